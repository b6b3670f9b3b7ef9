"""A grid of the few formats that come as one small document: rows by number, in memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field

from sheet2desk.data_class import mutable
from sheet2desk.workbook import Looks, Value


@mutable
class RowGrid:
    """Rows by number; `kept` are the rows that carry something beside values."""

    cells: Mapping[int, Sequence[Value]]
    kept: set[int] = field(default_factory=set)
    look: Looks = field(default_factory=Looks)

    def rows(self) -> Iterator[tuple[int, Sequence[Value]]]:
        """Yield the rows that hold anything."""
        for row in sorted(self.cells):
            if row in self.kept or any(value != "" for value in self.cells[row]):
                yield row, self.cells[row]

    def looks(self) -> Looks:
        """Return the looks that were found while reading."""
        return self.look
