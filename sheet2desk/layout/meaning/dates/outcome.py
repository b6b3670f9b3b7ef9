"""One cell of a decided date column: its value, or what is wrong with it."""

from __future__ import annotations

from dataclasses import field
from datetime import date, datetime
from functools import cache
from typing import Final

from sheet2desk.data_class import mutable
from sheet2desk.layout.meaning.column import Context
from sheet2desk.layout.meaning.dates.cells import REAL
from sheet2desk.layout.meaning.dates.decide import DateColumn
from sheet2desk.layout.meaning.dates.reading import ORDER_NAMES, Reading, in_zone
from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.spellings import meanings
from sheet2desk.layout.meaning.text import cell_text
from sheet2desk.layout.meaning.vocabulary import words
from sheet2desk.ticket import Moment
from sheet2desk.workbook import Value

_WRONG: Final = {
    "several": ("ambiguous-date", "{text} holds several dates or times"),
    "range": ("invalid-date", "{text} is a range of days, not one day"),
    "relative": ("invalid-date", "{text} names a day that only its writer knew"),
    "wrong": ("invalid-date", "{text} is no day and time of the calendar"),
}


@mutable
class Outcome:
    """The value of a cell, the sheet's text where the value interprets it, and notes (rule, message)."""

    value: Moment | None = None
    raw: str | None = None
    notes: list[tuple[str, str]] = field(default_factory=list)


def judge(value: Value, reading: Reading, column: DateColumn, context: Context, index: int) -> Outcome:
    """Return what a cell means, the column being decided."""
    if reading.kind == "blank":
        return Outcome()
    if reading.form == REAL:
        return _real(value, reading, column, context, index)
    text = cell_text(value)
    if reading.kind == "words":
        return Outcome(None, text, [("invalid-date", _words(text, column.column.field))])
    if reading.kind != "date":
        rule, message = _WRONG[reading.kind]
        return Outcome(None, text, [(rule, message.format(text=quoted(text)))])
    if index in column.swapped:
        return _suspected(text, reading, column)
    return _dated(text, reading, column, context)


def _suspected(text: str, reading: Reading, column: DateColumn) -> Outcome:
    days = sorted({day.isoformat() for order in reading.orders if (day := reading.day(order))})
    why = column.swap_reason.partition(";")[0]
    return Outcome(None, text, [("ambiguous-date", f"{quoted(text)} can be {' or '.join(days)}: {why}")])


def _dated(text: str, reading: Reading, column: DateColumn, context: Context) -> Outcome:
    group = column.cells.groups[reading.form]
    possible = {order: day for order in reading.orders if (day := reading.day(order))}
    if not possible:
        return Outcome(None, text, [("invalid-date", f"{quoted(text)} is no day of the calendar")])
    if group.order is None:
        return _undecided(text, reading, possible, column, context)
    day = possible.get(group.order)
    if day is None:
        message = f"{quoted(text)} is no day when read {ORDER_NAMES[group.order]}, as the column is"
        return Outcome(None, text, [("invalid-date", message)])
    return Outcome(reading.at(day, context.zone), text, said_beside(text, reading, day, column.column.field))


def _undecided(text: str, reading: Reading, possible: dict[str, date], column: DateColumn, context: Context) -> Outcome:
    days = set(possible.values())
    if len(days) == 1:
        day = days.pop()
        return Outcome(reading.at(day, context.zone), text, said_beside(text, reading, day, column.column.field))
    ways = " or ".join(f"{day.isoformat()}" for day in sorted(days))
    return Outcome(None, text, [("ambiguous-date", f"{quoted(text)} can be {ways}: nothing in the sheet says which")])


def _real(value: Value, reading: Reading, column: DateColumn, context: Context, index: int) -> Outcome:
    assert isinstance(value, date)
    as_is: Moment = in_zone(value, context.zone) if isinstance(value, datetime) else value
    if not reading.day("ymd"):
        return Outcome(None, cell_text(value), [("invalid-date", f"{value.year} is no year of a log")])
    other = reading.exchanged()
    state = column.swapped.get(index, column.swap)
    if not state or other is None:
        return Outcome(as_is)
    mended = as_is.replace(month=other.month, day=other.day)
    stood, meant = value.isoformat(), other.isoformat()
    why = column.swap_reason.partition(";")[0]
    if state == "repaired":
        message = f"stands as {stood}, read as {meant}, day and month having been exchanged: {why}"
        return Outcome(mended, stood, [("swapped-date", message)])
    message = f"stands as {stood} but may mean {meant}, day and month exchanged: {why}"
    return Outcome(None, stood, [("swapped-date", message)])


def said_beside(text: str, reading: Reading, day: date, name: str | None) -> list[tuple[str, str]]:
    """Return notes on what stands beside a date: words, a weekday that isn't its own, 24:00."""
    notes: list[tuple[str, str]] = []
    others = reading.beside.split()
    if not reading.fits_weekday(day):
        if reading.weekday_sure:
            message = f"{quoted(text)} names another day of the week than {day.isoformat()} has; the date is taken"
            notes.append(("ambiguous-date", message))
        else:
            others.append(reading.weekday)
    if others and not (name == "due_at" and set(others) <= _until()):
        message = f'{quoted(text)} holds "{" ".join(others)}" beside the date; the date is taken, the text kept in raw'
        notes.append(("split-value", message))
    if reading.shift:
        message = f"{quoted(text)} ends its day, and is read as midnight of the next one"
        notes.append(("ambiguous-date", message))
    return notes


@cache
def _until() -> frozenset[str]:
    return frozenset(word for phrase in words("date_words", "until") for word in phrase.split())


def _words(text: str, name: str | None) -> str:
    status = meanings("statuses").get(fold(text))
    if status is None and name == "solved_at" and text.casefold() in words("marks", "yes") | {"+", "✓", "✔"}:
        status = "solved"
    if status is not None and name in {"solved_at", "first_response_at"}:
        return f"{quoted(text)} is no date; it speaks of a status ({status}) whose day isn't given"
    return f"{quoted(text)} is no date"


def quoted(text: str) -> str:
    """Return a text in quotes, cut where it is long."""
    return f'"{text}"' if len(text) <= 60 else f'"{text[:57]}…"'
