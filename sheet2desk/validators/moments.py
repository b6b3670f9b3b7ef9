"""Comparing moments of which some are only days: a day and a moment within it are neither earlier nor later."""

from datetime import date, datetime

from sheet2desk.ticket import Moment


def is_before(first: Moment, second: Moment) -> bool:
    """Return whether the first moment is surely earlier; where one of them has no time, days are compared."""
    if isinstance(first, datetime) and isinstance(second, datetime):
        return first < second
    return _day(first) < _day(second)


def shown_moment(moment: Moment) -> str:
    """Return a moment as a message shows it: "2024-03-05" or "2024-03-05 09:10"."""
    return moment.strftime("%Y-%m-%d %H:%M") if isinstance(moment, datetime) else moment.isoformat()


def _day(moment: Moment) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
