"""Date columns of a table, decided together: values, notes, and the order with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any, Final

from sheet2desk.layout.meaning.column import Column, Context, Meaning
from sheet2desk.layout.meaning.dates.cells import REAL, DateCells
from sheet2desk.layout.meaning.dates.decide import (
    DateColumn,
    rows_by_number,
    settle_by_evidence,
    settle_by_proof,
    settle_by_sisters,
)
from sheet2desk.layout.meaning.dates.midnight import past_midnight
from sheet2desk.layout.meaning.dates.outcome import Outcome, judge
from sheet2desk.layout.meaning.dates.reading import ORDER_NAMES, Reading, in_zone
from sheet2desk.layout.meaning.dates.suspects import find_suspects
from sheet2desk.layout.meaning.dates.swap import find_single_swaps, find_swaps
from sheet2desk.layout.meaning.dates.undated import complete_all
from sheet2desk.layout.meaning.dates.work import Work
from sheet2desk.layout.meaning.text import cell_text
from sheet2desk.log import DateReading
from sheet2desk.ticket import Moment

#: Evidence beyond this many rows adds nothing: so many stretches of so many neighbouring rows are looked at.
_STRETCHES: Final = 8
_STRETCH: Final = 400
DATE_FIELDS: Final = ("created_at", "first_response_at", "solved_at", "due_at")


def understand_dates(columns: Sequence[Column], context: Context) -> dict[str, Meaning]:
    """Return what each date column means, by letter."""
    dated = [DateColumn(column, DateCells(column), _wanted(column, context)) for column in columns]
    settle_by_proof(dated)
    seen, seen_context = _sample(dated, context)
    find_swaps(seen, seen_context)
    settle_by_evidence(seen, seen_context)
    settle_by_sisters(seen, seen_context)
    find_swaps(seen, seen_context)
    for column, sampled in zip(dated, seen, strict=True):
        column.swap, column.swap_reason = sampled.swap, sampled.swap_reason
    context.by_number = rows_by_number(context.ids)
    find_single_swaps(dated, context)
    find_suspects(dated, {})
    completed = complete_all(dated, context)
    if completed and find_suspects(dated, {letter: work.known for letter, work in completed.items()}):
        completed = complete_all(dated, context)
    meanings = {
        column.column.letter: _meaning(column, context, completed.get(column.column.letter)) for column in dated
    }
    _over_midnight(dated, meanings, completed, context)
    return meanings


def _over_midnight(
    columns: Sequence[DateColumn], meanings: dict[str, Meaning], completed: dict[str, Work], context: Context
) -> None:
    """Move lone times that took the day of creation to the next one where the ticket ran over midnight."""
    began = next((column.column.letter for column in columns if column.column.field == "created_at"), None)
    for letter, work in completed.items():
        if began is None or letter == began:
            continue
        for index in sorted(work.timed):
            later = past_midnight(meanings[began].values[index], meanings[letter].values[index])
            if later is not None:
                meanings[letter].values[index], message = later
                meanings[letter].notes.append(context.note("ambiguous-date", letter, index, message))


def _sample(columns: Sequence[DateColumn], context: Context) -> tuple[Sequence[DateColumn], Context]:
    """Return the columns as evidence is taken from them: of a long table, stretches of neighbouring rows."""
    count = len(context.rows)
    if count <= _STRETCHES * _STRETCH:
        return columns, replace(context, by_number=rows_by_number(context.ids))
    rows = [
        first + row
        for first in range(0, count - _STRETCH, (count - _STRETCH) // (_STRETCHES - 1))
        for row in range(_STRETCH)
    ]
    ids = [context.ids[row] for row in rows]
    part = replace(
        context,
        rows=[context.rows[row] for row in rows],
        ids=ids,
        banners=[context.banners[row] for row in rows],
        by_number=rows_by_number(ids),
    )
    sampled = [
        DateColumn(
            replace(column.column, values=list(column.cells.part(rows).values)), column.cells.part(rows), column.wanted
        )
        for column in columns
    ]
    return sampled, part


def _wanted(column: Column, context: Context) -> str | None:
    dates = context.profile.dates
    return dates.columns.get(column.header) or dates.columns.get(column.field or "") or dates.order


def _meaning(column: DateColumn, context: Context, work: Work | None) -> Meaning:
    if column.cells.only_real and not column.swap and not column.swapped and _all_sane(column):
        zone = context.zone
        values: list[Any] = [
            in_zone(value, zone) if type(value) is datetime else (None if value == "" else value)
            for value in column.column.values
        ]
        return Meaning(_as_days(values), dates=reading_of(column))
    return _cell_by_cell(column, context, work)


def _all_sane(column: DateColumn) -> bool:
    group = column.cells.groups.get(REAL)
    return group is None or all(reading.day("ymd") for reading in group.readings)


def _cell_by_cell(column: DateColumn, context: Context, work: Work | None) -> Meaning:
    count = len(column.column.values)
    meaning = Meaning([None] * count, [None] * count, reading_of(column, tuple(work.hints) if work else ()))
    raw: list[str | None] = meaning.raw or []
    known: dict[Any, Outcome] = {}
    plain: dict[Any, tuple[Moment, str]] = {}
    forms = column.forms
    letter = column.column.letter
    zone = context.zone
    healthy = not column.swap and not column.swapped and _all_sane(column)
    if healthy:  # nearly all cells of most columns: real dates that stay as they are
        meaning.values = [
            in_zone(value, zone) if type(value) is datetime else value if type(value) is date else None
            for value in column.column.values
        ]
    for index, value in enumerate(column.column.values):
        if value == "" or (healthy and isinstance(value, date)):
            continue
        if value in plain and index not in column.swapped:
            meaning.values[index], raw[index] = plain[value]
            continue
        outcome = known.get(value)
        if outcome is None or index in column.swapped:
            reading = column.cells.reading(value)
            assert reading is not None
            if reading.kind == "date" and _plain(reading) and reading.form in forms and index not in column.swapped:
                day = reading.day(forms[reading.form])
                if day is not None:
                    entry = reading.at(day, context.zone), cell_text(value)
                    plain[value] = entry
                    meaning.values[index], raw[index] = entry
                    continue
            if reading.kind == "partial" or reading.kind == "time":
                assert work is not None
                outcome = work.found[index]
            else:
                outcome = judge(value, reading, column, context, index)
                if index not in column.swapped:
                    known[value] = outcome
        meaning.values[index] = outcome.value
        raw[index] = outcome.raw
        for rule, message in outcome.notes:
            meaning.notes.append(context.note(rule, letter, index, message))
    meaning.values = _as_days(meaning.values)
    return meaning


def _plain(reading: Reading) -> bool:
    """Whether nothing but a date and its time stands in the cell."""
    return not (reading.beside or reading.real or reading.weekdays or reading.shift)


def _as_days(values: list[Any]) -> list[Any]:
    """Make a column whose cells all stand at midnight a column of days."""
    for value in values:
        if type(value) is datetime and (value.hour or value.minute or value.second or value.microsecond):
            return values
    return [value.date() if type(value) is datetime else value for value in values]


def reading_of(column: DateColumn, hints: Sequence[str] = ()) -> DateReading:
    """Return the order of a column with its reason; "unknown" where nothing decides.

    `hints` say where years, months and days come from that the cells lack.
    """
    texts = [group for form, group in column.cells.groups.items() if form != REAL]
    parts: list[str] = []
    if column.swap == "repaired":
        parts.append(f"real dates with day and month exchanged, repaired: {column.swap_reason}")
    elif column.swap == "suspected":
        parts.append(f"real dates may have day and month exchanged: {column.swap_reason}")
    elif column.swapped:
        parts.append(f"some real dates have day and month exchanged: {column.swap_reason}")
    elif REAL in column.cells.groups:
        parts.append("real dates")
    parts += hints
    open_texts = [group for group in texts if group.order is None]
    orders = {group.order for group in texts if group.order}
    parts += dict.fromkeys(group.reason for group in texts if group.order and group.reason)
    if open_texts:
        parts.append(
            "nothing tells day from month in " + ", ".join(f'"{example_of(group.readings[0])}"' for group in open_texts)
        )
        return DateReading("unknown", "; ".join(parts))
    if not texts:
        return DateReading("none", "; ".join(parts) or "no dates")
    largest = max(texts, key=lambda group: len(group.readings))
    if len(orders) > 1:
        parts.append("read by the way each is written")
    assert largest.order is not None
    return DateReading(largest.order, "; ".join(parts) or ORDER_NAMES[largest.order])


def example_of(reading: Reading) -> str:
    """Return a cell as an example: its three numbers with their separator."""
    sign = reading.form.lstrip("yY").removesuffix("12h") or "."
    first, second, third = reading.parts
    return f"{first:02}{sign}{second:02}{sign}{third:02}"


def shown(value: Any) -> str:
    """Return a date cell as the sheet shows it."""
    return value.isoformat() if isinstance(value, date) else cell_text(value)
