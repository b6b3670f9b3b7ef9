"""The target of a cell's link in an old workbook. Source: MS-XLS 2.4.140 (HLink), MS-OSHARED 2.3.7 (its monikers)."""

from __future__ import annotations

import struct

_URL = bytes.fromhex("e0c9ea79f9bace118c8200aa004ba90b")
_FILE = bytes.fromhex("0303000000000000c000000000000046")
_HAS_TARGET, _HAS_PLACE, _HAS_LABEL, _HAS_FRAME, _TARGET_IS_TEXT = 0x01, 0x08, 0x10, 0x80, 0x100


def target(body: bytes) -> str:
    """Return address, path or place of a link record's object, which begins after its cells; "" when it has none."""
    if len(body) < 24:
        return ""
    (flags,) = struct.unpack_from("<I", body, 20)
    found, place = "", 24
    if flags & _HAS_LABEL:
        _, place = _string(body, place)
    if flags & _HAS_FRAME:
        _, place = _string(body, place)
    if flags & _HAS_TARGET:
        if flags & _TARGET_IS_TEXT:
            found, place = _string(body, place)
        else:
            found, place = _moniker(body, place)
    if flags & _HAS_PLACE and place >= 0:
        anchor, _ = _string(body, place)
        found += f"#{anchor}" if anchor else ""
    return found


def _string(body: bytes, place: int) -> tuple[str, int]:
    length = int.from_bytes(body[place : place + 4], "little")
    end = place + 4 + 2 * length
    return body[place + 4 : end].decode("utf-16-le", "replace").split("\0")[0], end


def _moniker(body: bytes, place: int) -> tuple[str, int]:
    """Return what the moniker names and where it ends; -1 for the end of one of an unknown kind."""
    kind, place = body[place : place + 16], place + 16
    length = int.from_bytes(body[place : place + 4], "little")
    if kind == _URL:
        return body[place + 4 : place + 4 + length].decode("utf-16-le", "replace").split("\0")[0], place + 4 + length
    if kind != _FILE or len(body) < place + 6:
        return "", -1
    above, length = struct.unpack_from("<HI", body, place)
    place += 6
    path = body[place : place + length].split(b"\0")[0].decode("cp1252", "replace")
    place += length + 24
    rest = int.from_bytes(body[place : place + 4], "little")
    if rest:
        (size,) = struct.unpack_from("<I", body.ljust(place + 10, b"\0"), place + 4)
        path = body[place + 10 : place + 10 + size].decode("utf-16-le", "replace") or path
    return "..\\" * min(above, 50) + path, place + 4 + rest
