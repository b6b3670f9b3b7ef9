"""Times of day in a text: 14:05, 2:05 PM, 14h05, 14.05 after a date, 14 ч 05 мин, with an offset or Z."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from typing import Final

from sheet2desk.layout.meaning.dates.reading import Clock
from sheet2desk.workbook import Value

_HALF: Final = r"(?P<half>[ap]\.?\s?m\.?(?![a-z]))"
_ZONE: Final = r"(?P<zone>z(?![a-z])|\(?(?:utc|gmt)?\s?[+\-−]\d{1,2}(?::?\d{2})?(?!\d)\)?|(?:utc|gmt|msk|мск)(?!\w))"
_CLOCK: Final = re.compile(
    r"(?<![\d.:])(?P<h>\d{1,2})(?:"
    r":(?P<m>\d{2})(?::(?P<s>\d{2})(?:[.,](?P<f>\d{1,9}))?)?"
    r"|\s?(?:h|ч|год)\.?\s?(?P<m2>\d{2})(?:\s?(?:мин|min|хв|м)\.?)?"
    r"|(?=\s?[ap]\.?\s?m\b)"
    r")(?!\d|:)"
    rf"(?:\s*{_HALF})?(?:\s*{_ZONE})?",
    re.IGNORECASE,
)
#: "14.05" and "14-05" are times only where a date stands before them.
_LOOSE: Final = re.compile(r"(?P<h>\d{1,2})[.\-](?P<m>\d{2})(?:[.\-](?P<s>\d{2}))?\s*$")
_OFFSET: Final = re.compile(r"([+\-−])(\d{1,2}):?(\d{2})?")


def find_clock(text: str) -> tuple[Clock | None, int | None, str, bool]:
    """Return (time, offset in minutes, the text without it, whether the time is possible)."""
    found = _CLOCK.search(text)
    if found is None:
        return None, None, text, True
    rest = f"{text[: found.start()]} {text[found.end() :]}"
    clock = clock_of(found["h"], found["m"] or found["m2"] or "0", found["s"], found["f"], found["half"])
    return clock, offset_of(found["zone"]), rest, clock is not None


def loose_clock(text: str) -> Clock | None:
    """Return the time of a text that is nothing but "14.05" or "14-05"."""
    found = _LOOSE.fullmatch(text.strip())
    return clock_of(found["h"], found["m"], found["s"], None, None) if found else None


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


def clock_of_cell(value: Value) -> Clock | None:
    """Return the time of day that a cell of a time column holds: a real time, a fraction of a day, a text."""
    if isinstance(value, datetime):
        return value.hour, value.minute, value.second, value.microsecond
    if isinstance(value, time):
        return value.hour, value.minute, value.second, value.microsecond
    if isinstance(value, timedelta):
        return _of_seconds(value.total_seconds())
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _of_seconds(value * 86400) if 0 <= value < 1 else None
    if not isinstance(value, str):
        return None
    clock, _, rest, _ = find_clock(value)
    if clock is not None:
        return None if re.search(r"\d", rest) else clock
    return loose_clock(value)


def _of_seconds(total: float) -> Clock | None:
    seconds = round(total)
    return (seconds // 3600, seconds // 60 % 60, seconds % 60, 0) if 0 <= seconds < 86400 else None
