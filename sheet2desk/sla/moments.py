"""A cell with a day but no time is an interval: from the day's opening to its closing."""

from __future__ import annotations

from datetime import datetime

from sheet2desk.sla.business_time import Calendar
from sheet2desk.ticket import Moment


def earliest(moment: Moment, calendar: Calendar) -> datetime:
    """Return the earliest instant that the cell can mean."""
    return moment if isinstance(moment, datetime) else calendar.opening(moment)


def latest(moment: Moment, calendar: Calendar) -> datetime:
    """Return the latest instant that the cell can mean; for a due day, the one it is due at."""
    return moment if isinstance(moment, datetime) else calendar.closing(moment)
