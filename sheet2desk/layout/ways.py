"""Columns whose cells are ways in which a request comes: "phone", "at the desk"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sheet2desk.layout.claims import Claims
from sheet2desk.layout.composed import speaks_of
from sheet2desk.layout.meaning import cell_text, is_blank
from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.vocabulary import listed
from sheet2desk.layout.names import Heading
from sheet2desk.layout.recorders import records
from sheet2desk.workbook import Value

#: So many cells are ways of asking, so few of another column's are, and nearly all where a header speaks of a kind.
_SOME, _NONE, _MOST = 0.4, 0.1, 0.8
_FEWEST = 4


def ways_of_asking(claims: Claims) -> None:
    """Give the channel to the column whose cells are channels, of two that are headed so or from a kind of request."""
    _of_two(claims)
    _kinds(claims)


def unnamed_ways(claims: Claims) -> None:
    """Give the channel to cells that are nearly all channels, whatever their header says, where no column tells it.

    "Opened by" over counters and portals, where people sit, is who took the request in.
    """
    ways = [
        place
        for place in claims.free()
        if claims.seen[place].channels > _MOST and not took_in(claims.heads[place], claims.samples[place])
    ]
    if "channel" not in claims.taken and len(ways) == 1 and claims.seen[ways[0]].count >= _FEWEST:
        claims.lost.pop(ways[0], None)
        claims.give(ways[0], "channel", 0.6, "its cells are ways in which a request comes")


def took_in(head: Heading, sample: Sequence[Value]) -> bool:
    """Whether a column tells who took the requests in: its cells are counters and portals, where somebody sits."""
    opened = records(head) or any(speaks_of(head.text, meaning) for meaning in ("open", "opener"))
    posts = listed("channel_words", "posts")
    return opened and any(fold(cell_text(value)) in posts for value in sample if not is_blank(value))


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
