"""Headers in two languages, one row under the other: the same columns named twice."""

from __future__ import annotations

from collections.abc import Sequence

from sheet2desk.layout.header_text import shown
from sheet2desk.layout.kinds import TEXT, empty, kind_of
from sheet2desk.layout.vocabulary import Guess, guesses
from sheet2desk.workbook import Value

#: A longer text names no column.
_LONGEST = 50


def name_the_same(upper: Sequence[Value], lower: Sequence[Value]) -> bool:
    """Whether two adjacent rows name the same columns: as fields that both know, or one of them in unknown words."""
    above, below = _names(upper), _names(lower)
    if above is None or below is None or len(below) < 3:
        return False
    both = above.keys() & below.keys()
    if len(both) * 5 < max(len(above), len(below)) * 4 and not (below.keys() <= above.keys() and len(both) > 2):
        return False
    if sum(above[i].casefold() == below[i].casefold() for i in both) * 5 > len(both) * 4:
        return False  # the header printed twice
    fields = {i: ({one.field for one in _known(above[i])}, {one.field for one in _known(below[i])}) for i in both}
    agreed = sum(bool(one & other) for one, other in fields.values())
    told = sum(bool(one) and bool(other) for one, other in fields.values())
    if agreed * 2 >= len(both) and agreed > 1 and agreed * 3 >= told * 2:
        return True
    upper_known = sum(bool(one) for one, _ in fields.values())
    lower_known = sum(bool(other) for _, other in fields.values())
    distinct = len({text.casefold() for text in above.values()}) == len(above)
    foreign = upper_known * 10 <= len(both) * 4 and lower_known * 10 >= len(both) * 7
    return distinct and foreign and len(above) > 2


def _names(values: Sequence[Value]) -> dict[int, str] | None:
    """Return the texts of a row by place, None when it holds anything that names no column."""
    found: dict[int, str] = {}
    for place, value in enumerate(values):
        if empty(value):
            continue
        text = shown(value)
        if kind_of(value) != TEXT or len(text) > _LONGEST:
            return None
        found[place] = text
    return found


def _known(text: str) -> list[Guess]:
    return [guess for guess in guesses(text) if guess.score >= 0.8]
