"""The status column: words, marks of done, a date that stands for done, and colours where the cell is blank."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Final, TypeGuard

from sheet2desk.layout.meaning.colours import colour_statuses
from sheet2desk.layout.meaning.column import Column, Context, Meaning, one_each
from sheet2desk.layout.meaning.dates.parse import parse
from sheet2desk.layout.meaning.done_marks import Marks, marks_of
from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.legend import explained
from sheet2desk.layout.meaning.sense import Sense
from sheet2desk.layout.meaning.text import cell_text, is_blank
from sheet2desk.layout.meaning.vocabularies import read_words
from sheet2desk.layout.meaning.vocabulary import phrases
from sheet2desk.layout.meaning.words import sense_of
from sheet2desk.regex import regex
from sheet2desk.ticket import STATUSES
from sheet2desk.workbook import Value

_WORDS_OF_A_PLACE: Final = 3
_HUNDRED: Final = 100
_PERCENT: Final = regex(r"(\d{1,3})(?:[.,]0+)?\s*%")


def understand_status(column: Column, context: Context) -> Meaning:
    """Return statuses; blank cells take one from their fill where a legend or the other rows say what it means.

    A sign that stands for a blank elsewhere is none where a legend explains it: "… in progress".
    """
    texts = {cell_text(value).casefold() for value in set(one_each(column.values)) if not is_blank(value)}
    marks = marks_of(column.header, texts)
    whole = _whole_of(column, texts)
    signs = {cell_text(value) for value in set(column.values) if value != "" and is_blank(value)}
    told_of = explained(signs, context, "statuses") if signs else {}

    def blank(value: Value) -> bool:
        return is_blank(value) and cell_text(value) not in told_of

    def decide(value: Value, text: str) -> Sense | None:
        if text in told_of:
            return told_of[text]
        if text.endswith("?"):
            return None  # "done?" asks
        if whole and _is_number(value):
            return _progress(value / whole)
        told = marks.sense_of(text) or sense_of(text, "statuses")
        return told or _share(text) or _day(value, text, marks) or _whereabouts(text)

    meaning = read_words(column, context, "status", decide, blank, "is no known status")
    meaning.values = [
        value if value is None or value in STATUSES else str(value).casefold() for value in meaning.values
    ]
    colour_statuses(column, context, meaning)
    return meaning


def _whole_of(column: Column, texts: Collection[str]) -> int:
    """Return the number that stands for all of the work in a column of shares, 0 where its numbers are none.

    A cell of 100 % holds 1; under a header with the sign for it people type 100.
    """
    numbers = {value for value in column.values if _is_number(value)}
    shares = "%" in column.header or any(_PERCENT.fullmatch(text) for text in texts)
    if not numbers or min(numbers) < 0:
        return 0
    if max(numbers) <= 1:
        return 1 if shares or any(0 < value < 1 for value in numbers) else 0
    return _HUNDRED if shares and max(numbers) <= _HUNDRED else 0


def _share(text: str) -> Sense | None:
    """Read "100 %" and "40%" as how far the work has come."""
    share = _PERCENT.fullmatch(text)
    if share is None or int(share[1]) > 100:
        return None
    return _progress(int(share[1]) / 100)


def _progress(share: float) -> Sense:
    """Return the status of work done so far, of 1: only the whole is solved, and only none of it new."""
    return Sense("solved" if share == 1 else "open" if share else "new", "how far the work has come")


def _is_number(value: Value) -> TypeGuard[float]:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _whereabouts(text: str) -> Sense | None:
    """Read "with the dean", "у бухгалтерії": whoever has it, it is neither new nor done; "у Петровича" says nothing."""
    first, *rest = fold(text).split() or [""]
    if not 1 <= len(rest) <= _WORDS_OF_A_PLACE or first not in phrases("turns", "places"):
        return None
    if any(sign.isdigit() for sign in text) or text.split()[-1][:1].isupper():
        return None
    if fold(text) in phrases("others", "statuses"):
        return None  # "in stock" is where a thing is, whatever becomes of the request
    return Sense("open", f'where it is now, behind "{first}"')


def _day(value: Value, text: str, marks: Marks) -> Sense | None:
    return Sense(marks.done, "the day on which it was done") if _is_day(value, text) else None


def _is_day(value: Value, text: str) -> bool:
    if isinstance(value, date):
        return True
    if isinstance(value, float) and 40_000 <= value < 60_000:
        return True
    if not isinstance(value, str):
        return False
    reading = parse(text)
    return reading.kind == "date" and not reading.beside and any(reading.day(order) for order in reading.orders)
