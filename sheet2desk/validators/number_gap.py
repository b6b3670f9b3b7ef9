"""Numbers missing from the sequence.

What it finds:
    Ticket numbers that are skipped in a series of numbers given by hand: between 522 and 525 the numbers 523
    and 524 are missing. Numbers made by a formula say nothing and are left alone. More than fifty missing at once
    are rather a new block of numbers: that is info.

Why it matters:
    A row that was deleted leaves no other trace. Behind a missing number may stand a request that nobody
    will ever answer.

How to mend it:
    Look for the missing number in mail, on paper, in the sheet's version history. If it was never given
    out, add a row with the number and the word "void".

Example:
    №   | Описание
    522 | скол на углу
    525 | трещина        <- number-gap: 523-524
"""

from collections.abc import Iterator

from sheet2desk.finding import Finding, Severity
from sheet2desk.log import Log
from sheet2desk.numbering import find_gaps
from sheet2desk.validators.findings import on_ticket
from sheet2desk.validators.interface import Context, rule_name

NAME = rule_name(__name__)
SEVERITY = Severity.WARNING


def check(log: Log, _: Context) -> Iterator[Finding]:
    """Yield each gap at the ticket that follows it."""
    for gap in find_gaps(log):
        advice = f"look for {gap.ticket} in mail, on paper and in the sheet's version history"
        severity = Severity.INFO if gap.jump else SEVERITY
        yield on_ticket(NAME, severity, gap.after, "id", gap.message, advice)
