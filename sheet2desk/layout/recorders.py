"""Who wrote a request down beside who asked: a clerk at the desk is no customer."""

from __future__ import annotations

from collections.abc import Sequence

from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.vocabulary import listed
from sheet2desk.layout.names import Heading
from sheet2desk.layout.rivals import Candidate, holder_of

#: A name must say so surely who asked.
_SURE = 0.8


def customer_before_recorder(
    heads: Sequence[Heading], chosen: dict[int, Candidate], lost: dict[int, Candidate]
) -> None:
    """Make who asked the requester where another column only tells who wrote it down; changes the last two in place."""
    holder = holder_of(chosen, "requester.name")
    if holder is None or not _records(heads[holder.place]):
        return
    customers = [
        place
        for place, one in lost.items()
        if one.field == "requester.name" and one.score >= _SURE and place not in chosen and not _records(heads[place])
    ]
    if customers:
        place = max(customers, key=lambda one: lost[one].score)
        lost[holder.place] = chosen.pop(holder.place)
        chosen[place] = lost.pop(place)


def _records(head: Heading) -> bool:
    return fold(head.text) in listed("recorders", "recorders")
