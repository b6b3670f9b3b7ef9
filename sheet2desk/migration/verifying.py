"""Reading the desk back: every pushed ticket, every field, every file, against the log as it is now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import field
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from sheet2desk.data_class import frozen, mutable
from sheet2desk.desks.interface import Desk, Draft, Held, HeldFile, Parts
from sheet2desk.migration.compare import Difference, differing_fields, differing_parts, missing_files
from sheet2desk.migration.plan import Action, make_plan
from sheet2desk.migration.reading import read_back, read_together
from sheet2desk.migration.receipt import Progress
from sheet2desk.ticket import Source

if TYPE_CHECKING:
    from sheet2desk.config import Profile
    from sheet2desk.log import Log
    from sheet2desk.migration.journal import Journal

Totals = Mapping[str, Mapping[str, tuple[int, int]]]  # by what → word → (in the log, in the desk)


@frozen
class Checked:
    """One ticket of the log and what the desk holds of it; `remote` is None when it isn't there."""

    action: Action
    remote: str | None
    address: str | None
    differences: Sequence[Difference]

    @property
    def key(self) -> str:
        """Return the ticket's key."""
        return self.action.key


@mutable
class FileTotals:
    """Attachments by what became of them; `left_out` were announced by the plan, `equal` have the same SHA-256.

    `by_name` are those that the desk gives no bytes of: name and size are the same. `log` is the sum of all.
    """

    log: int = 0
    left_out: int = 0
    equal: int = 0
    by_name: int = 0
    missing: int = 0


@frozen
class CheckedRow:
    """One row of the source and what became of it; `remote` is its ticket's number in the desk."""

    file: str
    sheet: str
    row: int
    fate: str
    remote: str | None


@frozen
class Verification:
    """What the desk holds of a log.

    `totals` are by "month", "status" and "requester": (tickets of the log, tickets of the desk). `fates` counts the
    source rows by fate, the tickets among them by whether they are in the desk: it adds up to the rows read.
    `sources` names each source with the SHA-256 of its bytes, `rows` has one fate for each of its rows.
    """

    desk: str
    tickets: Sequence[Checked]
    totals: Totals
    fates: Mapping[str, int]
    loses: Sequence[str]
    files: FileTotals = field(default_factory=FileTotals)
    sources: Mapping[str, str] = field(default_factory=dict)
    rows: Sequence[CheckedRow] = ()

    @property
    def missing(self) -> list[Checked]:
        """Return the tickets that the desk doesn't hold."""
        return [checked for checked in self.tickets if checked.remote is None]

    @property
    def differing(self) -> list[Checked]:
        """Return the tickets that the desk holds otherwise."""
        return [checked for checked in self.tickets if checked.remote and checked.differences]

    @property
    def checked(self) -> int:
        """Return how many tickets were read back."""
        return sum(1 for checked in self.tickets if checked.remote)

    @property
    def equal(self) -> bool:
        """Return whether the desk holds all of the log, unchanged."""
        return not self.missing and not self.differing


def verify(
    log: Log,
    profile: Profile,
    desk: Desk,
    journal: Journal,
    now: datetime,
    progress: Progress | None = None,
    *,
    zone: tzinfo | None = None,
) -> Verification:
    """Read back what was pushed of the log and compare it; writes nothing. Raises what the desk raises."""
    plan = make_plan(log, profile, desk, journal, now, zone=zone)
    tickets = []
    log_side, desk_side, files = _Totals(), _Totals(), FileTotals()
    for action, held, parts in _read(plan.actions, desk, journal):
        log_side.add(action.draft, known=action.draft.fields.keys())
        differences: list[Difference] = []
        if held and parts:
            desk_side.add(held, known=action.draft.fields.keys())
            differences = differing_fields(action.draft, held) + differing_parts(action.draft, parts)
        _count_files(files, action, parts.files if parts else ())
        remote = held.remote if held else None
        tickets.append(Checked(action, remote, desk.address(remote) if remote else None, differences))
        if progress:
            progress(len(tickets), len(plan.actions), action.subject)
    return Verification(
        desk.identity,
        tickets,
        log_side.beside(desk_side),
        _fates(log, tickets),
        plan.loses,
        files,
        {source.file: source.sha256 for source in log.sources},
        _rows(log, tickets),
    )


def _read(
    actions: Sequence[Action], desk: Desk, journal: Journal
) -> Iterator[tuple[Action, Held | None, Parts | None]]:
    """Yield each ticket with what the desk holds of it."""
    together = read_together(desk)
    for start in range(0, len(actions), together):
        some = actions[start : start + together]
        remotes = [_remote(action, desk, journal) for action in some]
        wanted = list(dict.fromkeys(remote for remote in remotes if remote))
        there = read_back(desk, wanted, wanted)
        for action, remote in zip(some, remotes, strict=True):
            held, parts = there.get(remote or "", (None, None))
            yield action, held, parts


def _remote(action: Action, desk: Desk, journal: Journal) -> str | None:
    entry = journal.entry(desk.identity, action.key)
    remote = (entry.remote if entry and entry.state != "undone" else None) or action.remote
    if remote is None:
        found = desk.find(action.key)
        remote = found[0] if found else None
    return remote


class _Totals:
    """Control totals of one side."""

    def __init__(self) -> None:
        """Begin with nothing counted."""
        self._by: dict[str, Counter[str]] = {"month": Counter(), "status": Counter(), "requester": Counter()}

    def add(self, side: Draft | Held, *, known: Collection[str]) -> None:
        """Count a ticket by the fields that its draft knows: what the log leaves open, the desk fills as it likes."""
        fields = {name: text for name, text in side.fields.items() if name in known}
        self._by["month"][fields.get("created_at", "")[:7]] += 1
        self._by["status"][fields.get("status", "")] += 1
        self._by["requester"][fields.get("requester", "")] += 1

    def beside(self, other: _Totals) -> Totals:
        return {
            by: {word: (mine[word], other._by[by][word]) for word in sorted({*mine, *other._by[by]})}
            for by, mine in self._by.items()
        }


def _fates(log: Log, tickets: Sequence[Checked]) -> dict[str, int]:
    fates: Counter[str] = Counter()
    for source in log.sources:
        for sheet in source.sheets:
            fates.update(str(row.fate) for row in sheet.rows)
    fates.pop("ticket", None)
    there = sum(1 for checked in tickets if checked.remote)
    return {"ticket in the desk": there, "ticket not in the desk": len(tickets) - there, **dict(sorted(fates.items()))}


def _count_files(totals: FileTotals, action: Action, held: Sequence[HeldFile]) -> None:
    """Count the attachments of a ticket; each file of the desk answers for one of them."""
    sent = action.draft.files
    totals.log += len(action.ticket.attachments)
    totals.left_out += len(action.ticket.attachments) - len(sent)
    missing = missing_files(sent, Parts("", (), tuple(held)))
    hashes = Counter(file.sha256 for file in sent) & Counter(file.sha256 for file in held if file.sha256)
    totals.missing += len(missing)
    totals.equal += hashes.total()
    totals.by_name += len(sent) - len(missing) - hashes.total()


def _rows(log: Log, tickets: Sequence[Checked]) -> list[CheckedRow]:
    remotes = {checked.action.ticket.source: checked.remote for checked in tickets}
    rows = []
    for source in log.sources:
        for sheet in source.sheets:
            for row in sheet.rows:
                remote = remotes.get(Source(source.file, sheet.name, row.row))
                rows.append(CheckedRow(source.file, sheet.name, row.row, str(row.fate), remote))
    return rows
