"""A date that hasn't come yet.

What it finds:
    Created, first-response and solved dates that lie after now. Due dates may.

Why it matters:
    Nothing can have happened tomorrow: the year or the month is mistyped, or day and month are exchanged.
    Durations counted from such a date are negative or far too long.

How to mend it:
    Write the date that was meant. For a log of another day, set the clock by --now.

Example:
    №  | Дата
    17 | 05.03.2042        <- future-date
"""

from collections.abc import Iterator
from datetime import datetime

from sheet2desk.finding import Finding, Severity
from sheet2desk.log import Log
from sheet2desk.validators.findings import noted_cells, on_ticket
from sheet2desk.validators.interface import Context, rule_name
from sheet2desk.validators.moments import is_before, shown_moment

NAME = rule_name(__name__)
SEVERITY = Severity.ERROR
FIELDS = {"created_at": "created", "first_response_at": "first response", "solved_at": "solved"}


def check(log: Log, context: Context) -> Iterator[Finding]:
    """Yield the dates that lie after now; a doubtful date has a finding of its own."""
    doubtful = noted_cells(log)
    now = context.now
    for ticket in log.tickets:
        for field, title in FIELDS.items():
            moment = getattr(ticket, field)
            if moment is None:
                continue
            local = now.astimezone(moment.tzinfo) if isinstance(moment, datetime) else now
            if (
                is_before(local, moment)
                and (ticket.source.file, ticket.source.sheet, ticket.cell(field)) not in doubtful
            ):
                message = f"the {title} date {shown_moment(moment)} lies in the future"
                yield on_ticket(NAME, SEVERITY, ticket, field, message, "write the date that was meant")
