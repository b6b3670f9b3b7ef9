"""The ticket: what one request in the log becomes, with the place of each of its values.

Slotted dataclasses, because tickets flow by the hundred thousand; `ticket_schema.py` is the same shape
as a public pydantic model.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import date, datetime
from typing import Final

from sheet2desk.data_class import frozen, mutable

STATUSES: Final = ("new", "open", "pending", "solved", "closed")
PRIORITIES: Final = ("low", "normal", "high", "urgent")
FINISHED: Final = frozenset({"solved", "closed"})

#: A moment (aware, in the log's time zone) or, where the cell holds no time, a day.
Moment = datetime | date

#: The fields that a column can feed, in the order in which they are shown.
FIELDS: Final = (
    "id", "subject", "description",
    "requester.name", "requester.email", "requester.phone", "requester.organization",
    "assignee", "status", "priority", "channel", "category",
    "created_at", "first_response_at", "solved_at", "due_at",
    "satisfaction", "tags", "comments", "attachments",
)  # fmt: skip


@mutable
class Requester:
    """Who asked. Phones and names stand as the sheet has them."""

    name: str | None = None
    email: str | None = None
    phone: str | None = None
    organization: str | None = None

    def __bool__(self) -> bool:
        return bool(self.name or self.email or self.phone or self.organization)


@frozen
class Comment:
    """A remark on a ticket: a column of remarks, a cell note or a threaded comment."""

    body: str
    author: str | None = None
    at: Moment | None = None


@frozen
class Attachment:
    """A picture or file of a ticket; `sha256` (hex) is of the medium as it lies in the source, `size` in bytes."""

    name: str
    sha256: str
    size: int
    cell: str
    medium: str = field(default="", repr=False)  # key of the bytes in Log.media


@frozen
class Source:
    """Where a ticket begins: the source's display name, its sheet and the sheet's own row, from 1."""

    file: str
    sheet: str
    row: int

    def __str__(self) -> str:
        return f"{self.file}!{self.sheet}!{self.row}"


@mutable
class Ticket:
    """One request. A blank cell or a missing column is None, never a default.

    `custom` holds unmapped columns under their header, as text. `raw` holds, keyed by field, the text that
    the sheet shows where the value is an interpretation of it (a status word, a rating, a text date).
    `cells` maps a field (or a custom header) to its cell ("E17"); tables share one mapping of columns, so
    use `cell()`.
    """

    source: Source
    id: str | None = None
    subject: str | None = None
    description: str | None = None
    requester: Requester = field(default_factory=Requester)
    assignee: str | None = None
    status: str | None = None
    priority: str | None = None
    channel: str | None = None
    category: str | None = None
    created_at: Moment | None = None
    first_response_at: Moment | None = None
    solved_at: Moment | None = None
    due_at: Moment | None = None
    satisfaction: int | float | None = None
    tags: Sequence[str] = ()
    comments: Sequence[Comment] = ()
    attachments: Sequence[Attachment] = ()
    custom: Mapping[str, str] = field(default_factory=dict)
    raw: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict, repr=False)  # field -> column letter, shared by a table
    places: Mapping[str, str] | None = field(default=None, repr=False)  # field -> cell, where it isn't column + row

    def cell(self, name: str) -> str | None:
        """Return the cell ("E17") that the field was read from, or None when no column feeds it."""
        if self.places and name in self.places:
            return self.places[name]
        column = self.columns.get(name)
        return f"{column}{self.source.row}" if column else None

    @property
    def finished(self) -> bool:
        """Whether the work is over: solved or closed, or a solved date stands in the row (docs/definitions.md)."""
        return self.status in FINISHED or self.solved_at is not None

    @property
    def label(self) -> str:
        """Return "#17", or the place when the ticket has no number."""
        return f"#{self.id}" if self.id else str(self.source)
