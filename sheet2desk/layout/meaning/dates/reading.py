"""What one cell of a date column can mean, before the column has decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Final, Literal
from zoneinfo import ZoneInfo

from sheet2desk.ticket import Moment

if TYPE_CHECKING:
    from sheet2desk.layout.meaning.dates.beside import Beside
    from sheet2desk.layout.meaning.dates.clock import FoundClock

Kind = Literal["date", "partial", "time", "several", "range", "relative", "wrong", "words", "blank"]
Clock = tuple[int, int, int, int]  # hours, minutes, seconds, microseconds

#: Where the parts of a text stand for each order of day, month and year.
ORDERS: Final = {"dmy": (2, 1, 0), "mdy": (2, 0, 1), "ymd": (0, 1, 2), "ydm": (0, 2, 1)}
ORDER_NAMES: Final = {
    "dmy": "day first", "mdy": "month first", "ymd": "year first", "ydm": "year, day, month", "none": "real dates",
}  # fmt: skip
EARLIEST: Final = 1950
LATEST: Final = 2100


@dataclass(slots=True, eq=False)
class Reading:
    """One distinct cell: three numbers whose order is open (`orders`), or a settled date in the order of one entry.

    `form` names the way it is written (separator, length of the year, 12-hour clock): cells of one form share an
    order. `lacks` says which part is missing ("year", "month"). `beside` is text that stands next to the date.
    """

    kind: Kind
    parts: tuple[int, int, int] = (0, 0, 0)
    orders: tuple[str, ...] = ()
    form: str = ""
    clock: Clock | None = None
    offset: int | None = None  # minutes east of UTC, when the text gives it
    lacks: str = ""
    beside: str = ""
    real: bool = False
    shift: int = 0  # days that the clock adds: 24:00 is the end of its day
    bare: bool = False  # a time of hours alone, which can be a length of time
    weekdays: frozenset[int] = frozenset()  # Monday 1: what the text says of the day of the week
    weekday: str = ""  # the word that says it
    weekday_sure: bool = False  # it means nothing else
    also: tuple[int, ...] = ()  # further months that a number without its last zero can mean

    def take(self, clock: FoundClock | None) -> None:
        """Add the time of day that stands in the text."""
        if clock is not None:
            self.clock, self.offset, self.bare = clock.clock, clock.offset, clock.bare
            self.shift = int(clock.next_day)

    def stand(self, near: Beside) -> None:
        """Add what stands beside the date."""
        self.beside, self.weekdays, self.weekday, self.weekday_sure = near.text, near.weekdays, near.weekday, near.sure

    def at(self, day: date, zone: ZoneInfo) -> Moment:
        """Return the day with the time of this cell."""
        return moment(day + timedelta(days=self.shift) if self.shift else day, self.clock, self.offset, zone)

    def fits_weekday(self, day: date) -> bool:
        """Whether the day of the week that the text names is that day's."""
        return not self.weekdays or day.isoweekday() in self.weekdays

    def exchanged(self) -> date | None:
        """Return the day with day and month exchanged where that is another day of the calendar, else None."""
        year, month, day = self.parts
        return date(year, day, month) if self.real and day <= 12 and day != month else None

    def day_as(self, order: str) -> date | None:
        """Return the day under an order; a real date that can't be exchanged stays as it is."""
        return self.day(order) or (self.day("ymd") if self.real else None)

    def day(self, order: str) -> date | None:
        """Return the date under an order, or None where the calendar has no such day or nobody logs in such a year."""
        if order not in self.orders:
            return None
        where = ORDERS[order]
        year, month, day = self.parts[where[0]], self.parts[where[1]], self.parts[where[2]]
        if year < 100:
            year += 2000 if year < 70 else 1900
        if not EARLIEST <= year <= LATEST:
            return None
        try:
            return date(year, month, day)
        except ValueError:
            return None


def in_zone(value: datetime, zone: ZoneInfo) -> datetime:
    """Return a naive moment as that wall-clock time of the zone; `datetime.replace` takes seven times as long."""
    return datetime.combine(value, value.time(), zone)


def moment(day: date, clock: Clock | None, offset: int | None, zone: ZoneInfo) -> Moment:
    """Return the day, with its clock time in the zone; a time with an offset of its own keeps its instant."""
    if clock is None:
        return day
    hours, minutes, seconds, micros = clock
    if offset is None:
        return datetime(day.year, day.month, day.day, hours, minutes, seconds, micros, zone)
    own = timezone(timedelta(minutes=offset))
    return datetime(day.year, day.month, day.day, hours, minutes, seconds, micros, own).astimezone(zone)
