"""Ditto marks: a cell that repeats the one above it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Final

from sheet2desk.layout.meaning.column import Column
from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.text import clean
from sheet2desk.layout.meaning.vocabulary import load, words
from sheet2desk.workbook import Value

#: Fields of free text, in which "same" is a word like others.
_FREE: Final = frozenset({None, "subject", "description", "comments"})
_LONGEST: Final = 20
_FIGURE: Final = re.compile(r"\d")


def resolve_ditto(column: Column) -> tuple[Column, dict[int, str]]:
    """Return the column with each ditto mark replaced by the value above, and the marks by their index."""
    marks: dict[int, str] = {}
    if column.field == "id":
        return column, marks
    dittos: set[str] = set()
    if not all(map(str.isalnum, column.starts)):
        dittos = {text for text in column.texts if len(text) <= _LONGEST and _is_mark(text)}
    if column.field not in _FREE:
        dittos |= {text for text in column.texts if len(text) <= _LONGEST and _is_word(text)}
    if not dittos:
        return column, marks
    values: list[Value] = []
    above: Value = ""
    for index, value in enumerate(column.values):
        if isinstance(value, str) and value in dittos:
            marks[index] = clean(value)
            values.append(above)
        else:
            above = value
            values.append(value)
    return replace(column, values=values), marks


def _is_mark(text: str) -> bool:
    """Whether a text is nothing but a mark; none begins with a letter or a figure, which most texts do."""
    return not text[0].isalnum() and clean(text) in _marks()


def _is_word(text: str) -> bool:
    """Whether a text says "the same"; no such word holds a figure, which codes, phones and dates do."""
    return not _FIGURE.search(text) and fold(clean(text)) in words("ditto", "words")


@cache
def _marks() -> frozenset[str]:
    return frozenset(load("ditto")["marks"])
