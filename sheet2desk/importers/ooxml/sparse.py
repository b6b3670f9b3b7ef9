"""Values of a sheet whose few cells lie far apart, read cell by cell.

python-calamine takes memory for the whole rectangle between the outermost cells and aborts the process when it can't
have it; a single stray cell in XFD1048576 is enough. Memory here grows with the cells that are there, and cells that
name one shared string share it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field

from sheet2desk.data_class import mutable
from sheet2desk.importers.archive import Archive
from sheet2desk.importers.escapes import decode_escapes
from sheet2desk.importers.ooxml.canonical import usual_form
from sheet2desk.importers.ooxml.package import local
from sheet2desk.importers.ooxml.sheet_scan import SheetScan, blocks, text
from sheet2desk.importers.ooxml.styles import Styles
from sheet2desk.importers.ooxml.workbook_part import BookPart
from sheet2desk.importers.references import LAST_ROW
from sheet2desk.importers.serials import from_serial
from sheet2desk.importers.xml_events import parse_part
from sheet2desk.regex import regex
from sheet2desk.workbook import LAST_COLUMN, Value, column_number

_CELL = regex(rb'<c r="([A-Z]{1,7})(\d{1,10})"([^>]*?)(?:/>|>(.*?)</c>)', re.DOTALL)
_TYPE = regex(rb'\bt="(\w+)"')
_STYLE = regex(rb'\bs="(\d{1,6})"')
_VALUE = regex(rb"<v(?:\s[^>]*)?>(.*?)</v>", re.DOTALL)
_PHONETIC = regex(rb"<rPh\b.*?</rPh>", re.DOTALL)
_RUN = regex(rb"<t(?:\s[^>]*)?>(.*?)</t>", re.DOTALL)


@mutable
class SparseRows:
    """The rows of a sheet by number, each with its cells by column; `beyond` counts cells off the grid."""

    cells: dict[int, dict[int, Value]] = field(default_factory=dict)
    beyond: int = 0

    def walk(self) -> Iterator[tuple[int, list[Value]]]:
        """Yield the rows that hold anything, padded from column A."""
        for row in sorted(self.cells):
            cells = self.cells[row]
            values: list[Value] = [""] * max(cells)
            for column, value in cells.items():
                values[column - 1] = value
            yield row, values


def read_sparse(archive: Archive, book: BookPart, part: str, styles: Styles) -> SparseRows:
    """Return the values of a sheet part, cell by cell."""
    strings = shared_strings(archive, book.related("sharedStrings"))
    found = SparseRows()
    for block in blocks(usual_form(archive, part), SheetScan(), archive.name):
        for letters, digits, attributes, content in _CELL.findall(block):
            value = _value(attributes, content, strings, styles, date_1904=book.date_1904)
            if value == "":
                continue
            row, column = int(digits), column_number(letters.decode())
            if 1 <= row <= LAST_ROW and column <= LAST_COLUMN:
                found.cells.setdefault(row, {})[column] = value
            else:
                found.beyond += 1
    return found


def _value(attributes: bytes, content: bytes, strings: list[str], styles: Styles, *, date_1904: bool) -> Value:
    kind_match = _TYPE.search(attributes)
    kind = kind_match.group(1) if kind_match else b"n"
    if kind == b"inlineStr":
        return decode_escapes("".join(text(run) for run in _RUN.findall(_PHONETIC.sub(b"", content))))
    match = _VALUE.search(content)
    raw = text(match.group(1)) if match else ""
    if raw == "" or kind == b"e":
        return ""
    if kind == b"s":
        return strings[int(raw)] if raw.strip().isdigit() and int(raw) < len(strings) else ""
    if kind == b"b":
        return raw.strip() in ("1", "true")
    if kind in (b"str", b"d"):
        return decode_escapes(raw)
    try:
        number = float(raw)
    except ValueError:
        return raw
    style = _STYLE.search(attributes)
    index = int(style.group(1)) if style else 0
    shown = styles.formats[index] if index < len(styles.formats) else ""
    return from_serial(number, shown, date_1904=date_1904) if shown else number


def shared_strings(archive: Archive, part: str | None) -> list[str]:
    """Return the workbook's shared strings by index; phonetic readings left out, no part no strings."""
    strings: list[str] = []
    path: list[str] = []

    def start(tag: str, _: dict[str, str]) -> None:
        path.append(local(tag))
        if path[-1] == "si":
            strings.append("")

    def take(data: str) -> None:
        if path[-1] == "t" and "rPh" not in path:
            strings[-1] += data

    def end(_: str) -> None:
        if path.pop() == "si":
            strings[-1] = decode_escapes(strings[-1])

    if part is not None and part in archive:
        parse_part(archive, part, start, end, take)
    return strings
