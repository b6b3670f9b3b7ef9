"""Marks of done: ticks, crosses, yes and no, whose meaning the column's header says."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.sense import Sense
from sheet2desk.layout.meaning.vocabulary import known_within, meanings, words

TICKS: Final = frozenset({"+", "++", "✓", "✔", "✔️", "☑", "☑️", "✅", "√", "🗸", "👍"})
CROSSES: Final = frozenset({"✗", "✘", "✖", "✖️", "❌", "❎", "☐", "⬜", "◻", "🗷", "👎"})


@dataclass(frozen=True, slots=True)
class Marks:
    """What marks mean in a column."""

    done: str  # what a mark of yes means
    undone: str | None  # what a mark of no means; None where that is anybody's guess
    weak: bool  # whether single letters and figures count as marks
    ticked: bool  # whether a mark of no is one

    def sense_of(self, text: str) -> Sense | None:
        """Return the meaning of a mark, None for any other text."""
        small = text.casefold()
        kind = kind_of(small)
        if kind == "yes" or (self.weak and small in words("marks", "weak_yes")):
            return Sense(self.done, "a mark of done in this column")
        if self.undone is not None and (
            (kind == "no" and self.ticked) or (self.weak and small in words("marks", "weak_no"))
        ):
            return Sense(self.undone, "not done, in a column of marks")
        return None


def marks_of(header: str, texts: Collection[str]) -> Marks:
    """Return what marks mean under a header; `texts` are the distinct ones of the column in small letters.

    Single letters and figures are marks among nothing but marks, or where others say yes in a word and none ticks.
    """
    asked = _asked(header)
    said = any(kind_of(text) == "yes" and text not in TICKS for text in texts)
    weak = asked is not None and (all(map(is_mark, texts)) or (said and TICKS.isdisjoint(texts)))
    ticked = asked is not None or any(kind_of(text) == "yes" for text in texts)
    if asked in {"open", "new", "pending"}:
        return Marks(asked, None, weak, ticked)
    return Marks(asked or "solved", "open", weak, ticked)


def is_mark(small: str) -> bool:
    """Whether a text in small letters may be a mark: letters and figures too, where nothing else stands."""
    return kind_of(small) is not None or small in words("marks", "weak_yes") | words("marks", "weak_no")


def kind_of(small: str) -> str | None:
    """Return "yes" or "no" for a mark in small letters."""
    word = fold(small) or small
    if small in TICKS or word in words("marks", "yes"):
        return "yes"
    return "no" if small in CROSSES or word in words("marks", "no") else None


def _asked(header: str) -> str | None:
    """Return the status that a header asks about: "Closed?", "Выполнено", "Отметка о вып."; None for another header."""
    folded = fold(header)
    if not folded:
        return None
    whole = meanings("statuses").get(folded)
    if whole is not None:
        return whole
    tokens = folded.split()
    found = [meaning for token in tokens if (meaning := _asks(token)) is not None]
    finished = [meaning for meaning in found if meaning in {"solved", "closed"}]
    if finished:
        return finished[0] if len(set(finished)) == 1 else "solved"
    if set(found) == {"open"} and len(tokens) < 4:
        return "open"
    return "solved" if {folded, *tokens} & words("marks", "done_header") else None


def _asks(token: str) -> str | None:
    within = known_within("statuses").get(token)
    finished = within[0] if within is not None and within[0] in {"solved", "closed"} else None
    return meanings("statuses").get(token) or finished
