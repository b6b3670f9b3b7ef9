"""Periods as people name them: "2024-03", "2024-Q1", "2024-W10", "2024-03-01..2024-03-31", "last-month"."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, tzinfo
from typing import Final

from sheet2desk.data_class import frozen
from sheet2desk.errors import ConfigError
from sheet2desk.regex import regex
from sheet2desk.ticket import Moment

_HELP: Final = (
    'write a period as "2024", "2024-Q1", "2024-03", "2024-W10", "2024-03-05", "2024-03-01..2024-03-31" or "last-month"'
)
_RELATIVE: Final = regex(r"(this|last)-(week|month|quarter|year)")
_MONTH: Final = regex(r"(\d{4})-(\d\d)")
_QUARTER: Final = regex(r"(\d{4})-?q([1-4])", re.IGNORECASE)
_WEEK: Final = regex(r"(\d{4})-?w(\d\d?)", re.IGNORECASE)
_MONTHS: Final = {"month": 1, "quarter": 3, "year": 12}


@frozen
class Period:
    """Whole days from `start` up to, without, `end`; both are midnights in the log's time zone."""

    start: datetime
    end: datetime
    name: str

    def __contains__(self, moment: object) -> bool:
        """Whether a created date lies in the period; a blank lies in none."""
        return isinstance(moment, date) and self.start <= self.instant(moment) < self.end

    def instant(self, moment: Moment) -> datetime:
        """Return the moment, a day without a time as its midnight."""
        if isinstance(moment, datetime):
            return moment
        return _midnight(moment, self.start.tzinfo)


def parse_period(text: str, zone: tzinfo, now: datetime) -> Period:
    """Return the period that a text names; a range takes in all of its last day, month, quarter, week or year.

    Raises ConfigError for a text that names none.
    """
    today = now.astimezone(zone).date()
    plain = text.strip().casefold().replace("_", "-").replace(" ", "-")
    first, dots, last = plain.partition("..")
    start, end = _days(first, today, text)
    if dots:
        end = _days(last, today, text)[1]
    if end <= start:
        raise ConfigError(f"period {text!r} ends before it begins", help=_HELP)
    return Period(_midnight(start, zone), _midnight(end, zone), text.strip())


def _days(text: str, today: date, whole: str) -> tuple[date, date]:
    """Return the first day, and the day after the last one."""
    try:
        if match := _RELATIVE.fullmatch(text):
            return _relative(match[1], match[2], today)
        if text in ("today", "yesterday"):
            day = today - timedelta(text == "yesterday")
            return day, day + timedelta(1)
        if match := _QUARTER.fullmatch(text):
            return _months(date(int(match[1]), 3 * int(match[2]) - 2, 1), 3)
        if match := _WEEK.fullmatch(text):
            monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
            return monday, monday + timedelta(7)
        if match := _MONTH.fullmatch(text):
            return _months(date(int(match[1]), int(match[2]), 1), 1)
        if re.fullmatch(r"\d{4}", text):
            return _months(date(int(text), 1, 1), 12)
        if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
            day = date.fromisoformat(text)
            return day, day + timedelta(1)
    except (ValueError, OverflowError):
        raise ConfigError(f"period {whole!r}: the calendar has no {text}", help=_HELP) from None
    raise ConfigError(f"period {whole!r}: {text or 'a blank'} names no period", help=_HELP)


def _relative(which: str, unit: str, today: date) -> tuple[date, date]:
    if unit == "week":
        monday = today - timedelta(today.weekday() + (7 if which == "last" else 0))
        return monday, monday + timedelta(7)
    length = _MONTHS[unit]
    start, end = _months(date(today.year, (today.month - 1) // length * length + 1, 1), length)
    return (start, end) if which == "this" else (_months(start, -length)[1], start)


def _months(first: date, count: int) -> tuple[date, date]:
    index = first.year * 12 + first.month - 1 + count
    return first, date(index // 12, index % 12 + 1, 1)


def _midnight(day: date, zone: tzinfo | None) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=zone)
