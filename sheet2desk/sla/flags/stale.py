"""stale: open, not pending, and nothing has happened for 5 working days (`stale` in [flags]).

The last event is the latest, up to now, of the created date, the first response and the dated comments; a due date is
a plan, not an event. Evidence: weak; strong after three times as long; possible when the last event is a day without
a time and only its opening is long enough ago.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sheet2desk.sla.flags.flag import Evidence, Flag, Unmeasured, Watch, raise_flag
from sheet2desk.sla.moments import earliest, latest
from sheet2desk.ticket import Moment, Ticket

NAME = "stale"


def find(watch: Watch) -> Iterator[Flag | Unmeasured]:
    """Yield a flag for each open ticket without an event for too long."""
    for ticket in watch.open_tickets():
        if ticket.status == "pending":
            continue
        last = _last_event(ticket, watch)
        if last is None:
            yield Unmeasured("no date up to now in the row", 1)
            continue
        found = watch.since(last, watch.stale)
        if found is not None:
            due, late, sure = found
            strong = watch.age(last) > 3 * watch.stale
            evidence = Evidence.STRONG if strong else Evidence.WEAK if sure else Evidence.POSSIBLE
            day = last.date() if isinstance(last, datetime) else last
            message = f"nothing since {day:%Y-%m-%d}, {watch.hours(watch.stale + late)} of business time"
            yield raise_flag(NAME, evidence, ticket, due, late, message)


def _last_event(ticket: Ticket, watch: Watch) -> Moment | None:
    comments = (_in_zone(comment.at, watch) for comment in ticket.comments)
    moments = [ticket.created_at, ticket.first_response_at, *comments]
    past = [moment for moment in moments if moment is not None and earliest(moment, watch.calendar) <= watch.now]
    return max(past, key=lambda moment: latest(moment, watch.calendar), default=None)


def _in_zone(moment: Moment | None, watch: Watch) -> Moment | None:
    """Return the moment; a sheet stamps some comments without a zone, which is then the log's."""
    if isinstance(moment, datetime) and moment.tzinfo is None:
        return moment.replace(tzinfo=watch.calendar.zone)
    return moment
