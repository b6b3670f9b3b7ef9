"""Records of a Workbook stream, and how they write text. Source: MS-XLS 2.1.4 (record), 2.3, 2.4 (numbers, layouts)."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from sheet2desk.data_class import mutable

BOF, EOF, BOUNDSHEET, CONTINUE = frozenset((0x0809, 0x0409, 0x0209, 0x0009)), 0x000A, 0x0085, 0x003C
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
_FILEPASS = 0x002F
_HEAD = struct.Struct("<HH")
#: Two hundred times the cells of an honest sheet's grid of 65,536 × 256 would still fit; walked in a few seconds.
_MOST_RECORDS = 6_000_000


@mutable
class Stream:
    """A Workbook stream and how many more records of it will be looked at."""

    data: bytes
    left: int = _MOST_RECORDS

    def records(self, offset: int = 0) -> Iterator[tuple[int, int, bytes]]:
        """Yield (offset, number, body) of each record from there on; a damaged end is left."""
        data, end = self.data, len(self.data) - 4
        while offset <= end and self.left > 0:
            self.left -= 1
            number, length = _HEAD.unpack_from(data, offset)
            yield offset, number, data[offset + 4 : offset + 4 + length]
            offset += 4 + length

    def part(self, offset: int) -> Iterator[tuple[int, bytes]]:
        """Yield (number, body) of the records of the part that begins there; parts inside it, as charts, are left out.

        Nothing comes when no part begins there.
        """
        depth = 0
        for _, number, body in self.records(offset):
            if number in BOF:
                depth += 1
            elif not depth:
                return
            elif number == EOF:
                depth -= 1
                if not depth:
                    return
            elif depth == 1:
                yield number, body


def is_locked(data: bytes) -> bool:
    """Return whether the records after the workbook's first part are encrypted."""
    return any(number == _FILEPASS for number, _ in Stream(data).part(0))


def text(body: bytes, place: int, codec: str | None, *, wide_length: bool) -> str:
    """Return a string written with its length, of one byte or two; `codec` is that of a workbook before Excel 97."""
    size = 2 if wide_length else 1
    length = int.from_bytes(body[place : place + size], "little")
    place += size
    if codec is not None:
        return body[place : place + length].decode(codec, "replace")
    if body[place : place + 1] and body[place] & 1:
        return body[place + 1 : place + 1 + 2 * length].decode("utf-16-le", "replace")
    return body[place + 1 : place + 1 + length].decode("latin-1")
