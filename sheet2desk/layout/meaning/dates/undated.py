"""Cells that hold less than a date, completed from what stands around them, or said to be short.

A year or month comes from the banner above, from another date of the row (the earliest such day not before the
ticket began), from the title, or from the rows above and below, in this order.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from sheet2desk.layout.meaning.column import Banner, Context
from sheet2desk.layout.meaning.dates.decide import SEQUENCE, DateColumn
from sheet2desk.layout.meaning.dates.midnight import nights
from sheet2desk.layout.meaning.dates.open_years import LOOK_BEYOND, settle_open
from sheet2desk.layout.meaning.dates.pairs import day_or_none, pairs_of
from sheet2desk.layout.meaning.dates.reading import Reading
from sheet2desk.layout.meaning.dates.span import Span, span_of
from sheet2desk.layout.meaning.dates.work import OpenCell, Work
from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.text import cell_text
from sheet2desk.layout.meaning.vocabulary import weekdays

#: A ticket that would be closed later than this after it began, for want of a year, is left open.
_HALF_YEAR: Final = 183
#: Days that a month's own numbers may fall back by before they may be the next month's.
_MONTH_ENDS: Final = 15


def complete_all(columns: Sequence[DateColumn], context: Context) -> dict[str, Work]:
    """Return by column letter what became of each cell that is less than a date, and where its rest came from."""
    found: dict[str, Work] = {}
    if not any(_is_short(column) for column in columns):
        return found
    order = (*SEQUENCE, "due_at")
    ranked = sorted(columns, key=lambda column: order.index(column.column.field or "due_at"))
    known: dict[str, list[int | None]] = {column.column.field or "": _known_days(column) for column in ranked}
    bare = any(column.column.field == "created_at" and _has_bare_days(column) for column in columns)
    for column in ranked:
        name = column.column.field or ""
        span = span_of(column.column.header) or context.span
        work = Work(column, context, span, known[name], bare=bare)
        if _is_short(column):
            _complete(work, _anchors(name, known), columns)
            found[column.column.letter] = work
    return found


def _has_bare_days(column: DateColumn) -> bool:
    return any(reading.lacks == "month" for reading in column.cells.distinct.values())


def _known_days(column: DateColumn) -> list[int | None]:
    """Return the whole dates of a column, without those that may be exchanged."""
    days = list(column.cells.days(column.forms))
    for index, state in column.swapped.items():
        reading = column.cells.reading(column.column.values[index])
        day = reading.exchanged() if reading is not None and state == "repaired" else None
        days[index] = day.toordinal() if day is not None else None
    return days


def _is_short(column: DateColumn) -> bool:
    return any(reading.kind in {"partial", "time"} for reading in column.cells.distinct.values())


def _anchors(name: str, known: dict[str, list[int | None]]) -> tuple[list[int | None] | None, int]:
    """Return the days of the row that a field is measured from, and whether it comes after (1) or before (-1) them."""
    if name == "created_at":
        later = [known[other] for other in ("first_response_at", "solved_at") if other in known]
        return (_first_known(later), -1) if later else (None, 0)
    began = [known[other] for other in ("created_at",) if other in known]
    return (began[0], 1) if began else (None, 0)


def _first_known(columns: list[list[int | None]]) -> list[int | None]:
    return [next((day for day in days if day is not None), None) for days in zip(*columns, strict=True)]


def _complete(work: Work, anchors: tuple[list[int | None] | None, int], columns: Sequence[DateColumn]) -> None:
    days, direction = anchors
    for index, value in enumerate(work.column.column.values):
        reading = work.column.cells.reading(value)
        if reading is None or reading.kind not in {"partial", "time"}:
            continue
        text = cell_text(value)
        anchor = days[index] if days is not None else None
        near = date.fromordinal(anchor) if anchor is not None else None
        if reading.kind == "time":
            _timed(work, index, text, reading, near if direction > 0 else None)
        elif reading.lacks == "day":
            work.refuse(index, text, "names no day", "invalid-date")
        elif reading.lacks == "month" or _names_weekday(text, reading, _banner(work.context, index)):
            _numbered(work, index, text, reading, near if direction > 0 else None)
        else:
            _yearless(work, index, text, reading, near, direction, columns)
    settle_open(work)
    _check_months(work)
    if direction <= 0:
        _go_on_at_night(work)


def _names_weekday(text: str, reading: Reading, banner: Banner) -> bool:
    """Whether what looks like a month is the weekday that the day has under its heading: "mar. 2" in January 2024."""
    if not isinstance(banner, tuple) or reading.parts[1] == banner[1]:
        return False
    numbers = weekdays().get(fold(text.split()[0]))
    day = day_or_none(banner[0], banner[1], reading.parts[2])
    return numbers is not None and day is not None and day.isoweekday() in numbers


def _go_on_at_night(work: Work) -> None:
    """Move rows under one heading to the next day that follow its evening in the morning."""
    moments = {index: work.found[index].value for index in work.timed}
    for index, (later, message) in nights(moments, work.context.banners).items():
        work.found[index].value = later
        work.found[index].notes.append(("ambiguous-date", message))


def _timed(work: Work, index: int, text: str, reading: Reading, near: date | None) -> None:
    """Complete a lone time with the day of the heading, or with the day on which the ticket began."""
    banner = _banner(work.context, index)
    headed = banner if isinstance(banner, date) else None
    day = near or headed
    if day is None or reading.clock is None:
        work.refuse(index, text, "is a time without a day", "invalid-date")
    elif reading.bare:
        work.refuse(index, text, "can be a time of day or a length of time")
    else:
        hint = "times of the day that the heading gives" if day == headed else "times of the day of creation"
        work.settle(index, text, reading, day, hint)
        work.timed.add(index)


def _numbered(work: Work, index: int, text: str, reading: Reading, near: date | None) -> None:
    """Complete a bare number of a day."""
    number = reading.parts[2]
    banner = _banner(work.context, index)
    if near is not None and banner is None and not work.bare:
        work.refuse(index, text, "can be a day of a month or a number of days")
        return
    if near is not None:
        month = near.year * 12 + near.month - 1 + (number < near.day)
        day = day_or_none(month // 12, month % 12 + 1, number)
        if day is not None and (day - near).days <= _MONTH_ENDS:
            work.settle(index, text, reading, day, "days of the month in which the ticket began, or the next")
            return
        if banner is None or isinstance(banner, date):
            work.refuse(index, text, f"names a day without month, and none is near the beginning, {near.isoformat()}")
            return
    year, month_number = (banner.year, banner.month) if isinstance(banner, date) else banner or (None, None)
    if year is None or month_number is None:
        work.refuse(index, text, "names a day without month and year, and no heading gives them")
        return
    day = day_or_none(year, month_number, number)
    if day is None:
        work.refuse(index, text, f"is no day of {year:04}-{month_number:02}", "invalid-date")
    else:
        work.settle(index, text, reading, day, "days of the month that the heading gives")
        work.headed.add(index)


def _yearless(
    work: Work,
    index: int,
    text: str,
    reading: Reading,
    near: date | None,
    direction: int,
    columns: Sequence[DateColumn],
) -> None:
    """Complete a day and month with their year, or leave the cell for the run of the column."""
    pairs = pairs_of(reading, work.column, columns)
    banner = _banner(work.context, index)
    if not pairs:
        work.refuse(index, text, "is no day of the calendar", "invalid-date")
        return
    if reading.form == "axis":
        work.refuse(index, text, "can be a day or a month with its year")
        return
    if near is not None and len(pairs) == 1:
        day = _beside(near, pairs[0], direction)
        if day is not None and _agrees(day, near, banner, work.span):
            work.settle(index, text, reading, day, "years of the other date of the row")
            return
    if banner is not None:
        year, month = (banner.year, banner.month) if isinstance(banner, date) else banner
        close = [pair for pair in pairs if pair[0] == month] or [p for p in pairs if _distance(p[0], month) <= 2]
        if len(close) == 1:
            day = day_or_none(_year_near(year, month, close[0][0]), *close[0])
            if day is None:
                work.refuse(index, text, f"is no day of {year:04}", "invalid-date")
            else:
                work.settle(index, text, reading, day, "years of the heading above")
            return
        why = "can be read day first or month first" if close else "lies far from the month of the heading above"
        work.refuse(index, text, why if close else f"{why}, so its year is open")
        return
    work.open.append(OpenCell(index, text, reading, pairs))


def _beside(near: date, pair: tuple[int, int], direction: int) -> date | None:
    """Return the nearest such day not before (or not after) the other date of the row, None beyond half a year."""
    days = [day for year in (near.year - 1, near.year, near.year + 1) if (day := day_or_none(year, *pair))]
    wanted = [day for day in days if (day - near).days * direction >= 0]
    if not wanted:
        return None
    best = min(wanted, key=lambda day: abs((day - near).days))
    return best if abs((best - near).days) <= _HALF_YEAR else None


def _agrees(day: date, near: date, banner: date | tuple[int, int] | None, span: Span | None) -> bool:
    """Whether neither heading nor title gives the day another year; a ticket may end after both."""
    if span is not None and not isinstance(banner, date) and not span.holds(day.year, day.month, day.day):
        return (day - span.last).days <= LOOK_BEYOND and span.holds(near.year, near.month, near.day)
    return True


def _check_months(work: Work) -> None:
    """Leave bare days open that fall back under one heading: 30, 1 may have gone on into the next month."""
    before: tuple[object, int] | None = None
    drops: list[int] = []
    rows: list[tuple[int, object]] = []
    for index, value in enumerate(work.column.column.values):
        reading = work.column.cells.reading(value)
        outcome = work.found.get(index)
        if reading is None or index not in work.headed or outcome is None or outcome.value is None:
            continue
        banner, number = _banner(work.context, index), reading.parts[2]
        if before is not None and before[0] == banner and before[1] - number > _MONTH_ENDS:
            drops.append(index)
        rows.append((index, banner))
        before = banner, number
    for drop in drops:
        banner = _banner(work.context, drop)
        if sum(_banner(work.context, other) == banner for other in drops) > 1:
            continue  # the rows aren't kept in the order of their days
        for index, other in rows:
            if index >= drop and other == banner:
                text = work.found[index].raw or ""
                work.refuse(index, text, "falls back behind the days above it, so it may be of the next month")


def _banner(context: Context, index: int) -> date | tuple[int, int] | None:
    return context.banners[index] if index < len(context.banners) else None


def _distance(one: int, two: int) -> int:
    gap = abs(one - two)
    return min(gap, 12 - gap)


def _year_near(year: int, banner_month: int, month: int) -> int:
    """Return the year of a month near a banner's: January below "December 2023" is of 2024."""
    if month - banner_month > 6:
        return year - 1
    return year + 1 if banner_month - month > 6 else year
