"""Headings that give the rows below their month or day: "ЯНВАРЬ 2024", "IX 2023", "Понедельник, 4 марта"."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from sheet2desk.layout.meaning.dates.beside import beside
from sheet2desk.layout.meaning.dates.clock import loose_clock
from sheet2desk.layout.meaning.dates.parse import parse
from sheet2desk.layout.meaning.dates.reading import EARLIEST, LATEST, Reading
from sheet2desk.layout.meaning.dates.straighten import straighten
from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.vocabulary import listed, months, words
from sheet2desk.regex import regex
from sheet2desk.workbook import Value

LONGEST: Final = 60
_YEAR: Final = regex(r"(?<!\d)(19[5-9]\d|20\d\d)(?!\d)")
PAIR: Final = regex(
    r"(?<!\d)(?:(?P<y>20\d\d)[ ./_\-]?(?P<m>0[1-9]|1[0-2])|(?P<m2>0?[1-9]|1[0-2])[ ./_\-](?P<y2>20\d\d))(?!\d)"
)
_SHORT: Final = regex(r"(?<!\d)['’]?(\d{2})(?!\d)")
_WHOLE_DAY: Final = regex(r"(?<![\d.])\d{1,2}[./\-]\d{1,2}[./\-]\d{2,4}(?!\d)|(?<!\d)\d{4}-\d\d-\d\d(?!\d)")
_FEW_WORDS: Final = 3
_WORD: Final = regex(r"[^\W\d_]+")
_RIGHT_BEFORE: Final = regex(r"([^\W\d_]+)[\s№#.:]*$")
_NUMBERED_WORD: Final = regex(r"([^\W\d_]{3,})\s*[№#]?\s*\d{1,2}(?![\d.:/\-])")
#: A figure close to a month's name.
_FIGURE_BESIDE: Final = regex(r"\.?[\s_'’/\-]{0,2}(?:\d{4}|\d{2})(?!\d)")
#: An abbreviated month is a word of some language ("set", "out", "may"), unless its year stands with it.
ABBREVIATED: Final = 3


def day_reading(text: str, *, loose: bool) -> Reading | None:
    """Return the reading of a heading that names one day, with or without its year."""
    reading = parse(_without_shift(text) if loose else text)
    if reading.clock is not None or reading.also:
        return None
    others = set(reading.beside.split())
    if others and not others <= words("date_words", "until"):
        duty = listed("title_words", "duty")
        if not loose or not others & duty or len(others) > 8:
            return None
    elif len(text) > LONGEST:
        return None
    if reading.kind == "date":
        return reading if any(reading.day(order) for order in reading.orders) else None
    if reading.kind != "partial" or reading.lacks != "year" or reading.form == "axis":
        return None
    if not reading.orders:
        return reading
    _, first, second = reading.parts
    if reading.form == "." and 1 <= second <= 12 and 1 <= first <= 31 and not _numeric(text):
        return reading
    return None


def orders_of(reading: Reading) -> list[str]:
    """Return the orders that a heading may be in; dots and a year in front leave one."""
    orders = [order for order in reading.orders if reading.day(order)]
    if len(orders) > 1 and ("." in reading.form or orders[0] == "ymd"):
        return orders[:1]
    return [order for order in orders if order != "ymd"] or orders


def month_of(text: str) -> tuple[int | None, int | None] | None:
    """Return (year, month) that a banner or a sheet's name gives, either None when it isn't named; None for neither."""
    if len(text) > LONGEST:
        return None
    text = straighten(text)
    named = set(_months_in(text))
    if len(named) > 1:
        return None
    years = set(_YEAR.findall(text))
    if len(years) > 1:
        return None
    year = int(years.pop()) if years else None
    if named:
        return year if year is not None else _short_year(text), named.pop()
    pair = PAIR.search(text)
    if pair is not None and _counts(text[: pair.start()]):
        return year, None
    if pair is not None and not re.search(r"\d{1,2}[./\-]\d{1,2}[./\-]\d", text):
        return int(pair["y"] or pair["y2"]), int(pair["m"] or pair["m2"])
    if year is not None and EARLIEST < year < LATEST and re.fullmatch(r"\D{0,20}\d{4}\D{0,12}", text):
        return year, None
    return None


def last_day_of(text: str) -> date | None:
    """Return the last day of a stretch that heads the rows below: "Неделя 10 (04.03 - 08.03.2024)"."""
    days = _WHOLE_DAY.findall(text)
    if len(text) > LONGEST or not 1 <= len(days) <= 2 or parse(text).kind not in {"range", "several", "date"}:
        return None
    if len(re.findall(r"[^\W\d_]{2,}", text)) > _FEW_WORDS:
        return None
    reading = parse(days[-1])
    found = {day for order in orders_of(reading) if (day := reading.day(order))} if reading.kind == "date" else set()
    return found.pop() if len(found) == 1 else None


def _without_shift(text: str) -> str:
    """Return a heading without the number of the shift or crew that it names."""
    duty = listed("title_words", "duty")
    return _NUMBERED_WORD.sub(lambda found: found[1] if fold(found[1]) in duty else found[0], text)


def _counts(before: str) -> bool:
    """Whether the figure behind these words counts quarters, weeks, shops or shifts: it is no month then."""
    said = _RIGHT_BEFORE.search(before[-24:])
    return said is not None and fold(said[1]) in listed("title_words", "counted")


def _short_year(text: str) -> int | None:
    short = _SHORT.findall(_WORD.sub(" ", text))
    alone = len(short) == 1 and not re.search(r"\d\s*\d", text.replace(short[0], "", 1))
    return 2000 + int(short[0]) if alone else None


def _months_in(text: str) -> list[int]:
    """Return the months named in a short text; an abbreviation counts beside a figure, or where little else stands."""
    found = []
    bare = not re.search(r"[^\W\d_]", " ".join(_others(text)))
    for word in _WORD.finditer(text):
        month = months().get(fold(word[0])) if len(word[0]) > 2 else None
        if month and (len(word[0]) > ABBREVIATED or bare or _FIGURE_BESIDE.match(text, word.end())):
            found.append(month)
    return found


def _others(text: str) -> list[str]:
    return [word for word in beside(text, numbers_too=True).text.split() if word not in months()]


def day_of(text: str) -> date | tuple[int, int] | None:
    """Return the date that a day heading names, (month, day) when it has no year, None when it names no day.

    A heading of numbers alone is taken day first unless only the other way is possible; "4.3." needs the dots.
    """
    reading = day_reading(text, loose=False)
    if reading is None:
        return None
    if reading.kind == "date":
        days = {day for order in orders_of(reading) if (day := reading.day(order))}
        return days.pop() if len(days) == 1 else None
    _, first, second = reading.parts
    return (second, first) if reading.orders else (first, second)


def tells_more(text: str) -> bool:
    """Whether a text says more than which days it heads: "Sensor ordered 14 June, 2 weeks"."""
    return len(_words_beside_months(text)) >= _FEW_WORDS


def _words_beside_months(text: str) -> list[str]:
    return [word for word in _WORD.findall(text) if len(word) > 2 and fold(word) not in months()]


def tells_of_stretch(text: str) -> bool:
    """Whether a text says something of several days: "Closed 20-21 Nov for stocktake", not "Week 10 (4-8 March)".

    One with a year may be the heading of a whole list: "Requests from 1 to 31 March 2024".
    """
    if _YEAR.search(text):
        return False
    said = [word for word in _words_beside_months(text) if fold(word) not in words("date_words", "until")]
    return len(said) >= _FEW_WORDS - 1 and parse(text).kind in {"range", "several"}


def names_day(value: Value) -> bool:
    """Whether a cell names a day of its own, with or without its year, not only a time."""
    if not isinstance(value, str):
        return isinstance(value, date)
    reading = parse(value)
    return reading.kind == "date" or (reading.kind == "partial" and reading.lacks == "year" and not loose_clock(value))


def _numeric(text: str) -> bool:
    """Whether a heading could as well be a plain number ("12.03")."""
    return bool(re.fullmatch(r"\d+[.,]\d+", text.strip()))
