"""Columns whose value is their text: subjects, categories, channels."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sheet2desk.layout.meaning.column import Column, Meaning, one_each
from sheet2desk.layout.meaning.text import said, said_by


def understand_text(column: Column) -> Meaning:
    """Return the cells as the sheet shows them, blanks and placeholders as None."""
    values = column.values if bool not in column.kinds else one_each(column.values)
    known: Mapping[Any, str | None] = said(column.texts) if column.kinds <= {str} else said_by(set(values))
    return Meaning(list(map(known.get, values)))
