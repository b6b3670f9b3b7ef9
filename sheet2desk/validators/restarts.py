"""Numbers that start again on purpose: with each sheet, month or file."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass

from sheet2desk.ticket import Ticket

_NUMBER = re.compile(r"(\D*)(\d+)")
_LOW = 3  # a run that starts anew begins at 1, or at 3 when the first rows were deleted
_SHORTEST = 3  # tickets; a run of one or two is no pattern


@dataclass(frozen=True, slots=True)
class Restart:
    """A series of numbers that starts again: its runs in the log's order, and how many numbers stand in several."""

    prefix: str
    runs: list[list[Ticket]]
    repeated: int


def find_restarts(tickets: list[Ticket]) -> list[Restart]:
    """Return the series whose numbers start again at least once, each with its runs.

    A run ends where the number falls back to the beginning (3 at most) and rises again from there; a series counts
    when every run but the last has at least three tickets and runs rise.
    """
    series: dict[tuple[str, str], list[tuple[int, Ticket]]] = defaultdict(list)
    for ticket in tickets:
        found = _NUMBER.fullmatch((ticket.id or "").strip())
        if found:
            series[ticket.source.file, found.group(1)].append((int(found.group(2)), ticket))
    return [restart for (_, prefix), members in series.items() if (restart := _restart(prefix, members))]


def _restart(prefix: str, members: list[tuple[int, Ticket]]) -> Restart | None:
    runs: list[list[tuple[int, Ticket]]] = [[]]
    highest = 0
    for position, (number, ticket) in enumerate(members):
        if (
            runs[-1]
            and number <= _LOW
            and number < highest
            and _rises(members, position)
            and len(runs[-1]) >= _SHORTEST
        ):
            runs.append([])
            highest = 0
        runs[-1].append((number, ticket))
        highest = max(highest, number)
    if len(runs) < 2 or runs[0][0][0] > _LOW:
        return None
    counts = Counter(number for run in runs for number in {number for number, _ in run})
    repeated = sum(times > 1 for times in counts.values())
    return Restart(prefix, [[ticket for _, ticket in run] for run in runs], repeated)


def _rises(members: list[tuple[int, Ticket]], position: int) -> bool:
    """Return whether the numbers go up from here, so that a single stray low number starts no run."""
    here, *following = (number for number, _ in members[position : position + 3])
    return len(following) >= 1 and all(here < number <= here + 3 for number in following)
