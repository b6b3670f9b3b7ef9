"""Columns that hold the month or the year of bare days: Год | Месяц | Число."""

from __future__ import annotations

from collections.abc import Sequence

from sheet2desk.layout.meaning.column import Banner, Column, Context
from sheet2desk.layout.meaning.dates.straighten import straighten
from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.text import cell_text
from sheet2desk.layout.meaning.vocabulary import listed, months
from sheet2desk.workbook import Value


def with_month_columns(columns: Sequence[Column], context: Context) -> Sequence[Banner]:
    """Return what heads each row, completed from columns of months and years where no heading does."""
    month_column = _named(columns, "month_headers")
    if month_column is None:
        return context.banners
    known_months = [month_in(value) for value in month_column.values]
    if not any(known_months):
        return context.banners
    year_column = _named(columns, "year_headers")
    years = [year_in(value) for value in year_column.values] if year_column is not None else [None] * len(known_months)
    return [
        banner or _banner(year, month, context)
        for banner, year, month in zip(context.banners, years, known_months, strict=True)
    ]


def _banner(year: int | None, month: int | None, context: Context) -> Banner:
    if month is None:
        return None
    if year is None and context.span is not None:
        year = context.span.year_of_month(month)
    return (year, month) if year is not None else None


def _named(columns: Sequence[Column], table: str) -> Column | None:
    """Return the one column without a field whose header is a word of the table."""
    words = listed("title_words", table)
    found = [column for column in columns if column.field is None and fold(column.header) in words]
    return found[0] if len(found) == 1 else None


def month_in(value: Value) -> int | None:
    """Return the month that a cell is: its name, its number, its Roman number."""
    text = cell_text(value)
    if text.isdecimal():
        return int(text) if 1 <= int(text) <= 12 else None
    written = straighten(f"1 {text} 2000").split()
    return months().get(fold(text)) or (months().get(fold(written[1])) if len(written) == 3 else None)


def year_in(value: Value) -> int | None:
    """Return the year that a cell is."""
    text = cell_text(value)
    if not text.isdecimal() or len(text) not in (2, 4):
        return None
    year = int(text) + (2000 if len(text) == 2 else 0)
    return year if 1990 <= year < 2100 else None
