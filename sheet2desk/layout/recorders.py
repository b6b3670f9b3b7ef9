"""Who wrote a request down beside who asked: a clerk at the desk is no customer."""

from __future__ import annotations

from sheet2desk.layout.claims import Claims
from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.vocabulary import listed
from sheet2desk.layout.names import Heading

#: A name must say so surely who asked.
_SURE = 0.8
#: Who does it may be named by a word that is vague alone: "Gang".
_VAGUELY = 0.6


def customer_before_recorder(claims: Claims) -> None:
    """Make who asked the requester, and who does it the assignee, where another column only tells who wrote it down."""
    for name in ("requester.name", "assignee"):
        holder = claims.holder(name)
        if holder is None or not records(claims.heads[holder.place]):
            continue
        others = [
            place
            for place in claims.rivals(name)
            if claims.lost[place].score >= (_SURE if name == "requester.name" else _VAGUELY)
            and not records(claims.heads[place])
        ]
        if others:
            claims.pass_on(holder, max(others, key=lambda one: claims.lost[one].score))


def records(head: Heading) -> bool:
    """Whether a header is of those who only wrote a request down."""
    return fold(head.text) in listed("recorders", "recorders")
