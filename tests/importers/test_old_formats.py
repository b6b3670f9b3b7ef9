"""What .xls, .ods, HTML and SpreadsheetML cells carry beside their values."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest

from sheet2desk import importers
from sheet2desk.importers import SourceRef
from sheet2desk.workbook import Range, Workbook
from tests.importers.builders import png
from tests.importers.written import cells

NAMES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "number": "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xlink": "http://www.w3.org/1999/xlink",
    "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
}
ROW, CELL = "table:table-row", "table:table-cell"


def ods(rows: str, *, styles: str = "", media: dict[str, bytes] | None = None, table: str = "") -> Workbook:
    names = "".join(f' xmlns:{prefix}="{address}"' for prefix, address in NAMES.items())
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "content.xml",
            f'<?xml version="1.0"?><office:document-content{names}><office:automatic-styles>{styles}'
            f"</office:automatic-styles><office:body><office:spreadsheet><table:table table:name='Лог' {table}>{rows}"
            "</table:table></office:spreadsheet></office:body></office:document-content>",
        )
        for name, data in (media or {}).items():
            archive.writestr(name, data)
    return importers.read(SourceRef("log.ods", data=out.getvalue()))


def test_ods_values_of_every_type() -> None:
    """Numbers, money, percents, times, durations, booleans and texts with their spaces and lines."""
    found = ods(
        f"<{ROW}>"
        f'<{CELL} office:value-type="float" office:value="1.5"><text:p>1,5</text:p></{CELL}>'
        f'<{CELL} office:value-type="percentage" office:value="0.25"/>'
        f'<{CELL} office:value-type="time" office:time-value="PT09H30M00S"/>'
        f'<{CELL} office:value-type="time" office:time-value="PT30H00M00S"/>'
        f'<{CELL} office:value-type="boolean" office:boolean-value="true"/>'
        f'<{CELL} office:value-type="date" office:date-value="2024-03-05T10:15:00"/>'
        f'<{CELL} office:value-type="string"><text:p>a<text:s text:c="3"/>b<text:tab/>c</text:p>'
        f"<text:p>d</text:p></{CELL}>"
        f"</{ROW}>"
    )
    assert list(cells(found.sheets[0]).values()) == [
        1.5, 0.25, time(9, 30), timedelta(hours=30), True, datetime(2024, 3, 5, 10, 15), "a   b\tc\nd",
    ]  # fmt: skip


def test_ods_marks() -> None:
    """Errors, formulas, uncached results, merges, leftovers, comments, links, hidden rows and columns."""
    found = ods(
        '<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>'
        f"<{ROW}>"
        f'<{CELL} table:formula="of:=NA()" office:value-type="string" calcext:value-type="error">'
        f"<text:p>#N/A</text:p></{CELL}>"
        f'<{CELL} table:formula="of:=ROW()-[.A1]" office:value-type="float" office:value="3"/>'
        f'<{CELL} table:formula="of:=SUM([.A1:.A3])"/></{ROW}>'
        f'<{ROW} table:visibility="filter">'
        f'<{CELL} table:number-columns-spanned="2" table:number-rows-spanned="1" office:value-type="string">'
        "<text:p>ЯНВАРЬ</text:p></table:table-cell>"
        '<table:covered-table-cell office:value-type="string"><text:p>lost</text:p></table:covered-table-cell>'
        f"</{ROW}>"
        f'<{ROW}><{CELL} office:value-type="string"><office:annotation><dc:creator>Bo</dc:creator>'
        "<dc:date>2024-03-05T10:00:00</dc:date><text:p>call back</text:p></office:annotation>"
        f'<text:p><text:a xlink:href="https://example.com/">act</text:a></text:p></{CELL}></{ROW}>'
    )
    marks = found.sheets[0].marks
    assert marks.errors == {(1, 1): "#N/A"}
    assert marks.formulas[2].example == "ROW()-A1"
    assert marks.uncached == {(1, 3)}
    assert marks.merges == [Range(2, 1, 2, 2)]
    assert (marks.hidden_rows, marks.hidden_columns, marks.filtered) == ({2}, {3}, True)
    assert marks.links == {(3, 1): "https://example.com/"}
    comment = marks.comments[3, 1][0]
    assert (comment.body, comment.author, comment.at) == ("call back", "Bo", datetime(2024, 3, 5, 10))
    assert cells(found.sheets[0]) == {(1, 2): 3.0, (2, 1): "ЯНВАРЬ", (3, 1): "act"}
    assert [note.rule for note in found.notes] == ["unread-part"]


def test_ods_pictures_looks_and_hidden_sheets() -> None:
    """A frame stands on the row it covers most; fills and strikes come by style; a hidden sheet is one."""
    style = '<style:style style:name="%s" style:family="%s">%s</style:style>'
    found = ods(
        f'<{ROW} table:number-rows-repeated="2" table:style-name="r"><{CELL}/></{ROW}><{ROW} table:style-name="r">'
        f'<{CELL} table:style-name="c" office:value-type="string"><text:p>x</text:p>'
        '<draw:frame svg:y="0.9cm" svg:height="2cm" svg:width="1cm"><draw:image xlink:href="Pictures/a.png"/>'
        "</draw:frame>"
        f"</{CELL}></{ROW}>",
        styles=style % ("r", "table-row", '<style:table-row-properties style:row-height="1cm"/>')
        + style % ("t", "table", '<style:table-properties table:display="false"/>')
        + style
        % (
            "c",
            "table-cell",
            '<style:table-cell-properties fo:background-color="#ff0000"/>'
            '<style:text-properties style:text-line-through-style="solid"/>',
        ),
        media={"Pictures/a.png": png(), "Pictures/lost.png": png(9)},
        table='table:style-name="t"',
    )
    sheet = found.sheets[0]
    assert sheet.hidden
    assert [(picture.row, picture.column, picture.kind) for picture in sheet.marks.pictures] == [(4, 1, "frame")]
    assert sheet.marks.pictures[0].load() == png()
    assert sheet.grid.looks().fills == {(3, 1): "FF0000"}
    assert sheet.grid.looks().struck == {(3, 1)}
    assert [(note.rule, "lost.png" in note.message) for note in found.notes] == [("unplaced-picture", True)]


def test_xls_marks(tmp_path: Path) -> None:
    """Merges, hidden rows, columns and sheets, errors and formulas of an old workbook."""
    import xlwt

    book = xlwt.Workbook()
    sheet = book.add_sheet("Лог")
    sheet.write_merge(0, 0, 0, 2, "ЯНВАРЬ")
    sheet.write(2, 0, "x")
    sheet.row(2).hidden = True
    sheet.col(4).hidden = True
    sheet.row(3).set_cell_error(1, "#DIV/0!")
    sheet.write(4, 0, xlwt.Formula("1+1"))
    book.add_sheet("Архив").visibility = 1
    book.save(str(tmp_path / "log.xls"))
    workbook = importers.read(SourceRef("log.xls", path=tmp_path / "log.xls"))
    marks = workbook.sheets[0].marks
    assert marks.merges == [Range(1, 1, 1, 3)]
    assert (marks.hidden_rows, marks.hidden_columns) == ({3}, {5})
    assert marks.errors == {(4, 2): "#DIV/0!"}
    assert marks.formulas[1].count == 1
    assert [row for row, _ in workbook.sheets[0].grid.rows()][:3] == [1, 3, 4]
    assert [other.hidden for other in workbook.sheets] == [False, True]


def test_html_marks() -> None:
    """Spans, links, fills, entities and line breaks; unclosed cells are closed by the next."""
    workbook = importers.read(
        SourceRef(
            "export.xls",
            data="<html><meta charset=utf-8><table><tr><th>№<th>Имя<tr><td rowspan=2>1"
            "<td bgcolor='#FF0000'>Анна &amp; Ко<br>x"
            "<tr><td><a href='https://example.com/'>y</a></table></html>".encode(),
        )
    )
    sheet = workbook.sheets[0]
    assert cells(sheet) == {(1, 1): "№", (1, 2): "Имя", (2, 1): "1", (2, 2): "Анна & Ко\nx", (3, 2): "y"}
    assert sheet.marks.merges == [Range(2, 1, 3, 1)]
    assert sheet.marks.links == {(3, 2): "https://example.com/"}
    assert sheet.grid.looks().fills == {(2, 2): "FF0000"}


def test_html_notes() -> None:
    """A note that LibreOffice writes beside a cell's text is a comment there, not part of the text."""
    workbook = importers.read(
        SourceRef(
            "export.html",
            data="<html><meta charset=utf-8><table><tr><td>№<td><a class='comment-indicator'></a>"
            "<comment>перезвонить<br>в пять</comment><font>не греет</font>"
            "<tr><td>2<td>течёт<comment></comment></table></html>".encode(),
        )
    )
    sheet = workbook.sheets[0]
    assert cells(sheet) == {(1, 1): "№", (1, 2): "не греет", (2, 1): "2", (2, 2): "течёт"}
    assert {where: [one.body for one in notes] for where, notes in sheet.marks.comments.items()} == {
        (1, 2): ["перезвонить\nв пять"]
    }


def test_spreadsheet_xml_marks() -> None:
    """Indices, merges, hidden rows, comments and errors of Excel 2003's XML."""
    workbook = importers.read(
        SourceRef(
            "log.xls",
            data=(
                '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
                'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="Лог"><Table>'
                '<Row ss:Index="2"><Cell ss:MergeAcross="1"><Data ss:Type="String">a</Data></Cell>'
                '<Cell><Data ss:Type="Number">5</Data></Cell></Row>'
                '<Row ss:Hidden="1"><Cell ss:Index="3"><Data ss:Type="Error">#N/A</Data>'
                '<Comment ss:Author="Bo"><ss:Data>Bo: hi</ss:Data></Comment></Cell></Row>'
                "</Table></Worksheet></Workbook>"
            ).encode(),
        )
    )
    sheet = workbook.sheets[0]
    assert cells(sheet) == {(2, 1): "a", (2, 3): 5.0}
    assert [row for row, _ in sheet.grid.rows()] == [2, 3]
    assert (sheet.marks.merges, sheet.marks.hidden_rows) == ([Range(2, 1, 2, 2)], {3})
    assert sheet.marks.errors == {(3, 3): "#N/A"}
    assert (sheet.marks.comments[3, 3][0].body, sheet.marks.comments[3, 3][0].author) == ("hi", "Bo")


def test_ods_number_formats() -> None:
    """An id shown with leading zeros, by its own style, its column's or a parent's; literals come in quotes."""
    number = '<number:number-style style:name="%s">%s</number:number-style>'
    style = '<style:style style:name="%s" style:family="table-cell" %s/>'
    one = f'<{CELL} %s office:value-type="float" office:value="17"><text:p>00017</text:p></{CELL}>'
    found = ods(
        f'<table:table-column/><table:table-column table:default-cell-style-name="id"/><{ROW}>'
        + one % 'table:style-name="child"'
        + one % ""
        + one % 'table:style-name="named"'
        + one % 'table:style-name="plain"'
        + f'<{CELL} table:style-name="id" office:value-type="string"><text:p>17</text:p></{CELL}></{ROW}>',
        styles=number % ("N1", '<number:number number:min-integer-digits="5"/>')
        + number % ("N2", '<number:text>INC-</number:text><number:number number:min-integer-digits="3"/>')
        + number % ("N0", '<number:number number:min-integer-digits="1"/>')
        + style % ("id", 'style:data-style-name="N1"')
        + style % ("child", 'style:parent-style-name="id"')
        + style % ("named", 'style:data-style-name="N2"')
        + style % ("plain", 'style:data-style-name="N0"'),
    )
    formats = found.sheets[0].grid.looks().number_formats
    assert formats == {(1, 1): "00000", (1, 2): "00000", (1, 3): '"INC-"000'}


@pytest.mark.parametrize(("end", "row"), [("'Sheet 1'.$A$2", 2), ("Sheet1.A3", 3), ("", 3), ("Sheet1.A1", 3)])
def test_ods_a_frame_ends_where_the_file_says(end: str, row: int) -> None:
    """Rows that fit their text state no height, so the end cell decides how far a picture can reach."""
    found = ods(
        f"<{ROW}><{CELL}/></{ROW}><{ROW}>"
        f'<{CELL} office:value-type="string"><text:p>x</text:p>'
        f'<draw:frame svg:y="0.1cm" svg:height="1cm" svg:width="1cm" table:end-cell-address="{end}">'
        '<draw:image xlink:href="Pictures/a.png"/></draw:frame>'
        f"</{CELL}></{ROW}>",
        media={"Pictures/a.png": png()},
    )
    assert [picture.row for picture in found.sheets[0].marks.pictures] == [row]


def test_html_signs_without_a_tag_are_text() -> None:
    """`<` before a digit or a blank is what the page shows; a million of them are no million searches for an end."""
    page = "<table><tr><td>No</td><td>Text</td></tr><tr><td>1</td><td>t < 5 <3 " + "<" * 200_000 + "</td></tr></table>"
    found = importers.read(SourceRef("log.html", data=page.encode()))
    values = dict(found.sheets[0].grid.rows())[2]
    assert values == ["1", "t < 5 <3 " + "<" * 200_000]
