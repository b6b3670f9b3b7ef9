"""A status and its day in one cell: "выполнено 17.01.24" is a solved date too under a status, and the other way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from sheet2desk.finding import Note
from sheet2desk.layout.meaning.column import Column, Context, Meaning
from sheet2desk.layout.meaning.done_marks import kind_of
from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.sense import Sense
from sheet2desk.layout.meaning.text import cell_text, is_blank
from sheet2desk.layout.meaning.vocabulary import words
from sheet2desk.layout.meaning.words import sense_of, without_date
from sheet2desk.log import WordReading
from sheet2desk.regex import regex
from sheet2desk.workbook import Value

_MAY_BE_DATED: Final = regex(r"\d{1,2}[./\-]\d|\d{4}|\d\s+[^\W\d_]{3}")
_FINISHED: Final = frozenset({"solved", "closed"})


def days_of_statuses(columns: Sequence[Column]) -> Column | None:
    """Return the status column as one of solved dates, where no other is and some of its cells hold a day."""
    status = next((column for column in columns if column.field == "status"), None)
    if status is None or any(column.field == "solved_at" for column in columns):
        return None
    dated = {value for value in set(status.values) if _holds_day(value)}
    if not dated:
        return None
    return Column(
        "solved_at", status.header, status.letter, [value if value in dated else "" for value in status.values]
    )


def _holds_day(value: Value) -> bool:
    if isinstance(value, date) or (isinstance(value, float) and 40_000 <= value < 60_000):
        return True
    return (
        isinstance(value, str)
        and len(value) < 60
        and bool(_MAY_BE_DATED.search(value))
        and without_date(value) != value
    )


def give_days(status: Meaning, days: Meaning, letter: str, rows: Sequence[int]) -> None:
    """Give the days found in a status column to the tickets that are finished."""
    found = [day if said in _FINISHED else None for day, said in zip(days.values, status.values, strict=True)]
    if all(day is None for day in found):
        return
    status.extra["solved_at"] = found
    status.dates = days.dates
    if days.raw is not None:
        status.extra_raw["solved_at"] = days.raw
    finished = {f"{letter}{row}" for row, said in zip(rows, status.values, strict=True) if said in _FINISHED}
    status.notes += [note for note in days.notes if not _answered(note) and note.location.cell in finished]


def _answered(note: Note) -> bool:
    """Whether a note on a date says nothing new of a cell that is read as a status too: words beside it, or alone."""
    return note.rule == "split-value" or (note.rule == "invalid-date" and note.message.endswith("is no date"))


def statuses_of_days(columns: Sequence[Column], context: Context, meanings: Mapping[str, Meaning]) -> None:
    """Give tickets the statuses that stand in a column of solved dates, where no column of statuses is."""
    if any(column.field == "status" for column in columns):
        return
    solved = next((column for column in columns if column.field == "solved_at"), None)
    if solved is None or not solved.texts:
        return
    senses = {text: sense for text in solved.texts if (sense := _beside_day(text)) is not None}
    if not senses:
        return
    meaning = meanings[solved.letter]
    said: list[Sense | None] = [senses.get(value) if isinstance(value, str) else None for value in solved.values]
    values: list[Any] = [sense.meaning if sense is not None else None for sense in said]
    raw = [cell_text(value) if sense is not None else None for value, sense in zip(solved.values, said, strict=True)]
    meaning.extra["status"] = values
    meaning.extra_raw["status"] = raw
    answered = {f"{solved.letter}{row}" for row, sense in zip(context.rows, said, strict=True) if sense is not None}
    meaning.notes = [
        note for note in meaning.notes if note.rule != "invalid-date" or note.location.cell not in answered
    ]
    counts = Counter(text for text, sense in zip(raw, said, strict=True) if sense is not None and text is not None)
    shown = {cell_text(text): sense for text, sense in senses.items()}
    for text, count in counts.most_common():
        sense = shown[text]
        meaning.words.append(WordReading("status", text, sense.meaning, count, f"{sense.reason}, in a column of dates"))


def _beside_day(text: str) -> Sense | None:
    if is_blank(text) or len(text) > 80:
        return None
    bare = without_date(text).strip(" ,;:-–—")
    if not bare:
        return None
    if kind_of(bare.casefold()) == "yes":
        return Sense("solved", "a mark of done")
    if fold(bare) in words("marks", "no"):
        return Sense("open", "a mark of not done")
    return sense_of(bare, "statuses")
