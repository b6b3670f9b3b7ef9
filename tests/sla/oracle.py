"""Business time counted minute by minute: slow, plain, and written without a look at the package's method."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

MINUTE = timedelta(minutes=1)
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True)
class Oracle:
    """Hours by weekday and breaks as (from, to) in minutes of a wall clock; a span may run over midnight."""

    zone: ZoneInfo
    hours: tuple[tuple[tuple[int, int], ...], ...]
    breaks: tuple[tuple[int, int], ...] = ()
    off: frozenset[date] = frozenset()
    on: frozenset[date] = frozenset()

    def spans(self, day: date) -> tuple[tuple[int, int], ...]:
        if day in self.on:
            return self.hours[day.weekday()] or next(spans for spans in self.hours if spans)
        return () if day in self.off else self.hours[day.weekday()]

    def works(self, instant: datetime) -> bool:
        wall = instant.astimezone(self.zone)
        minute = wall.hour * 60 + wall.minute
        if any(start <= minute < end for start, end in self.breaks):
            return False
        today, yesterday = wall.date(), wall.date() - timedelta(1)
        for start, end in self.spans(today):
            if start <= minute and (end <= start or minute < end):
                return True
        return any(end <= start and minute < end for start, end in self.spans(yesterday))

    def minutes(self, begin: datetime, end: datetime) -> int:
        instant, stop = begin.astimezone(UTC), end.astimezone(UTC)
        count = 0
        while instant < stop:
            count += self.works(instant)
            instant += MINUTE
        return count

    def after(self, begin: datetime, minutes: int) -> datetime:
        instant, left = begin.astimezone(UTC), minutes
        while left:
            left -= self.works(instant)
            instant += MINUTE
        return instant

    def hours_text(self) -> str:
        return ", ".join(
            f"{DAYS[day]} {_clock(start)}-{_clock(end)}" for day in range(7) for start, end in self.hours[day]
        )

    def breaks_text(self) -> str | None:
        return ", ".join(f"{_clock(start)}-{_clock(end)}" for start, end in self.breaks) or None


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def usual(
    zone: ZoneInfo, *, lunch: bool = False, off: frozenset[date] = frozenset(), on: frozenset[date] = frozenset()
) -> Oracle:
    """Return Mon-Fri 09:00-18:00."""
    week = (((540, 1080),),) * 5 + ((), ())
    return Oracle(zone, week, ((780, 840),) if lunch else (), off, on)
