"""A fake of Zendesk Support's API v2, as its documentation and other clients' recordings and issues tell of it.

The import endpoint keeps dates and is silent; the ordinary one drops `created_at` and `comments`, says so only in
`x-zendesk-api-warn`, and mails the requester. Unknown custom fields vanish, `external_id` isn't unique, the search
index lags, a closed ticket takes no change, bulk imports are jobs whose results carry an index and come in any order.
"""

from __future__ import annotations

import base64
import re
from datetime import datetime, timedelta
from typing import Any

from tests.desk_servers.fakes.http_fake import NOW, Fake, Reply, Request
from tests.desk_servers.place import Place

EMAIL = "importer@desk.example"
ISO = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
FIELDS = [
    {"id": 11, "title": "Серийный №", "type": "text", "active": True},
    {"id": 12, "title": "CSAT", "type": "text", "active": True},
    {
        "id": 13,
        "title": "Канал",
        "type": "tagger",
        "active": True,
        "custom_field_options": [{"name": "телефон", "value": "channel_phone"}, {"name": "почта", "value": "mail"}],
    },
]
STATUSES = ("new", "open", "pending", "hold", "solved", "closed")
IMPORTED = {
    "requester_id", "assignee_id", "group_id", "subject", "description", "comments", "status", "priority", "type",
    "tags", "external_id", "custom_fields", "created_at", "updated_at", "solved_at",
}  # fmt: skip
CHANGED = {
    "requester_id",
    "assignee_id",
    "group_id",
    "subject",
    "status",
    "priority",
    "tags",
    "custom_fields",
    "comment",
}


class ZendeskFake(Fake):
    """One account."""

    def __init__(self) -> None:
        super().__init__()
        self.role = "admin"
        self.search_lag = 1  # tickets that the search doesn't know yet
        self.job_polls = 2  # asked that often, a job is still at work
        self.users: dict[int, dict[str, Any]] = {
            1: {"id": 1, "name": "Importer", "email": EMAIL, "role": "admin"},
            2: {"id": 2, "name": "Chief Engineer", "email": "chief.quality@example.com", "role": "agent"},
        }
        self.tickets: dict[int, dict[str, Any]] = {}
        self.uploads: dict[str, list[dict[str, Any]]] = {}
        self.files: dict[str, bytes] = {}
        self.jobs: dict[str, dict[str, Any]] = {}

    def place(self, log: str = "quality") -> Place:
        """Return the account as a place of the tests."""
        fields = {"satisfaction": "CSAT", "Серийный №": "Серийный №"}
        return Place(
            log,
            {"kind": "zendesk", "url": self.url, "email": EMAIL, "fields": fields},
            self.token,
            lambda: sorted(ticket["external_id"] for ticket in self.tickets.values()),
            self.touch,
            lambda: set(self.mailed),
        )

    def touch(self, remote: str) -> None:
        """Change a ticket as an agent's macro would."""
        ticket = self.tickets[int(remote)]
        ticket["tags"].append("taken")
        ticket["updated_at"] = stamp(self.now())

    def answer(self, request: Request) -> Reply:
        """Answer as Zendesk does."""
        login = base64.b64decode(request.headers.get("authorization", "").removeprefix("Basic ")).decode()
        if request.path.startswith("/files/"):
            assert not login, "the file store is another host: it must not see the token"
            return Reply(200, self.files[request.path.removeprefix("/files/")], {"Content-Type": "image/png"})
        if not login and "/attachments/token/" in request.path:
            return self._redirect(request, request.path.rsplit("/", 1)[1])
        if login != f"{EMAIL}/token:{self.token}":
            return Reply(401, {"error": "Couldn't authenticate you"})
        path = request.path.removeprefix("/api/v2").removesuffix(".json")
        for pattern, method, call in self._routes():
            match = re.fullmatch(pattern, path)
            if match and method == request.method:
                return call(request, *match.groups())
        return Reply(404, {"error": {"title": "No such endpoint", "message": path}})

    def _routes(self) -> list[tuple[str, str, Any]]:
        return [
            ("/users/me", "GET", self._me),
            ("/users", "GET", self._list_users),
            ("/users/create_or_update", "POST", self._put_user),
            ("/groups", "GET", lambda request: Reply(200, {"groups": [{"id": 7, "name": "Quality"}]})),
            ("/ticket_fields", "GET", lambda request: Reply(200, {"ticket_fields": FIELDS})),
            ("/uploads", "POST", self._upload),
            ("/imports/tickets", "POST", self._import),
            ("/imports/tickets/create_many", "POST", self._import_many),
            (r"/job_statuses/(\w+)", "GET", self._job),
            ("/tickets", "GET", self._list),
            ("/tickets", "POST", self._ordinary),
            ("/search/export", "GET", self._search),
            ("/tickets/show_many", "GET", self._show_many),
            (r"/tickets/(\d+)", "GET", self._show),
            (r"/tickets/(\d+)", "PUT", self._update),
            (r"/tickets/(\d+)", "DELETE", self._delete),
            (r"/tickets/(\d+)/comments", "GET", self._comments),
            (r"/attachments/token/(.+)", "GET", self._redirect),
        ]

    def _me(self, request: Request) -> Reply:
        return Reply(200, {"user": {**self.users[1], "role": self.role}})

    def _list_users(self, request: Request) -> Reply:
        roles = [text for name, text in request.pairs if name == "role[]"]
        return Reply(200, {"users": [user for user in self.users.values() if user["role"] in roles], "meta": LAST})

    def _put_user(self, request: Request) -> Reply:
        user = request.json()["user"]
        key = "email" if user.get("email") else "external_id"
        wanted = user[key].lower()
        for known in self.users.values():
            if (known.get(key) or "").lower() == wanted:
                known.update(user, **{key: known[key]})
                return Reply(200, {"user": known})
        if not user.get("name"):
            return invalid("name", "Name: is too short (minimum one character)")
        if not user.get("skip_verify_email") and user.get("email"):
            self.mailed.add(user["email"])
        made = {"role": "end-user", "email": None, **user, "id": 100 + len(self.users)}
        self.users[made["id"]] = made
        return Reply(201, {"user": made})

    def _upload(self, request: Request) -> Reply:
        token = f"upload{len(self.files)}"
        self.files[token] = request.body
        name = request.query["filename"]
        self.uploads[token] = [{"file_name": name, "size": len(request.body), "content_url": self._file_url(token)}]
        return Reply(201, {"upload": {"token": token, "attachments": self.uploads[token]}})

    def _file_url(self, token: str) -> str:
        return f"{self.origin}/api/v2/attachments/token/{token}"

    def _redirect(self, request: Request, token: str) -> Reply:
        return Reply(302, b"", {"Location": f"{self.origin}/files/{token}"})

    def _import(self, request: Request) -> Reply:
        if self.role != "admin":
            return Reply(403, {"error": "Forbidden", "description": "You do not have access to this page."})
        made = self._make(request.json()["ticket"])
        return made if isinstance(made, Reply) else Reply(201, {"ticket": made})

    def _make(self, given: dict[str, Any]) -> dict[str, Any] | Reply:
        assert set(given) <= IMPORTED, f"no import knows {set(given) - IMPORTED}"
        for moment in [given.get(name) for name in ("created_at", "updated_at", "solved_at")]:
            if moment is not None and not ISO.fullmatch(moment):
                return Reply(400, {"error": {"title": "Invalid attribute", "message": f"invalid date {moment}"}})
        if given.get("status", "new") not in STATUSES:
            return invalid("status", f"Status: {given['status']} is not a valid status")
        if given.get("assignee_id") and self.users[given["assignee_id"]]["role"] == "end-user":
            return invalid("assignee", "Assignee: is not an agent")
        for comment in given.get("comments", []):
            moment = comment.get("created_at", stamp(NOW))
            if not ISO.fullmatch(moment) or not "1970" <= moment <= stamp(NOW + timedelta(days=1)):
                return invalid("base", "Comment: created_at must not be in the future or before 1970")
        now = stamp(self.now())
        known = {item["id"] for item in FIELDS}
        ticket = {
            "id": len(self.tickets) + len([job for job in self.jobs.values() if job.get("gone")]) + 1001,
            "subject": given.get("subject"),
            "status": given.get("status", "new"),
            "priority": given.get("priority"),
            "requester_id": given.get("requester_id", 1),
            "assignee_id": given.get("assignee_id"),
            "group_id": given.get("group_id"),
            "external_id": given.get("external_id"),
            "tags": sorted(set(given.get("tags", []))),
            "custom_fields": [item for item in given.get("custom_fields", []) if item["id"] in known],
            "created_at": max(given.get("created_at", now), "1970-01-01T00:00:00Z"),
            "updated_at": given.get("updated_at", now),
            "comments": [self._comment_of(comment, now) for comment in given.get("comments", [])],
        }
        while ticket["id"] in self.tickets:
            ticket["id"] += 1
        self.tickets[ticket["id"]] = ticket
        return shown(ticket)

    def _comment_of(self, given: dict[str, Any], now: str) -> dict[str, Any]:
        files = [item for token in given.get("uploads", []) for item in self.uploads.pop(token)]
        text = given.get("body") or given.get("value") or ""
        return {
            "body": text,
            "author_id": given.get("author_id", 1),
            "public": given.get("public", True),
            "created_at": given.get("created_at", now),
            "attachments": files,
        }

    def _import_many(self, request: Request) -> Reply:
        tickets = request.json()["tickets"]
        if len(tickets) > 100:
            return Reply(400, {"error": "TooManyValues", "description": "only 100 at once"})
        results = []
        for index, ticket in enumerate(tickets):
            made = self._make(ticket)
            if isinstance(made, Reply):
                results.append({"index": index, "error": "TicketCreate", "details": "refused", "success": False})
                results[-1]["details"] = made.body["description"] + ": " + str(made.body["details"])
            else:
                results.append({"index": index, "id": made["id"], "account_id": 1})
        results.reverse()
        job = f"job{len(self.jobs)}"
        self.jobs[job] = {"results": results, "polls": self.job_polls}
        return Reply(200, {"job_status": {"id": job, "status": "queued", "url": f"{self.origin}/jobs/{job}"}})

    def _job(self, request: Request, name: str) -> Reply:
        job = self.jobs[name]
        job["polls"] -= 1
        status = "completed" if job["polls"] < 0 else "working"
        results = job["results"] if status == "completed" else None
        return Reply(200, {"job_status": {"id": name, "status": status, "results": results}})

    def _ordinary(self, request: Request) -> Reply:
        given = request.json()["ticket"]
        kept = {name: value for name, value in given.items() if name not in ("created_at", "comments", "solved_at")}
        made = self._make(kept)
        assert not isinstance(made, Reply)
        self.mailed.add(self.users[made["requester_id"]]["email"])
        return Reply(201, {"ticket": made}, {"x-zendesk-api-warn": "Removed restricted keys [created_at, comments]"})

    def _list(self, request: Request) -> Reply:
        wanted = request.query.get("external_id")
        tickets = list(self.tickets.values())
        if wanted is not None:
            tickets = [ticket for ticket in tickets if ticket["external_id"] in wanted.split(",")]
            return Reply(200, {"tickets": [shown(ticket) for ticket in tickets], "meta": LAST})
        return self._page(tickets, request, "tickets")

    def _page(self, tickets: list[dict[str, Any]], request: Request, name: str) -> Reply:
        start = int(request.query.get("page[after]", "0"))
        end = start + min(int(request.query["page[size]"]), 3)
        meta = {"has_more": end < len(tickets), "after_cursor": str(end)}
        return Reply(200, {name: [shown(ticket) for ticket in tickets[start:end]], "meta": meta})

    def _search(self, request: Request) -> Reply:
        assert request.query["filter[type]"] == "ticket"
        tags = set(re.findall(r"tags:(\S+)", request.query["query"]))
        indexed = list(self.tickets.values())[: max(len(self.tickets) - self.search_lag, 0)]
        return self._page([ticket for ticket in indexed if tags <= set(ticket["tags"])], request, "results")

    def _show(self, request: Request, number: str) -> Reply:
        ticket = self.tickets.get(int(number))
        if ticket is None:
            return Reply(404, {"error": "RecordNotFound", "description": "Not found"})
        users = [self.users[ticket["requester_id"]]] if "users" in request.query.get("include", "") else []
        return Reply(200, {"ticket": shown(ticket), "users": users})

    def _show_many(self, request: Request) -> Reply:
        numbers = [int(number) for number in request.query["ids"].split(",")]
        assert len(numbers) <= 100, "Zendesk takes no more in one request"
        tickets = [self.tickets[number] for number in numbers if number in self.tickets and number % 5]  # else archived
        assert request.query["include"] == "users"
        users = {ticket["requester_id"]: self.users[ticket["requester_id"]] for ticket in tickets}
        return Reply(200, {"tickets": [shown(one) for one in tickets], "users": list(users.values()), "count": 0})

    def _update(self, request: Request, number: str) -> Reply:
        ticket, given = self.tickets[int(number)], request.json()["ticket"]
        assert set(given) <= CHANGED, f"no update knows {set(given) - CHANGED}"
        if ticket["status"] == "closed":
            return invalid("status", "Status: closed prevents ticket update")
        comment = given.pop("comment", None)
        if comment:
            if comment.get("public", True):
                self.mailed.add(self.users[ticket["requester_id"]]["email"])
            ticket["comments"].append(self._comment_of(comment, stamp(self.now())))
        for item in given.pop("custom_fields", []):
            ticket["custom_fields"] = [old for old in ticket["custom_fields"] if old["id"] != item["id"]] + [item]
        ticket.update(given, updated_at=stamp(self.now()))
        return Reply(200, {"ticket": shown(ticket)})

    def _delete(self, request: Request, number: str) -> Reply:
        if self.tickets.pop(int(number), None) is None:
            return Reply(404, {"error": "RecordNotFound", "description": "Not found"})
        return Reply(204)

    def _comments(self, request: Request, number: str) -> Reply:
        comments = sorted(self.tickets[int(number)]["comments"], key=lambda comment: comment["created_at"])
        return Reply(200, {"comments": comments, "meta": LAST})


LAST = {"has_more": False, "after_cursor": None}


def shown(ticket: dict[str, Any]) -> dict[str, Any]:
    """Return a ticket as the API shows it: without its comments, with every custom field."""
    held = {item["id"]: item["value"] for item in ticket["custom_fields"]}
    fields = [{"id": item["id"], "value": held.get(item["id"])} for item in FIELDS]
    return {name: value for name, value in ticket.items() if name != "comments"} | {"custom_fields": fields}


def stamp(moment: datetime) -> str:
    """Return a moment as Zendesk writes it."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def invalid(name: str, text: str) -> Reply:
    """Return a refusal."""
    details = {name: [{"description": text, "error": "InvalidValue"}]}
    return Reply(422, {"error": "RecordInvalid", "description": "Record validation errors", "details": details})
