"""Whether a cell of a status says that its ticket has come to an end."""

from __future__ import annotations

from sheet2desk.layout.meaning.done_marks import kind_of
from sheet2desk.layout.meaning.spellings import meanings

_ENDED = frozenset({"solved", "closed"})


def says_ended(word: str) -> bool | None:
    """Return whether a word of a status or a mark says that a ticket is done, None where it says neither."""
    meaning = meanings("statuses").get(word)
    if meaning is not None:
        return meaning in _ENDED
    kind = kind_of(word)
    return kind == "yes" if kind is not None else {"y": True, "n": False}.get(word)
