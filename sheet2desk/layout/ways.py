"""Columns whose cells are ways in which a request comes: "phone", "at the desk"."""

from __future__ import annotations

from dataclasses import replace

from sheet2desk.layout.claims import Claims

#: So many cells are ways of asking, so few of another column's are, and nearly all where a header speaks of a kind.
_SOME, _NONE, _MOST = 0.4, 0.1, 0.8
_FEWEST = 4


def ways_of_asking(claims: Claims) -> None:
    """Give the channel to the column whose cells are channels, of two that are headed so or from a kind of request."""
    _of_two(claims)
    _kinds(claims)


def _of_two(claims: Claims) -> None:
    """Of two columns that are headed like a channel ("Vía", "Medio") the one whose cells are channels is it."""
    holder, rivals = claims.holder("channel"), claims.rivals("channel")
    if holder is None or not rivals:
        return
    place = max(rivals, key=lambda one: claims.seen[one].channels)
    if claims.seen[place].channels > _SOME and claims.seen[holder.place].channels < _NONE:
        claims.chosen[place] = replace(claims.lost.pop(place), reason="its cells are ways in which a request comes")
        del claims.chosen[holder.place]


def _kinds(claims: Claims) -> None:
    """A kind whose cells are channels is one, and another column that is headed like a kind tells the kind."""
    kind = claims.holder("category")
    if kind is None or "channel" in claims.taken:
        return
    seen = claims.seen[kind.place]
    if seen.channels < _MOST or seen.count < _FEWEST:
        return
    claims.taken.discard("category")
    claims.give(kind.place, "channel", 0.75, "its cells are ways in which a request comes")
    others = claims.rivals("category")
    if others:
        other = claims.lost.pop(others[0])
        claims.give(other.place, "category", other.score, other.reason)
