"""How Request Tracker writes dates, queries, addresses and errors, and how it wants a request packed."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from sheet2desk.desks.interface import File
from sheet2desk.desks.media import media_type

NOT_SET: Final = "1970-01-01 00:00:00"


def explain(body: Any) -> str:
    """Return what an error of RT says: {"message": "…"}."""
    return str(body.get("message", "")) if isinstance(body, dict) else ""


def show_date(moment: datetime) -> str:
    """Return a moment (UTC) in the only form that RT reads right everywhere."""
    return moment.strftime("%Y-%m-%d %H:%M:%S")


def read_date(text: str | None) -> str:
    """Return RT's date in the form it is sent in, "" when it is not set."""
    plain = (text or NOT_SET).replace("T", " ").removesuffix("Z")
    return "" if plain == NOT_SET else plain


def quote(text: str) -> str:
    """Return a TicketSQL string."""
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"


def with_name(email: str, name: str) -> str:
    """Return "Name" <email>, so that a user made for it bears the name."""
    plain = " ".join(name.split())
    if not plain:
        return email
    escaped = plain.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}" <{email}>'


def packed(body: Mapping[str, Any], files: Sequence[tuple[File, bytes]]) -> dict[str, Any]:
    """Return httpx's arguments: JSON alone, or multipart with a JSON part and the files under their own names."""
    if not files:
        return {"json": body}
    parts = [("Attachments", (file.name, content, media_type(file.name))) for file, content in files]
    return {"data": {"JSON": json.dumps(body)}, "files": parts}


def listed_bytes(item: Mapping[str, Any]) -> bytes | None:
    """Return the bytes of a file in a list of attachments, where RT writes each byte as one letter.

    None when they can't be told so: of text, RT gives the letters that it means.
    """
    if item["ContentType"].startswith(("text/", "message/")):
        return None
    try:
        return str(item["Content"] or "").encode("latin-1")
    except UnicodeEncodeError:
        return None
