"""Small pictures of brackets with a defect, drawn pixel by pixel, the same bytes on every machine."""

from __future__ import annotations

import random
import struct
import zlib

WIDTH, HEIGHT = 96, 72
Colour = tuple[int, int, int]
Canvas = list[list[Colour]]

BACKGROUNDS: tuple[Colour, ...] = ((226, 222, 214), (206, 214, 222), (236, 230, 208), (214, 224, 210))
METALS: tuple[Colour, ...] = ((122, 128, 136), (96, 100, 108), (150, 152, 150), (70, 84, 110))


def draw_defect(kind: str, seed: int) -> bytes:
    """Return a PNG of a bracket with a "crack", a "scratch", a "dent" or "rust"; the seed moves everything a little."""
    chance = random.Random(seed)
    canvas: Canvas = [[chance.choice(BACKGROUNDS)] * WIDTH for _ in range(HEIGHT)]
    canvas = [[canvas[0][0]] * WIDTH for _ in range(HEIGHT)]
    metal = chance.choice(METALS)
    left, top = chance.randint(8, 20), chance.randint(6, 14)
    _fill(canvas, left, top, 12, 52, metal)
    _fill(canvas, left, top + 42, 60, 10, metal)
    for step in range(26):
        _fill(canvas, left + 12 + step, top + 16 + step, 7, 3, _shade(metal, 18))
    for hole in range(3):
        _dot(canvas, left + 6, top + 8 + hole * 14, 2, (30, 30, 34))
    DEFECTS[kind](canvas, left, top, chance)
    return _encode(canvas)


def _crack(canvas: Canvas, left: int, top: int, chance: random.Random) -> None:
    x, y = left, top + chance.randint(18, 34)
    for _ in range(18):
        _fill(canvas, x, y, 2, 2, (20, 12, 12))
        x, y = x + 1, y + chance.randint(-2, 2)


def _scratch(canvas: Canvas, left: int, top: int, chance: random.Random) -> None:
    start = chance.randint(14, 26)
    for line in range(3):
        for step in range(22):
            _fill(canvas, left + start + step, top + 43 + line * 3 + step // 8, 1, 1, (238, 238, 240))


def _dent(canvas: Canvas, left: int, top: int, chance: random.Random) -> None:
    x = left + chance.randint(20, 46)
    _dot(canvas, x, top + 46, 6, (52, 54, 60))
    _dot(canvas, x + 1, top + 47, 3, (24, 26, 30))


def _rust(canvas: Canvas, left: int, top: int, chance: random.Random) -> None:
    for _ in range(30):
        _dot(canvas, left + chance.randint(1, 50), top + chance.randint(42, 50), 1, (158, chance.randint(70, 100), 40))


DEFECTS = {"crack": _crack, "scratch": _scratch, "dent": _dent, "rust": _rust}


def _shade(colour: Colour, by: int) -> Colour:
    return (colour[0] + by, colour[1] + by, colour[2] + by)


def _fill(canvas: Canvas, x: int, y: int, width: int, height: int, colour: Colour) -> None:
    for row in range(max(y, 0), min(y + height, HEIGHT)):
        for column in range(max(x, 0), min(x + width, WIDTH)):
            canvas[row][column] = colour


def _dot(canvas: Canvas, x: int, y: int, radius: int, colour: Colour) -> None:
    for row in range(y - radius, y + radius + 1):
        for column in range(x - radius, x + radius + 1):
            if (row - y) ** 2 + (column - x) ** 2 <= radius**2 and 0 <= row < HEIGHT and 0 <= column < WIDTH:
                canvas[row][column] = colour


def _encode(canvas: Canvas) -> bytes:
    raw = b"".join(b"\0" + bytes(value for pixel in row for value in pixel) for row in canvas)
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    # Stored, not compressed: zlib versions compress differently, and the bytes are the picture's identity.
    return (
        b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(raw, 0)) + _chunk(b"IEND", b"")
    )


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
