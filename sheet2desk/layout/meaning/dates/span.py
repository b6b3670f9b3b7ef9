"""The time that a title gives to dates without a year: one year, a school year, a stretch from one day to another."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import cache
from typing import Final

from sheet2desk.data_class import frozen
from sheet2desk.layout.meaning.dates.parse import parse
from sheet2desk.layout.meaning.dates.straighten import straighten
from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.vocabulary import listed, months
from sheet2desk.regex import regex

_LONGEST: Final = 250
#: Behind such a sign a year is not the number of what stands before it: «Тёплый дом», 2023.
_ENDS: Final = frozenset(',;»”"')
_PAIR: Final = regex(r"(?<![\d.])(20\d\d|19[5-9]\d)\s?[/\-–—]\s?((?:20|19)?\d\d)(?![\d./\-]\d|\d)")
_SHORT_PAIR: Final = regex(r"(?<![\d./\-])(\d\d)\s?[/\-–—]\s?(\d\d)(?![\d./\-])")
_DAY: Final = regex(r"(?<![\d.])\d{1,2}[./\-]\d{1,2}[./\-](?:20\d\d|\d\d)(?!\d)|(?<!\d)20\d\d-\d\d-\d\d(?!\d)")
_MONTH: Final = regex(
    r"(?<![\w.])(?:([^\W\d_]{3,})\.?\s*['’]?(20\d\d)|(0?[1-9]|1[0-2])[./](20\d\d))(?!\d)", re.IGNORECASE
)
_YEAR: Final = regex(r"(?<![\d.,:/])(?<!\d[\-_])(20[0-4]\d|199\d)(?![\d/]|[.,\-:_]\d)")
#: The first month of a school year.
_SCHOOL: Final = 9


@frozen
class Span:
    """The days from `first` to `last`; `turns` is whether the title says in which month its two years meet."""

    first: date
    last: date
    turns: bool = True

    def years_of(self, month: int, day: int) -> list[int]:
        """Return the years in which the span holds a day of that month and number."""
        return [year for year in range(self.first.year, self.last.year + 1) if self.holds(year, month, day)]

    def holds(self, year: int, month: int, day: int) -> bool:
        """Whether the span holds a day (the last of the month, where it has fewer)."""
        return self.first <= date(year, month, min(day, monthrange(year, month)[1])) <= self.last

    def year_of_month(self, month: int) -> int | None:
        """Return the one year whose month lies in the span."""
        years = {
            year
            for year in range(self.first.year, self.last.year + 1)
            if self.holds(year, month, 1) or self.holds(year, month, 31)
        }
        if not self.turns and len(years) > 1:
            return self.first.year if month >= _SCHOOL else self.last.year if month <= 3 else None
        return years.pop() if len(years) == 1 else None


def year_span(year: int) -> Span:
    """Return a calendar year."""
    return Span(date(year, 1, 1), date(year, 12, 31))


def span_of(text: str) -> Span | None:
    """Return the time that a title, a sheet's name or a header gives, None where it names none or more than one."""
    if len(text) > _LONGEST or not any(sign.isdigit() for sign in text):
        return None
    pairs = _pairs(text)
    if len(pairs) == 1:
        (first,) = pairs
        if _says_school(text):
            return Span(date(first, _SCHOOL, 1), date(first + 1, _SCHOOL - 1, 31))
        return Span(date(first, 1, 1), date(first + 1, 12, 31), turns=False)
    if pairs:
        return None
    stretch = _stretch(text)
    if stretch is not None:
        return stretch
    years = {int(found[1]) for found in _YEAR.finditer(text) if not _numbered(text[: found.start()])}
    return year_span(years.pop()) if len(years) == 1 else None


def _pairs(text: str) -> set[int]:
    """Return the first year of each pair of neighbouring years: 2023/24, 2023-2024, 23/24 where nothing else stands."""
    found = {int(pair[1]) for pair in _PAIR.finditer(text) if int(pair[1]) % 100 + 1 == int(pair[2]) % 100}
    if not found and (_says_school(text) or _SHORT_PAIR.fullmatch(text.strip())):
        found = {2000 + int(pair[1]) for pair in _SHORT_PAIR.finditer(text) if int(pair[1]) + 1 == int(pair[2])}
    return found


def _says_school(text: str) -> bool:
    folded = f" {fold(text)} "
    return any(f" {phrase} " in folded for phrase in listed("title_words", "school_year"))


def _stretch(text: str) -> Span | None:
    """Read "с 01.09.2023 по 31.05.2024" and "ноябрь 2023 - январь 2024"."""
    days = [day for found in _DAY.finditer(text) if (day := _whole_day(found[0]))]
    if len(days) == 2 and days[0] < days[1] and (days[1] - days[0]).days < 800:
        return Span(days[0], days[1])
    if days:
        return None
    named: list[tuple[int, int]] = []
    for found in _MONTH.finditer(" - ".join(map(straighten, re.split(r"\s?[\-–—]\s", text)))):
        month = months().get(fold(found[1])) if found[1] else int(found[3])
        if month:
            named.append((int(found[2] or found[4]), month))
    if len(named) == 2 and named[0] < named[1] and named[1][0] - named[0][0] < 3:
        (year, month), (last_year, last_month) = named
        return Span(date(year, month, 1), date(last_year, last_month, monthrange(last_year, last_month)[1]))
    return None


def _whole_day(text: str) -> date | None:
    reading = parse(text)
    days = {day for order in reading.orders if (day := reading.day(order))} if reading.kind == "date" else set()
    return days.pop() if len(days) == 1 else (reading.day("dmy") if "." in text and days else None)


@cache
def _labels() -> frozenset[str]:
    return listed("title_words", "numbers")


def _numbered(before: str) -> bool:
    """Whether a figure like a year is the number of something: № 2024, ISO 2015, каб. 2012."""
    if before.rstrip()[-1:] in {"№", "#"}:
        return True
    if before.rstrip()[-1:] in _ENDS:
        return False
    words = fold(before[-20:]).split()
    return bool(words) and words[-1] in _labels()
