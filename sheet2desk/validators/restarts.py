"""Numbers that start again on purpose: with each sheet, month or file."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Final

from sheet2desk.data_class import frozen
from sheet2desk.regex import regex
from sheet2desk.ticket import Ticket

_NUMBER = regex(r"(\D*)(\d+)")
_LOW: Final = 3  # a run begins at 1, or at 3 when its first rows were deleted
_SHORTEST: Final = 3  # tickets; a run of one or two is no pattern
_OVERLAP: Final = 0.5  # of a run's numbers must have been used before


@frozen
class Restart:
    """A series of numbers that starts again: its runs in the log's order, and how many numbers stand in several."""

    prefix: str
    runs: list[list[Ticket]]
    repeated: int


def find_restarts(tickets: list[Ticket]) -> list[Restart]:
    """Return the series whose numbers start again at least once, each with its runs.

    A run begins low (3 at most) on a new sheet, or within a sheet where the numbers fall back and rise again; half
    of its numbers were used before. One number that stands twice is no pattern.
    """
    series: dict[str, list[tuple[int, Ticket]]] = defaultdict(list)
    for ticket in tickets:
        found = _NUMBER.fullmatch((ticket.id or "").strip())
        if found:
            series[found.group(1)].append((int(found.group(2)), ticket))
    return [restart for prefix, members in series.items() if (restart := _restart(prefix, members))]


def _restart(prefix: str, members: list[tuple[int, Ticket]]) -> Restart | None:
    runs: list[list[tuple[int, Ticket]]] = []
    highest = 0
    for position, (number, ticket) in enumerate(members):
        new_sheet = not runs or _sheet(runs[-1][-1][1]) != _sheet(ticket)
        if new_sheet or (number <= _LOW and number < highest and _rises(members, position)):
            runs.append([])
            highest = 0
        runs[-1].append((number, ticket))
        highest = max(highest, number)
    runs = _joined(runs)
    if len(runs) < 2 or min(number for number, _ in runs[0]) > _LOW:
        return None
    counts = Counter(number for run in runs for number in {number for number, _ in run})
    repeated = sum(times > 1 for times in counts.values())
    return Restart(prefix, [[ticket for _, ticket in run] for run in runs], repeated)


def _joined(runs: list[list[tuple[int, Ticket]]]) -> list[list[tuple[int, Ticket]]]:
    """Return the runs with each that doesn't start again put to the one before it."""
    joined: list[list[tuple[int, Ticket]]] = []
    used: set[int] = set()
    for run in runs:
        numbers = {number for number, _ in run}
        again = len(run) >= _SHORTEST and min(numbers) <= _LOW and len(numbers & used) >= _OVERLAP * len(numbers)
        if joined and not again:
            joined[-1] += run
        else:
            joined.append(list(run))
        used |= numbers
    return joined


def _sheet(ticket: Ticket) -> tuple[str, str]:
    return ticket.source.file, ticket.source.sheet


def _rises(members: list[tuple[int, Ticket]], position: int) -> bool:
    """Return whether the numbers go up from here, so that a single stray low number starts no run."""
    here, *following = (number for number, _ in members[position : position + 3])
    return len(following) >= 1 and all(here < number <= here + 3 for number in following)
