"""A column of times of day joined to its column of dates, to the day of creation, or to the days of the banners."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sheet2desk.layout.meaning.column import Column, Context, Meaning
from sheet2desk.layout.meaning.dates.midnight import nights, past_midnight
from sheet2desk.layout.meaning.dates.reading import moment
from sheet2desk.layout.meaning.dates.time_cells import CellTime, time_of_cell
from sheet2desk.layout.meaning.text import cell_text, means_nothing


def join_times(
    column: Column, columns: Sequence[Column], meanings: dict[str, Meaning], context: Context, *, clock_header: bool
) -> Meaning:
    """Give each day of the date column its time; return the time column's own texts and notes.

    Without a date column of its own the day is the banner's, or else that on which the row's ticket began.
    """
    field = (column.field or "").partition(":")[2]
    partner = next((other for other in columns if other.field == field), None)
    own = Meaning([None if means_nothing(value) else cell_text(value) for value in column.values])
    days = meanings[partner.letter] if partner is not None else None
    joined: list[Any] = days.values if days is not None else [None] * len(column.values)
    began = _beginnings(columns, meanings) if field != "created_at" else None
    headed: dict[int, Any] = {}
    dotted = any(isinstance(value, (int, float)) and value >= 1 for value in column.values)
    for index, value in enumerate(column.values):
        if means_nothing(value):
            if days is None and began is None:
                joined[index] = _day_of_row(index, context, None)
            continue
        cell = time_of_cell(value, dotted=dotted, bare=clock_header)
        text = own.values[index]
        if cell.clock is None:
            own.notes.append(context.note("invalid-date", column.letter, index, f'"{text}" {cell.why}'))
            continue
        day = joined[index]
        if isinstance(day, datetime):
            if (day.hour, day.minute) != cell.clock[:2] and (day.hour or day.minute):
                message = f'the date beside "{text}" has another time of its own, {day:%H:%M}, which is taken'
                own.notes.append(context.note("ambiguous-date", column.letter, index, message))
                continue
            day = day.date()
        lone = day is None
        if lone and partner is not None and not means_nothing(partner.values[index]):
            continue  # what stands in the date column is said there
        day = day if day is not None else _day_of_row(index, context, began)
        if day is None:
            own.notes.append(context.note("invalid-date", column.letter, index, f'"{text}" is a time without a day'))
            continue
        joined[index] = _at(day, cell, context)
        if lone and began is None:
            headed[index] = joined[index]
        _say(column, own, index, cell, context)
        later = past_midnight(began[index], joined[index]) if lone and began is not None else None
        if later is not None:
            joined[index], message = later
            own.notes.append(context.note("ambiguous-date", column.letter, index, message))
        if days is not None and days.raw is not None and days.raw[index] is not None:
            days.raw[index] = f"{days.raw[index]} {text}"
    for index, (night, message) in nights(headed, context.banners).items():
        joined[index] = night
        own.notes.append(context.note("ambiguous-date", column.letter, index, message))
    if days is None:
        own.extra[field] = joined
    return own


def _at(day: date, cell: CellTime, context: Context) -> datetime:
    made = moment(day + timedelta(days=1) if cell.next_day else day, cell.clock, cell.offset, context.zone)
    assert isinstance(made, datetime)
    return made


def _say(column: Column, own: Meaning, index: int, cell: CellTime, context: Context) -> None:
    text = own.values[index]
    if cell.beside:
        message = f'"{text}" holds "{cell.beside}" beside the time; the time is taken, the text kept'
        own.notes.append(context.note("split-value", column.letter, index, message))
    if cell.next_day:
        message = f'"{text}" ends its day, and is read as midnight of the next one'
        own.notes.append(context.note("ambiguous-date", column.letter, index, message))


def _beginnings(columns: Sequence[Column], meanings: dict[str, Meaning]) -> list[Any] | None:
    """Return the days or moments on which the tickets began, from a column of dates or one of times."""
    for column in columns:
        meaning = meanings.get(column.letter)
        if meaning is None:
            continue
        if column.field == "created_at":
            return meaning.values
        if "created_at" in meaning.extra:
            return meaning.extra["created_at"]
    return None


def _day_of_row(index: int, context: Context, began: list[Any] | None) -> date | None:
    """Return the banner's day, or else that on which the ticket began."""
    banner = context.banners[index] if index < len(context.banners) else None
    if isinstance(banner, date):
        return banner
    start = began[index] if began is not None else None
    return start.date() if isinstance(start, datetime) else start
