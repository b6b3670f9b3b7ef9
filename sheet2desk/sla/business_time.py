"""Business time: how many working minutes lie between two instants, and when so many will have passed.

The method is a prefix table: working intervals as seconds since 1970 UTC with the working seconds before each, and
one bisection an instant. So a minute counts when the wall clock of the calendar's zone shows working hours, also in
the hour that a clock change skips or repeats.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date, datetime, timedelta, tzinfo

from sheet2desk.sla import hours
from sheet2desk.sla.days import SpecialDays
from sheet2desk.sla.wall_clock import DAY, EPOCH, FIRST_INSTANT, LAST_INSTANT, LAST_YEAR, WallClock


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
        self._clock = WallClock(zone)
        self._starts: list[int] = []
        self._lengths: list[int] = []
        self._before: list[int] = []  # working seconds before each interval
        self._through: list[int] = []  # and up to its end
        self._wall_epoch = EPOCH.replace(tzinfo=zone)
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
            last = min(max(self._years) + years, LAST_YEAR)
            if last in self._years:
                return self._clock.moment(self._high)
            self._grow(min(self._years), last)
        index = bisect_left(self._through, wanted)
        return self._clock.moment(self._starts[index] + wanted - self._before[index])

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
        whole = ((0, hours.DAY_MINUTES),)
        return self._clock.moment(min(low for low, _ in self._intervals(day, self.windows(day) or whole)))

    def closing(self, day: date) -> datetime:
        """Return when the day's work ends; a day off, on which nobody works, ends when a working day would."""
        usual = self.windows(day) or self.week[day.weekday()] or self._normal
        return self._clock.moment(max(high for _, high in self._intervals(day, usual)))

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
            offset = self._day_offsets.get(wall // DAY)
        instant = wall - offset if offset is not None else self._cover(moment.timestamp())
        index = bisect_right(self._starts, instant) - 1
        inside = instant - self._starts[index]
        length = self._lengths[index]
        return self._before[index] + (inside if inside < length else length)

    def _intervals(self, day: date, windows: hours.Day) -> list[tuple[int, int]]:
        """Return the windows of a day in seconds since 1970 UTC; the whole day where a clock change leaves none."""
        midnight = (day - EPOCH.date()).days * DAY
        whole = ((0, hours.DAY_MINUTES),)
        return self._clock.intervals(midnight, windows, day.year) or self._clock.intervals(midnight, whole, day.year)

    def _cover(self, instant: float) -> float:
        """Make the table hold for an instant; one at the very ends of datetime's range is moved to the table's end."""
        if not self._low <= instant < self._high:
            near = min(max(instant, FIRST_INSTANT), LAST_INSTANT)
            years = [(EPOCH + timedelta(seconds=near + side)).year for side in (-DAY, DAY)]  # the zone's or UTC's
            self._grow(min([*years, *self._years]), max([*years, *self._years]))
        return min(max(instant, self._low), self._high - 1)

    def _grow(self, first: int, last: int) -> None:
        """Make the table hold for every instant of these years."""
        self._special.load(range(first - self._overnight, last + 1))
        for year in range(first, last + 1):
            if year not in self._years:
                self._day_offsets |= self._clock.steady_days(year)
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
        self._starts.insert(0, min([low, *self._starts[:1]]) - 2)
        for column in (self._lengths, self._before, self._through):
            column.insert(0, 0)

    def _year(self, year: int, *, with_eve: bool) -> list[tuple[int, int]]:
        """Return the year's working intervals; `with_eve`: those of the day before as well, which run into it."""
        day, last = date(year, 1, 1) - timedelta(with_eve), date(year, 12, 31)
        midnight = (day - EPOCH.date()).days * DAY
        intervals = []
        while day <= last:
            intervals += self._clock.intervals(midnight, self.windows(day), year)
            day += timedelta(1)
            midnight += DAY
        return intervals
