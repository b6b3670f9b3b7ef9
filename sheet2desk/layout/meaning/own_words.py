"""What the profile says of the words in columns of plain text: other names of one category, channel or person."""

from __future__ import annotations

from collections import Counter

from sheet2desk.layout.meaning.column import Column, Context, Meaning
from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.text import cell_text
from sheet2desk.layout.meaning.vocabularies import overrides
from sheet2desk.log import WordReading


def apply_own_words(column: Column, context: Context, meaning: Meaning) -> None:
    """Put the profile's meaning in the place of each of its words; `raw` keeps what the cell says."""
    own = overrides(context.profile.values.get(column.field or "", {}))
    if not own:
        return
    said = {value: cell_text(value) for value in set(column.values)}
    known = {value: own[key] for value, text in said.items() if (key := fold(text) or text) in own}
    if meaning.raw is None:
        meaning.raw = [None] * len(meaning.values)
    counts: Counter[str] = Counter()
    for index, value in enumerate(column.values):
        if value in known:
            meaning.values[index] = known[value]
            meaning.raw[index] = said[value]
            counts[said[value]] += 1
    assert column.field is not None  # its words were found under it
    meanings = {said[value]: word for value, word in known.items()}
    for text, count in counts.most_common():
        meaning.words.append(WordReading(column.field, text, meanings[text], count, "the profile says so"))
