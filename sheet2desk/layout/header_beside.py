"""Headers that are read with what stands before or over them: "Reported | By", "erledigt | am", "Put right › By"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sheet2desk.layout.claims import SURE
from sheet2desk.layout.composed import words_before_days
from sheet2desk.layout.fit import DATE_FIELDS
from sheet2desk.layout.header_clauses import with_clauses
from sheet2desk.layout.header_signs import signs
from sheet2desk.layout.header_text import key
from sheet2desk.layout.meaning.vocabulary import listed
from sheet2desk.layout.names import JOINER, Heading
from sheet2desk.layout.vocabulary import Guess, guesses

#: A header that only says "on" may be of any day.
_VAGUELY = 0.62
PEOPLE = frozenset({"requester.name", "assignee"})
#: Who is behind the moment that a group names.
_WHOSE = {"created_at": "requester.name", "first_response_at": "assignee", "solved_at": "assignee"}


def guesses_at(heads: Sequence[Heading], place: int, spoken: frozenset[str]) -> Sequence[Guess]:
    """Return what a header may name; "By" behind "Reported" names who reported, "on" behind "Done" the day of it."""
    head = heads[place]
    before = heads[place - 1].text if place else ""
    if before and not head.group:
        joined = _with_the_one_before(before, head.text, spoken)
        if joined:
            return joined
    if key(head.text) in words_before_days() and not head.group:
        return (Guess("created_at", _VAGUELY, head.text, frozenset(), whole=True),)
    told = signs(head.text) or _by_under(head, spoken)
    return told or with_clauses(guesses(head.text, head.group, spoken), head.text, spoken)


def _with_the_one_before(before: str, text: str, spoken: frozenset[str]) -> Sequence[Guess]:
    by, on = key(text) in listed("by_whom", "by"), key(text) in words_before_days()
    if not (by or on):
        return ()
    wanted = PEOPLE if by else DATE_FIELDS
    joined = [one for one in guesses(f"{before} {text}", "", spoken) if one.field in wanted and one.score > SURE]
    if on:
        return joined
    return joined if any(guess.field in DATE_FIELDS for guess in guesses(before, "", spoken)) else ()


def _by_under(head: Heading, spoken: frozenset[str]) -> Sequence[Guess]:
    """Return whom "By" names under the name of a moment: "Reported › By" is who asked, "Put right › By" who did it."""
    if not head.group or key(head.text) not in listed("by_whom", "by"):
        return ()
    over = next(iter(guesses(head.group.rpartition(JOINER)[2], "", spoken)), None)
    name = _WHOSE.get(over.field) if over is not None and over.score >= SURE else None
    return (replace(over, field=name, score=0.93, whole=False),) if over is not None and name is not None else ()
