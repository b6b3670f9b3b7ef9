"""Fills, strikes and number formats of an old sheet's cells: a pass of its own, taken only when somebody asks."""

from __future__ import annotations

import struct
from typing import cast

from sheet2desk.importers.ooxml.looks import StyleMap
from sheet2desk.importers.ooxml.styles import Styles
from sheet2desk.importers.serials import shows
from sheet2desk.importers.xls.records import Stream
from sheet2desk.workbook import Looks, Position

_NUMBER, _PACKED_NUMBER, _FORMULA = 0x0203, 0x027E, frozenset((0x0006, 0x0206, 0x0406))
_PACKED_NUMBERS, _BLANKS = 0x00BD, 0x00BE
_OTHERS = frozenset((0x0201, 0x0204, 0x0205, 0x00FD, 0x00D6))  # blank, text, error or boolean, shared text, rich text
_WIDTH = 256
_HEAD = struct.Struct("<HHH")


def read_looks(stream: Stream, offset: int, styles: Styles) -> Looks:
    """Return the looks of the sheet that begins there; number formats only of cells that hold a number."""
    struck = ["struck" if one else "" for one in styles.struck]
    formats = [code if code and shows(code) == "number" else "" for code in styles.formats]
    fills = StyleMap(styles.fills, _WIDTH)
    strikes, shown = StyleMap(struck, _WIDTH), StyleMap(formats, _WIDTH)
    speaking = {style for style, said in enumerate(zip(styles.fills, struck, strict=True)) if any(said)}
    numeric = {style for style, code in enumerate(formats) if code}

    def put(row: int, column: int, style: int, *, number: bool) -> None:
        if style in speaking:
            fills.put(row, column, style)
            strikes.put(row, column, style)
        if number and style in numeric:
            shown.put(row, column, style)

    for kind, body in stream.part(offset) if speaking or numeric else ():
        if kind in (_NUMBER, _PACKED_NUMBER) or kind in _OTHERS or kind in _FORMULA:
            if len(body) >= 6:
                row, column, style = _HEAD.unpack_from(body)
                number = kind not in _OTHERS and not (kind in _FORMULA and body[12:14] == b"\xff\xff")
                put(row + 1, column + 1, style, number=number)
        elif kind in (_PACKED_NUMBERS, _BLANKS) and len(body) >= 6:
            row, column = struct.unpack_from("<HH", body)
            size = 6 if kind == _PACKED_NUMBERS else 2
            for index in range((len(body) - 6) // size):
                (style,) = struct.unpack_from("<H", body, 4 + size * index)
                put(row + 1, column + 1 + index, style, number=kind == _PACKED_NUMBERS)
    return Looks(cast("dict[Position, str]", fills), set(strikes), cast("dict[Position, str]", shown))
