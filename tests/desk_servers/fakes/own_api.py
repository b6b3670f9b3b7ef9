"""A fake of a desk with an interface of its own, and the OpenAPI file that describes it; both are invented.

It drops unknown fields without a word, stamps `updated_at`, and answers a search with everything when the query is one
that it doesn't know.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from tests.desk_servers.fakes.http_fake import Fake, Reply, Request
from tests.desk_servers.place import Place

TICKET: dict[str, Any] = {
    "type": "object",
    "required": ["title", "external_id"],
    "additionalProperties": False,
    "properties": {
        "title": {"type": "string", "maxLength": 400},
        "text": {"type": "string"},
        "external_id": {"type": "string"},
        "state": {"enum": ["new", "open", "pending", "solved", "closed"]},
        "urgency": {"type": "string", "nullable": True},
        "owner": {"type": "string"},
        "opened_at": {"type": "string", "format": "date-time"},
        "solved_at": {"type": "string", "format": "date-time"},
        "rating": {"type": "integer", "minimum": 1, "maximum": 5},
        "contact": {"$ref": "#/components/schemas/Contact"},
    },
}
SPEC: dict[str, Any] = {
    "openapi": "3.0.3",
    "info": {"title": "A desk", "version": "1"},
    "components": {
        "schemas": {
            "Ticket": TICKET,
            "Contact": {"type": "object", "properties": {"name": {"type": "string"}, "email": {"type": "string"}}},
            "Kept": {
                "allOf": [{"$ref": "#/components/schemas/Ticket"}, {"properties": {"id": {"type": "integer"}}}],
            },
        }
    },
    "paths": {
        "/tickets": {
            "post": {
                "operationId": "createTicket",
                "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Ticket"}}}},
                "responses": {"201": {"description": "made"}},
            },
            "get": {
                "operationId": "listTickets",
                "parameters": [{"name": "external_id", "in": "query"}, {"name": "page", "in": "query"}],
                "responses": {},
            },
        },
        "/tickets/{id}": {
            "get": {
                "operationId": "getTicket",
                "responses": {
                    "200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Kept"}}}}
                },
            },
            "patch": {"operationId": "updateTicket", "responses": {}},
            "delete": {"operationId": "deleteTicket", "responses": {}},
        },
        "/tickets/{id}/comments": {
            "post": {
                "operationId": "addComment",
                "requestBody": {
                    "content": {"application/json": {"schema": {"properties": {"text": {"type": "string"}}}}}
                },
                "responses": {},
            }
        },
    },
}
BODY = {
    "title": "{subject}",
    "text": "{body}",
    "external_id": "{key}",
    "state": "{status}",
    "urgency": "{priority}",
    "owner": "{assignee}",
    "opened_at": "{created_at}",
    "solved_at": "{solved_at}",
    "rating": "{satisfaction}",
    "contact.name": "{requester.name}",
    "contact.email": "{requester.email}",
}


class OwnApiFake(Fake):
    """One desk."""

    path = "/api"

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.tickets: dict[int, dict[str, Any]] = {}
        self.spec = folder / "desk-openapi.json"
        self.spec.write_text(json.dumps(SPEC), encoding="utf-8")

    def place(self, log: str = "quality") -> Place:
        """Return the desk as a place of the tests."""
        plain = {
            "kind": "openapi",
            "url": self.url,
            "spec": str(self.spec),
            "header": "X-Api-Key",
            "prefix": "",
            "create": {"operation": "createTicket", "body": BODY},
            "lookup": {"operation": "listTickets", "items": "items", "query": {"external_id": "{key}"}},
            "list": {"operation": "listTickets", "items": "items", "query": {"page": "{page}"}},
            "read": {"operation": "GET /tickets/{id}"},
            "update": {"operation": "updateTicket"},
            "delete": {"operation": "deleteTicket"},
            "comment": {"operation": "addComment", "body": {"text": "{text}"}, "items": "comments"},
        }
        return Place(
            log,
            plain,
            self.token,
            lambda: sorted(ticket["external_id"] for ticket in self.tickets.values()),
            lambda remote: self.tickets[int(remote)].update(updated_at=str(self.now())),
            lambda: set(self.mailed),
        )

    def answer(self, request: Request) -> Reply:
        """Answer as the file says."""
        if request.headers.get("x-api-key") != self.token:
            return Reply(401, {"message": "who are you"})
        path = request.path.removeprefix(self.path)
        if path == "/tickets" and request.method == "POST":
            given = {name: value for name, value in request.json().items() if name in TICKET["properties"]}
            number = max(self.tickets, default=0) + 1
            self.tickets[number] = {"id": number, "comments": [], "updated_at": str(self.now()), **given}
            return Reply(201, {"id": number})
        if path == "/tickets":
            wanted = request.query.get("external_id")
            hits = [one for one in self.tickets.values() if wanted is None or wanted in one["external_id"]]
            if "page" in request.query:
                start = 3 * (int(request.query["page"]) - 1)
                hits = hits[start : start + 3]
            return Reply(200, {"items": hits})
        match = re.fullmatch(r"/tickets/(\d+)(/comments)?", path)
        ticket = self.tickets.get(int(match[1])) if match else None
        if match is None or ticket is None:
            return Reply(404, {"title": "Not found"})
        if match[2]:
            ticket["comments"].append({"text": request.json()["text"]})
            return Reply(201, {})
        if request.method == "PATCH":
            ticket.update(request.json(), updated_at=str(self.now()))
        if request.method == "DELETE":
            del self.tickets[int(match[1])]
            return Reply(204)
        return Reply(200, ticket)
