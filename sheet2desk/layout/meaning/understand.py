"""All columns of a table together: dates jointly, a time column with its date, each other column by its field."""

from __future__ import annotations

from collections.abc import Sequence

from sheet2desk.layout.meaning.column import Column, Context, Meaning
from sheet2desk.layout.meaning.dates.column import DATE_FIELDS, understand_dates
from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.plain import understand_text
from sheet2desk.layout.meaning.vocabulary import words


def understand(columns: Sequence[Column], context: Context) -> dict[str, Meaning]:
    """Return what each column means, by column letter."""
    context.speaks_day_first = any(_speaks_day_first(column.header) for column in columns)
    meanings = understand_dates([column for column in columns if column.field in DATE_FIELDS], context)
    for column in columns:
        if column.letter not in meanings:
            meanings[column.letter] = understand_text(column, context)
    return meanings


def _speaks_day_first(header: str) -> bool:
    letters = [letter for letter in header if letter.isalpha()]
    return any(ord(letter) > 127 for letter in letters) or bool(set(fold(header).split()) & words("date_words", "day_first_headers"))
