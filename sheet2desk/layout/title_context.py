"""What the titles above a table, the sheet's name and the file's name give to all its rows: day, month, time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from sheet2desk.layout.cells import Cells
from sheet2desk.layout.header_text import shown
from sheet2desk.layout.meaning.column import Banner
from sheet2desk.layout.meaning.dates.pairs import day_or_none
from sheet2desk.layout.meaning.dates.span import Span, span_of, year_span
from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.titles import day_in_title, month_in_title
from sheet2desk.layout.meaning.vocabulary import listed
from sheet2desk.layout.table import Table
from sheet2desk.regex import regex
from sheet2desk.workbook import Value

_ROWS: Final = 30
#: So many sheets with numbers for names are the days of a month.
_DAY_SHEETS: Final = 5
#: A sheet named by its day, which as a heading could be a number as well.
_DAY_SHEET: Final = regex(r"[0-3]\d\.[01]\d")


def title_context(
    cells: Cells, table: Table | None, sheet: str, file: str, sheets: Sequence[str] = ()
) -> tuple[Banner, Span | None]:
    """Return the day or month of all rows, and the time that gives dates their years.

    What stands nearer to the table goes before: the sheet's name before the titles, these before the file's name.
    `sheets` are the names of all sheets, which may number the days of a month.
    """
    above = _above(cells, table) if table is not None else []
    texts = [file.rsplit("/", 1)[-1].rsplit(".", 1)[0]]
    texts += [shown(value) for _, values in above for value in values if isinstance(value, str) and value]
    texts.append(sheet)
    span: Span | None = None
    year = month = None
    for text in texts:
        span = span_of(text) or span
        named = month_in_title(text)
        if named is not None:
            year, month = named
    if month is not None and year is None and span is not None:
        year = span.year_of_month(month)
    if span is None and year is not None:
        span = year_span(year)
    day = day_in_title(f"{sheet}." if _DAY_SHEET.fullmatch(sheet) else sheet, span) or _day_above(above, span)
    if day is None and year and month and sheet.isdecimal() and _numbers_days(sheets):
        day = day_or_none(year, month, int(sheet))
    return day or ((year, month) if year and month else None), span


def _numbers_days(sheets: Sequence[str]) -> bool:
    """Whether the sheets of a workbook are named 1 to 31, a sheet a day."""
    numbers = [int(name) for name in sheets if name.isdecimal() and len(name) < 3]
    return len(numbers) >= _DAY_SHEETS and len(set(numbers)) == len(numbers) and 1 <= min(numbers) <= max(numbers) <= 31


def _above(cells: Cells, table: Table) -> list[tuple[int, list[Value]]]:
    header = table.header_rows[0] if table.header_rows else 0
    return [(row, values) for row, values in cells.rows[table.top : table.top + _ROWS] if row < header]


def _day_above(above: list[tuple[int, list[Value]]], span: Span | None) -> date | None:
    """Return the one day that the titles give: alone, behind a word of days, or in the cell beside one."""
    days: set[date] = set()
    for _, values in above:
        filled = [value for value in values if value != ""]
        for place, value in enumerate(filled):
            before = filled[place - 1] if place else ""
            led = isinstance(before, str) and fold(before) in listed("title_words", "day")
            if isinstance(value, date) and (led or len(filled) == 1):
                days.add(value.date() if isinstance(value, datetime) else value)
            elif isinstance(value, str) and (day := day_in_title(value, span)):
                days.add(day)
    return days.pop() if len(days) == 1 else None
