"""Rows prepared for tickets that never came: a number, a default, an unticked box, a formula's zero."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from sheet2desk.layout.kinds import DATE, empty, kind_of
from sheet2desk.layout.row_shape import Shape
from sheet2desk.workbook import Value

#: So many rows tell that a column counts.
_COUNTED = 3
#: What stands in a prepared row beside its number, by place.
Pattern = tuple[tuple[int, Value], ...]


def pattern_of(own: Sequence[Value], shape: Shape) -> Pattern | None:
    """Return what a row holds beside its number, None when it tells something of a request."""
    if any(not empty(own[place]) for place in shape.matter):
        return None
    found = [(place, value) for place, value in enumerate(own) if value != "" and place != shape.id_place]
    if any(kind_of(value) == DATE and not isinstance(value, str) for _, value in found):
        return None
    return tuple(found)


def repeated(rows: Sequence[Sequence[Value]], shape: Shape) -> set[Pattern]:
    """Return the patterns that several rows share: what is prepared is alike in each of them."""
    if not shape.matter:
        return set()
    counts = Counter(pattern for own in rows if (pattern := pattern_of(own, shape)))
    return {pattern for pattern, count in counts.items() if count > 1}


def counts_on(value: Value, column: Sequence[Value], rows: int) -> bool:
    """Whether a number goes on with a column that counts its rows: 16 beneath 1 to 15, `rows` further down."""
    figures = [one for one in column if isinstance(one, (int, float)) and not isinstance(one, bool)]
    if not isinstance(value, (int, float)) or isinstance(value, bool) or len(figures) < max(_COUNTED, len(column) - 1):
        return False
    steps = [after - before for before, after in pairwise(figures)]
    return all(step > 0 for step in steps) and steps.count(1) * 4 >= len(steps) * 3 and value - figures[-1] == rows
