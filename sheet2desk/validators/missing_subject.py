"""A ticket that doesn't say what it is about.

What it finds:
    Tickets with neither a subject nor a description. Where the sheet has a subject column and only that
    cell is blank, the finding is a warning: the description can stand in.

Why it matters:
    Nobody can work on a request that says nothing, and a desk refuses it or shows an empty line.

How to mend it:
    Write in a few words what was asked. If the texts stand in a column that wasn't recognised, name it:

        [columns]
        subject = "Суть обращения"

Example:
    №  | Тема         | Описание
    16 | скол на углу |
    17 |              |            <- missing-subject
"""

from collections.abc import Iterator

from sheet2desk.finding import Finding, Severity
from sheet2desk.log import Log
from sheet2desk.validators.blanks import Blank, find_blanks
from sheet2desk.validators.findings import on_ticket
from sheet2desk.validators.interface import Context, rule_name

NAME = rule_name(__name__)
SEVERITY = Severity.ERROR
BLANK = Blank(
    rule=NAME,
    severity=SEVERITY,
    fields=("subject", "description"),
    one="the ticket has neither a subject nor a description",
    sheet="no column holds a subject or a description",
    help="write in a few words what was asked",
)


def check(log: Log, _: Context) -> Iterator[Finding]:
    """Yield tickets without any text, and tickets whose own subject cell is blank."""
    yield from find_blanks(log, BLANK, lambda ticket: not (ticket.subject or ticket.description))
    for ticket in log.tickets:
        if not ticket.subject and ticket.description and ticket.cell("subject"):
            message = "the subject is blank, only the description says what was asked"
            yield on_ticket(NAME, Severity.WARNING, ticket, "subject", message, "write a short subject")
