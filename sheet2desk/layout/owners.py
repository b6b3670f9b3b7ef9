"""An owner beside who does the work: staff come again row by row, the owners of animals, cars and flats don't."""

from __future__ import annotations

from collections.abc import Sequence

from sheet2desk.layout.meaning import ColumnProfile
from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.vocabulary import listed
from sheet2desk.layout.names import Heading
from sheet2desk.layout.rivals import Candidate, holder_of

#: A name must say so surely who does the work, and the owners must differ so much more than those who do.
_SURE, _MORE = 0.8, 0.2


def doer_before_owner(
    heads: Sequence[Heading],
    seen: Sequence[ColumnProfile],
    chosen: dict[int, Candidate],
    lost: dict[int, Candidate],
    taken: set[str],
) -> None:
    """Make who does the work the assignee, and an owner of something the requester where nobody else is.

    Changes the last three in place.
    """
    holder = holder_of(chosen, "assignee")
    if holder is None or not _owns(heads[holder.place]):
        return
    doers = [
        place
        for place, one in lost.items()
        if one.field == "assignee"
        and one.score >= _SURE
        and place not in chosen
        and not _owns(heads[place])
        and seen[place].count > 2
        and seen[holder.place].unique > seen[place].unique + _MORE
    ]
    if not doers:
        return
    place = max(doers, key=lambda one: lost[one].score)
    del chosen[holder.place]
    chosen[place] = lost.pop(place)
    if "requester.name" in taken:
        lost[holder.place] = holder
        return
    why = f"an owner beside who does the work ({heads[place].name})"
    chosen[holder.place] = Candidate(holder.place, "requester.name", 0.72, why)
    taken.add("requester.name")


def _owns(head: Heading) -> bool:
    return fold(head.text) in listed("owners", "owners")
