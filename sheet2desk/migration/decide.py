"""What a ticket becomes: by the journal (what we gave the desk), the log (what it is now) and the desk (what it holds).

A field changes in the desk only when the sheet changed it and nobody touched it there; where both did, it is a
conflict and the ticket is left alone and told.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from sheet2desk.data_class import frozen
from sheet2desk.desks.drafting import same_text
from sheet2desk.desks.interface import Desk, Draft
from sheet2desk.migration.compare import differing_fields, differing_parts
from sheet2desk.migration.draft_record import load_draft

if TYPE_CHECKING:
    from sheet2desk.migration.journal import Entry

#: Names of an update's changes that aren't fields: what the desk can only add to.
BODY, COMMENTS, FILES = "description", "comments", "attachments"


@frozen
class Decision:
    """What a ticket becomes and why."""

    action: Literal["create", "update", "skip", "refuse"]
    reason: str = ""
    remote: str | None = None
    changes: tuple[str, ...] = ()


def decide(draft: Draft, entry: Entry | None, remotes: Sequence[str], desk: Desk) -> Decision:
    """Return what the ticket becomes; `remotes` are the tickets of the desk that carry its key."""
    if draft.refused:
        return Decision("refuse", draft.refused)
    if len(remotes) > 1:
        return Decision("refuse", f"the desk holds it {len(remotes)} times: {', '.join(remotes)}")
    if entry is None or entry.state in ("undone", "refused"):
        return _unknown_to_the_journal(draft, remotes, desk)
    if entry.state != "done":
        return Decision("create", "resumes what an earlier run began", entry.remote)
    return _pushed_before(draft, entry, remotes, desk)


def _unknown_to_the_journal(draft: Draft, remotes: Sequence[str], desk: Desk) -> Decision:
    held = desk.read(remotes[0]) if remotes else None
    if held is None:
        return Decision("create")
    differences = differing_fields(draft, held)
    if differences:
        return Decision("refuse", f"in the desk as {held.remote}, which differs: {differences[0]}", held.remote)
    if differing_parts(draft, desk.read_parts(held.remote)):
        return Decision(
            "create", f"completes {held.remote}, which is in the desk without all of its parts", held.remote
        )
    return Decision("skip", f"in the desk as {held.remote}, and equal", held.remote)


def _pushed_before(draft: Draft, entry: Entry, remotes: Sequence[str], desk: Desk) -> Decision:
    base = load_draft(entry.key, entry.draft)
    remote = entry.remote
    changed = [name for name, text in draft.fields.items() if same_text(text) != same_text(base.fields.get(name, ""))]
    parts = _changed_parts(draft, base)
    if remote in remotes and not changed and not parts:
        return Decision("skip", _kept(draft, base, remote), remote)
    held = desk.read(remote) if remote else None
    if held is None or held.key != draft.key:
        return Decision("refuse", f"pushed as {remote}, which the desk no longer holds: removed there?", remote)
    if not changed and not parts:
        return Decision("skip", _kept(draft, base, remote), remote)
    for name in changed:
        there = same_text(held.fields.get(name, ""))
        if there not in (same_text(base.fields.get(name, "")), same_text(draft.fields[name])):
            return Decision(
                "refuse",
                f"{name} was changed in the desk ({held.fields.get(name) or 'nothing'}) and in the log "
                f"({draft.fields[name] or 'nothing'}); it was {base.fields.get(name) or 'nothing'}",
                remote,
            )
    changes = (*changed, *parts)
    return Decision("update", "changed in the log", remote, changes)


def _kept(draft: Draft, base: Draft, remote: str | None) -> str:
    emptied = [name for name, text in base.fields.items() if text and name not in draft.fields]
    left = f"; {', '.join(emptied)}: emptied in the log, kept in the desk" if emptied else ""
    return f"in the desk as {remote}{left}"


def _changed_parts(draft: Draft, base: Draft) -> list[str]:
    changed = []
    if same_text(draft.body) != same_text(base.body):
        changed.append(BODY)
    if set(map(same_text, draft.comments)) - set(map(same_text, base.comments)):
        changed.append(COMMENTS)
    if {file.sha256 for file in draft.files} - {file.sha256 for file in base.files}:
        changed.append(FILES)
    return changed
