"""The rows of one sheet in memory, with what its merges say settled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from typing import cast

from sheet2desk.data_class import mutable
from sheet2desk.layout.kinds import empty
from sheet2desk.workbook import Range, Sheet, Value

#: A merge over more cells than this is decoration or damage: its value isn't spread.
_LARGEST_SPREAD = 200_000
#: Rows of a table that are kept when it is taken up: enough to know a sheet that goes on with it.
_KEPT = 10_000
_HANDED_OVER: list[Value] = []


@mutable
class Cells:
    """Non-empty rows as (row, values from column A on), all of one width, leftovers under merges taken out."""

    rows: list[tuple[int, list[Value]]]
    width: int
    across: dict[int, list[Range]] = field(default_factory=dict)  # row -> merges that lie within that row
    down: list[Range] = field(default_factory=list)  # merges over several rows
    given: set[tuple[int, int]] = field(default_factory=set)  # (row, column) that got its value from a merge

    def hand_over(self, places: Sequence[int]) -> None:
        """Let go of the values of rows that were taken up as columns; the first ones stay, to compare others with.

        In a long log they would stand in memory twice. To ask such a row for a value raises IndexError.
        """
        for place in places[_KEPT:]:
            self.rows[place] = (self.rows[place][0], _HANDED_OVER)


def load(sheet: Sheet) -> Cells:
    """Read the sheet's rows once; rows are copied only where a merge or a short row asks for it."""
    rows: list[tuple[int, Sequence[Value]]] = list(sheet.grid.rows())
    widths = {len(values) for _, values in rows}
    width = max(widths, default=0)
    even = len(widths) < 2 and {type(values) for _, values in rows} <= {list}
    settled = (
        cast("list[tuple[int, list[Value]]]", rows)
        if even
        else [
            (row, values if isinstance(values, list) and len(values) == width else _padded(values, width))
            for row, values in rows
        ]
    )
    cells = Cells(settled, width)
    _settle_merges(cells, sheet.marks.merges)
    return cells


def _padded(values: Sequence[Value], width: int) -> list[Value]:
    return [*values, *[""] * (width - len(values))]


def _settle_merges(cells: Cells, merges: Sequence[Range]) -> None:
    """Blank what exporters left in the covered cells of a merge, and sort the merges by direction."""
    if not merges:
        return
    place = {row: i for i, (row, _) in enumerate(cells.rows)}
    for merge in merges:
        if merge.top == merge.bottom:
            cells.across.setdefault(merge.top, []).append(merge)
        else:
            cells.down.append(merge)
        right = min(merge.right, cells.width)
        if (merge.bottom - merge.top + 1) * (right - merge.left + 1) > _LARGEST_SPREAD:
            continue
        for row in range(merge.top, merge.bottom + 1):
            i = place.get(row)
            if i is None:
                continue
            values = cells.rows[i][1]
            start = merge.left if row == merge.top else merge.left - 1
            if any(value != "" for value in values[start:right]):
                values = list(values)
                values[start:right] = [""] * (right - start)
                cells.rows[i] = (row, values)


def spread(cells: Cells, first_row: int, kept_apart: frozenset[int] | set[int]) -> None:
    """Give the value of a merge down several rows to each row it spans, from `first_row` on.

    Columns (from 1) in `kept_apart` are left alone: there the merge says that the rows are one ticket.
    """
    place = {row: i for i, (row, _) in enumerate(cells.rows)}
    for merge in cells.down:
        column = merge.left - 1
        if merge.top < first_row or merge.left in kept_apart or column >= cells.width or merge.top not in place:
            continue
        value = cells.rows[place[merge.top]][1][column]
        if empty(value):
            continue
        for row in range(merge.top + 1, merge.bottom + 1):
            i = place.get(row)
            if i is None:
                continue
            values = list(cells.rows[i][1])
            values[column] = value
            cells.rows[i] = (row, values)
            cells.given.add((row, merge.left))


def merged_from_above(cells: Cells, column: int | None) -> set[int]:
    """Return the rows over which a cell of this column (from 1) is merged down from above."""
    return {
        row
        for merge in cells.down
        if column is not None and merge.left <= column <= merge.right
        for row in range(merge.top + 1, merge.bottom + 1)
    }
