"""no-first-response: open, nobody has answered, and the promised time for a first response has passed.

Needs a column of first responses and a target in [sla]. Evidence: strong; possible when the created cell holds a day
without a time and only its opening is long enough ago.
"""

from __future__ import annotations

from collections.abc import Iterator

from sheet2desk.sla.breach import Outcome
from sheet2desk.sla.flags.flag import Evidence, Flag, Unmeasured, Watch, raise_flag

NAME = "no-first-response"


def find(watch: Watch) -> Iterator[Flag | Unmeasured]:
    """Yield a flag for each open ticket without a response after the target."""
    if not watch.columns.anywhere("first_response_at"):
        yield Unmeasured("no column of first responses")
        return
    if not watch.judge.policy.promises_response:
        yield Unmeasured("[sla] promises no first response")
        return
    for ticket in watch.open_tickets():
        if ticket.first_response_at is not None:
            continue
        outcome = watch.judge.response(ticket)
        if outcome is Outcome.NO_COLUMN:
            yield Unmeasured("no column of first responses on its sheet", 1)
        elif outcome is Outcome.NO_TARGET:
            yield Unmeasured("[sla] promises no first response at its priority", 1)
        elif outcome is Outcome.NO_CREATED:
            yield Unmeasured("no created date to count from", 1)
        elif outcome is not Outcome.KEPT:
            target = watch.judge.policy.target(ticket.priority).first_response or 0
            assert ticket.created_at is not None, "without a created date the outcome is NO_CREATED"
            found = watch.since(ticket.created_at, target)
            assert found is not None, "a late outcome means that the target has passed"
            due, late, sure = found
            message = f"no response within {watch.hours(target)} of its creation, {watch.hours(late)} over"
            evidence = Evidence.STRONG if sure else Evidence.POSSIBLE
            yield raise_flag(NAME, evidence, ticket, due, late, message)
