"""overdue: still open after the time it was due.

Due is the due cell (a day without a time ends at its closing), else created + the resolution target of the priority,
in business time. Solved and closed tickets are not overdue; they may have breached, which `report` counts as NTB.
Certain by a due cell or by the target; strong when the ticket is pending, since a log doesn't say how long it waited;
possible when only one reading of a day without a time is late.
"""

from __future__ import annotations

from collections.abc import Iterator

from sheet2desk.sla.breach import Outcome
from sheet2desk.sla.flags.flag import Evidence, Flag, Unmeasured, Watch, raise_flag
from sheet2desk.sla.moments import latest
from sheet2desk.ticket import Ticket

NAME = "overdue"


def find(watch: Watch) -> Iterator[Flag | Unmeasured]:
    """Yield a flag for each open ticket past its due time."""
    if not watch.columns.anywhere("due_at") and not watch.judge.policy.promises_resolution:
        yield Unmeasured("no due date column, and [sla] promises no resolution")
        return
    for ticket in watch.open_tickets():
        outcome = watch.judge.resolution(ticket)
        if outcome is Outcome.NO_TARGET:
            yield Unmeasured("no due date, and [sla] promises no resolution at its priority", 1)
        elif outcome is Outcome.NO_CREATED:
            yield Unmeasured("no due date and no created date to count from", 1)
        elif outcome is not Outcome.KEPT:
            yield _flag(watch, ticket)


def _flag(watch: Watch, ticket: Ticket) -> Flag:
    if ticket.due_at is not None:
        due = latest(ticket.due_at, watch.calendar)
        late = watch.late(due)
        message = f"was due {due:%Y-%m-%d %H:%M}, {watch.hours(late)} of business time ago"
        return raise_flag(NAME, Evidence.CERTAIN, ticket, due, late, message)
    target = watch.judge.policy.target(ticket.priority).resolution or 0
    assert ticket.created_at is not None, "without a created date the outcome is NO_CREATED"
    found = watch.since(ticket.created_at, target)
    assert found is not None, "a late outcome means that the target has passed"
    due, late, sure = found
    message = f"not solved within {watch.hours(target)} of its creation, {watch.hours(late)} over"
    if not sure:
        return raise_flag(NAME, Evidence.POSSIBLE, ticket, due, late, f"{message} if it came in at opening time")
    if ticket.status == "pending":
        return raise_flag(NAME, Evidence.STRONG, ticket, due, late, f"{message}; it is pending, the pause is unknown")
    return raise_flag(NAME, Evidence.CERTAIN, ticket, due, late, message)
