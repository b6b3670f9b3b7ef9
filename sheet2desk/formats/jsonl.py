"""JSON Lines: a ticket a line, all keys present, absent ones null."""

from __future__ import annotations

from collections.abc import Iterator

from sheet2desk.formats.document import Document, Part
from sheet2desk.formats.json import dumps

NAME = "jsonl"
NEEDS = Part.TICKETS
ENDINGS = (".jsonl", ".ndjson")
MACHINE = True


def render(document: Document) -> Iterator[bytes]:
    """Yield a line a ticket, UTF-8."""
    assert document.tickets
    for ticket in document.tickets():
        yield dumps(ticket) + b"\n"
