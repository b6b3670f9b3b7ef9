"""Which of two columns of dates comes later, row by row."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time

from sheet2desk.layout.meaning.dates.parse import parse
from sheet2desk.layout.meaning.dates.reading import Reading
from sheet2desk.workbook import Value

#: Orders in which two columns of texts may be read before anybody has decided.
_ORDERS = ("dmy", "mdy", "ymd")
#: Ways to write a date that never begin with a year of two figures.
_SHORT_YEAR_LAST = ("yy.", "yy/")
#: Stands for the year that a day doesn't tell: a leap year of no log.
_ANY = 4


def in_order(first: Sequence[Value], second: Sequence[Value]) -> int:
    """Return 1 when the second column is nearly always the later one, -1 when the first is, 0 when neither shows.

    Texts count in the order that most of them allow; orders that allow as many must agree.
    """
    verdicts = {order: _verdict(first, second, order) for order in _ORDERS}
    most = max(read for read, _ in verdicts.values())
    found = {verdict for read, verdict in verdicts.values() if read == most}
    return found.pop() if len(found) == 1 else 0


def _verdict(first: Sequence[Value], second: Sequence[Value], order: str) -> tuple[int, int]:
    """Return how many cells are dates in this order, and which column they show to be the later."""
    read = later = earlier = 0
    for one, other in zip(first, second, strict=False):
        a, b = _moment(one, order), _moment(other, order)
        read += (a is not None) + (b is not None)
        if a is None or b is None or _at_once(a, b) or (a.year == _ANY) != (b.year == _ANY):
            continue
        if b > a:
            later += 1
        else:
            earlier += 1
    if later > 4 * earlier:
        return read, 1
    return read, -1 if earlier > 4 * later else 0


def _at_once(one: datetime, other: datetime) -> bool:
    """Whether neither comes first: the same moment, or one day of which only one of the two tells the hour."""
    return one == other or (one.date() == other.date() and time() in (one.time(), other.time()))


def _moment(value: Value, order: str) -> datetime | None:
    if isinstance(value, datetime):
        return value.replace(tzinfo=None)
    if isinstance(value, date):
        return datetime.combine(value, time())
    if not isinstance(value, str) or not value:
        return None
    reading = parse(value)
    if reading.kind == "partial" and reading.lacks == "year":
        return _within_year(reading, order)
    if order == "ymd" and reading.form in _SHORT_YEAR_LAST:
        return None  # "18.11.24" begins with no year
    day = reading.day(reading.orders[0] if len(reading.orders) == 1 else order) if reading.kind == "date" else None
    return datetime.combine(day, time(*reading.clock) if reading.clock else time()) if day else None


def _within_year(reading: Reading, order: str) -> datetime | None:
    """Return a day with its month as one of a leap year; whether the year turned between two columns it can't tell."""
    first, second = reading.parts[1:]
    month, day = (second, first) if reading.form and order == "dmy" else (first, second)
    try:
        return datetime.combine(date(_ANY, month, day), time(*reading.clock) if reading.clock else time())
    except ValueError:
        return None
