"""Headings over tables one under another: each names the group of the tickets in the table below it."""

from __future__ import annotations

from collections.abc import Sequence

from sheet2desk.layout.cells import Cells
from sheet2desk.layout.header_text import shown
from sheet2desk.layout.kinds import empty
from sheet2desk.layout.meaning.banners import month_of, names_day
from sheet2desk.layout.table import Table

#: A heading stands so near to its header, and has so many words at most.
_NEAR, _WORDS = 2, 7
_SEVERAL = 2


def headings_over(cells: Cells, tables: Sequence[Table]) -> dict[int, tuple[str, int]]:
    """Return the heading of each table that has one and its row, by the table's place: {} where not several have.

    A text that names a day or a month is read as such where it stands, and is none of these.
    """
    stacked = [
        place
        for place, table in enumerate(tables)
        if not any(other is not table and _beside(table, other) for other in tables)
    ]
    found = {place: heading for place in stacked if (heading := _heading(cells, tables[place])) is not None}
    distinct = len({text for text, _ in found.values()}) == len(found)
    return found if len(found) >= _SEVERAL and distinct else {}


def _beside(one: Table, other: Table) -> bool:
    return one.top <= other.bottom and other.top <= one.bottom


def _heading(cells: Cells, table: Table) -> tuple[str, int] | None:
    """Return the text alone in the row right over a table's header, and its row."""
    if not table.header_rows:
        return None
    top = table.header_rows[0]
    over = [(row, values) for row, values in cells.rows[table.top : table.bottom + 1] if top - _NEAR <= row < top]
    if not over:
        return None
    row, values = over[-1]
    own = [value for value in values[table.left - 1 : table.right] if not empty(value)]
    if len(own) != 1 or not isinstance(own[0], str) or len(own[0].split()) > _WORDS:
        return None
    if names_day(own[0]) or month_of(own[0]) is not None:
        return None
    return shown(own[0]), row
