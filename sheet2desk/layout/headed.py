"""What headings say of the rows below them: a month or a day, or the name of a group."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sheet2desk.layout.meaning import day_of, month_of
from sheet2desk.layout.meaning.column import Banner
from sheet2desk.workbook import Value


@dataclass(slots=True)
class Headings:
    """The headings in force at a row: the month or day, the year known from above, the group with its row."""

    banner: Banner
    year: int | None
    group: tuple[str, int] | None = None

    def take(self, banner: Banner) -> None:
        """Let a month or a day begin; a group ends with it."""
        self.banner, self.group = banner, None

    def context(self, value: Value) -> Banner:
        """Return the month or day that a heading gives, completed by the year known from above."""
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        if not isinstance(value, str):
            return None
        month = month_of(value)
        if month is not None:
            year, number = month
            self.year = year or self.year
            return (self.year, number) if self.year and number else None
        day = day_of(value)
        if isinstance(day, tuple):
            return date(self.year, *day) if self.year else None
        if day is not None:
            self.year = day.year
        return day
