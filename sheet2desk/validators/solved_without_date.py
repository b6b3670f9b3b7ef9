"""A finished ticket without the date on which it was solved.

What it finds:
    Tickets whose status is solved or closed and whose solved date is blank, in sheets that have a column
    for it. A sheet without such a column is
    reported once.

Why it matters:
    MTTR can't count the ticket, and nobody can say whether it was solved in time.

How to mend it:
    Write the date on which the ticket was solved.

Example:
    №  | Статус | Решено
    16 | решено | 07.03.2024
    17 | решено |               <- solved-without-date
"""

from collections.abc import Iterator

from sheet2desk.finding import Finding, Severity
from sheet2desk.log import Log
from sheet2desk.ticket import FINISHED
from sheet2desk.validators.blanks import Blank, find_blanks
from sheet2desk.validators.interface import Context, rule_name

NAME = rule_name(__name__)
SEVERITY = Severity.WARNING
BLANK = Blank(
    rule=NAME,
    severity=SEVERITY,
    fields=("solved_at",),
    one="the ticket is finished but has no solved date",
    sheet="finished tickets have no solved date, for no column holds it",
    help="write the date on which the ticket was solved",
)


def check(log: Log, _: Context) -> Iterator[Finding]:
    """Yield finished tickets without a solved date."""
    yield from find_blanks(log, BLANK, lambda ticket: ticket.status in FINISHED and ticket.solved_at is None)
