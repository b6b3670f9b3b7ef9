"""One ticket on its way: each step is written into the journal before it is done, and again when it is.

A step whose end isn't in the journal may have been done: the desk is asked before it is repeated. So a run that was
killed at any moment leaves no ticket missing and none doubled after the next one. A ticket is done when it was read
back: that happens for several tickets together where the desk can, and until then the journal says `created`.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sheet2desk.desks.interface import BulkDesk, Desk, Draft, File
from sheet2desk.errors import DeskRefused, OutcomeUnknown
from sheet2desk.migration.compare import (
    OF_STATUS,
    Difference,
    differing_fields,
    differing_parts,
    missing_comments,
    missing_files,
)
from sheet2desk.migration.decide import BODY, COMMENTS, FILES
from sheet2desk.migration.draft_record import dump_draft
from sheet2desk.migration.journal import Entry, State
from sheet2desk.migration.plan import Action
from sheet2desk.migration.reading import Read, read_back, read_together
from sheet2desk.migration.receipt import Outcome, Receipt

if TYPE_CHECKING:
    from sheet2desk.migration.journal import Journal

TRIES = 3  # of a request whose answer gets lost
LOOKS = 3  # at a desk whose search lags
WAIT = 1.0  # second between looks at the least: a request may still be at work when its answer is given up


class Carrier:
    """Carries the tickets of one run."""

    def __init__(
        self,
        desk: Desk,
        journal: Journal,
        run: str,
        media: Mapping[str, Callable[[], bytes]],
        sleep: Callable[[float], None],
    ) -> None:
        """Take the desk, the journal, the name of the run, the pictures' bytes by their medium, and how to wait."""
        self._desk = desk
        self._journal = journal
        self._run = run
        self._media = media
        self._sleep = sleep
        self._together = read_together(desk)
        self._doubtful: dict[str, Action] = {}  # tickets whose answer got lost, by key
        self.refused: dict[str, DeskRefused] = {}  # tickets that the desk refused out of many, by key
        self._fresh: set[str] = set()  # keys of tickets that this run made together with others
        self._unread: list[tuple[Action, Outcome, str]] = []  # brought in and not read back yet
        self.receipts: dict[str, Receipt] = {}  # by key

    def leave(self, action: Action) -> None:
        """Write a receipt for a ticket that the plan refuses."""
        self._receive(Receipt(Outcome.REFUSED, action, action.remote, reason=action.reason))

    def skip(self, action: Action, reason: str) -> None:
        """Leave a ticket that is in the desk; one that the journal didn't know is written down."""
        entry = self._journal.entry(self._desk.identity, action.key)
        if action.remote and (entry is None or entry.state is not State.DONE):
            held = self._desk.read(action.remote)
            self._write(action, State.DONE, action.remote, revision=held.revision if held else None, run="")
        self._receive(Receipt(Outcome.SKIPPED, action, action.remote, self._address(action.remote), reason))

    def refuse(self, action: Action, reason: str) -> None:
        """Write down that the desk refuses the ticket, or a step of it, and go on."""
        entry = self._journal.entry(self._desk.identity, action.key)
        remote = entry.remote if entry else None
        if remote is None:
            self._write(action, State.REFUSED, None, reason=reason)
        self._receive(Receipt(Outcome.REFUSED, action, remote, self._address(remote), reason))

    def leave_unknown(self, action: Action, reason: str) -> None:
        """Write down that nobody knows whether the ticket arrived; the next run looks."""
        entry = self._journal.entry(self._desk.identity, action.key)
        remote = entry.remote if entry else None
        if remote is None:
            self._write(action, State.UNKNOWN, None, reason=reason)
        told = f"{reason}; the next run looks for it"
        self._receive(Receipt(Outcome.REFUSED, action, remote, self._address(remote), told))

    def create(self, action: Action) -> None:
        """Create the ticket, or go on where an earlier run stopped."""
        if action.key in self.refused:
            raise self.refused[action.key]
        entry = self._journal.entry(self._desk.identity, action.key)
        if entry and entry.state is State.DONE:
            self.skip(replace(action, remote=entry.remote), f"in the desk as {entry.remote}, pushed meanwhile")
            return
        remote = (entry.remote if entry and entry.state is State.CREATED else None) or action.remote
        fresh = action.key in self._fresh
        if remote is None:
            remote, fresh = self._bring_in(action, entry)
        draft = action.draft
        if not fresh:
            self._add_parts(remote, draft.comments, draft.files, look=True)
            self._desk.finish(remote, draft)
        elif not self._whole_at_once(draft):
            comments = () if self._desk.capabilities.comments_on_create else draft.comments
            self._add_parts(remote, comments, () if self._carries(draft) else draft.files, look=False)
            self._desk.finish(remote, draft)
        self._brought(action, Outcome.CREATED, remote)

    def create_together(self, actions: Sequence[Action]) -> None:
        """Create with one request the first of these tickets, and those after it that nothing is known of yet.

        The order of the plan is kept: the first ticket that must go alone ends the batch. What stays unsure is looked
        up when its turn comes.
        """
        desk = self._desk
        if not isinstance(desk, BulkDesk) or actions[0].key in self._fresh or actions[0].key in self.refused:
            return
        batch = []
        for action in actions:
            if action.action != "create":
                continue
            files = self._ready(action)
            if files is None:
                break
            batch.append((action, files))
        if len(batch) < 2:
            return
        for action, _ in batch:
            self._write(action, State.SENT, None)
        try:
            made = desk.create_many([(action.draft, files) for action, files in batch])
        except (OutcomeUnknown, DeskRefused):
            return
        for (action, _), outcome in zip(batch, made, strict=True):
            if isinstance(outcome, DeskRefused):
                self._write(action, State.REFUSED, None, reason=outcome.message)
                self.refused[action.key] = outcome
            else:
                self._write(action, State.CREATED, outcome)
                self._fresh.add(action.key)

    def _ready(self, action: Action) -> list[tuple[File, bytes]] | None:
        """Return the files with which a ticket may be created among others, None when it must go alone."""
        known = self._journal.entry(self._desk.identity, action.key)
        alone = not (self._whole_at_once(action.draft) or self._desk.capabilities.ordered_by_created)
        if alone or action.remote or (known and known.state is not State.REFUSED):
            return None
        try:
            return [(file, self._load(file)) for file in action.draft.files] if self._carries(action.draft) else []
        except DeskRefused:
            return None

    def update(self, action: Action) -> None:
        """Change what the log changed; a text that the desk can't change is added as a comment."""
        remote, draft = action.remote or "", action.draft
        names = [name for name in action.changes if name not in (BODY, COMMENTS, FILES)]
        new_text = BODY in action.changes
        if new_text and self._desk.capabilities.body_editable:
            names.append(BODY)
            new_text = False
        if names:
            self._desk.update(remote, draft, names)
        if new_text or {COMMENTS, FILES} & set(action.changes):
            self._add_parts(remote, (*((draft.body,) if new_text else ()), *draft.comments), draft.files, look=True)
        self._brought(action, Outcome.UPDATED, remote)

    def read_back(self) -> None:
        """Read back and compare the tickets brought in since the last time, and write down that they are done.

        When the desk stays away here, they stay `created` in the journal: the next run reads them back.
        """
        unread, self._unread = self._unread, []
        whole = {remote for action, outcome, remote in unread if action.draft.files or outcome is Outcome.UPDATED}
        try:
            there = read_back(self._desk, [remote for _, _, remote in unread], whole)
        except DeskRefused as refusal:
            if len(unread) == 1:
                self.refuse(unread[0][0], refusal.message)
                return
            for one in unread:
                self._unread = [one]
                self.read_back()
            return
        done = [self._compare(action, outcome, remote, there) for action, outcome, remote in unread]
        self._journal.write(self._desk.identity, *done)

    def settle(self) -> None:
        """Remove second copies of tickets whose answer got lost: a desk may finish a request long after.

        A copy that differs from what was sent in more than its status has been touched, or is somebody's own: it stays.
        """
        for key, action in self._doubtful.items():
            entry = self._journal.entry(self._desk.identity, key)
            if entry is None or entry.remote is None or self._desk.capabilities.delete == "none":
                continue
            for other in self._desk.find(key):
                held = self._desk.read(other) if other != entry.remote else None
                if held and all(found.field in OF_STATUS for found in differing_fields(action.draft, held)):
                    self._desk.delete(other)

    def _bring_in(self, action: Action, entry: Entry | None) -> tuple[str, bool]:
        """Return the ticket's number in the desk, and whether it was made just now; looks where it may be there."""
        if entry and entry.state in (State.SENT, State.UNKNOWN):
            found = self._look(action)
            if found:
                return found, False
        draft = action.draft
        files = [(file, self._load(file)) for file in draft.files] if self._carries(draft) else []
        self._write(action, State.SENT, None)
        for attempt in range(1, TRIES + 1):
            try:
                remote = self._desk.create(draft, files, final=self._whole_at_once(draft))
            except OutcomeUnknown:
                found = self._look(action)
                if found:
                    return found, False
                if attempt == TRIES:
                    raise
            else:
                self._write(action, State.CREATED, remote)
                return remote, True
        raise AssertionError("the loop returns or raises")

    def _look(self, action: Action) -> str | None:
        """Return the ticket that carries the key, and write it down; looks for a while, for searches lag."""
        self._doubtful[action.key] = action
        for look in range(LOOKS):
            if look:
                self._sleep(max(WAIT, self._desk.capabilities.search_lag / (LOOKS - 1)))
            found = self._desk.find(action.key)
            if found:
                self._write(action, State.CREATED, found[0])
                return found[0]
        return None

    def _add_parts(self, remote: str, texts: Sequence[str], files: Sequence[File], *, look: bool) -> None:
        """Add what isn't there; `look` says that some of it may be. A lost answer means looking again."""
        silences, left = 0, len(texts) + len(files)
        while True:
            if look:
                parts = self._desk.read_parts(remote)
                texts, files = missing_comments(texts, parts), missing_files(files, parts)
                if len(texts) + len(files) < left:
                    silences, left = 0, len(texts) + len(files)
            try:
                for text in texts:
                    self._desk.comment(remote, text)
                for file in files:
                    self._attach(remote, file)
            except OutcomeUnknown:
                silences += 1
                if silences == TRIES:
                    raise
                look = True
                self._sleep(WAIT)
            else:
                return

    def _attach(self, remote: str, file: File) -> None:
        """Add a file; one that the desk refuses doesn't hold its ticket up, reading back tells that it is missing."""
        content = self._load(file)
        with contextlib.suppress(DeskRefused):
            self._desk.attach(remote, file, content)

    def _brought(self, action: Action, outcome: Outcome, remote: str) -> None:
        """Keep in mind a ticket that is to be read back, and do so when they are enough."""
        self._unread.append((action, outcome, remote))
        if len(self._unread) >= self._together:
            self.read_back()

    def _compare(self, action: Action, outcome: Outcome, remote: str, there: Read) -> Entry:
        """Write the receipt of a ticket that was read back, and return the journal's entry of it."""
        held, parts = there.get(remote, (None, None))
        differences = differing_fields(action.draft, held) if held else [Difference("ticket", remote, "")]
        differences += differing_parts(action.draft, parts) if parts else []
        receipt = Receipt(outcome, action, remote, self._address(remote), action.reason, tuple(differences))
        self._receive(receipt)
        known = self._journal.entry(self._desk.identity, action.key) if outcome is Outcome.UPDATED else None
        run = known.run if known else self._run
        return self._entry(action, State.DONE, remote, revision=held.revision if held else None, run=run)

    def _receive(self, receipt: Receipt) -> None:
        self.receipts[receipt.key] = receipt

    def _whole_at_once(self, draft: Draft) -> bool:
        """Return whether one request makes the whole ticket, its last status included."""
        can = self._desk.capabilities
        bare = (not draft.comments or can.comments_on_create) and (not draft.files or self._carries(draft))
        return bare and can.status_on_create

    def _carries(self, draft: Draft) -> bool:
        """Return whether the request that creates takes the ticket's files with it."""
        return sum(file.size for file in draft.files) <= self._desk.capabilities.files_on_create

    def _load(self, file: File) -> bytes:
        try:
            content = self._media[file.medium]()
        except (KeyError, OSError) as trouble:
            raise DeskRefused(f"attachment {file.name} can't be read from the source ({trouble})") from None
        if hashlib.sha256(content).hexdigest() != file.sha256:
            raise DeskRefused(f"attachment {file.name} changed in the source since it was read")
        return content

    def _write(
        self,
        action: Action,
        state: State,
        remote: str | None,
        *,
        revision: str | None = None,
        reason: str | None = None,
        run: str | None = None,
    ) -> None:
        entry = self._entry(action, state, remote, revision=revision, reason=reason, run=run)
        self._journal.write(self._desk.identity, entry)

    def _entry(
        self,
        action: Action,
        state: State,
        remote: str | None,
        *,
        revision: str | None = None,
        reason: str | None = None,
        run: str | None = None,
    ) -> Entry:
        draft = dump_draft(action.draft)
        name = self._run if run is None else run
        return Entry(action.key, name, state, remote, action.place, action.identity, draft, revision, reason)

    def _address(self, remote: str | None) -> str | None:
        return self._desk.address(remote) if remote else None
