"""A grid over calamine's values that blanks what is no data: leftovers inside merges, stand-ins for pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import field
from typing import TYPE_CHECKING

from sheet2desk.data_class import mutable
from sheet2desk.heap import trim
from sheet2desk.workbook import Looks, Position, Range, Value

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

#: Rows under all merges of a sheet together; more means overlapping ones.
MOST_MERGED_ROWS = 1_500_000
#: Cells from which calamine's copy of a sheet is let go once it was handed on: a third of all memory of a long log.
_HEAVY = 400_000
#: Distinct texts that are remembered at a time: words come again soon, whole sentences seldom.
_KNOWN = 20_000

Rows = Callable[[], Iterator[tuple[int, list[Value]]]]


class CalamineRows:
    """The walk over a calamine sheet, whose data stay in Rust; each row's values begin in column A."""

    def __init__(self, fetch: Callable[[], CalamineSheet], sheet: CalamineSheet) -> None:
        """Take the sheet, and the way to read it anew after `let_go`."""
        self._fetch = fetch
        self._sheet: CalamineSheet | None = sheet

    def __call__(self) -> Iterator[tuple[int, list[Value]]]:
        """Yield the rows, equal texts as one object: half the memory of a long log, and quicker looks later on."""
        sheet = self._sheet = self._sheet or self._fetch()
        if sheet.start is None:
            return
        left: list[Value] = [""] * sheet.start[1]
        known: dict[Value, Value] = {}
        share = known.setdefault
        for row, values in enumerate(sheet.iter_rows(), 1):
            if len(known) > _KNOWN:
                known.clear()
            shared = [share(value, value) if type(value) is str else value for value in values]
            yield row, left + shared if left else shared

    def let_go(self) -> None:
        """Give the memory of a large sheet back; another walk reads it anew."""
        if self._sheet is not None and self._sheet.height * self._sheet.width >= _HEAVY:
            self._sheet = None
            trim()


@mutable
class OverlayGrid:
    """The rows of a walk, with single cells replaced and the covered cells of merges blanked."""

    walk: Rows
    replaced: dict[int, dict[int, Value]] = field(default_factory=dict)  # row -> column -> value
    covered: dict[int, list[tuple[int, int, int]]] = field(
        default_factory=dict
    )  # row -> (left, right, kept column or 0)
    kept: set[int] = field(default_factory=set)  # rows that carry an error or a picture and perhaps no value
    look: Callable[[], Looks] = Looks
    _looks: Looks | None = None

    def rows(self) -> Iterator[tuple[int, Sequence[Value]]]:
        """Yield the rows that hold anything."""
        row = 0
        for row, values in self.walk():
            if row in self.replaced:
                for column, value in self.replaced[row].items():
                    if column <= len(values):
                        values[column - 1] = value
            if row in self.covered:
                for left, right, kept in self.covered[row]:
                    for column in range(left, min(right, len(values)) + 1):
                        if column != kept:
                            values[column - 1] = ""
            if (values and values[0] != "") or row in self.kept or values.count("") < len(values):
                yield row, values
        for beyond in sorted(other for other in self.kept if other > row):
            yield beyond, [""]
        if isinstance(self.walk, CalamineRows):
            self.walk.let_go()

    def looks(self) -> Looks:
        """Return the looks, read at the first call."""
        if self._looks is None:
            self._looks = self.look()
        return self._looks

    def blank(self, positions: set[Position]) -> None:
        """Hand these cells on as blank."""
        for row, column in positions:
            self.replaced.setdefault(row, {})[column] = ""

    def cover(self, merges: list[Range], last_row: int) -> bool:
        """Blank the covered cells of the merges, down to the last row that holds values.

        Return False, nothing blanked, when the merges overlap so much that only a hostile file can mean it.
        """
        if sum(max(min(merge.bottom, last_row) - merge.top + 1, 0) for merge in merges) > MOST_MERGED_ROWS:
            return False
        for merge in merges:
            for row in range(merge.top, min(merge.bottom, last_row) + 1):
                kept = merge.left if row == merge.top else 0
                self.covered.setdefault(row, []).append((merge.left, merge.right, kept))
        return True
