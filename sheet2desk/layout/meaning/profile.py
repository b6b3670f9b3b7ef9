"""What a column looks like from its cells alone: evidence for mapping where the header is missing, vague or wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from math import isfinite
from typing import Final

from sheet2desk.data_class import mutable
from sheet2desk.layout.meaning.abbreviations import SHORT_FOR
from sheet2desk.layout.meaning.dates.clock import loose_clock
from sheet2desk.layout.meaning.dates.parse import parse
from sheet2desk.layout.meaning.dates.reading import Clock, Reading
from sheet2desk.layout.meaning.dates.serial import of_number
from sheet2desk.layout.meaning.dates.time_cells import time_of_cell
from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.given_names import is_given_name
from sheet2desk.layout.meaning.spellings import meanings
from sheet2desk.layout.meaning.text import cell_text, is_blank
from sheet2desk.layout.meaning.trails import has_arrow
from sheet2desk.layout.meaning.vocabulary import listed, months, weekdays, words
from sheet2desk.layout.meaning.words import sense_of
from sheet2desk.layout.unspaced import count_unspaced
from sheet2desk.regex import regex
from sheet2desk.workbook import Value


def text_of_number(value: float) -> str:
    """Return a number as a time would be written with it: 8.1 is 8.10."""
    text = cell_text(value)
    return f"{text}0" if text[-2:-1] == "." else text


SAMPLE: Final = 300
#: So few different texts may each be looked at as a status, abbreviated or misspelt.
_FEW_WORDS: Final = 12
_SHORT_WORD: Final = 12
_ACRONYM: Final = 3
#: Fewer letters are short for too many words.
_SHORTEST: Final = 3
#: So many cells must be dates for days without a year to be some, be it beside others or several of them.
_NEARLY_ALL: Final = 0.8
_SOME: Final = 0.15
_FEW_DAYS: Final = 3
#: A figure further behind is no part of a number of a ticket.
_SHORT: Final = 40
_EMAIL: Final = regex(r"[^@\s]+@[^@\s]+\.[^@\s]+")
#: Signs of a text that are enough to tell what it is; a search without an end costs its square.
_LOOKED_AT: Final = 2_000
_PHONE: Final = regex(r"(?:\+|00)?\(?\d[\d\s().\-/]{5,18}\d(?:\s?(?:доб|ext|x|вн)\.?\s?\d{1,5})?", re.IGNORECASE)
_FRACTION: Final = regex(r"\d+[.,]\d+|\d{4,}/\d{4,}|[\d.]{7,}-[\dKk]")
_NAME: Final = regex(
    r"[A-ZÀ-ÞА-ЯЁІЇЄĀ-Ž][\w'’\-]+(?:,?\s+(?:[A-ZÀ-ÞА-ЯЁІЇЄĀ-Ž][\w'’\-]+|[A-ZÀ-ÞА-ЯЁІЇЄĀ-Ž]\.?|(?:von|van|de|da|dos|di|der|la)\b)){1,3}"
    r"\.?|[A-ZÀ-ÞА-ЯЁІЇЄĀ-Ž]\.\s?(?:[A-ZÀ-ÞА-ЯЁІЇЄĀ-Ž]\.\s?)?[A-ZÀ-ÞА-ЯЁІЇЄĀ-Ž][\w'’\-]+|[А-ЯЁІЇЄ][\w\-]+\s[А-ЯЁІЇЄ]\.\s?[А-ЯЁІЇЄ]\.?"
)
#: "S-01" is a code, whatever day of the week S may be.
_LETTERED: Final = regex(r"[^\W\d_]{1,3}[-/_]\d{1,6}")
_LEVEL: Final = regex(r"[PSpРр][-\s]?[0-5]")
_RATING: Final = regex(r"[1-5](?:\s?(?:/|из)\s?5)?|(?:[1-9]|10)\s?(?:/|из)\s?10|[★⭐☆]{1,5}")
_DATE_LIKE: Final = regex(r"\d{1,4}[\s.,/\-]{1,2}[^\W\d_]{0,9}[\s.,/\-]{0,2}\d{1,4}(?:[\s.,/\-]{1,2}\d{1,4})?\.?")
_FILE: Final = regex(
    r"\w\.(?:jpe?g|png|gif|bmp|tiff?|heic|webp|pdf|docx?|xlsx?|msg|eml|txt|log|zip|rar|7z|mp[34]|mov|avi)\b",
    re.IGNORECASE,
)
_TWO_FIGURES: Final = regex(r"\d{1,2}[./\-]\d\d\b")
_CODE: Final = regex(r"(?=\S*\d)[A-Za-zА-Яа-я#№]{0,8}[\s\-_/#№]?\d[\w\-/.]*")


@mutable
class ColumnProfile:
    """Shares, 0 to 1, of the filled cells of a sample that look like each thing; `filled` is a share of all cells."""

    count: int = 0  # filled cells looked at
    filled: float = 0.0
    dates: float = 0.0  # whole dates: real, text, serial-like numbers in a narrow band
    real_dates: float = 0.0
    clocks: float = 0.0  # times of day without a date
    loose_clocks: float = 0.0  # "14-30", "9.15", 8.05, 1430: times of day if the column is one of times
    quarters: float = 0.0  # numbers of whole and quarter hours, from half an hour on: 1.5, 4
    daytime: float = 0.0  # times of day between six and twenty-one o'clock
    never_days: float = 0.0  # of these, what can be no day and month
    yearless: float = 0.0  # days with their month in figures: "12.03", a date among others of the kind
    short: float = 0.0  # days like "7.1." and "3/8", which may be shares or sizes as well
    days: float = 0.0  # dates that lack their year or month: "12.03", "пн 26.02", 17
    date_like: float = 0.0  # figures parted by signs or a few letters, as dates that can't be read: "12.IX.2023"
    whens: float = 0.0  # words for a time that is no date: "Sat", "asap", "end of May"
    epochs: float = 0.0  # seconds or milliseconds since 1970
    numbers: float = 0.0
    integers: float = 0.0
    emails: float = 0.0
    phones: float = 0.0
    statuses: float = 0.0
    priorities: float = 0.0
    ratings: float = 0.0
    channels: float = 0.0  # "телефон", "walk-in", "e-mail"
    marks: float = 0.0  # "+", "V", "да"
    denials: float = 0.0  # "нет", "FALSE"
    names: float = 0.0  # written like a person
    firms: float = 0.0  # with a word for a kind of firm
    long_text: float = 0.0  # four words or more
    codes: float = 0.0  # "INC-0042", "№ 17"
    figures: float = 0.0  # with a figure in it
    fractions: float = 0.0  # "0.3611111", "2011/96000265": figures parted once, and by no sign that parts a phone
    dialled: float = 0.0  # with three figures or more, a third of its signs
    links: float = 0.0
    hashes: float = 0.0  # "#water #smell"
    files: float = 0.0  # named as pictures, documents or logs are
    unique: float = 0.0  # distinct texts among the filled cells
    increasing: float = 0.0  # steps upwards among the steps of the numbers, codes or dates
    words: float = 0.0  # mean number of words
    length: float = 0.0  # mean number of characters


def profile_column(values: Iterable[Value]) -> ColumnProfile:
    """Return what a column looks like; of a long one, some 300 cells spread over it are looked at."""
    listed = list(values)
    filled = [value for value in listed if not is_blank(value)]
    if not filled:
        return ColumnProfile()
    step = max(1, len(filled) // SAMPLE)
    sample = filled[::step][: SAMPLE + 1]
    seen = _Counts()
    looked: dict[tuple[type, Value], _Counts] = {}  # the words of a column come again
    for value in sample:
        one = looked.get((type(value), value))
        if one is None:
            one = looked[type(value), value] = _Counts()
            one.look(value)
        seen.add(one)
    count = len(sample)
    result = ColumnProfile(count, len(filled) / len(listed))
    for name, hits in seen.hits.items():
        setattr(result, name, hits / count)
    result.unique = len(seen.texts) / count
    if len(seen.texts) <= _FEW_WORDS and result.statuses < 0.7 and result.numbers == 0:
        result.statuses = max(result.statuses, sum(_is_short_status(one) for one in sample) / count)
    result.short = len(seen.short) / count
    ordered = seen.in_order() / count
    if result.dates < _NEARLY_ALL < result.dates + result.yearless + ordered:
        result.yearless += ordered
    if result.dates + result.yearless > _NEARLY_ALL and (result.dates > _SOME or result.unique * count > _FEW_DAYS):
        result.dates += result.yearless
    result.increasing = seen.rising()
    return result


def _is_name(text: str) -> bool:
    """Whether a text is written like a person; "Within SLA" is not: three capitals among other words are no name."""
    if not _NAME.fullmatch(text) or any(map(str.isdigit, text)):
        return False
    parts = text.split()
    return all(map(str.isupper, parts)) or not any(
        len(part) == _ACRONYM and part.isupper() for part in parts if part.isalpha()
    )


def _is_short_status(value: Value) -> bool:
    """Whether a cell is a short word for a status, be it abbreviated: "ОТКР", "clsd"."""
    text = cell_text(value)
    if len(text) > _SHORT_WORD or _is_name(text) or any(map(is_given_name, fold(text).split())):
        return False
    sense = sense_of(text, "statuses") if sum(map(str.isalpha, text)) >= _SHORTEST else None
    cut = text.isupper() or "." in text  # "hall" is short for nothing
    return sense is not None and (cut or not sense.reason.startswith(SHORT_FOR))


class _Counts:
    """Running counts over the sample."""

    def __init__(self) -> None:
        self.hits: dict[str, float] = {}
        self.texts: set[str] = set()
        self.steps: list[float] = []
        self.short: list[tuple[int, int]] = []

    def hit(self, name: str, amount: float = 1) -> None:
        self.hits[name] = self.hits.get(name, 0) + amount

    def add(self, one: _Counts) -> None:
        """Add the counts of one more cell."""
        for name, amount in one.hits.items():
            self.hits[name] = self.hits.get(name, 0) + amount
        self.texts |= one.texts
        self.steps += one.steps
        self.short += one.short

    def look(self, value: Value) -> None:
        """Count what one cell looks like."""
        text = cell_text(value)
        self.texts.add(text)
        self.hit("length", len(text))
        self.hit("words", _word_count(text))
        digits = sum(map(str.isdigit, text[:_SHORT]))
        if digits:
            self.hit("figures")
        if digits >= 3 and digits * 3 >= len(text[:_SHORT].replace(" ", "")):
            self.hit("dialled")
        if isinstance(value, (datetime, date)):
            self.hit("dates")
            self.hit("real_dates")
            self.steps.append(value.toordinal())
        elif isinstance(value, (time, timedelta)):
            self.hit("clocks")
            self._daytime(time_of_cell(value).clock)
        elif isinstance(value, (int, float)) and not isinstance(value, bool):
            self._number(value)
        else:
            self._text(text)

    def _number(self, value: float) -> None:
        self.hit("numbers")
        if not isfinite(value):
            return
        self.steps.append(value)
        if value == int(value):
            self.hit("integers")
            if 1 <= value <= 5:
                self.hit("ratings")
            if 1e9 <= value < 1e14:
                self.hit("phones")
        if 0 < value < 1:
            self.hit("clocks")
            self._daytime(time_of_cell(value).clock)
        if value >= 0.25 and value * 4 == int(value * 4):
            self.hit("quarters")
        self._loose(text_of_number(value))
        if 40_000 <= value < 55_000:
            self.hit("dates")
        reading = of_number(value)
        if reading.lacks == "month" or (reading.lacks == "year" and 1 <= reading.parts[2] <= 12):
            self.hit("days")
        if reading.form == "epoch":
            self.hit("epochs")

    def _daytime(self, clock: Clock | None) -> None:
        if clock is not None and 6 <= clock[0] < 21:
            self.hit("daytime")

    def _loose(self, text: str) -> None:
        """Count what is a time of day in a column of times."""
        clock = loose_clock(text if "." in text or "-" in text or "'" in text else f"{text[:-2]}.{text[-2:]}")
        if clock is None or len(text) < 3:
            return
        self.hit("loose_clocks")
        self._daytime(clock)
        hours, minutes = clock[:2]
        if minutes > 31 or not hours or not minutes or (hours > 12 and minutes > 12):
            self.hit("never_days")

    def _text(self, text: str) -> None:
        if len(text) <= 8 and text[:1].isdigit():
            self._loose(text)
        folded = fold(text) if len(text) < 60 else ""
        figures = re.findall(r"\d+", text)
        reading = parse(text) if len(text) < 60 and (figures or count_unspaced(text)) else None
        if reading is not None and reading.kind == "date" and reading.form not in {"serial", "epoch"}:
            days = [day for order in reading.orders if (day := reading.day(order))]
            if days and len(reading.beside.split()) <= 1:
                self.hit("dates")
                if text.isdigit():
                    self.hit("integers")  # "20240512" may be a phone or a serial number
                self.steps.append(days[0].toordinal())
                if reading.beside and sense_of(reading.beside, "statuses"):
                    self.hit("statuses")
                return
        if reading is not None and reading.kind == "time" and len(reading.beside.split()) <= 1:
            self.hit("loose_clocks" if reading.bare else "clocks")  # "9 ч" is as often a length of time
            self._daytime(reading.clock)
        coded = _LETTERED.fullmatch(text) is not None
        if reading is not None and reading.kind == "partial" and len(reading.beside.split()) <= 1 and not coded:
            self.hit("days")
            self._yearless(text, reading)
        if reading is not None and reading.kind == "range" and figures:
            self.hit("days")  # "du 7 au 9 mars"
        if reading is not None and reading.form == "epoch":
            self.hit("epochs")
        if reading is not None and reading.form == "serial" and reading.parts[0] > 2008:
            self.hit("dates")
        if text.isdigit():
            self.hit("numbers")
            self.hit("integers")
        if figures and len(text) < 30 and (text.isdigit() or _CODE.fullmatch(text)):
            self.hit("codes")
            self.steps.append(float(figures[-1][-15:]))
        if figures and len(text) < 24 and _DATE_LIKE.fullmatch(text):
            self.hit("date_like")
        if "@" in text and _EMAIL.search(text[:_LOOKED_AT]):
            self.hit("emails")
        if _FRACTION.fullmatch(text):
            self.hit("fractions")
        if _PHONE.fullmatch(text) and sum(map(str.isdigit, text)) >= 7:
            self.hit("phones")
        if len(text) < 60:
            self._words(text, folded)
        if re.match(r"(?:https?|ftp|file)://|www\.|[A-Za-z]:\\|\\\\", text):
            self.hit("links")
        if text.startswith("#") and text[1:2].isalpha():
            self.hit("hashes")
        if "." in text and _FILE.search(text[:_LOOKED_AT]):
            self.hit("files")
        if _word_count(text) >= 4:
            self.hit("long_text")

    def _yearless(self, text: str, reading: Reading) -> None:
        """Count a day with its month: a date where it has a time of day or the month's name, else one of its kind."""
        first, second = reading.parts[1:]
        if reading.lacks != "year" or max(first, second) > 31 or min(first, second) not in range(1, 13):
            return
        if reading.clock is not None or not reading.form:
            self.hit("dates")
            self.steps.append(first * 31 + second)
        elif _TWO_FIGURES.match(text):
            self.hit("yearless")
        elif reading.form:
            self.short.append((first, second))

    def _words(self, text: str, folded: str) -> None:
        if folded in meanings("statuses") or (has_arrow(text) and sense_of(text, "statuses") is not None):
            self.hit("statuses")
        told = folded.split()
        if not words("date_words", "relative").isdisjoint(told) or any(
            one in weekdays() or one in months() for one in told
        ):
            self.hit("whens")
        if folded in meanings("priorities") or _LEVEL.fullmatch(text):
            self.hit("priorities")
        if folded in meanings("ratings") or _RATING.fullmatch(text):
            self.hit("ratings")
        if not words("firms", "forms").isdisjoint(folded.split()):
            self.hit("firms")
        if folded in listed("channel_words", "channels"):
            self.hit("channels")
        if folded in words("marks", "yes") or text in {"+", "++", "✓", "✔", "☑", "✅"}:
            self.hit("marks")
        elif folded in words("marks", "no"):
            self.hit("denials")
        if _is_name(text) and folded not in meanings("statuses") and folded not in meanings("priorities"):
            self.hit("names")

    def in_order(self) -> float:
        """Return how many cells are like "7.1." and "3/8" if they go up row by row, be it months or days first."""
        if len(set(self.short)) < _FEW_DAYS:
            return 0.0
        steps = list(pairwise(self.short))
        for first in (0, 1):
            days = [(one[first] * 31 + one[1 - first], two[first] * 31 + two[1 - first]) for one, two in steps]
            if sum(one <= two for one, two in days) >= len(days) * _NEARLY_ALL:
                return len(self.short)
        return 0.0

    def rising(self) -> float:
        if len(self.steps) < 2:
            return 0.0
        pairs = list(zip(self.steps, self.steps[1:], strict=False))
        return sum(later > earlier for earlier, later in pairs) / len(pairs)


def _word_count(text: str) -> int:
    """Return how many words a text has; of signs that are written without blanks two make one."""
    count = len(text.split())
    return count if text.isascii() else max(count, count_unspaced(text) // 2)
