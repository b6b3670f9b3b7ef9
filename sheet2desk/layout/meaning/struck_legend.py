"""Statuses by strike-through, where a legend says what it means: "nosvītrots = izdarīts", "struck out = done"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from sheet2desk.layout.meaning.column import Column, Context, Meaning, tells_status
from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.legend import entries, legend_lines
from sheet2desk.layout.meaning.sense import Sense
from sheet2desk.layout.meaning.text import is_blank
from sheet2desk.layout.meaning.vocabulary import load
from sheet2desk.layout.meaning.words import sense_of
from sheet2desk.log import WordReading
from sheet2desk.workbook import column_number

_TEXTS: Final = frozenset({"subject", "description"})
#: What `raw` says of a row whose status is its look.
STRUCK: Final = "struck out"
PLAIN: Final = "not struck out"


def struck_statuses(columns: Sequence[Column], context: Context, meanings: Mapping[str, Meaning]) -> None:
    """Give tickets the statuses that a legend reads from strikes, where nothing else tells any.

    They go to `extra` of the first column, as what is said by the row and by none of its cells.
    """
    if not columns or tells_status(columns, meanings):
        return
    legend = _legend(context)
    if STRUCK not in legend:
        return
    looks = [STRUCK if struck else PLAIN for struck in _struck(columns, context)]
    meaning = meanings[columns[0].letter]
    meaning.extra["status"] = [sense.meaning if (sense := legend.get(look)) else None for look in looks]
    meaning.extra_raw["status"] = [look if look in legend else None for look in looks]
    for look, count in Counter(looks).items():
        if look in legend:
            meaning.words.append(WordReading("status", look, legend[look].meaning, count, legend[look].reason))


def _legend(context: Context) -> dict[str, Sense]:
    found: dict[str, Sense] = {}
    for _, line in legend_lines(context):
        for _, text in line:
            for name, meaning in entries(text):
                look = _look(fold(name))
                sense = sense_of(meaning, "statuses") if look else None
                if look and sense is not None:
                    found.setdefault(look, Sense(sense.meaning, f'the legend says "{meaning[:40]}"'))
    return found


def _look(name: str) -> str:
    """Return which rows a legend speaks of, "" where of neither."""
    if name.startswith(_words("plain")):
        return PLAIN
    return STRUCK if any(f" {word}" in f" {name}" for word in _words("struck")) else ""


@cache
def _words(name: str) -> tuple[str, ...]:
    return tuple({fold(word) for listed in load("strike_words")[name].values() for word in listed})


def _struck(columns: Sequence[Column], context: Context) -> list[bool]:
    """Return whether each ticket's row is struck out: most of its cells, or what it is about."""
    by_row: defaultdict[int, set[int]] = defaultdict(set)
    for row, place in context.looks().struck:
        by_row[row].add(place)
    found = []
    for index, row in enumerate(context.rows):
        filled = {column_number(one.letter): one.field for one in columns if not is_blank(one.values[index])}
        struck = by_row[row] & filled.keys() if row in by_row else set()
        found.append(len(struck) * 2 > len(filled) or any(filled[place] in _TEXTS for place in struck))
    return found
