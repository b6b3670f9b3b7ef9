"""Headings that give the rows below their month or day: "ЯНВАРЬ 2024", "Sty 2024", "Montag, 4.3."."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from sheet2desk.layout.meaning.dates.parse import parse
from sheet2desk.layout.meaning.dates.reading import EARLIEST, LATEST
from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.vocabulary import months, words

_YEAR: Final = re.compile(r"(?<!\d)(19[5-9]\d|20\d\d)(?!\d)")
_PAIR: Final = re.compile(
    r"(?<!\d)(?:(?P<y>20\d\d)[ ./_\-]?(?P<m>0[1-9]|1[0-2])|(?P<m2>0?[1-9]|1[0-2])[ ./_\-](?P<y2>20\d\d))(?!\d)"
)
_SHORT: Final = re.compile(r"(?<!\d)['’]?(\d{2})(?!\d)")
_WORD: Final = re.compile(r"[^\W\d_]+")


def month_of(text: str) -> tuple[int | None, int | None] | None:
    """Return (year, month) that a banner or a sheet's name gives, either None when it isn't named; None for neither."""
    if len(text) > 60:
        return None
    named = {month for word in _WORD.findall(text) if len(word) > 2 and (month := months().get(fold(word)))}
    if len(named) > 1:
        return None
    years = set(_YEAR.findall(text))
    if len(years) > 1:
        return None
    year = int(years.pop()) if years else None
    if named:
        if year is None:
            short = _SHORT.findall(_WORD.sub(" ", text))
            year = (
                2000 + int(short[0])
                if len(short) == 1 and not re.search(r"\d\s*\d", text.replace(short[0], "", 1))
                else None
            )
        return year, named.pop()
    pair = _PAIR.search(text)
    if pair is not None and not re.search(r"\d{1,2}[./\-]\d{1,2}[./\-]\d", text):
        return int(pair["y"] or pair["y2"]), int(pair["m"] or pair["m2"])
    if year is not None and EARLIEST < year < LATEST and re.fullmatch(r"\D{0,20}\d{4}\D{0,12}", text):
        return year, None
    return None


def day_of(text: str) -> date | tuple[int, int] | None:
    """Return the date that a day heading names, (month, day) when it has no year, None when it names no day.

    A heading of numbers alone is taken day first unless only the other way is possible; "4.3." needs the dots.
    """
    if len(text) > 60:
        return None
    reading = parse(text)
    if reading.beside and not set(reading.beside.split()) <= words("date_words", "until"):
        return None
    if reading.clock is not None:
        return None
    if reading.kind == "date":
        orders = [order for order in reading.orders if reading.day(order)]
        if not orders:
            return None
        if len(orders) > 1 and "." not in reading.form and "ymd" not in orders:
            days = {reading.day(order) for order in orders}
            return days.pop() if len(days) == 1 else None
        return reading.day(orders[0])
    if reading.kind == "partial" and reading.lacks == "year":
        if not reading.orders:
            return reading.parts[1], reading.parts[2]
        day, month = reading.parts[1], reading.parts[2]
        if (
            reading.form == "."
            and 1 <= month <= 12
            and 1 <= day <= 31
            and text.strip().count(".") >= 1
            and not _numeric(text)
        ):
            return month, day
    return None


def _numeric(text: str) -> bool:
    """Whether a heading could as well be a plain number ("12.03")."""
    return bool(re.fullmatch(r"\d+[.,]\d+", text.strip()))
