"""An open ticket that has a solved date.

What it finds:
    Tickets whose status is new, open or pending although a solved date stands in the row.

Why it matters:
    Either the work is over and the status wasn't changed, or the ticket came back and the date is old. The
    ticket counts as finished here, so one that came back would be forgotten.

How to mend it:
    Set the status to solved, or clear the solved date if the ticket was opened again.

Example:
    №  | Статус   | Решено
    17 | в работе | 07.03.2024        <- open-with-solved-date
"""

from collections.abc import Iterator

from sheet2desk.finding import Finding, Severity
from sheet2desk.log import Log
from sheet2desk.ticket import FINISHED
from sheet2desk.validators.findings import on_ticket
from sheet2desk.validators.interface import Context, rule_name
from sheet2desk.validators.moments import shown_moment

NAME = rule_name(__name__)
SEVERITY = Severity.WARNING


def check(log: Log, _: Context) -> Iterator[Finding]:
    """Yield tickets that a date calls solved and a status open."""
    for ticket in log.tickets:
        if ticket.status is not None and ticket.status not in FINISHED and ticket.solved_at is not None:
            message = f"the status is {ticket.status}, but the solved date is {shown_moment(ticket.solved_at)}"
            advice = "set the status to solved, or clear the solved date if the ticket was opened again"
            yield on_ticket(NAME, SEVERITY, ticket, "solved_at", message, advice)
