"""Lengths of business time as a profile writes them: "8h", "90m", "1h30m", "2d", "1w"."""

from __future__ import annotations

from typing import Final

from sheet2desk.errors import ConfigError
from sheet2desk.regex import regex
from sheet2desk.sla.business_time import Calendar

_PART: Final = regex(r"(\d+(?:[.,]\d+)?)\s*([^\W\d]+)\.?\s*")
_UNITS: Final = {
    **dict.fromkeys(("m", "min", "mins", "minute", "minutes", "м", "мин", "минут"), "m"),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours", "ч", "час", "часа", "часов"), "h"),
    **dict.fromkeys(("d", "day", "days", "bd", "д", "дн", "дня", "дней", "день"), "d"),
    **dict.fromkeys(("w", "week", "weeks", "н", "нед", "недели", "неделя"), "w"),
}


def parse_duration(text: str, calendar: Calendar, key: str) -> float:
    """Return business minutes; a day is the calendar's normal working day, a week its working week.

    Raises ConfigError, beginning with `key`, for anything that is no length of time or is zero.
    """
    units = {"m": 1, "h": 60, "d": calendar.day_minutes, "w": calendar.week_minutes}
    rest = text.strip().casefold()
    minutes = 0.0
    while rest:
        part = _PART.match(rest)
        unit = _UNITS.get(part[2]) if part else None
        if part is None or unit is None:
            raise _wrong(key, text)
        minutes += float(part[1].replace(",", ".")) * units[unit]
        rest = rest[part.end() :]
    if minutes <= 0:
        raise _wrong(key, text)
    return minutes


def _wrong(key: str, text: str) -> ConfigError:
    return ConfigError(
        f"{key}: {text!r} is no length of time", help='write business time as "90m", "8h", "1h30m", "2d" or "1w"'
    )
