"""Columns whose value is their text: subjects, categories, channels."""

from __future__ import annotations

from sheet2desk.layout.meaning.column import Column, Meaning, one_each
from sheet2desk.layout.meaning.text import cell_text, is_blank


def understand_text(column: Column) -> Meaning:
    """Return the cells as the sheet shows them, blanks and placeholders as None."""
    values = one_each(column.values)
    known = {value: None if is_blank(value) else cell_text(value) for value in set(values)}
    return Meaning([known[value] for value in values])
