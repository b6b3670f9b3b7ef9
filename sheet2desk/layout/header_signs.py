"""Headers that are a sign and no word: "✓", "⭐", "📞"."""

from __future__ import annotations

from functools import cache

from sheet2desk.layout.meaning.vocabulary import load
from sheet2desk.layout.vocabulary import Guess

#: A sign says so surely what stands below it.
_SURE = 0.72
#: What makes a coloured picture of a sign, and joins pictures into one.
_INVISIBLE = "\ufe0f\ufe0e\u200d"


def signs(header: str) -> tuple[Guess, ...]:
    """Return the field that a header of nothing but signs stands for, () for one with a word in it."""
    shown = {sign for sign in header if not sign.isspace() and sign not in _INVISIBLE}
    if not shown or any(sign.isalnum() for sign in shown):
        return ()
    fields = {_fields().get(sign) for sign in shown}
    if len(fields) != 1 or (field := fields.pop()) is None:
        return ()
    return (Guess(field, _SURE, header, frozenset(), whole=True),)


@cache
def _fields() -> dict[str, str]:
    return {sign: field for field, known in load("header_signs")["signs"].items() for sign in known}
