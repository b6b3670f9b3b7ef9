"""Questions that a form asks in two places, of which each answer fills one: two columns of one name are one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sheet2desk.layout.header_text import key
from sheet2desk.layout.meaning import is_blank
from sheet2desk.layout.names import Heading
from sheet2desk.log import ColumnReading
from sheet2desk.workbook import Value, cell_name

#: Why the second of the two columns feeds no field of its own.
AGAIN = "the same question again: its answers go where the first one has none"
_FEWEST = 2


def asked_again(
    heads: Sequence[Heading], samples: Sequence[Sequence[Value]], columns: Sequence[ColumnReading]
) -> list[ColumnReading]:
    """Return the readings; a column without a field is AGAIN where one of its name has it, and no row fills both."""
    found = list(columns)
    for place, one in enumerate(columns):
        first = next((at for at in range(place) if columns[at].field and _same(heads[at], heads[place])), None)
        if one.field is None and first is not None and _share_rows(samples[first], samples[place]):
            found[place] = replace(one, confidence=0.8, reason=AGAIN)
    return found


def _same(one: Heading, other: Heading) -> bool:
    return bool(one.text) and key(one.text) == key(other.text) and one.group == other.group


def _share_rows(one: Sequence[Value], other: Sequence[Value]) -> bool:
    """Whether both columns hold something, and never in the same row."""
    filled = [(not is_blank(first), not is_blank(second)) for first, second in zip(one, other, strict=True)]
    firsts, seconds = sum(first for first, _ in filled), sum(second for _, second in filled)
    return not any(map(all, filled)) and min(firsts, seconds) >= _FEWEST


def take_again(
    columns: Sequence[ColumnReading],
    heads: Sequence[Heading],
    values: list[list[Value]],
    rows: Sequence[int],
    left: int,
) -> dict[int, dict[str, str]]:
    """Move the answers of AGAIN columns to those of their name; return what was moved, by ticket: field → cell."""
    moved: dict[int, dict[str, str]] = {}
    for place, one in enumerate(columns):
        if one.reason != AGAIN:
            continue
        first = next(at for at in range(place) if columns[at].field and _same(heads[at], heads[place]))
        for index, value in enumerate(values[place]):
            if not is_blank(value) and is_blank(values[first][index]):
                values[first][index], values[place][index] = value, ""
                moved.setdefault(index, {})[columns[first].field or ""] = cell_name(rows[index], left + place)
    return moved
