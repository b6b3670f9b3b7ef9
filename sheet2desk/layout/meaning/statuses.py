"""The status column: words, marks of done, a date that stands for done, and colours where the cell is blank."""

from __future__ import annotations

from datetime import date
from typing import Final

from sheet2desk.layout.meaning.colours import colour_statuses
from sheet2desk.layout.meaning.column import Column, Context, Meaning, one_each
from sheet2desk.layout.meaning.dates.parse import parse
from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.text import cell_text, is_blank
from sheet2desk.layout.meaning.vocabularies import read_words
from sheet2desk.layout.meaning.vocabulary import meanings, words
from sheet2desk.layout.meaning.words import Sense, sense_of
from sheet2desk.ticket import STATUSES
from sheet2desk.workbook import Value

_TICKS: Final = frozenset({"+", "++", "✓", "✔", "✔️", "☑", "✅", "√"})


def understand_status(column: Column, context: Context) -> Meaning:
    """Return statuses; blank cells take one from their fill where a legend or the other rows say what it means."""
    done = _done_meaning(column)
    texts = {cell_text(value).casefold() for value in set(one_each(column.values)) if not is_blank(value)}
    named = bool({fold(column.header), *fold(column.header).split()} & words("marks", "done_header"))
    weak = named and all(
        _mark(text) or text in words("marks", "weak_yes") | words("marks", "weak_no") for text in texts
    )
    ticked = named or any(_mark(text) == "yes" for text in texts)

    def decide(value: Value, text: str) -> Sense | None:
        small = text.casefold()
        mark = _mark(small)
        if mark == "yes" or (weak and small in words("marks", "weak_yes")):
            return Sense(done, "a mark of done in this column")
        if (mark == "no" and ticked) or (weak and small in words("marks", "weak_no")):
            return Sense("open", "not done, in a column of marks")
        sense = sense_of(text, "statuses")
        if sense is None and _is_day(value, text):
            return Sense(done, "the day on which it was done")
        return sense

    meaning = read_words(column, context, "status", decide, is_blank, "is no known status")
    meaning.values = [
        value if value is None or value in STATUSES else str(value).casefold() for value in meaning.values
    ]
    colour_statuses(column, context, meaning)
    return meaning


def _mark(small: str) -> str | None:
    word = fold(small)
    if small in _TICKS or word in words("marks", "yes"):
        return "yes"
    return "no" if word in words("marks", "no") else None


def _done_meaning(column: Column) -> str:
    """Return what "yes" means: closed under a header that says closed, else solved."""
    header = fold(column.header)
    return (
        "closed" if any(meanings("statuses").get(word) == "closed" for word in (header, *header.split())) else "solved"
    )


def _is_day(value: Value, text: str) -> bool:
    if isinstance(value, date):
        return True
    if isinstance(value, float) and 40_000 <= value < 60_000:
        return True
    if not isinstance(value, str):
        return False
    reading = parse(text)
    return reading.kind == "date" and not reading.beside and any(reading.day(order) for order in reading.orders)
