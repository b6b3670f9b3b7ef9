"""Redmine 5, by its REST interface (switch it on under Administration › Settings › API).

Profile:

    [desks.quality]
    kind = "redmine"
    url = "https://redmine.example.com"
    project = "quality"            # the project's identifier
    tracker = "Bug"                # the project's first one when not given
    token_env = "REDMINE_KEY"      # API key of an administrator: My account › API access key
    file_limit = 5242880           # bytes of the largest attachment that this Redmine takes
    key_field = "ExternalID"       # issue custom field of type text, "used as a filter", for the key of the row
    [desks.quality.fields]
    created_at = "Opened"          # field of the ticket, or header of the sheet = issue custom field
    [desks.quality.statuses]
    pending = "Feedback"

What Redmine keeps: subject, status, priority, assignee (a member of the project), due date, pictures up to its own
limit. It stamps created and closed dates with the time of the push, whatever it is told: the day stands as start date,
the moment in a custom field named above or in the text; `push --dates-script FILE` writes a script that sets them.
Redmine has no requesters: they stand in the text, or in a custom field. It has no silent way: switch off the
notifications (Administration › Settings › Email notifications) for the time of the push.

Facts of Redmine 5.0.4, measured: a status is honoured only in a second request; a custom field that it doesn't know is
dropped without a word; searching by a field that isn't a filter gives every issue; line ends come back as CR LF.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, tzinfo
from typing import Any, Final
from urllib.parse import quote

from sheet2desk.desks.door import Door
from sheet2desk.desks.drafting import Drafting, same_text, show_moment
from sheet2desk.desks.interface import Capabilities, Context, Draft, File, Held, HeldFile, Parts
from sheet2desk.desks.media import media_type
from sheet2desk.desks.options import ServerOptions
from sheet2desk.desks.redmine_history import history_script
from sheet2desk.desks.redmine_words import PRIORITIES, STATUSES, explain, pick
from sheet2desk.desks.secret import mask_url
from sheet2desk.errors import ConfigError
from sheet2desk.ticket import Moment, Ticket

TITLE: Final = "Redmine 5"
CAPABILITIES: Final = Capabilities(
    created="side_channel",
    solved="side_channel",
    first_response="none",
    due="native",
    comment_dates="side_channel",
    silent="admin",
    external_key="searchable",
    delete="hard",
    status_on_create=False,
    body_editable=True,
    subject_limit=255,
    subject_unit="characters",
    files_on_create=50_000_000,
    requests_per_second=10.0,
)
DATES: Final = ("created_at", "first_response_at", "solved_at")
PAGE: Final = 100
LOSES: Final = (
    "Redmine stamps its own created and closed dates; the day of created_at is kept as start date, the moment beside",
    "comments carry the date of the push; their own date and author stand in their text",
    "Redmine may mail assignees and watchers: switch its notifications off for the time of the push",
)


class RedmineOptions(ServerOptions):
    """The keys of a desk of kind redmine."""

    project: str
    tracker: str | None = None
    key_field: str = "ExternalID"
    file_limit: int = 5_242_880  # bytes; Administration › Settings › Files says 5120 KB unless changed


class Redmine:
    """One project of one Redmine."""

    loses = LOSES

    def __init__(self, door: Door) -> None:
        """Check the profile's keys; nothing is sent yet."""
        secret = door.need_secret()
        self._options = door.options(RedmineOptions)
        self.capabilities = replace(CAPABILITIES, file_limit=self._options.file_limit)
        self._name, self._url = door.name, door.url()
        self.identity = f"redmine {mask_url(self._url)} {self._options.project}"
        self.log_name = self._options.log
        headers = {"X-Redmine-API-Key": secret.reveal()}
        self._http = door.http(self._url, secret, headers=headers, explain=explain, timeout=self._options.timeout)
        self._tracker = 0
        self._fields: dict[str, tuple[int, str]] = {}  # custom field → (number, format)
        self._statuses, self._priorities = dict[str, int](), dict[str, int]()

    def address(self, remote: str) -> str:
        """Return where a person opens the issue."""
        return f"{self._url}/issues/{remote}"

    def preflight(self) -> Sequence[str]:
        """Learn the numbers of tracker, statuses, priorities and custom fields, and check the profile's words."""
        options = self._options
        answer = self._http.call(
            "GET", f"/projects/{options.project}.json", params={"include": "trackers"}, allow=(404,)
        )
        if answer.status == 404:
            raise self._wrong(
                f"there is no project {options.project} that the key may see", "check project in the profile"
            )
        trackers = {item["name"]: item["id"] for item in answer.json()["project"]["trackers"]}
        if not trackers or (options.tracker and options.tracker not in trackers):
            raise self._wrong(
                f"project {options.project} has no tracker {options.tracker or ''}", f"it has {_list(trackers)}"
            )
        self._tracker = trackers[options.tracker] if options.tracker else next(iter(trackers.values()))
        fields = self._http.call("GET", "/custom_fields.json").json()["custom_fields"]
        fields = [field for field in fields if field["customized_type"] == "issue"]
        self._fields = {field["name"]: (field["id"], field["field_format"]) for field in fields}
        for name in (options.key_field, *options.fields.values()):
            if name not in self._fields:
                raise self._wrong(f"there is no issue custom field {name}", f"make it; there are {_list(self._fields)}")
        if not next(field["is_filter"] for field in fields if field["name"] == options.key_field):
            raise self._wrong(f"custom field {options.key_field} is not used as a filter", "tick that in Redmine")
        self._statuses = _numbers(self._http.call("GET", "/issue_statuses.json").json()["issue_statuses"])
        self._priorities = _numbers(
            self._http.call("GET", "/enumerations/issue_priorities.json").json()["issue_priorities"]
        )
        for words, there in ((options.statuses, self._statuses), (options.priorities, self._priorities)):
            for word in words.values():
                if word not in there:
                    raise self._wrong(f"there is no status or priority {word}", f"there are {_list(there)}")
        return []

    def find_people(self, names: Collection[str]) -> Mapping[str, str]:
        """Return the number of each member of the project that the log names by e-mail, login or name."""
        if not names:
            return {}
        members = {
            str(item["user"]["id"])
            for item in self._pages("memberships", f"/projects/{self._options.project}/memberships.json")
            if "user" in item
        }
        found = {}
        for name in names:
            word = self._options.assignees.get(name, name)
            users = [
                str(user["id"])
                for user in self._pages("users", "/users.json", {"name": word})
                if word.casefold() in _names_of(user) and str(user["id"]) in members
            ]
            if len(users) == 1:
                found[name] = users[0]
        return found

    def draft(self, ticket: Ticket, key: str, context: Context) -> Draft:
        """Return the ticket as an issue."""
        draft = Drafting(ticket, key, context, self._options, self.capabilities)
        draft.lay_subject()
        draft.lay_status(pick(STATUSES, self._statuses))
        draft.lay_priority(pick(PRIORITIES, self._priorities))
        draft.place("assignee", draft.lay_assignee() or "")
        if context.group:
            draft.write("Group", context.group)
            draft.lose("group has no field: kept in the text")
        draft.lay_requester_in(self._options.fields.get("requester"))
        start, due = _day(ticket.created_at, context), _day(ticket.due_at, context)
        if start and due and due < start:
            draft.lose("start date left out, for Redmine takes none after the due date")
            start = ""
        draft.place("start_date", start)
        draft.place("due_at", due)
        if isinstance(ticket.due_at, datetime):
            draft.lose("due_at is kept as a day")
        for name in DATES:
            field = self._options.fields.get(name)
            draft.lay_date_in(name, field, self._date_form(field, context))
        draft.lay_custom("channel", "category", "satisfaction", "tags")
        if self._statuses and draft.fields["status"] not in self._statuses:
            draft.refused = (
                f"the desk has no status {draft.fields['status']}: name one in [desks.{self._name}.statuses]"
            )
        if self._priorities and draft.fields.get("priority", "") not in {"", *self._priorities}:
            draft.refused = (
                f"the desk has no priority {draft.fields['priority']}: name one in [desks.{self._name}.priorities]"
            )
        return draft.finish()

    def keys(self, prefixes: Collection[str]) -> Iterator[tuple[str, str]]:
        """Yield the issues whose key begins so, in whatever project they are now."""
        for prefix in sorted(prefixes):
            for key, remote in self._search("~", prefix):
                if key.startswith(prefix):
                    yield key, remote

    def find(self, key: str) -> list[str]:
        """Return the issues that really carry the key."""
        return sorted((remote for held, remote in self._search("=", key) if held == key), key=int)

    def create(self, draft: Draft, files: Sequence[tuple[File, bytes]], *, final: bool) -> str:  # noqa: ARG002 — Redmine sets a status only later
        """Create the issue; files are uploaded before."""
        issue = self._issue(draft, [name for name in draft.fields if name != "status"])
        issue |= {"project_id": self._options.project, "tracker_id": self._tracker, "description": draft.body}
        issue["custom_fields"].append({"id": self._fields[self._options.key_field][0], "value": draft.key})
        if files:
            issue["uploads"] = [self._upload(file, content) for file, content in files]
        return str(self._http.call("POST", "/issues.json", json={"issue": issue}).json()["issue"]["id"])

    def read(self, remote: str) -> Held | None:
        """Return the issue as it is now."""
        issue = self._get(remote)
        return self._held(issue) if issue else None

    def read_parts(self, remote: str) -> Parts:
        """Return description, notes and files."""
        return self._parts(self._get(remote) or {})

    def read_many(self, remotes: Sequence[str], whole: Collection[str]) -> Mapping[str, tuple[Held, Parts | None]]:
        """Return each issue and its parts by one request; Redmine's lists leave the notes out."""
        issues = {remote: self._get(remote) for remote in remotes}
        return {
            remote: (self._held(issue), self._parts(issue) if remote in whole else None)
            for remote, issue in issues.items()
            if issue
        }

    def _held(self, issue: Mapping[str, Any]) -> Held:
        custom = {field["name"]: _text(field.get("value")) for field in issue.get("custom_fields", [])}
        fields = {
            "subject": issue["subject"],
            "status": issue["status"]["name"],
            "priority": issue["priority"]["name"],
            "assignee": str(issue.get("assigned_to", {}).get("id", "")),
            "start_date": issue.get("start_date") or "",
            "due_at": issue.get("due_date") or "",
            **{f"field:{name}": text for name, text in custom.items()},
        }
        revision = f"{issue['updated_on']} {len(issue['journals'])}"
        return Held(str(issue["id"]), custom.get(self._options.key_field, ""), fields, revision)

    def _parts(self, issue: Mapping[str, Any]) -> Parts:
        notes = tuple(same_text(entry["notes"]) for entry in issue.get("journals", []) if entry.get("notes"))
        files = []
        for item in issue.get("attachments", []):
            path = f"/attachments/download/{item['id']}/{quote(item['filename'])}"
            content = self._http.call("GET", path, plain=True).content
            files.append(HeldFile(item["filename"], hashlib.sha256(content).hexdigest(), len(content)))
        return Parts(same_text(issue.get("description") or ""), notes, tuple(files))

    def comment(self, remote: str, text: str) -> None:
        """Add a note."""
        self._put(remote, {"notes": text}, repeat=False)

    def attach(self, remote: str, file: File, content: bytes) -> None:
        """Add a file."""
        self._put(remote, {"uploads": [self._upload(file, content)]}, repeat=False)

    def update(self, remote: str, draft: Draft, names: Collection[str]) -> None:
        """Set these fields."""
        change = self._issue(draft, names)
        if "description" in names:
            change["description"] = draft.body
        self._put(remote, change, repeat=True)

    def finish(self, remote: str, draft: Draft) -> None:
        """Set the status."""
        self._put(remote, self._issue(draft, ["status"]), repeat=True)

    def delete(self, remote: str) -> None:
        """Remove the issue."""
        self._http.call("DELETE", f"/issues/{remote}.json", allow=(404,), repeat=True, plain=True)

    def history(self, pushed: Iterable[tuple[str, str, Ticket]], zone: tzinfo) -> str:
        """Return the script that sets the log's dates."""
        return history_script(pushed, Context(zone), self._options.key_field)

    def _date_form(self, field: str | None, context: Context) -> Callable[[Moment], str]:
        as_day = field is not None and self._fields.get(field, (0, "date"))[1] == "date"
        return lambda moment: _day(moment, context) if as_day else show_moment(moment)

    def _issue(self, draft: Draft, names: Collection[str]) -> dict[str, Any]:
        """Return these fields as Redmine wants them."""
        fields = draft.fields
        issue: dict[str, Any] = {"custom_fields": []}
        for name in names:
            if name.startswith("field:"):
                number = self._fields[name.removeprefix("field:")][0]
                issue["custom_fields"].append({"id": number, "value": fields[name]})
            elif name == "status":
                issue["status_id"] = self._statuses[fields[name]]
            elif name == "priority":
                issue["priority_id"] = self._priorities[fields[name]]
            elif name in _WORDS:
                issue[_WORDS[name]] = fields[name]
        return issue

    def _upload(self, file: File, content: bytes) -> dict[str, str]:
        """Send the bytes ahead; until an issue takes them up they are nobody's, so repeating does no harm."""
        headers = {"Content-Type": "application/octet-stream"}
        answer = self._http.call(
            "POST", "/uploads.json", params={"filename": file.name}, content=content, headers=headers, repeat=True
        )
        token = answer.json()["upload"]["token"]
        return {"token": token, "filename": file.name, "content_type": media_type(file.name)}

    def _put(self, remote: str, change: Mapping[str, Any], *, repeat: bool) -> None:
        self._http.call("PUT", f"/issues/{remote}.json", json={"issue": change}, repeat=repeat, plain=True)

    def _get(self, remote: str) -> dict[str, Any] | None:
        answer = self._http.call(
            "GET", f"/issues/{remote}.json", params={"include": "attachments,journals"}, allow=(404,)
        )
        issue: dict[str, Any] | None = answer.json()["issue"] if answer.status == 200 else None
        return issue

    def _search(self, sign: str, value: str) -> Iterator[tuple[str, str]]:
        field = f"cf_{self._fields[self._options.key_field][0]}"
        params = {
            "set_filter": "1",
            "f[]": [field, "status_id"],
            f"op[{field}]": sign,
            f"v[{field}][]": value,
            "op[status_id]": "*",
            "sort": "id",
        }
        for issue in self._pages("issues", "/issues.json", params):
            for custom in issue.get("custom_fields", []):
                if custom["name"] == self._options.key_field:
                    yield _text(custom.get("value")), str(issue["id"])

    def _pages(self, what: str, path: str, params: Mapping[str, Any] | None = None) -> Iterator[dict[str, Any]]:
        offset = 0
        while True:
            answer = self._http.call("GET", path, params={**(params or {}), "limit": PAGE, "offset": offset}).json()
            yield from answer[what]
            offset += PAGE
            if offset >= answer.get("total_count", 0):
                return

    def _wrong(self, message: str, help: str) -> ConfigError:
        return ConfigError(f"desk {self._name}: {message}", help=help)


_WORDS: Final = {"subject": "subject", "assignee": "assigned_to_id", "start_date": "start_date", "due_at": "due_date"}


DESK: Final = Redmine


def _numbers(items: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    return {item["name"]: item["id"] for item in items}


def _names_of(user: Mapping[str, Any]) -> set[str]:
    first, last = user.get("firstname", ""), user.get("lastname", "")
    names = (user.get("mail"), user.get("login"), f"{first} {last}", f"{last} {first}")
    return {name.casefold() for name in names if name}


def _day(moment: Moment | None, context: Context) -> str:
    if isinstance(moment, datetime):
        moment = moment.astimezone(context.zone).date() if moment.tzinfo else moment.date()
    return moment.isoformat() if moment else ""


def _text(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)


def _list(names: Collection[str]) -> str:
    return ", ".join(sorted(names)) or "none"
