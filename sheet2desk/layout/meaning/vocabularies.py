"""Columns of words with few meanings: each distinct text decided once, said in a WordReading, unknown ones noted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Final

from sheet2desk.layout.meaning.column import Column, Context, Meaning, one_each
from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.text import cell_text
from sheet2desk.layout.meaning.words import Sense
from sheet2desk.log import WordReading
from sheet2desk.workbook import Value

#: A column with more unknown texts than this isn't one of words; searching each for likenesses would take minutes.
_STRANGE: Final = 1000


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
    values = one_each(column.values)
    counts = Counter(values)
    known: dict[Value, tuple[str | None, Sense | None]] = {}
    strange = 0
    for value, _ in counts.most_common():
        text = cell_text(value)
        mine = own.get(fold(text) or text)
        if mine is not None:
            known[value] = text, Sense(mine, "the profile says so")
        else:
            known[value] = (None, None) if blank(value) else (text, decide(value, text) if strange < _STRANGE else None)
            strange += known[value][0] is not None and known[value][1] is None
    senses = {value: sense.meaning if sense else None for value, (_, sense) in known.items()}
    texts = {value: text for value, (text, _) in known.items()}
    meaning = Meaning([senses[value] for value in values], [texts[value] for value in values])
    unplaced = {value for value, (text, sense) in known.items() if text is not None and sense is None}
    if unplaced:
        for index, value in enumerate(values):
            if value in unplaced:
                message = f'"{_cut(texts[value] or "")}" {unknown}'
                meaning.notes.append(context.note(f"unknown-{field}", column.letter, index, message))
    for value, count in counts.most_common():
        word, found = known[value]
        if word is not None:
            meaning.words.append(WordReading(field, word, senses[value], count, found.reason if found else "unknown"))
    return meaning


def overrides(values: Mapping[str, str]) -> dict[str, str]:
    """Return the profile's words, compared without case, accents and punctuation; a bare mark ("+") as it is."""
    return {fold(word) or word.strip(): meaning for word, meaning in values.items()}


def _cut(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}…"
