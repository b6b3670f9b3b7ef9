"""Where things on a sheet lie: rows and columns as lengths, so that a picture finds the row it covers most."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from itertools import accumulate

from sheet2desk.data_class import frozen

EMU_PER_POINT = 12_700
EMU_PER_PIXEL = 9_525


#: A picture over more rows than this is a background; which of them it covers most no longer matters.
_MOST_ROWS = 2_000


@frozen
class Span:
    """A stretch along one axis, in EMU (914,400 to the inch)."""

    start: float
    length: float


class Axis:
    """The rows (or columns) of a sheet along its height (or width), numbered from 1; lengths in EMU."""

    def __init__(self, default: float, stated: Mapping[int, float], last: int) -> None:
        """Take the default length, the lengths of those that state one (0 when hidden), and the last number."""
        self._default = max(default, 1.0)
        self._stated = stated
        self._last = last
        self._numbers = sorted(stated)
        self._extra = [0.0, *accumulate(stated[number] - self._default for number in self._numbers)]

    def length(self, number: int) -> float:
        """Return the length of one row."""
        return self._stated.get(number, self._default)

    def start(self, number: int) -> float:
        """Return where the row begins."""
        return (number - 1) * self._default + self._extra[bisect_right(self._numbers, number - 1)]

    def at(self, place: float) -> int:
        """Return the row in which a place lies."""
        low, high = 1, self._last
        while low < high:
            middle = (low + high + 1) // 2
            if self.start(middle) <= place:
                low = middle
            else:
                high = middle - 1
        return low

    def place(self, number: int, offset: float) -> float:
        """Return the place `offset` into a row; as in Excel, an offset beyond the row's end stops there."""
        number = min(max(number, 1), self._last)
        return self.start(number) + min(max(offset, 0.0), self.length(number))

    def covered_most(self, span: Span) -> int:
        """Return the row that holds most of the span; the first of equals."""
        first, last = self.at(span.start), self.at(span.start + max(span.length, 0.0))
        best, most = first, -1.0
        for number in range(first, min(last, first + _MOST_ROWS) + 1):
            begin = self.start(number)
            part = min(begin + self.length(number), span.start + span.length) - max(begin, span.start)
            if part > most + 1e-6:
                best, most = number, part
        return best
