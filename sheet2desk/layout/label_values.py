"""Values in a form that would name a column elsewhere: "Priority | Medium"."""

from __future__ import annotations

from sheet2desk.layout.header_text import shown
from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.spellings import meanings
from sheet2desk.layout.vocabulary import guesses
from sheet2desk.workbook import Value

_SAID_BY = {"status": "statuses", "priority": "priorities", "satisfaction": "ratings"}
_SURE = 0.85


def is_said_of(label: Value, value: Value) -> bool:
    """Whether a text is a status, a level or a rating, beside a label that names such a field."""
    if not isinstance(value, str) or not isinstance(label, str):
        return False
    folded = fold(shown(value))
    if not any(folded in meanings(name) for name in _SAID_BY.values()):
        return False
    found = guesses(shown(label).rstrip(":").strip())[:1]
    return any(
        guess.score >= _SURE and guess.field in _SAID_BY and folded in meanings(_SAID_BY[guess.field])
        for guess in found
    )
