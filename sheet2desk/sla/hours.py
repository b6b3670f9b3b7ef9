"""Weekly hours as a profile writes them: "Mon-Thu 09:00-18:00, Fri 09:00-16:45", "24x7", "22:00-06:00".

Windows are (start, end) in minutes after the day's midnight; one that ends on the next day has an end above 1440.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from sheet2desk.errors import ConfigError
from sheet2desk.regex import regex

Window = tuple[int, int]
Day = tuple[Window, ...]
Week = tuple[Day, Day, Day, Day, Day, Day, Day]  # Monday first

DAY_MINUTES: Final = 1440
EVERY_DAY: Final = tuple(range(7))
ALWAYS: Final = regex(r"24\s*(?:x|х|×|\*|/)\s*7|always|круглосуточно", re.IGNORECASE)
_GROUPS: Final = {
    "weekdays": range(5), "workdays": range(5), "будни": range(5), "рабочие": range(5),
    "weekend": range(5, 7), "weekends": range(5, 7), "выходные": range(5, 7),
    "daily": range(7), "everyday": range(7), "ежедневно": range(7),
}  # fmt: skip
_NAMES: Final = (
    ("monday", "понедельник", "пн"), ("tuesday", "вторник", "вт"), ("wednesday", "среда", "ср"),
    ("thursday", "четверг", "чт"), ("friday", "пятница", "пт"), ("saturday", "суббота", "сб"),
    ("sunday", "воскресенье", "вс"),
)  # fmt: skip
_ABBREVIATED: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_TIME: Final = r"(\d{1,2})(?:[:.](\d{2}))?"
_RANGE: Final = regex(rf"^(?P<days>\D*?)\s*{_TIME}\s*[-–—]\s*{_TIME}$")


def parse_hours(text: str, key: str) -> Week:
    """Return the week's windows; a part without days takes those of the part before, the first one every day.

    Raises ConfigError, beginning with `key`, that names the part which can't be read.
    """
    week: list[list[Window]] = [[] for _ in EVERY_DAY]
    days: Iterable[int] = EVERY_DAY
    waiting: list[int] = []
    parts = [part.strip() for part in re.split(r"[,;\n]", text) if part.strip()]
    for part in parts:
        if ALWAYS.fullmatch(part):
            named, window = EVERY_DAY, (0, DAY_MINUTES)
        else:
            match = _RANGE.match(part)
            if match is None:
                if re.search(r"\d", part):
                    raise _wrong(key, f"{part!r} is no span of hours")
                waiting += _days(part, key)  # "Mon, Wed 09:00-13:00"
                continue
            named = tuple(_days(match["days"], key)) if match["days"].strip() else ()
            window = _window(part, match, key)
        if named or waiting:
            days = (*waiting, *named)
            waiting = []
        for day in days:
            week[day].append(window)
    if waiting:
        raise _wrong(key, f"{parts[-1]!r} has no hours")
    if not any(week):
        raise _wrong(key, "no hours are given")
    return as_week(_union(windows) for windows in week)


def without(week: Week, breaks: Week) -> Week:
    """Return the week's windows with the breaks cut out; a break also cuts what runs over midnight."""
    days = []
    for number, windows in enumerate(week):
        cuts = [
            (start + shift * DAY_MINUTES, end + shift * DAY_MINUTES)
            for shift in (-1, 0, 1)
            for start, end in breaks[(number + shift) % 7]
        ]
        days.append(_subtract(windows, cuts))
    return as_week(days)


def as_week(days: Iterable[Day]) -> Week:
    """Return seven days as a week."""
    monday, tuesday, wednesday, thursday, friday, saturday, sunday = days
    return monday, tuesday, wednesday, thursday, friday, saturday, sunday


def describe(week: Week) -> str:
    """Return the week in words: "Mon-Thu 09:00-18:00, Fri 09:00-16:45"."""
    parts = []
    first = 0
    while first < 7:
        last = first
        while last < 6 and week[last + 1] == week[first]:
            last += 1
        if week[first]:
            days = _ABBREVIATED[first] + (f"-{_ABBREVIATED[last]}" if last > first else "")
            parts.append(f"{days} {' and '.join(f'{clock(start)}-{clock(end)}' for start, end in week[first])}")
        first = last + 1
    return ", ".join(parts)


def clock(minutes: int) -> str:
    """Return minutes after midnight as "18:00"; the end of a day is "24:00", the next morning "06:00"."""
    shown = minutes if minutes <= DAY_MINUTES else minutes - DAY_MINUTES
    return f"{shown // 60:02}:{shown % 60:02}"


def _days(text: str, key: str) -> list[int]:
    """Read "Mon-Fri", "пн–пт", "Sat Sun", "будни"."""
    ends = [part for part in re.split(r"\s*[-–—]\s*", text.strip().strip(":")) if part]
    if len(ends) == 2:
        first, last = _day(ends[0], key), _day(ends[1], key)
        return [(first + step) % 7 for step in range((last - first) % 7 + 1)]
    days: list[int] = []
    for word in re.split(r"[\s/&+]+", text.strip().strip(":")):
        group = _GROUPS.get(word.casefold())
        if group is not None:
            days += group
        elif word and word.casefold() not in ("and", "и", "дни", "days"):
            days.append(_day(word, key))
    return days


def _day(word: str, key: str) -> int:
    plain = word.casefold().strip(". ")
    found = [
        number
        for number, names in enumerate(_NAMES)
        if any(name == plain or (len(plain) >= 2 and name.startswith(plain)) for name in names)
    ]
    if len(found) != 1:
        raise _wrong(key, f"no day of the week is named {word!r}")
    return found[0]


def _window(part: str, match: re.Match[str], key: str) -> Window:
    hours, minutes, end_hours, end_minutes = (int(match[number] or 0) for number in range(2, 6))
    start, end = hours * 60 + minutes, end_hours * 60 + end_minutes
    if max(minutes, end_minutes) > 59 or start >= DAY_MINUTES or end > DAY_MINUTES:
        raise _wrong(key, f"{part!r} holds a time that no clock shows")
    if start == end:
        raise _wrong(key, f"{part!r} ends when it begins")
    return start, end if end > start else end + DAY_MINUTES


def _union(windows: Iterable[Window]) -> Day:
    merged: list[Window] = []
    for start, end in sorted(windows):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _subtract(windows: Iterable[Window], cuts: Iterable[Window]) -> Day:
    left = list(windows)
    for cut_start, cut_end in cuts:
        pieces = []
        for start, end in left:
            pieces += [(start, min(end, cut_start)), (max(start, cut_end), end)]
        left = [(start, end) for start, end in pieces if start < end]
    return _union(left)


def _wrong(key: str, trouble: str) -> ConfigError:
    return ConfigError(f"{key}: {trouble}", help='write hours as "Mon-Fri 09:00-18:00", breaks as "13:00-14:00"')
