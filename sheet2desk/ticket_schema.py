"""The ticket as other programs get it: the public schema of a line of `sheet2desk import`.

The same shape as ticket.Ticket, with validation: for programs that read the JSON Lines back, and as the source of a
JSON Schema (`TicketLine.model_json_schema()`). Keys are only ever added, so unknown ones are let through.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints
from pydantic.functional_serializers import PlainSerializer
from pydantic.functional_validators import BeforeValidator


def _moment(value: Any) -> Any:
    """Take "2024-03-05" for a day and anything longer for a moment: pydantic alone would make a midnight of a day."""
    if isinstance(value, str):
        return date.fromisoformat(value) if len(value) == len("2024-03-05") else datetime.fromisoformat(value)
    return value


#: A moment with its offset from UTC or, where the cell holds no time, a day.
Moment = Annotated[
    AwareDatetime | date, BeforeValidator(_moment), PlainSerializer(lambda moment: moment.isoformat(), str, "json")
]


class _Line(BaseModel):
    model_config = ConfigDict(extra="allow", frozen=True)


class RequesterLine(_Line):
    """Who asked. Phones and names stand as the sheet has them."""

    name: str | None
    email: str | None
    phone: str | None
    organization: str | None


class CommentLine(_Line):
    """A remark on the ticket."""

    author: str | None
    at: Moment | None
    body: str


class AttachmentLine(_Line):
    """A picture or file: hash (of the medium as it lies in the source), size in bytes, and the cell it stands in."""

    name: str
    sha256: Annotated[str, StringConstraints(pattern=r"^([0-9a-f]{64})?$")]
    size: Annotated[int, Field(ge=0)]
    cell: str


class SourceLine(_Line):
    """Where the ticket begins: file, sheet and the sheet's own row, from 1."""

    file: str
    sheet: str
    row: Annotated[int, Field(ge=1)]


class TicketLine(_Line):
    """One ticket; every key is there, an absent value is null."""

    id: str | None
    subject: str | None
    description: str | None
    requester: RequesterLine
    assignee: str | None
    status: Literal["new", "open", "pending", "solved", "closed"] | None
    priority: Literal["low", "normal", "high", "urgent"] | None
    channel: str | None
    category: str | None
    created_at: Moment | None
    first_response_at: Moment | None
    solved_at: Moment | None
    due_at: Moment | None
    satisfaction: int | float | None
    tags: list[str]
    comments: list[CommentLine]
    attachments: list[AttachmentLine]
    custom: dict[str, str]
    raw: dict[str, str]
    source: SourceLine
