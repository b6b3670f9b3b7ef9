"""Zammad, by its REST interface; dates survive only while its import mode is on.

Profile:

    [desks.helpdesk]
    kind = "zammad"
    url = "https://zammad.example.com"
    group = "Quality"              # where tickets go; routes with a group go to the group of that name
    token_env = "ZAMMAD_TOKEN"     # Profile › Token Access, with ticket.agent and admin; of an agent of the group
    requester_fallback = "log@example.com"  # customer of tickets without an e-mail; the token's user without it
    [desks.helpdesk.fields]
    satisfaction = "csat"          # field of the ticket, or header of the sheet = object attribute of tickets

Switch import mode on before a push, and off after it, in Zammad's console (`zammad run rails c`):

    Setting.set('import_mode', true)
    Setting.set('import_mode', false); Rails.cache.clear

While it is on, Zammad keeps created, first response and close dates, and the dates of comments, and mails nobody: keep
your people out, for their mail isn't sent either. While it is off, Zammad drops those dates without a word and its
triggers may mail customers: the plan says so, and the dates stand in the text.

What Zammad keeps besides: requester (made by e-mail), owner, group, state, priority, files. The sheet's key is the
ticket's number, which is unique: the same ticket can't be made twice, whatever breaks. Zammad has three priorities, and
one state for solved and closed; pending tickets need a date in Zammad and become open ones, unless statuses names a
pending state: then the due date is taken, and a pending ticket without one is refused.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from sheet2desk.desks.door import Door
from sheet2desk.desks.drafting import Drafting, instant, same_text, show_comment, show_moment
from sheet2desk.desks.interface import Capabilities, Context, Draft, File, Held, HeldFile, Parts
from sheet2desk.desks.media import media_type
from sheet2desk.desks.options import Options
from sheet2desk.desks.secret import mask_url
from sheet2desk.desks.zammad_words import Words, explain, number_of, read_date, show_date
from sheet2desk.errors import ConfigError, DeskRefused, OutcomeUnknown
from sheet2desk.ticket import Ticket

TITLE: Final = "Zammad"
CAPABILITIES: Final = Capabilities(
    created="switch",
    solved="switch",
    first_response="switch",
    due="none",
    comment_dates="switch",
    silent="admin",
    external_key="unique",
    delete="hard",
    status_on_create=True,
    body_editable=False,
    subject_limit=250,
    files_on_create=20_000_000,
    search_lag=10.0,
    requests_per_second=5.0,
)
DATES: Final = {"created_at": "created_at", "first_response_at": "first_response_at", "solved_at": "close_at"}
PAGE: Final = 100
NOBODY: Final = "-"
PROBE: Final = "sheet2desk-import-mode-probe"
LOSES: Final = ("people who write to Zammad by the ticket's number will not find it in old subjects",)
LOSES_WITHOUT: Final = (
    "import mode is off: Zammad stamps created and close dates, and the dates of comments, with the time of the push;"
    " the log's own stand in the text",
    "import mode is off: Zammad's triggers may mail customers; switch them off, or import mode on, before the push",
)


class ZammadOptions(Options):
    """The keys of a desk of kind zammad."""

    group: str


class Zammad:
    """One group of one Zammad."""

    def __init__(self, door: Door) -> None:
        secret = door.need_secret()
        self._options = door.options(ZammadOptions)
        self._name, self._url = door.name, door.url("/api/v1")
        self.identity = f"zammad {mask_url(self._url)} {self._options.group}"
        self.log_name = self._options.log
        headers = {"Authorization": f"Token token={secret.reveal()}"}
        self._http = door.http(f"{self._url}/api/v1", secret, headers=headers, explain=explain)
        self._run = ""
        self._importing = False
        self._words = Words()
        self._me: dict[str, Any] = {}
        self._emails: dict[int, str] = {}
        self._moments: dict[str, str] = {}  # text of a comment, its head included → its date

    @property
    def capabilities(self) -> Capabilities:
        """Return what this desk keeps: dates only in import mode."""
        if self._importing:
            return replace(CAPABILITIES, created="native", solved="native", comment_dates="native", silent="per_call")
        return replace(CAPABILITIES, created="none", solved="none", first_response="none", comment_dates="none")

    @property
    def loses(self) -> Sequence[str]:
        """Return what no ticket keeps in this desk."""
        return LOSES if self._importing else (*LOSES, *LOSES_WITHOUT)

    def address(self, remote: str) -> str:
        """Return where an agent opens the ticket."""
        return f"{self._url}/#ticket/zoom/{remote}"

    def begin_run(self, run: str) -> None:
        """Tag what is created from now on with the run."""
        self._run = run

    def preflight(self) -> Sequence[str]:
        """Check the profile's words against Zammad's, and find out whether import mode is on."""
        self._me = self._http.call("GET", "/users/me").json()
        self._words = Words(
            *(
                {item["name"]: item for item in self._http.call("GET", f"/{what}").json() if item.get("active", True)}
                for what in ("groups", "ticket_states", "ticket_priorities")
            )
        )
        self._words.check(self._options, self._options.group, self._name)
        fields = self._http.call("GET", "/object_manager_attributes", allow=(403,))
        if fields.status == 200:
            known = {item["name"] for item in fields.json() if item.get("object") == "Ticket"}
            for name in self._options.fields.values():
                if name not in known:
                    raise ConfigError(
                        f"desk {self._name}: tickets have no attribute {name}", help="make it under Admin › Objects"
                    )
        self._importing = self._import_mode()
        return [] if self._importing else ["Zammad's import mode is off: see what is lost, or switch it on first"]

    def _import_mode(self) -> bool:
        """Return whether import mode is on: as Zammad says, or else by a ticket of 2001 that is removed at once."""
        said = self._http.call("GET", "/getting_started", allow=(401, 403, 404))
        if said.status == 200 and isinstance(said.json().get("import_mode"), bool):
            return bool(said.json()["import_mode"])
        for remote in self.find(PROBE):
            self.delete(remote)
        body = self._body(PROBE, "sheet2desk: does import mode keep dates?", "")
        body |= {"created_at": "2001-01-01T00:00:00Z", "customer": self._me["login"], "number": PROBE}
        body["article"] = self._article("sheet2desk", [], None)
        made = self._http.call("POST", "/tickets", json=body).json()
        created = self._http.call("GET", f"/tickets/{made['id']}").json()["created_at"]
        self.delete(str(made["id"]))
        return str(created).startswith("2001-01-01")

    def find_people(self, names: Collection[str]) -> Mapping[str, str]:
        """Return the login of each user that the log names by e-mail, login or name; a name of two is nobody's."""
        found = {}
        for name in names:
            word = self._options.assignees.get(name, name)
            users = self._http.call("GET", "/users/search", params={"query": word, "limit": PAGE}).json()
            hits = {user["login"] for user in users if word.casefold() in _names_of(user)}
            if len(hits) == 1:
                found[name] = hits.pop()
        return found

    def draft(self, ticket: Ticket, key: str, context: Context) -> Draft:
        """Return the ticket as Zammad is going to hold it."""
        draft = Drafting(ticket, key, context, self._options, CAPABILITIES)
        draft.lay_subject()
        draft.extra["email"] = draft.lay_requester()
        if not draft.extra["email"]:
            draft.place("requester", str(self._me.get("email", "")).casefold())
            draft.lose("the customer becomes the token's user")
        self._lay_state(draft)
        word = draft.lay_priority(self._words.priorities(self._options))
        if ticket.priority == "urgent" and word == self._words.priorities(self._options)["high"]:
            draft.write("Priority", ticket.priority)
            draft.lose("priority urgent becomes that of high: kept in the text")
        assignee = draft.lay_assignee()
        draft.place("assignee", assignee or "")
        groups = {name.casefold(): name for name in self._words.groups}
        draft.place("group", draft.lay_group(groups) or self._options.group)
        for name in DATES:
            if not self._importing:
                draft.write_date(name)
            elif getattr(ticket, name) is not None or name != "created_at":
                draft.lay_date(name, show_date)
            else:
                draft.lose("no created date: Zammad stamps the time of the push")
        draft.lay_date_in("due_at", self._options.fields.get("due_at"), show_moment)
        draft.extra["fields"] = json.dumps(draft.lay_custom("channel", "category", "satisfaction", "tags"))
        for comment in ticket.comments:
            if comment.at is not None:
                self._moments[show_comment(comment)] = show_date(instant(comment.at, context))
        return draft.finish()

    def _lay_state(self, draft: Drafting) -> None:
        state = draft.lay_status(self._words.states(self._options))
        if self._words.needs_date(state):
            due = draft.ticket.due_at
            if due is None:
                draft.refused = f"Zammad wants a date for a ticket in state {state}, and this one has no due date"
            else:
                draft.extra["pending"] = show_date(instant(due, draft.context, end_of_day=True))

    def keys(self, prefixes: Collection[str]) -> Iterator[tuple[str, str]]:
        """Yield the tickets whose number begins so; the list is asked, for it doesn't lag."""
        wanted = tuple(prefixes)
        for ticket in self._pages("/tickets", {}):
            if ticket["number"].startswith(wanted):
                yield ticket["number"], str(ticket["id"])

    def find(self, key: str) -> list[str]:
        """Return the tickets whose number is the key's; the search may lag, and finds more than it was asked for."""
        number = number_of(key)
        escaped = number.replace("\\", "\\\\").replace('"', '\\"')
        for query in (f'number:"{escaped}"', number):
            answer = self._http.call("GET", "/tickets/search", params={"query": query, "limit": PAGE, "expand": "true"})
            hits = sorted(ticket["id"] for ticket in answer.json() if ticket["number"] == number)
            if hits:
                return [str(hit) for hit in hits]
        return []

    def create(self, draft: Draft, files: Sequence[tuple[File, bytes]], *, final: bool) -> str:
        """Create the ticket; a number that is taken means that it is there."""
        fields = draft.fields
        state = fields["status"] if final else self._words.states(self._options)["open"]
        body = self._body(draft.key, draft.subject, fields["group"]) | json.loads(draft.extra["fields"])
        body |= {"state": state, "owner": fields["assignee"] or None, "priority": fields.get("priority")}
        if final and "pending" in draft.extra:
            body["pending_time"] = draft.extra["pending"]
        email = draft.extra["email"].casefold()
        body |= {"customer_id": f"guess:{email}"} if email else {"customer": self._me["login"]}
        body |= {word: fields[name] for name, word in DATES.items() if fields.get(name)}
        body["article"] = self._article(draft.body, files, fields.get("created_at")) | {"internal": False}
        body = {name: value for name, value in body.items() if value is not None}
        try:
            answer = self._http.call("POST", "/tickets", json=body)
        except DeskRefused as refusal:
            if "already exists" in refusal.message:
                raise OutcomeUnknown(f"{mask_url(self._url)}: number {number_of(draft.key)} is taken") from None
            raise
        return str(answer.json()["id"])

    def read(self, remote: str) -> Held | None:
        """Return the ticket as it is now."""
        answer = self._http.call("GET", f"/tickets/{remote}", params={"expand": "true"}, allow=(404,))
        if answer.status == 404:
            return None
        ticket = answer.json()
        fields = {
            "subject": ticket["title"],
            "requester": self._email_of(ticket["customer_id"]).casefold(),
            "status": ticket["state"],
            "priority": ticket["priority"],
            "assignee": "" if ticket["owner"] in (NOBODY, None) else ticket["owner"],
            "group": ticket["group"],
            **{name: read_date(ticket.get(word)) for name, word in DATES.items()},
            **{f"field:{name}": str(ticket.get(name) or "") for name in self._options.fields.values()},
        }
        return Held(remote, ticket["number"], fields, f"{ticket['updated_at']} {ticket['article_count']}")

    def read_parts(self, remote: str) -> Parts:
        """Return the first article, the later ones and all files."""
        articles = self._http.call("GET", f"/ticket_articles/by_ticket/{remote}").json()
        articles.sort(key=lambda article: article["id"])
        files = []
        for article in articles:
            for item in article.get("attachments") or []:
                path = f"/ticket_attachment/{remote}/{article['id']}/{item['id']}"
                content = self._http.call("GET", path, plain=True).content
                files.append(HeldFile(item["filename"], hashlib.sha256(content).hexdigest(), len(content)))
        texts = [same_text(article["body"]) for article in articles]
        return Parts(texts[0] if texts else "", tuple(texts[1:]), tuple(files))

    def comment(self, remote: str, text: str) -> None:
        """Add an internal note, under its own date in import mode."""
        article = self._article(text, [], self._moments.get(text) if self._importing else None)
        self._http.call("POST", "/ticket_articles", json={"ticket_id": int(remote), **article})

    def attach(self, remote: str, file: File, content: bytes) -> None:
        """Add a file, in an internal note that names it."""
        article = self._article(file.name, [(file, content)], None)
        self._http.call("POST", "/ticket_articles", json={"ticket_id": int(remote), **article})

    def update(self, remote: str, draft: Draft, names: Collection[str]) -> None:
        """Set these fields."""
        words = {"subject": "title", "status": "state", "priority": "priority", "group": "group"}
        change: dict[str, Any] = {words[name]: draft.fields[name] for name in names if name in words}
        change |= {name[len("field:") :]: draft.fields[name] for name in names if name.startswith("field:")}
        change |= {DATES[name]: draft.fields[name] or None for name in names if name in DATES and name != "created_at"}
        if "assignee" in names:
            change["owner"] = draft.fields["assignee"] or NOBODY
        if "created_at" in names:
            raise DeskRefused("Zammad changes no created date", help="remove the ticket there and push again")
        if "requester" in names:
            change["customer_id"] = f"guess:{draft.fields['requester']}"
        if "status" in names and "pending" in draft.extra:
            change["pending_time"] = draft.extra["pending"]
        if change:
            self._put(remote, change)

    def finish(self, remote: str, draft: Draft) -> None:
        """Set the last state and the dates that go with it."""
        change: dict[str, Any] = {"state": draft.fields["status"]}
        change |= {DATES[name]: draft.fields[name] for name in DATES if name != "created_at" and draft.fields.get(name)}
        if "pending" in draft.extra:
            change["pending_time"] = draft.extra["pending"]
        self._put(remote, change)

    def delete(self, remote: str) -> None:
        """Remove the ticket for good."""
        self._http.call("DELETE", f"/tickets/{remote}", allow=(404,), repeat=True, plain=True)

    def _body(self, key: str, subject: str, group: str) -> dict[str, Any]:
        tags = f"sheet2desk,sheet2desk-run-{self._run}" if self._run else "sheet2desk"
        return {"number": number_of(key), "title": subject, "group": group or self._options.group, "tags": tags}

    @staticmethod
    def _article(text: str, files: Sequence[tuple[File, bytes]], moment: str | None) -> dict[str, Any]:
        """Return a note, the only kind of article that is never mailed."""
        article: dict[str, Any] = {"body": text, "content_type": "text/plain", "type": "note", "internal": True}
        if moment:
            article["created_at"] = moment
        if files:
            article["attachments"] = [
                {
                    "filename": file.name,
                    "data": base64.b64encode(content).decode(),
                    "mime-type": media_type(file.name),
                }
                for file, content in files
            ]
        return article

    def _put(self, remote: str, change: Mapping[str, Any]) -> None:
        self._http.call("PUT", f"/tickets/{remote}", json=change, repeat=True)

    def _email_of(self, number: int) -> str:
        if number not in self._emails:
            answer = self._http.call("GET", f"/users/{number}", allow=(403, 404))
            self._emails[number] = str(answer.json().get("email") or "") if answer.status == 200 else ""
        return self._emails[number]

    def _pages(self, path: str, params: Mapping[str, str]) -> Iterator[dict[str, Any]]:
        page = 1
        while True:
            items = self._http.call("GET", path, params={**params, "page": page, "per_page": PAGE}).json()
            yield from items
            if not items:
                return
            page += 1


DESK: Final = Zammad


def _names_of(user: Mapping[str, Any]) -> set[str]:
    whole = f"{user.get('firstname') or ''} {user.get('lastname') or ''}".strip()
    return {(text or "").casefold() for text in (user.get("login"), user.get("email"), whole)}
