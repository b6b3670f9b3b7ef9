"""The status told by how far the days of a row reach: "Received | Awaiting spares | Repaired | Collected"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from sheet2desk.layout.meaning.column import Column, Context, Meaning, tells_status
from sheet2desk.layout.meaning.dates.column import DATE_FIELDS
from sheet2desk.layout.meaning.dates.parse import parse
from sheet2desk.layout.meaning.sense import Sense
from sheet2desk.layout.meaning.text import is_blank
from sheet2desk.layout.meaning.words import sense_of
from sheet2desk.log import WordReading
from sheet2desk.workbook import Value

#: What a stage whose name is no word of a status is by the date that it feeds.
_BY_FIELD: Final = {"created_at": "new", "first_response_at": "open", "solved_at": "solved"}
#: A row of dates has so many stages, so many of them under a word of a status, one beyond the dates of a ticket.
_FEWEST, _FEWEST_NAMED = 3, 2
_DATED: Final = 0.8


def statuses_of_stages(columns: Sequence[Column], context: Context, meanings: Mapping[str, Meaning]) -> None:
    """Give tickets the status over the last of their days, where no column of statuses is and stages stand in order."""
    if not columns or tells_status(columns, meanings):
        return
    stages = [(column, sense) for column in columns if (sense := _stage(column)) is not None]
    if not _are_stages(stages):
        return  # told by the names alone: few logs have their cells looked at
    stages = [(column, sense) for column, sense in stages if _holds_days(set(column.values))]
    if not _are_stages(stages):
        return
    reached: list[int | None] = [
        max((place for place, (column, _) in enumerate(stages) if not is_blank(column.values[index])), default=None)
        for index in range(len(context.rows))
    ]
    meaning = meanings[stages[-1][0].letter]
    meaning.extra["status"] = [stages[place][1].meaning if place is not None else None for place in reached]
    meaning.extra_raw["status"] = [stages[place][0].header if place is not None else None for place in reached]
    for place, count in sorted(Counter(place for place in reached if place is not None).items()):
        column, sense = stages[place]
        why = "the name over the last day of the row"
        meaning.words.append(WordReading("status", column.header, sense.meaning, count, why))


def _stage(column: Column) -> Sense | None:
    """Return the status that a column may stand for if it holds days, sure where its name is a word of a status."""
    if column.field == "due_at" or (column.field is not None and column.field not in DATE_FIELDS):
        return None
    told = sense_of(column.header, "statuses")
    if told is not None:
        return Sense(told.meaning, told.reason, sure=True)
    return None if column.field is None else Sense(_BY_FIELD[column.field], "a date of the ticket")


def _are_stages(stages: Sequence[tuple[Column, Sense]]) -> bool:
    """Whether columns are stages: enough of them, and of words of a status, one of these beyond the ticket's dates."""
    named = [column for column, sense in stages if sense.sure]
    beyond = any(column.field not in DATE_FIELDS for column in named)
    return len(stages) >= _FEWEST and len(named) >= _FEWEST_NAMED and beyond


def _holds_days(values: Collection[Value]) -> bool:
    filled = [value for value in values if not is_blank(value)]
    return bool(filled) and sum(map(_is_day, filled)) >= len(filled) * _DATED


def _is_day(value: Value) -> bool:
    return parse(value).kind in {"date", "partial"} if isinstance(value, str) else not isinstance(value, (int, float))
