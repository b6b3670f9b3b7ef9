"""A desk in memory that breaks at a chosen call: killed, or its answer lost, before or after the call took effect."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from sheet2desk.config import DeskSettings
from sheet2desk.desks.drafting import Drafting
from sheet2desk.desks.interface import Capabilities, Context, Draft, File, Held, HeldFile, Parts
from sheet2desk.desks.options import Options, read_options
from sheet2desk.errors import DeskUnreachable, OutcomeUnknown
from sheet2desk.ticket import Ticket

Trouble = Literal["killed before", "killed after", "lost before", "lost after"]
CAPABILITIES = Capabilities(
    created="native",
    solved="native",
    first_response="native",
    due="native",
    comment_dates="none",
    silent="per_call",
    external_key="searchable",
    delete="hard",
    status_on_create=True,
    body_editable=False,
)
WORDS = {"new": "new", "open": "open", "pending": "waiting", "solved": "done", "closed": "done"}


class Killed(BaseException):
    """The process ends here."""


@dataclass
class Record:
    """A ticket in the fake desk."""

    key: str
    fields: dict[str, str]
    texts: list[str]
    files: list[HeldFile] = field(default_factory=list)
    revision: int = 0


class FakeDesk:
    """Holds tickets; `trouble` happens at changing call number `at` (from 1)."""

    loses = ("nothing much",)
    log_name = None
    identity = "fake"

    def __init__(
        self,
        capabilities: Capabilities = CAPABILITIES,
        *,
        at: int = 0,
        trouble: Trouble = "killed before",
        drops: str = "",
    ) -> None:
        self.capabilities = capabilities
        self.records: dict[str, Record] = {}
        self.calls = 0
        self.created: list[str] = []
        self._at = at
        self._trouble = trouble
        self._drops = drops
        self._options = read_options(DeskSettings(kind="fake"), Options, "fake")

    def _happens(self, when: str) -> None:
        if when == "before":
            self.calls += 1
        if self.calls == self._at and self._trouble.endswith(when):
            if self._trouble.startswith("killed"):
                raise Killed
            raise OutcomeUnknown("no answer")

    def preflight(self) -> Sequence[str]:
        return []

    def find_people(self, names: Collection[str]) -> Mapping[str, str]:
        return {name: name.split("@")[0] for name in names if "nobody" not in name}

    def draft(self, ticket: Ticket, key: str, context: Context) -> Draft:
        draft = Drafting(ticket, key, context, self._options, self.capabilities)
        draft.lay_subject()
        draft.lay_requester()
        draft.lay_status(WORDS)
        for name in ("created_at", "solved_at"):
            draft.lay_date(name, lambda moment: moment.isoformat())
        draft.place("assignee", draft.lay_assignee() or "")
        draft.lay_custom("category", "satisfaction")
        return draft.finish()

    def keys(self, prefixes: Collection[str]) -> Iterator[tuple[str, str]]:
        for remote, record in self.records.items():
            if record.key.startswith(tuple(prefixes)):
                yield record.key, remote

    def find(self, key: str) -> list[str]:
        return [remote for remote, record in self.records.items() if record.key == key]

    def create(self, draft: Draft, files: Sequence[tuple[File, bytes]], *, final: bool) -> str:
        self._happens("before")
        remote = str(len(self.created) + 1)
        fields = {name: text for name, text in draft.fields.items() if name != self._drops}
        fields["status"] = draft.fields["status"] if final and self.capabilities.status_on_create else "new"
        self.records[remote] = Record(draft.key, fields, [draft.body])
        self.records[remote].files += [self._hold(file, content) for file, content in files]
        self.created.append(draft.key)
        self._happens("after")
        return remote

    def read(self, remote: str) -> Held | None:
        record = self.records.get(remote)
        return Held(remote, record.key, dict(record.fields), str(record.revision)) if record else None

    def read_parts(self, remote: str) -> Parts:
        record = self.records[remote]
        return Parts(record.texts[0], tuple(record.texts[1:]), tuple(record.files))

    def comment(self, remote: str, text: str) -> None:
        self._happens("before")
        self.records[remote].texts.append(text.replace("\n", "\r\n") + "\n")
        self._happens("after")

    def attach(self, remote: str, file: File, content: bytes) -> None:
        self._happens("before")
        self.records[remote].files.append(self._hold(file, content))
        self._happens("after")

    def update(self, remote: str, draft: Draft, names: Collection[str]) -> None:
        self._happens("before")
        self.records[remote].fields |= {name: draft.fields[name] for name in names if name in draft.fields}
        self._happens("after")

    def finish(self, remote: str, draft: Draft) -> None:
        self._happens("before")
        self.records[remote].fields["status"] = draft.fields["status"]
        self._happens("after")

    def delete(self, remote: str) -> None:
        self.records.pop(remote, None)

    def address(self, remote: str) -> str:
        return f"fake:{remote}"

    def touch(self, remote: str, **fields: str) -> None:
        """Change a ticket as an agent would."""
        self.records[remote].fields |= fields
        self.records[remote].revision += 1

    def healed(self, **capabilities: object) -> FakeDesk:
        """Return the same desk, its tickets included, without the trouble."""
        kind = ListingFakeDesk if isinstance(self, ListingFakeDesk) else FakeDesk
        other = kind(replace(self.capabilities, **capabilities))  # type: ignore[arg-type]
        other.records, other.created = self.records, self.created
        return other

    @staticmethod
    def _hold(file: File, content: bytes) -> HeldFile:
        return HeldFile(file.name, hashlib.sha256(content).hexdigest(), len(content))


class ListingFakeDesk(FakeDesk):
    """Gives three tickets with one request; that may be cut too: a reading is nothing that must not be repeated."""

    def __init__(self, capabilities: Capabilities = CAPABILITIES, **more: object) -> None:
        super().__init__(replace(capabilities, read_max=3), **more)  # type: ignore[arg-type]
        self.read_together: list[int] = []

    def read_many(self, remotes: Sequence[str], whole: Collection[str]) -> Mapping[str, tuple[Held, Parts | None]]:
        try:
            self._happens("before")
        except OutcomeUnknown as silence:
            raise DeskUnreachable(silence.message) from None
        self.read_together.append(len(remotes))
        found = {}
        for remote in remotes:
            held = self.read(remote)
            if held:
                found[remote] = held, self.read_parts(remote) if remote in whole else None
        return found
