"""Fields that a ticket can't do without: one finding a ticket, or one a sheet where no column holds the field."""

from collections.abc import Callable, Iterator

from sheet2desk.data_class import frozen
from sheet2desk.finding import Finding, Location, Severity
from sheet2desk.log import Log
from sheet2desk.ticket import Ticket
from sheet2desk.validators.findings import count, noted_cells, on_ticket


@frozen
class Blank:
    """What is missing: the fields any of which would do, and the words for a ticket and for a whole sheet."""

    rule: str
    severity: Severity
    fields: tuple[str, ...]
    one: str
    sheet: str
    help: str


def find_blanks(log: Log, blank: Blank, is_blank: Callable[[Ticket], bool]) -> Iterator[Finding]:
    """Yield the tickets that lack the field; a sheet that has no column for it yields one finding in all.

    A cell that reading couldn't make out (an error, a date of no calendar) has a finding of its own already.
    """
    unread = noted_cells(log)
    without_column: dict[tuple[str, str], list[Ticket]] = {}
    for ticket in log.tickets:
        if not is_blank(ticket):
            continue
        field = next((name for name in blank.fields if ticket.cell(name)), None)
        if field is None:
            without_column.setdefault((ticket.source.file, ticket.source.sheet), []).append(ticket)
        elif (ticket.source.file, ticket.source.sheet, ticket.cell(field)) not in unread:
            yield on_ticket(blank.rule, blank.severity, ticket, field, blank.one, blank.help)
    for (file, sheet), tickets in without_column.items():
        message = f"{blank.sheet}: {count(len(tickets), 'ticket')} without"
        advice = f"name the column in the profile under [columns] as {blank.fields[0]}, or add one to the sheet"
        yield Finding(blank.rule, blank.severity, message, Location(file, sheet), advice)
