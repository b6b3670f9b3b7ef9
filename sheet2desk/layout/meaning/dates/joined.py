"""A column of times of day joined to its column of dates, or to the days of the banners."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sheet2desk.layout.meaning.column import Column, Context, Meaning
from sheet2desk.layout.meaning.dates.clock import clock_of_cell
from sheet2desk.layout.meaning.dates.reading import moment
from sheet2desk.layout.meaning.text import cell_text, means_nothing


def join_times(column: Column, columns: Sequence[Column], meanings: dict[str, Meaning], context: Context) -> Meaning:
    """Give each day of the date column its time; return the time column's own texts and notes."""
    field = (column.field or "").partition(":")[2]
    partner = next((other for other in columns if other.field == field), None)
    own = Meaning([None if means_nothing(value) else cell_text(value) for value in column.values])
    days = meanings[partner.letter] if partner is not None else None
    joined: list[Any] = days.values if days is not None else [None] * len(column.values)
    for index, value in enumerate(column.values):
        if means_nothing(value):
            continue
        clock = clock_of_cell(value)
        if clock is None:
            own.notes.append(
                context.note("invalid-date", column.letter, index, f'"{own.values[index]}" is no time of day')
            )
            continue
        day = joined[index]
        if isinstance(day, datetime):
            if (day.hour, day.minute) != clock[:2] and (day.hour or day.minute):
                message = (
                    f'the date beside "{own.values[index]}" has another time of its own, {day:%H:%M}, which is taken'
                )
                own.notes.append(context.note("ambiguous-date", column.letter, index, message))
                continue
            day = day.date()
        if day is None:
            day = _banner_day(column, partner, index, context, own)
            if day is None:
                continue
        joined[index] = moment(day, clock, None, context.zone)
        if days is not None and days.raw is not None and days.raw[index] is not None:
            days.raw[index] = f"{days.raw[index]} {own.values[index]}"
    if days is None:
        own.extra[field] = joined
    return own


def _banner_day(column: Column, partner: Column | None, index: int, context: Context, own: Meaning) -> date | None:
    """Return the banner's day for a time whose row names no date of its own, or note that it stands alone."""
    banner = context.banners[index] if index < len(context.banners) else None
    empty = partner is None or means_nothing(partner.values[index])
    if empty and isinstance(banner, date):
        return banner
    if empty:
        own.notes.append(
            context.note("invalid-date", column.letter, index, f'"{own.values[index]}" is a time without a day')
        )
    return None
