"""One number on several requests.

What it finds:
    Ticket numbers that stand on rows with different content. Letters that look alike in two alphabets count as
    one. Where numbers start again with every sheet or month, so that most of them repeat, one finding says so for
    the whole series in place of one for each number.

Why it matters:
    The number no longer says which request is meant: an answer, a picture or a solved date lands on the wrong one.
    A second row with the number may also have overwritten the first one's.

How to mend it:
    Give the later request a number of its own. Numbers that start again each month become unique with the month
    before them: 2024-03/17.

Example:
    №  | Дата       | Описание
    17 | 05.03.2024 | скол на углу
    17 | 06.03.2024 | трещина по сварке        <- duplicate-id: 17 stands on two requests
"""

from collections import defaultdict
from collections.abc import Iterator

from sheet2desk.finding import Finding, Severity
from sheet2desk.log import Log
from sheet2desk.matching.codes import number_key
from sheet2desk.ticket import Ticket
from sheet2desk.validators.findings import count, on_ticket, place
from sheet2desk.validators.interface import Context, rule_name
from sheet2desk.validators.restarts import Restart, find_restarts
from sheet2desk.validators.rows import content

NAME = rule_name(__name__)
SEVERITY = Severity.ERROR
HELP = "give the later request a number of its own"


def check(log: Log, _: Context) -> Iterator[Finding]:
    """Yield later requests under a used number, and each series that starts again once."""
    restarts = find_restarts(log.tickets)
    for restart in restarts:
        yield _series(restart)
    for tickets in reused(log.tickets, restarts):
        first = tickets[0]
        for ticket in tickets[1:]:
            message = f"number {ticket.id} already stands at {place(first, 'id')}, with other content"
            yield on_ticket(NAME, SEVERITY, ticket, "id", message, HELP)


def reused(tickets: list[Ticket], restarts: list[Restart]) -> list[list[Ticket]]:
    """Return the tickets with different content that share a number, grouped by it; runs of a series are kept apart."""
    runs = {
        id(ticket): (number, run)
        for number, restart in enumerate(restarts)
        for run, members in enumerate(restart.runs)
        for ticket in members
    }
    groups: dict[tuple[object, ...], dict[tuple[object, ...], Ticket]] = defaultdict(dict)
    for ticket in tickets:
        if ticket.id and (key := number_key(ticket.id)):
            groups[key, runs.get(id(ticket))].setdefault(content(ticket), ticket)
    return [list(distinct.values()) for distinct in groups.values() if len(distinct) > 1]


def _series(restart: Restart) -> Finding:
    first = restart.runs[1][0]
    message = (
        f"numbers start again {count(len(restart.runs) - 1, 'time')}: "
        f"{count(restart.repeated, 'number stands', 'numbers stand')} on several requests, for the first time here"
    )
    advice = "put the month or the sheet before the number, such as 2024-03/17"
    return on_ticket(NAME, Severity.WARNING, first, "id", message, advice)
