"""Columns of people and firms by the side on which they stand: before the text who asked, behind it who sees to it."""

from __future__ import annotations

from dataclasses import replace

from sheet2desk.layout.claims import Candidate, Claims
from sheet2desk.layout.composed import speaks_of
from sheet2desk.layout.header_text import key
from sheet2desk.layout.meaning import ColumnProfile
from sheet2desk.layout.meaning.contact import CONTACTS
from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.given_names import share_of_named
from sheet2desk.layout.meaning.surnames import share_of_surnames
from sheet2desk.layout.meaning.vocabulary import listed
from sheet2desk.layout.owners import is_owner
from sheet2desk.layout.recorders import records

_ROLES = ("requester.name", "assignee")
#: A name must say so surely who does it to go before another.
_SURE = 0.8
#: A header that is surer than this names its column outright.
_OUTRIGHT = 0.94
#: Who does it is told in so many of the rows in which the other one is.
_AS_FULL = 0.8
_NAMED, _HALF = 0.6, 0.5
_FEWEST = 2


def people_by_side(claims: Claims) -> None:
    """Let the place of people beside the text decide between two columns of them, and firms behind it do the work."""
    _names_for_texts(claims)
    text = claims.holder("description") or claims.holder("subject")
    _owner_before(claims, text)
    if text is None:
        return
    _asks_before(claims, text)
    _doer_behind(claims, text)
    _asker_before(claims)
    _second_behind(claims, text)
    _firm_behind(claims, text)


def _names_for_texts(claims: Claims) -> None:
    """A "Titular" whose cells are people is no headline but who asked, where no other column tells that."""
    holder = claims.holder("subject")
    if holder is None or "requester.name" in claims.taken or claims.seen[holder.place].names < _SURE:
        return
    if any(guess.field == "requester.name" for guess in claims.guesses(holder.place)):
        claims.taken.discard("subject")
        claims.give(holder.place, "requester.name", 0.75, "its cells look like people's names")


def _owner_before(claims: Claims, text: Candidate | None) -> None:
    """An owner before the text, with a phone there, owns what is broken; behind it he owns the task."""
    holder = claims.holder("assignee")
    asks = claims.holder("requester.name")
    fixed = asks is None and "requester.name" in claims.taken
    if holder is None or fixed or not is_owner(claims.heads[holder.place]):
        return
    if asks is not None and (text is None or asks.place < text.place or asks.score > _OUTRIGHT):
        return
    end = text.place if text is not None else len(claims.heads)
    reached = claims.seen[holder.place].dialled > _HALF or (
        text is not None and any(one.field in CONTACTS and one.place < end for one in claims.chosen.values())
    )
    if holder.place < end and reached:
        claims.taken.discard("assignee")
        claims.give(holder.place, "requester.name", 0.72, "an owner who can be reached, before what happened")
        if asks is not None:
            claims.give(asks.place, "assignee", 0.66, "people behind what happened, and an owner before it")


def _asks_before(claims: Claims, text: Candidate) -> None:
    """Of people on both sides of the text, be one side headed by an unknown word, those before it asked."""
    holder = claims.holder("requester.name")
    if holder is None or holder.place < text.place or holder.score > _OUTRIGHT:
        return
    if any(speaks_of(claims.heads[holder.place].text, meaning) for meaning in ("open", "opener")):
        return
    for place in [*claims.rivals("requester.name"), *claims.free()]:
        if place > text.place or not _names_people(claims, place):
            continue
        if not _may_be_people(claims.seen[place]) or records(claims.heads[place]):
            continue
        claims.lost.pop(place, None)
        del claims.chosen[holder.place]
        claims.give(place, "requester.name", 0.62, "people before what happened; those behind it do the work")
        if "assignee" not in claims.taken:
            claims.give(holder.place, "assignee", 0.62, "people behind what happened; those before it asked")
        return


def _names_people(claims: Claims, place: int) -> bool:
    sample = claims.samples[place]
    if claims.seen[place].count <= _FEWEST or not claims.heads[place].text:
        return False
    named = max(share_of_named(sample), share_of_surnames(sample), claims.seen[place].names)
    other = any(guess.score > _SURE and guess.field not in _ROLES for guess in claims.guesses(place))
    return named > _NAMED and not other


def _doer_behind(claims: Claims, text: Candidate) -> None:
    """Of two columns named for those who do the work, one on each side of the text, the one behind it is theirs."""
    holder = claims.holder("assignee")
    if holder is None or holder.place > text.place or assigns(claims, holder.place):
        return
    fullest = claims.seen[holder.place].filled * _AS_FULL
    behind = [
        place
        for place in claims.rivals("assignee")
        if place > text.place
        and claims.lost[place].score >= _SURE
        and claims.seen[place].filled >= fullest
        and not records(claims.heads[place])
        and _may_be_people(claims.seen[place])
    ]
    if not behind:
        return
    claims.pass_on(holder, max(behind, key=lambda one: claims.lost[one].score), "and it stands behind what happened")


def _asker_before(claims: Claims) -> None:
    """Of two columns named for those who do work the first one is of who asked, where no other column tells that."""
    holder = claims.holder("assignee")
    if holder is None or "requester.name" in claims.taken:
        return
    for place in claims.rivals("assignee"):
        apart = (
            place < holder.place
            and claims.seen[place].count > _FEWEST
            and not records(claims.heads[place])
            and not assigns(claims, place)
        )
        if apart and claims.lost[place].score >= _SURE and _may_be_people(claims.seen[place]):
            del claims.lost[place]
            claims.give(place, "requester.name", 0.62, "people before those who do the work, and no other column asks")
            return


def _second_behind(claims: Claims, text: Candidate) -> None:
    """Of two columns under one name the one before the text is of who asked, the one behind it of who sees to it."""
    holder = claims.holder("requester.name")
    if holder is None or holder.place > text.place or "assignee" in claims.taken:
        return
    name = key(claims.heads[holder.place].text)
    for place in claims.rivals("requester.name"):
        if place > text.place and key(claims.heads[place].text) == name and _may_be_people(claims.seen[place]):
            del claims.lost[place]
            claims.give(place, "assignee", 0.66, "a second name, behind what happened")
            return


def _firm_behind(claims: Claims, text: Candidate) -> None:
    """A firm behind what happened was called to mend it, where no column tells who does the work."""
    firm = claims.holder("requester.organization")
    if firm is None or "assignee" in claims.taken or firm.place < text.place:
        return
    asks = claims.holder("requester.name")
    called = fold(claims.heads[firm.place].text) in listed("firms", "headers")
    if asks is not None and asks.place < firm.place and called:
        claims.drop(firm)
        claims.chosen[firm.place] = replace(firm, field="assignee", score=0.62, reason="a firm behind what happened")
        claims.taken.add("assignee")


def assigns(claims: Claims, place: int) -> bool:
    """Whether a header says in so many words that somebody was given the work."""
    text = claims.heads[place].text
    return any(speaks_of(text, meaning) for meaning in ("assign", "doing", "closer", "close", "work"))


def _may_be_people(seen: ColumnProfile) -> bool:
    return max(seen.dates, seen.numbers, seen.figures, seen.marks, seen.links) < _HALF and seen.long_text < _HALF
