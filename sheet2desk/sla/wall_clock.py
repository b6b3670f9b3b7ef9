"""The clock on the wall of one zone: which real time its days and hours are, over every change of the clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Final

from sheet2desk.sla.hours import Day

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
DAY: Final = 86_400
LAST_YEAR: Final = 9998  # a year of room for offsets at both ends of datetime's range
FIRST_INSTANT: Final = int((datetime(2, 1, 3, tzinfo=UTC) - EPOCH).total_seconds())
LAST_INSTANT: Final = int((datetime(LAST_YEAR, 12, 29, tzinfo=UTC) - EPOCH).total_seconds())
_BEGIN: Final = int((datetime(1, 1, 2, tzinfo=UTC) - EPOCH).total_seconds())
_END: Final = int((datetime(9999, 12, 31, tzinfo=UTC) - EPOCH).total_seconds())

Span = tuple[int, int, int]  # from and to in seconds since 1970 UTC, offset from UTC in seconds


class WallClock:
    """Turns wall-clock time of a zone into seconds since 1970 UTC and back; looks up a year's clock changes once."""

    def __init__(self, zone: tzinfo) -> None:
        """Take the zone."""
        self.zone = zone
        self._spans: dict[int, list[Span]] = {}

    def moment(self, seconds: float) -> datetime:
        """Return an instant in the calendar's zone; the first and last day of all time are cut short."""
        return (EPOCH + timedelta(seconds=min(max(seconds, _BEGIN), _END))).astimezone(self.zone)

    def intervals(self, midnight: int, windows: Day, year: int) -> list[tuple[int, int]]:
        """Return a day's windows as real time: an hour that the clock repeats counts twice, a skipped one never.

        `midnight` is the day's, in seconds of wall-clock time since 1970; `year` is the day's or the one after.
        """
        return [
            (low, high)
            for start, end in windows
            for begin, stop, offset in self.spans(year)
            if (low := max(midnight + start * 60 - offset, begin)) < (high := min(midnight + end * 60 - offset, stop))
        ]

    def steady_days(self, year: int) -> dict[float, int]:
        """Return the offset of each day of the year whose wall clock runs through without a change.

        A day more is left out on both sides of a change: one at midnight repeats an hour of the day before.
        """
        first = (date(year, 1, 1) - EPOCH.date()).days
        last = (date(year, 12, 31) - EPOCH.date()).days
        return {
            float(day): offset
            for begin, end, offset in self.spans(year)
            for day in range(max(first, -((begin + offset) // -DAY) + 1), min(last, (end + offset) // DAY - 2) + 1)
        }

    def spans(self, year: int) -> list[Span]:
        """Return the spans of constant offset from UTC that the zone goes through around a year."""
        known = self._spans.get(year)
        if known is not None:
            return known
        begin = (date(year, 1, 1) - EPOCH.date()).days * DAY - 3 * DAY
        end = begin + 372 * DAY
        spans = []
        start, offset = begin, self._offset(begin)
        for later in range(begin + DAY, end + 1, DAY):
            now = self._offset(later)
            if now == offset:
                continue
            low, high = later - DAY, later
            while high - low > 1:
                middle = (low + high) // 2
                low, high = (middle, high) if self._offset(middle) == offset else (low, middle)
            spans.append((start, high, offset))
            start, offset = high, now
        spans.append((start, end, offset))
        self._spans[year] = spans
        return spans

    def _offset(self, instant: int) -> int:
        near = min(max(instant, FIRST_INSTANT), LAST_INSTANT)
        local = self.moment(near).utcoffset()
        return int(local.total_seconds()) if local is not None else 0
