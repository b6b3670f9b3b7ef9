"""Records printed into cells, as exports of a tracker's interface leave them: {'id': 7, 'name': 'Printers'}."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from sheet2desk.finding import Note
from sheet2desk.layout.meaning.column import Column, Context
from sheet2desk.regex import regex

_FIELDS: Final = frozenset(
    {"status", "priority", "category", "channel", "assignee", "requester.name", "requester.organization", "subject"}
)
_NAME: Final = regex(
    r"""['"](?:name|display_?name|label|value)['"]\s*:\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")""", re.IGNORECASE
)


def take_names(column: Column, context: Context) -> tuple[Column, dict[int, str], list[Note]]:
    """Return the column with the name of each printed record in its place, the records by index, and what is said."""
    if column.field not in _FIELDS or "{" not in column.starts:
        return column, {}, []
    names = {text: name for text in column.texts if text.startswith("{") and (name := _name_of(text))}
    if len(names) * 5 < len(column.texts) * 4:
        return column, {}, []
    marks = {index: value for index, value in enumerate(column.values) if isinstance(value, str) and value in names}
    values = [names.get(value, value) if isinstance(value, str) else value for value in column.values]
    message = f"{len(marks)} cells hold records; their names are taken, the rest is kept in raw"
    return replace(column, values=values), marks, [context.column_note("split-value", column.letter, message)]


def _name_of(text: str) -> str | None:
    found = _NAME.search(text)
    return (found[1] or found[2] or None) if found and text.rstrip().endswith("}") else None
