"""A fake of Zammad's REST interface, as its source and documentation tell of it.

Outside import mode it drops `created_at` of tickets and articles without a word, and its trigger mails the customer of
every new ticket. `number` has a unique index; the search index lags; pending states want a date; base64 is strict.
"""

from __future__ import annotations

import base64
import re
from typing import Any

from tests.desk_servers.fakes.http_fake import Fake, Reply, Request
from tests.desk_servers.place import Place

STATES = ("new", "open", "pending reminder", "closed", "merged")
PRIORITIES = ("1 low", "2 normal", "3 high")
ATTRIBUTES = ("csat", "serial")


class ZammadFake(Fake):
    """One server."""

    def __init__(self, *, import_mode: bool = True, tells: bool = True) -> None:
        super().__init__()
        self.import_mode = import_mode
        self.tells = tells  # whether anybody may ask for import mode
        self.search_lag = 1  # searches before a new ticket is found
        self.tickets: dict[int, dict[str, Any]] = {}
        self.articles: dict[int, dict[str, Any]] = {}
        self._made = 0
        self.users: dict[int, dict[str, Any]] = {
            1: {"id": 1, "login": "-", "email": "", "firstname": "-", "lastname": ""},
            3: {"id": 3, "login": "importer", "email": "importer@desk.example", "firstname": "I", "lastname": "M"},
            4: {
                "id": 4,
                "login": "chief.quality@example.com",
                "email": "chief.quality@example.com",
                "firstname": "Chief",
                "lastname": "Engineer",
            },
        }

    def place(self, log: str = "quality") -> Place:
        """Return a group as a place of the tests."""
        fields = {"satisfaction": "csat", "Серийный №": "serial"}
        return Place(
            log,
            {"kind": "zammad", "url": self.url, "group": "Users", "fields": fields},
            self.token,
            lambda: sorted(ticket["number"] for ticket in self.tickets.values()),
            self.touch,
            lambda: set(self.mailed),
        )

    def touch(self, remote: str) -> None:
        """Change a ticket as an agent would."""
        self.tickets[int(remote)].update(note="taken", updated_at=self.stamp())

    def stamp(self) -> str:
        """Return now as Zammad writes it."""
        return self.now().strftime("%Y-%m-%dT%H:%M:%S.000Z")

    def answer(self, request: Request) -> Reply:
        """Answer as Zammad does."""
        if request.headers.get("authorization") != f"Token token={self.token}":
            return Reply(401, {"error": "Invalid Token"})
        path = request.path.removeprefix("/api/v1")
        for pattern, method, call in self._routes():
            match = re.fullmatch(pattern, path)
            if match and method == request.method:
                return call(request, *match.groups())
        return Reply(404, {"error": "No route matches"})

    def _routes(self) -> list[tuple[str, str, Any]]:
        return [
            ("/getting_started", "GET", self._started),
            ("/users/me", "GET", lambda request: Reply(200, self.users[3])),
            ("/users/search", "GET", self._search_users),
            (r"/users/(\d+)", "GET", lambda request, number: Reply(200, self.users[int(number)])),
            ("/groups", "GET", lambda request: Reply(200, [{"name": "Users"}, {"name": "Quality"}])),
            ("/ticket_states", "GET", lambda request: Reply(200, [{"name": name} for name in STATES])),
            ("/ticket_priorities", "GET", lambda request: Reply(200, [{"name": name} for name in PRIORITIES])),
            ("/object_manager_attributes", "GET", self._attributes),
            ("/tickets", "GET", self._list),
            ("/tickets/search", "GET", self._search),
            ("/tickets", "POST", self._create),
            (r"/tickets/(\d+)", "GET", self._show),
            (r"/tickets/(\d+)", "PUT", self._update),
            (r"/tickets/(\d+)", "DELETE", self._delete),
            ("/ticket_articles", "POST", self._add_article),
            (r"/ticket_articles/by_ticket/(\d+)", "GET", self._articles_of),
            (r"/ticket_attachment/\d+/(\d+)/(\d+)", "GET", self._file),
        ]

    def _started(self, request: Request) -> Reply:
        return Reply(200, {"setup_done": True, **({"import_mode": self.import_mode} if self.tells else {})})

    def _attributes(self, request: Request) -> Reply:
        return Reply(200, [{"object": "Ticket", "name": name} for name in ATTRIBUTES])

    def _search_users(self, request: Request) -> Reply:
        query = request.query["query"].casefold()
        return Reply(200, [user for user in self.users.values() if query in str(user).casefold()])

    def _list(self, request: Request) -> Reply:
        size = min(int(request.query["per_page"]), 3)
        start = (int(request.query["page"]) - 1) * size
        return Reply(200, [self._shown(ticket) for ticket in list(self.tickets.values())[start : start + size]])

    def _search(self, request: Request) -> Reply:
        query = request.query["query"]
        words = set(re.findall(r"\w+", query.removeprefix("number:")))
        hits = []
        for ticket in self.tickets.values():
            ticket["searches"] += 1
            if ticket["searches"] > self.search_lag and words & set(re.findall(r"\w+", ticket["number"])):
                hits.append(self._shown(ticket))
        return Reply(200, hits)

    def _create(self, request: Request) -> Reply:
        given = request.json()
        if given.get("number") in {ticket["number"] for ticket in self.tickets.values()}:
            human = "This object already exists."
            return Reply(422, {"error": human, "error_human": human})
        refusal = self._refusal(given)
        if refusal:
            return Reply(422, {"error": refusal, "error_human": refusal})
        now = self.stamp()
        self._made += 1
        created = self._date(given.get("created_at")) if self.import_mode else None
        ticket = {
            "id": self._made,
            "number": given.get("number") or str(31000 + self._made),
            "title": given["title"],
            "group": given["group"],
            "customer_id": self._customer(given),
            "owner": given.get("owner") or "-",
            "state": given.get("state", "new"),
            "priority": given.get("priority", "2 normal"),
            "created_at": created or now,
            "updated_at": now,
            "close_at": self._date(given.get("close_at")) or (now if given.get("state") == "closed" else None),
            "first_response_at": self._date(given.get("first_response_at")),
            "searches": 0,
            **{name: given.get(name) for name in ATTRIBUTES},
        }
        if self.import_mode:
            ticket["close_at"] = self._date(given.get("close_at"))
        self.tickets[ticket["id"]] = ticket
        self._article(ticket["id"], given["article"])
        if not self.import_mode:
            self.mailed.add(self.users[ticket["customer_id"]]["email"])
        return Reply(201, self._shown(ticket))

    def _refusal(self, given: dict[str, Any]) -> str:
        for name, known in (("state", STATES), ("priority", PRIORITIES), ("group", ("Users", "Quality"))):
            if name in given and given[name] not in known:
                return f"No lookup value found for '{name}': \"{given[name]}\""
        if given.get("state", "").startswith("pending") and not given.get("pending_time"):
            return "Missing required value for field 'pending_time'!"
        if str(given.get("customer_id", "")).endswith(".invalid"):
            return f"Invalid email '{given['customer_id']}' of customer"
        logins = {user["login"] for user in self.users.values()}
        return "" if given.get("owner", "-") in logins else f"No lookup value found for 'owner': \"{given['owner']}\""

    def _customer(self, given: dict[str, Any]) -> int:
        word = str(given.get("customer_id") or given.get("customer")).removeprefix("guess:").lower()
        for user in self.users.values():
            if word in (user["login"], user["email"]):
                return int(user["id"])
        assert "@" in word, f"no customer {word}"
        number = 100 + len(self.users)
        self.users[number] = {"id": number, "login": word, "email": word, "firstname": "", "lastname": ""}
        return number

    def _date(self, text: str | None) -> str | None:
        return text.replace("Z", ".000Z") if text else None

    def _article(self, ticket: int, given: dict[str, Any]) -> None:
        assert given["type"] == "note", "only notes are not mailed"
        files = []
        for item in given.get("attachments", []):
            assert set(item) == {"filename", "data", "mime-type"}
            content = base64.b64decode(item["data"], validate=True)
            files.append({"id": len(files) + 1, "filename": item["filename"], "size": len(content), "content": content})
        number = len(self.articles) + 1
        created = self._date(given.get("created_at")) if self.import_mode else None
        self.articles[number] = {
            "id": number,
            "ticket_id": ticket,
            "body": given["body"],
            "internal": given.get("internal", False),
            "created_at": created or self.stamp(),
            "attachments": files,
        }

    def _shown(self, ticket: dict[str, Any]) -> dict[str, Any]:
        count = sum(article["ticket_id"] == ticket["id"] for article in self.articles.values())
        return {name: value for name, value in ticket.items() if name != "searches"} | {"article_count": count}

    def _show(self, request: Request, number: str) -> Reply:
        ticket = self.tickets.get(int(number))
        if ticket is None:
            return Reply(404, {"error": f"Couldn't find Ticket with 'id'={number}"})
        return Reply(200, self._shown(ticket))

    def _update(self, request: Request, number: str) -> Reply:
        ticket, given = self.tickets[int(number)], request.json()
        refusal = self._refusal(given)
        if refusal:
            return Reply(422, {"error": refusal, "error_human": refusal})
        changed = {name: given[name] for name in given if name in ticket and name not in ("created_at", "number")}
        for name in ("close_at", "first_response_at"):
            if name in changed:
                changed[name] = self._date(changed[name])
        if "customer_id" in changed:
            changed["customer_id"] = self._customer(given)
        ticket.update(changed, updated_at=self.stamp())
        return Reply(200, self._shown(ticket))

    def _delete(self, request: Request, number: str) -> Reply:
        if self.tickets.pop(int(number), None) is None:
            return Reply(404, {"error": f"Couldn't find Ticket with 'id'={number}"})
        return Reply(200, {})

    def _add_article(self, request: Request) -> Reply:
        given = request.json()
        self._article(given["ticket_id"], given)
        if not self.import_mode:
            self.tickets[given["ticket_id"]]["updated_at"] = self.stamp()
        return Reply(201, {"id": len(self.articles)})

    def _articles_of(self, request: Request, number: str) -> Reply:
        shown = []
        for article in self.articles.values():
            if article["ticket_id"] == int(number):
                files = [{name: item[name] for name in ("id", "filename", "size")} for item in article["attachments"]]
                shown.append(article | {"attachments": files})
        return Reply(200, shown)

    def _file(self, request: Request, article: str, number: str) -> Reply:
        item = self.articles[int(article)]["attachments"][int(number) - 1]
        return Reply(200, item["content"], {"Content-Type": "application/octet-stream"})
