"""The status told by how far the days of a row reach: "Received | Awaiting spares | Repaired | Collected"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
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
    named = [column for column, sense in stages if sense.sure]
    beyond = any(column.field not in DATE_FIELDS for column in named)
    if len(stages) < _FEWEST or len(named) < _FEWEST_NAMED or not beyond:
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
    """Return the status that a column of days stands for, sure where its name is a word of a status."""
    if column.field == "due_at" or (column.field is not None and column.field not in DATE_FIELDS):
        return None
    told = sense_of(column.header, "statuses")
    if (told is None and column.field is None) or not _holds_days(column.values):
        return None
    if told is not None:
        return Sense(told.meaning, told.reason, sure=True)
    return Sense(_BY_FIELD[column.field or "created_at"], "a date of the ticket")


def _holds_days(values: Sequence[Value]) -> bool:
    filled = [value for value in values if not is_blank(value)]
    return bool(filled) and sum(map(_is_day, filled)) >= len(filled) * _DATED


def _is_day(value: Value) -> bool:
    return parse(value).kind in {"date", "partial"} if isinstance(value, str) else not isinstance(value, (int, float))
