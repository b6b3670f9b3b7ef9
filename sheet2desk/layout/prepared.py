"""Rows prepared for tickets that never came: a number, a default, an unticked box, a formula's zero."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sheet2desk.layout.kinds import DATE, empty, kind_of
from sheet2desk.layout.row_shape import Shape
from sheet2desk.workbook import Value

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
