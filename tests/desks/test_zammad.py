"""Zammad, on a fake with and without import mode."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sheet2desk.errors import ConfigError
from sheet2desk.ticket import Requester
from tests.desk_servers.fakes.zammad import ZammadFake
from tests.desk_servers.place import Place
from tests.desks.conformance import DeskConformance
from tests.desks.troubles import DeskTroubles
from tests.migration.bracket import TICKETS
from tests.migration.end_to_end import EndToEnd, told, verified
from tests.migration.pusher import push_once


@pytest.fixture(params=[True, False], ids=["import mode", "without"])
def fake(request: pytest.FixtureRequest) -> Iterator[ZammadFake]:
    with ZammadFake(import_mode=request.param) as fake:
        yield fake


class TestCalls(DeskConformance):
    """What the engine relies on, in import mode."""

    @pytest.fixture
    def place(self) -> Iterator[Place]:
        with ZammadFake() as fake:
            fake.search_lag = 0
            yield fake.place()

    def test_a_key_is_found_and_no_other(self, desk: Any, place: Place) -> None:
        """A key finds its own ticket alone; a second one of the same key is refused by Zammad itself."""
        keys = ["#1", "#17", "#1'\"\\", "#a|b", "#%", "#Ключ", "#A", "#a", "#" + "x" * 80]
        remote = {key: desk.create(self.draft(desk, place, key), [], final=False) for key in keys}
        for key in keys:
            assert desk.find(place.log + key) == [remote[key]], key
        assert desk.find(place.log + "#nothing") == []
        assert dict(desk.keys([f"{place.log}#1"])) == {place.log + key: remote[key] for key in keys[:3]}
        with pytest.raises(Exception, match="is taken"):
            desk.create(self.draft(desk, place, "#17"), [], final=False)


class TestPush(EndToEnd):
    """The whole way, with faults in between, in import mode."""

    create_path = "/tickets"
    comment_path = "/ticket_articles"

    @pytest.fixture
    def place(self) -> Iterator[Place]:
        with ZammadFake() as fake:
            yield fake.place()


class TestTroubles(DeskTroubles):
    """What goes wrong on the wire."""

    creates = "POST .*/tickets$"

    @pytest.fixture
    def fake(self) -> Iterator[ZammadFake]:
        with ZammadFake() as fake:
            yield fake

    def spoil(self, ticket: Any) -> None:
        ticket.requester = Requester("Никто", "nobody@desk.invalid")


def test_dates_are_kept_or_the_loss_is_told(fake: ZammadFake, tmp_path: Path) -> None:
    """In import mode the dates come back; without it the plan says that they don't, and they stand in the text."""
    place = fake.place()
    result = push_once(place.settings(), place.token, tmp_path / "journal", canary=True)
    assert result.counts == {"created": TICKETS}
    seen = verified(place, tmp_path / "journal")
    assert told(seen) == []
    ticket = next(ticket for ticket in fake.tickets.values() if ticket["number"] == "quality#1")
    text = next(article["body"] for article in fake.articles.values() if article["ticket_id"] == ticket["id"])
    assert ticket["created_at"].startswith("2024-03-05T06:30:00") is fake.import_mode
    assert ("Created: 2024-03-05 09:30" in text) is not fake.import_mode
    assert any("import mode is off" in loss for loss in seen.loses) is not fake.import_mode
    dates = [article["created_at"][:10] for article in fake.articles.values() if "ждём калибр" in article["body"]]
    assert dates == (["2024-03-06"] * 2 if fake.import_mode else ["2024-04-01"] * 2)
    assert (fake.mailed == set()) is fake.import_mode


def test_import_mode_is_probed_where_zammad_does_not_tell(fake: ZammadFake) -> None:
    """A ticket of 2001 shows whether import mode is on, and is removed at once."""
    fake.tells = False
    desk = fake.place().desk()
    desk.preflight()
    assert (desk.capabilities.created == "native") is fake.import_mode
    assert fake.tickets == {}
    assert len(fake.calls("POST .*/tickets$")) == 1


def test_a_plan_writes_nothing_where_zammad_tells(fake: ZammadFake) -> None:
    """Where Zammad tells whether import mode is on, looking leaves no trace."""
    fake.place().desk().preflight()
    assert all(request.method == "GET" for request in fake.requests)


def test_words_are_checked() -> None:
    """A group, state, priority or attribute that Zammad lacks is a mistake in the profile, told with what there is."""
    with ZammadFake() as fake:
        for wrong in (
            {"group": "Nope"},
            {"statuses": {"pending": "waiting"}},
            {"priorities": {"urgent": "4 urgent"}},
            {"fields": {"satisfaction": "nope"}},
        ):
            with pytest.raises(ConfigError, match=r"no (group|state|priority|attribute)"):
                fake.place().desk(**wrong).preflight()


def test_a_pending_state_takes_the_due_date(tmp_path: Path) -> None:
    """A state that Zammad wants a date for is given the due date; without one the ticket is refused in the plan."""
    with ZammadFake() as fake:
        place = fake.place()
        settings = place.settings(statuses={"pending": "pending reminder"})
        result = push_once(settings, place.token, tmp_path / "journal")
        assert [(receipt.id, "no due date" in receipt.reason) for receipt in result.refused] == [("2", True)]
