"""Dates of one ticket that stand in an impossible order."""

from collections.abc import Iterator

from sheet2desk.finding import Finding, Severity
from sheet2desk.log import Log
from sheet2desk.validators.findings import on_ticket
from sheet2desk.validators.moments import is_before, shown_moment


def wrong_order(log: Log, rule: str, severity: Severity, field: str, title: str) -> Iterator[Finding]:
    """Yield tickets whose moment in `field` is surely earlier than their created date."""
    for ticket in log.tickets:
        moment, created = getattr(ticket, field), ticket.created_at
        if moment is None or created is None or not is_before(moment, created):
            continue
        message = f"{title} {shown_moment(moment)} is before created {shown_moment(created)}"
        where = ticket.cell("created_at")
        advice = (
            f"correct this date, or the created date in {where}" if where else "correct this date, or the created date"
        )
        yield on_ticket(rule, severity, ticket, field, message, advice)
