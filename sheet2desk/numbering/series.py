"""Which numbers count up together: sub-series by year or month, and series that begin anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator
from datetime import datetime
from itertools import pairwise
from typing import Final

from sheet2desk.data_class import frozen
from sheet2desk.numbering.number import Number
from sheet2desk.ticket import Moment, Ticket

#: More missing at once is rather a new block of numbers than so many lost requests.
JUMP: Final = 50
#: How a created date is written inside numbers; the long spellings first.
_DATE_SPELLINGS: Final = (
    "%Y%m%d", "%d%m%Y", "%y%m%d", "%d%m%y", "%Y%m", "%m%Y", "%Y", "%y%m", "%m%y", "%d%m", "%m%d", "%y", "%m", "%d",
)  # fmt: skip
_PREFIX_SPELLINGS: Final = ("%Y%m%d", "%d%m%Y", "%y%m%d", "%d%m%y", "%Y%m", "%Y", "%y%m", "%y")
_AGREEMENT: Final = 0.9  # of the tickets whose date is known
_CLASHES: Final = 0.1  # of the tickets; more means that the numbers begin anew somewhere


@frozen
class Issued:
    """A ticket's place in its series: the counting digits, and where they end in its own text."""

    value: int
    digits: str
    end: int
    ticket: Ticket


def part(members: list[Number]) -> Iterator[list[Issued]]:
    """Part the numbers of one template into series, each in counting order."""
    counting, naming = _roles(members)
    groups: dict[Hashable, list[Issued]] = defaultdict(list)
    for number in members:
        name = tuple(number.groups[place].lstrip("0") for place in naming)
        digits = number.groups[counting]
        groups[name].append(Issued(int(digits), digits, number.ends[counting], number.ticket))
    for issued in _joined(list(groups.values())):
        cut = _date_prefix(issued) if len(members[0].groups) == 1 else 0
        for numbers in _without_prefix(issued, cut) if cut else [issued]:
            for run in _runs(numbers):
                yield sorted(run, key=lambda one: one.value)


def _joined(groups: list[list[Issued]]) -> list[list[Issued]]:
    """Join sub-series that take the count over from each other ("17/03", "18/03", "19/04"): one series after all."""
    if len(groups) < 2:
        return groups
    dated = all(one.ticket.created_at for issued in groups for one in issued)
    ordered = sorted(groups, key=lambda issued: min(_day(one) for one in issued)) if dated else groups
    spans = [(min(one.value for one in issued), max(one.value for one in issued)) for issued in ordered]
    takes_over = all(0 < later[0] - earlier[1] <= JUMP + 1 for earlier, later in pairwise(spans))
    return [[one for issued in ordered for one in issued]] if takes_over else groups


def _day(issued: Issued) -> str:
    return f"{issued.ticket.created_at:%Y-%m-%d}"


def _without_prefix(issued: list[Issued], cut: int) -> list[list[Issued]]:
    """Part the numbers by their first digits, and count with the others."""
    return [
        [Issued(int(one.digits[cut:]), one.digits[cut:], one.end, one.ticket) for one in part]
        for part in _by(issued, lambda one: one.digits[:cut])
    ]


def _roles(members: list[Number]) -> tuple[int, list[int]]:
    """Return which group of digits counts, and which name the sub-series."""
    parts = range(len(members[0].groups))
    if len(parts) == 1:
        return 0, []
    undated = [part for part in parts if not _repeats_date([(n.groups[part], n.ticket) for n in members])]
    candidates = undated or list(parts)
    counting = max(candidates, key=lambda part: (len({number.groups[part] for number in members}), part))
    return counting, [part for part in parts if part != counting]


def _repeats_date(values: list[tuple[str, Ticket]]) -> bool:
    """Whether the digits are the created date in one spelling, or a year that stands for itself."""
    dated = [(digits, ticket.created_at) for digits, ticket in values if ticket.created_at is not None]
    if len(dated) >= 2:
        return any(_agree(dated, spelling) for spelling in _DATE_SPELLINGS)
    return all(len(digits) == 4 and digits[:2] in ("19", "20") for digits, _ in values)


def _agree(dated: list[tuple[str, Moment]], spelling: str) -> bool:
    """Whether the digits are the date in this spelling; the first hundred may already deny it."""
    for sample in (dated[:100], dated):
        same = sum(digits.lstrip("0") == created.strftime(spelling).lstrip("0") for digits, created in sample)
        if same < _AGREEMENT * len(sample):
            return False
    return True


def _date_prefix(issued: list[Issued]) -> int:
    """Return how many leading digits repeat the created date ("20240305001", "24017"), 0 for none."""
    dated = [(one.digits, one.ticket.created_at) for one in issued if one.ticket.created_at is not None]
    if len(dated) < 2 or len({len(one.digits) for one in issued}) > 1:
        return 0
    for spelling in _PREFIX_SPELLINGS:
        width = len(datetime(2024, 1, 1).strftime(spelling))
        if len(dated[0][0]) >= width + 2 and _agree([(digits[:width], day) for digits, day in dated], spelling):
            return width
    return 0


def _runs(issued: list[Issued]) -> list[list[Issued]]:
    """Part a series that begins anew: by file, sheet, year or month, the first that leaves few clashes."""
    for key in _BEGINS_ANEW:
        runs = _by(issued, key)
        if not clashing(sum(clashes_in(run) for run in runs), issued):
            return [part for run in runs for part in _by_file(run)]
    return [issued]


def _year(issued: Issued) -> Hashable:
    created = issued.ticket.created_at
    return created and created.year


def _month(issued: Issued) -> Hashable:
    created = issued.ticket.created_at
    return created and (created.year, created.month)


def clashing(clashes: int, issued: list[Issued]) -> bool:
    """Whether so many clashes are no slips of the hand."""
    return clashes >= 3 and clashes > _CLASHES * len(issued)


_BEGINS_ANEW: Final[tuple[Callable[[Issued], Hashable], ...]] = (
    lambda _: None,
    lambda one: one.ticket.source.file,
    lambda one: (one.ticket.source.file, one.ticket.source.sheet),
    _year,
    _month,
)


def _by_file(run: list[Issued]) -> list[list[Issued]]:
    """Part files whose numbers lie a jump apart: nothing says that they share a series."""
    parts: list[list[Issued]] = []
    for one in sorted(run, key=lambda one: one.value):
        last = parts[-1][-1] if parts else None
        apart = last is not None and one.value - last.value > JUMP + 1
        if last is None or (apart and last.ticket.source.file != one.ticket.source.file):
            parts.append([])
        parts[-1].append(one)
    return parts


def _by(issued: list[Issued], key: Callable[[Issued], Hashable]) -> list[list[Issued]]:
    parts: dict[Hashable, list[Issued]] = defaultdict(list)
    for one in issued:
        parts[key(one)].append(one)
    return list(parts.values())


def clashes_in(run: list[Issued]) -> int:
    """Return how many tickets carry a number that a different ticket carries; copies of a row don't count."""
    first: dict[int, Ticket] = {}
    clashes = 0
    for one in run:
        earlier = first.setdefault(one.value, one.ticket)
        clashes += earlier is not one.ticket and _content(earlier) != _content(one.ticket)
    return clashes


def _content(ticket: Ticket) -> tuple[object, ...]:
    return ticket.created_at, ticket.subject or ticket.description, ticket.requester.name
