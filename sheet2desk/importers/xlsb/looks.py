"""Fills, strikes and number formats of a binary workbook's cells. Source: MS-XLSB 2.4."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sheet2desk.importers.archive import Archive
from sheet2desk.importers.content import Content
from sheet2desk.importers.ooxml.styles import PALETTE, Styles, read_theme, tinted
from sheet2desk.importers.ooxml.workbook_part import BookPart
from sheet2desk.importers.serials import BUILT_IN, shows
from sheet2desk.importers.xlsb.records import records, wide_text
from sheet2desk.workbook import Looks

if TYPE_CHECKING:
    from sheet2desk.config import Limits

_ROW, _CELLS, _NUMBERS = 0, range(1, 12), (2, 5, 9)  # packed, real, result of a formula
_FONT, _FORMAT, _FILL, _XF, _CELL_FORMATS, _CELL_FORMATS_END = 43, 44, 45, 47, 617, 618
_STRUCK = 0x08
_INDEXED, _RGB, _THEME = 1, 2, 3


def read_styles(archive: Archive, book: BookPart) -> Styles:
    """Return the looks of the workbook's cell formats."""
    part = book.related("styles")
    if part is None or part not in archive:
        return Styles()
    theme = read_theme(archive, book)
    fills: list[str] = []
    struck: list[bool] = []
    formats = dict(BUILT_IN)
    found = Styles()
    in_cells = False
    for number, body in records(archive.read(part)):
        if number in (_CELL_FORMATS, _CELL_FORMATS_END):
            in_cells = number == _CELL_FORMATS
        elif number == _FONT and len(body) >= 4:
            struck.append(bool(body[2] & _STRUCK))
        elif number == _FORMAT and len(body) >= 6:
            formats[int.from_bytes(body[:2], "little")] = wide_text(body, 2)[0]
        elif number == _FILL and len(body) >= 20:
            fills.append(_colour(body[4:12], theme) if body[0] else "")
        elif number == _XF and in_cells and len(body) >= 8:
            _, shown, font, fill = struct.unpack_from("<4H", body)
            colour = fills[fill] if fill < len(fills) else ""
            code = formats.get(shown, "")
            found.fills.append("" if colour == "FFFFFF" else colour)
            found.struck.append(font < len(struck) and struck[font])
            found.formats.append("" if code.lower() == "general" else code)
    return found


def _colour(body: bytes, theme: Sequence[str]) -> str:
    kind, index, tint = struct.unpack_from("<BBh", body)
    if kind >> 1 == _RGB:
        colour = body[4:7].hex().upper()
    else:
        palette = {_INDEXED: PALETTE, _THEME: theme}.get(kind >> 1, ())
        colour = palette[index] if index < len(palette) else ""
    return tinted(colour, str(tint / 32767)) if colour and tint else colour


def read_looks(data: bytes, styles: Styles) -> Looks:
    """Return the looks of a sheet part; number formats only of cells that hold a number."""
    looks = Looks()
    formats = [code if code and shows(code) == "number" else "" for code in styles.formats]
    row = 0
    for number, body in records(data):
        if number == _ROW and len(body) >= 4:
            row = int.from_bytes(body[:4], "little") + 1
        elif number in _CELLS and len(body) >= 8:
            where = (row, int.from_bytes(body[:4], "little") + 1)
            style = int.from_bytes(body[4:7], "little")
            if style >= len(formats):
                continue
            if styles.fills[style]:
                looks.fills[where] = styles.fills[style]
            if styles.struck[style]:
                looks.struck.add(where)
            if formats[style] and number in _NUMBERS:
                looks.number_formats[where] = formats[style]
    return looks


def load_looks(content: Content, limits: Limits, book: BookPart, part: str) -> Looks:
    """Return the looks of a sheet of a source that was read before, opening it anew."""
    archive = Archive(content, limits)
    try:
        return read_looks(archive.read(part), read_styles(archive, book))
    finally:
        archive.close()
