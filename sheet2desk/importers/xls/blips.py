"""The media of an old workbook's drawings. Source: MS-ODRAW 2.2.20 (store), 2.2.23 to 2.2.31 (media)."""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Iterator

from sheet2desk.data_class import frozen

_STORE, _ENTRY, _CONTAINER = 0xF001, 0xF007, 0xF
_ENTRY_HEAD = 36
#: Kind of the record -> ending, and the `instance` that says that a second hash stands before the medium.
_BITMAPS = {
    0xF01D: (".jpg", (0x46B, 0x6E3)),
    0xF02A: (".jpg", (0x46B, 0x6E3)),
    0xF01E: (".png", (0x6E1,)),
    0xF01F: (".bmp", (0x7A9,)),
    0xF029: (".tiff", (0x6E5,)),
}
_METAFILES = {0xF01A: (".emf", (0x3D5,)), 0xF01B: (".wmf", (0x217,)), 0xF01C: (".pict", (0x543,))}
_MOST_INFLATED = 256 << 20


@frozen
class Blip:
    """A medium: how its file would end, and its bytes as they lie in the workbook."""

    ending: str
    stored: bytes
    deflated: bool = False
    shown: bool = True  # the store counts a shape that shows it

    def medium(self) -> bytes:
        """Return the bytes of the file that the medium is."""
        if self.deflated:
            try:
                return zlib.decompressobj().decompress(self.stored, _MOST_INFLATED)
            except zlib.error:
                return self.stored
        return with_file_header(self.stored) if self.ending == ".bmp" else self.stored

    def digest(self) -> tuple[str, int]:
        """Return the sha256 and the size of the medium."""
        medium = self.medium()
        return hashlib.sha256(medium).hexdigest(), len(medium)


def entries(data: bytes, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int, int, int, int]]:
    """Yield (version, instance, kind, begin, end) of the records side by side in a drawing's data."""
    end = len(data) if end is None else end
    while start + 8 <= end:
        head, kind, length = struct.unpack_from("<HHI", data, start)
        begin = start + 8
        start = min(begin + length, end)
        yield head & 0xF, head >> 4, kind, begin, start


def read_store(group: bytes) -> list[Blip | None]:
    """Return the media of a drawing group in the order by which shapes name them, from 1; None for one not held."""
    found: list[Blip | None] = []
    for _, _, _, begin, end in entries(group):
        for _, _, kind, first, last in entries(group, begin, end):
            if kind != _STORE:
                continue
            for _, _, entry, place, stop in entries(group, first, last):
                if entry != _ENTRY:
                    found.append(_blip(group, place - 8, stop, shown=True))
                    continue
                head = bytes(group[place : place + _ENTRY_HEAD]).ljust(_ENTRY_HEAD, b"\0")
                medium = place + _ENTRY_HEAD + head[33]
                found.append(_blip(group, medium, stop, shown=any(head[24:28])))
    return found


def _blip(data: bytes, place: int, stop: int, *, shown: bool) -> Blip | None:
    for _, instance, kind, begin, end in entries(data, place, stop):
        if kind in _BITMAPS:
            ending, doubled = _BITMAPS[kind]
            begin += 17 + 16 * (instance in doubled)
            return Blip(ending, bytes(data[begin:end]), shown=shown) if begin < end else None
        if kind in _METAFILES:
            ending, doubled = _METAFILES[kind]
            begin += 16 + 16 * (instance in doubled)
            if begin + 34 >= end:
                return None
            return Blip(ending, bytes(data[begin + 34 : end]), deflated=data[begin + 32] == 0, shown=shown)
        return None
    return None


def with_file_header(bitmap: bytes) -> bytes:
    """Return a device-independent bitmap as the .bmp file that it is, with the header that memory needs none of."""
    if bitmap.startswith(b"BM") or len(bitmap) < 16:
        return bitmap
    (header,) = struct.unpack_from("<I", bitmap)
    if header == 12:
        (depth,) = struct.unpack_from("<H", bitmap, 10)
        palette = 3 << depth if depth <= 8 else 0
    else:
        depth, compression = struct.unpack_from("<HI", bitmap, 14) if len(bitmap) >= 36 else (24, 0)
        (used,) = struct.unpack_from("<I", bitmap, 32) if len(bitmap) >= 36 else (0,)
        palette = 4 * (used or (1 << depth if depth <= 8 else 0)) + (12 if compression == 3 and header == 40 else 0)
    offset = min(14 + header + palette, 14 + len(bitmap))
    return b"BM" + struct.pack("<IHHI", 14 + len(bitmap), 0, 0, offset) + bitmap
