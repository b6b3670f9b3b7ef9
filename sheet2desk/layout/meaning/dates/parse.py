"""One text of a date column → what it can mean. Nothing is decided here but what no other cell could change."""

from __future__ import annotations

import re
from typing import Final

from sheet2desk.layout.meaning.dates import east_asian
from sheet2desk.layout.meaning.dates.beside import beside
from sheet2desk.layout.meaning.dates.clock import FoundClock, clock_of, find_clock, loose_clock, offset_of
from sheet2desk.layout.meaning.dates.named import month_words, read_named
from sheet2desk.layout.meaning.dates.reading import Clock, Reading
from sheet2desk.layout.meaning.dates.serial import of_digits
from sheet2desk.layout.meaning.dates.short import read_less
from sheet2desk.layout.meaning.dates.straighten import mistyped, straighten
from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.text import clean, means_nothing
from sheet2desk.layout.meaning.vocabulary import months
from sheet2desk.regex import regex

_TIME: Final = (
    r"(?:(?:,?\s+|T)(?:(?:в|о|об|at|um|à|às|o|a las|godz\.|o godz\.|plkst\.)\s*)?"
    r"(\d{1,2}):(\d{2})(?::(?P<sec>\d{2})(?:[.,](\d{1,9}))?)?\s*([AaPp][Mm])?\s*"
    r"((?(sec)(?:Z|[+\-]\d{2}(?::?\d{2})?)|(?:Z|\+\d{2}(?::?\d{2})?|-\d{4}|(?<=T\d\d:\d\d)-\d{2}:\d{2})))?(?:\s?(?:Uhr|ч\.?))?)?\s*"
)
_YEAR_MARK: Final = r"(?:\s?(?:г|год|року|р|r|roku|gada|ж|d)\.?)?"
#: The shapes that nearly every text date has, in one look: three numbers, then perhaps a time.
_PLAIN: Final = regex(rf"\s*(\d{{1,4}})([./\-])(\d{{1,2}})\2(\d{{4}}|\d{{1,2}}){_YEAR_MARK}{_TIME}")
#: 5 марта 2024 г., 05/Mar/2021 08:15:02, 5 de março de 2024
_PLAIN_NAMED: Final = regex(
    rf"\s*(\d{{1,2}})\.?[\s/\-]\s?(?:de\s)?([^\W\d_]{{3,}})\.?,?[\s/\-]\s?(?:de\s)?(\d{{4}}|\d{{2}}){_YEAR_MARK}{_TIME}"
)
_THREE: Final = regex(
    r"(?<![\d.])(\d{1,4})\s?([./\-–,\\]|\s)\s?(\d{1,2})\s?\2\s?['’]?(\d{4}|\d{2}|\d(?!-\d))(?!\d|\.\d)"
)
#: Three numbers whose signs are mixed or doubled by a slip: 14.03,2024, 14..03.2024.
_SLIPPED: Final = regex(r"(?<![\d.,])(\d{1,2})\s?[.,;:_/\-]{1,2}\s?(\d{1,2})\s?[.,;:_/\-]{1,2}\s?(\d{4})(?!\d)")
_RANGE: Final = regex(
    r"\d{1,2}(?:[./]\d{1,2})?(?:[./]\d{2,4})?\.?\s*(?:-|–|—|\.\.\.?|…|до|по|bis|to|al?|au|do|until|līdz)\s*\d{1,2}[./]\d{1,2}[./]\d{2,4}"
)
#: A run of days whose month is a word: 12-14 марта, с 12 по 14 марта.
_NAMED_RANGE: Final = regex(
    r"\d{1,2}\.?\s*(?:-|–|—|до|по|bis|to|al?|au|do|until|līdz)\s*\d{1,2}\.?\s+(?:de\s)?[^\W\d_]{3,}", re.IGNORECASE
)
#: A year of three or five figures.
_SLIP: Final = regex(
    r"(?<!\d)\d{5,}[./\-]\d{1,2}[./\-]\d{1,2}(?!\d)|(?<!\d)\d{1,2}[./\-]\d{1,2}[./\-](?:\d{5,}|\d{3})(?!\d)"
)
_FIGURE: Final = regex(r"\d")
_EACH: Final = regex(r"\d{1,4}[./\-]\d{1,2}[./\-]\d{2,4}")


def parse(text: str) -> Reading:
    """Return what a text can mean as a date."""
    found = _PLAIN.fullmatch(text)
    if found is not None:
        return _plain(found)
    found = _PLAIN_NAMED.fullmatch(text)
    if found is not None and (month := months().get(fold(found[2]))):
        return _plain_named(found, month)
    text = clean(text)
    if means_nothing(text):
        return Reading("blank")
    if not text.isascii() and (figures := east_asian.in_figures(text)) != text:
        return parse(figures)
    if text.isascii() and text.replace(",", ".").replace(".", "", 1).isdigit():
        return of_digits(text[:-1] if text.endswith(".") else text)
    return _loose(text)


def _plain(found: re.Match[str]) -> Reading:
    first, sign, second, third, hours, minutes, seconds, fraction, half, zone = found.groups()
    clock = offset = None
    if hours is not None:
        clock = clock_of(hours, minutes, seconds, fraction, half)
        if clock is None:
            return _loose(found[0])
        if zone:
            offset = offset_of(zone)
    return numbers(first, second, third, sign, clock, offset, half=bool(half))


def _plain_named(found: re.Match[str], month: int) -> Reading:
    day, _, year, hours, minutes, seconds, fraction, half, zone = found.groups()
    clock = clock_of(hours, minutes, seconds, fraction, half) if hours is not None else None
    if clock is None and hours is not None:
        return _loose(found[0])
    return Reading("date", (int(year), month, int(day)), ("ymd",), "named", clock, offset_of(zone))


def numbers(
    first: str,
    second: str,
    third: str,
    sign: str,
    clock: Clock | None,
    offset: int | None,
    *,
    half: bool = False,
) -> Reading:
    """Return the reading of three numbers; their lengths say which orders are possible at all."""
    parts = (int(first), int(second), int(third))
    if parts == (0, 0, 0):
        return Reading("blank")
    if len(third) == 1 and len(first) < 4:
        return Reading("wrong")
    if len(first) == 3 or (len(first) == 4 and len(third) == 4):
        return Reading("wrong")
    if (len(first) == 4 and parts[0] < 1000) or (len(third) == 4 and parts[2] < 1000):
        return Reading("wrong")  # 0024 is a slip of the keyboard, not the year 24 nor 2024
    orders: tuple[str, ...]
    if len(first) == 4:
        orders, year = ("ymd", "ydm"), "Y"
    elif len(third) == 4:
        orders, year = ("dmy", "mdy"), "y"
    else:
        orders, year = ("dmy", "mdy", "ymd"), "yy"
    form = f"{year}{sign}{'12h' if half else ''}"
    return Reading("date", parts, orders, form, clock, offset)


def _loose(text: str) -> Reading:
    text = straighten(clean(text))
    if _FIGURE.search(text) is None:  # the usual text of other columns
        return Reading("several") if len(month_words(text)) > 1 else read_less(text, text, None)
    if _SLIP.search(text) or mistyped(text):
        return Reading("wrong")
    if _RANGE.search(text) or _NAMED_RANGE.search(text):
        return Reading("range")
    if len(_EACH.findall(text)) > 1:
        return Reading("several")
    clock = find_clock(text, dated=bool(_THREE.search(text) or month_words(text)))
    if clock is not None and clock.clock is None:
        return Reading("wrong")
    if clock is not None and clock.count > 1:
        return Reading("several")
    rest = clock.rest if clock is not None else text
    return read_named(rest, clock) or _numbered(text, rest, clock) or read_less(text, rest, clock)


def _numbered(text: str, rest: str, clock: FoundClock | None) -> Reading | None:
    """Read a date of three numbers, None where there are none."""
    found = _THREE.search(rest)
    slipped = _SLIPPED.search(rest) if found is None else None
    if slipped is not None:
        found, first, second, third, sign = slipped, slipped[1], slipped[2], slipped[3], "."
    elif found is not None:
        first, sign, second, third = found.groups()
    else:
        return None
    left = f"{rest[: found.start()]} {rest[found.end() :]}"
    if clock is None:
        after = re.sub(r"^[^\d]*", "", rest[found.end() :])
        loose = loose_clock(after)
        if loose is not None:
            clock = FoundClock(loose, None, "")
            left = rest[: found.start()] + rest[found.end() : len(rest) - len(after)]
    near = beside(left)
    if re.search(r"\d", near.text):
        return Reading("several")
    half = bool(re.search(r"\d\s*[ap]\.?\s?m\b", text, re.IGNORECASE))
    reading = numbers(first, second, third, sign, None, None, half=half)
    if reading.kind == "date":
        reading.take(clock)
        reading.stand(near)
    return reading
