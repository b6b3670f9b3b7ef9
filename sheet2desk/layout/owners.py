"""An owner beside who does the work: staff come again row by row, the owners of animals, cars and flats don't."""

from __future__ import annotations

from sheet2desk.layout.claims import Claims
from sheet2desk.layout.composed import speaks_of
from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.vocabulary import listed
from sheet2desk.layout.names import Heading

#: A name must say so surely who does the work, and the owners must differ so much more than those who do.
_SURE, _MORE = 0.8, 0.2


def doer_before_owner(claims: Claims) -> None:
    """Make who does the work the assignee, and an owner of something the requester where nobody else is."""
    holder = claims.holder("assignee")
    if holder is None or not is_owner(claims.heads[holder.place]):
        return
    asks = any(one.field == "requester.name" and one.score > _SURE for one in claims.guesses(holder.place))
    beside_thing = "requester.name" not in claims.taken and _stands_behind_a_thing(claims, holder.place)
    doers = [
        place
        for place in claims.rivals("assignee")
        if claims.lost[place].score >= _SURE
        and not is_owner(claims.heads[place])
        and claims.seen[place].count > 2
        and (asks or beside_thing or claims.seen[holder.place].unique > claims.seen[place].unique + _MORE)
    ]
    if not doers:
        return
    place = max(doers, key=lambda one: claims.lost[one].score)
    claims.pass_on(holder, place)
    if "requester.name" not in claims.taken:
        del claims.lost[holder.place]
        why = f"an owner beside who does the work ({claims.heads[place].name})"
        claims.give(holder.place, "requester.name", 0.72, why)


def _stands_behind_a_thing(claims: Claims, place: int) -> bool:
    """Whether the column before names something that people own, and no field of a ticket: "Boat | Owner"."""
    before = place - 1
    return before in claims.free() and speaks_of(claims.heads[before].text, "aside")


def is_owner(head: Heading) -> bool:
    """Whether a header is of those who own something."""
    return any(fold(part) in listed("owners", "owners") for part in (head.text, *head.text.split("/")))
