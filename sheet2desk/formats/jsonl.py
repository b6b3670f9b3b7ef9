"""JSON Lines: a ticket a line, all keys present, absent ones null."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from sheet2desk.formats.document import Document, Part
from sheet2desk.formats.json import dumps_each

NAME = "jsonl"
NEEDS = Part.TICKETS
ENDINGS = (".jsonl", ".ndjson")
MACHINE = True

_CHUNK = 1000  # lines written at once


def render(document: Document) -> Iterator[bytes]:
    """Yield a line a ticket, many lines at a time, UTF-8."""
    assert document.tickets
    written = dumps_each(document.tickets())
    while lines := list(islice(written, _CHUNK)):
        yield b"\n".join(lines) + b"\n"
