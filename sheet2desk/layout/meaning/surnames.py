"""People by surnames alone, as colleagues are called: "Лозинская", "Кравчук", "Nowak", with or without initials."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.given_names import is_family_name, is_given_name
from sheet2desk.layout.meaning.spellings import meanings
from sheet2desk.layout.meaning.text import cell_text, is_blank
from sheet2desk.layout.meaning.vocabulary import load
from sheet2desk.regex import regex
from sheet2desk.workbook import Value

_INITIALS: Final = regex(r"\s*\b[^\W\d_]\.\s?(?:[^\W\d_]\.)?\s*")
_WORD: Final = regex(r"[^\W\d_]+(?:[-'’][^\W\d_]+)?")
#: A name has so many letters at least, and a cell of several people so many parts.
_SHORTEST: Final = 4
#: Of so few different texts an ending proves nothing.
_FEWEST: Final = 2
_BETWEEN: Final = regex(r"\s*[,;/+&]\s*|\s+(?:и|та|і|i|y|e|und|and|et|un)\s+")


def share_of_surnames(cells: Sequence[Value]) -> float:
    """Return the share of a column's different texts that end as surnames do; 0 of one text alone."""
    texts = {cell_text(value) for value in cells if not is_blank(value)}
    if len(texts) < _FEWEST:
        return 0.0
    return sum(is_surnamed(text) for text in texts) / len(texts)


def end_in_several_ways(cells: Sequence[Value]) -> bool:
    """Whether a column's surnames end in more than one way: towns and things that end alike are no family names."""
    words = {fold(cell_text(value)) for value in cells if not is_blank(value)}
    longest = {max((one for one in _endings() if word.endswith(one)), key=len, default="") for word in words}
    return len(longest - {""}) > 1


def is_surnamed(text: str) -> bool:
    """Whether a text names people by surnames, or by a given name and one: "Зайцев, Кравчук"."""
    parts = [_INITIALS.sub(" ", part).strip() for part in _BETWEEN.split(text)]
    words = [part.split() for part in parts if part]
    if not words or any(len(own) > 2 for own in words):
        return False
    return all(any(_is_surname(word) or is_given_name(fold(word)) for word in own) for own in words)


def _is_surname(word: str) -> bool:
    folded = fold(word)
    if not word[:1].isupper() or len(folded) < _SHORTEST or not _WORD.fullmatch(word) or word.isupper():
        return False
    return (folded.endswith(_endings()) or is_family_name(folded)) and not any(
        folded in meanings(name) for name in ("statuses", "priorities")
    )


@cache
def _endings() -> tuple[str, ...]:
    return tuple(fold(one) for endings in load("surname_endings").values() for one in endings.split(","))
