"""What a legend says of rows without any fill: "без цвета - новая", "no colour = not started"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from sheet2desk.layout.meaning.column import Context
from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.legend import entries, legend_lines
from sheet2desk.layout.meaning.sense import Sense
from sheet2desk.layout.meaning.vocabulary import load
from sheet2desk.layout.meaning.words import sense_of


def said_of_no_colour(context: Context) -> Sense | None:
    """Return the status of rows without a fill, None where no legend speaks of them, or two say different things."""
    found: dict[str, str] = {}
    for key, word in _pairs(context):
        if fold(key) in _no_colour() and (sense := sense_of(word, "statuses")) is not None:
            found.setdefault(sense.meaning, f"{key} - {word}")
    if len(found) != 1:
        return None
    ((status, words),) = found.items()
    return Sense(status, f'the legend says "{words[:60]}"')


def _pairs(context: Context) -> Iterator[tuple[str, str]]:
    for _, line in legend_lines(context):
        for _, text in line:
            yield from entries(text)
        for (column, key), (after, word) in pairwise(line):
            if after == column + 1:
                yield key, word


@cache
def _no_colour() -> frozenset[str]:
    return frozenset(fold(phrase) for phrase in load("colours")["none"])
