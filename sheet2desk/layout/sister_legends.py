"""A legend of colours that stands on another log sheet of the workbook: on the first month's, or on the last one's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sheet2desk.data_class import frozen
from sheet2desk.layout.kinds import empty
from sheet2desk.layout.meaning.colour_legend import explains
from sheet2desk.layout.meaning.legend import BESIDE
from sheet2desk.layout.sheet_reading import SheetWork
from sheet2desk.workbook import Looks, Sheet, Value

#: A legend stands so near to the ends of its sheet.
_EDGE = 15
#: A line with more texts than this is no legend's; so few stand in a line of their own.
_MOST, _FEW = 6, 2
#: One filled cell may be a title; a legend by fills alone has some.
_FEWEST_COLOURS = 2


@frozen
class _Line:
    row: int
    values: Sequence[Value]
    table: range  # the columns that a table has in this row: they are not the legend's


class Margin:
    """The lines outside the tables of a sheet, numbered anew from 1: all that may hold a legend."""

    def __init__(self, sheet: Sheet, lines: list[_Line]) -> None:
        """Take the lines and the sheet that they stand on."""
        self._sheet = sheet
        self._lines = lines
        self._looks: Looks | None = None

    def rows(self) -> Iterator[tuple[int, Sequence[Value]]]:
        """Yield the lines."""
        return ((number, line.values) for number, line in enumerate(self._lines, 1))

    def looks(self) -> Looks:
        """Return the fills of the lines, if there are enough of them for a legend."""
        if self._looks is None:
            anew = {line.row: (number, line.table) for number, line in enumerate(self._lines, 1)}
            fills = {
                (anew[row][0], column): fill
                for (row, column), fill in self._sheet.grid.looks().fills.items()
                if row in anew and column not in anew[row][1]
            }
            self._looks = Looks(fills if len(set(fills.values())) >= _FEWEST_COLOURS else {})
        return self._looks


def margins(works: Sequence[SheetWork]) -> dict[int, Margin]:
    """Return place of a log sheet → the lines beside its tables, where any of them explains colours."""
    found: dict[int, Margin] = {}
    logs = [place for place, work in enumerate(works) if work.reading.kind == "log" and work.tables]
    for place in logs if len(logs) > 1 else ():
        lines = [line for line in _lines(works[place]) if explains(_texts(line.values))]
        if lines:
            found[place] = Margin(works[place].sheet, lines)
    return found


def _lines(work: SheetWork) -> Iterator[_Line]:
    rows = work.cells.rows
    last = len(rows) - _EDGE
    for place, (row, values) in enumerate(rows):
        if BESIDE <= place < last:
            continue
        if (place < _EDGE or place >= last) and sum(not empty(value) for value in values) <= _FEW:
            yield _Line(row, values, range(0))
            continue
        within = [table for table in work.tables if table.top <= place <= table.bottom]
        table = range(min(one.left for one in within), max(one.right for one in within) + 1) if within else range(0)
        beside = ["" if column in table else value for column, value in enumerate(values, 1)]
        if 0 < sum(not empty(value) for value in beside) <= _MOST:
            yield _Line(row, beside, table)


def _texts(values: Sequence[Value]) -> list[str]:
    return [value for value in values if isinstance(value, str) and not empty(value)]
