"""Columns of words with few meanings: each distinct text decided once, said in a WordReading, unknown ones noted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from sheet2desk.layout.meaning.column import Column, Context, Meaning
from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.text import cell_text
from sheet2desk.layout.meaning.words import Sense
from sheet2desk.log import WordReading
from sheet2desk.workbook import Value


def read_words(
    column: Column,
    context: Context,
    field: str,
    decide: Callable[[Value, str], Sense | None],
    blank: Callable[[Value], bool],
    unknown: str,
) -> Meaning:
    """Return the meanings of a column; `unknown` is what the note says of a text that `decide` can't place."""
    own = overrides(context.profile.values.get(field, {}))
    known: dict[tuple[type, Value], tuple[str, Sense | None] | None] = {}
    counts: Counter[tuple[str, str | None, str]] = Counter()
    meaning = Meaning([None] * len(column.values), [None] * len(column.values))
    raw: list[str | None] = meaning.raw or []
    for index, value in enumerate(column.values):
        if value == "":
            continue
        key = (type(value), value)
        if key not in known:
            text = cell_text(value)
            mine = own.get(fold(text)) if fold(text) else own.get(text)
            if mine is not None:
                known[key] = text, Sense(mine, "the profile says so")
            else:
                known[key] = None if blank(value) else (text, decide(value, text))
        read = known[key]
        if read is None:
            continue
        text, sense = read
        raw[index] = text
        if sense is None:
            counts[text, None, "unknown"] += 1
            meaning.notes.append(context.note(f"unknown-{field}", column.letter, index, f'"{_cut(text)}" {unknown}'))
        else:
            meaning.values[index] = sense.meaning
            counts[text, sense.meaning, sense.reason] += 1
    meaning.words = [WordReading(field, word, sense, count, reason) for (word, sense, reason), count in counts.most_common()]
    return meaning


def overrides(values: Mapping[str, str]) -> dict[str, str]:
    """Return the profile's words, compared without case, accents and punctuation; a bare mark ("+") as it is."""
    return {fold(word) or word.strip(): meaning for word, meaning in values.items()}


def _cut(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}…"
