"""All columns of a table together: dates jointly, a time column with its date, each other column by its field."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sheet2desk.layout.meaning.colours import coloured_priorities, colours_alone
from sheet2desk.layout.meaning.column import Column, Context, Meaning
from sheet2desk.layout.meaning.dates.clock_headers import names_clock
from sheet2desk.layout.meaning.dates.column import DATE_FIELDS, understand_dates
from sheet2desk.layout.meaning.dates.joined import join_times
from sheet2desk.layout.meaning.dates.month_columns import with_month_columns
from sheet2desk.layout.meaning.ditto import resolve_ditto
from sheet2desk.layout.meaning.emails import understand_email
from sheet2desk.layout.meaning.failed import blank_failed
from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.meeting_statuses import statuses_of_meetings
from sheet2desk.layout.meaning.mixed_contacts import part_contacts, part_pairs
from sheet2desk.layout.meaning.named_places import take_places
from sheet2desk.layout.meaning.numbers import formats_of, understand_code
from sheet2desk.layout.meaning.own_words import apply_own_words
from sheet2desk.layout.meaning.people import understand_person
from sheet2desk.layout.meaning.phones import understand_phone
from sheet2desk.layout.meaning.plain import understand_text
from sheet2desk.layout.meaning.printed import take_names
from sheet2desk.layout.meaning.priorities import understand_priority
from sheet2desk.layout.meaning.ratings import understand_rating
from sheet2desk.layout.meaning.stage_statuses import statuses_of_stages
from sheet2desk.layout.meaning.status_dates import days_of_statuses, give_days, statuses_of_days
from sheet2desk.layout.meaning.statuses import understand_status
from sheet2desk.layout.meaning.struck_legend import struck_statuses
from sheet2desk.layout.meaning.vocabulary import words
from sheet2desk.workbook import LAST_COLUMN, column_number

TIME_PREFIX: Final = "time:"

#: Fields whose readers know no words of their own: the profile's are put in their place afterwards.
_PLAIN: Final = frozenset({"category", "channel", "assignee", "requester.name", "requester.organization"})
_BY_FIELD: Final = {
    "status": understand_status,
    "priority": understand_priority,
    "satisfaction": understand_rating,
    "requester.email": understand_email,
    "requester.name": understand_person,
    "assignee": understand_person,
}


def understand(columns: Sequence[Column], context: Context) -> dict[str, Meaning]:
    """Return what each column means, by column letter.

    The field "time:created_at" marks a column of times of day: they are joined to that date's column, or to the days
    of the banners where there is none (then under `extra` of the time column).
    """
    context.last_column = max(map(column_number, (column.letter for column in columns)), default=LAST_COLUMN)
    context.cyrillic = any("а" <= letter <= "я" for column in columns for letter in column.header.casefold())
    context.speaks_day_first = any(_speaks_day_first(column.header) for column in columns)
    context.banners = with_month_columns(columns, context)
    named = [take_names(column, context) for column in columns]
    sound = [blank_failed(column, context) for column, _, _ in named]
    resolved = [resolve_ditto(column) for column, _, _ in sound]
    meanings = _understand_all([column for column, _ in resolved], context)
    for (column, marks), (_, failed, notes), (_, records, said) in zip(resolved, sound, named, strict=True):
        meaning = meanings[column.letter]
        _keep_marks(meaning, marks | failed | records)
        meaning.notes += notes + said
    return meanings


def _keep_marks(meaning: Meaning, marks: dict[int, str]) -> None:
    """Keep ditto marks and errors in `raw`, which says what stood there."""
    if marks and meaning.raw is None:
        meaning.raw = [None] * len(meaning.values)
    for index, mark in marks.items():
        assert meaning.raw is not None
        meaning.raw[index] = mark


def _understand_all(columns: Sequence[Column], context: Context) -> dict[str, Meaning]:
    dated = [column for column in columns if column.field in DATE_FIELDS]
    days = days_of_statuses(columns)
    meanings = understand_dates(dated if days is None else [*dated, days], context)
    solved = meanings.pop(days.letter) if days is not None else None
    times = [column for column in columns if (column.field or "").startswith(TIME_PREFIX)]
    for column in sorted(times, key=lambda column: column.field != f"{TIME_PREFIX}created_at"):
        named = names_clock(column.header)
        meanings[column.letter] = join_times(column, columns, meanings, context, clock_header=named)
    for column in columns:
        if column.letter not in meanings:
            meanings[column.letter] = _understand(column, context)
            part_contacts(column, context, meanings[column.letter])
            part_pairs(column, context, meanings[column.letter])
            take_places(column, context, meanings[column.letter])
            if column.field in _PLAIN:
                apply_own_words(column, context, meanings[column.letter])
        column.forget()
    if days is not None and solved is not None:
        give_days(meanings[days.letter], solved, days.letter, context.rows)
    statuses_of_days(columns, context, meanings)
    statuses_of_meetings(columns, context, meanings)
    colours_alone(columns, context, meanings)
    coloured_priorities(columns, context, meanings)
    struck_statuses(columns, context, meanings)
    statuses_of_stages(columns, context, meanings)
    return meanings


def _understand(column: Column, context: Context) -> Meaning:
    reader = _BY_FIELD.get(column.field or "")
    if reader is not None:
        return reader(column, context)
    if column.field in {None, "id", "requester.phone"}:
        numeric = not column.kinds.isdisjoint((int, float))
        shown = context.looks().number_formats if numeric else {}
        formats = formats_of(column, context, shown) if shown else None
        return (
            understand_phone(column, context, formats)
            if column.field == "requester.phone"
            else understand_code(column, context, formats)
        )
    return understand_text(column)


def _speaks_day_first(header: str) -> bool:
    return any(letter.isalpha() for letter in header if ord(letter) > 127) or bool(
        set(fold(header).split()) & words("date_words", "day_first_headers")
    )
