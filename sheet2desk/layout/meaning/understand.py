"""All columns of a table together: dates jointly, a time column with its date, each other column by its field."""

from __future__ import annotations

from collections.abc import Sequence

from sheet2desk.layout.meaning.column import Column, Context, Meaning
from sheet2desk.layout.meaning.plain import understand_text


def understand(columns: Sequence[Column], context: Context) -> dict[str, Meaning]:
    """Return what each column means, by column letter."""
    return {column.letter: understand_text(column, context) for column in columns}
