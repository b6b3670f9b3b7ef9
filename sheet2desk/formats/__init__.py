"""Documents → bytes: one module a format, each able to write any document that has the part it needs."""

from __future__ import annotations

from sheet2desk.formats import csv, github, html, json, jsonl, junit, markdown, sarif, text, xlsx
from sheet2desk.formats.document import Document, Part
from sheet2desk.formats.interface import Format

__all__ = ["FORMATS", "Document", "Format", "Part", "formats_of", "render"]

FORMATS: tuple[Format, ...] = (text, json, jsonl, markdown, csv, xlsx, html, github, junit, sarif)


def formats_of(parts: frozenset[Part]) -> list[Format]:
    """Return the formats that can write a document with these parts."""
    return [format for format in FORMATS if format.NEEDS in parts]


def render(document: Document, name: str) -> str | bytes:
    """Return the whole document in the format of that name."""
    format = next(format for format in FORMATS if name == format.NAME)
    pieces = list(format.render(document))
    if pieces and isinstance(pieces[0], bytes):
        return b"".join(piece for piece in pieces if isinstance(piece, bytes))
    return "".join(piece for piece in pieces if isinstance(piece, str))
