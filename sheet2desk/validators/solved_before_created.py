"""A request that was solved before it came in.

What it finds:
    Tickets whose solved date is earlier than their created date. Where one of the two has no time of day,
    the days are compared.

Why it matters:
    One of the two dates is wrong, and the solution time would be negative: the average of all tickets
    looks better than it is.

How to mend it:
    Compare both dates with the mail or the paper and correct the wrong one. If many rows are reported,
    the order of day and month may be wrong: see [dates] in the profile.

Example:
    №  | Дата       | Решено
    17 | 05.03.2024 | 03.05.2023        <- solved-before-created
"""

from collections.abc import Iterator

from sheet2desk.finding import Finding, Severity
from sheet2desk.log import Log
from sheet2desk.validators.interface import Context, rule_name
from sheet2desk.validators.order import wrong_order

NAME = rule_name(__name__)
SEVERITY = Severity.ERROR


def check(log: Log, _: Context) -> Iterator[Finding]:
    """Yield tickets solved before they came in."""
    yield from wrong_order(log, NAME, SEVERITY, "solved_at", "solved")
