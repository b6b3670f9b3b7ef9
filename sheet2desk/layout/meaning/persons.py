"""People by any trace of a name: a given name, a surname alone, or what stands before one ("Mrs Yeo", "Dr. Wolf")."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.given_names import is_given_name
from sheet2desk.layout.meaning.surnames import is_surnamed
from sheet2desk.layout.meaning.text import cell_text, is_blank
from sheet2desk.layout.meaning.vocabulary import load
from sheet2desk.regex import regex
from sheet2desk.workbook import Value

#: "K. Ashworth", "J Tomlin".
_INITIAL = regex(r"[^\W\d_](?:\.\s?|\s)[^\W\d_]{3,}")
#: A cell that names somebody, with what they are or where ("apprentice Zoe", "лаб. Рунова"), has so few words.
_WORDS = 4


def share_of_persons(cells: Sequence[Value]) -> float:
    """Return the share of a column's different texts that hold a trace of somebody's name."""
    texts = {cell_text(value) for value in cells if not is_blank(value)}
    return sum(map(_is_person, texts)) / len(texts) if texts else 0.0


def _is_person(text: str) -> bool:
    words = fold(text).split()
    if not words or len(words) > _WORDS or any(map(str.isdigit, text)):
        return False
    if (len(words) > 1 and words[0] in _honorifics()) or (text[0].isupper() and _INITIAL.fullmatch(text)):
        return True
    return any(map(is_given_name, words)) or is_surnamed(text)


@cache
def _honorifics() -> frozenset[str]:
    return frozenset(fold(one) for words in load("honorifics").values() for one in words.split(","))
