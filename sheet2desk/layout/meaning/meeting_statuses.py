"""Statuses in columns that are headed by the days of meetings: how a ticket stood at the last one that speaks of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any, Final

from sheet2desk.layout.meaning.banners import day_of
from sheet2desk.layout.meaning.column import Column, Context, Meaning, tells_status
from sheet2desk.layout.meaning.sense import Sense
from sheet2desk.layout.meaning.text import cell_text, is_blank
from sheet2desk.layout.meaning.words import sense_of
from sheet2desk.log import WordReading
from sheet2desk.regex import regex

#: Of the remarks of all meetings so many must be words of a status: then each meeting says how far the work is.
_MOST: Final = 0.7
_LONGEST: Final = 60
_FEWEST_DAYS: Final = 3
_YEARLESS: Final = regex(r"\s*(\d{1,2})[./](\d{1,2})\.?\s*")
_MONTHS, _DAYS = 12, 31


def statuses_of_meetings(columns: Sequence[Column], context: Context, meanings: Mapping[str, Meaning]) -> None:
    """Give tickets the status that their last meeting says, where no column of statuses is.

    They go to `extra` of the last meeting's column; its remarks stay comments.
    """
    if tells_status(columns, meanings):
        return
    meetings = sorted(
        (
            (day, column)
            for column in columns
            if column.field == "comments" and (day := meeting_day(column.header)) is not None
        ),
        key=lambda one: one[0],
    )
    if len(meetings) < 2:
        return
    said = Counter(cell_text(value) for _, column in meetings for value in column.values if not is_blank(value))
    senses = {text: sense_of(text, "statuses") if len(text) <= _LONGEST else None for text in said}
    known = sum(count for text, count in said.items() if senses[text] is not None)
    if known < _MOST * said.total() or known < 2:
        return
    values: list[Any] = [None] * len(context.rows)
    raw: list[str | None] = [None] * len(context.rows)
    counts: Counter[tuple[str, Sense]] = Counter()
    for index in range(len(values)):
        for _, column in reversed(meetings):
            text = "" if is_blank(column.values[index]) else cell_text(column.values[index])
            sense = senses.get(text)
            if sense is not None:
                values[index], raw[index] = sense.meaning, text
                counts[text, sense] += 1
                break
    meaning = meanings[meetings[-1][1].letter]
    meaning.extra["status"], meaning.extra_raw["status"] = values, raw
    for (text, sense), count in counts.most_common():
        meaning.words.append(WordReading("status", text, sense.meaning, count, f"{sense.reason}, at the last meeting"))


def days_in_order(headers: Sequence[str]) -> set[int]:
    """Return the places of the headers that are days without a year, one later than the other: "14.01 | 11.02 | 10.03".

    A series may run on into the next year.
    """
    found = {place: day for place, header in enumerate(headers) if (day := _YEARLESS.fullmatch(header)) is not None}
    for month in (2, 1):
        days = [(int(day[month]), int(day[3 - month])) for day in found.values()]
        known = all(1 <= number <= _MONTHS and 1 <= day <= _DAYS for number, day in days)
        turns = sum(after <= before for before, after in pairwise(days))
        if known and turns <= 1 and len(set(days)) == len(days) >= _FEWEST_DAYS:
            return set(found)
    return set()


def before_day(header: str) -> str:
    """Return the words before the day that a header ends with ("Mtg" of "Mtg 9 Jan"), "" where it ends with none."""
    words = header.split()
    for place in range(1, len(words)):
        if any(map(str.isdigit, words[place])) and day_of(" ".join(words[place:])) is not None:
            return " ".join(words[:place])
    return ""


def is_yearless(header: str) -> bool:
    """Whether a column's header is a day without a year, alone or behind other words: "14.01", "Mtg 9 Jan"."""
    day = header.removeprefix(before_day(header))
    return _YEARLESS.fullmatch(header) is not None or (day != header and isinstance(day_of(day.strip()), tuple))


def meeting_day(header: str) -> date | None:
    """Return the day that a column's header is, None when the header is anything else."""
    found = day_of(header) if header[-1:].isdigit() or header[:1].isdigit() else None
    return found if isinstance(found, date) else None
