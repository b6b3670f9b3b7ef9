"""The records of an old Excel sheet that calamine has no call for: errors, formulas, hidden rows, filters, pictures.

Source: MS-XLS 2.4 (record numbers and layouts). The walk only looks at the head of each record; strings aren't read.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from sheet2desk.workbook import Position

ERRORS = {
    0: "#NULL!",
    7: "#DIV/0!",
    15: "#VALUE!",
    23: "#REF!",
    29: "#NAME?",
    36: "#NUM!",
    42: "#N/A",
    43: "#GETTING_DATA",
}
_BOF, _EOF, _BOUNDSHEET = (0x0809, 0x0409, 0x0209, 0x0009), 0x000A, 0x0085
_ROW, _COLINFO, _FILTERMODE = (0x0208, 0x0008), 0x007D, 0x009B
_BOOLERR, _FORMULA = (0x0205, 0x0005), (0x0006, 0x0206, 0x0406)
_NOTE, _DRAWING, _DRAWING_GROUP, _FILEPASS = 0x001C, 0x00EC, 0x00EB, 0x002F
_CONTINUE = 0x003C
_MOST_RECORDS = 6_000_000


@dataclass(slots=True)
class BiffSheet:
    """What the records of one sheet say."""

    errors: dict[Position, str] = field(default_factory=dict)
    formulas: dict[int, int] = field(default_factory=dict)  # column -> count
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    filtered: bool = False
    notes: int = 0


@dataclass(slots=True)
class BiffBook:
    """The sheets by the offset at which the workbook lists them, in its order, and what drawings there are."""

    sheets: list[BiffSheet] = field(default_factory=list)
    pictures: int = 0
    locked: bool = False
    cut: bool = False  # more records than were looked at


def walk(stream: bytes) -> BiffBook:
    """Return what the records of a Workbook stream say; a damaged stream says as much as can be read."""
    book = BiffBook()
    offsets: list[int] = []
    by_offset: dict[int, BiffSheet] = {}
    depth = 0
    current: BiffSheet | None = None
    previous = 0
    for count, (offset, number, body) in enumerate(_records(stream)):
        if count == _MOST_RECORDS:
            book.cut = True
            break
        if number in _BOF:
            depth += 1
            if depth == 1:
                current = by_offset.setdefault(offset, BiffSheet())
        elif number == _EOF:
            depth = max(depth - 1, 0)
        elif number == _FILEPASS:
            book.locked = True
        elif number == _BOUNDSHEET and len(body) >= 6 and body[5] != 6:  # 6 is a module of macros
            offsets.append(int.from_bytes(body[:4], "little"))
        elif number == _DRAWING_GROUP or (number == _CONTINUE and previous == _DRAWING_GROUP):
            book.pictures += _pictures(body)
        elif current is not None and depth == 1:
            _sheet_record(number, body, current)
        if number != _CONTINUE:
            previous = number
    book.sheets = [by_offset.get(offset, BiffSheet()) for offset in offsets]
    return book


def _records(stream: bytes) -> Iterator[tuple[int, int, bytes]]:
    offset = 0
    while offset + 4 <= len(stream):
        number, length = struct.unpack_from("<HH", stream, offset)
        yield offset, number, stream[offset + 4 : offset + 4 + length]
        offset += 4 + length


def _sheet_record(number: int, body: bytes, sheet: BiffSheet) -> None:
    if number in _ROW and len(body) >= 16:
        if body[12] & 0x20:
            sheet.hidden_rows.add(int.from_bytes(body[:2], "little") + 1)
    elif number == _COLINFO and len(body) >= 10:
        first, last = struct.unpack_from("<HH", body)
        if body[8] & 1:
            sheet.hidden_columns.update(range(first + 1, min(last, 255) + 2))
    elif number == _FILTERMODE:
        sheet.filtered = True
    elif number == _NOTE:
        sheet.notes += 1
    elif number in _BOOLERR and len(body) >= 8 and body[7]:
        sheet.errors[_cell(body)] = ERRORS.get(body[6], "#ERROR")
    elif number in _FORMULA and len(body) >= 14:
        row, column = _cell(body)
        sheet.formulas[column] = sheet.formulas.get(column, 0) + 1
        if body[12:14] == b"\xff\xff" and body[6] == 2:
            sheet.errors[row, column] = ERRORS.get(body[8], "#ERROR")


def _cell(body: bytes) -> Position:
    row, column = struct.unpack_from("<HH", body)
    return row + 1, column + 1


def _pictures(body: bytes) -> int:
    """Count the media of a drawing group: its BStore entries (MS-ODRAW 2.2.32, record type 0xF007) that hold a blip."""
    count = 0
    place = body.find(b"\x07\xf0")
    while place >= 2:
        kind = body[place + 6] if place + 6 < len(body) else 0
        if kind in (2, 3, 4, 5, 6, 7, 0x11, 0x12):
            count += 1
        place = body.find(b"\x07\xf0", place + 2)
    return count
