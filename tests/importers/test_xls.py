"""What the records of an old workbook give beside its values."""

from __future__ import annotations

import csv
import struct
import zlib
from pathlib import Path
from typing import Any

import pytest
import xlwt

from sheet2desk import importers
from sheet2desk.importers import SourceRef
from sheet2desk.importers.geometry import Axis
from sheet2desk.importers.xls import hyperlink
from sheet2desk.importers.xls.blips import Blip, read_store, with_file_header
from sheet2desk.importers.xls.drawing import DrawingReader
from sheet2desk.importers.xls.records import Stream
from sheet2desk.workbook import Workbook
from tests.importers.builders import png

CORPORA = Path(__file__).resolve().parents[3] / "shared" / "corpora"
needs_corpora = pytest.mark.skipif(not CORPORA.exists(), reason="the public files aren't here")


def saved(book: Any, folder: Path) -> Workbook:
    book.save(str(folder / "log.xls"))
    return importers.read(SourceRef("log.xls", path=folder / "log.xls"))


def public(name: str) -> Workbook:
    return importers.read(SourceRef(Path(name).name, path=CORPORA / name))


def bitmap(width: int = 2, height: int = 2) -> bytes:
    points = bytes(range(width * 3)).ljust((width * 3 + 3) // 4 * 4, b"\0") * height
    head = struct.pack("<IiiHHIIiiII", 40, width, height, 1, 24, 0, len(points), 0, 0, 0, 0)
    return b"BM" + struct.pack("<IHHI", 54 + len(points), 0, 0, 54) + head + points


def test_number_formats_fills_and_strikes(tmp_path: Path) -> None:
    """An id shown with leading zeros has its format; a date's format says nothing more; white is no fill."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Лог")
    sheet.write(0, 0, 17, xlwt.easyxf(num_format_str="00000"))
    sheet.write(0, 1, 214.5, xlwt.easyxf(num_format_str='0.00" шт."'))
    sheet.write(0, 2, 45000, xlwt.easyxf(num_format_str="DD.MM.YYYY"))
    sheet.write(0, 3, 5)
    sheet.write(0, 4, "text", xlwt.easyxf(num_format_str="000"))
    sheet.write(1, 0, "done", xlwt.easyxf("pattern: pattern solid, fore_colour yellow; font: struck_out on"))
    sheet.write(1, 1, "", xlwt.easyxf("pattern: pattern solid, fore_colour red"))
    sheet.write(1, 2, "white", xlwt.easyxf("pattern: pattern solid, fore_colour white"))
    for column in range(4, 9):
        sheet.write(2, column, column, xlwt.easyxf(num_format_str="00"))  # packed into one record
    looks = saved(book, tmp_path).sheets[0].grid.looks()
    assert dict(looks.number_formats) == {(1, 1): "00000", (1, 2): '0.00" шт."'} | {
        (3, column): "00" for column in range(5, 10)
    }
    assert dict(looks.fills) == {(2, 1): "FFFF00", (2, 2): "FF0000"}
    assert looks.struck == {(2, 1)}


def test_a_changed_palette_is_used(tmp_path: Path) -> None:
    """A workbook's own colours stand in place of Excel's."""
    book = xlwt.Workbook()
    xlwt.add_palette_colour("workshop", 0x21)
    book.set_colour_RGB(0x21, 1, 35, 69)
    book.add_sheet("a").write(0, 0, "x", xlwt.easyxf("pattern: pattern solid, fore_colour workshop"))
    assert dict(saved(book, tmp_path).sheets[0].grid.looks().fills) == {(1, 1): "012345"}


def test_formulas_that_were_never_calculated(tmp_path: Path) -> None:
    """A writer that can't calculate leaves no result: the cells are told and blank; a simple counter is spelled out."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Лог")
    for row in range(3, 6):
        sheet.write(row, 0, xlwt.Formula("ROW()-3"))
        sheet.write(row, 1, xlwt.Formula(f"A{row}+1"))
    found = saved(book, tmp_path).sheets[0]
    assert found.marks.uncached == {(row, column) for row in (4, 5, 6) for column in (1, 2)}
    assert [row for row, _ in found.grid.rows()] == [4, 5, 6]
    assert (found.marks.formulas[1].count, found.marks.formulas[1].example) == (3, "ROW()-3")
    assert found.marks.formulas[2].example == "A3+1"


def test_a_bitmap_in_the_way_of_excel_95(tmp_path: Path) -> None:
    """A picture kept in its sheet stands on the row it covers most and comes as a .bmp file."""
    (tmp_path / "a.bmp").write_bytes(bitmap(20, 10))
    book = xlwt.Workbook()
    sheet = book.add_sheet("Лог")
    sheet.write(0, 0, "x")
    sheet.insert_bitmap(str(tmp_path / "a.bmp"), 4, 2)
    found = saved(book, tmp_path).sheets[0].marks.pictures
    assert [(picture.row, picture.column, picture.name) for picture in found] == [(5, 3, "bitmap1.bmp")]
    medium = found[0].load()
    assert medium[:2] == b"BM"
    assert int.from_bytes(medium[10:14], "little") == 26
    assert medium[26:] == bitmap(20, 10)[54:]


def record(kind: int, body: bytes, *, version: int = 0, instance: int = 0) -> bytes:
    return struct.pack("<HHI", version | instance << 4, kind, len(body)) + body


def store(*media: bytes) -> bytes:
    entries = b"".join(
        record(0xF007, b"\6\6" + bytes(22) + struct.pack("<I", 1) + bytes(8) + medium, version=2) for medium in media
    )
    return record(0xF000, record(0xF001, entries, version=15), version=15)


def test_media_of_every_kind() -> None:
    """Bitmaps with one hash or two, deflated metafiles; an empty entry keeps the numbers of those behind it."""
    picture, metafile = png(), b"\1\0\0\0" + bytes(80)
    head = struct.pack("<I", len(metafile)) + bytes(28) + b"\0\xfe"
    found = read_store(
        store(
            record(0xF01E, bytes(17) + picture, instance=0x6E0),
            b"",
            record(0xF01D, bytes(33) + b"\xff\xd8jpeg", instance=0x46B),
            record(0xF01A, bytes(16) + head + zlib.compress(metafile), instance=0x3D4),
        )
    )
    assert [blip and (blip.ending, blip.medium()) for blip in found] == [
        (".png", picture), None, (".jpg", b"\xff\xd8jpeg"), (".emf", metafile),
    ]  # fmt: skip


@pytest.mark.parametrize("cut", [3, 9, 30, 60, 100])
def test_cut_drawings_give_what_is_left(cut: int) -> None:
    """A damaged store or drawing ends the walk, never the run."""
    data = store(record(0xF01E, bytes(17) + png(), instance=0x6E0))
    assert len(read_store(data[:cut])) <= 1
    reader = DrawingReader(Axis(100, {}, 1000), Axis(100, {}, 100))
    reader.read(data[:cut])
    assert reader.shown == []


def shape(*parts: bytes) -> bytes:
    return record(0xF004, b"".join(parts), version=15)


def options(medium: int) -> bytes:
    return record(0xF00B, struct.pack("<HI", 0x4104, medium), version=3, instance=1)


def test_pictures_in_groups_stand_where_the_group_puts_them() -> None:
    """A group scales its children: the one in its lower half stands on the lower row."""
    patriarch = shape(record(0xF009, bytes(16), version=1))
    group = record(
        0xF003,
        shape(
            record(0xF009, struct.pack("<4i", 0, 0, 1000, 1000), version=1),
            record(0xF010, struct.pack("<9H", 0, 2, 0, 10, 0, 3, 0, 12, 0)),
        )
        + shape(record(0xF00F, struct.pack("<4i", 0, 500, 900, 1000)), options(7)),
        version=15,
    )
    plain = shape(record(0xF010, struct.pack("<9H", 0, 0, 512, 4, 200, 1, 0, 6, 0)), options(3))
    reader = DrawingReader(Axis(1000, {}, 1000), Axis(1000, {}, 100))
    reader.read(record(0xF002, record(0xF003, patriarch + group + plain, version=15), version=15))
    assert [(shown.row, shown.column, shown.medium) for shown in reader.shown] == [(12, 3, 7), (6, 1, 3)]


def test_a_bitmap_gets_its_file_header() -> None:
    """The palette counts into where the points begin; a whole file stays as it is."""
    head = struct.pack("<IiiHHIIiiII", 40, 4, 1, 1, 8, 0, 4, 0, 0, 2, 0)
    file = with_file_header(head + bytes(8) + b"\0\1\0\1")
    assert (int.from_bytes(file[10:14], "little"), file[62:]) == (62, b"\0\1\0\1")
    assert with_file_header(file) == file
    assert Blip(".png", b"x").medium() == b"x"


def link(flags: int, *parts: bytes) -> bytes:
    return bytes(16) + struct.pack("<II", 2, flags) + b"".join(parts)


def wide(text: str) -> bytes:
    return struct.pack("<I", len(text) + 1) + (text + "\0").encode("utf-16-le")


def test_targets_of_links_of_every_kind() -> None:
    """Addresses, paths with steps up, places in the workbook, targets as text; a cut record has none."""
    address = "http://example.com/1\0".encode("utf-16-le")
    url = bytes.fromhex("e0c9ea79f9bace118c8200aa004ba90b") + struct.pack("<I", len(address)) + address
    short = b"ACT.DOC\0"
    long = "акт.doc".encode("utf-16-le")
    file = bytes.fromhex("0303000000000000c000000000000046") + struct.pack("<HI", 1, len(short)) + short + bytes(24)
    file += struct.pack("<IIH", len(long) + 6, len(long), 3) + long
    assert hyperlink.target(link(0x01, url)) == "http://example.com/1"
    assert hyperlink.target(link(0x19, wide("label"), url, wide("top"))) == "http://example.com/1#top"
    assert hyperlink.target(link(0x09, file, wide("Лист1!A1"))) == "..\\акт.doc#Лист1!A1"
    assert hyperlink.target(link(0x08, wide("Архив!A1"))) == "#Архив!A1"
    assert hyperlink.target(link(0x101, wide("\\\\server\\scan"))) == "\\\\server\\scan"
    assert hyperlink.target(link(0x01, url)[:20]) == ""


def test_records_are_bounded() -> None:
    """A stream of empty records ends where the limit does, over all parts together."""
    stream = Stream(struct.pack("<HH", 0x0809, 0) + bytes(4) * 50, left=20)
    assert sum(1 for _ in stream.part(0)) == 19
    assert stream.left == 0


def test_older_than_excel_5_is_said() -> None:
    """A bare stream of Excel 4 is refused by what it is."""
    from sheet2desk.errors import UnreadableSource

    with pytest.raises(UnreadableSource, match="Excel 4 or older") as caught:
        importers.read(SourceRef("old.xls", data=struct.pack("<HHHHH", 0x0409, 6, 0, 0x10, 0) + bytes(40)))
    assert "save it as .xlsx" in caught.value.help


@needs_corpora
def test_comments_links_and_pictures_of_public_files() -> None:
    """Files of Excel itself, of 95 and 97: comments with authors, links, pictures on their rows."""
    comments = public("poi/spreadsheet/SimpleWithComments.xls").sheets[0].marks.comments
    assert {where: (one.body, one.author) for where, (one,) in comments.items()} == {
        (1, 2): ("first cell", "Yegor Kozlov"),
        (2, 2): ("second cell", "Yegor Kozlov"),
        (3, 2): ("third cell", "Yegor Kozlov"),
    }
    for name in ("sheetjs/comments_stress_test.xls", "sheetjs/biff5/comments_stress_test.xls"):
        assert [len(sheet.marks.comments) for sheet in public(name).sheets] == [10, 9, 1, 4, 2], name
    links = [sheet.marks.links for sheet in public("poi/spreadsheet/HyperlinksOnManySheets.xls").sheets]
    assert links[1:] == [{(5, 1): "mailto:dev@poi.apache.org"}, {(5, 1): "#WebLinks!A1"}]
    pictures = public("poi/spreadsheet/SimpleWithImages.xls").sheets[0].marks.pictures
    assert [(picture.row, picture.column, picture.name, picture.alt) for picture in pictures] == [
        (1, 1, "image1.jpg", "clock"),
        (3, 5, "image2.png", "painting"),
        (22, 2, "image3.wmf", "santa"),
        (26, 6, "image4.emf", "wrench"),
    ]
    assert [len(picture.load()) == picture.size for picture in pictures] == [True] * 4


@needs_corpora
def test_looks_of_an_old_book_are_those_of_its_twin() -> None:
    """The same book kept as .xls and as .xlsx looks alike where both have it."""
    compared = 0
    for row in csv.DictReader((CORPORA / "workbooks.csv").open()):
        twin = row["path"].removesuffix(".xls") + ".xlsx"
        if not row["path"].startswith("sheetjs/") or row["path"] == twin or not (CORPORA / twin).exists():
            continue
        if row["bytes"].isdigit() and int(row["bytes"]) > 20_000:
            continue
        old, new = public(row["path"]), public(twin)
        for one, other in zip(old.sheets, new.sheets, strict=False):
            if one.name == other.name:
                struck, there = one.grid.looks().struck, other.grid.looks().struck
                assert struck == there, row["path"]
                assert set(one.marks.comments) == set(other.marks.comments), row["path"]
                compared += 1
    assert compared > 5
