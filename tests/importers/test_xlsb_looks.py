"""How cells of a binary workbook look."""

from __future__ import annotations

import struct

from sheet2desk.importers.ooxml.styles import Styles
from sheet2desk.importers.xlsb.looks import read_looks


def record(number: int, body: bytes) -> bytes:
    return bytes([number, len(body)]) + body


def cell(number: int, column: int, style: int, rest: bytes = b"") -> bytes:
    return record(number, struct.pack("<II", column, style) + rest)


def test_cells_look_as_their_style_says() -> None:
    """Blank and text cells have fills and strikes, numbers and their formulas have formats too; dates say nothing."""
    styles = Styles(["", "FF0000", ""], [False, False, True], ["", "00000", "dd.mm.yyyy"])
    data = record(0, struct.pack("<I", 4) + bytes(13))
    data += cell(1, 0, 1) + cell(5, 1, 1, bytes(8)) + cell(5, 2, 2, bytes(8)) + cell(7, 3, 1, bytes(4))
    data += cell(9, 4, 1, bytes(14)) + cell(2, 5, 0, bytes(4)) + cell(5, 6, 99, bytes(8))
    looks = read_looks(data, styles)
    assert looks.fills == dict.fromkeys([(5, 1), (5, 2), (5, 4), (5, 5)], "FF0000")
    assert looks.struck == {(5, 3)}
    assert looks.number_formats == {(5, 2): "00000", (5, 5): "00000"}
