"""Times of day in a text: 14:05, 2.05 PM, 14h05, 14 ч 05 мин, um 14 Uhr, 2:30 дня, with an offset or Z."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from sheet2desk.layout.meaning.dates.reading import Clock
from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.vocabulary import listed, load

_HALF: Final = r"(?P<half>[ap]\.?\s?m\b\.?)"
#: "-10:30" right behind hours and minutes is the end of a range, behind seconds an offset.
_ZONE: Final = (
    r"(?P<zone>z(?![a-z])|\(?(?:utc|gmt)\s?[+\-−]\d{1,2}(?::?\d{2})?(?!\d)\)?|(?:utc|gmt|msk|мск)(?!\w)"
    r"|\+\d{2}(?::?\d{2})?(?!\d)|[\-−]\d{4}(?!\d)SIGNED)"
)
#: "-05:00" right behind hours and minutes is the end of a range, behind seconds an offset.
_ZONE_AFTER_SECONDS: Final = _ZONE.replace("SIGNED", r"|[\-−]\d{2}:\d{2}(?!\d)")
_ZONE_AFTER_MINUTES: Final = _ZONE.replace("SIGNED", "")
_OFFSET: Final = re.compile(r"([+\-−])(\d{1,2}):?(\d{2})?")
#: "14.05" and "14-05" are times only where a date stands before them, or a whole column says so.
_LOOSE: Final = re.compile(r"(?P<h>\d{1,2})[.\-'’](?P<m>\d{2})(?:[.\-](?P<s>\d{2}))?")
_LOOSE_BEHIND: Final = re.compile(r"(?<![\-–/])[\s,]+(?P<h>\d{1,2})[.\-](?P<m>\d{2})\s*$")
_LETTERS: Final = re.compile(r"[^\W\d_]|@")
#: What a time is told by: a colon, a point or dash, a letter right behind the figures, or nothing but a word before.
_COLON, _POINT, _UNIT, _WORD = ":", ".", "unit", "word"
_BEFORE_LETTER: Final = re.compile(r"\d\s?[^\W\d_]")
_NAMES: Final = ("h", "m", "s", "f", "half", "zone")
_PARTS: Final = ("morning", "day", "evening", "night")


@dataclass(frozen=True, slots=True)
class FoundClock:
    """A time of day in a text, with the text that is left without it.

    `clock` is None for one that no clock shows (25:10). `next_day` is 24:00, the end of a day. `bare` has no minutes
    and no half of the day: "9 ч" may be a length of time as well. `count` says how many times stand in the text.
    """

    clock: Clock | None
    offset: int | None
    rest: str
    next_day: bool = False
    bare: bool = False
    count: int = 1


def find_clock(text: str, *, dated: bool) -> FoundClock | None:
    """Return the time in a text; `dated` texts hold a date too, so that a lone "в 9" is a time."""
    written = text.count(":") or _LETTERS.search(text)
    signs = _signs_in(text) if written else ()
    for pattern, bare, sign in _patterns() if signs else ():
        if sign not in signs or (bare and not (dated or pattern is _named_hours())) or pattern.search(text) is None:
            continue
        return _found(text, list(pattern.finditer(text)), bare=bare)
    return None


def _signs_in(text: str) -> set[str]:
    """Return the signs that a text has; most texts with a figure have none but words."""
    signs = {_WORD}
    if ":" in text:
        signs.add(_COLON)
    if "." in text or "-" in text:
        signs.add(_POINT)
    if _BEFORE_LETTER.search(text):
        signs.add(_UNIT)
    return signs


def _found(text: str, hits: list[re.Match[str]], *, bare: bool) -> FoundClock:
    first = hits[0]
    known = first.groupdict()
    hours, minutes, seconds, fraction, half, zone = (known.get(name) for name in _NAMES)
    minutes = minutes or known.get("run")
    rest = f"{text[: first.start()]} {text[first.end() :]}"
    assert hours is not None
    if int(hours) == 24 and not int(minutes or 0) and not int(seconds or 0) and not half:
        return FoundClock((0, 0, 0, 0), offset_of(zone), rest, next_day=True, count=len(hits))
    clock = clock_of(hours, minutes or "0", seconds, fraction, half)
    if clock is not None and not half:
        part = part_of_day(rest)
        if part is not None:
            clock = _in_part(clock, part)
    return FoundClock(clock, offset_of(zone), rest, bare=bare, count=len(hits))


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], bool, str], ...]:
    """Return the ways to write a time, surest first, whether each gives hours alone, and the sign that it needs."""
    unit = rf"(?:{_any('hour')})\b\.?"
    minute = rf"(?:\s?(?:(?:{_any('minute')})\b\.?|['’′]))?"
    before = rf"(?<!\w)(?:{_any('before')})\.?\s*"
    half = rf"(?:\s?{_HALF})?"
    zone = rf"(?:\s*{_ZONE_AFTER_MINUTES})?"
    free = r"(?<![\d.:,/\-])"
    colon = r"(?<![\d.:])(?P<h>\d{1,2}):(?P<m>\d{2})"
    ways = (
        rf"{colon}:(?P<s>\d{{2}})(?:[.,:](?P<f>\d{{1,9}}))?(?![\d:]){half}(?:\s*{_ZONE_AFTER_SECONDS})?(?:\s?{unit})?",
        rf"{colon}(?![\d:]){half}{zone}(?:\s?{unit})?",
        rf"{free}(?P<h>\d{{1,2}})\s?(?:{_any('hour')})\.?\s?(?P<m>\d{{2}}|\d(?=\s?(?:{_any('minute')})\b))(?!\d){minute}{zone}",
        rf"{free}(?P<h>\d{{1,2}})(?:[.:\-]?(?P<m>\d{{2}}))?\s?{_HALF}{zone}",
        rf"{before}(?P<h>\d{{1,2}})[.\-](?P<m>\d{{2}})(?!\d|[./\-]\d)(?:\s?{unit})?",
        rf"{free}(?P<h>\d{{1,2}})(?:[.\-](?P<m>\d{{2}})\s?{unit}|(?P<run>\d{{2}})\s?(?:h|hrs?|hours)\b)",
    )
    signs = (_COLON, _COLON, _UNIT, _UNIT, _POINT, _UNIT)
    return (
        *((re.compile(way, re.IGNORECASE), False, sign) for way, sign in zip(ways, signs, strict=True)),
        (_named_hours(), True, _UNIT),
        (re.compile(rf"{before}(?P<h>\d{{1,2}})(?!\d|[.:/\-]\d)(?:\s?{unit})?", re.IGNORECASE), True, _WORD),
    )


@cache
def _named_hours() -> re.Pattern[str]:
    """Return what finds hours with a word of hours or a part of the day behind them: 14 Uhr, 8 вечера.

    "24 год" is a year in Russian, so that word needs its minutes.
    """
    hours = _alternatives(word for spoken in load("clock_words")["hour"].values() for word in spoken if word != "год")
    words = _alternatives(word for part in _PARTS for spoken in load("clock_words")[part].values() for word in spoken)
    return re.compile(
        rf"(?<![\d.:,/\-])(?P<h>\d{{1,2}})(?:\s?(?:{hours})\b\.?(?!\s?\d)|(?=\s?(?:{words})(?!\w)))", re.IGNORECASE
    )


def _any(table: str) -> str:
    return _alternatives(word for spoken in load("clock_words")[table].values() for word in spoken)


def _alternatives(words: Iterable[str]) -> str:
    known = {form for word in words for form in (word, fold(word)) if form}
    return "|".join(sorted(map(re.escape, known), key=len, reverse=True))


def part_of_day(text: str) -> str | None:
    """Return "morning", "day", "evening" or "night" where a text names one of them."""
    named = {found.lastgroup for found in _parts().finditer(fold(text))}
    return named.pop() if len(named) == 1 else None


@cache
def _parts() -> re.Pattern[str]:
    ways = (f"(?P<{part}>{_alternatives(listed('clock_words', part))})" for part in _PARTS)
    return re.compile(rf"(?<!\w)(?:{'|'.join(ways)})(?!\w)")


def _in_part(clock: Clock, part: str) -> Clock | None:
    """Return the time that an hour up to twelve means in its part of the day; None where both contradict each other."""
    hour, *rest = clock
    later = {
        "morning": hour > 11,
        "day": hour < 8,
        "evening": 3 < hour < 12,
        "night": 7 < hour < 12,
    }[part]
    if (part == "morning" and later) or (part in {"evening", "night"} and hour == 12):
        return None
    if part == "evening" and hour < 4:
        return None
    return (hour + 12 if later and hour < 12 else hour, rest[0], rest[1], rest[2])


def loose_clock(text: str) -> Clock | None:
    """Return the time of a text that is nothing but "14.05" or "14-05"."""
    found = _LOOSE.fullmatch(text.strip())
    return clock_of(found["h"], found["m"], found["s"], None, None) if found else None


def clock_behind(text: str) -> tuple[Clock, str] | None:
    """Return the loose time at the end of a text that begins with its date, and the text without it."""
    found = _LOOSE_BEHIND.search(text)
    clock = clock_of(found["h"], found["m"], None, None, None) if found is not None else None
    return (clock, text[: found.start()]) if found is not None and clock is not None else None


def clock_of(hours: str, minutes: str, seconds: str | None, fraction: str | None, half: str | None) -> Clock | None:
    """Return the time that the parts name, or None for one that no clock shows (25:00, 13:00 PM is 13:00)."""
    hour, minute, second = int(hours), int(minutes), int(seconds or 0)
    micros = int((fraction or "0")[:6].ljust(6, "0"))
    if half:
        if hour == 0 or hour > 23:
            return None
        if hour <= 12:
            hour = hour % 12 + (12 if half[0] in "pP" else 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    return hour, minute, second, micros


def offset_of(zone: str | None) -> int | None:
    """Return minutes east of UTC: "Z" → 0, "+03:00" → 180."""
    if not zone:
        return None
    found = _OFFSET.search(zone)
    if found is None:
        return 180 if zone.casefold() in {"msk", "мск"} else 0
    minutes = int(found[2]) * 60 + int(found[3] or 0)
    return minutes if found[1] == "+" else -minutes
