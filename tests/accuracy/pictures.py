"""Pictures for the logs: each one different, so that a mix-up shows."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable

from tests.accuracy.model import Draft, Picture


def draw(seed: int) -> bytes:
    """Return a small PNG of its own colour."""
    colour = bytes(((seed * 53) % 256, (seed * 97 + seed // 256) % 256, (seed * 193) % 256))
    raw = (b"\0" + colour * 80) * 64
    header = struct.pack(">IIBBBBB", 80, 64, 8, 2, 0, 0, 0)
    parts = (
        (b"IHDR", header),
        (b"IDAT", zlib.compress(raw + b"")),
        (b"tEXt", f"Comment\0{seed}".encode()),
        (b"IEND", b""),
    )
    chunks = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def shared(draft: Draft) -> None:
    """One picture on several requests: stored once, shown on each."""
    data = draw(draft.chance.randint(1, 10**6))
    for line in draft.chance.sample(draft.tickets, 5):
        line.pictures.append(Picture(data, "two-cell"))


def add(anchor: str, share: float = 0.4, *, low: bool = False) -> Callable[[Draft], None]:
    """Return a mess that puts a picture of this anchor into a share of the tickets."""

    def mess(draft: Draft) -> None:
        for nth, line in enumerate(draft.tickets):
            if nth and draft.chance.random() < share:
                data = draw(draft.chance.randint(1, 10**6))
                line.pictures.append(Picture(data, anchor, low=low and draft.chance.random() < 0.5))

    return mess
