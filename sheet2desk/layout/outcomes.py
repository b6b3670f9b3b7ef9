"""Texts that tell what was done or found: no field of a ticket holds them, and no comment was made by writing them."""

from __future__ import annotations

from functools import cache

from sheet2desk.layout.composed import speaks_of
from sheet2desk.layout.header_text import without_brackets
from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.vocabulary import load

#: Meanings of words for work and its end; a result may as well be what was found.
_WORK = ("close", "closer", "work", "doing")

#: Words this long are found within compounds.
_COMPOUND = 6
#: Why such a column feeds no field.
OUTCOME = "tells what was done or found, which no field of a ticket holds: kept as custom"


def tells_outcome(header: str) -> bool:
    """Whether a header of remarks tells what was done ("Что сделано", "Maßnahme") rather than how things go on."""
    text = without_brackets(header)
    words = fold(text).split()
    if speaks_of(text, "remark") or speaks_of(text, "respond") or _any_begins(words, "running"):
        return False
    return _any_begins(words, "found") or tells_work(text) or speaks_of(text, "result")


def tells_work(header: str) -> bool:
    """Whether a header speaks of work or of its end; "Befund" only speaks of what was found."""
    return any(speaks_of(header, meaning) for meaning in _WORK)


def _any_begins(words: list[str], name: str) -> bool:
    starts = _beginnings(name)
    inside = [start for start in starts if len(start) >= _COMPOUND]  # "Sofortmaßnahme"
    return any(word.startswith(starts) or any(part in word for part in inside) for word in words)


@cache
def _beginnings(name: str) -> tuple[str, ...]:
    return tuple({fold(start) for listed in load("outcome_words")[name].values() for start in listed})
