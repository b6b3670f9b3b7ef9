"""django-helpdesk 2, by its REST interface.

Profile:

    [desks.quality]
    kind = "django-helpdesk"
    url = "https://helpdesk.example.com"   # with the path under which helpdesk is served, if any
    queue = 1                              # number of the queue
    token_env = "HELPDESK_TOKEN"           # a token of Django REST framework, of a staff user
    key_field = "external_id"              # custom field of type CharField for the key of the row
    [desks.quality.assignees]
    "ivanov@example.com" = "7"             # the desk's interface tells nobody's number: it must be given here
    [desks.quality.fields]
    satisfaction = "csat"                  # field of the ticket, or header of the sheet = custom field

What django-helpdesk keeps: title, description, requester's e-mail, assignee, status, priority, due date, attachments of
the endings that it allows. It tells no created date and takes none: the dates stand in the text. Pending is on hold.

Facts of django-helpdesk 2.6.1, measured: the status of a new ticket is always Open; a requester or an assignee given
with a new ticket is mailed, one that is set later is not, but gets the follow-ups from then on; a follow-up's title
renames the ticket and is never sent; a comment is rendered as a Django template, so braces are written as template
strings; there is no search, tickets are paged through; the bytes of an attachment can't be read back, only name and
size.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from sheet2desk.desks.door import Door
from sheet2desk.desks.drafting import Drafting, same_text
from sheet2desk.desks.interface import Capabilities, Context, Draft, File, Held, HeldFile, Parts
from sheet2desk.desks.media import media_type
from sheet2desk.desks.options import ServerOptions
from sheet2desk.desks.secret import mask_url
from sheet2desk.errors import ConfigError, DeskDenied
from sheet2desk.regex import regex
from sheet2desk.ticket import Ticket

TITLE: Final = "django-helpdesk 2"
CAPABILITIES: Final = Capabilities(
    created="none",
    solved="none",
    first_response="none",
    due="native",
    comment_dates="none",
    silent="per_call",
    external_key="none",
    delete="hard",
    status_on_create=False,
    body_editable=True,
    subject_limit=200,
    subject_unit="characters",
    file_endings=frozenset({".txt", ".asc", ".pdf", ".doc", ".docx", ".odt", ".jpg", ".png", ".eml"}),
    requests_per_second=7.0,
)
STATUSES: Final = {"new": "open", "open": "open", "pending": "on hold", "solved": "resolved", "closed": "closed"}
NUMBERS: Final = {"open": (1, False), "on hold": (1, True), "resolved": (3, False), "closed": (4, False)}
WORDS: Final = {1: "open", 2: "reopened", 3: "resolved", 4: "closed", 5: "duplicate"}
PRIORITIES: Final = {"low": 4, "normal": 3, "high": 2, "urgent": 1}
PAGE: Final = 100
LOSES: Final = (
    "django-helpdesk keeps no dates but the due date: created, first response and solved stand in the text",
    "comments carry the date of the push; their own date and author stand in their text",
    "the bytes of attachments can't be read back: names and sizes are compared",
    "the push itself mails nobody; comments and files that a later push adds are mailed to the assignee",
)


class DjangoHelpdeskOptions(ServerOptions):
    """The keys of a desk of kind django-helpdesk."""

    queue: int
    key_field: str = "external_id"


class DjangoHelpdesk:
    """One queue of one django-helpdesk."""

    capabilities = CAPABILITIES
    loses = LOSES

    def __init__(self, door: Door) -> None:
        """Check the profile's keys; nothing is sent yet."""
        secret = door.need_secret()
        self._options = door.options(DjangoHelpdeskOptions)
        for word in self._options.statuses.values():
            if word not in NUMBERS:
                raise ConfigError(
                    f"[desks.{door.name}] statuses: no status {word}", help=f"there are {', '.join(NUMBERS)}"
                )
        self._name, self._url = door.name, door.url("/api")
        self.identity = f"django-helpdesk {mask_url(self._url)} {self._options.queue}"
        self.log_name = self._options.log
        headers = {"Authorization": f"Token {secret.reveal()}"}
        timeout = self._options.timeout
        self._http = door.http(f"{self._url}/api", secret, headers=headers, explain=explain, timeout=timeout)

    def address(self, remote: str) -> str:
        """Return where a person opens the ticket."""
        return f"{self._url}/tickets/{remote}/"

    def preflight(self) -> Sequence[str]:
        """Check the token and that the custom fields of the profile are there."""
        about = self._http.call("OPTIONS", "/tickets/", repeat=True).json()
        there = about.get("actions", {}).get("POST") if isinstance(about, dict) else None
        if not there:
            raise DeskDenied(f"{self._name}: the token's user may not create tickets", help="use a staff user's token")
        for field in (self._options.key_field, *self._options.fields.values()):
            if f"custom_{field}" not in there:
                known = ", ".join(name.removeprefix("custom_") for name in there if name.startswith("custom_"))
                raise ConfigError(
                    f"desk {self._name}: there is no custom field {field}", help=f"make it; there are {known or 'none'}"
                )
        return []

    def find_people(self, names: Collection[str]) -> Mapping[str, str]:
        """Return the number of each user that the profile gives."""
        return {name: number for name, number in self._options.assignees.items() if name in names and number.isdigit()}

    def draft(self, ticket: Ticket, key: str, context: Context) -> Draft:
        """Return the ticket as django-helpdesk is going to hold it."""
        draft = Drafting(ticket, key, context, self._options, CAPABILITIES)
        draft.lay_subject()
        draft.lay_requester()
        draft.lay_status(STATUSES)
        if draft.lay_priority(PRIORITIES) is None:
            draft.lose("no priority: becomes 3 (normal), for the desk needs one")
        draft.place("assignee", draft.lay_assignee() or "")
        if context.group:
            draft.write("Group", context.group)
            draft.lose("group has no field: kept in the text")
        draft.lay_date("due_at", show_date, end_of_day=True)
        for name in ("created_at", "first_response_at", "solved_at"):
            draft.write_date(name)
        draft.lay_custom("channel", "category", "satisfaction", "tags")
        return draft.finish()

    def keys(self, prefixes: Collection[str]) -> Iterator[tuple[str, str]]:
        """Yield the tickets whose key begins so; there is no search, so all are looked at."""
        field = f"custom_{self._options.key_field}"
        page = 1
        while True:
            params = {"page_size": PAGE, "page": page}
            answer = self._http.call("GET", "/tickets/", params=params).json()
            for ticket in answer["results"]:
                key = ticket.get(field) or ""
                if key.startswith(tuple(prefixes)):
                    yield key, str(ticket["id"])
            if not answer["next"]:
                return
            page += 1

    def find(self, key: str) -> list[str]:
        """Return the tickets that really carry the key."""
        return sorted((remote for held, remote in self.keys([key]) if held == key), key=int)

    def create(self, draft: Draft, files: Sequence[tuple[File, bytes]], *, final: bool) -> str:  # noqa: ARG002 — both come later
        """Create the ticket with nobody to mail; requester, assignee and status are set by finish."""
        ticket = self._change(draft, [name for name, text in draft.fields.items() if text and name not in _LATER])
        ticket |= {
            "queue": self._options.queue,
            "description": draft.body,
            f"custom_{self._options.key_field}": draft.key,
        }
        return str(self._http.call("POST", "/tickets/", json={"priority": 3, **ticket}).json()["id"])

    def read(self, remote: str) -> Held | None:
        """Return the ticket as it is now."""
        ticket = self._get(remote)
        return self._held(ticket) if ticket else None

    def read_parts(self, remote: str) -> Parts:
        """Return description, follow-ups and files; the first follow-up is the description again."""
        return _parts(self._get(remote) or {"description": "", "followup_set": []})

    def read_many(self, remotes: Sequence[str], whole: Collection[str]) -> Mapping[str, tuple[Held, Parts | None]]:
        """Return each ticket and its parts by one request; there is no search by number."""
        tickets = {remote: self._get(remote) for remote in remotes}
        return {
            remote: (self._held(ticket), _parts(ticket) if remote in whole else None)
            for remote, ticket in tickets.items()
            if ticket
        }

    def _get(self, remote: str) -> dict[str, Any] | None:
        answer = self._http.call("GET", f"/tickets/{remote}/", allow=(404,))
        ticket: dict[str, Any] | None = answer.json() if answer.status == 200 else None
        return ticket

    def _held(self, ticket: Mapping[str, Any]) -> Held:
        status = "on hold" if ticket["on_hold"] and ticket["status"] == 1 else WORDS.get(ticket["status"], "")
        fields = {
            "subject": ticket["title"],
            "requester": (ticket["submitter_email"] or "").casefold(),
            "assignee": str(ticket["assigned_to"] or ""),
            "status": status,
            "priority": str(ticket["priority"]),
            "due_at": show_date(datetime.fromisoformat(ticket["due_date"])) if ticket["due_date"] else "",
            **{f"field:{field}": _text(ticket.get(f"custom_{field}")) for field in self._options.fields.values()},
        }
        revision = hashlib.sha256(json.dumps(ticket, sort_keys=True).encode()).hexdigest()[:16]
        return Held(str(ticket["id"]), ticket.get(f"custom_{self._options.key_field}") or "", fields, revision)

    def comment(self, remote: str, text: str) -> None:
        """Add a follow-up that is not public, so that nobody is mailed."""
        self._http.call(
            "POST", "/followups/", json={"ticket": int(remote), "comment": as_template(text), "public": False}
        )

    def attach(self, remote: str, file: File, content: bytes) -> None:
        """Add a file, in a follow-up that names it."""
        data = {"ticket": remote, "comment": as_template(file.name), "public": "false"}
        parts = [("attachments", (file.name, content, media_type(file.name)))]
        self._http.call("POST", "/followups/", data=data, files=parts)

    def update(self, remote: str, draft: Draft, names: Collection[str]) -> None:
        """Set these fields."""
        change = self._change(draft, names)
        if "description" in names:
            change["description"] = draft.body
        self._http.call("PATCH", f"/tickets/{remote}/", json=change, repeat=True)

    def finish(self, remote: str, draft: Draft) -> None:
        """Set requester, assignee and status, which mails nobody now."""
        self.update(remote, draft, [name for name in _LATER if name in draft.fields])

    def delete(self, remote: str) -> None:
        """Remove the ticket."""
        self._http.call("DELETE", f"/tickets/{remote}/", allow=(404,), repeat=True, plain=True)

    def _change(self, draft: Draft, names: Collection[str]) -> dict[str, Any]:
        fields, change = draft.fields, dict[str, Any]()
        for name in names:
            if name == "status":
                change["status"], change["on_hold"] = NUMBERS[fields[name]]
            elif name.startswith("field:"):
                change[f"custom_{name.removeprefix('field:')}"] = fields[name] or None
            elif name in _PROPERTIES:
                text = fields[name]
                change[_PROPERTIES[name]] = (
                    int(text) if text.isdigit() and name in _NUMBERS else text or _EMPTY.get(name)
                )
        return change


_LATER: Final = ("status", "requester", "assignee")
_NUMBERS: Final = frozenset({"assignee", "priority"})
_EMPTY: Final = {"requester": ""}  # the others are emptied by null
_PROPERTIES: Final = {
    "subject": "title",
    "requester": "submitter_email",
    "assignee": "assigned_to",
    "priority": "priority",
    "due_at": "due_date",
}
_OPENING = regex(r"\{(?=[{%#])")


DESK: Final = DjangoHelpdesk


def explain(body: Any) -> str:
    """Return what an error of Django REST framework says: {"detail": "…"} or {"field": ["…"]}."""
    if not isinstance(body, dict):
        return ""
    if "detail" in body:
        return str(body["detail"])
    return "; ".join(f"{field}: {' '.join(map(str, said))}" for field, said in body.items() if isinstance(said, list))


def as_template(text: str) -> str:
    """Return a Django template that renders to the text."""
    return _OPENING.sub('{{ "{" }}', text).replace("%}", '%{{ "}" }}')


def show_date(moment: datetime) -> str:
    """Return a moment in UTC, as it is sent and compared."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _parts(ticket: Mapping[str, Any]) -> Parts:
    entries = sorted(ticket["followup_set"], key=lambda entry: entry["id"])
    files = [file for entry in entries for file in entry["followupattachment_set"]]
    return Parts(
        same_text(ticket["description"] or ""),
        tuple(same_text(entry["comment"] or "") for entry in entries[1:]),
        tuple(HeldFile(file["filename"], "", file["size"]) for file in files),
    )


def _text(value: object) -> str:
    return "" if value is None else str(value)
