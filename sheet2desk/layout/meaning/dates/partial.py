"""Cells that hold less than a date, completed from the banner above them or the sheet's name, or said to be short."""

from __future__ import annotations

from datetime import date

from sheet2desk.layout.meaning.column import Context
from sheet2desk.layout.meaning.dates.cells import REAL
from sheet2desk.layout.meaning.dates.clock import clock_of_cell
from sheet2desk.layout.meaning.dates.decide import DateColumn
from sheet2desk.layout.meaning.dates.outcome import Outcome, beside, quoted
from sheet2desk.layout.meaning.dates.reading import Reading, moment
from sheet2desk.layout.meaning.text import cell_text
from sheet2desk.workbook import Value


def complete(value: Value, reading: Reading, column: DateColumn, context: Context, index: int) -> Outcome:
    """Return the date of a cell that lacks its year or month, or only holds a time."""
    text = cell_text(value)
    banner = context.banners[index] if index < len(context.banners) else None
    if reading.kind == "time":
        return _timed(text, value, banner, context)
    if reading.lacks == "day":
        return Outcome(None, text, [("invalid-date", f"{quoted(text)} names no day")])
    year, month = (banner.year, banner.month) if isinstance(banner, date) else banner or (None, None)
    if reading.lacks == "month":
        if year is None or month is None:
            return _short(text, "names a day without month and year, and no heading gives them")
        return _whole(text, reading, year, month, reading.parts[2], column, context)
    pairs = _pairs(reading, column)
    if month is not None:
        near = [pair for pair in pairs if pair[0] == month] or [
            pair for pair in pairs if _distance(pair[0], month) <= 2
        ]
        pairs = near or pairs
    if len(set(pairs)) != 1:
        return _short(text, "can be read day first or month first")
    year = year or context.year
    if year is None:
        return _short(text, "names no year, and no heading gives it")
    if month is not None and _distance(pairs[0][0], month) > 2:
        return _short(text, "lies far from the month of the heading above, so its year is open")
    return _whole(text, reading, _year_near(year, month, pairs[0][0]), *pairs[0], column, context)


def _timed(text: str, value: Value, banner: object, context: Context) -> Outcome:
    clock = clock_of_cell(value)
    if isinstance(banner, date) and clock is not None:
        return Outcome(moment(banner, clock, None, context.zone), text)
    return Outcome(None, text, [("invalid-date", f"{quoted(text)} is a time without a day")])


def _pairs(reading: Reading, column: DateColumn) -> list[tuple[int, int]]:
    """Return the (month, day) pairs that the two numbers can mean."""
    _, first, second = reading.parts
    if not reading.orders:
        return [(first, second)]
    ways = {"dmy": (second, first), "mdy": (first, second)}
    if reading.form == ".":
        ways.pop("mdy")
    else:
        known = {
            group.order for form, group in column.cells.groups.items() if form != REAL and form[-1:] == reading.form
        }
        if len(known & set(ways)) == 1:
            ways = {order: pair for order, pair in ways.items() if order in known}
    return [(month, day) for month, day in ways.values() if 1 <= month <= 12 and 1 <= day <= 31]


def _distance(one: int, two: int) -> int:
    gap = abs(one - two)
    return min(gap, 12 - gap)


def _year_near(year: int, banner_month: int | None, month: int) -> int:
    """Return the year of a month near a banner's: January below "December 2023" is of 2024."""
    if banner_month is None:
        return year
    if month - banner_month > 6:
        return year - 1
    return year + 1 if banner_month - month > 6 else year


def _whole(
    text: str, reading: Reading, year: int, month: int, day: int, column: DateColumn, context: Context
) -> Outcome:
    try:
        whole = date(year, month, day)
    except ValueError:
        return Outcome(None, text, [("invalid-date", f"{quoted(text)} is no day of {year:04}-{month:02}")])
    return Outcome(moment(whole, reading.clock, None, context.zone), text, beside(text, reading, column.column.field))


def _short(text: str, why: str) -> Outcome:
    return Outcome(None, text, [("ambiguous-date", f"{quoted(text)} {why}")])
