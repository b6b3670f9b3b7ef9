"""The lines of a sheet whose records take several each: their cells, and what stands between and beside records."""

from __future__ import annotations

from collections.abc import Sequence

from sheet2desk.layout.header_text import shown
from sheet2desk.layout.kinds import TEXT, empty, kind_of
from sheet2desk.layout.row_words import begins
from sheet2desk.workbook import Value

#: Row on the sheet, and its cells.
Line = tuple[int, Sequence[Value]]


def filled(values: Sequence[Value]) -> set[int]:
    """Return the columns of a line that hold anything."""
    return {column for column, value in enumerate(values, 1) if not empty(value)}


def names(values: Sequence[Value]) -> dict[int, str] | None:
    """Return column → text of a line of a header, None where a cell of it is no text."""
    columns = filled(values)
    if any(kind_of(values[column - 1]) != TEXT for column in columns):
        return None
    return {column: shown(values[column - 1]) for column in sorted(columns)}


def set_aside(line: Line, aside: list[int], heads: dict[int, str]) -> None:
    """Add a line of one cell between records to those aside where it is a total, to the headings otherwise."""
    row, values = line
    text = _first(values)
    if begins(text, "totals"):
        aside.append(row)
    else:
        heads[row] = text


def texts_aside(lines: Sequence[Line], aside: Sequence[int]) -> dict[int, str]:
    """Return row → first text of the lines that are of no record."""
    rows = set(aside)
    return {row: _first(values) for row, values in lines if row in rows}


def _first(values: Sequence[Value]) -> str:
    return shown(next((value for value in values if not empty(value)), ""))
