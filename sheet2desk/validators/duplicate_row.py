"""The same row twice.

What it finds:
    Rows whose cells all say the same, whether or not their numbers differ. The finding stands at each row after
    the first and names the first.

Why it matters:
    The request is counted twice, two people may work on it, and the requester gets two answers.

How to mend it:
    Delete the row that was copied. If there really were two requests, write what tells them apart: the item, the
    hour, the room.

Example:
    №  | Дата       | Заказчик | Описание
    17 | 05.03.2024 | Иванов   | скол на углу
    18 | 05.03.2024 | Иванов   | скол на углу        <- duplicate-row: the same as row 17
"""

from collections.abc import Iterator

from sheet2desk.finding import Finding, Severity
from sheet2desk.log import Log
from sheet2desk.validators.findings import on_ticket, place
from sheet2desk.validators.interface import Context, rule_name
from sheet2desk.validators.rows import same_rows

NAME = rule_name(__name__)
SEVERITY = Severity.WARNING
HELP = "delete the copy, or write what tells the two requests apart"


def check(log: Log, _: Context) -> Iterator[Finding]:
    """Yield each row that repeats an earlier one."""
    for first, *copies in same_rows(log.tickets):
        for ticket in copies:
            named = f" ({first.label})" if first.id else ""
            yield on_ticket(NAME, SEVERITY, ticket, None, f"the row says the same as {place(first)}{named}", HELP)
