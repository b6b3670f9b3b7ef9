"""Tables without a header that go on with the one before: same width, same kinds of cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from sheet2desk.layout.cells import Cells
from sheet2desk.layout.kinds import BLANK, DATE, NUMBER, empty, kind_of
from sheet2desk.layout.names import Heading
from sheet2desk.layout.table import Table
from sheet2desk.log import ColumnReading
from sheet2desk.workbook import Value, column_letter


def goes_on(
    rows: Sequence[Sequence[Value]], left: int, right: int, before: Table, before_rows: Sequence[Sequence[Value]]
) -> int | None:
    """Return by how many columns the table is shifted against the one before, None when it does not go on with it."""
    width, known = right - left + 1, before.right - before.left + 1
    if len(rows) < 2 or width > known + 1 or width < min(3, known):
        return None
    own = [_kind(rows, column) for column in range(left, right + 1)]
    other = [_kind(before_rows, column) for column in range(before.left, before.right + 1)]
    pairs = [(a, b) for a, b in zip(own, other, strict=False) if a != BLANK and b != BLANK]
    if len(pairs) < 3 or len({b for _, b in pairs}) < 2:
        return None
    same = sum(a == b for a, b in pairs)
    return left - before.left if same * 5 >= len(pairs) * 4 else None


def reads_as_rows(
    rows: Sequence[Sequence[Value]], left: int, right: int, before: Table, before_rows: Sequence[Sequence[Value]]
) -> bool:
    """Whether each full row holds figures and dates where the table before does, and words where that has words.

    One row is enough: a header never has a number under the numbers and a date under the dates.
    """
    kinds = [_kind(before_rows, column) for column in range(before.left, before.right + 1)]
    hard = [place for place, kind in enumerate(kinds) if kind in (NUMBER, DATE)]
    if left != before.left or right > before.right + 1 or not hard:
        return False
    full = [values for values in rows if sum(not empty(value) for value in values[left - 1 : right]) > 2]
    met = 0
    for values in full:
        own = [
            kind_of(values[left - 1 + place]) if left - 1 + place < len(values) else BLANK
            for place in range(len(kinds))
        ]
        wrong = sum(one not in (BLANK, kind) for one, kind in zip(own, kinds, strict=True) if kind != BLANK)
        right_ones = sum(own[place] == kinds[place] for place in hard)
        met += right_ones >= min(2, len(hard)) and wrong * 4 <= sum(one != BLANK for one in own)
    return bool(full) and met * 10 >= len(full) * 9


def _kind(rows: Sequence[Sequence[Value]], column: int) -> str:
    counts = Counter(kind_of(values[column - 1]) for values in rows[:80] if column <= len(values))
    counts.pop(BLANK, None)
    return counts.most_common(1)[0][0] if counts else BLANK


def take_columns(table: Table, before: Table, cells: Cells) -> None:
    """Give a headerless table the columns of the one before it; a column beyond them is named by its letter."""
    shift = table.left - before.left
    table.right = max(table.right, min(before.right + shift, cells.width))
    for i, column in enumerate(range(table.left, table.right + 1)):
        letter = column_letter(column)
        if i < len(before.columns):
            table.columns.append(replace(before.columns[i], column=letter))
            heads = before.heads[i]
        else:
            heads = Heading(f"col_{letter}", "", "")
            table.columns.append(ColumnReading(letter, heads.name, None, 0.5, "the table before has no such column"))
        table.heads = [*table.heads, heads]
    table.columns = table.columns[-(table.right - table.left + 1) :]
    table.heads = table.heads[-(table.right - table.left + 1) :]
    table.continues = True
