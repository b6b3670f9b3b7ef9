"""Business time: how many working minutes lie between two instants, and when so many will have passed.

The method is a prefix table: working intervals as seconds since 1970 UTC with the working seconds before each, and
one bisection an instant. So a minute counts when the wall clock of the calendar's zone shows working hours, also in
the hour that a clock change skips or repeats.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sheet2desk.errors import ConfigError
from sheet2desk.sla import hours
from sheet2desk.sla.days import SpecialDays
from sheet2desk.sla.origin import settings_of

if TYPE_CHECKING:
    from sheet2desk.config import CalendarSettings

DEFAULT_HOURS: Final = "Mon-Fri 09:00-18:00"
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_DAY: Final = 86_400
_LAST_YEAR: Final = 9998  # a year of room for offsets at both ends of datetime's range
_FIRST_INSTANT: Final = int((datetime(2, 1, 3, tzinfo=UTC) - _EPOCH).total_seconds())
_LAST_INSTANT: Final = int((datetime(_LAST_YEAR, 12, 29, tzinfo=UTC) - _EPOCH).total_seconds())
_END: Final = int((datetime(9999, 12, 31, tzinfo=UTC) - _EPOCH).total_seconds())

Span = tuple[int, int, int]  # from and to in seconds since 1970 UTC, offset from UTC in seconds


class Calendar:
    """Working time in one zone. Without settings it runs around the clock; the table grows by itself, by years."""

    def __init__(self, week: hours.Week, special: SpecialDays, zone: tzinfo, words: str) -> None:
        """Take the week net of breaks, and in `words` what reports shall say of it."""
        self.zone = zone
        self.week = week
        self._special = special
        self._words = words
        self._normal = next(day for day in week if day)
        self.day_minutes = sum(end - start for start, end in self._normal)
        self.week_minutes = sum(end - start for day in week for start, end in day)
        self._overnight = any(end > hours.DAY_MINUTES for day in week for _, end in day)
        self._years: dict[int, list[tuple[int, int]]] = {}
        self._spans: dict[int, list[Span]] = {}
        self._starts: list[int] = []
        self._lengths: list[int] = []
        self._before: list[int] = []  # working seconds before each interval
        self._through: list[int] = []  # and up to its end
        self._wall_epoch = _EPOCH.replace(tzinfo=zone)
        self._day_offsets: dict[float, int] = {}  # by wall-clock day since 1970; a day with a clock change is left out
        self._low = self._high = 0  # the table holds for instants in [low, high)

    def minutes(self, begin: datetime, end: datetime) -> float:
        """Return the business minutes in [begin, end), to the microsecond; negative when `end` comes first."""
        low = self._low
        seconds = self._elapsed(end) - self._elapsed(begin)
        if self._low != low:  # the table grew backwards under the first of the two
            seconds = self._elapsed(end) - self._elapsed(begin)
        # a timestamp with microseconds is a rounded float; their difference is exact again at six digits
        return (seconds if seconds % 1 == 0 else round(seconds, 6)) / 60

    def prepare(self, first: int, last: int) -> None:
        """Make the table for these years at once."""
        self._grow(min([first, *self._years]), max([last, *self._years]))

    def add(self, begin: datetime, minutes: float) -> datetime:
        """Return the first instant t, in the calendar's zone, with minutes(begin, t) == minutes (not negative)."""
        if minutes <= 0:
            return begin.astimezone(self.zone)
        wanted = self._elapsed(begin) + minutes * 60
        while wanted > self._through[-1]:  # growing forward leaves the sums as they are
            years = 1 + int((wanted - self._through[-1]) / (self.week_minutes * 60 * 53))
            last = min(max(self._years) + years, _LAST_YEAR)
            if last in self._years:
                return self._moment(self._high)
            self._grow(min(self._years), last)
        index = bisect_left(self._through, wanted)
        return self._moment(self._starts[index] + wanted - self._before[index])

    def is_working(self, day: date) -> bool:
        """Return whether any hour of the day is worked."""
        return bool(self.windows(day))

    def windows(self, day: date) -> hours.Day:
        """Return the day's working hours; a moved working day has those of the week's first working day."""
        if day.year not in self._special.years:
            self._special.load((day.year,))
        worked = self._special.worked(day)
        if worked is None:
            return self.week[day.weekday()]
        if not worked:
            return ()
        if day in self._special.on:
            return self.week[day.weekday()] or self._normal
        return self._normal

    def opening(self, day: date) -> datetime:
        """Return when the day's work begins; for a day off, its midnight (no working time lies between)."""
        return self._moment(min(low for low, _ in self._worked(day)))

    def closing(self, day: date) -> datetime:
        """Return when the day's work ends; a day off ends at its last midnight, not at a closing time before it."""
        return self._moment(max(high for _, high in self._worked(day)))

    def describe(self) -> str:
        """Return the calendar in words, for reports."""
        return f"{self._words}, {self.zone}"

    @property
    def warnings(self) -> list[str]:
        """Return what the calendar can't know: years in use for which the country has no holidays on record."""
        unknown = sorted(self._special.unknown_years & set(self._years))
        country = self._special.country
        return [f"calendar: no holidays of {country} are known for {year}, so none were counted" for year in unknown]

    def _elapsed(self, moment: datetime) -> float:
        """Return the business seconds of the table before a moment."""
        offset = None
        if moment.tzinfo is self.zone:  # subtracting within one zone is wall-clock arithmetic, and three times as fast
            wall = (moment - self._wall_epoch).total_seconds()
            offset = self._day_offsets.get(wall // _DAY)
        instant = wall - offset if offset is not None else self._cover(moment.timestamp())
        index = bisect_right(self._starts, instant) - 1
        inside = instant - self._starts[index]
        length = self._lengths[index]
        return self._before[index] + (inside if inside < length else length)

    def _worked(self, day: date) -> list[tuple[int, int]]:
        """Return the day's working intervals, or the whole day when none is worked, in seconds since 1970 UTC."""
        midnight = (day - _EPOCH.date()).days * _DAY
        offsets = self._offsets(day.year)
        whole = ((0, hours.DAY_MINUTES),)
        return _intervals(midnight, self.windows(day) or whole, offsets) or _intervals(midnight, whole, offsets)

    def _moment(self, seconds: float) -> datetime:
        """Return an instant in the calendar's zone; the last day of the year 9999 is cut short."""
        return (_EPOCH + timedelta(seconds=min(seconds, _END))).astimezone(self.zone)

    def _cover(self, instant: float) -> float:
        """Make the table hold for an instant; one at the very ends of datetime's range is moved to the table's end."""
        if not self._low <= instant < self._high:
            near = min(max(instant, _FIRST_INSTANT), _LAST_INSTANT)
            years = [(_EPOCH + timedelta(seconds=near + side)).year for side in (-_DAY, _DAY)]  # the zone's or UTC's
            self._grow(min([*years, *self._years]), max([*years, *self._years]))
        return min(max(instant, self._low), self._high - 1)

    def _grow(self, first: int, last: int) -> None:
        """Make the table hold for every instant of these years."""
        self._special.load(range(first - self._overnight, last + 1))
        for year in range(first, last + 1):
            if year not in self._years:
                self._day_offsets |= self._steady_days(year)
                self._years[year] = self._year(year, with_eve=self._overnight and year == first)
        self._starts, self._lengths, self._before, self._through = [], [], [], []
        total, end = 0, None
        for start, stop in sorted(interval for intervals in self._years.values() for interval in intervals):
            if end is not None and start <= end:  # around the clock, or the night between two years
                grown = max(stop, end) - end
                self._lengths[-1] += grown
                self._through[-1] += grown
                total, end = total + grown, max(stop, end)
                continue
            self._starts.append(start)
            self._lengths.append(stop - start)
            self._before.append(total)
            total, end = total + stop - start, stop
            self._through.append(total)
        low = int(datetime(min(self._years), 1, 1, tzinfo=self.zone).timestamp())
        self._low, self._high = low, int(datetime(max(self._years) + 1, 1, 1, tzinfo=self.zone).timestamp())
        # a sentinel, so that an instant before the first working interval finds one
        self._starts.insert(0, min(low, self._starts[0]) - 2)
        for column in (self._lengths, self._before, self._through):
            column.insert(0, 0)

    def _year(self, year: int, *, with_eve: bool) -> list[tuple[int, int]]:
        """Return the year's working intervals; `with_eve`: those of the day before as well, which run into it."""
        offsets = self._offsets(year)
        day, last = date(year, 1, 1) - timedelta(with_eve), date(year, 12, 31)
        midnight = (day - _EPOCH.date()).days * _DAY
        intervals = []
        while day <= last:
            intervals += _intervals(midnight, self.windows(day), offsets)
            day += timedelta(1)
            midnight += _DAY
        return intervals

    def _steady_days(self, year: int) -> dict[float, int]:
        """Return the offset of each day of the year whose wall clock runs through without a change."""
        first = (date(year, 1, 1) - _EPOCH.date()).days
        last = (date(year, 12, 31) - _EPOCH.date()).days
        return {
            float(day): offset
            for begin, end, offset in self._offsets(year)
            for day in range(max(first, -((begin + offset) // -_DAY) + 1), min(last, (end + offset) // _DAY - 2) + 1)
        }

    def _offsets(self, year: int) -> list[Span]:
        """Return the spans of constant offset from UTC that the zone goes through around a year."""
        known = self._spans.get(year)
        if known is not None:
            return known
        begin = (date(year, 1, 1) - _EPOCH.date()).days * _DAY - 3 * _DAY
        end = begin + 372 * _DAY
        spans = []
        start, offset = begin, self._offset(begin)
        for later in range(begin + _DAY, end + 1, _DAY):
            now = self._offset(later)
            if now == offset:
                continue
            low, high = later - _DAY, later
            while high - low > 1:
                middle = (low + high) // 2
                low, high = (middle, high) if self._offset(middle) == offset else (low, middle)
            spans.append((start, high, offset))
            start, offset = high, now
        spans.append((start, end, offset))
        self._spans[year] = spans
        return spans

    def _offset(self, instant: int) -> int:
        near = min(max(instant, _FIRST_INSTANT), _LAST_INSTANT)
        local = self._moment(near).utcoffset()
        return int(local.total_seconds()) if local is not None else 0


def _intervals(midnight: int, windows: hours.Day, offsets: list[Span]) -> list[tuple[int, int]]:
    """Return a day's windows as real time: an hour that the clock repeats counts twice, a skipped one never."""
    return [
        (low, high)
        for start, end in windows
        for begin, stop, offset in offsets
        if (low := max(midnight + start * 60 - offset, begin)) < (high := min(midnight + end * 60 - offset, stop))
    ]


def build_calendar(
    settings: CalendarSettings | None, zone: tzinfo, years: Iterable[int] = (), path: Path | None = None
) -> Calendar:
    """Return the calendar of a profile's [calendar], its table made for `years` (it grows by itself beyond them).

    Without settings time runs around the clock. Raises ConfigError naming the profile's `path` and the key that can't
    be read.
    """
    if settings is None:
        week = hours.parse_hours("24x7", "hours")
        calendar = Calendar(week, SpecialDays(None), zone, "24 × 7 (the profile has no [calendar])")
    else:
        with settings_of(path):
            calendar = _calendar(settings, zone)
    wanted = list(years)
    if wanted:
        calendar.prepare(min(wanted), max(wanted))
    return calendar


def _calendar(settings: CalendarSettings, zone: tzinfo) -> Calendar:
    week = hours.parse_hours(settings.hours if settings.hours is not None else DEFAULT_HOURS, "[calendar] hours")
    special = SpecialDays(settings.country, settings.days_off, settings.days_on)
    special.check()
    words = ["24 × 7" if week == hours.parse_hours("24x7", "hours") else hours.describe(week)]
    if settings.hours is None:
        words[0] += " (the default)"
    net = week
    if settings.breaks and settings.breaks.strip():
        net = hours.without(week, hours.parse_hours(settings.breaks, "[calendar] breaks"))
        if not any(net):
            raise ConfigError(
                "[calendar] breaks: no working time is left", help="make the breaks shorter than the hours"
            )
        words.append(f"breaks {settings.breaks.strip()}")
    if special.country:
        words.append(f"holidays and moved working days of {special.country}")
    else:
        words.append("no holidays")
    if special.off:
        words.append(f"{len(special.off)} day{'s' if len(special.off) > 1 else ''} off of its own")
    if special.on:
        words.append(f"{len(special.on)} working day{'s' if len(special.on) > 1 else ''} of its own")
    return Calendar(net, special, zone, ", ".join(words))
