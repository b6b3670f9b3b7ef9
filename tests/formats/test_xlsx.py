"""Excel workbooks: values keep their types, text stays text, limits of Excel are said."""

from __future__ import annotations

import io
from datetime import date, datetime

import openpyxl

from sheet2desk.formats import xlsx
from sheet2desk.formats.document import Column, Document, Table
from tests.formats.documents import MOMENT, document


def _book(made: Document) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(b"".join(xlsx.render(made))))


def _records(*rows: tuple) -> Document:
    columns = [Column(f"c{place}", f"c{place}") for place in range(len(rows[0]))]
    return Document("title", MOMENT, records=lambda: Table(columns, rows))


def test_text_never_becomes_a_formula():
    """A cell that begins with = + - @ is text in Excel, with its own first character."""
    sheet = _book(_records(("=1+1", "+7 900 000-00-00", "-3", "@SUM(A1)"))).active
    assert [cell.value for cell in sheet[2]] == ["=1+1", "+7 900 000-00-00", "-3", "@SUM(A1)"]
    assert {cell.data_type for cell in sheet[2]} == {"s"}


def test_values_keep_their_types():
    """Numbers, dates and moments are Excel's own; identifiers keep their zeros; a blank stays blank."""
    sheet = _book(_records(("0042", 3, 4.5, MOMENT, date(2024, 3, 5), True, None))).active
    values = [cell.value for cell in sheet[2]]
    assert values == ["0042", 3, 4.5, datetime(2024, 3, 5, 9, 10), datetime(2024, 3, 5), True, None]


def test_dates_before_excel_began_are_text():
    """Excel has no dates before 1900: they leave as text, not as another date."""
    assert _book(_records((date(1899, 12, 31),))).active["A2"].value == "1899-12-31"


def test_text_too_long_for_a_cell_says_so():
    """Excel holds 32,767 characters; a longer text is cut with the words that say it."""
    value = _book(_records(("ы" * 40_000,))).active["A2"].value
    assert len(value) == 32_767
    assert value.endswith("[cut: longer than an Excel cell]")


def test_half_a_surrogate_pair_does_not_stop_the_report():
    """A damaged text shows its damage instead of breaking the workbook."""
    assert _book(_records(("a\ud83d b",))).active["A2"].value == "a\ufffd b"


def test_every_table_has_a_sheet():
    """A report's tables come one a sheet, under names that Excel allows."""
    made = document()
    book = _book(Document(made.title, MOMENT, blocks=made.blocks, records=made.records))
    assert book.sheetnames == ["Tickets & more", "Report <of> all & everything"]
    assert [cell.value for cell in book.worksheets[0][1]] == ["Ticket", "Subject", "Count", "Due"]


def test_sheet_names_are_made_fit():
    """A title with forbidden signs, too long or taken, still names a sheet."""
    taken: set[str] = set()
    names = [xlsx._sheet_name(title, taken) for title in ("a/b:c?", "x" * 40, "X" * 40, "", "'quoted'", "''")]
    assert names == ["a b c", "x" * 31, "X" * 29 + " 2", "Sheet", "quoted", "Sheet 2"]
