"""What the profile says of a desk that its OpenAPI file describes: which operation does what, with which fields."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from sheet2desk.desks.options import Options


class Call(BaseModel):
    """One operation of the profile; which keys matter depends on what it is for."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    operation: str
    body: dict[str, str] = {}
    query: dict[str, str] = {}
    id: str = "id"
    key: str = "external_id"
    items: str = ""
    item: str = ""
    text: str = "text"


class OpenApiOptions(Options):
    """The keys of a desk of kind openapi."""

    spec: str
    header: str = "Authorization"
    prefix: str = "Bearer "
    create: Call
    lookup: Call
    read: Call
    list: Call | None = None
    update: Call | None = None
    delete: Call | None = None
    comment: Call | None = None
