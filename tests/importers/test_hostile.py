"""Hostile files are bounded in memory and time, and never take the process down."""

from __future__ import annotations

import io
import struct
import time
import zipfile
from pathlib import Path

import pytest

from sheet2desk import importers
from sheet2desk.config import Limits
from sheet2desk.errors import UnreadableSource
from sheet2desk.importers import ReadOptions, SourceRef
from sheet2desk.importers.archive import Archive
from sheet2desk.importers.content import Content
from sheet2desk.importers.ooxml.shared_texts import SharedTexts
from sheet2desk.workbook import Workbook
from tests.importers.builders import BUILDERS

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
PACKAGE = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)) + "]>"
)
CELL = '<row r="1"><c r="A1"><v>1</v></c></row>'


def workbook(rows: str, *, prologue: str = "", book_prologue: str = "", name: str = "S", strings: str = "") -> bytes:
    out = io.BytesIO()
    relation = f'<Relationship Id="r1" Type="{OFFICE}/%s" Target="%s"/>'
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
        )
        archive.writestr(
            "_rels/.rels",
            f"<Relationships {PACKAGE}>{relation % ('officeDocument', 'xl/workbook.xml')}</Relationships>",
        )
        archive.writestr(
            "xl/workbook.xml",
            f'{book_prologue}<workbook {MAIN} xmlns:r="{OFFICE}">'
            f'<sheets><sheet name="{name}" sheetId="1" r:id="r1"/></sheets></workbook>',
        )
        more = f'<Relationship Id="r2" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/>' if strings else ""
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f"<Relationships {PACKAGE}>{relation % ('worksheet', 'worksheets/sheet1.xml')}{more}</Relationships>",
        )
        archive.writestr(
            "xl/worksheets/sheet1.xml", f"{prologue}<worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>"
        )
        if strings:
            archive.writestr("xl/sharedStrings.xml", strings)
    return out.getvalue()


def read(data: bytes, limits: Limits | None = None) -> Workbook:
    return importers.read(SourceRef("hostile.xlsx", data=data), ReadOptions(limits or Limits()))


def test_a_plain_one_is_read() -> None:
    """The builder's own workbook is sound, so that refusals below mean something."""
    assert list(read(workbook(CELL)).sheets[0].grid.rows()) == [(1, [1.0])]


@pytest.mark.parametrize(
    "corner",
    [
        '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>',
        '<row r="2"><c r="XFD1048576"><v>2</v></c></row>',
        '<row r="9999999"><c r="ZZZZ9999999"><v>2</v></c></row>',
        '<row r="2"><c s="0" r="ZZZZ9999999"><v>2</v></c></row>',
    ],
)
def test_far_references_keep_the_rest(corner: str) -> None:
    """A cell at the far corner or beyond it neither crashes nor costs the other cells; off the grid it is told."""
    found = read(workbook(CELL + corner))
    values = dict(found.sheets[0].grid.rows())
    assert values[1] == [1.0]
    beyond = "ZZZZ" in corner
    assert (1_048_576 in values) is not beyond
    assert [note.rule for note in found.notes] == ["unread-part"] * beyond


@pytest.mark.parametrize(
    "data",
    [
        workbook(CELL, prologue=LAUGHS),
        workbook(CELL, book_prologue=LAUGHS, name="&a9;"),
        workbook('<row r="1"><c r="A1" t="inlineStr"><is><t>&a9;</t></is></c></row>', prologue=LAUGHS),
        workbook(
            '<row r="1"><c r="A1" t="s"><v>0</v></c></row>', strings=f"{LAUGHS}<sst {MAIN}><si><t>&a9;</t></si></sst>"
        ),
    ],
    # a zip holds the time of its making: as an id it would differ from one test process to the next
    ids=["before the sheet", "before the book", "in an inline text", "in the shared strings"],
)
def test_entities_are_refused(data: bytes) -> None:
    """Billion laughs: an XML that declares entities is refused wherever it stands."""
    with pytest.raises(UnreadableSource):
        read(data)


def test_a_zip_bomb_is_refused_and_the_limit_named() -> None:
    """A part that unpacks to a thousand times its size is refused before it is unpacked."""
    with pytest.raises(UnreadableSource, match="times its size") as caught:
        read(workbook(CELL + " " * (80 << 20)))
    assert "unpacked_mib" in caught.value.help


def test_many_small_bombs_are_one() -> None:
    """Parts that stay just below the limit of one part are added up."""
    bomb = f"<worksheet {MAIN}><sheetData>{CELL}</sheetData>{' ' * (24 << 20)}</worksheet>"
    out = io.BytesIO(workbook(CELL))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        for number in range(2, 5):
            archive.writestr(f"xl/worksheets/sheet{number}.xml", bomb)
    with pytest.raises(UnreadableSource, match="some of its parts unpack to 72 MiB"):
        read(out.getvalue())


def test_a_zip_that_lies_about_its_size_is_damaged() -> None:
    """The declared size is held against the real one while unpacking."""
    data = workbook(CELL + " " * (1 << 20))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        real = archive.getinfo("xl/worksheets/sheet1.xml").file_size
    with pytest.raises(UnreadableSource, match="damaged"):
        read(data.replace(struct.pack("<I", real), struct.pack("<I", 500)))


def test_the_unpacked_limit_can_be_lowered_and_raised() -> None:
    """The profile's limit is what counts."""
    data = workbook("".join(f'<row r="{n}"><c r="A{n}"><v>{n * 7919}</v></c></row>' for n in range(1, 40_000)))
    with pytest.raises(UnreadableSource, match="unpacks to"):
        read(data, Limits(unpacked_mib=1))
    assert sum(1 for _ in read(data, Limits(unpacked_mib=64)).sheets[0].grid.rows()) == 39_999


def test_limits_of_rows_and_columns() -> None:
    """More rows or columns than the profile allows are refused, and the key to raise is named."""
    wide = '<row r="1">' + '<c r="ALL1"><v>1</v></c>' + "</row>"
    for rows, limits, key in (
        (CELL.replace("1", "99"), Limits(rows=50), "rows"),
        (wide, Limits(columns=100), "columns"),
    ):
        with pytest.raises(UnreadableSource) as caught:
            read(workbook(rows), limits)
        assert key in caught.value.help


def test_a_declared_dimension_is_not_believed() -> None:
    """`A1:XFD1048576` on a sheet of one cell costs nothing."""
    data = workbook(CELL)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for info in source.infolist():
            text = source.read(info).replace(b"<sheetData>", b'<dimension ref="A1:XFD1048576"/><sheetData>')
            target.writestr(info.filename, text)
    assert list(read(out.getvalue()).sheets[0].grid.rows()) == [(1, [1.0])]


def spreadsheet(body: str) -> bytes:
    names = "".join(
        f' xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0"'
        for prefix in ("office", "table", "text")
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "content.xml",
            f"<office:document-content{names}><office:body><office:spreadsheet><table:table table:name='S'>{body}"
            "</table:table></office:spreadsheet></office:body></office:document-content>",
        )
    return out.getvalue()


def test_repeated_cells_are_bounded() -> None:
    """An .ods of a few bytes that claims the whole grid is refused; blank repetition up to the grid's end is normal."""
    one = '<table:table-cell %s office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell>'
    full = one % 'table:number-columns-repeated="16384"'
    with pytest.raises(UnreadableSource, match="claimed by repetition"):
        read(spreadsheet(f'<table:table-row table:number-rows-repeated="1048576">{full}</table:table-row>'))
    blank = '<table:table-cell table:number-columns-repeated="16384"/>'
    rest = f'<table:table-row table:number-rows-repeated="1048574">{blank}</table:table-row>'
    found = read(spreadsheet(f'<table:table-row table:number-rows-repeated="2">{one % ""}</table:table-row>{rest}'))
    assert list(found.sheets[0].grid.rows()) == [(1, [1.0]), (2, [1.0])]


def test_a_crash_in_the_child_is_one_file_lost() -> None:
    """A binary workbook whose reader dies, here of memory, is refused in words; the next file is still read."""
    bof = struct.pack("<HHHHHHII", 0x0809, 16, 0x0600, 0x0005, 0, 0, 0, 0)
    with pytest.raises(UnreadableSource):
        importers.read(SourceRef("bad.xls", data=bof + b"\xff" * 5000))
    assert list(read(workbook(CELL)).sheets[0].grid.rows()) == [(1, [1.0])]


@pytest.mark.parametrize("tail", ["", "</c>" * 100_000], ids=["nowhere", "at the end"])
def test_cells_that_never_close_cost_no_more_than_their_bytes(tail: str) -> None:
    """A hundred thousand opened formulas, closed nowhere or all at the end, are refused at once."""
    with pytest.raises(UnreadableSource):
        read(workbook('<row r="1">' + '<c r="A1"><f>' * 100_000 + tail))


@pytest.mark.parametrize(
    "edges",
    [
        "<cols>" + '<col min="1" max="16384" width="9" hidden="1"/>' * 20_000 + "</cols>%s",
        "%s<mergeCells>" + '<mergeCell ref="A1:XFD1048576"/>' * 20_000 + "</mergeCells>",
        "%s<hyperlinks>" + '<hyperlink ref="A1:J1000" location="S!A1"/>' * 20_000 + "</hyperlinks>",
        "%s<hyperlinks>" + '<hyperlink ref="A1:XFD1048576" location="S!A1"/>' * 20_000 + "</hyperlinks>",
    ],
    ids=["columns", "merges", "links", "links over everything"],
)
def test_what_stands_around_the_rows_is_bounded(edges: str) -> None:
    """Each claims billions of cells in a few kilobytes; the one cell is read in less than three seconds."""
    plain = workbook(CELL)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(plain)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for info in source.infolist():
            text = source.read(info).decode()
            start, end = text.find("<sheetData>"), text.find("</worksheet>")
            if start > 0:
                text = text[:start] + edges % text[start:end] + text[end:]
            target.writestr(info.filename, text)
    began = time.process_time()
    assert list(read(out.getvalue()).sheets[0].grid.rows()) == [(1, [1.0])]
    assert time.process_time() - began < 3


@pytest.mark.parametrize("quote", ['"', "'"])
def test_a_long_text_that_many_cells_share_is_kept_once(monkeypatch: pytest.MonkeyPatch, quote: str) -> None:
    """Twenty thousand cells that name one long string never reach the reader that would copy it into each of them."""
    long = "x" * 32_000
    strings = f"<sst {MAIN}><si><t>short</t></si><si><t>{long}</t></si></sst>"
    cells = "".join(
        f'<row r="{n}"><c r="A{n}" t={quote}s{quote}><v>{int(n > 1)}</v></c></row>' for n in range(1, 20_001)
    )

    def copied(*_: object) -> None:
        raise AssertionError("read by the reader that copies")

    monkeypatch.setattr("sheet2desk.importers.ooxml.read_sheet.CalamineRows", copied)
    rows = list(read(workbook(cells, strings=strings)).sheets[0].grid.rows())
    assert [rows[0], rows[-1], len(rows)] == [(1, ["short"]), (20_000, [long]), 20_000]
    assert len({id(values[0]) for _, values in rows[1:]}) == 1


def test_texts_that_add_up_beyond_the_limits_are_refused() -> None:
    """Shared or not, whoever writes these cells out writes gigabytes."""
    strings = f"<sst {MAIN}><si><t>{'x' * 32_000}</t></si></sst>"
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 20_001))
    data = workbook(cells, strings=strings)
    with pytest.raises(UnreadableSource, match="its cells hold 611 MiB of text") as caught:
        read(data, Limits(unpacked_mib=500))
    assert "unpacked_mib" in caught.value.help


def test_long_texts_that_differ_are_read_as_ever() -> None:
    """One long string among many short ones, each named once or by a few cells, is no reason to read another way."""
    texts = ["x" * 32_000, *(f"text {n}" for n in range(20_000))]
    strings = f"<sst {MAIN}>" + "".join(f"<si><t>{text}</t></si>" for text in texts) + "</sst>"
    sheet = [f'<c r="A{n}" t="s"><v>{n}</v></c>'.encode() for n in range(20_000)]
    same = [f'<c r="A{n}" t="s"><v>0</v></c>'.encode() for n in range(20_000)]
    odd = [f'<c r="A{n}" t="s"><f>A1</f><v>0</v></c>'.encode() for n in range(20_000)]
    content = Content(SourceRef("long.xlsx", data=workbook(CELL, strings=strings)))
    archive = Archive(content, Limits())
    shared = SharedTexts(archive, "xl/sharedStrings.xml")
    assert not shared.swell(len(sheet), sheet)
    assert shared.swell(len(same), same)
    assert shared.swell(len(odd), odd)
    archive.close()


def test_reading_stops_at_the_limit_of_seconds() -> None:
    """A workbook that keeps the reader busy is refused between two pieces of a part; the key to raise is named."""
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n * 7919}</v></c></row>' for n in range(1, 80_000))
    content = Content(SourceRef("slow.xlsx", data=workbook(rows)))

    def pieces(limits: Limits, seconds_per_piece: float) -> int:
        now = [0.0]
        archive = Archive(content, limits, lambda: now[0])
        read = 0
        try:
            for _ in archive.chunks("xl/worksheets/sheet1.xml"):
                read += 1
                now[0] += seconds_per_piece
        finally:
            archive.close()
        return read

    whole = pieces(Limits(), 0)
    assert whole > 2
    assert pieces(Limits(), 2) == whole
    with pytest.raises(UnreadableSource, match=r"slow\.xlsx: reading takes longer than \d+ s") as caught:
        pieces(Limits(), 8)
    assert "seconds under [limits]" in caught.value.help
    assert pieces(Limits(seconds=6000), 8) == whole
    with pytest.raises(UnreadableSource, match="takes longer"):
        pieces(Limits(seconds=1), 2)


@pytest.mark.parametrize("ending", [".fods", ".xml"])
def test_a_text_of_megabytes_takes_its_share_of_time(tmp_path: Path, ending: str) -> None:
    """The parser hands it over in thousands of pieces: put together one by one they'd take minutes."""
    path = tmp_path / f"log{ending}"
    BUILDERS[ending][0](path)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("трещина", "x" * 60_000_000), encoding="utf-8")
    began = time.perf_counter()
    importers.read(SourceRef(path.name, path=path))
    assert time.perf_counter() - began < 10
