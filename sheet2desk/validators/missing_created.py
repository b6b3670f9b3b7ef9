"""A ticket without the day on which it came in.

What it finds:
    Tickets whose created date is blank. A cell that holds something unreadable is reported by invalid-date
    or ambiguous-date instead.

Why it matters:
    Response and solution times count from the created date. Without it a ticket is never overdue, however
    long it lies.

How to mend it:
    Write the date on which the request came in. If the dates stand in a column that wasn't recognised,
    name it:

        [columns]
        created_at = "Дата обращения"

Example:
    №  | Дата       | Описание
    16 | 05.03.2024 | скол на углу
    17 |            | трещина       <- missing-created
"""

from collections.abc import Iterator

from sheet2desk.finding import Finding, Severity
from sheet2desk.log import Log
from sheet2desk.validators.blanks import Blank, find_blanks
from sheet2desk.validators.interface import Context, rule_name

NAME = rule_name(__name__)
SEVERITY = Severity.WARNING
BLANK = Blank(
    rule=NAME,
    severity=SEVERITY,
    fields=("created_at",),
    one="the created date is blank",
    sheet="no column holds the created date",
    help="write the date on which the request came in",
)


def check(log: Log, _: Context) -> Iterator[Finding]:
    """Yield tickets without a created date."""
    yield from find_blanks(log, BLANK, lambda ticket: ticket.created_at is None)
