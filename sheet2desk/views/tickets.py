"""The tickets themselves, normalised: what `import` gives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from sheet2desk.formats.document import Block, Cell, Column, Document, Part, Table
from sheet2desk.log import Log
from sheet2desk.ticket import Attachment, Comment, Ticket
from sheet2desk.views.language import Language, language

PARTS = frozenset({Part.DATA, Part.BLOCKS, Part.TICKETS, Part.RECORDS})

#: Columns of the spreadsheet forms, in order; a moment is a real date there.
_COLUMNS = (
    "id", "subject", "description", "requester.name", "requester.email", "requester.phone", "requester.organization",
    "assignee", "status", "priority", "channel", "category", "created_at", "first_response_at", "solved_at", "due_at",
    "satisfaction", "tags", "comments", "attachments", "file", "sheet", "row",
)  # fmt: skip
_MOMENTS = frozenset({"created_at", "first_response_at", "solved_at", "due_at"})
_NUMBERS = frozenset({"satisfaction", "row"})


def view(log: Log, *, now: datetime, language_name: str = "en", saved: Mapping[str, str] | None = None) -> Document:
    """Return the document; its tickets are made one by one, as they are written.

    `saved` gives the file name under which the medium of each hash was saved, and is shown as "saved_as".
    """
    return Document(
        title="tickets",
        created=now,
        language=language_name,
        tickets=lambda: (value(ticket, saved) for ticket in log.tickets),
        data=lambda: {"version": 1, "tickets": [value(ticket, saved) for ticket in log.tickets]},
        records=lambda: _records(log.tickets),
        blocks=lambda: _blocks(log, language(language_name)),
    )


def value(ticket: Ticket, saved: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Return the ticket as the contract has it: all keys present, absent ones None (docs/definitions.md, Import)."""
    requester, source = ticket.requester, ticket.source
    return {
        "id": ticket.id,
        "subject": ticket.subject,
        "description": ticket.description,
        "requester": {
            "name": requester.name,
            "email": requester.email,
            "phone": requester.phone,
            "organization": requester.organization,
        },
        "assignee": ticket.assignee,
        "status": ticket.status,
        "priority": ticket.priority,
        "channel": ticket.channel,
        "category": ticket.category,
        "created_at": ticket.created_at,
        "first_response_at": ticket.first_response_at,
        "solved_at": ticket.solved_at,
        "due_at": ticket.due_at,
        "satisfaction": ticket.satisfaction,
        "tags": list(ticket.tags),
        "comments": [_comment(item) for item in ticket.comments] if ticket.comments else [],
        "attachments": [_attachment(item, saved) for item in ticket.attachments] if ticket.attachments else [],
        "custom": ticket.custom,
        "raw": ticket.raw,
        "source": {"file": source.file, "sheet": source.sheet, "row": source.row},
    }


def _comment(item: Comment) -> dict[str, Any]:
    return {"author": item.author, "at": item.at, "body": item.body}


def _attachment(item: Attachment, saved: Mapping[str, str] | None) -> dict[str, Any]:
    shown = {"name": item.name, "sha256": item.sha256, "size": item.size, "cell": item.cell}
    return shown if saved is None else shown | {"saved_as": saved.get(item.sha256)}


def _records(tickets: list[Ticket]) -> Table:
    custom = list(dict.fromkeys(header for ticket in tickets for header in ticket.custom))
    columns = [Column(name, name, _kind(name)) for name in _COLUMNS]
    columns += [Column(f"custom.{header}", f"custom.{header}") for header in custom]
    return Table(columns, _rows(tickets, custom))


def _kind(name: str) -> Any:
    return "moment" if name in _MOMENTS else "number" if name in _NUMBERS else "text"


def _rows(tickets: list[Ticket], custom: list[str]) -> Iterator[tuple[Cell, ...]]:
    for ticket in tickets:
        requester = ticket.requester
        yield (
            ticket.id, ticket.subject, ticket.description,
            requester.name, requester.email, requester.phone, requester.organization,
            ticket.assignee, ticket.status, ticket.priority, ticket.channel, ticket.category,
            ticket.created_at, ticket.first_response_at, ticket.solved_at, ticket.due_at, ticket.satisfaction,
            "; ".join(ticket.tags), "\n".join(item.body for item in ticket.comments),
            "; ".join(item.name for item in ticket.attachments),
            ticket.source.file, ticket.source.sheet, ticket.source.row,
            *(ticket.custom.get(header) for header in custom),
        )  # fmt: skip


def _blocks(log: Log, say: Language) -> list[Block]:
    columns = [
        Column("place", say("place")),
        Column("id", say("ticket")),
        Column("created_at", say("created"), "moment"),
        Column("status", say("status")),
        Column("requester", say("requester")),
        Column("subject", say("subject")),
    ]
    rows = (
        (
            str(ticket.source),
            ticket.id,
            ticket.created_at,
            ticket.status,
            ticket.requester.name or ticket.requester.email or ticket.requester.phone,
            ticket.subject or ticket.description,
        )
        for ticket in log.tickets
    )
    return [Table(columns, rows)]
