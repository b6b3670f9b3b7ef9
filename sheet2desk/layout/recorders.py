"""Who wrote a request down beside who asked: a clerk at the desk is no customer."""

from __future__ import annotations

from sheet2desk.layout.claims import Claims
from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.vocabulary import listed
from sheet2desk.layout.names import Heading

#: A name must say so surely who asked.
_SURE = 0.8


def customer_before_recorder(claims: Claims) -> None:
    """Make who asked the requester where another column only tells who wrote it down."""
    holder = claims.holder("requester.name")
    if holder is None or not _records(claims.heads[holder.place]):
        return
    customers = [
        place
        for place in claims.rivals("requester.name")
        if claims.lost[place].score >= _SURE and not _records(claims.heads[place])
    ]
    if customers:
        claims.pass_on(holder, max(customers, key=lambda one: claims.lost[one].score))


def _records(head: Heading) -> bool:
    return fold(head.text) in listed("recorders", "recorders")
