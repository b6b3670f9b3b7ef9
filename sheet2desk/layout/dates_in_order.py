"""Which of two columns of dates comes later, row by row."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time

from sheet2desk.workbook import Value


def in_order(first: Sequence[Value], second: Sequence[Value]) -> int:
    """Return 1 when the second column is nearly always the later one, -1 when the first is, 0 when neither shows."""
    later = earlier = 0
    for one, other in zip(first, second, strict=False):
        a, b = _moment(one), _moment(other)
        if a is None or b is None or a == b:
            continue
        if b > a:
            later += 1
        else:
            earlier += 1
    if later > 4 * earlier:
        return 1
    return -1 if earlier > 4 * later else 0


def _moment(value: Value) -> datetime | None:
    if isinstance(value, datetime):
        return value.replace(tzinfo=None)
    if isinstance(value, date):
        return datetime.combine(value, time())
    return None
