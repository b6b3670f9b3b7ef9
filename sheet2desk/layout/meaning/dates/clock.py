"""Times of day in a text: 14:05, 2.05 PM, 14h05, 14 ч 05 мин, um 14 Uhr, 2:30 дня, with an offset or Z."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from sheet2desk.data_class import frozen
from sheet2desk.layout.meaning.dates.reading import Clock
from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.vocabulary import listed, load
from sheet2desk.regex import regex

_HALF: Final = r"(?P<half>[ap]\.?\s?m\b\.?)"
#: "-10:30" right behind hours and minutes is the end of a range, behind seconds an offset.
_ZONE: Final = (
    r"(?P<zone>z(?![a-z])|\(?(?:utc|gmt)\s?[+\-−]\d{1,2}(?::?\d{2})?(?!\d)\)?|(?:utc|gmt|msk|мск)(?!\w)"
    r"|\+\d{2}(?::?\d{2})?(?!\d)|[\-−]\d{4}(?!\d)SIGNED)"
)
#: "-05:00" right behind hours and minutes is the end of a range, behind seconds an offset.
_ZONE_AFTER_SECONDS: Final = _ZONE.replace("SIGNED", r"|[\-−]\d{2}:\d{2}(?!\d)")
_ZONE_AFTER_MINUTES: Final = _ZONE.replace("SIGNED", "")
_OFFSET: Final = regex(r"([+\-−])(\d{1,2}):?(\d{2})?")
#: "14.05" and "14-05" are times only where a date stands before them, or a whole column says so.
_LOOSE: Final = regex(r"(?P<h>\d{1,2})[.\-'’](?P<m>\d{2})(?:[.\-](?P<s>\d{2}))?")
_LOOSE_BEHIND: Final = regex(r"(?<![\-–/])[\s,]+(?P<h>\d{1,2})[.\-](?P<m>\d{2})\s*$")
_RUN: Final = regex(r"[^\W\d_]+|@")
_RUN_BEHIND: Final = regex(r"\d\s?([^\W\d_]+)")
_RUN_BEFORE: Final = regex(r"(?<!\w)([^\W\d_]+|@)\.?\s*\d")
#: Letters that are an i where case is ignored.
_LIKE_I: Final = str.maketrans("İı", "ii")
_NAMES: Final = ("h", "m", "s", "f", "half", "zone")
#: By what a way to write a time is told.
_COLON, _BEHIND, _BEFORE = ":", "word behind", "word before"
_PARTS: Final = ("morning", "day", "evening", "night")


@frozen
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
    seen = _signs(text)
    for sign, pattern, bare in _patterns() if seen else ():
        if sign not in seen or (bare and not (dated or pattern is _named_hours())) or pattern.search(text) is None:
            continue
        return _found(text, list(pattern.finditer(text)), bare=bare)
    return None


def _signs(text: str) -> set[str]:
    """Return what a time may be told by in this text: a colon, a word behind a figure or before one.

    The patterns hold the words of all languages; few texts need them, and fewer runs.
    """
    return {
        sign
        for sign, shown in (
            (_COLON, ":" in text),
            (_BEHIND, not _words_behind().isdisjoint(map(_small, _RUN_BEHIND.findall(text)))),
            (_BEFORE, not _words_before().isdisjoint(map(_small, _RUN_BEFORE.findall(text)))),
        )
        if shown
    }


@cache
def _words_behind() -> frozenset[str]:
    """Return how the words begin that make a figure before them a time, up to the first sign that is no letter."""
    words = [word for table in ("hour", *_PARTS) for word in _spoken(table)]
    return frozenset(
        {"a", "am", "p", "pm", "h", "hr", "hrs", "hours", *(_small(_RUN.findall(word)[0]) for word in words)}
    )


@cache
def _words_before() -> frozenset[str]:
    """Return how the words end that make a figure behind them a time."""
    return frozenset(_small(_RUN.findall(word)[-1]) for word in _spoken("before"))


def _small(word: str) -> str:
    """Return a word in small letters, alike where a pattern that ignores case takes two words for one."""
    return word.translate(_LIKE_I).casefold()


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
def _patterns() -> tuple[tuple[str, re.Pattern[str], bool], ...]:
    """Return the ways to write a time, surest first: by what it is told, and whether it gives hours alone."""
    hours, minutes = _any("hour"), _any("minute")
    unit = rf"(?:{hours})\b\.?"
    minute = rf"(?:\s?(?:(?:{minutes})\b\.?|['’′]))?"
    before = rf"(?<!\w)(?:{_any('before')})\.?\s*"
    half = rf"(?:\s?{_HALF})?"
    zone = rf"(?:\s*{_ZONE_AFTER_MINUTES})?"
    hour = r"(?<![\d.:,/\-])(?P<h>\d{1,2})"
    colon = r"(?<![\d.:])(?P<h>\d{1,2}):(?P<m>\d{2})"
    seconds = r":(?P<s>\d{2})(?:[.,:](?P<f>\d{1,9}))?(?![\d:])"
    ways = (
        (_COLON, rf"{colon}{seconds}{half}(?:\s*{_ZONE_AFTER_SECONDS})?(?:\s?{unit})?"),
        (_COLON, rf"{colon}(?![\d:]){half}{zone}(?:\s?{unit})?"),
        (_BEHIND, rf"{hour}\s?(?:{hours})\.?\s?(?P<m>\d{{2}}|\d(?=\s?(?:{minutes})\b))(?!\d){minute}{zone}"),
        (_BEHIND, rf"{hour}(?:[.:\-]?(?P<m>\d{{2}}))?\s?{_HALF}{zone}"),
        (_BEFORE, rf"{before}(?P<h>\d{{1,2}})[.\-](?P<m>\d{{2}})(?!\d|[./\-]\d)(?:\s?{unit})?"),
        (_BEHIND, rf"{hour}(?:[.\-](?P<m>\d{{2}})\s?{unit}|(?P<run>\d{{2}})\s?(?:h|hrs?|hours)\b)"),
    )
    return (
        *((sign, regex(way, re.IGNORECASE), False) for sign, way in ways),
        (_BEHIND, _named_hours(), True),
        (_BEFORE, regex(rf"{before}(?P<h>\d{{1,2}})(?!\d|[.:/\-]\d)(?:\s?{unit})?", re.IGNORECASE), True),
    )


@cache
def _named_hours() -> re.Pattern[str]:
    """Return what finds hours with a word of hours or a part of the day behind them: 14 Uhr, 8 вечера.

    "24 год" is a year in Russian, so that word needs its minutes.
    """
    hours = _alternatives(word for spoken in load("clock_words")["hour"].values() for word in spoken if word != "год")
    words = _alternatives(word for part in _PARTS for spoken in load("clock_words")[part].values() for word in spoken)
    return regex(
        rf"(?<![\d.:,/\-])(?P<h>\d{{1,2}})(?:\s?(?:{hours})\b\.?(?!\s?\d)|(?=\s?(?:{words})(?!\w)))", re.IGNORECASE
    )


def _any(table: str) -> str:
    return _alternatives(_spoken(table))


def _spoken(table: str) -> list[str]:
    """Return the words of a table in all languages, as written and folded."""
    return [word for spoken in load("clock_words")[table].values() for word in _forms(spoken)]


def _forms(words: Iterable[str]) -> list[str]:
    return [form for word in words for form in (word, fold(word)) if form]


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, set(_forms(words))), key=len, reverse=True))


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
