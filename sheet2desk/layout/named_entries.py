"""Entries that a table numbers and names by its own word for them: "Change Number", "Change Name"."""

from __future__ import annotations

from sheet2desk.layout.claims import SURE, Claims
from sheet2desk.layout.composed import speaks_of
from sheet2desk.layout.header_text import words
from sheet2desk.layout.meaning import ColumnProfile

#: The shares of the rows that have a number or a name of their own, and of numbers that go up.
_OWN, _RISING = 0.95, 0.9
_WORDS_OF_A_TITLE = 1.5
_NAMES = ("name", "title")


def number_and_name(claims: Claims) -> None:
    """Give number and subject to two columns headed by the same word, where each row has its own of both."""
    if {"id", "subject"} & claims.taken:
        return
    free = claims.free()
    for place in free:
        thing = _without(claims, place, ("number",))
        seen = claims.seen[place]
        if not thing or max(seen.integers, seen.codes) < _RISING or seen.unique < _OWN or seen.increasing < _RISING:
            continue
        for other in free:
            if other != place and _without(claims, other, _NAMES) == thing and _is_titled(claims.seen[other]):
                why = f"numbers and names of one thing, another in each row ({thing})"
                claims.give(place, "id", SURE, why)
                claims.give(other, "subject", SURE, why)
                return


def _without(claims: Claims, place: int, meanings: tuple[str, ...]) -> str:
    """Return a header without its word for number or name, "" where it has none or says nothing else."""
    said = words(claims.heads[place].text)
    rest = [word for word in said if not any(speaks_of(word, meaning) for meaning in meanings)]
    return " ".join(rest) if len(rest) < len(said) else ""


def _is_titled(seen: ColumnProfile) -> bool:
    return seen.count > 2 and seen.unique >= _OWN and seen.words > _WORDS_OF_A_TITLE and seen.names < 0.7
