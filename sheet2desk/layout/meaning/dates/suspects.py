"""Single dates that look exchanged from the other dates of their row, or lie alone in their column: flagged.

One such date proves nothing, so it is never repaired: it is left blank and said.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from itertools import combinations, pairwise
from typing import Final

from sheet2desk.data_class import mutable
from sheet2desk.layout.meaning.dates.decide import SEQUENCE, DateColumn
from sheet2desk.layout.meaning.dates.reading import Reading

#: A gap between two dates of a row this long, in days, is no usual one; how often longer than most gaps it must be.
_LONG: Final = 45
_TIMES: Final = 4
#: Days between two dates of a row that are nothing special.
_USUAL: Final = 14
#: How far a date lies from all others of its column to lie alone, and how near its exchanged day to them.
_ALONE: Final = 45
_AMONG: Final = 14
#: An exchanged day falls anywhere within so many days; so much oftener than that it must lie close to another date.
_TURNED_OVER: Final = 330
_BY_CHANCE: Final = 2
_FEW: Final = 3  # gaps that show which are usual
_ENOUGH: Final = 6  # days of a column that show where it lies


@mutable
class _Dates:
    """A column with its days as they stand."""

    column: DateColumn
    days: Sequence[int | None]

    @property
    def rank(self) -> int:
        """Return the place of the field in a ticket's life."""
        return (*SEQUENCE, "due_at").index(self.column.column.field or "due_at")

    def turned(self, index: int) -> int | None:
        """Return the day of a cell with day and month exchanged, of a text under another order of its parts."""
        value = self.column.column.values[index]
        if value == "" or self.column.swap or index in self.column.swapped:
            return None
        if isinstance(value, date):
            other = self.column.cells.real[_day(value)].exchanged()
        else:
            other = _other(self.column.cells.distinct[value], self.column)
        return other.toordinal() if other is not None else None

    def stands_alone(self, index: int) -> bool:
        """Whether no other day of the column lies near that of a cell."""
        day = self.days[index]
        others = (other for place, other in enumerate(self.days) if place != index and other is not None)
        return day is not None and all(abs(other - day) > _AMONG for other in others)


def find_suspects(columns: Sequence[DateColumn], completed: Mapping[str, Sequence[int | None]]) -> bool:
    """Mark dates that make sense only with day and month exchanged; return whether any was found.

    `completed` holds the days of the columns, by letter, whose cells lacked their years.
    """
    before = sum(len(column.swapped) for column in columns)
    known = [
        _Dates(column, completed.get(column.column.letter) or column.cells.days(column.forms))
        for column in columns
        if column.swap != "suspected"
    ]
    for one in known:
        if not one.column.swap:
            _alone(one)
    for one, other in combinations(known, 2):
        if 0 in (one.rank, other.rank):
            _against(one, other)
    return sum(len(column.swapped) for column in columns) > before


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


def _settled(form: str) -> bool:
    """Whether a writing leaves no doubt of its order: dots, or the whole year in front."""
    return "." in form or form.startswith("Y")


def _other(reading: Reading, column: DateColumn) -> date | None:
    """Return the day of a text under another order than its column's, None where there is none."""
    own = column.forms.get(reading.form)
    if reading.kind != "date" or own is None or column.wanted or reading.weekdays or _settled(reading.form):
        return None
    day = reading.day(own)
    ways = [other for order in reading.orders if order != own and (other := reading.day(order)) and other != day]
    return ways[0] if ways and day is not None else None


def _against(one: _Dates, other: _Dates) -> None:
    """Compare with another date of the row: exchanged a day is close to it, as it stands far or too early."""
    sign = 1 if one.rank > other.rank else -1
    gaps = [(a - b) * sign for a, b in zip(one.days, other.days, strict=True) if a is not None and b is not None]
    if not gaps:
        return
    shown = len(gaps) >= _FEW
    usual = max(_USUAL, sorted(gaps)[len(gaps) // 2]) if shown else _USUAL
    long = max(_LONG, _TIMES * usual) if shown else max(gaps)
    if min(gaps) >= -_USUAL and max(gaps) <= long:
        return
    blamed: list[tuple[DateColumn, int]] = []
    chances = 0
    for index, (day, beside) in enumerate(zip(one.days, other.days, strict=True)):
        if day is None or beside is None or -_USUAL <= (day - beside) * sign <= long:
            continue
        if index in one.column.swapped or index in other.column.swapped:
            continue
        turned, other_turned = one.turned(index), other.turned(index)
        chances += (turned is not None) + (other_turned is not None)
        fits = turned is not None and 0 <= (turned - beside) * sign <= usual
        other_fits = other_turned is not None and 0 <= (day - other_turned) * sign <= usual
        told = [dates for dates, fit in ((one, fits), (other, other_fits)) if fit]
        if len(told) == 2:
            told = [dates for dates in told if dates.stands_alone(index)] or told
        blamed += [(dates.column, index) for dates in told]
    if len(blamed) <= _BY_CHANCE * chances * usual / _TURNED_OVER:
        return  # of many requests that took long some lie so by chance
    for column, index in blamed:
        _suspect(column, index, "another date of its row lies close to it only with day and month exchanged")


def _alone(one: _Dates) -> None:
    """Look for days far from all others of the column, whose exchanged day lies among them."""
    listed = sorted({day for day in one.days if day is not None})
    if len(listed) < _ENOUGH:
        return
    steps = sorted(later - earlier for earlier, later in pairwise(listed))
    if steps[len(steps) // 2] > _AMONG:
        return
    far = {day for day in listed if _nearest(listed, day) > _ALONE}
    if not far:
        return
    for index, day in enumerate(one.days):
        turned = one.turned(index) if day in far else None
        if turned is not None and _nearest(listed, turned) <= _AMONG:
            _suspect(one.column, index, "it lies far from all others of its column, exchanged among them")


def _nearest(listed: Sequence[int], day: int) -> int:
    """Return how far the nearest other day lies."""
    place = bisect_left(listed, day)
    near = [listed[at] for at in (place - 1, place, place + 1) if 0 <= at < len(listed) and listed[at] != day]
    return min((abs(other - day) for other in near), default=0)


def _suspect(column: DateColumn, index: int, why: str) -> None:
    column.swapped.setdefault(index, "suspected")
    column.swap_reason = column.swap_reason or why
