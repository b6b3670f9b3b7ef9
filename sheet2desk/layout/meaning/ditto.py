"""Ditto marks: a cell that repeats the one above it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Final

from sheet2desk.layout.meaning.column import Column
from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.text import clean, is_blank
from sheet2desk.layout.meaning.vocabulary import load, words
from sheet2desk.regex import regex
from sheet2desk.workbook import Value

#: Fields of free text, in which "same" is a word like others, and only "as above" isn't.
_FREE: Final = frozenset({None, "subject", "description", "comments"})
_LONGEST: Final = 20
_FIGURE: Final = regex(r"\d")
_INITIALS: Final = regex(r"[^\W\d_]\.?\s?[^\W\d_]\.?")


def resolve_ditto(column: Column) -> tuple[Column, dict[int, str]]:
    """Return the column with each ditto mark replaced by the value above, and the marks by their index.

    A text that refers to nothing above it stays what it is; a person or a date is then blank.
    """
    marks: dict[int, str] = {}
    if column.field == "id":
        return column, marks
    dittos: set[str] = set()
    if not all(map(str.isalnum, column.starts)):
        dittos = {text for text in column.texts if len(text) <= _LONGEST and _is_mark(text)}
    dittos |= _words_of(column)
    if not dittos:
        return column, marks
    free = column.field in _FREE
    values: list[Value] = []
    above: Value = ""
    for index, value in enumerate(column.values):
        if isinstance(value, str) and value in dittos and not (free and is_blank(above)):
            marks[index] = clean(value)
            values.append(above)
        else:
            above = value
            values.append(value)
    return replace(column, values=values), marks


def _is_mark(text: str) -> bool:
    """Whether a text is nothing but a mark; none begins with a letter or a figure, which most texts do."""
    return not text[0].isalnum() and clean(text) in _marks()


def _words_of(column: Column) -> set[str]:
    """Return the texts that say "as above", or in a column of short values "the same"; none holds a figure."""
    known = words("ditto", "always")
    if column.field not in _FREE:
        known |= words("ditto", "words")
    letters = words("ditto", "letters")
    short = {text for text in column.texts if len(text) <= _LONGEST and not _FIGURE.search(text)}
    pairs = {text for text in short if _INITIALS.fullmatch(clean(text))}
    as_above = {text for text in pairs if fold(clean(text)) in letters}
    small = {text for text in pairs if text.islower()}  # "jw." among "ZK" and "MR"
    told = as_above if pairs == as_above else as_above & small if small <= as_above else set()
    return {text for text in short if fold(clean(text)) in known} | told


@cache
def _marks() -> frozenset[str]:
    return frozenset(load("ditto")["marks"])
