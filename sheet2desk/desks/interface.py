"""What every desk is to the rest of the house: capabilities as data, drafts in, held tickets out.

A desk turns a ticket into a `Draft`: everything it is going to hold, in the very text it gives back, and what it
loses. `read` gives a `Held` in the same words, so that one comparison serves all desks.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from datetime import tzinfo
from typing import Literal, Protocol, runtime_checkable

from sheet2desk.data_class import frozen
from sheet2desk.errors import DeskRefused
from sheet2desk.ticket import Ticket

Kept = Literal["native", "switch", "side_channel", "none"]


@frozen
class Capabilities:
    """What a kind of desk can do; the words are those of its documentation, the limits in bytes where not said."""

    created: Kept
    solved: Kept
    first_response: Kept
    due: Kept
    comment_dates: Kept
    silent: Literal["per_call", "admin", "none"]  # a way to push without mailing customers
    external_key: Literal["upsert", "unique", "searchable", "none"]
    delete: Literal["hard", "soft", "none"]
    status_on_create: bool
    body_editable: bool
    subject_limit: int | None = None
    subject_unit: Literal["bytes", "characters"] = "characters"
    file_limit: int | None = None
    file_endings: frozenset[str] | None = None  # that the desk takes, in small letters; None for all
    files_on_create: int = 0  # how many bytes of files may ride with the request that creates
    comments_on_create: bool = False  # whether the comments ride with it too
    bulk_max: int = 1
    read_max: int = 1  # how many tickets one request reads back
    ordered_by_created: bool = False
    search_lag: float = 0.0  # seconds until a search finds what was written
    requests_per_second: float = 5.0  # what such a desk serves one client, for estimates


@frozen
class File:
    """An attachment to send: `sha256` (hex) and `size` of its bytes, `medium` the key of the bytes in Log.media."""

    name: str
    sha256: str
    size: int
    medium: str = field(default="", compare=False)


@frozen
class Context:
    """What a draft needs beside the ticket: its place in the desk, and the zone in which days begin."""

    zone: tzinfo
    people: Mapping[str, str] = field(default_factory=dict)  # name or e-mail in the log → the desk's own user
    assignee: str | None = None  # after routing
    group: str | None = None  # after routing
    routed: bool = False  # the assignee is the route's, not the sheet's


@frozen
class Draft:
    """A ticket as the desk is going to hold it.

    `fields` maps a ticket's field (or "field:<name>" of a custom one) to the very text that `read` gives back; ""
    must come back empty. A field that isn't in it is left to the desk. `extra` is the desk's own business.
    """

    key: str
    subject: str
    body: str
    fields: Mapping[str, str]
    comments: tuple[str, ...] = ()
    files: tuple[File, ...] = ()
    loses: tuple[str, ...] = ()
    mails: tuple[str, ...] = ()  # whom the desk mails about it, whatever we do
    gaps: tuple[tuple[str, str], ...] = ()  # (kind of word, word) that the desk has no counterpart for
    refused: str | None = None
    extra: Mapping[str, str] = field(default_factory=dict)


@frozen
class Held:
    """A ticket as the desk holds it now; `revision` changes whenever somebody changes the ticket."""

    remote: str
    key: str
    fields: Mapping[str, str]
    revision: str


@frozen
class HeldFile:
    """An attachment as the desk gives it back; `sha256` is "" where the desk doesn't give the bytes."""

    name: str
    sha256: str
    size: int


@frozen
class Parts:
    """The texts and files of a ticket in the desk, oldest first; where it can't be edited, the body is the first."""

    body: str
    comments: tuple[str, ...]
    files: tuple[HeldFile, ...]


Load = Callable[[File], bytes]


class Desk(Protocol):
    """One desk to talk to.

    Calls raise DeskDenied (stop), DeskUnreachable (later), DeskRefused (this ticket) and, where a request that
    changes something got no whole answer, OutcomeUnknown.
    """

    @property
    def identity(self) -> str:
        """Return what a journal knows this desk by: kind, address and place of the tickets, never a secret."""

    @property
    def capabilities(self) -> Capabilities:
        """Return what this desk keeps and loses."""

    @property
    def log_name(self) -> str | None:
        """Return the name that the profile gives the log, the first part of every key."""

    @property
    def loses(self) -> Sequence[str]:
        """Return what no ticket keeps in this desk."""

    def preflight(self) -> Sequence[str]:
        """Check credentials, rights, version and fields; return warnings. Raises DeskDenied or ConfigError."""

    def find_people(self, names: Collection[str]) -> Mapping[str, str]:
        """Return the desk's own user of each name or e-mail that it knows."""

    def draft(self, ticket: Ticket, key: str, context: Context) -> Draft:
        """Return the ticket as this desk is going to hold it; talks to nobody."""

    def keys(self, prefixes: Collection[str]) -> Iterator[tuple[str, str]]:
        """Yield (key, remote) of each ticket whose key begins with one of the prefixes."""

    def find(self, key: str) -> list[str]:
        """Return the tickets that really carry the key, oldest first."""

    def create(self, draft: Draft, files: Sequence[tuple[File, bytes]], *, final: bool) -> str:
        """Create the ticket silently with its key; `final` sets the last status at once. Return its number."""

    def read(self, remote: str) -> Held | None:
        """Return the ticket as it is now, None when it is gone or deleted."""

    def read_parts(self, remote: str) -> Parts:
        """Return body, comments and files."""

    def comment(self, remote: str, text: str) -> None:
        """Add an internal comment that mails no customer."""

    def attach(self, remote: str, file: File, content: bytes) -> None:
        """Add a file."""

    def update(self, remote: str, draft: Draft, names: Collection[str]) -> None:
        """Set these fields to what the draft says; repeating it changes nothing."""

    def finish(self, remote: str, draft: Draft) -> None:
        """Set the last status and the dates that go with it; repeating it changes nothing."""

    def delete(self, remote: str) -> None:
        """Remove the ticket; one that is gone already is no error."""

    def address(self, remote: str) -> str:
        """Return where a person opens the ticket."""


@runtime_checkable
class BulkDesk(Desk, Protocol):
    """A desk that makes up to `bulk_max` tickets with one request; all that rides with a create rides here too."""

    def create_many(self, drafts: Sequence[tuple[Draft, Sequence[tuple[File, bytes]]]]) -> list[str | DeskRefused]:
        """Create the tickets with their last status; return, in their order, each one's number or why it is refused.

        OutcomeUnknown when it isn't sure what became of each of them.
        """


@runtime_checkable
class ListingDesk(Desk, Protocol):
    """A desk that gives up to `read_max` tickets, with their texts and files, for fewer requests than one by one."""

    def read_many(self, remotes: Sequence[str], whole: Collection[str]) -> Mapping[str, tuple[Held, Parts | None]]:
        """Return what `read` gives of each ticket that is there, and what `read_parts` gives of those in `whole`."""


@runtime_checkable
class TaggingDesk(Desk, Protocol):
    """A desk that marks its tickets with the run that made them."""

    def begin_run(self, run: str) -> None:
        """Mark what is created from now on with this run."""


@runtime_checkable
class SideChannelDesk(Desk, Protocol):
    """A desk whose owner can give tickets the dates of the log with a script, on the desk's own machine."""

    def history(self, pushed: Iterable[tuple[str, str, Ticket]], zone: tzinfo) -> str:
        """Return the script for these tickets: (number in the desk, key, ticket)."""
