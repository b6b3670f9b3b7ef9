"""Reading tickets back from a desk: many with one request where it has such a call, else one after another."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from sheet2desk.desks.interface import Desk, Held, ListingDesk, Parts

MOST_TOGETHER = 50  # tickets in one answer: all of their texts are in memory at once

Read = Mapping[str, tuple[Held, Parts | None]]  # by number; who isn't in it is gone from the desk


def read_together(desk: Desk) -> int:
    """Return how many tickets this desk is best asked for at once."""
    return min(desk.capabilities.read_max, MOST_TOGETHER) if isinstance(desk, ListingDesk) else 1


def read_back(desk: Desk, remotes: Sequence[str], whole: Collection[str]) -> Read:
    """Return these tickets as the desk holds them now, with texts and files for those in `whole`."""
    if isinstance(desk, ListingDesk):
        return desk.read_many(remotes, whole) if remotes else {}
    found = {}
    for remote in remotes:
        held = desk.read(remote)
        if held:
            found[remote] = held, desk.read_parts(remote) if remote in whole else None
    return found
