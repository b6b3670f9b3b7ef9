"""Columns of people under headers that don't say of whom: those who asked, or those who do the work."""

from __future__ import annotations

from collections.abc import Sequence

from sheet2desk.layout.claims import Claims
from sheet2desk.layout.composed import speaks_of
from sheet2desk.layout.meaning import ColumnProfile, cell_text, is_blank
from sheet2desk.layout.meaning.contact import CONTACTS
from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.given_names import share_of_named
from sheet2desk.layout.meaning.surnames import end_in_several_ways, share_of_surnames
from sheet2desk.layout.meaning.vocabulary import listed
from sheet2desk.layout.recorders import records

#: So many people's names, fewer in letters that are capital in any title ("Printer Jam").
_NAMES, _NAMES_IN_LATIN = 0.75, 0.9
#: One text in every row, or two, may be the name of anything.
_FEWEST_NAMES = 2.5
#: Where a column of phones or addresses stands, somebody's name is missing beside it.
_NAMES_BESIDE_CONTACTS = 0.6
_FEWEST_NAMED = 3
_WORDS_OF_A_NAME = 2.5
#: What a column of people may tell, and of whom.
WHOM = {"requester.name": "who asked", "assignee": "who does it"}
#: The share of a column's texts with a given name, or with surnames, by which it is one of people.
_NAMED, _SURNAMED = 0.6, 0.7
#: From this on a header names something else.
_ELSE = 0.75
_HALF = 0.5
#: So many cells are names, of several, where a header may name anything else.
_ALL_NAMED, _FEWEST_CELLS = 0.75, 5


def people_around(claims: Claims, unknown: Sequence[int]) -> None:
    """Give columns of people whose headers name nothing known to the role that no other column tells.

    So are those of one word that may name anything, or none, where all their cells are names.
    """
    unknown = sorted({*unknown, *(place for place in claims.free() if _holds_names(claims, place))})
    _people(claims, unknown)
    _by_whom(claims, unknown)
    _by_given_names(claims, unknown)


def _holds_names(claims: Claims, place: int) -> bool:
    """Whether nearly all cells are names, under no header or one word that may be that of people.

    Streets and towns are named after people, too, so what else the word may name must be the name of an occupation,
    and without any word the names must be given ones, or end in several ways.
    """
    text, sample, seen = claims.heads[place].text, claims.samples[place], claims.seen[place]
    if place in claims.lost or len(text.split()) > 1 or seen.count < _FEWEST_CELLS or is_else(seen) > 0.1:
        return False
    if not text and share_of_named(sample) <= _HALF and not end_in_several_ways(sample):
        return False
    if claims.names_other(place, _ELSE) and not fold(text).endswith(tuple(listed("agent_endings", "agents"))):
        return False
    if any(speaks_of(text, meaning) for meaning in ("sign", "address")):
        return False
    return max(share_of_named(sample), share_of_surnames(sample)) > _ALL_NAMED and seen.words < _WORDS_OF_A_NAME


def is_else(seen: ColumnProfile) -> float:
    """Return the share of cells that are surely no names."""
    marks = seen.marks + seen.denials
    return max(seen.numbers, seen.dates, seen.clocks, seen.statuses, seen.priorities, seen.figures, seen.links, marks)


def missing_roles(claims: Claims, place: int) -> list[str]:
    """Return the roles that no column tells, the likelier one first: behind the text stands who sees to it."""
    missing = [name for name in WHOM if name not in claims.taken]
    text = claims.holder("description") or claims.holder("subject")
    return missing[::-1] if text is not None and place > text.place else missing


def _people(claims: Claims, free: Sequence[int]) -> None:
    """Names of people are of who asked before the text and of who does it behind, or of whom no other column tells."""
    for place in free:
        missing = missing_roles(claims, place)
        if not missing:
            return
        name = missing[0]
        seen = claims.seen[place]
        latin = any(cell_text(value)[:1].isascii() for value in claims.samples[place] if not is_blank(value))
        enough = _NAMES_IN_LATIN if latin else _NAMES
        if name == "requester.name" and CONTACTS & claims.taken:
            enough = _NAMES_BESIDE_CONTACTS
        if place in claims.chosen or seen.count < 4 or seen.names < enough or seen.long_text > 0.2:
            continue
        if seen.unique * seen.count < _FEWEST_NAMES:
            continue
        claims.give(place, name, 0.56, f"its cells look like people's names, and no other column tells {WHOM[name]}")


def _by_whom(claims: Claims, free: Sequence[int]) -> None:
    """A header that asks by whom ("Vue par", "Checked out by") is of those of whom no other column tells.

    Staff come again row by row; those who ask do so less often.
    """
    for place in free:
        seen = claims.seen[place]
        if place in claims.chosen or seen.count < _FEWEST_NAMED or not speaks_of(claims.heads[place].text, "who"):
            continue
        if seen.words > _WORDS_OF_A_NAME or seen.long_text > 0.2 or is_else(seen) > 0.3:
            continue
        missing = [name for name in WHOM if name not in claims.taken and not records(claims.heads[place])]
        if len(missing) == 1 or (missing and seen.unique < 0.5):
            name = missing[-1]
            claims.give(place, name, 0.56, f"the header asks by whom, and no other column tells {WHOM[name]}")


def _by_given_names(claims: Claims, free: Sequence[int]) -> None:
    """Given names, which colleagues go by, or surnames alone are of those of whom no other column tells."""
    text = claims.holder("description") or claims.holder("subject")
    for place in free:
        missing = missing_roles(claims, place)
        seen = claims.seen[place]
        if records(claims.heads[place]):
            continue
        if not missing or place in claims.chosen or seen.count < _FEWEST_NAMED or seen.words > _WORDS_OF_A_NAME:
            continue
        sample = claims.samples[place]
        if is_else(seen) > _HALF or (share_of_named(sample) < _NAMED and share_of_surnames(sample) < _SURNAMED):
            continue
        again = seen.unique < _HALF and "assignee" in missing
        name = "assignee" if again else missing[0]
        if name == "assignee" and not again and text is not None and place < text.place:
            continue  # whom it concerns: the child, the driver
        claims.give(place, name, 0.57, f"its cells are names of people, and no other column tells {WHOM[name]}")
