"""A ticket that doesn't say who asked.

What it finds:
    Tickets without a name, an e-mail address, a phone and an organization of the requester.

Why it matters:
    Nobody can be answered, and a desk that needs a customer refuses the ticket.

How to mend it:
    Write who asked: a name, a phone or an address is enough. If they stand in a column that wasn't
    recognised, name it in the profile:

        [columns]
        "requester.name" = "От кого"

Example:
    №  | Заказчик    | Телефон         | Описание
    16 | Иванов И.И. | +7 900 000-00-00 | скол на углу
    17 |             |                 | трещина       <- missing-requester
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
    fields=("requester.name", "requester.email", "requester.phone", "requester.organization"),
    one="nothing says who asked",
    sheet="no column holds a requester",
    help="write a name, a phone or an e-mail address of whoever asked",
)


def check(log: Log, _: Context) -> Iterator[Finding]:
    """Yield tickets whose requester is blank altogether."""
    yield from find_blanks(log, BLANK, lambda ticket: not ticket.requester)
