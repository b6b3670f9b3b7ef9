"""Error values that an export left as text: no blanks and no values."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from sheet2desk.finding import Note
from sheet2desk.layout.meaning.column import Column, Context
from sheet2desk.layout.meaning.text import clean
from sheet2desk.layout.meaning.vocabulary import load


def blank_failed(column: Column, context: Context) -> tuple[Column, dict[int, str], list[Note]]:
    """Return the column without its error texts, these by their index, and a note on each."""
    if column.starts.isdisjoint("#E"):
        return column, {}, []
    failed = {text for text in column.texts if text[0] in "#E" and clean(text) in _errors()}
    if not failed:
        return column, {}, []
    found = {index: clean(str(value)) for index, value in enumerate(column.values) if value in failed}
    notes = [
        context.note("error-cell", column.letter, index, f"{text} is the error of a formula, not a value")
        for index, text in found.items()
    ]
    return (
        replace(column, values=["" if index in found else value for index, value in enumerate(column.values)]),
        found,
        notes,
    )


@cache
def _errors() -> frozenset[str]:
    return frozenset(load("errors")["errors"])
