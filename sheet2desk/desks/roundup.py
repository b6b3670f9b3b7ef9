"""Roundup 2, by its REST interface.

Profile:

    [desks.quality]
    kind = "roundup"
    url = "https://tracker.example.com/desk"
    token_env = "ROUNDUP_LOGIN"    # user:password
    key_field = "external_id"      # a String of class issue, for the key of the row
    [desks.quality.fields]
    requester = "requester"        # field of the ticket, or header of the sheet = property of class issue
    created_at = "opened"
    due_at = "due"
    solved_at = "closed"
    [desks.quality.statuses]
    closed = "resolved"

A tracker's schema is its owner's: what has no property of its own stands in the text. The first message is the
description, with the created date; comments are messages with their own dates; pictures are files of the issue. Nobody
is mailed: messages go in as if those on the issue's nosy list, the assignee among them, had got them already.

Facts of Roundup 2.6.0, measured: strict, unknown properties and bad dates are refused; a search by `name=` finds parts
of words, by `name:=` the whole; changes need the issue's ETag; a removed issue still answers when asked for by number;
a message sets the status to chatting, so the last status comes last; 429 with Retry-After when asked too often.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Final
from urllib.parse import urlsplit

from sheet2desk.desks.door import Door
from sheet2desk.desks.drafting import Drafting, instant, same_text
from sheet2desk.desks.interface import Capabilities, Context, Draft, File, Held, HeldFile, Parts
from sheet2desk.desks.media import media_type
from sheet2desk.desks.options import ServerOptions
from sheet2desk.desks.secret import Secret, mask_url
from sheet2desk.errors import ConfigError, DeskDenied, DeskRefused, DeskUnreachable
from sheet2desk.ticket import Moment, Ticket

TITLE: Final = "Roundup 2"
CAPABILITIES: Final = Capabilities(
    created="native",
    solved="native",
    first_response="native",
    due="native",
    comment_dates="native",
    silent="per_call",
    external_key="searchable",
    delete="soft",
    status_on_create=True,
    body_editable=False,
    files_on_create=50_000_000,
    comments_on_create=True,
    read_max=50,
    requests_per_second=30.0,
)
STATUSES: Final = {
    "new": "unread",
    "open": "in-progress",
    "pending": "deferred",
    "solved": "resolved",
    "closed": "resolved",
}
PRIORITIES: Final = {"low": "wish", "normal": "bug", "high": "urgent", "urgent": "critical"}
DATES: Final = ("created_at", "first_response_at", "solved_at", "due_at")
PAGE: Final = 1000  # for each page Roundup lays out all that follows, so few and large ones
LISTED: Final = 100  # numbers in one request
TRIES: Final = 4
LOSES: Final = (
    "comments carry their own date, one added to an issue later has none; their author stands in their text",
    "Roundup's own creation date is that of the push; the log's stands in the profile's property, or in the text",
)
ANY: Final = {"Accept": "*/*"}  # asked for JSON, it would describe the bytes


class RoundupOptions(ServerOptions):
    """The keys of a desk of kind roundup."""

    key_field: str = "external_id"


class Roundup:
    """One tracker of Roundup."""

    capabilities = CAPABILITIES
    loses = LOSES

    def __init__(self, door: Door) -> None:
        """Check the profile's keys; nothing is sent yet."""
        secret = door.need_secret("token of the form user:password")
        self._options = door.options(RoundupOptions)
        self._name, self._url = door.name, door.url("/rest")
        self.identity = f"roundup {mask_url(self._url)}"
        self.log_name = self._options.log
        self._user, colon, password = secret.reveal().partition(":")
        if not colon:
            raise ConfigError(
                f"desk {door.name}: the token is not user:password", help="write it so, Roundup has no other"
            )
        parts = urlsplit(self._url)
        self._http = door.http(
            f"{self._url}/rest/data",
            Secret(password),
            headers={"X-Requested-With": "sheet2desk", "Origin": f"{parts.scheme}://{parts.netloc}"},
            basic=(self._user, password),
            explain=explain,
            timeout=self._options.timeout,
        )
        self._words: dict[str, dict[str, str]] = {"status": {}, "priority": {}}  # class → number → name
        self._users: list[dict[str, Any]] = []

    def address(self, remote: str) -> str:
        """Return where a person opens the issue."""
        return f"{self._url}/issue{remote}"

    def preflight(self) -> Sequence[str]:
        """Learn the tracker's words and check that it has the properties that the profile names."""
        for name in (self._options.key_field, *self._options.fields.values()):
            try:
                self._http.call("GET", "/issue", params={"@fields": name, "@page_size": 1})
            except DeskRefused as refusal:
                if "property" not in refusal.message:
                    raise DeskDenied(f"{self._name}: {refusal.message}", help="check url in the profile") from None
                raise ConfigError(
                    f"desk {self._name}: class issue has no property {name}", help="add it to the tracker's schema.py"
                ) from None
        for kind, there in self._words.items():
            there |= {item["id"]: item["name"] for item in self._pages(f"/{kind}", {"@fields": "name"})}
        for kind, wanted in (("status", self._options.statuses), ("priority", self._options.priorities)):
            for word in wanted.values():
                if word not in self._words[kind].values():
                    known = ", ".join(self._words[kind].values())
                    raise ConfigError(f"desk {self._name}: there is no {kind} {word}", help=f"there are {known}")
        self._users = list(self._pages("/user", {"@fields": "username,address,realname"}))
        if self._user not in {user["username"] for user in self._users}:
            raise ConfigError(f"desk {self._name}: user {self._user} is not in the tracker", help="check the token")
        return []

    def find_people(self, names: Collection[str]) -> Mapping[str, str]:
        """Return the user name of each whom the log names by e-mail, user name or real name."""
        found = {}
        for name in names:
            word = self._options.assignees.get(name, name).casefold()
            users = [user["username"] for user in self._users if word in _names_of(user)]
            if len(users) == 1:
                found[name] = users[0]
        return found

    def draft(self, ticket: Ticket, key: str, context: Context) -> Draft:
        """Return the ticket as an issue."""
        draft = Drafting(ticket, key, context, self._options, CAPABILITIES)
        own = self._options.fields
        draft.lay_subject()
        draft.lay_status(STATUSES)
        draft.lay_priority(PRIORITIES)
        draft.place("assignee", draft.lay_assignee() or "")
        if context.group:
            draft.write("Group", context.group)
            draft.lose("group has no field: kept in the text")
        draft.lay_requester_in(own.get("requester"))
        for name in DATES:
            draft.lay_date_in(name, own.get(name), partial(_date, context=context, last=name == "due_at"))
        draft.lay_custom("channel", "category", "satisfaction", "tags")
        moments = [ticket.created_at, *(comment.at for comment in ticket.comments if comment.body.strip())]
        draft.extra["dates"] = json.dumps([_date(moment, context=context) if moment else "" for moment in moments])
        for kind in ("status", "priority"):
            word, there = draft.fields.get(kind), self._words[kind].values()
            if word and there and word not in there:
                draft.refused = f"the desk has no {kind} {word}: name one in the profile"
        return draft.finish()

    def keys(self, prefixes: Collection[str]) -> Iterator[tuple[str, str]]:
        """Yield the issues whose key begins so."""
        field = self._options.key_field
        for prefix in sorted(prefixes):
            for item in self._pages("/issue", {field: prefix, "@fields": field}):
                if (item[field] or "").startswith(prefix):
                    yield item[field], item["id"]

    def find(self, key: str) -> list[str]:
        """Return the issues that really carry the key."""
        field = self._options.key_field
        hits = self._pages("/issue", {f"{field}:": key, "@fields": field})
        return sorted((item["id"] for item in hits if item[field] == key), key=int)

    def create(self, draft: Draft, files: Sequence[tuple[File, bytes]], *, final: bool) -> str:
        """Create the issue; its text and files are stored before and belong to nobody until it takes them up."""
        issue = self._issue([name for name in draft.fields if name != "status"], draft)
        issue["status"] = draft.fields["status"] if final else self._options.statuses.get("new", STATUSES["new"])
        issue[self._options.key_field] = draft.key
        texts = (draft.body, *draft.comments)
        dates = [*json.loads(draft.extra.get("dates", "[]")), *[""] * len(texts)]
        told = [draft.fields["assignee"]] if draft.fields.get("assignee") else []
        messages = [self._store_message(text, told, date) for text, date in zip(texts, dates, strict=False)]
        issue["messages"] = messages
        if files:
            issue["files"] = [self._store_file(file, content) for file, content in files]
        return str(self._http.call("POST", "/issue", json=issue).json()["data"]["id"])

    def read(self, remote: str) -> Held | None:
        """Return the issue as it is now; by a search, for a removed one still answers by its number."""
        held, _ = self.read_many([remote], ()).get(remote, (None, None))
        return held

    def read_parts(self, remote: str) -> Parts:
        """Return the first message, the later ones and the files."""
        return self._parts([self._get(remote)["attributes"]])[0]

    def read_many(self, remotes: Sequence[str], whole: Collection[str]) -> Mapping[str, tuple[Held, Parts | None]]:
        """Return the issues by one search, texts and names of files by one more each; files' bytes come one by one."""
        own = list(dict.fromkeys(self._options.fields.values()))
        names = ["title", "status", "priority", "assignedto", "activity", "actor", self._options.key_field, *own]
        items = self._listed("/issue", remotes, [*names, *(("messages", "files") if whole else ())])
        wanted = [item for item in items if item["id"] in whole]
        parts = {item["id"]: found for item, found in zip(wanted, self._parts(wanted), strict=True)}
        return {item["id"]: (self._held(item, own), parts.get(item["id"])) for item in items}

    def _held(self, item: Mapping[str, Any], own: Sequence[str]) -> Held:
        login = {user["id"]: user["username"] for user in self._users}
        fields = {
            "subject": item["title"] or "",
            "status": self._words["status"].get(_number(item["status"]), ""),
            "priority": self._words["priority"].get(_number(item["priority"]), ""),
            "assignee": login.get(_number(item["assignedto"]), ""),
            **{f"field:{name}": _text(item[name]) for name in own},
        }
        revision = f"{item['activity']} {_number(item['actor'])}"
        return Held(item["id"], item[self._options.key_field] or "", fields, revision)

    def _parts(self, issues: Sequence[Mapping[str, Any]]) -> list[Parts]:
        """Return texts and files of each issue, which name theirs by number."""
        texts = self._attributes("msg", "content", [item["id"] for issue in issues for item in issue["messages"]])
        names = self._attributes("file", "name", [item["id"] for issue in issues for item in issue["files"]])
        found = []
        for issue in issues:
            held = [same_text(texts[item["id"]]) for item in issue["messages"] if item["id"] in texts]
            body, *comments = held or [""]
            files = [self._held_file(item["id"], names[item["id"]]) for item in issue["files"] if item["id"] in names]
            found.append(Parts(body, tuple(comments), tuple(files)))
        return found

    def _held_file(self, number: str, name: str) -> HeldFile:
        content = self._http.call("GET", f"/file/{number}/binary_content", headers=ANY, plain=True).content
        return HeldFile(name, hashlib.sha256(content).hexdigest(), len(content))

    def comment(self, remote: str, text: str) -> None:
        """Add a message."""
        told = [user["id"] for user in self._get(remote)["attributes"]["nosy"]]
        self._change(remote, {"@op": "add", "messages": [self._store_message(text, told)]}, method="PATCH")

    def attach(self, remote: str, file: File, content: bytes) -> None:
        """Add a file."""
        self._change(remote, {"@op": "add", "files": [self._store_file(file, content)]}, method="PATCH")

    def update(self, remote: str, draft: Draft, names: Collection[str]) -> None:
        """Set these fields."""
        self._change(remote, self._issue(names, draft))

    def finish(self, remote: str, draft: Draft) -> None:
        """Set the status."""
        self._change(remote, self._issue(["status"], draft))

    def delete(self, remote: str) -> None:
        """Retire the issue."""
        if self.read(remote) is not None:
            self._change(remote, None, method="DELETE")

    def _issue(self, names: Collection[str], draft: Draft) -> dict[str, Any]:
        issue = {_PROPERTIES.get(name, name.removeprefix("field:")): draft.fields[name] or None for name in names}
        return {name: text for name, text in issue.items() if name != "description"}

    def _store_message(self, text: str, told: Sequence[str], date: str = "") -> str:
        """Store a text; `told` are users that Roundup is not to mail it to, as if they had got it already."""
        message: dict[str, Any] = {"content": text, "author": self._user, "recipients": told}
        message |= {"date": date} if date else {}
        answer = self._http.call("POST", "/msg", json=message, repeat=True)
        return str(answer.json()["data"]["id"])

    def _store_file(self, file: File, content: bytes) -> str:
        kind = media_type(file.name)
        data = {"name": file.name, "type": kind}
        answer = self._http.call("POST", "/file", data=data, files={"content": (file.name, content, kind)}, repeat=True)
        return str(answer.json()["data"]["id"])

    def _get(self, remote: str) -> dict[str, Any]:
        issue: dict[str, Any] = self._http.call("GET", f"/issue/{remote}").json()["data"]
        return issue

    def _change(self, remote: str, change: Mapping[str, Any] | None, *, method: str = "PUT") -> None:
        """Change the issue under its ETag; when somebody was faster, look again and repeat."""
        for _ in range(TRIES):
            headers = {"If-Match": self._get(remote)["@etag"]}
            body = {} if change is None else {"json": change}
            answer = self._http.call(
                method, f"/issue/{remote}", headers=headers, allow=(412,), repeat=True, plain=True, **body
            )
            if answer.status != 412:
                return
        raise DeskUnreachable(f"issue {remote} is changed by others all the time", help="try again later")

    def _listed(self, path: str, numbers: Sequence[str], names: Sequence[str]) -> list[dict[str, Any]]:
        """Return these items as far as they aren't removed, with what is asked of them."""
        found: list[dict[str, Any]] = []
        for start in range(0, len(numbers), LISTED):
            params: dict[str, Any] = {"id": numbers[start : start + LISTED], "@fields": ",".join(names)}
            params |= {"@verbose": 3} if "content" in names else {}  # else a link to the text, not the text
            found += self._http.call("GET", path, params=params).json()["data"]["collection"]
        return found

    def _attributes(self, kind: str, name: str, numbers: Sequence[str]) -> dict[str, str]:
        return {item["id"]: item[name] or "" for item in self._listed(f"/{kind}", numbers, [name])}

    def _pages(self, path: str, params: Mapping[str, str]) -> Iterator[dict[str, Any]]:
        """Yield all of a list; where some of it is hidden from us, Roundup's pages overlap."""
        page, seen = 1, set[str]()
        while True:
            answer = self._http.call("GET", path, params={**params, "@page_size": PAGE, "@page_index": page}).json()
            found = answer["data"]["collection"]
            yield from (item for item in found if item["id"] not in seen)
            seen |= {item["id"] for item in found}
            if len(found) < PAGE:
                return
            page += 1


_PROPERTIES: Final = {"subject": "title", "assignee": "assignedto"}


DESK: Final = Roundup


def explain(body: Any) -> str:
    """Return what an error of Roundup says: {"error": {"msg": "…"}}."""
    error = body.get("error") if isinstance(body, dict) else None
    return str(error.get("msg", "")) if isinstance(error, dict) else ""


def _date(moment: Moment, *, context: Context, last: bool = False) -> str:
    """Return a moment in UTC as Roundup writes and reads it."""
    return instant(moment, context, end_of_day=last).strftime("%Y-%m-%d.%H:%M:%S")


def _number(link: Mapping[str, str] | None) -> str:
    return link["id"] if link else ""


def _text(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def _names_of(user: Mapping[str, Any]) -> set[str]:
    return {text.casefold() for text in (user["username"], user["address"], user.get("realname")) if text}
