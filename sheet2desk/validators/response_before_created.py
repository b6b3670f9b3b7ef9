"""An answer given before the request came in.

What it finds:
    Tickets whose first response is earlier than their created date. Where one of the two has no time of
    day, the days are compared.

Why it matters:
    One of the two dates is wrong. The response time would be negative and pull the average down.

How to mend it:
    Compare both dates with the mail or the paper and correct the wrong one.

Example:
    №  | Дата       | Ответ
    17 | 05.03.2024 | 04.03.2024        <- response-before-created
"""

from collections.abc import Iterator

from sheet2desk.finding import Finding, Severity
from sheet2desk.log import Log
from sheet2desk.validators.interface import Context, rule_name
from sheet2desk.validators.order import wrong_order

NAME = rule_name(__name__)
SEVERITY = Severity.ERROR


def check(log: Log, _: Context) -> Iterator[Finding]:
    """Yield tickets answered before they came in."""
    yield from wrong_order(log, NAME, SEVERITY, "first_response_at", "first response")
