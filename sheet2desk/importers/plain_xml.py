"""A source that is one XML document: parsed in small pieces, DTDs refused, its size bounded."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers import expat

from sheet2desk.errors import UnreadableSource
from sheet2desk.importers.content import Content
from sheet2desk.importers.interface import ReadOptions
from sheet2desk.importers.xml_events import End, Start, Text, make_parser

if TYPE_CHECKING:
    from typing import Never


def parse_content(content: Content, options: ReadOptions, start: Start, end: End, text: Text) -> None:
    """Parse the whole content. Raises UnreadableSource when it is malformed, too big or declares entities."""
    if content.size > options.limits.unpacked_mib << 20:
        raise UnreadableSource(
            f"{content.name}: {content.size >> 20} MiB of XML, more than the limits allow",
            help="raise unpacked_mib under [limits] in the profile",
        )

    def refuse(*_: object) -> Never:
        raise UnreadableSource(
            f"{content.name}: its XML declares entities, as hostile files do",
            help="save it anew as .xlsx and give that file",
        )

    parser = make_parser(start, end, text)
    parser.EntityDeclHandler = refuse
    final = True
    try:
        with content.open() as stream:
            while chunk := stream.read(1 << 16):
                parser.Parse(chunk, not final)
            parser.Parse(b"", final)
    except expat.ExpatError as trouble:
        raise UnreadableSource(
            f"{content.name}: damaged XML ({trouble})", help="open it in Excel and save it as .xlsx"
        ) from trouble
