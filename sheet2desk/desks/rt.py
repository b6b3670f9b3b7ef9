"""Request Tracker 5 (and 6), by its own REST 2 interface.

Profile:

    [desks.quality]
    kind = "rt"
    url = "https://rt.example.com"
    queue = "Quality"              # where tickets go; routes with a group go to the queue of that name
    token_env = "RT_TOKEN"         # a token of RT's own: Logged in as … › Settings › Auth tokens
    key_field = "ExternalID"       # a ticket custom field (Enter one value) for the key of the row
    silence_assignees = false      # true: assignees are never mailed about these tickets, see below
    [desks.quality.fields]
    satisfaction = "CSAT"          # field of the ticket, or header of the sheet = custom field of RT

The token's user needs ShowTicket, SeeQueue, CreateTicket, CommentOnTicket, ModifyTicket, OwnTicket, SeeCustomField,
ModifyCustomField, and DeleteTicket for the test ticket and for undo.

What RT keeps: created, started (the first response), resolved and due dates, requester, owner, status, priority,
pictures. Comments carry the date of the push; their own stands in their text. Customers are not mailed: a ticket gets
its requester as the last thing of all. RT mails an owner other than the token's user when a ticket becomes theirs; the
plan says so. To prevent it, disable the scrips "On Create Notify Owner and AdminCcs" and "On Owner Change Notify Owner"
for the time of the push, or set silence_assignees = true: then RT never mails them about these tickets.

Facts of RT 5.0.3, measured: dates only as "YYYY-MM-DD HH:MM:SS" in UTC, anything else is stored as 1970 or not at all;
a status and the dates that go with it only in two requests; a requester that is no e-mail address is dropped; a subject
is cut at 200 bytes; files with names outside ASCII only by multipart; SquelchMailTo takes one address as a
string, in small letters, and holds for ever, so customers' would miss the answers to come.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, Final

from sheet2desk.desks.door import Door
from sheet2desk.desks.drafting import Drafting, same_text
from sheet2desk.desks.interface import Capabilities, Context, Draft, File, Held, HeldFile, Parts
from sheet2desk.desks.options import ServerOptions
from sheet2desk.desks.rt_wire import NOT_SET, explain, listed_bytes, packed, quote, read_date, show_date, with_name
from sheet2desk.desks.secret import mask_url
from sheet2desk.errors import ConfigError, DeskDenied
from sheet2desk.ticket import Ticket

TITLE: Final = "Request Tracker 5"
CAPABILITIES: Final = Capabilities(
    created="native",
    solved="native",
    first_response="native",
    due="native",
    comment_dates="none",
    silent="per_call",
    external_key="searchable",
    delete="soft",
    status_on_create=False,  # a new ticket can be new, open or resolved, never stalled: the lifecycle says so
    body_editable=False,
    subject_limit=200,
    subject_unit="bytes",
    files_on_create=20_000_000,
    read_max=20,
    requests_per_second=10.0,
)
STATUSES: Final = {"new": "new", "open": "open", "pending": "stalled", "solved": "resolved", "closed": "resolved"}
PRIORITIES: Final = {"low": 0, "normal": 50, "high": 75, "urgent": 100}  # RT's own words: Low 0, Medium 50, High 100
DATES: Final = {"created_at": "Created", "first_response_at": "Started", "solved_at": "Resolved", "due_at": "Due"}
LISTED: Final = {  # what a search tells of each ticket
    "fields": "Subject,Status,Priority,Requestor,Owner,Queue,LastUpdated,LastUpdatedBy,CustomFields,"
    + ",".join(DATES.values()),
    "fields[Requestor]": "EmailAddress",
}
NOBODY: Final = "Nobody"
PAGE: Final = 100
EMPTY: Final = 3  # empty pages in a row at the end of a list of tickets
WITH_CONTENT: Final = 10  # attachments in one answer that holds their bytes, all of it in memory at once
LOSES: Final = (
    "comments carry the date of the push; their own date and author stand in their text",
    "first_response_at is kept as Started",
)


class RTOptions(ServerOptions):
    """The keys of a desk of kind rt."""

    queue: str
    key_field: str = "ExternalID"
    silence_assignees: bool = False


class RT:
    """One queue of one RT."""

    capabilities = CAPABILITIES
    loses = LOSES

    def __init__(self, door: Door) -> None:
        """Check the profile's keys; nothing is sent yet."""
        secret = door.need_secret()
        self._options = door.options(RTOptions)
        self._name, self._url = door.name, door.url("/REST/2.0")
        self.identity = f"rt {mask_url(self._url)} {self._options.queue}"
        self.log_name = self._options.log
        headers = {"Authorization": f"token {secret.reveal()}"}
        timeout = self._options.timeout
        self._http = door.http(f"{self._url}/REST/2.0", secret, headers=headers, explain=explain, timeout=timeout)
        self._queues: dict[str, str] = {}  # id → name, and casefolded name → name
        self._emails: dict[str, str] = {}  # login → e-mail, as far as asked

    def address(self, remote: str) -> str:
        """Return where a person opens the ticket."""
        return f"{self._url}/Ticket/Display.html?id={remote}"

    def preflight(self) -> Sequence[str]:
        """Check version, queue and custom fields."""
        about = self._http.call("GET", "/rt").json()
        if not isinstance(about, dict) or "Version" not in about:
            raise DeskDenied(
                f"{self._name}: no RT with REST 2 at {mask_url(self._url)}", help="check url in the profile"
            )
        fields = self._queue_fields(self._options.queue)
        for queue in set(self._options.groups.values()):
            self._queue_fields(queue)
        for field in (self._options.key_field, *self._options.fields.values()):
            if field not in fields:
                known = f"it has {', '.join(sorted(fields))}" if fields else "it has none that the token's user may see"
                raise ConfigError(
                    f"desk {self._name}: queue {self._options.queue} has no custom field {field}",
                    help=f"make it in RT and apply it to the queue; {known}",
                )
        major = str(about["Version"]).split(".", 1)[0]
        return [] if major in ("5", "6") else [f"RT {about['Version']} is not one this was tried with (5, 6)"]

    def find_people(self, names: Collection[str]) -> Mapping[str, str]:
        """Return the login of each user that the log names by e-mail, login or name."""
        found: dict[str, str] = {}
        for name in names:
            word = self._options.assignees.get(name, name)
            for field in ("EmailAddress",) if "@" in word else ("Name", "RealName"):
                users = self._users(field, word)
                if len(users) == 1:
                    found[name] = users[0]["Name"]
                    self._emails[users[0]["Name"].casefold()] = users[0].get("EmailAddress") or users[0]["Name"]
                    break
        return found

    def draft(self, ticket: Ticket, key: str, context: Context) -> Draft:
        """Return the ticket as RT is going to hold it."""
        draft = Drafting(ticket, key, context, self._options, CAPABILITIES)
        draft.lay_subject()
        email = draft.lay_requester()
        draft.lay_status(STATUSES)
        draft.lay_priority(PRIORITIES)
        for name in DATES:
            if name == "created_at" and ticket.created_at is None:
                draft.lose("no created date: RT stamps the time of the push")
                continue
            draft.lay_date(name, show_date, end_of_day=name == "due_at")
        assignee = draft.lay_assignee()
        draft.place("assignee", assignee or NOBODY)
        if assignee:
            if self._options.silence_assignees:
                draft.lose("RT will never mail the assignee about it")
            else:
                draft.mail(assignee)
        draft.place("group", draft.lay_group(self._queues) or self._options.queue)
        fields = draft.lay_custom("channel", "category", "satisfaction", "tags")
        draft.extra |= {"email": email, "name": ticket.requester.name or ""}
        draft.extra |= {"fields": json.dumps(fields, ensure_ascii=False, sort_keys=True)}
        return draft.finish()

    def keys(self, prefixes: Collection[str]) -> Iterator[tuple[str, str]]:
        """Yield the tickets whose key begins so, in whatever queue they are now."""
        for prefix in sorted(prefixes):
            for remote, key in self._search(f"{self._key_word()} LIKE {quote(prefix)}"):
                if key.startswith(prefix):
                    yield key, remote

    def find(self, key: str) -> list[str]:
        """Return the tickets that really carry the key."""
        hits = self._search(f"{self._key_word()} = {quote(key)}")
        return sorted((remote for remote, held in hits if held == key), key=int)

    def create(self, draft: Draft, files: Sequence[tuple[File, bytes]], *, final: bool) -> str:
        """Create the ticket with its files and nobody to mail; its requester is set by finish."""
        fields = draft.fields
        body: dict[str, Any] = {
            "Queue": fields["group"],
            "Subject": draft.subject,
            "Status": fields["status"] if final else self._options.statuses.get("new", STATUSES["new"]),
            "Content": draft.body,
            "ContentType": "text/plain",
            "CustomFields": {self._options.key_field: draft.key, **json.loads(draft.extra["fields"])},
        }
        body |= {DATES[name]: fields[name] or NOT_SET for name in DATES if name in fields}
        if fields["assignee"] != NOBODY:
            body["Owner"] = fields["assignee"]
            if self._options.silence_assignees:
                body["SquelchMailTo"] = self._email_of(fields["assignee"]).lower()  # RT compares it in small letters
        if "priority" in fields:
            body["Priority"] = fields["priority"]
        answer = self._http.call("POST", "/ticket", **packed(body, files)).json()
        return str(answer["id"])

    def read(self, remote: str) -> Held | None:
        """Return the ticket as it is now."""
        answer = self._http.call("GET", f"/ticket/{remote}", allow=(404,))
        held = answer.json() if answer.status == 200 else None
        return None if held is None or held["Status"] == "deleted" else self._held(remote, held)

    def read_parts(self, remote: str) -> Parts:
        """Return the first text, the later ones and the files."""
        texts: list[str] = []
        files: list[HeldFile] = []
        wanted = {"fields": "Filename,ContentType,Content"}
        for item in self._pages(f"/ticket/{remote}/attachments", wanted, size=WITH_CONTENT, empty=1):
            if item["ContentType"].startswith("multipart/"):
                continue
            if item["Filename"]:
                content = listed_bytes(item) or self._content(item["id"])
                files.append(HeldFile(item["Filename"], hashlib.sha256(content).hexdigest(), len(content)))
            else:
                texts.append(same_text(item["Content"] or ""))
        return Parts(texts[0] if texts else "", tuple(texts[1:]), tuple(files))

    def read_many(self, remotes: Sequence[str], whole: Collection[str]) -> Mapping[str, tuple[Held, Parts | None]]:
        """Return the tickets by one search; one that it leaves out, as a merged one, is asked for by its number."""
        query = " OR ".join(f"id = {remote}" for remote in remotes)
        answer = self._http.call("GET", "/tickets", params={"query": query, **LISTED, "per_page": PAGE}).json()
        listed = {item["id"]: item for item in answer["items"]}
        found = {}
        for remote in remotes:
            held = self._held(remote, listed[remote]) if remote in listed else self.read(remote)
            if held:
                found[remote] = held, self.read_parts(remote) if remote in whole else None
        return found

    def _held(self, remote: str, ticket: Mapping[str, Any]) -> Held:
        custom = {field["name"]: "\n".join(field["values"]) for field in ticket.get("CustomFields") or []}
        requesters = [user.get("EmailAddress") or self._email_of(user["id"]) for user in ticket["Requestor"]]
        fields = {
            "subject": ticket["Subject"] or "",
            "status": ticket["Status"],
            "priority": str(ticket["Priority"]),
            "requester": ", ".join(requesters).casefold(),
            "assignee": ticket["Owner"]["id"],
            "group": self._queue_name(str(ticket["Queue"]["id"])),
            **{name: read_date(ticket[word]) for name, word in DATES.items()},
            **{f"field:{name}": text for name, text in custom.items()},
        }
        revision = f"{ticket['LastUpdated']} {ticket['LastUpdatedBy']['id']}"
        return Held(remote, custom.get(self._options.key_field, ""), fields, revision)

    def _content(self, number: str) -> bytes:
        return base64.b64decode(self._http.call("GET", f"/attachment/{number}").json()["Content"] or "")

    def comment(self, remote: str, text: str) -> None:
        """Add an internal comment."""
        self._http.call("POST", f"/ticket/{remote}/comment", json={"Content": text, "ContentType": "text/plain"})

    def attach(self, remote: str, file: File, content: bytes) -> None:
        """Add a file, in a comment that names it."""
        body = {"Content": file.name, "ContentType": "text/plain"}
        self._http.call("POST", f"/ticket/{remote}/comment", **packed(body, [(file, content)]))

    def update(self, remote: str, draft: Draft, names: Collection[str]) -> None:
        """Set these fields."""
        words = {
            "subject": "Subject",
            "priority": "Priority",
            "assignee": "Owner",
            "group": "Queue",
            "status": "Status",
        }
        change: dict[str, Any] = {words[name]: draft.fields[name] for name in names if name in words}
        custom = {name.removeprefix("field:"): draft.fields[name] for name in names if name.startswith("field:")}
        if custom:
            change["CustomFields"] = custom
        if "requester" in names:
            change["Requestor"] = self._requester(draft)
        if change:
            self._put(remote, change)
        if "status" in names or any(name in DATES for name in names):
            self._set_dates(remote, draft)

    def finish(self, remote: str, draft: Draft) -> None:
        """Set the status, and then the dates that it stamps and the requester, whom a new status would be mailed to."""
        self._put(remote, {"Status": draft.fields["status"]})
        self._set_dates(remote, draft, {"Requestor": self._requester(draft)})

    def delete(self, remote: str) -> None:
        """Set the ticket to deleted."""
        if self.read(remote) is not None:  # a second DELETE is answered with 500
            self._http.call("DELETE", f"/ticket/{remote}", repeat=False, plain=True)

    def _set_dates(self, remote: str, draft: Draft, more: Mapping[str, Any] | None = None) -> None:
        """Set the dates after the status, for a change of status stamps them with the time of the push."""
        dates = {
            DATES[name]: draft.fields[name] or NOT_SET
            for name in DATES
            if name in draft.fields and name != "created_at"
        }
        self._put(remote, {**dates, **(more or {})})

    def _requester(self, draft: Draft) -> str | list[str]:
        """Return the requester as RT takes it; it answers an empty text with 500."""
        return with_name(draft.extra["email"].lower(), draft.extra["name"]) if draft.extra["email"] else []

    def _put(self, remote: str, change: Mapping[str, Any]) -> None:
        self._http.call("PUT", f"/ticket/{remote}", json=change, repeat=True)

    def _queue_fields(self, queue: str) -> set[str]:
        answer = self._http.call("GET", f"/queue/{queue}", allow=(404,))
        if answer.status == 404:
            raise ConfigError(
                f"desk {self._name}: there is no queue {queue} that the token's user may see",
                help="check queue in the profile, and the right SeeQueue in RT",
            )
        held = answer.json()
        self._queues |= {str(held["id"]): held["Name"], held["Name"].casefold(): held["Name"]}
        return {field["name"] for field in held.get("TicketCustomFields") or []}

    def _queue_name(self, number: str) -> str:
        if number not in self._queues:
            answer = self._http.call("GET", f"/queue/{number}", allow=(403, 404))
            self._queues[number] = answer.json()["Name"] if answer.status == 200 else number
        return self._queues[number]

    def _users(self, field: str, value: str) -> list[dict[str, str]]:
        query = json.dumps([{"field": field, "value": value}])
        answer = self._http.call("GET", "/users", params={"query": query, "fields": "Name,EmailAddress"}).json()
        return [user for user in answer["items"] if (user.get(field) or value).casefold() == value.casefold()]

    def _email_of(self, login: str) -> str:
        if login.casefold() not in self._emails:
            answer = self._http.call("GET", f"/user/{login}", allow=(403, 404))
            self._emails[login.casefold()] = (
                answer.json().get("EmailAddress") if answer.status == 200 else None
            ) or login
        return self._emails[login.casefold()]

    def _key_word(self) -> str:
        return f"'CF.{{{self._options.key_field}}}'"

    def _search(self, query: str) -> Iterator[tuple[str, str]]:
        for item in self._pages("/tickets", {"query": query, "fields": "CustomFields"}):
            for field in item.get("CustomFields") or []:
                if field["name"] == self._options.key_field:
                    for key in field["values"]:
                        yield str(item["id"]), key

    def _pages(
        self, path: str, params: Mapping[str, str], *, size: int = PAGE, empty: int = EMPTY
    ) -> Iterator[dict[str, Any]]:
        """Yield all of a list; a page is short, or empty, when RT hides what the user may not see from it.

        How many pages there are, RT tells only those who see everything; for others the list ends with `empty` empty
        pages in a row.
        """
        page, barren = 1, 0
        while True:
            answer = self._http.call("GET", path, params={**params, "per_page": size, "page": page}).json()
            yield from answer["items"]
            barren = 0 if answer["items"] else barren + 1
            if barren == empty or (answer.get("pages") is not None and page >= answer["pages"]):
                return
            page += 1


DESK: Final = RT
