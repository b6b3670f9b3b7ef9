"""Zendesk Support, by its ticket import interface: the one that keeps dates and mails nobody.

Profile:

    [desks.support]
    kind = "zendesk"
    url = "https://example.zendesk.com"
    email = "importer@example.com" # of an administrator; leave it out when the token is an OAuth one
    token_env = "ZENDESK_TOKEN"    # Admin Center › Apps and integrations › Zendesk API › API tokens
    requester_fallback = "log@example.com"  # requester of tickets that name nobody; the administrator without it
    [desks.support.fields]
    satisfaction = "CSAT"          # field of the ticket, or header of the sheet = title of a ticket field

What Zendesk keeps: created date, the dates of comments, requester (made once, by e-mail, else by name), assignee,
group, status, priority, files. The sheet's key stands in external_id; each ticket bears the tags sheet2desk and
sheet2desk-run-<run>, by which views and reports can leave the import out. Comments become internal notes.

What it loses: Zendesk computes no metrics for imported tickets, and shows neither first response nor solved date of
them: both stand in the text (or in fields that you name above). Due dates need a field too. A person whom Zendesk knows
by e-mail takes the name that the log has. A closed ticket can't be changed again, not even by a later push; others may
be touched by your automations: statuses = { solved = "closed" } keeps them out.

Facts: only administrators may import; external_id isn't unique, so every hit is checked; what Zendesk drops it names in
the header x-zendesk-api-warn, which is reported as a difference.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, Final

from sheet2desk.desks.door import Door
from sheet2desk.desks.drafting import Drafting, instant, same_text
from sheet2desk.desks.http import Answer
from sheet2desk.desks.interface import Capabilities, Context, Draft, File, Held, HeldFile, Parts
from sheet2desk.desks.secret import mask_url
from sheet2desk.desks.zendesk_files import ZendeskFiles
from sheet2desk.desks.zendesk_pages import pages
from sheet2desk.desks.zendesk_words import (
    PRIORITIES,
    REMOTE_NAMES,
    STATUSES,
    TicketFields,
    ZendeskOptions,
    comment_dates,
    dropped,
    explain,
    external_id,
    key_of,
    show_date,
)
from sheet2desk.errors import ConfigError, DeskDenied, DeskRefused, OutcomeUnknown
from sheet2desk.ticket import Ticket

TITLE: Final = "Zendesk"
CAPABILITIES: Final = Capabilities(
    created="native",
    solved="none",
    first_response="none",
    due="none",
    comment_dates="native",
    silent="per_call",
    external_key="searchable",
    delete="soft",
    status_on_create=True,
    body_editable=False,
    subject_limit=255,
    file_limit=50_000_000,
    files_on_create=1_000_000_000,
    comments_on_create=True,
    bulk_max=100,
    read_max=100,
    requests_per_second=5.0,
)
POLLS: Final = 600  # of a bulk job, a second apart
TAG: Final = "sheet2desk"
WARNED: Final = "x-zendesk-api-warn"
LOSES: Final = (
    "Zendesk computes no metrics for imported tickets: exclude the tag sheet2desk from its reports",
    "a closed ticket can't be changed again, not even by a later push",
    "comments that a later push adds carry the date of that push; their own stands in their text",
)


class Zendesk:
    """One Zendesk account."""

    capabilities = CAPABILITIES
    loses = LOSES

    def __init__(self, door: Door) -> None:
        secret = door.need_secret()
        self._options = door.options(ZendeskOptions)
        self._name, self._url = door.name, door.url("/api/v2")
        self.identity = f"zendesk {mask_url(self._url)}"
        self.log_name = self._options.log
        login, email = secret.reveal(), self._options.email
        self._http = door.http(
            f"{self._url}/api/v2",
            secret,
            headers={} if email else {"Authorization": f"Bearer {login}"},
            basic=(f"{email}/token", login) if email else None,
            explain=explain,
        )
        store = door.http(self._url, secret, headers={}, explain=explain)
        self._files = ZendeskFiles(self._url, self._http, store)
        self._sleep = door.sleep
        self._run = ""
        self._me: dict[str, Any] = {}
        self._fields = TicketFields([])
        self._groups: dict[str, str] = {}
        self._users: dict[str, int] = {}  # e-mail or name → user
        self._warned: dict[str, str] = {}  # ticket → what Zendesk said that it dropped

    def address(self, remote: str) -> str:
        """Return where an agent opens the ticket."""
        return f"{self._url}/agent/tickets/{remote}"

    def begin_run(self, run: str) -> None:
        """Tag what is created from now on with the run."""
        self._run = run

    def preflight(self) -> Sequence[str]:
        """Check that the token is an administrator's, and that the profile's fields and groups are there."""
        self._me = self._http.call("GET", "/users/me.json").json()["user"]
        if not self._me.get("id"):
            raise DeskDenied(f"{mask_url(self._url)}: nobody is signed in", help="check email and token")
        if self._me["role"] != "admin":
            raise DeskDenied(
                f"{mask_url(self._url)}: {self._me['email']} is {self._me['role']}, and only administrators may import",
                help="use an administrator's e-mail and token",
            )
        self._fields = TicketFields(self._http.call("GET", "/ticket_fields.json").json()["ticket_fields"])
        for title in self._options.fields.values():
            if title not in self._fields.titles:
                raise ConfigError(
                    f"desk {self._name}: Zendesk has no ticket field {title}",
                    help=f"make it in Admin Center; there are {', '.join(sorted(self._fields.titles)) or 'none'}",
                )
        groups = self._http.call("GET", "/groups.json").json()["groups"]
        self._groups = {group["name"].casefold(): str(group["id"]) for group in groups}
        for name in self._options.groups.values():
            if name.casefold() not in self._groups:
                raise ConfigError(f"desk {self._name}: Zendesk has no group {name}", help="mend groups in the profile")
        for word in self._options.statuses.values():
            if word not in (*STATUSES.values(), "hold"):
                raise ConfigError(f"desk {self._name}: Zendesk has no status {word}", help="mend statuses")
        return []

    def find_people(self, names: Collection[str]) -> Mapping[str, str]:
        """Return the number of each agent that the log names by e-mail or name; a name of two agents is nobody's."""
        found = {}
        agents = list(pages(self._http, "/users.json?role[]=agent&role[]=admin", "users")) if names else []
        for name in names:
            word = self._options.assignees.get(name, name).casefold()
            hits = [
                user["id"] for user in agents if word in ((user.get("email") or "").casefold(), user["name"].casefold())
            ]
            if len(hits) == 1:
                found[name] = str(hits[0])
        return found

    def draft(self, ticket: Ticket, key: str, context: Context) -> Draft:
        """Return the ticket as Zendesk is going to hold it."""
        draft = Drafting(ticket, key, context, self._options, CAPABILITIES)
        draft.lay_subject()
        draft.extra["email"] = draft.lay_requester()
        draft.extra["name"] = " ".join((ticket.requester.name or "").split())
        self._lay_nobody(draft)
        draft.lay_status(STATUSES)
        draft.lay_priority(PRIORITIES)
        draft.place("assignee", draft.lay_assignee() or "")
        group = draft.lay_group({name: name for name in self._groups})
        if group:
            draft.place("group", self._groups.get(group.casefold(), ""))
        if ticket.created_at is None:
            draft.lose("no created date: Zendesk stamps the time of the push, on its comments too")
        else:
            draft.lay_date("created_at", show_date)
        for name in ("first_response_at", "solved_at", "due_at"):
            draft.lay_date_in(
                name, self._options.fields.get(name), self._fields.date_form(name, self._options, context)
            )
        if ticket.solved_at is not None:
            draft.extra["solved_at"] = show_date(instant(ticket.solved_at, context))
        for title, text in draft.lay_custom("channel", "category", "satisfaction", "tags").items():
            word = self._fields.word(title, text)
            draft.place(f"field:{title}", word)
            if text and not word:
                draft.write(title, text)
                draft.lose(f"ticket field {title} has no option {text}: kept in the text")
        draft.place("dropped by Zendesk", "")
        draft.extra["comments"] = json.dumps(comment_dates(ticket, context))
        return draft.finish()

    def _lay_nobody(self, draft: Drafting) -> None:
        if draft.extra["email"] or draft.extra["name"]:
            draft.place("requester", (draft.extra["email"] or draft.extra["name"]).casefold())
        else:
            draft.place("requester", str(self._me.get("email", "")).casefold())
            draft.lose("no requester: becomes the token's user")

    def keys(self, prefixes: Collection[str]) -> Iterator[tuple[str, str]]:
        """Yield the tickets whose key begins so: the list doesn't lag, what has left it for the archive is searched."""
        seen = set()
        wanted = tuple(prefixes)
        archive = f"/search/export.json?query=tags:{TAG}&filter[type]=ticket"
        for path, name in (("/tickets.json", "tickets"), (archive, "results")):
            for ticket in pages(self._http, path, name):
                key = key_of(ticket.get("external_id"))
                if key.startswith(wanted) and ticket["id"] not in seen and ticket["status"] != "deleted":
                    seen.add(ticket["id"])
                    yield key, str(ticket["id"])

    def find(self, key: str) -> list[str]:
        """Return the tickets that really carry the key."""
        tickets = self._http.call("GET", "/tickets.json", params={"external_id": external_id(key)}).json()["tickets"]
        return [str(number) for number in sorted(one["id"] for one in tickets if key_of(one["external_id"]) == key)]

    def create(self, draft: Draft, files: Sequence[tuple[File, bytes]], *, final: bool) -> str:
        """Import the ticket with its comments and files."""
        body = self._import(draft, files, final=final)
        answer = self._http.call("POST", "/imports/tickets.json", json={"ticket": body})
        remote = str(answer.json()["ticket"]["id"])
        self._heed(remote, answer)
        return remote

    def create_many(self, drafts: Sequence[tuple[Draft, Sequence[tuple[File, bytes]]]]) -> list[str | DeskRefused]:
        """Import up to 100 tickets as one job; its results are told apart by their index, never by their place."""
        bodies = [self._import(draft, files, final=True) for draft, files in drafts]
        answer = self._http.call("POST", "/imports/tickets/create_many.json", json={"tickets": bodies})
        job = answer.json()["job_status"]
        for _ in range(POLLS):
            if job["status"] not in ("queued", "working"):
                break
            self._sleep(1.0)
            job = self._http.call("GET", f"/job_statuses/{job['id']}.json").json()["job_status"]
        results = {item["index"]: item for item in job.get("results") or [] if "index" in item}
        if job["status"] != "completed" or results.keys() != set(range(len(drafts))):
            raise OutcomeUnknown(f"{mask_url(self._url)}: the import job {job['id']} ended as {job['status']}")
        made: list[str | DeskRefused] = []
        for index in range(len(drafts)):
            item = results[index]
            if "id" in item and not item.get("error"):
                remote = str(item["id"])
                made.append(remote)
                self._heed(remote, answer)
            else:
                made.append(DeskRefused(f"{item.get('error', 'refused')}: {item.get('details', '')}"))
        return made

    def read(self, remote: str) -> Held | None:
        """Return the ticket as it is now."""
        answer = self._http.call("GET", f"/tickets/{remote}.json?include=users", allow=(404,))
        return None if answer.status == 404 else self._held(answer.json()["ticket"], answer.json()["users"])

    def read_many(self, remotes: Sequence[str], whole: Collection[str]) -> Mapping[str, tuple[Held, Parts | None]]:
        """Return the tickets by one request; one that it leaves out, as an archived one, is asked for by its number."""
        params = {"ids": ",".join(remotes), "include": "users"}
        answer = self._http.call("GET", "/tickets/show_many.json", params=params).json()
        listed = {str(ticket["id"]): ticket for ticket in answer["tickets"]}
        found = {}
        for remote in remotes:
            held = self._held(listed[remote], answer["users"]) if remote in listed else self.read(remote)
            if held:
                found[remote] = held, self.read_parts(remote) if remote in whole else None
        return found

    def _held(self, ticket: Mapping[str, Any], users: Sequence[Mapping[str, Any]]) -> Held | None:
        if ticket["status"] == "deleted":
            return None
        remote, none = str(ticket["id"]), dict[str, Any]()
        user = next((user for user in users if user["id"] == ticket["requester_id"]), none)
        fields = {
            "subject": ticket["subject"] or "",
            "requester": (user.get("email") or user.get("name") or "").casefold(),
            "status": ticket["status"],
            "priority": ticket["priority"] or "",
            "assignee": str(ticket["assignee_id"] or ""),
            "group": str(ticket["group_id"] or ""),
            "created_at": ticket["created_at"],
            "dropped by Zendesk": self._warned.get(remote, ""),
            **{f"field:{title}": text for title, text in self._fields.read(ticket["custom_fields"]).items()},
        }
        return Held(remote, key_of(ticket["external_id"]), fields, ticket["updated_at"])

    def read_parts(self, remote: str) -> Parts:
        """Return the first comment, the later ones and all files."""
        comments = list(pages(self._http, f"/tickets/{remote}/comments.json", "comments"))
        files = []
        for item in [item for comment in comments for item in comment["attachments"]]:
            content = self._files.download(item["content_url"])
            files.append(HeldFile(item["file_name"], hashlib.sha256(content).hexdigest(), len(content)))
        texts = [same_text(comment["body"]) for comment in comments]
        return Parts(texts[0] if texts else "", tuple(texts[1:]), tuple(files))

    def comment(self, remote: str, text: str) -> None:
        """Add an internal note."""
        self._put(remote, {"comment": {"body": text, "public": False}}, repeat=False)

    def attach(self, remote: str, file: File, content: bytes) -> None:
        """Add a file, in an internal note that names it."""
        note = {"body": file.name, "public": False, "uploads": [self._files.upload(file, content)]}
        self._put(remote, {"comment": note}, repeat=False)

    def update(self, remote: str, draft: Draft, names: Collection[str]) -> None:
        """Set these fields."""
        whole = self._fields_of(draft, final=True)
        if "requester" in names:
            whole["requester_id"] = self._requester(draft)
        change: dict[str, Any] = {
            REMOTE_NAMES[name]: whole.get(REMOTE_NAMES[name]) for name in names if name in REMOTE_NAMES
        }
        titles = [name.removeprefix("field:") for name in names if name.startswith("field:")]
        if titles:
            change["custom_fields"] = [self._fields.entry(title, draft.fields[f"field:{title}"]) for title in titles]
        if "created_at" in names:
            raise DeskRefused("Zendesk changes no created date", help="change it in the log back, or import anew")
        if change:
            self._put(remote, change, repeat=True)

    def finish(self, remote: str, draft: Draft) -> None:
        """Set the last status, unless it is there: a closed ticket takes no change."""
        ticket = self._http.call("GET", f"/tickets/{remote}.json").json()["ticket"]
        if ticket["status"] != draft.fields["status"]:
            self._put(remote, {"status": draft.fields["status"]}, repeat=True)

    def delete(self, remote: str) -> None:
        """Remove the ticket; Zendesk keeps it among the deleted ones for a while."""
        self._http.call("DELETE", f"/tickets/{remote}.json", allow=(404,), repeat=True, plain=True)

    def _import(self, draft: Draft, files: Sequence[tuple[File, bytes]], *, final: bool) -> dict[str, Any]:
        """Return the ticket as the import takes it: the description is the first comment, the requester's own."""
        body = self._fields_of(draft, final=final)
        requester = self._requester(draft)
        dates = json.loads(draft.extra["comments"])
        comments = [{"body": draft.body, "author_id": requester, "public": True}]
        comments += [{"body": text, "author_id": self._me["id"], "public": False} for text in draft.comments]
        for comment, moment in zip(comments, dates, strict=False):
            comment |= {"created_at": moment} if moment else {}
        if files:
            comments[0]["uploads"] = [self._files.upload(file, content) for file, content in files]
        body |= {"requester_id": requester, "external_id": external_id(draft.key), "comments": comments}
        body["tags"] = [TAG, f"{TAG}-run-{self._run}"] if self._run else [TAG]
        titles = [name.removeprefix("field:") for name in draft.fields if name.startswith("field:")]
        body["custom_fields"] = [self._fields.entry(title, draft.fields[f"field:{title}"]) for title in titles]
        if "created_at" in draft.fields:
            body["created_at"] = draft.fields["created_at"]
        if final and "solved_at" in draft.extra:
            body["solved_at"] = draft.extra["solved_at"]
        return body

    def _fields_of(self, draft: Draft, *, final: bool) -> dict[str, Any]:
        fields = draft.fields
        body: dict[str, Any] = {"subject": draft.subject, "status": fields["status"] if final else STATUSES["open"]}
        body |= {"priority": fields.get("priority")}
        for name in ("assignee", "group"):
            body[REMOTE_NAMES[name]] = int(fields[name]) if fields.get(name) else None
        return body

    def _requester(self, draft: Draft) -> int:
        """Return the requester's number; a person is made or brought up to date once a run."""
        email, name = draft.extra["email"].casefold(), draft.extra["name"]
        if not email and not name:
            return int(self._me["id"])
        if (email or name) not in self._users:
            user: dict[str, Any] = {"name": name or email, "skip_verify_email": True}
            user |= {"email": email} if email else {"external_id": f"{TAG}:{name.casefold()}"}
            answer = self._http.call("POST", "/users/create_or_update.json", json={"user": user}, repeat=True)
            self._users[email or name] = answer.json()["user"]["id"]
        return self._users[email or name]

    def _put(self, remote: str, change: Mapping[str, Any], *, repeat: bool) -> None:
        self._heed(remote, self._http.call("PUT", f"/tickets/{remote}.json", json={"ticket": change}, repeat=repeat))

    def _heed(self, remote: str, answer: Answer) -> None:
        if WARNED in answer.headers:
            self._warned[remote] = dropped(answer.headers[WARNED])


DESK: Final = Zendesk
