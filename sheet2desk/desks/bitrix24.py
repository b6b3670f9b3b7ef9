"""Bitrix24: a smart process, by its import, which keeps dates and starts no robots. Admin24 lives here too.

Profile:

    [desks.portal]
    kind = "bitrix24"
    url = "https://example.bitrix24.ru/rest/1"  # an incoming webhook's address without its last part …
    token_env = "BITRIX24_WEBHOOK" # … which is the secret: never put it into url
    entity_type_id = 1046          # of the smart process: CRM › Settings › Smart processes, or crm.type.list
    text_field = "ufCrm10_TEXT"    # a field of type text for the description
    files_field = "ufCrm10_FILES"  # a field of type file, multiple, for the pictures; they become comments without it
    [desks.portal.statuses]
    open = "В работе"              # the stage's name or code; new and closed are found by themselves
    pending = "Ждём клиента"
    [desks.portal.fields]
    requester = "ufCrm10_WHO"      # field of the ticket, or header of the sheet = field of the item

The webhook needs the rights crm and user, and must be an administrator's: only they may set dates. Take a fresh smart
process for the log: Bitrix24 refuses an item that is older than any item that is there already. So tickets go in oldest
first, and one that turns up later, older than the newest item, is refused in the plan with that reason.

What Bitrix24 keeps: created date; the solved date as the date of the last stage; responsible person, stage, pictures,
the sheet's key (xmlId). Comments carry the date of the push, their own stands in their text. A smart process has no
requester, priority or due date of its own: name fields for them, else they stand in the text. Nobody is mailed and no
robot is started by the import. Requests go two a second, twenty tickets at once.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Final
from urllib.parse import urlsplit, urlunsplit

from sheet2desk.desks.bitrix24_words import (
    Stages,
    explain,
    file_name,
    item_fields,
    read_date,
    show_date,
    text_of,
    word_for,
)
from sheet2desk.desks.door import Door
from sheet2desk.desks.drafting import Drafting, instant, same_text, show_moment
from sheet2desk.desks.http import Answer
from sheet2desk.desks.interface import Capabilities, Context, Draft, File, Held, HeldFile, Parts
from sheet2desk.desks.options import Options
from sheet2desk.desks.secret import mask_url
from sheet2desk.errors import ConfigError, DeskRefused, OutcomeUnknown
from sheet2desk.ticket import Ticket

TITLE: Final = "Bitrix24"
CAPABILITIES: Final = Capabilities(
    created="native",
    solved="native",
    first_response="none",
    due="none",
    comment_dates="none",
    silent="per_call",
    external_key="searchable",
    delete="soft",
    status_on_create=True,
    body_editable=True,
    subject_limit=255,
    file_limit=50_000_000,
    bulk_max=20,
    read_max=50,
    ordered_by_created=True,
    requests_per_second=2.0,
)
FILES_WITH_IMPORT: Final = 10_000_000  # bytes of one item, before base64
PAGE: Final = 50
LOSES: Final = (
    "comments carry the date of the push; their own date and author stand in their text",
    "nothing older than the newest item can be added afterwards: a ticket found later is refused",
)
READ: Final = ("id", "title", "xmlId", "stageId", "assignedById", "createdTime", "movedTime", "updatedTime")


class Bitrix24Options(Options):
    """The keys of a desk of kind bitrix24."""

    entity_type_id: int
    text_field: str
    files_field: str | None = None
    category_id: int | None = None


class Bitrix24:
    """One smart process of one portal."""

    loses = LOSES

    def __init__(self, door: Door) -> None:
        self._secret = door.need_secret("webhook")
        self._options = door.options(Bitrix24Options)
        self._name, self._url = door.name, door.url()
        self._type = self._options.entity_type_id
        self.identity = f"bitrix24 {mask_url(self._url)} {self._type}"
        self.log_name = self._options.log
        carried = FILES_WITH_IMPORT if self._options.files_field else 0
        self.capabilities = replace(CAPABILITIES, files_on_create=carried)
        self._http = door.http(self._url, self._secret, headers={}, explain=explain)
        self._me = ""
        self._category = 0
        self._stages = Stages([])
        self._fields: dict[str, dict[str, Any]] = {}
        self._newest: datetime | None = None
        self._there: set[str] = set()  # keys that the process holds

    def address(self, remote: str) -> str:
        """Return where a person opens the item."""
        parts = urlsplit(self._url)
        return f"{parts.scheme}://{parts.netloc}/crm/type/{self._type}/details/{remote}/"

    def preflight(self) -> Sequence[str]:
        """Learn who we are, the stages and fields of the process, and how old its newest item is."""
        self._me = str(self._call("user.current", {})["ID"])
        categories = self._call("crm.category.list", {"entityTypeId": self._type})["categories"]
        category = self._options.category_id
        if category is None:
            category = next(item["id"] for item in categories if item["isDefault"] == "Y")
        self._category = int(category)
        query = {"filter": {"ENTITY_ID": f"DYNAMIC_{self._type}_STAGE_{category}"}, "order": {"SORT": "ASC"}}
        self._stages = Stages(self._call("crm.status.list", query))
        self._stages.check(self._options.statuses, self._name)
        self._fields = item_fields(self._call("crm.item.fields", {"entityTypeId": self._type})["fields"])
        files = [self._options.files_field] if self._options.files_field else []
        for field in (self._options.text_field, *files, *self._options.fields.values()):
            if field not in self._fields:
                raise ConfigError(
                    f"desk {self._name}: smart process {self._type} has no field {field}",
                    help=f"make it in its settings; it has {', '.join(sorted(self._fields))}",
                )
        latest = {"entityTypeId": self._type, "select": ["id", "createdTime"], "order": {"createdTime": "DESC"}}
        newest = self._call("crm.item.list", latest)["items"]
        self._newest = datetime.fromisoformat(newest[0]["createdTime"]) if newest else None
        return []

    def find_people(self, names: Collection[str]) -> Mapping[str, str]:
        """Return the number of each user that the log names by e-mail or name; a name of two is nobody's."""
        found = {}
        users = list(self._pages("user.get", {"FILTER": {"ACTIVE": True}}, "")) if names else []
        for name in names:
            word = self._options.assignees.get(name, name).casefold()
            hits = [str(user["ID"]) for user in users if word in _names_of(user)]
            if len(hits) == 1:
                found[name] = hits[0]
        return found

    def draft(self, ticket: Ticket, key: str, context: Context) -> Draft:
        """Return the ticket as the item is going to hold it."""
        draft = Drafting(ticket, key, context, self._options, CAPABILITIES)
        draft.lay_subject()
        draft.lay_requester_in(self._options.fields.get("requester"))
        stages = self._stages.words(self._options.statuses)
        draft.lay_status(stages)
        if self._stages and not draft.fields["status"]:
            draft.refused = f"no stage for status {ticket.status}: name one in [desks.{self._name}.statuses]"
        assignee = draft.lay_assignee()
        if assignee is None:
            draft.lose("no assignee in Bitrix24: the webhook's user becomes responsible")
        draft.place("assignee", assignee or self._me)
        if context.group:
            draft.write("Group", context.group)
            draft.lose("group has no field: kept in the text")
        self._lay_dates(draft, key)
        placed = draft.lay_custom("priority", "channel", "category", "satisfaction", "tags")
        for field, text in placed.items():
            word = word_for(self._fields.get(field, {}), text)
            draft.place(f"field:{field}", word)
            if text and not word:
                draft.write(field, text)
                draft.lose(f"field {field} has no item {text}: kept in the text")
        return draft.finish()

    def _lay_dates(self, draft: Drafting, key: str) -> None:
        ticket, context = draft.ticket, draft.context
        if ticket.created_at is None:
            draft.lose("no created date: Bitrix24 stamps the time of the push")
        else:
            draft.lay_date("created_at", show_date)
            created = instant(ticket.created_at, context)
            if self._newest is not None and created < self._newest and key not in self._there:
                draft.refused = (
                    f"older than the newest item of the smart process ({show_moment(self._newest)}), and Bitrix24 takes"
                    " items in the order of their dates only: push it into a fresh smart process"
                )
        solved, created_at = ticket.solved_at, ticket.created_at
        if solved is not None and created_at is not None and instant(solved, context) >= instant(created_at, context):
            draft.lay_date("solved_at", show_date)
        else:
            draft.write_date("solved_at")
        for name in ("first_response_at", "due_at"):
            draft.lay_date_in(name, self._options.fields.get(name), show_moment)

    def keys(self, prefixes: Collection[str]) -> Iterator[tuple[str, str]]:
        """Yield the items whose key begins so."""
        for prefix in sorted(prefixes):
            for key, remote in self._search({"=%xmlId": f"{prefix}%"}):
                if key.startswith(prefix):
                    self._there.add(key)
                    yield key, remote

    def find(self, key: str) -> list[str]:
        """Return the items that really carry the key."""
        return sorted((remote for held, remote in self._search({"=xmlId": key}) if held == key), key=int)

    def create(self, draft: Draft, files: Sequence[tuple[File, bytes]], *, final: bool) -> str:  # noqa: ARG002 — a later stage would stamp the solved date
        """Import the item, in its last stage: a change of stage would carry the date of the push."""
        made = self.create_many([(draft, files)])[0]
        if isinstance(made, DeskRefused):
            raise made
        return made

    def create_many(self, drafts: Sequence[tuple[Draft, Sequence[tuple[File, bytes]]]]) -> list[str | DeskRefused]:
        """Import up to 20 items; the answer has a place for each of them."""
        data = [self._item(draft, files) for draft, files in drafts]
        answer = self._call("crm.item.batchImport", {"entityTypeId": self._type, "data": data}, repeat=False)
        items = answer.get("items") if isinstance(answer, dict) else None
        if not isinstance(items, list) or len(items) != len(drafts):
            raise OutcomeUnknown(f"{mask_url(self._url)}: the import does not say what became of each item")
        self._there |= {draft.key for draft, _ in drafts}
        return [DeskRefused(explain(item)) if "error" in item else str(item["item"]["id"]) for item in items]

    def read(self, remote: str) -> Held | None:
        """Return the item as it is now."""
        item = self._get(remote)
        return self._held(item) if item else None

    def read_parts(self, remote: str) -> Parts:
        """Return description, comments and files; of files of comments Bitrix24 gives name and size alone."""
        return self._parts(remote, self._get(remote) or {})

    def read_many(self, remotes: Sequence[str], whole: Collection[str]) -> Mapping[str, tuple[Held, Parts | None]]:
        """Return the items by one request for up to 50 of them."""
        options, wanted = self._options, {"@id": [int(remote) for remote in remotes]}
        named = [options.text_field, *([options.files_field] if options.files_field else []), *options.fields.values()]
        params = {"entityTypeId": self._type, "filter": wanted, "select": [*READ, *named], "order": {"id": "ASC"}}
        found = {}
        for item in self._pages("crm.item.list", params, "items"):
            remote = str(item["id"])
            found[remote] = self._held(item), self._parts(remote, item) if remote in whole else None
        return found

    def _held(self, item: Mapping[str, Any]) -> Held:
        fields = {
            "subject": item["title"] or "",
            "priority": "",
            "status": item["stageId"],
            "assignee": str(item["assignedById"]),
            "created_at": read_date(item["createdTime"]),
            "solved_at": read_date(item["movedTime"]),
            **{f"field:{field}": text_of(item.get(field)) for field in self._options.fields.values()},
        }
        return Held(str(item["id"]), item["xmlId"] or "", fields, item["updatedTime"])

    def _parts(self, remote: str, item: Mapping[str, Any]) -> Parts:
        files = []
        for held in item.get(self._options.files_field or "") or []:
            answer = self._download(held["urlMachine"])
            digest = hashlib.sha256(answer.content).hexdigest()
            files.append(HeldFile(file_name(answer.headers), digest, len(answer.content)))
        texts = []
        query = {"filter": {"ENTITY_ID": int(remote), "ENTITY_TYPE": f"dynamic_{self._type}"}, "order": {"ID": "ASC"}}
        for comment in self._pages("crm.timeline.comment.list", query, ""):
            texts.append(same_text(comment["COMMENT"]))
            listed = comment.get("FILES") or {}
            files += [HeldFile(one["name"], "", int(one["size"])) for one in dict(listed).values()]
        return Parts(same_text(item.get(self._options.text_field) or ""), tuple(texts), tuple(files))

    def comment(self, remote: str, text: str) -> None:
        """Add a comment to the timeline."""
        self._comment(remote, {"COMMENT": text})

    def attach(self, remote: str, file: File, content: bytes) -> None:
        """Add a file, in a comment that names it: a file field could only be written anew as a whole."""
        self._comment(remote, {"COMMENT": file.name, "FILES": [[file.name, base64.b64encode(content).decode()]]})

    def update(self, remote: str, draft: Draft, names: Collection[str]) -> None:
        """Set these fields."""
        if "created_at" in names:
            raise DeskRefused("Bitrix24 changes no created date", help="remove the item there and push again")
        words = {"subject": "title", "status": "stageId", "assignee": "assignedById"}
        change: dict[str, Any] = {words[name]: draft.fields[name] for name in names if name in words}
        change |= {name[len("field:") :]: draft.fields[name] for name in names if name.startswith("field:")}
        if "description" in names:
            change[self._options.text_field] = draft.body
        if change:
            self._update(remote, change)

    def finish(self, remote: str, draft: Draft) -> None:
        """Set the last stage, unless the item is in it: a change carries the date of the push."""
        item = self._get(remote)
        if item and item["stageId"] != draft.fields["status"]:
            self._update(remote, {"stageId": draft.fields["status"]})

    def delete(self, remote: str) -> None:
        """Move the item to the recycle bin."""
        params = {"entityTypeId": self._type, "id": int(remote)}
        answer = self._send("crm.item.delete", params, repeat=True, allow=(400, 404))
        if answer.status != 200 and "NOT_FOUND" not in explain(answer.json()):
            raise DeskRefused(explain(answer.json()))

    def _item(self, draft: Draft, files: Sequence[tuple[File, bytes]]) -> dict[str, Any]:
        fields = draft.fields
        item: dict[str, Any] = {
            "title": draft.subject,
            "categoryId": self._category,
            "stageId": fields["status"],
            "assignedById": int(fields["assignee"]),
            "xmlId": draft.key,
            self._options.text_field: draft.body,
        }
        item |= {name[len("field:") :]: text for name, text in fields.items() if name.startswith("field:") and text}
        if fields.get("created_at"):
            item["createdTime"] = fields["created_at"]
            item["movedTime"] = item["updatedTime"] = fields.get("solved_at") or fields["created_at"]
        if files and self._options.files_field:
            item[self._options.files_field] = [
                [file.name, base64.b64encode(content).decode()] for file, content in files
            ]
        return item

    def _comment(self, remote: str, fields: Mapping[str, Any]) -> None:
        place = {"ENTITY_ID": int(remote), "ENTITY_TYPE": f"dynamic_{self._type}"}
        self._call("crm.timeline.comment.add", {"fields": {**place, **fields}}, repeat=False)

    def _get(self, remote: str) -> dict[str, Any] | None:
        params = {"entityTypeId": self._type, "id": int(remote)}
        answer = self._send("crm.item.get", params, repeat=True, allow=(400, 404))
        if answer.status == 200:
            item: dict[str, Any] = answer.json()["result"]["item"]
            return item
        if "NOT_FOUND" in explain(answer.json()):
            return None
        raise DeskRefused(explain(answer.json()))

    def _update(self, remote: str, change: Mapping[str, Any]) -> None:
        self._call("crm.item.update", {"entityTypeId": self._type, "id": int(remote), "fields": change})

    def _download(self, url: str) -> Answer:
        """Return a file; its address carries the webhook's secret, so only its path is taken: the portal is asked."""
        ours, theirs = urlsplit(self._url), urlsplit(url)
        path = urlunsplit((ours.scheme, ours.netloc, theirs.path, theirs.query, ""))
        return self._http.call("GET", path, plain=True)

    def _search(self, query: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        params = {"entityTypeId": self._type, "filter": query, "select": ["id", "xmlId"], "order": {"id": "ASC"}}
        for item in self._pages("crm.item.list", params, "items"):
            yield item["xmlId"] or "", str(item["id"])

    def _pages(self, method: str, params: Mapping[str, Any], name: str) -> Iterator[dict[str, Any]]:
        start = 0
        while True:
            answer = self._send(method, {**params, "start": start}, repeat=True).json()
            yield from answer["result"][name] if name else answer["result"]
            if "next" not in answer:
                return
            start = answer["next"]

    def _call(self, method: str, params: Mapping[str, Any], *, repeat: bool = True) -> Any:
        return self._send(method, params, repeat=repeat).json()["result"]

    def _send(self, method: str, params: Mapping[str, Any], *, repeat: bool, allow: Collection[int] = ()) -> Answer:
        path = f"/{self._secret.reveal()}/{method}.json"
        return self._http.call("POST", path, json=params, repeat=repeat, allow=allow)


DESK: Final = Bitrix24


def _names_of(user: Mapping[str, Any]) -> set[str]:
    first, last = user.get("NAME") or "", user.get("LAST_NAME") or ""
    return {text.strip().casefold() for text in (user.get("EMAIL") or "", f"{first} {last}", f"{last} {first}")} - {""}
