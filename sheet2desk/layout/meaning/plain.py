"""Columns whose value is their text: subjects, categories, channels, custom columns."""

from __future__ import annotations

from sheet2desk.layout.meaning.column import Column, Context, Meaning
from sheet2desk.layout.meaning.text import cell_text, is_blank


def understand_text(column: Column, context: Context) -> Meaning:  # noqa: ARG001
    """Return the cells as the sheet shows them, blanks and placeholders as None."""
    known: dict[object, str | None] = {}
    values: list[str | None] = []
    for value in column.values:
        if value == "":
            values.append(None)
            continue
        key = (type(value), value)
        if key not in known:
            known[key] = None if is_blank(value) else cell_text(value)
        values.append(known[key])
    return Meaning(values)
