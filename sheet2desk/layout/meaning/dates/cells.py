"""The cells of one date column as readings, grouped by the way they are written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import field
from datetime import date, datetime
from typing import Final

from sheet2desk.data_class import mutable
from sheet2desk.layout.meaning.column import Column
from sheet2desk.layout.meaning.dates.parse import parse
from sheet2desk.layout.meaning.dates.reading import Reading
from sheet2desk.layout.meaning.dates.serial import of_number
from sheet2desk.layout.meaning.dates.time_cells import time_of_cell
from sheet2desk.layout.meaning.text import cell_text
from sheet2desk.workbook import Value

REAL: Final = "real"
_LAST_DAY: Final = 31
_AS_IS: Final = ("ymd", "ydm")  # a real date as it stands, or with day and month exchanged


@mutable
class Group:
    """The distinct cells of one form, which share an order; `excluded` counts the cells that an order can't explain."""

    form: str
    orders: tuple[str, ...]
    readings: list[Reading] = field(default_factory=list)
    excluded: Counter[str] = field(default_factory=Counter)
    example: dict[str, Reading] = field(default_factory=dict)  # order -> a cell that it can't explain
    order: str | None = None
    reason: str = ""

    def add(self, reading: Reading) -> None:
        """Take in one distinct cell, and what it rules out."""
        self.readings.append(reading)
        if (
            self.orders[0] == "dmy"
            and "ymd" not in self.orders
            and 0 < reading.parts[0] <= 12
            and 0 < reading.parts[1] <= 12
        ):
            return
        possible = [order for order in self.orders if reading.day(order) is not None]
        if possible == ["ymd"] and len(self.orders) == 3 and reading.parts[0] <= _LAST_DAY:
            return  # 31.02.24 is no day of the calendar, and no proof of the year 2031
        if possible and len(possible) < len(self.orders):
            for order in self.orders:
                if order not in possible:
                    self.excluded[order] += 1
                    self.example.setdefault(order, reading)

    @property
    def alive(self) -> list[str]:
        """Return the orders that every possible cell allows."""
        return [order for order in self.orders if not self.excluded[order]]

    @property
    def open_orders(self) -> list[str]:
        """Return the orders still to be weighed: those alive; without any, where few cells contradict most, all."""
        if self.alive or len(self.orders) < 2:
            return self.alive
        best, other = sorted(self.excluded[order] for order in self.orders)[:2]
        return list(self.orders) if best * 3 <= other else []

    @property
    def proofs(self) -> int:
        """Return how many distinct cells allow one order of day and month only."""
        return sum(1 for reading in self.readings if _day_month_settled(reading))


def _day_month_settled(reading: Reading) -> bool:
    first, second, third = reading.parts
    pair = (second, third) if reading.orders[0] == "ymd" else (first, second)
    return max(pair) > 12


class DateCells:
    """One column of dates: each distinct cell read once, of real dates each day."""

    def __init__(self, column: Column) -> None:
        """Read the cells of a column; blanks are empty texts."""
        self.values: Sequence[Value] = column.values
        self.distinct: dict[Value, Reading] = {}  # all but real dates
        self.real: dict[date, Reading] = {}  # by day
        self.groups: dict[str, Group] = {}
        #: Whether there is nothing but real dates and empty cells.
        self.only_real = column.kinds <= {date, datetime, str} and not column.texts
        self._known_days: dict[frozenset[tuple[str, str]], list[int | None]] = {}
        #: The number of each cell's day where it is a real date, else None.
        self._numbers = [value.toordinal() if isinstance(value, date) else None for value in self.values]
        self._read_all()

    def part(self, rows: Sequence[int]) -> DateCells:
        """Return the cells of some rows, sharing what has been read and decided."""
        copy = DateCells.__new__(DateCells)
        copy.values = [self.values[row] for row in rows]
        copy.distinct, copy.real, copy.groups, copy.only_real = self.distinct, self.real, self.groups, self.only_real
        copy._known_days = {}
        copy._numbers = [self._numbers[row] for row in rows]
        return copy

    def _read_all(self) -> None:
        """Read each distinct cell, in the order in which they first stand."""
        for number in dict.fromkeys(self._numbers):
            if number is None:
                continue
            day = date.fromordinal(number)
            self.real[day] = Reading("date", (day.year, day.month, day.day), _AS_IS, REAL, real=True)
            self._group(self.real[day])
        if self.only_real:
            return
        for value in dict.fromkeys([value for value in self.values if value != "" and not isinstance(value, date)]):
            self.distinct[value] = self._read(value)
            self._group(self.distinct[value])

    @staticmethod
    def _read(value: Value) -> Reading:
        if isinstance(value, str):
            return parse(value)
        if isinstance(value, bool):
            return Reading("words", beside=cell_text(value))
        if isinstance(value, (int, float)):
            return of_number(value)
        return Reading("time", clock=time_of_cell(value).clock)

    def _group(self, reading: Reading) -> None:
        if reading.kind != "date":
            return
        group = self.groups.get(reading.form)
        if group is None:
            group = self.groups[reading.form] = Group(reading.form, reading.orders)
        group.add(reading)

    def days(self, forms: dict[str, str]) -> Sequence[int | None]:
        """Return the day number of each cell whose form has an order in `forms`, None for all others."""
        own = frozenset((form, order) for form, order in forms.items() if form in self.groups)
        if own not in self._known_days:
            self._known_days[own] = self._days(dict(own))
        return self._known_days[own]

    def _days(self, forms: dict[str, str]) -> list[int | None]:
        if forms.get(REAL) == "ymd" and self.only_real:
            return self._numbers.copy()
        real: dict[int, int] = {}
        if REAL in forms:
            days = ((day, reading.day_as(forms[REAL])) for day, reading in self.real.items())
            real = {day.toordinal(): read.toordinal() for day, read in days if read}
        others: dict[Value, int] = {}
        for value, reading in self.distinct.items():
            if reading.kind == "date" and reading.form in forms and (day := reading.day_as(forms[reading.form])):
                others[value] = day.toordinal()
        return [
            others.get(value) if number is None else real.get(number)
            for value, number in zip(self.values, self._numbers, strict=True)
        ]

    def reading(self, value: Value) -> Reading | None:
        """Return the reading of a cell, None for an empty one."""
        if value == "":
            return None
        if isinstance(value, date):
            return self.real[value.date() if isinstance(value, datetime) else value]
        return self.distinct[value]
