"""expat with the guards that all parsing here needs: no DTD, malformed XML is the source's fault."""

from __future__ import annotations

from collections.abc import Callable
from xml.parsers import expat

from sheet2desk.importers.archive import Archive

Start = Callable[[str, dict[str, str]], object]
End = Callable[[str], object]
Text = Callable[[str], object]


def make_parser(start: Start, end: End | None = None, text: Text | None = None) -> expat.XMLParserType:
    """Return a parser that calls the handlers; text comes in whole pieces."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    if end is not None:
        parser.EndElementHandler = end
    if text is not None:
        parser.CharacterDataHandler = text
    return parser


def parse_part(archive: Archive, part: str, start: Start, end: End | None = None, text: Text | None = None) -> None:
    """Parse one part. Raises UnreadableSource when it is malformed or declares a DTD."""
    archive.parse(part, make_parser(start, end, text))


def parse_bytes(
    archive: Archive, part: str, data: bytes, start: Start, end: End | None = None, text: Text | None = None
) -> None:
    """Parse XML at hand that came out of a part. Raises UnreadableSource as `parse_part` does."""
    archive.parse_chunks(part, (data,), make_parser(start, end, text))
