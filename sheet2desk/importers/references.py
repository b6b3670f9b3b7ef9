"""Cell references as files write them: "AB12", "A1:C3", "$A$1"."""

from __future__ import annotations

from sheet2desk.regex import regex
from sheet2desk.workbook import LAST_COLUMN, Position, Range, column_number

_REFERENCE = regex(r"\$?([A-Za-z]{1,7})\$?(\d{1,10})")
#: The grid of every spreadsheet program since 2007.
LAST_ROW = 1_048_576


def position(reference: str) -> Position | None:
    """Return (row, column) of "AB12", or None when it is no reference."""
    match = _REFERENCE.fullmatch(reference.strip())
    return (int(match.group(2)), column_number(match.group(1))) if match else None


def rectangle(reference: str) -> Range | None:
    """Return the range of "A1:C3" or of a single cell, corners in order; None when it is neither or off the grid."""
    first, _, last = reference.partition(":")
    one = position(first)
    other = position(last) if last else one
    if one is None or other is None:
        return None
    top, bottom = sorted((one[0], other[0]))
    left, right = sorted((one[1], other[1]))
    if not (top >= 1 and bottom <= LAST_ROW and left >= 1 and right <= LAST_COLUMN):
        return None
    return Range(top, left, bottom, right)
