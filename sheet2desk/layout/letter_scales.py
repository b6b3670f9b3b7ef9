"""Columns of letters for urgency: under the scale itself ("U/N/B", "К/В/С/Н", "!"), or classes from A to C."""

from __future__ import annotations

from collections.abc import Sequence

from sheet2desk.layout.meaning import cell_text, is_blank
from sheet2desk.layout.meaning.fold import TO_LATIN
from sheet2desk.regex import regex
from sheet2desk.workbook import Value

#: Three letters at least: two are most often yes and no.
_LETTERS = regex(r"[^\W\d_](?:\s*[/|,;]\s*[^\W\d_]){2,5}")
_MARKS = regex(r"!{1,5}")
_FEWEST = 3
#: The first letters of both alphabets; Cyrillic ones that look Latin are taken for these.
_CLASSES = (frozenset("ABC"), frozenset("AБB"))
_NEARLY_ALL = 0.9


def is_own_scale(header: str, cells: Sequence[Value]) -> bool:
    """Whether a header names the letters or marks that its cells are of, and says nothing else."""
    text = header.strip()
    said = [cell_text(value) for value in cells if not is_blank(value)]
    if len(said) < _FEWEST:
        return False
    if _MARKS.fullmatch(text):
        return sum(bool(_MARKS.fullmatch(one)) for one in said) >= _NEARLY_ALL * len(said)
    if not _LETTERS.fullmatch(text):
        return False
    letters = {_latin(sign) for sign in text if sign.isalpha()}
    return sum(_latin(one) in letters for one in said) >= _NEARLY_ALL * len(said)


def are_classes(cells: Sequence[Value]) -> bool:
    """Whether cells hold the first three letters of an alphabet and nothing else, more than one of them."""
    said = [_latin(cell_text(value)) for value in cells if not is_blank(value)]
    return len(said) >= _FEWEST and any({"A"} < set(said) <= classes for classes in _CLASSES)


def _latin(sign: str) -> str:
    return sign.upper().translate(TO_LATIN)
