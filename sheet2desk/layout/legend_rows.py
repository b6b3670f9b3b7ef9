"""The rows of a log's own sheet in which a legend may stand, kept while the others are let go of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sheet2desk.layout.cells import Cells
from sheet2desk.layout.meaning.legend import BESIDE
from sheet2desk.workbook import Grid, Looks, Value


class LegendRows:
    """A grid of all rows but the tickets', and of the first tickets': a legend stands over, under or beside them.

    To walk the sheet itself once more would read a long log anew.
    """

    def __init__(self, cells: Cells, tickets: Sequence[int], sheet: Grid) -> None:
        """Take the rows from the cells; `tickets` are the places of the tickets' first rows among them."""
        rest = set(tickets[BESIDE:])
        self._rows = [row for place, row in enumerate(cells.rows) if place not in rest]
        self._sheet = sheet

    def rows(self) -> Iterator[tuple[int, Sequence[Value]]]:
        """Yield the rows that were kept."""
        return iter(self._rows)

    def looks(self) -> Looks:
        """Return the sheet's looks."""
        return self._sheet.looks()
