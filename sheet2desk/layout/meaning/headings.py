"""The headings of a table from top to bottom: each gives its day or month to the rows below it."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Final

from sheet2desk.data_class import mutable
from sheet2desk.layout.meaning.banners import LONGEST, day_reading, last_day_of, month_of, orders_of
from sheet2desk.layout.meaning.column import Banner
from sheet2desk.layout.meaning.dates.pairs import day_or_none
from sheet2desk.layout.meaning.dates.reading import Reading
from sheet2desk.layout.meaning.dates.span import Span, year_span
from sheet2desk.workbook import Value

#: A day heading this near to the one before is the next one, whatever the title's year.
_NEAR: Final = 45


@mutable
class Heading:
    """What a heading gives to the rows below; `banner` None where it names a day or month that can't be decided."""

    banner: Banner


class HeadingReader:
    """The headings of one table, read from top to bottom: each may lean on the one before and on the title."""

    def __init__(self, start: Banner, span: Span | None) -> None:
        """Begin with what the title and the sheet's name give."""
        self.before: Banner = start
        self.span = span

    def read(self, value: Value, *, loose: bool = False) -> Heading | None:
        """Return what a lone cell gives to the rows below it, None where it is no heading of a day, month or year.

        `loose` headings may hold words of duty beside their day: "4 марта 2024, дежурный Иванов".
        """
        if isinstance(value, date):
            return self._take(value.date() if isinstance(value, datetime) else value)
        if not isinstance(value, str) or len(value) > 2 * LONGEST:
            return None
        found = self._day(value, loose=loose)
        return found or self._month(value)

    def begin_year(self, year: int) -> None:
        """Take the year that stands over the rows below."""
        self.span, self.before = year_span(year), None

    def _take(self, banner: Banner) -> Heading:
        self.before = banner or self.before
        return Heading(banner)

    def _day(self, text: str, *, loose: bool) -> Heading | None:
        reading = day_reading(text, loose=loose)
        if reading is None or (reading.lacks and self._is_month(text, reading)):
            return None
        days = self._days(reading)
        fitting = [day for day in days if reading.fits_weekday(day)]
        if not fitting and (reading.weekday_sure or not days):
            return Heading(None)
        return self._take(self._one(fitting or days))

    def _is_month(self, text: str, reading: Reading) -> bool:
        """Whether "Март 24" is a month with its year: no weekday, the number behind, and no day heading above."""
        number = reading.parts[2]
        if reading.orders or reading.weekdays or not re.search(r"[^\W\d_]{3,}[.\s\-/'’]+\d{2}\D*$", text):
            return False
        if isinstance(self.before, date) or number < 15:
            return False
        return self.span is None or bool(self.span.first.year <= 2000 + number <= self.span.last.year)

    def _days(self, reading: Reading) -> list[date]:
        if reading.kind == "date":
            return sorted({day for order in orders_of(reading) if (day := reading.day(order))})
        _, month, number = reading.parts
        if reading.orders:
            month, number = number, month
        years = set(self.span.years_of(month, number)) if self.span is not None else set()
        if self.before is not None:
            known, _ = _month_number(self.before)
            years |= {known - 1, known, known + 1}
        return [whole for year in sorted(years) if (whole := day_or_none(year, month, number))]

    def _one(self, days: list[date]) -> date | None:
        """Return the one of several days that follows the heading before, or lies in the time of the title."""
        if len(days) < 2:
            return days[0] if days else None
        if isinstance(self.before, date):
            known = self.before
            near = [day for day in days if abs((day - known).days) <= _NEAR]
            if len(near) == 1:
                return near[0]
        if isinstance(self.before, tuple):
            month = self.before
            same = [day for day in days if (day.year, day.month) == month]
            if len(same) == 1:
                return same[0]
        inside = [day for day in days if self.span is not None and self.span.holds(day.year, day.month, day.day)]
        if self.span is not None and not self.span.turns and len(inside) == 2:
            year = self.span.year_of_month(inside[0].month)
            inside = [day for day in inside if day.year == year]
        return inside[0] if len(inside) == 1 else None

    def _month(self, text: str) -> Heading | None:
        named = month_of(text)
        if named is None:
            last = last_day_of(text)
            return self._take((last.year, last.month)) if last is not None else None
        year, month = named
        if year is not None and month is None:
            self.begin_year(year)
            return None
        if month is None:
            return None
        if year is None:
            year = self._year_of(month)
        return self._take((year, month)) if year is not None else Heading(None)

    def _year_of(self, month: int) -> int | None:
        """Return the year of a month without one: the title's, or the one that follows the heading before."""
        titled = self.span.year_of_month(month) if self.span is not None else None
        if self.before is None:
            return titled
        known, last = _month_number(self.before)
        if {last, month} == {12, 1}:
            return known + 1 if month == 1 else known - 1
        gap = month - last
        return titled or (known + 1 if gap < -6 else known - 1 if gap > 6 else known)


def _month_number(banner: date | tuple[int, int]) -> tuple[int, int]:
    return (banner.year, banner.month) if isinstance(banner, date) else banner
