"""A folder: JSON Lines, a CSV and the attachments, for a desk that takes an import file and for keeping a copy.

Profile:

    [desks.copy]
    kind = "folder"
    folder = "tickets-out"         # made when it isn't there; counts from where the command runs

What lies in it: tickets.jsonl, a ticket a line in the words of `sheet2desk import`, with its key, number, group and
where its attachments were saved; tickets.csv, the same for a spreadsheet; attachments/<number>/<file name>. Nothing is
lost, nobody is mailed, no token is needed. The same log gives the same files, byte by byte; a ticket is there as a
whole or not at all, for a line that a broken run left half-written is cut off by the next one.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from sheet2desk.desks.door import Door
from sheet2desk.desks.drafting import same_text, show_comment
from sheet2desk.desks.folder_store import FolderStore
from sheet2desk.desks.interface import Capabilities, Context, Draft, File, Held, HeldFile, Parts
from sheet2desk.desks.options import Options
from sheet2desk.ticket import Comment, Moment, Ticket

TITLE: Final = "A folder of JSON Lines, CSV and attachments"
CAPABILITIES: Final = Capabilities(
    created="native",
    solved="native",
    first_response="native",
    due="native",
    comment_dates="native",
    silent="per_call",
    external_key="unique",
    delete="hard",
    status_on_create=True,
    body_editable=True,
    files_on_create=1_000_000_000,
    comments_on_create=True,
    requests_per_second=200.0,
)
PLAIN: Final = ("id", "subject", "assignee", "group", "status", "priority", "channel", "category", "satisfaction")
DATES: Final = ("created_at", "first_response_at", "solved_at", "due_at")
PERSON: Final = ("name", "email", "phone", "organization")


class FolderOptions(Options):
    """The keys of a desk of kind folder."""

    folder: str


class Folder:
    """One folder of tickets."""

    capabilities = CAPABILITIES
    loses: Sequence[str] = ()

    def __init__(self, door: Door) -> None:
        self._options = door.options(FolderOptions)
        self._store = FolderStore(Path(self._options.folder).expanduser().absolute())
        self.identity = f"folder {self._store.folder}"
        self.log_name = self._options.log
        self._comments: dict[str, Comment] = {}  # as it is shown → as it is

    def address(self, remote: str) -> str:
        """Return where a person finds the ticket."""
        return f"{self._store.lines}#{remote}"

    def preflight(self) -> Sequence[str]:
        """Make the folder, and mend what a broken run left."""
        return self._store.open()

    def find_people(self, names: Collection[str]) -> Mapping[str, str]:
        """Return everybody: a folder knows no strangers."""
        return {name: self._options.assignees.get(name, name) for name in names}

    def draft(self, ticket: Ticket, key: str, context: Context) -> Draft:
        """Return the ticket as its line is going to hold it."""
        record = self._record(ticket, key, context)
        comments = [comment for comment in ticket.comments if comment.body.strip()]
        self._comments |= {show_comment(comment): comment for comment in comments}
        return Draft(
            key,
            ticket.subject or "",
            ticket.description or "",
            _fields(record),
            tuple(show_comment(comment) for comment in comments),
            tuple(File(file.name, file.sha256, file.size, file.medium) for file in ticket.attachments),
            extra={"record": json.dumps(record, ensure_ascii=False)},
        )

    def _record(self, ticket: Ticket, key: str, context: Context) -> dict[str, Any]:
        requester, source = ticket.requester, ticket.source
        assignee = context.people.get(context.assignee or "", context.assignee)
        raw = dict(ticket.raw)
        if context.routed and ticket.assignee and ticket.assignee != assignee:
            raw.setdefault("assignee", ticket.assignee)
        return {
            "key": key,
            **{name: getattr(ticket, name) for name in ("id", "subject", "description")},
            "requester": {name: getattr(requester, name) for name in PERSON},
            "assignee": assignee,
            "group": self._options.groups.get(context.group or "", context.group),
            "status": self._options.statuses.get(ticket.status or "", ticket.status),
            "priority": self._options.priorities.get(ticket.priority or "", ticket.priority),
            **{name: getattr(ticket, name) for name in ("channel", "category")},
            **{name: _written(getattr(ticket, name)) for name in DATES},
            "satisfaction": ticket.satisfaction,
            "tags": list(ticket.tags),
            "comments": [_comment(comment) for comment in ticket.comments if comment.body.strip()],
            "attachments": [],
            "custom": dict(ticket.custom),
            "raw": raw,
            "source": {"file": source.file, "sheet": source.sheet, "row": source.row},
        }

    def keys(self, prefixes: Collection[str]) -> Iterator[tuple[str, str]]:
        """Yield the tickets whose key begins so."""
        wanted = tuple(prefixes)
        yield from ((key, remote) for remote, key in self._store.keys().items() if key.startswith(wanted))

    def find(self, key: str) -> list[str]:
        """Return the tickets that carry the key."""
        return [remote for remote, held in self._store.keys().items() if held == key]

    def create(self, draft: Draft, files: Sequence[tuple[File, bytes]], *, final: bool) -> str:  # noqa: ARG002 — nothing here reopens a ticket
        """Save the files, then add the line that makes the ticket."""
        record = json.loads(draft.extra["record"])
        number = self._store.next_number()
        record["attachments"] = [self._store.save(number, file.name, content) for file, content in files]
        self._store.add(number, record)
        return number

    def read(self, remote: str) -> Held | None:
        """Return the ticket as its line holds it now."""
        record = self._store.read(remote)
        if record is None:
            return None
        revision = hashlib.sha256(json.dumps(record, sort_keys=True).encode()).hexdigest()[:16]
        return Held(remote, record["key"], _fields(record), revision)

    def read_parts(self, remote: str) -> Parts:
        """Return description, comments and files."""
        record = self._store.read(remote) or {"comments": [], "attachments": [], "description": ""}
        texts = tuple(same_text(show_comment(_read_comment(item))) for item in record["comments"])
        files = []
        for item in record["attachments"]:
            content = self._store.load(item["saved_as"])
            files.append(HeldFile(item["name"], hashlib.sha256(content).hexdigest(), len(content)))
        return Parts(same_text(record["description"] or ""), texts, tuple(files))

    def comment(self, remote: str, text: str) -> None:
        """Add a comment, with its author and date."""
        record = self._store.need(remote)
        comment = self._comments.get(text) or Comment(text)
        self._store.replace(remote, record | {"comments": [*record["comments"], _comment(comment)]})

    def attach(self, remote: str, file: File, content: bytes) -> None:
        """Save a file and write it into the line."""
        record = self._store.need(remote)
        saved = self._store.save(remote, file.name, content)
        self._store.replace(remote, record | {"attachments": [*record["attachments"], saved]})

    def update(self, remote: str, draft: Draft, names: Collection[str]) -> None:
        """Set these fields."""
        new, record = json.loads(draft.extra["record"]), self._store.need(remote)
        for name in names:
            head, _, rest = name.partition(":" if name.startswith("field:") else ".")
            if head == "field":
                record["custom"] = {**record["custom"], rest: new["custom"][rest]}
            elif rest:
                record[head] = {**record[head], rest: new[head][rest]}
            else:
                record[head] = new[head]
        self._store.replace(remote, record)

    def finish(self, remote: str, draft: Draft) -> None:
        """Leave the ticket as it is: its last status was written with it."""

    def delete(self, remote: str) -> None:
        """Remove the line and the files."""
        self._store.remove(remote)


DESK: Final = Folder


def _fields(record: Mapping[str, Any]) -> dict[str, str]:
    fields = {name: _text(record[name]) for name in (*PLAIN, *DATES)}
    fields |= {f"requester.{name}": _text(record["requester"][name]) for name in PERSON}
    fields["tags"] = ", ".join(record["tags"])
    return fields | {f"field:{header}": text for header, text in record["custom"].items()}


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _written(moment: Moment | None) -> str | None:
    return moment.isoformat() if moment is not None else None


def _comment(comment: Comment) -> dict[str, Any]:
    return {"author": comment.author, "at": _written(comment.at), "body": comment.body}


def _read_comment(item: Mapping[str, Any]) -> Comment:
    at = item["at"]
    moment: Moment | None = None
    if at:
        moment = date.fromisoformat(at) if len(at) == len("2024-03-05") else datetime.fromisoformat(at)
    return Comment(item["body"], item["author"], moment)
