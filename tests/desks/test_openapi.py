"""A desk that only its OpenAPI file describes: mapped, checked against the schema, pushed once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sheet2desk.desks.drafting import same_text
from sheet2desk.desks.interface import Context, Desk
from sheet2desk.errors import ConfigError, OutcomeUnknown
from tests.desk_servers.fakes.own_api import BODY, OwnApiFake
from tests.desk_servers.place import Place
from tests.desks.conformance import TEXTS, DeskConformance
from tests.desks.troubles import DeskTroubles
from tests.migration.bracket import MOSCOW, TICKETS, bracket_log
from tests.migration.end_to_end import EndToEnd
from tests.migration.pusher import push_once


@pytest.fixture
def fake(tmp_path: Path) -> Iterator[OwnApiFake]:
    with OwnApiFake(tmp_path) as fake:
        yield fake


class TestCalls(DeskConformance):
    """What the engine relies on; files aren't sent, and everybody may be an assignee."""

    @pytest.fixture
    def place(self, fake: OwnApiFake) -> Place:
        return fake.place()

    def test_a_key_is_found_and_no_other(self, desk: Desk, place: Place) -> None:
        """A key finds its own ticket alone, and a second one with it isn't made."""
        keys = ["#1", "#17", "#1'\"\\", "#a|b", "#%", "#Ключ", "#A", "#a"]
        remote = {key: desk.create(self.draft(desk, place, key), [], final=True) for key in keys}
        for key in keys:
            assert desk.find(place.log + key) == [remote[key]], key
        with pytest.raises(OutcomeUnknown, match="is there already"):
            desk.create(self.draft(desk, place, "#17"), [], final=True)

    def test_texts_and_files(self, desk: Desk, place: Place) -> None:
        """Comments come back letter by letter; a file is left out and announced."""
        remote = desk.create(self.draft(desk, place), [], final=True)
        for text in TEXTS:
            desk.comment(remote, text)
        assert desk.read_parts(remote).comments == tuple(map(same_text, TEXTS))
        draft = desk.draft(bracket_log().tickets[0], "key", Context(MOSCOW))
        assert draft.files == ()
        assert any("скол.png" in loss for loss in draft.loses)

    def test_assignees(self, desk: Desk, place: Place) -> None:
        """Whoever stands in the log is sent."""
        draft = self.draft(desk, place, assignee="stranger@example.com")
        held = desk.read(desk.create(draft, [], final=True))
        assert held is not None
        assert held.fields["assignee"] == "stranger@example.com"


class TestPush(EndToEnd):
    """The whole way, with faults in between."""

    create_path = "/tickets"
    comment_path = "/comments"

    @pytest.fixture
    def place(self, fake: OwnApiFake) -> Place:
        return fake.place()

    def test_without_a_list_each_ticket_is_looked_up(self, place: Place, tmp_path: Path) -> None:
        """Where the file tells no way to list tickets, a new journal still doubles none: each is looked up first."""
        settings = place.settings(list=None)
        push_once(settings, place.token, tmp_path / "first")
        again = push_once(settings, place.token, tmp_path / "second")
        assert again.differing == again.refused == []
        keys = place.keys()
        assert len(keys) == len(set(keys)) == TICKETS


class TestTroubles(DeskTroubles):
    """What goes wrong on the wire, and what the schema forbids."""

    creates = "POST .*/tickets$"

    @pytest.fixture
    def fake(self, fake: OwnApiFake) -> OwnApiFake:
        return fake

    def spoil(self, ticket: Any) -> None:
        ticket.satisfaction = 7


def test_the_schema_refuses_before_anything_is_sent(fake: OwnApiFake) -> None:
    """A ticket that the file's schema forbids is refused in the plan, with the field and the reason."""
    desk = fake.place().desk()
    ticket = bracket_log().tickets[0]
    assert desk.draft(ticket, "key", Context(MOSCOW)).refused is None
    ticket.satisfaction = 7
    assert "rating: 7 is greater than the maximum of 5" in (desk.draft(ticket, "key", Context(MOSCOW)).refused or "")


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"create": {"operation": "createTicket", "body": {**BODY, "titel": "{subject}"}}}, "no field titel"),
        ({"create": {"operation": "createTickets", "body": BODY}}, "no operation createTickets"),
        ({"create": {"operation": "createTicket", "body": {"title": "{subject}"}}}, "no field takes {key}"),
        ({"lookup": {"operation": "listTickets", "query": {"key": "{key}"}}}, "no query parameter key"),
        ({"spec": "/nowhere/desk.json"}, "no such file"),
    ],
)
def test_profile_and_file_must_fit(fake: OwnApiFake, wrong: dict[str, Any], told: str) -> None:
    """What the desk's file doesn't know is a mistake in the profile, told before anything is sent."""
    with pytest.raises(ConfigError, match=told):
        fake.place().desk(**wrong).preflight()
    assert fake.requests == []
