"""The first part of an old workbook: where its sheets lie, its cell formats, and the media of its drawings.

Source: MS-XLS 2.4.353 (XF), 2.4.122 (Font), 2.4.126 (Format), 2.4.188 (Palette); before Excel 97 the OpenOffice
documentation of the format, section 5.115.
"""

from __future__ import annotations

import codecs
import struct
from dataclasses import field

from sheet2desk.data_class import mutable
from sheet2desk.importers.ooxml.styles import PALETTE, Styles
from sheet2desk.importers.serials import BUILT_IN
from sheet2desk.importers.xls.records import BOF, BOUNDSHEET, CONTINUE, Stream, text

_CODEPAGE, _FONT, _FORMAT, _XF, _PALETTE, _DRAWING_GROUP = 0x0042, (0x0031, 0x0231), 0x041E, 0x00E0, 0x0092, 0x00EB
_MACRO_MODULE = 6
_STRUCK = 0x0008


@mutable
class Book:
    """What the first part says. `version` is that of the records: 8 since Excel 97, 5 for Excel 5 and 95."""

    version: int = 8
    codec: str | None = None  # of texts before Excel 97
    sheets: list[int] = field(default_factory=list)  # offsets, in the order of the workbook
    styles: Styles = field(default_factory=Styles)
    drawing_group: bytearray = field(default_factory=bytearray)


def read_book(stream: Stream) -> Book:
    """Return what the first part of the stream says; a damaged one says as much as can be read."""
    book = Book(version=_version(stream.data))
    reader = _Formats(book)
    previous = 0
    if book.version < 5:
        book.sheets.append(0)  # one sheet, without a part before it
        return book
    if book.version < 8:
        book.codec = "cp1252"
    for number, body in stream.part(0):
        if number == CONTINUE:
            if previous == _DRAWING_GROUP:
                book.drawing_group += body
            continue
        previous = number
        if number == BOUNDSHEET and len(body) >= 6 and body[5] != _MACRO_MODULE:
            book.sheets.append(int.from_bytes(body[:4], "little"))
        elif number == _CODEPAGE and book.codec:
            book.codec = _codec(int.from_bytes(body[:2], "little"))
        elif number == _DRAWING_GROUP:
            book.drawing_group += body
        else:
            reader.take(number, body)
    book.styles = reader.styles()
    return book


def _version(data: bytes) -> int:
    number, _, version = struct.unpack_from("<HHH", data) if len(data) >= 6 else (0, 0, 0)
    if number not in BOF:
        return 8
    if number != 0x0809:
        return number >> 8 or 2
    return 8 if version >= 0x0600 else 5


def _codec(page: int) -> str:
    name = {0x8000: "mac-roman", 0x8001: "cp1252", 1200: "utf-16-le"}.get(page, f"cp{page}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"


class _Formats:
    """Collects fonts, number formats, colours and cell formats."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._struck: list[bool] = []
        self._formats = dict(BUILT_IN)
        self._cells: list[tuple[int, int, int, int]] = []  # font, number format, fill pattern, its colour
        self._palette = list(PALETTE)

    def take(self, number: int, body: bytes) -> None:
        """Take a record."""
        wide = self._book.version >= 8
        if number in _FONT and len(body) >= 4:
            self._struck.append(bool(body[2] & _STRUCK))
        elif number == _FORMAT and len(body) >= 4:
            self._formats[int.from_bytes(body[:2], "little")] = text(body, 2, self._book.codec, wide_length=wide)
        elif number == _XF and len(body) >= (20 if wide else 16):
            font, shown = struct.unpack_from("<HH", body)
            if wide:
                pattern, colour = body[17] >> 2, body[18] & 0x7F
            else:
                pattern, colour = body[10] & 0x3F, body[8] & 0x7F
            self._cells.append((font, shown, pattern, colour))
        elif number == _PALETTE and len(body) >= 2:
            for index in range(min(int.from_bytes(body[:2], "little"), (len(body) - 2) // 4, 56)):
                self._palette[8 + index] = body[2 + 4 * index : 5 + 4 * index].hex().upper()

    def styles(self) -> Styles:
        """Return the looks by the number of the cell format."""
        found = Styles()
        for font, shown, pattern, colour in self._cells:
            # colours from 64 on are the window's own
            fill = self._palette[colour] if pattern and colour < len(self._palette) else ""
            found.fills.append("" if fill == "FFFFFF" else fill)
            index = font - 1 if font > 4 else font  # there is no font 4
            found.struck.append(index < len(self._struck) and self._struck[index])
            code = self._formats.get(shown, "")
            found.formats.append("" if code.lower() == "general" else code)
        return found
