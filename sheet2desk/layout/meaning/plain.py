"""Columns whose value is their text: subjects, categories, channels."""

from __future__ import annotations

from typing import Any

from sheet2desk.layout.meaning.column import Column, Meaning, one_each
from sheet2desk.layout.meaning.text import cell_text, is_blank, said


def understand_text(column: Column) -> Meaning:
    """Return the cells as the sheet shows them, blanks and placeholders as None."""
    if column.kinds <= {str}:
        texts: dict[Any, str | None] = said(column.texts)
        return Meaning(list(map(texts.get, column.values)))
    values = one_each(column.values)
    known = {value: None if is_blank(value) else cell_text(value) for value in set(values)}
    return Meaning([known[value] for value in values])
