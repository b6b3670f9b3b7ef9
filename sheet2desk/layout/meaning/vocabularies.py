"""Columns of words with few meanings: each distinct text decided once, said in a WordReading, unknown ones noted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Final

from sheet2desk.layout.meaning.column import Column, Context, Meaning, one_each
from sheet2desk.layout.meaning.column_words import words_of
from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.legend import explained
from sheet2desk.layout.meaning.sense import Sense
from sheet2desk.layout.meaning.text import cell_text
from sheet2desk.log import WordReading
from sheet2desk.workbook import Value

#: A column with more unknown texts than this isn't one of words; searching each for likenesses would take minutes.
_STRANGE: Final = 1000
_VOCABULARY: Final = {"status": "statuses", "priority": "priorities"}


def read_words(
    column: Column,
    context: Context,
    field: str,
    decide: Callable[[Value, str], Sense | None],
    blank: Callable[[Value], bool],
    unknown: str,
) -> Meaning:
    """Return the meanings of a column; `unknown` is what the note says of a text that nothing decides.

    The profile's words go first, then what a legend says of codes and colours, then the vocabulary, and last what the
    column's other cells say of abbreviations and pairs of languages.
    """
    own = overrides(context.profile.values.get(field, {}))
    values = one_each(column.values)
    counts = Counter(values)
    texts = {value: cell_text(value) for value in counts if not blank(value)}
    mine = {
        text: Sense(own[key], "the profile says so") for text in texts.values() if (key := fold(text) or text) in own
    }
    decided: dict[str, Sense | None] = dict(mine)
    strange = 0
    for value, _ in counts.most_common():
        text = texts.get(value)
        if text is None or text in decided:
            continue
        decided[text] = decide(value, text) if strange < _STRANGE else None
        strange += decided[text] is None
    _by_legend(decided, mine, context, field)
    _by_column(decided, field)
    senses = {value: decided[text] if (text := texts.get(value)) is not None else None for value in counts}
    said = {value: sense.meaning if sense else None for value, sense in senses.items()}
    meaning = Meaning([said[value] for value in values], [texts.get(value) for value in values])
    unplaced = {value for value in texts if senses[value] is None}
    if unplaced:
        for index, value in enumerate(values):
            if value in unplaced:
                message = f'"{_cut(texts[value])}" {unknown}'
                meaning.notes.append(context.note(f"unknown-{field}", column.letter, index, message))
    for value, count in counts.most_common():
        if value in texts:
            reason = found.reason if (found := senses[value]) is not None else "unknown"
            meaning.words.append(WordReading(field, texts[value], said[value], count, reason))
    return meaning


def _by_legend(decided: dict[str, Sense | None], mine: Mapping[str, Sense], context: Context, field: str) -> None:
    """Let the workbook's own legend speak for all texts that aren't plain words of the vocabulary."""
    open_to = [
        text
        for text, sense in decided.items()
        if (sense is None or not sense.sure or len(text) == 1) and text not in mine  # a letter may stand for any word
    ]
    if 0 < len(open_to) <= _STRANGE // 10:
        decided.update(explained(open_to, context, _VOCABULARY[field]))


def _by_column(decided: dict[str, Sense | None], field: str) -> None:
    unknown = [text for text, sense in decided.items() if sense is None]
    if not 0 < len(unknown) <= _STRANGE // 10:
        return
    column_words = words_of(list(decided), decided, _VOCABULARY[field])
    for text in unknown:
        decided[text] = column_words.sense_of(text)


def overrides(values: Mapping[str, str]) -> dict[str, str]:
    """Return the profile's words, compared without case, accents and punctuation; a bare mark ("+") as it is."""
    return {fold(word) or word.strip(): meaning for word, meaning in values.items()}


def _cut(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}…"
