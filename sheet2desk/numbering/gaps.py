"""The gaps of a log: which numbers are missing, between which tickets."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import field
from itertools import pairwise
from typing import Final

from sheet2desk.data_class import frozen, mutable
from sheet2desk.log import Log
from sheet2desk.numbering.number import Number, take_apart
from sheet2desk.numbering.series import JUMP, Issued, clashes_in, clashing, part
from sheet2desk.ticket import Ticket

_FEW: Final = 5  # steps; the gaps of a shorter series prove nothing against it


@frozen
class Gap:
    """Numbers missing between two tickets; `first` and `last` as the sheet would write them."""

    series: str
    first: str
    last: str
    count: int
    before: Ticket
    after: Ticket

    @property
    def ticket(self) -> str:
        """Return "523", or "523-524" for a range."""
        return self.first if self.count == 1 else f"{self.first}-{self.last}"

    @property
    def jump(self) -> bool:
        """Whether so many are missing that a new block of numbers is likelier than lost rows."""
        return self.count > JUMP

    @property
    def message(self) -> str:
        """Return the gap in words, with its neighbours and their days."""
        what = f"{self.ticket} {'is' if self.count == 1 else 'are'} missing"
        if self.count > 1:
            what += f" ({self.count} numbers)"
        if self.jump:
            what += ", a block of numbers or a jump"
        return f"{what} between {_neighbour(self.before)} and {_neighbour(self.after)}"


@mutable
class Numbering:
    """The gaps of a log in the order of its rows; `void` counts, by reason, the tickets whose numbers prove nothing."""

    gaps: list[Gap] = field(default_factory=list)
    void: dict[str, int] = field(default_factory=dict)


def find_gaps(log: Log) -> list[Gap]:
    """Return the gaps in the log's numbers, in the order of its rows."""
    return survey(log).gaps


def survey(log: Log) -> Numbering:
    """Return the gaps in the log's numbers, and why some numbers (or all) are no evidence."""
    result = Numbering()
    numbers: dict[str, list[Number]] = defaultdict(list)
    made = _made_by_formula(log)
    void: Counter[str] = Counter()
    for ticket in log.tickets:
        if (ticket.source.file, ticket.source.sheet) in made:
            void["the numbers are made by a formula, so a deleted row leaves no gap"] += ticket.id is not None
            continue
        number = take_apart(ticket)
        if number is not None:
            numbers[number.template].append(number)
    total = sum(len(members) for members in numbers.values())
    taken = _taken(numbers.values())
    for template, members in numbers.items():
        for series in part(members):
            if len({issued.value for issued in series}) < 2:
                continue
            reason = _no_series(series, main=2 * len(members) >= total)
            if reason:
                void[reason] += len(series)
            else:
                result.gaps += _gaps(template, series, taken)
    order = {id(ticket): place for place, ticket in enumerate(log.tickets)}
    result.gaps.sort(key=lambda gap: order[id(gap.before)])
    result.void = dict(void)
    if not numbers and not void:
        result.void = {"no ticket has a number": 0}
    return result


def _made_by_formula(log: Log) -> set[tuple[str, str]]:
    return {(source.file, sheet.name) for source in log.sources for sheet in source.sheets if sheet.numbered_by_formula}


def _taken(families: Iterable[list[Number]]) -> set[tuple[str, int]]:
    """Return the (text before the digits, number) of sub-numbers: "17a" and "17/1" also show that 17 was issued."""
    return {
        (number.lead, int(number.groups[0]))
        for members in families
        for number in members
        if number.template != f"{number.lead}#"
    }


def _no_series(series: list[Issued], *, main: bool) -> str:
    """Return why these numbers don't count up by one, or an empty string when they do.

    A few numbers that are the log's main series are believed whatever their steps.
    """
    if clashing(clashes_in(series), series):
        return "the numbers are used again for other tickets"
    steps = [later - earlier for earlier, later in pairwise(sorted({one.value for one in series}))]
    if (len(steps) >= _FEW or not main) and 2 * sum(step <= 3 for step in steps) < len(steps):
        return "the numbers don't count up by one"
    return ""


def _gaps(template: str, series: list[Issued], taken: set[tuple[str, int]]) -> Iterator[Gap]:
    leads = template.partition("#")[0]
    single = template.count("#") == 1
    for before, after in pairwise(series):
        first = before.value + 1
        for number in range(first, after.value) if single and after.value - before.value <= JUMP + 1 else ():
            if (leads, number) in taken:
                if number > first:
                    yield _gap(template, before, after, first, number - 1)
                first = number + 1
        if first < after.value:
            yield _gap(template, before, after, first, after.value - 1)


def _gap(template: str, before: Issued, after: Issued, first: int, last: int) -> Gap:
    return Gap(template, _write(before, first), _write(before, last), last - first + 1, before.ticket, after.ticket)


def _write(model: Issued, value: int) -> str:
    """Write a number as the sheet writes the one before it: its letters, its leading zeros."""
    text = model.ticket.id or ""
    return text[: model.end - len(model.digits)] + str(value).zfill(len(model.digits)) + text[model.end :]


def _neighbour(ticket: Ticket) -> str:
    if ticket.created_at is None:
        return f"#{ticket.id}"
    return f"#{ticket.id} ({ticket.created_at:%Y-%m-%d})"
