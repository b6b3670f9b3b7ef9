"""Any desk with a REST interface: described by its own OpenAPI file and a mapping. This is the way to Admin24's API.

Profile:

    [desks.plant]
    kind = "openapi"
    url = "https://desk.example.com/api/v1"
    spec = "desk-openapi.json"     # the desk's OpenAPI 3 file, saved as JSON; counts from where the command runs
    token_env = "DESK_TOKEN"
    header = "Authorization"       # the header that carries the token …
    prefix = "Bearer "             # … and what stands before it
    [desks.plant.create]
    operation = "createTicket"     # operationId, or "POST /tickets"
    id = "id"                      # where the answer tells the ticket's number
    [desks.plant.create.body]      # field of the desk's body = field of the ticket
    title = "{subject}"
    text = "{body}"
    external_id = "{key}"
    state = "{status}"
    opened_at = "{created_at}"
    "contact.email" = "{requester.email}"
    serial = "{field:Серийный №}"
    [desks.plant.lookup]           # finds a ticket by its key
    operation = "listTickets"
    items = "items"                # where the answer's list stands
    key = "external_id"            # where an item tells its key
    query = { external_id = "{key}" }
    [desks.plant.list]             # lists them all, so that a lost journal is no matter; or else each is looked up
    operation = "listTickets"
    items = "items"
    query = { page = "{page}" }
    [desks.plant.read]
    operation = "getTicket"        # its path has {id} in it
    [desks.plant.update]           # and [desks.plant.delete], if the desk has them
    operation = "updateTicket"
    [desks.plant.comment]
    operation = "addComment"
    body = { text = "{text}" }
    items = "comments"             # where a ticket's comments stand in the answer of read
    text = "text"

What it keeps is what the mapping names; the rest of a ticket stands in its text. Every ticket is checked against the
file's schema before anything is sent, and refused in the plan with what the schema says; fields that the file doesn't
know are a mistake in the profile. Without a comment operation comments stand in the text. Attachments aren't sent.
Whether this desk mails customers, nobody can know from its file: try one ticket of your own first.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from sheet2desk.desks.door import Door
from sheet2desk.desks.drafting import LABELS, Drafting, instant, same_text, show_comment
from sheet2desk.desks.interface import Capabilities, Context, Draft, File, Held, Parts
from sheet2desk.desks.openapi_options import Call, OpenApiOptions
from sheet2desk.desks.openapi_spec import Operation, Spec
from sheet2desk.desks.openapi_values import at, explain, text_of, typed
from sheet2desk.desks.secret import mask_url
from sheet2desk.errors import ConfigError, DeskRefused, OutcomeUnknown
from sheet2desk.regex import regex
from sheet2desk.ticket import Ticket

TITLE: Final = "Any desk with an OpenAPI file"
CAPABILITIES: Final = Capabilities(
    created="native",
    solved="native",
    first_response="native",
    due="native",
    comment_dates="none",
    silent="none",
    external_key="searchable",
    delete="none",
    status_on_create=True,
    body_editable=True,
    file_limit=-1,
    requests_per_second=2.0,
)
PLAIN: Final = (
    "subject",
    "status",
    "priority",
    "assignee",
    "group",
    "id",
    "channel",
    "category",
    "satisfaction",
    "tags",
)
PERSON: Final = ("requester.name", "requester.email", "requester.phone", "requester.organization")
DATES: Final = ("created_at", "first_response_at", "solved_at", "due_at")
WORDS: Final = {
    word: word for word in ("new", "open", "pending", "solved", "closed", "low", "normal", "high", "urgent")
}
_NAME: Final = regex(r"\{([^{}]+)\}")


class OpenApiDesk:
    """One desk that its OpenAPI file describes."""

    def __init__(self, door: Door) -> None:
        secret = door.need_secret()
        self._options = door.options(OpenApiOptions)
        self._name, self._url = door.name, door.url()
        self.identity = f"openapi {mask_url(self._url)} {self._options.create.operation}"
        self.log_name = self._options.log
        self.capabilities = replace(CAPABILITIES, delete="hard" if self._options.delete else "none")
        headers = {self._options.header: f"{self._options.prefix}{secret.reveal()}"}
        self._http = door.http(self._url, secret, headers=headers, explain=explain)
        self._places = self._options.create.body  # place in the body → template
        self._named = {name for template in self._places.values() for name in _NAME.findall(template)}
        for needed in ("key", "subject", "body"):
            if needed not in self._named:
                raise ConfigError(
                    f"[desks.{door.name}.create.body] no field takes {{{needed}}}",
                    help=f'add one: title = "{{{needed}}}"',
                )

    @cached_property
    def _spec(self) -> Spec:
        """Return the desk's file; it is read when it is needed, not when the desk is named."""
        return Spec(Path(self._options.spec).expanduser(), self._name)

    @cached_property
    def _calls(self) -> dict[str, Operation]:
        """Return the operations that the profile names, each checked against the file."""
        calls = {}
        for what in ("create", "lookup", "read", "list", "update", "delete", "comment"):
            call: Call | None = getattr(self._options, what)
            if call is not None:
                calls[what] = self._spec.operation(call.operation)
                self._spec.check_body(calls[what], call.body)
                self._spec.check_query(calls[what], call.query)
        return calls

    @property
    def loses(self) -> Sequence[str]:
        """Return what no ticket keeps in this desk."""
        unread = [place for place in self._places if not self._comes_back(place)]
        said = [
            f"{place} is sent, but the desk's file has no way to read it back: it isn't checked" for place in unread
        ]
        return [*said, "whether the desk mails customers can't be known from its file: try one ticket first"]

    def address(self, remote: str) -> str:
        """Return the address of the ticket in the interface."""
        return f"{self._url}{self._path('read', remote)}"

    def preflight(self) -> Sequence[str]:
        """Look for a key that nobody has: credentials and lookup must work."""
        if self.find("sheet2desk-no-such-key"):
            raise ConfigError("lookup finds tickets that don't carry the key", help="mend lookup in the profile")
        return []

    def find_people(self, names: Collection[str]) -> Mapping[str, str]:
        """Return the desk's word for each name: the profile's, or the name itself."""
        return {name: self._options.assignees.get(name, name) for name in names}

    def draft(self, ticket: Ticket, key: str, context: Context) -> Draft:
        """Return the ticket as the mapping lays it out, checked against the desk's schema."""
        drafting = Drafting(ticket, key, context, self._options, CAPABILITIES)
        values: dict[str, Any] = {"key": key, "subject": drafting.lay_subject()}
        values["status"] = drafting.lay_status(WORDS)
        values["priority"] = drafting.lay_priority(WORDS)
        values["assignee"] = drafting.lay_assignee()
        values["group"] = drafting.lay_group({context.group.casefold(): context.group} if context.group else {})
        values |= {name: getattr(ticket.requester, name.partition(".")[2]) for name in PERSON}
        for name in DATES:
            moment = getattr(ticket, name)
            values[name] = instant(moment, context, end_of_day=name == "due_at") if moment is not None else None
        values |= {name: getattr(ticket, name) for name in ("id", "channel", "category", "satisfaction")}
        values["tags"] = list(ticket.tags) or None
        values |= {f"field:{header}": text for header, text in ticket.custom.items()}
        for name, value in values.items():
            if value not in (None, "") and name not in self._named and name not in ("key", "id"):
                self._write(drafting, name, value)
        if "comment" not in self._calls:
            for comment in ticket.comments:
                drafting.write("Comment", show_comment(comment))
                drafting.lose("comments have no operation: kept in the text")
        draft = drafting.finish()
        body = self._filled(values | {"body": draft.body})
        wrong = self._spec.why_not(self._calls["create"], body)
        return replace(
            draft,
            comments=draft.comments if "comment" in self._calls else (),
            refused=draft.refused or (f"the desk's schema refuses it: {wrong}" if wrong else None),
            fields={
                self._field(place): self._shown(place, at(body, place))
                for place in self._places
                if self._comes_back(place) and self._places[place] not in ("{body}", "{key}")
            },
            extra={"body": json.dumps(body, ensure_ascii=False)},
        )

    def _write(self, drafting: Drafting, name: str, value: Any) -> None:
        if name in DATES:
            drafting.write_date(name)
            return
        text = ", ".join(value) if isinstance(value, list) else str(value)
        drafting.write(LABELS.get(name, name.removeprefix("field:")), text)
        if not name.startswith("field:"):
            drafting.lose(f"{name} has no field: kept in the text")

    def _filled(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return the body that the mapping makes of the values; blank ones are left out."""
        body: dict[str, Any] = {}
        schema = self._spec.body_schema(self._calls["create"])
        for place, template in self._places.items():
            names = _NAME.findall(template)
            if names and all(values.get(name) in (None, "") for name in names):
                continue
            about = self._spec.schema_at(schema, place) or {}
            whole = values[names[0]] if template == f"{{{names[0] if names else ''}}}" else None
            value = (
                typed(whole, about) if whole is not None else _NAME.sub(lambda m: text_of(values.get(m[1])), template)
            )
            *outer, last = place.split(".")
            inner = body
            for step in outer:
                inner = inner.setdefault(step, {})
            inner[last] = value
        return body

    def keys(self, prefixes: Collection[str]) -> Iterator[tuple[str, str]]:
        """Yield the tickets whose key begins so, where the profile tells how they are listed."""
        call, wanted, seen, page = self._options.list, tuple(prefixes), set[str](), 0
        while call is not None:
            page += 1
            params = {name: text.replace("{page}", str(page)) for name, text in call.query.items()}
            answer = self._http.call("GET", self._calls["list"].path, params=params)
            items = [item for item in at(answer.json(), call.items) or [] if text_of(at(item, call.id)) not in seen]
            seen |= {text_of(at(item, call.id)) for item in items}
            keys = [(text_of(at(item, call.key)), text_of(at(item, call.id))) for item in items]
            yield from ((key, remote) for key, remote in keys if key.startswith(wanted))
            if not items or "{page}" not in "".join(call.query.values()):
                return

    def find(self, key: str) -> list[str]:
        """Return the tickets that really carry the key."""
        call = self._options.lookup
        params = {name: _NAME.sub(key.replace("\\", "\\\\"), template) for name, template in call.query.items()}
        answer = self._http.call(self._calls["lookup"].method, self._calls["lookup"].path, params=params, repeat=True)
        items = at(answer.json(), call.items)
        return [str(at(item, call.id)) for item in items or [] if at(item, call.key) == key]

    def create(self, draft: Draft, files: Sequence[tuple[File, bytes]], *, final: bool) -> str:  # noqa: ARG002 — the mapping decides
        """Create the ticket, unless one with its key is there."""
        if self.find(draft.key):
            raise OutcomeUnknown(f"{mask_url(self._url)}: {draft.key} is there already")
        call = self._calls["create"]
        answer = self._http.call(call.method, call.path, json=json.loads(draft.extra["body"]), repeat=False)
        number = at(answer.json(), self._options.create.id)
        if number in (None, ""):
            raise OutcomeUnknown(f"{mask_url(self._url)}: the answer tells no {self._options.create.id}")
        return str(number)

    def read(self, remote: str) -> Held | None:
        """Return the ticket as it is now."""
        item = self._get(remote)
        if item is None:
            return None
        fields = {self._field(place): self._shown(place, at(item, place)) for place in self._places}
        revision = hashlib.sha256(json.dumps(item, sort_keys=True).encode()).hexdigest()[:16]
        return Held(remote, text_of(at(item, self._options.lookup.key)), fields, revision)

    def read_parts(self, remote: str) -> Parts:
        """Return description and comments."""
        item, call = self._get(remote) or {}, self._options.comment
        place = next(place for place, template in self._places.items() if "{body}" in template)
        comments = at(item, call.items) if call else []
        texts = tuple(same_text(text_of(at(one, call.text))) for one in comments or []) if call else ()
        return Parts(same_text(text_of(at(item, place))), texts, ())

    def comment(self, remote: str, text: str) -> None:
        """Add a comment."""
        if self._options.comment is None:
            raise DeskRefused("the profile names no comment operation")
        body: dict[str, Any] = {}
        for place, template in self._options.comment.body.items():
            body[place] = template.replace("{text}", text)
        self._change("comment", remote, body, repeat=False)

    def attach(self, remote: str, file: File, content: bytes) -> None:  # noqa: ARG002 — no file comes this far
        """Refuse: drafts of this desk have no files."""
        raise DeskRefused(f"attachment {file.name}: a desk of kind openapi takes no files")

    def update(self, remote: str, draft: Draft, names: Collection[str]) -> None:
        """Set these fields; a PUT sends them all."""
        if "update" not in self._calls:
            raise DeskRefused("the profile names no update operation", help="change the ticket in the desk")
        whole = json.loads(draft.extra["body"])
        wanted = {"body" if name == "description" else name for name in names}
        change: dict[str, Any] = {}
        for place, template in self._places.items():
            if wanted & {*_NAME.findall(template), place}:
                change[place.split(".")[0]] = whole.get(place.split(".")[0])
        self._change("update", remote, whole if self._calls["update"].method == "PUT" else change, repeat=True)

    def finish(self, remote: str, draft: Draft) -> None:
        """Leave the ticket as it is: it was created with its last status."""

    def delete(self, remote: str) -> None:
        """Remove the ticket."""
        if "delete" not in self._calls:
            raise DeskRefused("the profile names no delete operation")
        self._http.call("DELETE", self._path("delete", remote), allow=(404,), repeat=True, plain=True)

    def _change(self, what: str, remote: str, body: Mapping[str, Any], *, repeat: bool) -> None:
        self._http.call(self._calls[what].method, self._path(what, remote), json=body, repeat=repeat)

    def _get(self, remote: str) -> dict[str, Any] | None:
        answer = self._http.call("GET", self._path("read", remote), allow=(404,))
        item: dict[str, Any] | None = at(answer.json(), self._options.read.item) if answer.status == 200 else None
        return item

    def _path(self, what: str, remote: str) -> str:
        return _NAME.sub(remote, self._calls[what].path)

    def _comes_back(self, place: str) -> bool:
        schema = self._spec.answer_schema(self._calls["read"])
        item = self._spec.schema_at(schema, self._options.read.item)
        return item is not None and self._spec.schema_at(item, place) is not None

    def _field(self, place: str) -> str:
        name = self._places[place].strip("{}")
        return name if self._places[place] == f"{{{name}}}" else place

    def _shown(self, place: str, value: Any) -> str:
        """Return a value as text; moments in UTC, whatever zone the desk writes them in."""
        about = self._spec.schema_at(self._spec.body_schema(self._calls["create"]), place) or {}
        if about.get("format") == "date-time" and isinstance(value, str) and value:
            return datetime.fromisoformat(value).astimezone(UTC).isoformat()
        return text_of(value)


DESK: Final = OpenApiDesk
