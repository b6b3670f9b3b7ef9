"""no-owner: open, and nobody's for more than 4 business hours (`no_owner` in [flags]).

Evidence: weak; strong after a whole working day; possible when the created cell holds a day without a
time and only its opening is long enough ago.
"""

from __future__ import annotations

from collections.abc import Iterator

from sheet2desk.sla.flags.flag import Evidence, Flag, Unmeasured, Watch, raise_flag

NAME = "no-owner"


def find(watch: Watch) -> Iterator[Flag | Unmeasured]:
    """Yield a flag for each open ticket without an assignee."""
    if not watch.columns.anywhere("assignee"):
        yield Unmeasured("no column of assignees")
        return
    for ticket in watch.open_tickets():
        if ticket.assignee:
            continue
        if not watch.columns.has(ticket, "assignee"):
            yield Unmeasured("no column of assignees on its sheet", 1)
        elif ticket.created_at is None:
            yield Unmeasured("no created date to count from", 1)
        else:
            found = watch.since(ticket.created_at, watch.no_owner)
            if found is not None:
                due, late, sure = found
                strong = watch.age(ticket.created_at) > watch.calendar.day_minutes
                evidence = Evidence.STRONG if strong else Evidence.WEAK if sure else Evidence.POSSIBLE
                age = watch.hours(watch.no_owner + late)
                yield raise_flag(NAME, evidence, ticket, due, late, f"nobody's for {age} of business time")
