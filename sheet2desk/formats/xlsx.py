"""An Excel workbook: the blocks' tables a sheet each, or the records; equal input gives equal bytes."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import islice
from typing import Any

from sheet2desk.formats.document import Cell, Column, Document, Part, Table

NAME = "xlsx"
NEEDS = Part.RECORDS
ENDINGS = (".xlsx",)
MACHINE = True

#: The workbook's own date of creation is fixed, so that a report made twice is the same file.
_CREATED = datetime(2000, 1, 1)
_LONGEST_TEXT = 32_767  # Excel's own limit of a cell, in UTF-16 units
_ROWS = 1_048_576  # Excel's own limit of a sheet
_FIRST_YEAR = 1900  # Excel has no dates before it
_WIDEST = 60  # characters of a column


def render(document: Document) -> Iterator[bytes]:
    """Yield the workbook. Text stays text, whatever it begins with; moments are wall-clock time without a zone."""
    import xlsxwriter

    if document.tickets or not document.blocks:
        assert document.records
        tables = [document.records()]
    else:
        tables = [block for block in document.blocks() if isinstance(block, Table)]
    target = io.BytesIO()
    options = {
        "in_memory": True,
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
        "nan_inf_to_errors": True,
    }
    book = xlsxwriter.Workbook(target, options)
    book.set_properties({"title": document.title, "created": _CREATED})
    looks = {
        "head": book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}),
        "moment": book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
        "day": book.add_format({"num_format": "yyyy-mm-dd"}),
        "text": book.add_format({"num_format": "@"}),
    }
    names: set[str] = set()
    for table in tables:
        rows = iter(table.rows)
        chunk = list(islice(rows, _ROWS - 1))
        while True:
            _write(book, looks, _sheet_name(table.title or document.title, names), table.columns, chunk)
            chunk = list(islice(rows, _ROWS - 1))
            if not chunk:
                break
    book.close()
    yield target.getvalue()


def _write(
    book: Any, looks: dict[str, Any], name: str, columns: Sequence[Column], rows: Sequence[Sequence[Cell]]
) -> None:
    sheet = book.add_worksheet(name)
    widths = [len(column.title) for column in columns]
    for place, column in enumerate(columns):
        sheet.write_string(0, place, column.title, looks["head"])
    for row, values in enumerate(rows, 1):
        _write_row(sheet, looks, row, values, widths)
    for place, width in enumerate(widths):
        sheet.set_column(place, place, min(width + 2, _WIDEST))
    sheet.freeze_panes(1, 0)
    if rows:
        sheet.autofilter(0, 0, len(rows), len(columns) - 1)


def _write_row(sheet: Any, looks: dict[str, Any], row: int, values: Sequence[Cell], widths: list[int]) -> None:
    for place, value in enumerate(values):
        match value:
            case None | "":
                continue
            case bool():
                sheet.write_boolean(row, place, value)
            case int() | float():
                sheet.write_number(row, place, value)
            case date() if value.year < _FIRST_YEAR:
                sheet.write_string(row, place, value.isoformat(), looks["text"])
            case datetime():
                sheet.write_datetime(row, place, value.replace(tzinfo=None), looks["moment"])
                widths[place] = max(widths[place], 16)
            case date():
                sheet.write_datetime(row, place, datetime(value.year, value.month, value.day), looks["day"])
                widths[place] = max(widths[place], 10)
            case str():
                text = _fitting(value)
                sheet.write_string(row, place, text, looks["text"])
                widths[place] = max(widths[place], min(len(text), _WIDEST))


def _fitting(text: str) -> str:
    """Return text that Excel can hold: one too long ends in the words that say so, half a surrogate pair shows as �."""
    if text.isascii() and len(text) <= _LONGEST_TEXT:
        return text
    units = text.encode("utf-16-le", "surrogatepass")
    if len(units) <= _LONGEST_TEXT * 2:
        return units.decode("utf-16-le", "replace")
    mark = " [cut: longer than an Excel cell]"
    return units[: (_LONGEST_TEXT - len(mark)) * 2].decode("utf-16-le", "replace") + mark


def _sheet_name(title: str, taken: set[str]) -> str:
    """Return a name that Excel allows (31 characters, none of []:*?/\\, not taken in any case) and mark it taken."""
    stem = re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", title).strip("' ")[:31] or "Sheet"
    name, count = stem, 1
    while name.lower() in taken:
        count += 1
        name = f"{stem[: 31 - len(str(count)) - 1]} {count}"
    taken.add(name.lower())
    return name
