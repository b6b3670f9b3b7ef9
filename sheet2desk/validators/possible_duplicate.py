"""Requests that look like one.

What it finds:
    Tickets that were entered twice, surely (warning) or with odds of 19 to 1 (info): by two people, by phone and
    by mail, on two sheets. Each finding names the other ticket and what speaks for it. "sheet2desk dedupe" shows
    all reasons and weaker candidates too, and remembers what a reviewer decided.

Why it matters:
    A request worked on twice costs twice, and one of its halves is often forgotten.

How to mend it:
    Compare the two rows. If they are one request, close one and name the other in it; if not, say so to dedupe
    by --decisions.

Example:
    №  | Дата             | Телефон          | Описание
    17 | 05.03.2024 09:10 | +7 900 000-00-00 | скол на углу кронштейна
    21 | 05.03.2024 11:30 | 8 900 0000000    | Скол на угле, кронштейн        <- possible-duplicate of #17
"""

from collections import defaultdict
from collections.abc import Iterator

from sheet2desk.finding import Finding, Severity
from sheet2desk.log import Log
from sheet2desk.matching import MERGING, find_duplicates
from sheet2desk.ticket import Ticket
from sheet2desk.validators.duplicate_id import reused
from sheet2desk.validators.findings import on_ticket, place
from sheet2desk.validators.interface import Context, rule_name
from sheet2desk.validators.restarts import find_restarts
from sheet2desk.validators.rows import same_rows

NAME = rule_name(__name__)
SEVERITY = Severity.WARNING
LIKELY = 4.25  # bits, odds of 19 to 1: weaker questions are for dedupe, not for a list of what is wrong
HELP = "compare the two rows; if they are one request, close one and name the other in it"


def check(log: Log, context: Context) -> Iterator[Finding]:
    """Yield each ticket that likely repeats an earlier one, unless another rule on doubles says so already."""
    said = _memberships(same_rows(log.tickets) + reused(log.tickets, find_restarts(log.tickets)))
    position = {id(ticket): number for number, ticket in enumerate(log.tickets)}
    for cluster in find_duplicates(log.tickets, context.profile):
        reported: set[int] = set()
        for match in sorted(cluster.pairs, key=lambda match: -match.score):
            sure = match.verdict == "sure"
            if (
                match.relation not in MERGING
                or not (sure or match.score >= LIKELY)
                or said[id(match.a)] & said[id(match.b)]
            ):
                continue
            first, second = sorted((match.a, match.b), key=lambda ticket: position[id(ticket)])
            if id(second) in reported:
                continue
            reported.add(id(second))
            word = "is surely" if sure else "may be"
            message = f"{word} the same request as {first.label} at {place(first)}: {match.reasons[0]}"
            yield on_ticket(NAME, SEVERITY if sure else Severity.INFO, second, None, message, HELP)


def _memberships(groups: list[list[Ticket]]) -> dict[int, set[int]]:
    """Return, by ticket, the groups that it stands in."""
    memberships: dict[int, set[int]] = defaultdict(set)
    for number, group in enumerate(groups):
        for ticket in group:
            memberships[id(ticket)].add(number)
    return memberships
