"""Zendesk, on a fake that behaves as its documentation says: imports, jobs, warnings, the file store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sheet2desk import migration
from sheet2desk.desks.zendesk_words import dropped
from sheet2desk.errors import ConfigError, DeskDenied
from tests.desk_servers.fakes.http_fake import Reply, Request
from tests.desk_servers.fakes.zendesk import ZendeskFake
from tests.desk_servers.place import Place
from tests.desks.conformance import DeskConformance
from tests.desks.together import EndToEndTogether
from tests.desks.troubles import DeskTroubles
from tests.migration.bracket import TICKETS, bracket_log, bracket_profile
from tests.migration.end_to_end import told
from tests.migration.pusher import NOW, push_once


@pytest.fixture
def fake() -> Iterator[ZendeskFake]:
    with ZendeskFake() as fake:
        yield fake


@pytest.fixture
def place(fake: ZendeskFake) -> Place:
    return fake.place()


class TestCalls(DeskConformance):
    """What the engine relies on."""

    @pytest.fixture
    def place(self, fake: ZendeskFake) -> Place:
        return fake.place()


class TestPush(EndToEndTogether):
    """The whole way, with faults in between; tickets go together, so faults hit the job that makes them."""

    create_path = "/imports/tickets/create_many.json"

    @pytest.fixture
    def place(self, fake: ZendeskFake) -> Place:
        return fake.place()


class TestTroubles(DeskTroubles):
    """What goes wrong on the wire."""

    creates = "POST .*/imports/"

    @pytest.fixture
    def fake(self, fake: ZendeskFake) -> ZendeskFake:
        return fake

    def spoil(self, ticket: Any) -> None:
        ticket.created_at = ticket.created_at.replace(year=2039)


def test_dates_of_tickets_and_comments_are_kept(place: Place, fake: ZendeskFake, tmp_path: Path) -> None:
    """Tickets and comments stand under the log's own dates, tagged with the run; closed ones arrive closed."""
    run = push_once(place.settings(), place.token, tmp_path / "journal").run
    tickets = {ticket["external_id"]: ticket for ticket in fake.tickets.values()}
    assert tickets["quality#1"]["created_at"] == "2024-03-05T06:30:00Z"
    assert tickets["quality#1"]["tags"] == ["sheet2desk", f"sheet2desk-run-{run}"]
    assert [comment["created_at"] for comment in tickets["quality#2"]["comments"]] == [
        "2024-03-04T05:30:00Z",
        "2024-03-06T06:30:00Z",
        "2024-03-06T06:30:00Z",
        "2024-03-06T06:30:00Z",
    ]
    assert tickets["quality#4"]["status"] == "closed"
    assert [comment["public"] for comment in tickets["quality#2"]["comments"]] == [True, False, False, False]


def test_tickets_go_together(place: Place, fake: ZendeskFake, tmp_path: Path) -> None:
    """A log goes in with one job; its results are told apart by index, though they come in another order."""
    result = push_once(place.settings(), place.token, tmp_path / "journal")
    assert len(fake.calls("POST .*/create_many")) == 1
    assert fake.calls("POST .*/imports/tickets.json") == []
    assert result.differing == []
    people = [request.json()["user"].get("email") for request in fake.calls("create_or_update")]
    assert len(people) == len(set(people)) + people.count(None) - bool(people.count(None))


def test_a_lagging_search_doubles_nothing(place: Place, fake: ZendeskFake, tmp_path: Path) -> None:
    """With a new journal tickets are found by the list, though the search knows none of them yet."""
    fake.search_lag = 1000
    push_once(place.settings(), place.token, tmp_path / "one")
    assert push_once(place.settings(), place.token, tmp_path / "two").counts == {"skipped": TICKETS}


def test_what_zendesk_drops_is_reported(place: Place, fake: ZendeskFake, tmp_path: Path) -> None:
    """A warning in a header stops the run at the test ticket: nothing of the log was sent."""

    def warn(request: Request) -> Reply | None:
        if request.path.endswith("/imports/tickets.json"):
            reply = fake.answer(request)
            return Reply(reply.status, reply.body, {"x-zendesk-api-warn": "Removed restricted keys [created_at]"})
        return None

    fake.trouble = warn
    with pytest.raises(DeskDenied, match="Removed restricted keys"):
        push_once(place.settings(), place.token, tmp_path / "journal", canary=True)
    assert place.keys() == []


def test_only_administrators_import(place: Place, fake: ZendeskFake, tmp_path: Path) -> None:
    """An agent's token is told before anything is sent."""
    fake.role = "agent"
    with pytest.raises(DeskDenied, match="only administrators"):
        push_once(place.settings(), place.token, tmp_path / "journal")


def test_settings_are_checked_against_the_account(place: Place) -> None:
    """A ticket field, a group or a status that the account lacks is a mistake in the profile."""
    for wrong in ({"fields": {"id": "Нет"}}, {"groups": {"Quality": "None"}}, {"statuses": {"open": "opened"}}):
        with pytest.raises(ConfigError):
            place.desk(**wrong).preflight()


def test_choices_are_words_of_the_field(place: Place, fake: ZendeskFake, tmp_path: Path) -> None:
    """A drop-down field takes the option's own word; what it has no option for stands in the text, announced."""
    settings = place.settings(fields={"channel": "Канал"})
    log = bracket_log()
    log.tickets[1].channel = "голубь"
    desk = place.desk(fields={"channel": "Канал"})
    with migration.open_journal(tmp_path / "journal") as journal:
        plan = migration.make_plan(log, bracket_profile(settings), desk, journal, NOW)
        migration.push(plan, log, desk, journal, NOW, canary=False)
        seen = migration.verify(log, bracket_profile(settings), desk, journal, NOW)
    assert told(seen) == []
    losses = {action.id: action.loses for action in plan.actions}
    assert "ticket field Канал has no option голубь: kept in the text" in losses["2"]
    held = next(ticket for ticket in fake.tickets.values() if ticket["external_id"] == "quality#1")
    assert {"id": 13, "value": "channel_phone"} in held["custom_fields"]


def test_a_key_with_a_comma(place: Place, tmp_path: Path) -> None:
    """A comma in the log's name is no separator of keys."""
    settings = place.settings(log="Март, 2024 %")
    push_once(settings, place.token, tmp_path / "one")
    assert push_once(settings, place.token, tmp_path / "two").counts == {"skipped": TICKETS}


@pytest.mark.parametrize(
    ("warning", "what"),
    [
        (
            '{:allowed_parameters=>{:action=>"update", :unpermitted_keys=>["ticket.id"], :invalid_values=>[]}}',
            "ticket.id",
        ),
        ('{:allowed_parameters=>{:action=>"update", :unpermitted_keys=>[], :invalid_values=>[]}}', ""),
        ("Removed restricted keys [created_at]", "Removed restricted keys [created_at]"),
    ],
)
def test_both_forms_of_warning(warning: str, what: str) -> None:
    """A warning names what was dropped; one that names nothing is none."""
    assert dropped(warning) == what
