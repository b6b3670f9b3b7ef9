"""Ticket numbers: which of them belong to one series, and which are missing from it.

A number is a template with digits cut out: "БР-17/24" is "БР-#/#". One group of digits counts, the others name a
sub-series (the year, the month, the day, a department): a group that repeats the ticket's created date, as a date of
some spelling, never counts. Look-alike letters, case, blanks and kinds of dashes make no difference.

A series that begins anew on each sheet, in each file, year or month is told by its clashes: numbers taken twice by
different tickets. Numbers that a formula makes, or that don't count up by one, are no evidence of lost rows.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from itertools import pairwise
from typing import Final

from sheet2desk.log import Log
from sheet2desk.ticket import Moment, Ticket

#: More missing at once is rather a new block of numbers than so many lost requests.
JUMP: Final = 50
_DIGITS: Final = re.compile(r"[0-9]+")
_ENDLESS: Final = re.compile(r"[0-9]{19}")  # a barcode or a hash, nothing that counts
_NOISE: Final = re.compile(r"^\s*(?:№|#|n°|no\.?(?=\s*\0))+|\s+")
_FOLD: Final = str.maketrans("авекмнорстухіё‐‑‒–—−", "abekmhopctyxie------")
#: How a created date is written inside numbers; the long spellings first.
_DATE_SPELLINGS: Final = (
    "%Y%m%d", "%d%m%Y", "%y%m%d", "%d%m%y", "%Y%m", "%m%Y", "%Y", "%y%m", "%m%y", "%d%m", "%m%d", "%y", "%m", "%d",
)  # fmt: skip
_PREFIX_SPELLINGS: Final = ("%Y%m%d", "%d%m%Y", "%y%m%d", "%d%m%y", "%Y%m", "%Y", "%y%m", "%y")
_AGREEMENT: Final = 0.9  # of the tickets whose date is known
_CLASHES: Final = 0.1  # of the tickets; more means that the numbers begin anew somewhere
_FEW: Final = 5  # steps; the gaps of a shorter series prove nothing against it


@dataclass(frozen=True, slots=True)
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


@dataclass(slots=True)
class Numbering:
    """The gaps of a log in the order of its rows; `void` counts, by reason, the tickets whose numbers prove nothing."""

    gaps: list[Gap] = field(default_factory=list)
    void: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Number:
    ticket: Ticket
    template: str
    groups: tuple[str, ...]
    ends: tuple[int, ...]  # where each group ends in the ticket's own text


@dataclass(frozen=True, slots=True)
class _Issued:
    """A ticket's place in its series: the counting digits, and where they end in its own text."""

    value: int
    digits: str
    end: int
    ticket: Ticket


def find_gaps(log: Log) -> list[Gap]:
    """Return the gaps in the log's numbers, in the order of its rows."""
    return survey(log).gaps


def survey(log: Log) -> Numbering:
    """Return the gaps in the log's numbers, and why some numbers (or all) are no evidence."""
    result = Numbering()
    numbers: dict[str, list[_Number]] = defaultdict(list)
    made = _made_by_formula(log)
    void: Counter[str] = Counter()
    for ticket in log.tickets:
        if (ticket.source.file, ticket.source.sheet) in made:
            void["the numbers are made by a formula, so a deleted row leaves no gap"] += ticket.id is not None
            continue
        number = _take_apart(ticket)
        if number is not None:
            numbers[number.template].append(number)
    total = sum(len(members) for members in numbers.values())
    taken = _taken(numbers.values())
    for template, members in numbers.items():
        for series in _series(members):
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


def _take_apart(ticket: Ticket) -> _Number | None:
    """Return the number as template and groups of digits, or None where it holds no digit."""
    if ticket.id is None or _ENDLESS.search(ticket.id):
        return None
    if ticket.id.isdecimal() and ticket.id.isascii():  # most logs, and three times as fast
        return _Number(ticket, "#", (ticket.id,), (len(ticket.id),))
    found = list(_DIGITS.finditer(ticket.id))
    if not found:
        return None
    groups, ends = tuple(match[0] for match in found), tuple(match.end() for match in found)
    return _Number(ticket, _template(_DIGITS.sub("\0", ticket.id)), groups, ends)


@lru_cache(maxsize=4096)
def _template(cut: str) -> str:
    return _NOISE.sub("", cut.casefold()).translate(_FOLD).replace("\0", "#")


def _taken(families: Iterable[list[_Number]]) -> set[tuple[str, int]]:
    """Return the (text before the digits, number) of sub-numbers: "17a" and "17/1" also show that 17 was issued."""
    return {
        (lead, int(number.groups[0]))
        for members in families
        for number in members
        if number.template != (lead := number.template.partition("#")[0]) + "#"
    }


def _series(members: list[_Number]) -> Iterator[list[_Issued]]:
    """Part the numbers of one template into series, each in counting order."""
    counting, naming = _roles(members)
    groups: dict[Hashable, list[_Issued]] = defaultdict(list)
    for number in members:
        digits, end, name = number.groups[counting], number.ends[counting], [number.groups[part] for part in naming]
        groups[tuple(text.lstrip("0") for text in name)].append(_Issued(int(digits), digits, end, number.ticket))
    for issued in groups.values():
        cut = _date_prefix(issued) if len(members[0].groups) == 1 else 0
        for part in _without_prefix(issued, cut) if cut else [issued]:
            for run in _runs(part):
                yield sorted(run, key=lambda one: one.value)


def _without_prefix(issued: list[_Issued], cut: int) -> list[list[_Issued]]:
    """Part the numbers by their first digits, and count with the others."""
    return [
        [_Issued(int(one.digits[cut:]), one.digits[cut:], one.end, one.ticket) for one in part]
        for part in _by(issued, lambda one: one.digits[:cut])
    ]


def _roles(members: list[_Number]) -> tuple[int, list[int]]:
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


def _date_prefix(issued: list[_Issued]) -> int:
    """Return how many leading digits repeat the created date ("20240305001", "24017"), 0 for none."""
    dated = [(one.digits, one.ticket.created_at) for one in issued if one.ticket.created_at is not None]
    if len(dated) < 2 or len({len(one.digits) for one in issued}) > 1:
        return 0
    for spelling in _PREFIX_SPELLINGS:
        width = len(datetime(2024, 1, 1).strftime(spelling))
        if len(dated[0][0]) >= width + 2 and _agree([(digits[:width], day) for digits, day in dated], spelling):
            return width
    return 0


def _runs(issued: list[_Issued]) -> list[list[_Issued]]:
    """Part a series that begins anew: by file, sheet, year or month, the first that leaves few clashes."""
    for key in _BEGINS_ANEW:
        runs = _by(issued, key)
        if not _clashing(sum(_clashes(run) for run in runs), issued):
            return [part for run in runs for part in _by_file(run)]
    return [issued]


def _year(issued: _Issued) -> Hashable:
    created = issued.ticket.created_at
    return created and created.year


def _month(issued: _Issued) -> Hashable:
    created = issued.ticket.created_at
    return created and (created.year, created.month)


def _clashing(clashes: int, issued: list[_Issued]) -> bool:
    return clashes >= 3 and clashes > _CLASHES * len(issued)


_BEGINS_ANEW: Final[tuple[Callable[[_Issued], Hashable], ...]] = (
    lambda _: None,
    lambda one: one.ticket.source.file,
    lambda one: (one.ticket.source.file, one.ticket.source.sheet),
    _year,
    _month,
)


def _by_file(run: list[_Issued]) -> list[list[_Issued]]:
    """Part files whose numbers lie a jump apart: nothing says that they share a series."""
    parts: list[list[_Issued]] = []
    for one in sorted(run, key=lambda one: one.value):
        last = parts[-1][-1] if parts else None
        apart = last is not None and one.value - last.value > JUMP + 1
        if last is None or (apart and last.ticket.source.file != one.ticket.source.file):
            parts.append([])
        parts[-1].append(one)
    return parts


def _by(issued: list[_Issued], key: Callable[[_Issued], Hashable]) -> list[list[_Issued]]:
    parts: dict[Hashable, list[_Issued]] = defaultdict(list)
    for one in issued:
        parts[key(one)].append(one)
    return list(parts.values())


def _clashes(run: list[_Issued]) -> int:
    """Return how many tickets carry a number that a different ticket carries; copies of a row don't count."""
    first: dict[int, Ticket] = {}
    clashes = 0
    for one in run:
        earlier = first.setdefault(one.value, one.ticket)
        clashes += earlier is not one.ticket and _content(earlier) != _content(one.ticket)
    return clashes


def _content(ticket: Ticket) -> tuple[object, ...]:
    return ticket.created_at, ticket.subject or ticket.description, ticket.requester.name


def _no_series(series: list[_Issued], *, main: bool) -> str:
    """Return why these numbers don't count up by one, or an empty string when they do.

    A few numbers that are the log's main series are believed whatever their steps.
    """
    if _clashing(_clashes(series), series):
        return "the numbers are used again for other tickets"
    steps = [later - earlier for earlier, later in pairwise(sorted({one.value for one in series}))]
    if (len(steps) >= _FEW or not main) and 2 * sum(step <= 3 for step in steps) < len(steps):
        return "the numbers don't count up by one"
    return ""


def _gaps(template: str, series: list[_Issued], taken: set[tuple[str, int]]) -> Iterator[Gap]:
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


def _gap(template: str, before: _Issued, after: _Issued, first: int, last: int) -> Gap:
    return Gap(template, _write(before, first), _write(before, last), last - first + 1, before.ticket, after.ticket)


def _write(model: _Issued, value: int) -> str:
    """Write a number as the sheet writes the one before it: its letters, its leading zeros."""
    text = model.ticket.id or ""
    return text[: model.end - len(model.digits)] + str(value).zfill(len(model.digits)) + text[model.end :]


def _neighbour(ticket: Ticket) -> str:
    if ticket.created_at is None:
        return f"#{ticket.id}"
    return f"#{ticket.id} ({ticket.created_at:%Y-%m-%d})"
