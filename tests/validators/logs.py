"""Small logs for rules: a row is what differs from a ticket that is in order."""

from datetime import UTC, datetime, timedelta

from sheet2desk.finding import Location, Note
from sheet2desk.log import Log
from sheet2desk.ticket import FIELDS, Requester, Source, Ticket
from sheet2desk.workbook import column_letter

NOW = datetime(2024, 6, 1, 12, 0, tzinfo=UTC)
COLUMNS = {field: column_letter(number) for number, field in enumerate(FIELDS, 1)}
REQUESTER = {"name", "email", "phone", "organization"}


def day(number, hour=9, minute=0):
    """Return a moment of March 2024; numbers beyond the month run on."""
    return datetime(2024, 3, 1, hour, minute, tzinfo=UTC) + timedelta(days=number - 1)


def ticket(row, *, sheet="Март", file="log.xlsx", columns=COLUMNS, **changes):
    """Return a ticket in order, standing in that row, with the changes given."""
    who = {"name": f"Person {chr(64 + row)}", "email": f"person{row}@example.com", "phone": f"+7 900 000-{row:02}-00"}
    who |= {name: changes.pop(name) for name in list(changes) if name in REQUESTER}
    values = {
        "id": str(row),
        "subject": f"Matter {chr(64 + row) * 3} of row {row}",
        "requester": Requester(**who),
        "status": "open",
        "created_at": day(row),
    }
    return Ticket(Source(file, sheet, row), columns=columns, **(values | changes))


def log(*tickets, notes=()):
    """Return a log of these tickets."""
    return Log(tickets=list(tickets), notes=list(notes))


def note(rule, cell="E17", message="the cell holds something odd"):
    """Return what reading leaves for a rule."""
    return Note(rule, Location("log.xlsx", "Март", 17, cell), message, "17")
