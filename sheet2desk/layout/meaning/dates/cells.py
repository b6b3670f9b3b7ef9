"""The cells of one date column as readings, grouped by the way they are written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from sheet2desk.layout.meaning.dates.parse import parse
from sheet2desk.layout.meaning.dates.reading import Reading
from sheet2desk.layout.meaning.dates.serial import of_number
from sheet2desk.layout.meaning.text import cell_text
from sheet2desk.workbook import Value

REAL: Final = "real"
_AS_IS: Final = ("ymd", "ydm")  # a real date as it stands, or with day and month exchanged


@dataclass(slots=True)
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
    def proofs(self) -> int:
        """Return how many distinct cells allow one order of day and month only."""
        return sum(1 for reading in self.readings if _day_month_settled(reading))


def _day_month_settled(reading: Reading) -> bool:
    first, second, third = reading.parts
    pair = (second, third) if reading.orders[0] == "ymd" else (first, second)
    return max(pair) > 12


class DateCells:
    """One column of dates: each distinct cell read once."""

    def __init__(self, values: Sequence[Value]) -> None:
        """Read the cells of a column; blanks are empty texts."""
        self.values = values
        self.distinct: dict[Value, Reading] = {}
        self.groups: dict[str, Group] = {}
        kinds = set(map(type, values))
        #: Whether there is nothing but real dates and empty cells.
        self.only_real = kinds <= {date, datetime, str} and not any(value for value in values if type(value) is str)
        if self.only_real:
            self._real_days()
        else:
            self._read_all()

    def part(self, rows: Sequence[int]) -> DateCells:
        """Return the cells of some rows, sharing what has been read and decided."""
        copy = DateCells.__new__(DateCells)
        copy.values = [self.values[row] for row in rows]
        copy.distinct, copy.groups, copy.only_real = self.distinct, self.groups, self.only_real
        return copy

    def _real_days(self) -> None:
        days = {value.date() if isinstance(value, datetime) else value for value in self.values if value != ""}
        self._group(Reading("date", (day.year, day.month, day.day), _AS_IS, REAL, real=True) for day in days)  # type: ignore[union-attr]

    def _read_all(self) -> None:
        distinct = self.distinct
        days: dict[date, Reading] = {}
        for value in self.values:
            if value in distinct or value == "":
                continue
            distinct[value] = self._read(value, days)
        self._group(reading for reading in {id(reading): reading for reading in distinct.values()}.values())

    def _read(self, value: Value, days: dict[date, Reading]) -> Reading:
        if isinstance(value, str):
            return parse(value)
        if isinstance(value, (date, datetime)):
            day = value.date() if isinstance(value, datetime) else value
            if day not in days:
                days[day] = Reading("date", (day.year, day.month, day.day), _AS_IS, REAL, real=True)
            return days[day]
        if isinstance(value, bool):
            return Reading("words", beside=cell_text(value))
        if isinstance(value, (int, float)):
            return of_number(value)
        return Reading("time")

    def _group(self, readings: object) -> None:
        for reading in readings:  # type: ignore[attr-defined]
            if reading.kind != "date":
                continue
            group = self.groups.get(reading.form)
            if group is None:
                group = self.groups[reading.form] = Group(reading.form, reading.orders)
            group.add(reading)

    def days(self, forms: dict[str, str]) -> list[int | None]:
        """Return the day number of each cell whose form has an order in `forms`, None for all others."""
        if self.only_real:
            order = forms.get(REAL)
            if order is None:
                return [None] * len(self.values)
            if order == "ymd":
                return [None if value == "" else value.toordinal() for value in self.values]  # type: ignore[union-attr]
        known: dict[Reading | tuple[int, int, int], int | None] = {}
        found: list[int | None] = []
        for value in self.values:
            reading = self.reading(value)
            if reading is None or reading.kind != "date" or reading.form not in forms:
                found.append(None)
                continue
            key = reading.parts if reading.real else reading
            if key not in known:
                day = reading.day_as(forms[reading.form])
                known[key] = day.toordinal() if day else None
            found.append(known[key])
        return found

    def reading(self, value: Value) -> Reading | None:
        """Return the reading of a cell, None for an empty one."""
        if value == "":
            return None
        if self.only_real and isinstance(value, date):
            return Reading("date", (value.year, value.month, value.day), _AS_IS, REAL, real=True)
        return self.distinct[value]
