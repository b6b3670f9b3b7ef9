"""What the engine relies on, on a real RequestTracker."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC

import httpx
import pytest

from sheet2desk import desks
from sheet2desk.config import DeskSettings
from sheet2desk.desks.interface import Context
from sheet2desk.desks.secret import Secret
from tests.desk_servers.place import Place
from tests.desk_servers.rt import RTServer
from tests.desks.conformance import TICKET, DeskConformance

pytestmark = [pytest.mark.desk, pytest.mark.xdist_group("rt")]


class TestRequestTracker(DeskConformance):
    """The promises of every desk."""

    mailed_assignees = frozenset({"chief.quality@example.com"})

    @pytest.fixture
    def place(self, rt_place: Place) -> Place:
        return rt_place

    def test_assignees_can_be_silenced(self, place: Place, rt_server: RTServer) -> None:
        """With silence_assignees nobody at all is mailed about a ticket that gets an owner, a comment and a status."""
        desk = place.desk(silence_assignees=True)
        desk.preflight()
        ticket = replace(TICKET, assignee="chief.quality@example.com")
        people = desk.find_people([ticket.assignee or ""])
        draft = desk.draft(ticket, f"{place.log}#5", Context(UTC, people, ticket.assignee))
        before = rt_server.mails()
        remote = desk.create(draft, [], final=False)
        desk.comment(remote, "примечание")
        desk.finish(remote, draft)
        assert rt_server.mails() == before
        assert "RT will never mail the assignee about it" in draft.loses

    def test_a_customer_gets_later_answers(self, place: Place, rt_server: RTServer) -> None:
        """The push mails the requester nothing, and an agent's answer afterwards reaches them."""
        desk = place.desk()
        desk.preflight()
        draft = desk.draft(TICKET, f"{place.log}#6", Context(UTC))
        before = rt_server.mails()
        remote = desk.create(draft, [], final=False)
        desk.finish(remote, draft)
        assert rt_server.mails() == before
        answer = {"Content": "готово", "ContentType": "text/plain"}
        rt_server.root.post(f"/ticket/{remote}/correspond", json=answer).raise_for_status()
        assert "To: anna@example.com" in rt_server.mails().removeprefix(before)

    def test_short_pages(self, place: Place) -> None:
        """Texts are read to the last one, although RT hides its own mail records from the pages of a list."""
        desk = place.desk()
        desk.preflight()
        ticket = replace(TICKET, assignee="chief.quality@example.com")
        people = desk.find_people([ticket.assignee or ""])
        draft = desk.draft(ticket, f"{place.log}#7", Context(UTC, people, ticket.assignee))
        remote = desk.create(draft, [], final=False)  # mails its owner: hidden records
        texts = tuple(f"примечание {number}" for number in range(23))
        for text in texts:
            desk.comment(remote, text)
        assert desk.read_parts(remote).comments == texts


def test_pages_with_hidden_tickets() -> None:
    """Keys are listed to the last one when pages are short or empty and RT doesn't tell how many there are."""
    pages = {1: range(1, 60), 2: range(0), 3: range(0), 4: range(400, 403)}

    def answer(request: httpx.Request) -> httpx.Response:
        numbers = pages.get(int(request.url.params["page"]), range(0))
        fields = [[{"name": "ExternalID", "values": [f"log#{number}"]}] for number in numbers]
        items = [{"id": str(number), "CustomFields": field} for number, field in zip(numbers, fields, strict=True)]
        return httpx.Response(200, json={"items": items, "total": None, "pages": None})

    settings = DeskSettings(kind="rt", url="http://rt.example.com", queue="Quality")  # type: ignore[call-arg]
    desk = desks.connect(settings, Secret("1-2-3"), transport=httpx.MockTransport(answer))
    assert len(list(desk.keys(["log#"]))) == 62
