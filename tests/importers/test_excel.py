"""What cells of an Office Open XML workbook carry beside their values."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import xlsxwriter

from sheet2desk import importers
from sheet2desk.importers import SourceRef
from sheet2desk.workbook import Range
from tests.importers.written import build, cells, first, patch


def test_errors_are_errors_and_their_rows_come(tmp_path: Path) -> None:
    """#N/A is no blank: it is named at its cell, and a row that holds nothing else is still a row."""

    def write(book: Any, sheet: Any) -> None:
        sheet.write("A1", "x")
        sheet.write_formula("B3", "=1/0", None, "#DIV/0!")
        sheet.write_formula("C1", "=NA()", None, "#N/A")

    sheet = first(tmp_path, write)
    assert sheet.marks.errors == {(3, 2): "#DIV/0!", (1, 3): "#N/A"}
    assert [row for row, _ in sheet.grid.rows()] == [1, 3]


def test_formulas_are_counted_by_column_with_an_example(tmp_path: Path) -> None:
    """A numbering by formula can be seen: how many cells, and what the first one says."""

    def write(book: Any, sheet: Any) -> None:
        for row in range(3, 8):
            sheet.write_formula(row, 0, "=ROW()-3", None, row - 2)
        sheet.write_formula("C1", '=IF(1<2,"a & b","")', None, "a & b")

    sheet = first(tmp_path, write)
    assert (sheet.marks.formulas[1].count, sheet.marks.formulas[1].example) == (5, "ROW()-3")
    assert sheet.marks.formulas[3].example == 'IF(1<2,"a & b","")'
    assert sheet.marks.uncached == set()
    assert cells(sheet)[4, 1] == 1


def test_a_formula_without_a_result_is_said(tmp_path: Path) -> None:
    """openpyxl stores formulas without results: the cell is blank and named; an empty text is a result."""
    import openpyxl

    book = openpyxl.Workbook()
    book.active["A1"], book.active["A2"] = "=SUM(B1:B9)", "=ROW()"
    book.save(tmp_path / "a.xlsx")
    sheet = importers.read(SourceRef("a.xlsx", path=tmp_path / "a.xlsx")).sheets[0]
    assert sheet.marks.uncached == {(1, 1), (2, 1)}
    assert [row for row, _ in sheet.grid.rows()] == [1, 2]
    assert cells(sheet) == {}


def test_the_noughts_of_a_writer_that_cannot_calculate_are_no_results(tmp_path: Path) -> None:
    """Where every formula has the result 0 and the book asks for recalculation, nothing was ever calculated."""

    def write(book: Any, sheet: Any) -> None:
        sheet.write_formula("A1", "=B1*2")
        sheet.write_formula("A2", "=B2*2")

    assert first(tmp_path, write).marks.uncached == {(1, 1), (2, 1)}


def test_noughts_that_excel_calculated_are_results(tmp_path: Path) -> None:
    """A book with an order of calculation was calculated once: its zeros are zeros, also when it asks for another."""
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as book:
        book.add_worksheet().write_formula("A1", "=B1*2")
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relation = f'<Relationship Id="chain" Type="{office}/calcChain" Target="calcChain.xml"/></Relationships>'
    found = patch(
        tmp_path / "a.xlsx", "xl/_rels/workbook.xml.rels", lambda text: text.replace("</Relationships>", relation)
    )
    assert found.sheets[0].marks.uncached == set()
    assert cells(found.sheets[0]) == {(1, 1): 0.0}


def test_dates_times_and_durations(tmp_path: Path) -> None:
    """Each comes as what it is, under both date systems."""

    def write(book: Any, sheet: Any) -> None:
        for row, (value, shown) in enumerate(
            [
                (date(2024, 2, 29), "dd.mm.yyyy"),
                (datetime(2024, 2, 29, 13, 5), "dd.mm.yyyy hh:mm"),
                (timedelta(hours=30), "[h]:mm"),
            ]
        ):
            sheet.write_datetime(row, 0, value, book.add_format({"num_format": shown}))

    for epoch in (False, True):
        values = cells(first(tmp_path, write, date_1904=epoch))
        assert values[1, 1] == date(2024, 2, 29)
        assert type(values[1, 1]) is date
        assert values[2, 1] == datetime(2024, 2, 29, 13, 5)
        assert values[3, 1] == timedelta(hours=30)


def test_a_time_of_day(tmp_path: Path) -> None:
    """A fraction of a day with a time format is a time."""

    def write(book: Any, sheet: Any) -> None:
        sheet.write_datetime("A1", time(9, 30), book.add_format({"num_format": "hh:mm"}))

    assert cells(first(tmp_path, write)) == {(1, 1): time(9, 30)}


def test_merges_keep_their_value_and_hide_leftovers(tmp_path: Path) -> None:
    """The value stays at the anchor; what a writer left in covered cells is no data, and said when it differs."""

    def write(book: Any, sheet: Any) -> None:
        sheet.merge_range("B2:D3", "ЯНВАРЬ")
        sheet.write("C2", "ЯНВАРЬ")
        sheet.write("D3", "lost")
        sheet.write("E3", "kept")

    workbook = build(tmp_path / "m.xlsx", write)
    sheet = workbook.sheets[0]
    assert sheet.marks.merges == [Range(2, 2, 3, 4)]
    assert cells(sheet) == {(2, 2): "ЯНВАРЬ", (3, 5): "kept"}
    assert [(note.rule, str(note.location)) for note in workbook.notes] == [("unread-part", "m.xlsx!Лог!B2:D3")]


def test_hidden_rows_columns_sheets_and_filters(tmp_path: Path) -> None:
    """What a filter or a hand hid is read, and named."""

    def write(book: Any, sheet: Any) -> None:
        for row in range(6):
            sheet.write(row, 0, "a" if row % 2 else "b")
        sheet.autofilter("A1:A6")
        sheet.filter_column("A", "x == b")
        sheet.set_row(1, options={"hidden": True})
        sheet.set_row(4, options={"hidden": True})
        sheet.set_column("C:D", None, None, {"hidden": True})
        book.add_worksheet("Архив").hide()

    workbook = build(tmp_path / "h.xlsx", write)
    marks = workbook.sheets[0].marks
    assert (marks.hidden_rows, marks.hidden_columns, marks.filtered) == ({2, 5}, {3, 4}, True)
    assert [sheet.hidden for sheet in workbook.sheets] == [False, True]
    assert len(list(workbook.sheets[0].grid.rows())) == 6


def test_links_of_all_kinds(tmp_path: Path) -> None:
    """Addresses, places in the book and HYPERLINK() lead somewhere."""

    def write(book: Any, sheet: Any) -> None:
        sheet.write_url("A1", "https://example.com/a?b=1&c=2", string="акт")
        sheet.write_url("A2", "internal:'Лог'!B5")
        sheet.write_formula("A3", '=HYPERLINK("https://example.com/""q""","фото")', None, "фото")

    assert first(tmp_path, write).marks.links == {
        (1, 1): "https://example.com/a?b=1&c=2",
        (2, 1): "#'Лог'!B5",
        (3, 1): 'https://example.com/"q"',
    }


def test_notes_come_with_their_author(tmp_path: Path) -> None:
    """A cell note is a comment of its author; the author's name as its first line isn't repeated."""

    def write(book: Any, sheet: Any) -> None:
        sheet.write("A1", "x")
        sheet.write_comment("A1", "Анна:\nперезвонить", {"author": "Анна"})

    comment = first(tmp_path, write).marks.comments[1, 1][0]
    assert (comment.author, comment.body) == ("Анна", "перезвонить")


def test_looks_name_fills_strikes_and_formats(tmp_path: Path) -> None:
    """Colours come resolved, also of whole rows and columns; a number knows how it is shown."""

    def write(book: Any, sheet: Any) -> None:
        sheet.set_column("F:F", None, book.add_format({"bg_color": "#ABCDEF"}))
        sheet.set_row(2, None, book.add_format({"bg_color": "#00FF00"}))
        sheet.write("A1", "x", book.add_format({"bg_color": "#FF0000", "font_strikeout": True}))
        sheet.write("B1", 45000, book.add_format({"num_format": "dd.mm.yyyy"}))
        sheet.write("B2", 5)
        sheet.write("B4", 17, book.add_format({"num_format": "00000"}))
        sheet.write("C3", "y")
        sheet.write("F1", "z", book.add_format({"bg_color": "#FFFFFF"}))
        sheet.write("F2", "w", book.add_format({"bg_color": "#ABCDEF"}))

    looks = first(tmp_path, write).grid.looks()
    assert (looks.fills[1, 1], looks.fills[2, 6], looks.fills[3, 1]) == ("FF0000", "ABCDEF", "00FF00")
    assert (1, 6) not in looks.fills
    assert looks.struck == {(1, 1)}
    assert looks.number_formats == {(4, 2): "00000"}


def test_theme_colours_with_tint(tmp_path: Path) -> None:
    """A theme colour is looked up and lightened as Excel shows it."""
    import openpyxl
    from openpyxl.styles import PatternFill
    from openpyxl.styles.colors import Color

    book = openpyxl.Workbook()
    book.active["A1"] = "x"
    book.active["A1"].fill = PatternFill("solid", fgColor=Color(theme=4, tint=0.5999938962981048))
    book.active["A2"] = "y"
    book.active["A2"].fill = PatternFill("solid", fgColor=Color(indexed=13))
    book.save(tmp_path / "t.xlsx")
    looks = importers.read(SourceRef("t.xlsx", path=tmp_path / "t.xlsx")).sheets[0].grid.looks()
    assert looks.fills == {(1, 1): "B9CDE5", (2, 1): "FFFF00"}


def test_chart_sheets_have_a_kind_and_no_rows(tmp_path: Path) -> None:
    """A sheet that is a chart is named as such."""

    def write(book: Any, sheet: Any) -> None:
        sheet.write("A1", 1)
        chart = book.add_chart({"type": "line"})
        chart.add_series({"values": "=Лог!$A$1:$A$1"})
        book.add_chartsheet("Диаграмма").set_chart(chart)

    workbook = build(tmp_path / "c.xlsx", write)
    assert [(sheet.kind, len(list(sheet.grid.rows()))) for sheet in workbook.sheets] == [("grid", 1), ("chart", 0)]


ODD_SHEET = (
    '<?xml version="1.0"?><x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>'
    "<x:row r='2' hidden='1'><x:c t='e' r='B2'><x:v>#N/A</x:v></x:c><x:c><x:v>7</x:v></x:c></x:row>"
    '<x:row><x:c s="0" t="e"><x:f>1/0</x:f><x:v>#DIV/0!</x:v></x:c></x:row>'
    '</x:sheetData><x:mergeCells><x:mergeCell ref="A5:B6"/></x:mergeCells></x:worksheet>'
)


def test_unusual_writers_are_understood(tmp_path: Path) -> None:
    """Prefixes, single quotes, other orders of attributes, cells and rows without references."""
    path = tmp_path / "odd.xlsx"
    build(path, lambda book, sheet: sheet.write("A1", 1))
    sheet = patch(path, "xl/worksheets/sheet1.xml", lambda _: ODD_SHEET).sheets[0]
    assert sheet.marks.errors == {(2, 2): "#N/A", (3, 1): "#DIV/0!"}
    assert sheet.marks.hidden_rows == {2}
    assert sheet.marks.merges == [Range(5, 1, 6, 2)]
    assert sheet.marks.formulas[1].example == "1/0"
    assert cells(sheet) == {(2, 3): 7.0}


def test_a_stray_cell_in_the_far_corner_costs_nothing(tmp_path: Path) -> None:
    """One value in XFD1048576 beside a small table: both are read, typed as ever."""

    def write(book: Any, sheet: Any) -> None:
        sheet.write("A1", "текст")
        sheet.write_datetime("B1", datetime(2024, 3, 5), book.add_format({"num_format": "dd.mm.yyyy"}))
        sheet.write("C1", True)
        sheet.write("XFD1048576", 2.5)

    assert cells(first(tmp_path, write)) == {
        (1, 1): "текст",
        (1, 2): date(2024, 3, 5),
        (1, 3): True,
        (1_048_576, 16_384): 2.5,
    }


def test_strict_workbooks_are_read(tmp_path: Path) -> None:
    """The ISO variant has other namespaces and the same content."""
    path = tmp_path / "strict.xlsx"
    build(path, lambda book, sheet: sheet.merge_range("A1:B1", "x"))
    out = io.BytesIO()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(out, "w") as target:
        for info in source.infolist():
            text = source.read(info).decode()
            text = text.replace(
                "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                "http://purl.oclc.org/ooxml/spreadsheetml/main",
            )
            text = text.replace(
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                "http://purl.oclc.org/ooxml/officeDocument/relationships",
            )
            target.writestr(info.filename, text)
    workbook = importers.read(SourceRef("strict.xlsx", data=out.getvalue()))
    assert workbook.sheets[0].marks.merges == [Range(1, 1, 1, 2)]
    assert cells(workbook.sheets[0]) == {(1, 1): "x"}


def test_numbers_made_by_formulas_have_their_format(tmp_path: Path) -> None:
    """A counter that a formula makes, shown with leading zeros, is a number like any other; a text result is none."""

    def write(book: Any, sheet: Any) -> None:
        shown = book.add_format({"num_format": "000"})
        sheet.write_formula("A1", "=ROW()", shown, 1)
        sheet.write_formula("A2", '="x"', shown, "x")

    assert dict(first(tmp_path, write).grid.looks().number_formats) == {(1, 1): "000"}
