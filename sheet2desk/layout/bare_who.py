"""Columns whose header only asks "Who": whom they mean, the columns beside them tell."""

from __future__ import annotations

from sheet2desk.layout.claims import SURE, Candidate, Claims
from sheet2desk.layout.header_text import key
from sheet2desk.layout.meaning.contact import CONTACTS
from sheet2desk.layout.meaning.vocabulary import listed

#: A name must say so surely who asked.
_NAMED = 0.8


def named_before_bare(claims: Claims) -> None:
    """A header that only asks "Who" is of the one of whom no other tells: beside "Your name" it is who does it."""
    holder = claims.holder("requester.name")
    if holder is None or not _only_asks_who(claims, holder):
        return
    named = [place for place in claims.rivals("requester.name") if claims.lost[place].score >= _NAMED]
    if not named:
        return
    claims.pass_on(holder, max(named, key=lambda one: claims.lost[one].score))
    if "assignee" not in claims.taken:
        del claims.lost[holder.place]
        claims.give(holder.place, "assignee", 0.7, "it only asks who, and another column names who asked")


def who_and_the_text(claims: Claims) -> None:
    """A bare "Who" before the column that tells what happened is who says so, behind it who sees to it.

    Only where no other column tells of people.
    """
    text = claims.holder("description") or claims.holder("subject")
    asks, works = claims.holder("requester.name"), claims.holder("assignee")
    if text is None:
        return
    if asks is None and works is not None and works.place < text.place and works.score < SURE:
        _turn(claims, works, "requester.name", "before")
    elif works is None and asks is not None and asks.place > text.place and not claims.taken & CONTACTS:
        _turn(claims, asks, "assignee", "behind")


def _turn(claims: Claims, who: Candidate, name: str, where: str) -> None:
    if _only_asks_who(claims, who) and name not in claims.taken:
        claims.taken.discard(who.field)
        claims.give(who.place, name, 0.66, f"it asks who, {where} the column that tells what happened")


def _only_asks_who(claims: Claims, one: Candidate) -> bool:
    return key(claims.heads[one.place].text) in listed("by_whom", "by")
