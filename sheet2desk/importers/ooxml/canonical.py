"""A sheet part rewritten in the usual form: no prefixes, double quotes, `r` first and on every cell and row.

Excel, LibreOffice and Google write it so; other writers may use a prefix, single quotes or no references at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from xml.parsers import expat

from sheet2desk.importers.archive import Archive
from sheet2desk.importers.ooxml.package import local
from sheet2desk.importers.references import LAST_ROW, position
from sheet2desk.regex import regex
from sheet2desk.workbook import cell_name

_PROBE = 1 << 16
_ODD = regex(
    rb"""<(?:\w+:(?:worksheet|sheetData)\b                  # a prefix
      | c(?:\s(?!r=")|>|/)                                  # a cell whose reference isn't first, or that has none
      | row(?:>|\s(?![^>]*\br="))                           # a row without its number
      | (?:row|c|f|v)\s[^>]*=\s*'                           # single quotes
      | (?:row|c)\s[^>]*\s=|(?:row|c)(?:\s{2}|[\n\r\t])     # spaces where none are needed
      | f>\s*<!\[|v>\s*<!\[|!--)""",
    re.VERBOSE,
)


def usual_form(archive: Archive, part: str) -> Iterator[bytes]:
    """Yield the XML of a sheet part, rewritten only when it isn't in the usual form."""
    if part in archive.rewritten:
        yield from rewrite(archive, part)
        return
    chunks = archive.chunks(part)
    first = next(chunks, b"")
    if b"<!DOCTYPE" in first[:4096] or _is_odd(first):
        yield from rewrite(archive, part)
        return
    yield first
    yield from chunks


def _is_odd(first: bytes) -> bool:
    if first.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in first[:64]:
        return True
    head = first[:256].lower()
    if b"encoding=" in head and b"utf-8" not in head and b"us-ascii" not in head:
        return True
    # a tag that the probe cuts in two would look odd: `<c ` without its reference
    return bool(_ODD.search(first, 0, first.rfind(b">", 0, _PROBE) + 1))


def rewrite(archive: Archive, part: str) -> Iterator[bytes]:
    """Yield the part in the usual form. Raises UnreadableSource when it is malformed."""
    writer = _Writer()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = writer.start
    parser.EndElementHandler = writer.end
    parser.CharacterDataHandler = writer.text
    archive_chunks = archive.chunks(part)

    def fed() -> Iterable[bytes]:
        for chunk in archive_chunks:
            # a MiB that expat turns into text at once would stay whole; small pieces stream
            for start in range(0, len(chunk), _PROBE):
                yield chunk[start : start + _PROBE]

    for _ in archive.parse_stepwise(part, fed(), parser):
        yield writer.take()
    yield writer.take()


class _Writer:
    """Writes what the parser reads."""

    def __init__(self) -> None:
        self._out: list[str] = []
        self._row = 0
        self._column = 0

    def take(self) -> bytes:
        data = "".join(self._out).encode("utf-8", "replace")
        self._out.clear()
        return data

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = local(tag)
        plain = {key if key.startswith("xml:") else local(key): value for key, value in attributes.items()}
        if name == "row":
            number = plain.pop("r", "")
            self._row = int(number) if number.isdigit() and len(number) < 11 else self._row + 1
            self._column = 0
            plain = {"r": str(self._row), **plain}
        elif name == "c":
            reference = plain.pop("r", "")
            # what is no reference at all can stand nowhere on the sheet
            nowhere = (LAST_ROW + 1, max(self._column, 1)) if reference else (self._row, self._column + 1)
            row, self._column = position(reference) or nowhere
            plain = {"r": cell_name(row, self._column), **plain}
        parts = "".join(f' {key}="{escape(value)}"' for key, value in plain.items() if key != "xmlns")
        self._out.append(f"<{name}{parts}>")

    def end(self, tag: str) -> None:
        self._out.append(f"</{local(tag)}>")

    def text(self, data: str) -> None:
        self._out.append(escape(data, quote=False))
