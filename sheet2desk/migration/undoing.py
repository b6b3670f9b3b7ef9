"""Taking one run back: removes what it made and nobody touched since, lists the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from sheet2desk.data_class import frozen
from sheet2desk.desks.interface import Desk, Draft, Parts
from sheet2desk.errors import ConfigError, DeskRefused
from sheet2desk.migration.compare import OF_STATUS, Difference, added_parts, differing_fields
from sheet2desk.migration.draft_record import load_draft
from sheet2desk.migration.journal import Entry, State
from sheet2desk.migration.plan import check_desk
from sheet2desk.migration.receipt import Progress

if TYPE_CHECKING:
    from sheet2desk.migration.journal import Journal


@frozen
class Undone:
    """One ticket of the run: removed, or kept with the reason."""

    key: str
    remote: str
    address: str
    place: str
    removed: bool
    reason: str = ""


@frozen
class UndoResult:
    """What was taken back; tickets that the run only updated aren't its own and aren't listed."""

    run: str
    desk: str
    tickets: Sequence[Undone]

    @property
    def removed(self) -> list[Undone]:
        """Return the tickets that are gone."""
        return [ticket for ticket in self.tickets if ticket.removed]

    @property
    def kept(self) -> list[Undone]:
        """Return the tickets that stay, with the reason."""
        return [ticket for ticket in self.tickets if not ticket.removed]


def undo(run: str, desk: Desk, journal: Journal, now: datetime, progress: Progress | None = None) -> UndoResult:
    """Remove what the run made and nobody touched since. Safe to repeat: what is gone stays gone.

    Raises ConfigError when the journal knows no such run, Busy when another run holds the journal.
    """
    with journal.lock(desk.identity):
        check_run(run, desk, journal)
        check_desk(desk)
        entries = [_found(entry, desk) for entry in journal.entries(desk.identity).values() if entry.run == run]
        entries = [entry for entry in entries if entry.remote]
        tickets = []
        for done, entry in enumerate(entries, 1):
            tickets.append(_take_back(entry, desk, journal))
            if progress:
                progress(done, len(entries), entry.key)
        journal.end_run(run, now)
    return UndoResult(run, desk.identity, tickets)


def check_run(run: str, desk: Desk, journal: Journal) -> None:
    """Raise ConfigError, naming the last ones, when the journal knows no such run of this desk."""
    known = journal.runs(desk.identity)
    if run not in known:
        last = f"the last ones are {', '.join(known[-3:])}" if known else "the journal holds none for this desk"
        raise ConfigError(f"no run {run} in the journal", help=last)


def _found(entry: Entry, desk: Desk) -> Entry:
    """Return the entry with its ticket's number, looked up by the key when the run broke off before it was told."""
    if entry.remote or entry.state not in (State.SENT, State.UNKNOWN):
        return entry
    return replace(entry, remote=next(iter(desk.find(entry.key)), None))


def _take_back(entry: Entry, desk: Desk, journal: Journal) -> Undone:
    remote = entry.remote or ""
    reason = "" if entry.state is State.UNDONE else _why_keep(entry, desk)
    if not reason and entry.state is not State.UNDONE:
        try:
            desk.delete(remote)
        except DeskRefused as refusal:
            reason = f"the desk refuses: {refusal.message}"
        else:
            journal.write(desk.identity, replace(entry, state=State.UNDONE))
    return Undone(entry.key, remote, desk.address(remote), entry.place, not reason, reason)


def _why_keep(entry: Entry, desk: Desk) -> str:
    if desk.capabilities.delete == "none":
        return "this desk removes no tickets"
    held = desk.read(entry.remote or "")
    if held is None:
        return ""
    if held.key != entry.key:
        return "it no longer carries the key of the row"
    draft = load_draft(entry.key, entry.draft)
    differences = differing_fields(draft, held)
    if entry.state is State.DONE and held.revision != entry.revision:
        what = f": {differences[0]}" if differences else ""
        return f"touched in the desk since{what}"
    if entry.state is not State.DONE:
        return _others_work(draft, differences, desk.read_parts(held.remote))
    return ""


def _others_work(draft: Draft, differences: Sequence[Difference], parts: Parts) -> str:
    """Return what of a ticket that the run didn't bring to its end isn't the run's; what is missing may be."""
    changed = next((found for found in differences if found.found and found.field not in OF_STATUS), None)
    if changed:
        return f"touched in the desk since: {changed}"
    added = added_parts(draft, parts)
    return f"touched in the desk since: {added[0]} was added" if added else ""
