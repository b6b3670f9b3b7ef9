"""Columns that a spreadsheet named itself when a table was drawn too wide: "Column5", "Column6" …"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from sheet2desk.layout.cells import Cells
from sheet2desk.regex import regex
from sheet2desk.workbook import Value

#: Fewer such columns cost nothing, and are shown as the columns that they are.
_MANY: Final = 30
_NAME: Final = regex(r"(\D{2,})(\d{1,5})")


def begin_of_default_names(cells: Cells, used: Sequence[int]) -> int:
    """Return the place in `used` from which on the columns hold nothing but a counted name in one row.

    It is the number of used columns where there are no such columns, or few.
    """
    count = len(used)
    if count <= _MANY:
        return count
    holders = [row for row, values in cells.rows if any(value != "" for value in values[used[-_MANY] - 1 :])]
    if len(holders) != 1:
        return count
    names = next(values for row, values in cells.rows if row == holders[0])
    counted = [_counted(names[column - 1]) for column in used]
    first = count - 1
    for place, (one, after) in reversed(list(enumerate(pairwise(counted)))):
        if one is None or after is None or one[0] != after[0] or one[1] + 1 != after[1]:
            break
        first = place
    for row, values in cells.rows:
        if row != holders[0]:
            first = max(first, 1 + max((at for at, column in enumerate(used) if values[column - 1] != ""), default=-1))
    return first if count - first >= _MANY else count


def _counted(value: Value) -> tuple[str, int] | None:
    parts = _NAME.fullmatch(value) if isinstance(value, str) else None
    return (parts[1], int(parts[2])) if parts else None
