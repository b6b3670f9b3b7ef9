"""One text of a date column → what it can mean. Nothing is decided here but what no other cell could change."""

from __future__ import annotations

import re
from typing import Final

from sheet2desk.layout.meaning.dates import east_asian
from sheet2desk.layout.meaning.dates.clock import clock_of, find_clock, loose_clock, offset_of
from sheet2desk.layout.meaning.dates.reading import Clock, Reading
from sheet2desk.layout.meaning.dates.serial import of_digits
from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.text import clean, means_nothing
from sheet2desk.layout.meaning.vocabulary import months, words

_TIME: Final = (
    r"(?:(?:,?\s+|T)(?:(?:в|о|об|at|um|à|às|o|a las|godz\.|o godz\.|plkst\.)\s*)?"
    r"(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*([AaPp][Mm])?\s*(Z|[+\-]\d{2}:?\d{2})?(?:\s?(?:Uhr|ч\.?))?)?\s*"
)
_YEAR_MARK: Final = r"(?:\s?(?:г|год|року|р|r|roku|gada)\.?)?"
#: The shapes that nearly every text date has, in one look: three numbers, then perhaps a time.
_PLAIN: Final = re.compile(rf"\s*(\d{{1,4}})([./\-])(\d{{1,2}})\2(\d{{4}}|\d{{2}}){_YEAR_MARK}{_TIME}")
#: 5 марта 2024 г., 05/Mar/2021 08:15:02, 5 de março de 2024
_PLAIN_NAMED: Final = re.compile(
    rf"\s*(\d{{1,2}})\.?[\s/\-]\s?(?:de\s)?([^\W\d_]{{3,}})\.?,?[\s/\-]\s?(?:de\s)?(\d{{4}}|\d{{2}}){_YEAR_MARK}{_TIME}"
)
_THREE: Final = re.compile(r"(?<![\d.])(\d{1,4})\s?([./\-–,\\]|\s)\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?!\d)")
#: A date whose year stands in front and whose day has one figure, or that is written with blanks: 2024-3-5, 2024. 3. 5.
_WIDE: Final = re.compile(r"(?<!\d)(\d{4})\s?([./\-])\s?(\d{1,2})\s?\2\s?(\d{1,2})(?:\.(?!\d))?(?!\d)")
_ONE_FIGURE: Final = re.compile(r"(?<!\d)(\d{4}([./\-])\d{1,2}\2)(\d)(?!\d)")
_TWO: Final = re.compile(r"(?<!\d)(\d{1,2})\s?([./\-])\s?(\d{1,2})(?![\d])")
_YEAR_MONTH: Final = re.compile(r"(?<!\d)(?:(\d{4})[./\-](\d{1,2})|(\d{1,2})[./\-](\d{4}))(?!\d)")
_RANGE: Final = re.compile(
    r"\d{1,2}(?:[./]\d{1,2})?(?:[./]\d{2,4})?\.?\s*(?:-|–|—|\.\.\.?|…|до|по|bis|to|al?|au|do|until|līdz)\s*\d{1,2}[./]\d{1,2}[./]\d{2,4}"
)
#: A run of days whose month is a word: 12-14 марта, с 12 по 14 марта.
_NAMED_RANGE: Final = re.compile(
    r"\d{1,2}\.?\s*(?:-|–|—|до|по|bis|to|al?|au|do|until|līdz)\s*\d{1,2}\.?\s+(?:de\s)?[^\W\d_]{3,}", re.IGNORECASE
)
#: A year of three or five figures.
_SLIP: Final = re.compile(
    r"(?<!\d)\d{5,}[./\-]\d{1,2}[./\-]\d{1,2}(?!\d)|(?<!\d)\d{1,2}[./\-]\d{1,2}[./\-](?:\d{5,}|\d{3})(?!\d)"
)
_EACH: Final = re.compile(r"\d{1,4}[./\-]\d{1,2}[./\-]\d{2,4}")
_NAME: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?", re.UNICODE)
_NUMBER: Final = re.compile(r"\d+")
_BRACKETS: Final = re.compile(r"\(.*?\)|\[.*?\]")


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
    narrow = _WIDE.sub(r"\1\2\3\2\g<4>", text)
    narrow = _ONE_FIGURE.sub(r"\g<1>0\3", narrow)
    if narrow != text:
        return parse(narrow)
    if text.isascii() and text.replace(".", "", 1).replace(",", "", 1).isdigit():
        return of_digits(text)
    return _loose(text)


def _plain(found: re.Match[str]) -> Reading:
    first, sign, second, third, hours, minutes, seconds, fraction, half, zone = found.groups()
    clock = offset = None
    if hours is not None:
        clock = clock_of(hours, minutes, seconds, fraction, half)
        if clock is None:
            return Reading("wrong")
        if zone:
            offset = offset_of(zone)
    return numbers(first, second, third, sign, clock, offset, half=bool(half))


def _plain_named(found: re.Match[str], month: int) -> Reading:
    day, _, year, hours, minutes, seconds, fraction, half, zone = found.groups()
    clock = clock_of(hours, minutes, seconds, fraction, half) if hours is not None else None
    if clock is None and hours is not None:
        return Reading("wrong")
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
    beside: str = "",
) -> Reading:
    """Return the reading of three numbers; their lengths say which orders are possible at all."""
    parts = (int(first), int(second), int(third))
    if parts == (0, 0, 0):
        return Reading("blank")
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
    return Reading("date", parts, orders, form, clock, offset, beside=beside)


def _loose(text: str) -> Reading:
    if _SLIP.search(text):
        return Reading("wrong")
    if _RANGE.search(text) or _NAMED_RANGE.search(text):
        return Reading("range")
    if len(_EACH.findall(text)) > 1:
        return Reading("several")
    clock, offset, rest, possible = find_clock(text)
    if not possible:
        return Reading("wrong")
    named = _named(rest, clock, offset)
    if named is not None:
        return named
    found = _THREE.search(rest)
    if found is not None:
        left = f"{rest[: found.start()]} {rest[found.end() :]}"
        if clock is None:
            after = re.sub(r"^[^\d]*", "", rest[found.end() :])
            clock = loose_clock(after)
            if clock is not None:
                left = rest[: found.start()] + rest[found.end() : len(rest) - len(after)]
        beside = _beside(left)
        if _NUMBER.search(beside):
            return Reading("several")
        half = bool(re.search(r"\d\s*[ap]\.?\s?m\b", text, re.IGNORECASE))
        return numbers(found[1], found[3], found[4], found[2], clock, offset, half=half, beside=beside)
    return _less(text, rest, clock)


def _named(rest: str, clock: Clock | None, offset: int | None) -> Reading | None:
    """Read a date whose month is a word: 5 марта 2024 г., Mar 5, 2024, 05/Mar/21, 2024-Mar-05, märz 2024."""
    table = months()
    names = [(word, table.get(fold(word[0]))) for word in _NAME.finditer(_BRACKETS.sub(_same_length, rest))]
    hits = [(word, month) for word, month in names if month and not (len(word[0]) < 3)]
    if len(hits) > 1:
        # "mar. 5 mars" and "lun. 5 ago": a weekday that is a month elsewhere ("mar", "sex") stands before the number
        weekday = [hit for hit in hits if fold(hit[0][0]) in words("date_words", "weekdays")]
        noise = [hit for hit in hits if fold(hit[0][0]) in words("date_words", "noise")]
        hits = [hit for hit in hits if hit not in weekday and hit not in noise] or hits
    if len(hits) != 1:
        return Reading("several") if len(hits) > 1 else None
    word, month = hits[0]
    figures = [(figure.start(), figure[0]) for figure in _NUMBER.finditer(rest)]
    beside = _beside(rest[: word.start()] + " " + rest[word.end() :], numbers_too=True)
    if not figures or len(figures) > 2:
        return (Reading("several") if len(figures) > 2 else None) if figures else None
    values = [figure for _, figure in figures]
    if len(values) == 1:
        if len(values[0]) == 4:
            return (
                Reading("wrong")
                if clock
                else Reading("partial", (int(values[0]), month, 0), lacks="day", beside=beside)
            )
        return Reading("partial", (0, month, int(values[0])), lacks="year", clock=clock, beside=beside)
    first, second = values
    if re.search(rf"{first}\s*[-–—]\s*{second}", rest):
        return Reading("range")
    if len(first) == 4:
        year, day = first, second
    elif len(second) == 4 or figures[1][0] > word.start() or figures[0][0] > word.start():
        year, day = second, first
    else:
        return Reading("several")
    if len(year) not in (2, 4) or len(day) > 2:
        return Reading("wrong")
    return Reading("date", (int(year), month, int(day)), ("ymd",), "named", clock, offset, beside=beside)


def _less(text: str, rest: str, clock: Clock | None) -> Reading:
    """Read what is less than a whole date: no year, no day, a bare time, a word."""
    left = " ".join(rest.split())
    folded = fold(left)
    if any(word in words("date_words", "relative") for word in (folded, *folded.split())):
        return Reading("relative")
    month = _YEAR_MONTH.search(left)
    if month is not None:
        year, number = (month[1], month[2]) if month[1] else (month[4], month[3])
        return Reading("partial", (int(year), int(number), 0), lacks="day")
    pair = _TWO.search(left)
    if pair is not None:
        beside = _beside(left[: pair.start()] + " " + left[pair.end() :])
        if not _NUMBER.search(beside):
            return Reading(
                "partial", (0, int(pair[1]), int(pair[3])), ("dmy", "mdy"), pair[2], clock, lacks="year", beside=beside
            )
        return Reading("several")
    if clock is not None and not _NUMBER.search(left):
        return Reading("time", clock=clock, beside=_beside(left))
    figures = _NUMBER.findall(left)
    if (
        len(figures) == 1
        and len(figures[0]) <= 2
        and 1 <= int(figures[0]) <= 31
        and not _beside(left, numbers_too=True)
    ):
        return Reading("partial", (0, 0, int(figures[0])), lacks="month", clock=clock)
    return Reading("words", beside=text)


def _beside(text: str, *, numbers_too: bool = False) -> str:
    """Return what stands beside a date and isn't one of the words that belong to dates."""
    bare = _BRACKETS.sub(_unless_daypart, text)
    if numbers_too:
        bare = _NUMBER.sub(" ", bare)
    known = words("date_words", "noise") | words("date_words", "weekdays") | words("date_words", "dayparts")
    kept = [word for word in fold(bare).split() if word not in known]
    return " ".join(kept)


def _unless_daypart(found: re.Match[str]) -> str:
    inner = fold(found[0])
    return (
        " "
        if all(word in words("date_words", "dayparts") | words("date_words", "weekdays") for word in inner.split())
        else found[0]
    )


def _same_length(found: re.Match[str]) -> str:
    return " " * len(found[0])
