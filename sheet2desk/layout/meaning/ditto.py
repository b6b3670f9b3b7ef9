"""Ditto marks: a cell that repeats the one above it."""

from __future__ import annotations

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


def resolve_ditto(column: Column) -> tuple[Column, dict[int, str]]:
    """Return the column with each ditto mark replaced by the value above, and the marks by their index."""
    marks: dict[int, str] = {}
    distinct = {value for value in column.values if isinstance(value, str) and 0 < len(value) <= _LONGEST}
    dittos = {value for value in distinct if _is_ditto(value, free=column.field in _FREE)}
    if not dittos or column.field == "id":
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


def _is_ditto(value: str, *, free: bool) -> bool:
    text = clean(value)
    return text in _marks() or (not free and fold(text) in words("ditto", "words"))


@cache
def _marks() -> frozenset[str]:
    return frozenset(load("ditto")["marks"])
