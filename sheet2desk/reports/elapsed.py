"""Business minutes from created to an event, ticket by ticket, and their mean, median and 90th percentile."""

from __future__ import annotations

import statistics
from collections.abc import Callable
from datetime import date, datetime
from math import fsum

from sheet2desk.reports.metric import Case, Metric, Sample, tally
from sheet2desk.sla.business_time import Calendar
from sheet2desk.sla.moments import earliest
from sheet2desk.ticket import Moment, Ticket

#: Ends the definition of every metric made here.
DAY_ONLY = "a day without a time counts from its opening"


def measure_elapsed(
    sample: Sample, name: str, title: str, definition: str, event: Callable[[Ticket], Moment | str], too_early: str
) -> Metric:
    """Return the mean business minutes from created to the event; `event` gives its moment, or why there is none.

    `p90` interpolates between neighbours, as PERCENTILE does in a spreadsheet.
    """
    minutes: list[float] = []
    reasons: list[str] = []
    day_only = 0
    for case in sample.cases:
        end = event(case.ticket)
        found = end if isinstance(end, str) else _elapsed(case, end, sample.calendar, too_early)
        if isinstance(found, str):
            reasons.append(found)
            continue
        minutes.append(found)
        day_only += not (isinstance(case.ticket.created_at, datetime) and isinstance(end, datetime))
    mean = fsum(minutes) / len(minutes) if minutes else None
    return Metric(
        name, title, mean, "minutes", len(minutes), tally(reasons), f"{definition}; {DAY_ONLY}",
        mean=mean,
        median=statistics.median(minutes) if minutes else None,
        p90=_ninetieth(minutes),
        day_only=day_only,
    )  # fmt: skip


def _elapsed(case: Case, end: Moment, calendar: Calendar, too_early: str) -> float | str:
    created = case.ticket.created_at
    if created is None:
        return "no created date"
    if isinstance(created, datetime) and isinstance(end, datetime):
        return too_early if end < created else calendar.minutes(created, end)
    first, last = _day(created, calendar), _day(end, calendar)
    if last < first:
        return too_early
    if first == last and isinstance(created, datetime):
        return "same day, and no time of day to tell how long"
    return max(calendar.minutes(earliest(created, calendar), earliest(end, calendar)), 0.0)


def _day(moment: Moment, calendar: Calendar) -> date:
    return moment.astimezone(calendar.zone).date() if isinstance(moment, datetime) else moment


def _ninetieth(values: list[float]) -> float | None:
    if len(values) < 2:
        return values[0] if values else None
    return statistics.quantiles(values, n=10, method="inclusive")[8]
