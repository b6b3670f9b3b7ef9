"""Two columns that both read as the description: short words that come again are the kind of a request."""

from __future__ import annotations

from collections.abc import Sequence

from sheet2desk.layout.meaning import ColumnProfile
from sheet2desk.layout.rivals import Candidate, holder_of

#: So few of a column's values are its own where they are kinds, and so few words long.
_UNIQUE, _WORDS = 0.7, 3.5
_FEWEST = 6
#: And of one that stands beside the description.
_AGAIN = 0.5
#: Below this a header only may name a description ("Motif", "Grund").
_VAGUE = 0.75


def part_kinds_from_texts(
    seen: Sequence[ColumnProfile], chosen: dict[int, Candidate], lost: dict[int, Candidate], taken: set[str]
) -> None:
    """Give the description to the column of texts where the one that has it repeats a few words: these are a category.

    Changes the last three in place.
    """
    holder = holder_of(chosen, "description")
    if holder is None or "category" in taken:
        return
    own = seen[holder.place]
    if not _are_kinds(own, _UNIQUE):
        _kinds_beside(seen, chosen, lost, taken, holder)
        return
    rivals = [
        place
        for place, one in lost.items()
        if one.field == "description" and place not in chosen and _says_more(seen[place], own)
    ]
    if rivals:
        place = max(rivals, key=lambda one: (lost[one].score, seen[one].length))
        chosen[place] = lost.pop(place)
        why = "its words come again, and another column tells what happened"
    elif holder.score < _VAGUE and any(
        one.field in {"subject", "comments"} and _says_more(seen[place], own) for place, one in chosen.items()
    ):
        taken.discard("description")
        why = "its words come again, and other texts stand beside them"
    else:
        return
    chosen[holder.place] = Candidate(holder.place, "category", max(0.75, holder.score - 0.1), why)
    taken.add("category")


def _kinds_beside(
    seen: Sequence[ColumnProfile],
    chosen: dict[int, Candidate],
    lost: dict[int, Candidate],
    taken: set[str],
    holder: Candidate,
) -> None:
    """Make the one rival of a description that holds a few words again and again the category."""
    rivals = [
        place
        for place, one in lost.items()
        if one.field == "description"
        and place not in chosen
        and _are_kinds(seen[place], _AGAIN)
        and _says_more(seen[holder.place], seen[place])
    ]
    if len(rivals) == 1:
        (place,) = rivals
        score = min(_VAGUE, lost.pop(place).score)
        chosen[place] = Candidate(place, "category", score, "its words come again beside the description")
        taken.add("category")


def _are_kinds(seen: ColumnProfile, unique: float) -> bool:
    return seen.count >= _FEWEST and seen.unique <= unique and seen.words <= _WORDS and seen.long_text <= 0.2


def _says_more(seen: ColumnProfile, own: ColumnProfile) -> bool:
    return seen.count > 2 and seen.words > own.words + 1 and seen.length > own.length * 1.3
