"""Which month and day two numbers without a year can mean."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sheet2desk.layout.meaning.dates.cells import REAL
from sheet2desk.layout.meaning.dates.decide import DateColumn
from sheet2desk.layout.meaning.dates.reading import Reading


def pairs_of(reading: Reading, column: DateColumn, columns: Sequence[DateColumn]) -> list[tuple[int, int]]:
    """Return the (month, day) pairs that the two numbers can mean."""
    _, first, second = reading.parts
    if not reading.orders:
        return [(first, second)]
    ways = {"dmy": (second, first), "mdy": (first, second)}
    possible = {order: pair for order, pair in ways.items() if day_or_none(2024, *pair)}
    if reading.form == "." and "dmy" in possible:
        possible.pop("mdy", None)
    elif len(possible) > 1:
        order = _order_of(reading.form, column) or _order_beside(reading.form, column, columns)
        possible = {order: possible[order]} if order else possible
    return list(dict.fromkeys([*possible.values(), *((month, first) for month in reading.also)]))


def _order_of(form: str, column: DateColumn) -> str | None:
    """Return the order of day and month in a column's dates with the same sign, or in its other short ones."""
    orders = {
        group.order
        for name, group in column.cells.groups.items()
        if name != REAL and name.lstrip("yY").startswith(form) and group.order in {"dmy", "mdy"}
    }
    if len(orders) == 1:
        return orders.pop()
    firsts: set[str] = set()
    for reading in column.cells.distinct.values():
        if reading.kind == "partial" and reading.lacks == "year" and reading.form == form and reading.orders:
            _, first, second = reading.parts
            if max(first, second) > 12 and min(first, second) <= 12:
                firsts.add("dmy" if first > 12 else "mdy")
    return firsts.pop() if len(firsts) == 1 else column.wanted if column.wanted in {"dmy", "mdy"} else None


def _order_beside(form: str, column: DateColumn, columns: Sequence[DateColumn]) -> str | None:
    orders = {order for other in columns if other is not column and (order := _order_of(form, other))}
    return orders.pop() if len(orders) == 1 else None


def day_or_none(year: int, month: int, day: int) -> date | None:
    """Return the day of the calendar, None where it has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
