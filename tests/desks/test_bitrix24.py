"""Bitrix24, on a fake of a portal whose smart process takes items in the order of their dates only."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from sheet2desk import migration
from sheet2desk.errors import ConfigError, DeskDenied
from tests.desk_servers.fakes.bitrix24 import Bitrix24Fake
from tests.desk_servers.fakes.http_fake import Reply, Request
from tests.desk_servers.place import Place
from tests.desks.conformance import DeskConformance
from tests.desks.together import EndToEndTogether
from tests.desks.troubles import DeskTroubles
from tests.migration.bracket import TICKETS, bracket_log, bracket_profile
from tests.migration.pusher import NOW, push_once


@pytest.fixture
def fake() -> Iterator[Bitrix24Fake]:
    with Bitrix24Fake() as fake:
        yield fake


class TestCalls(DeskConformance):
    """What the engine relies on."""

    @pytest.fixture
    def place(self, fake: Bitrix24Fake) -> Place:
        return fake.place()


class TestPush(EndToEndTogether):
    """The whole way, with faults in between."""

    create_path = "/crm.item.batchImport.json"

    @pytest.fixture
    def place(self, fake: Bitrix24Fake) -> Place:
        return fake.place()

    def test_undo_removes_what_nobody_touched(self, place: Place, tmp_path: Path) -> None:
        """Undo removes the run's items but one that a colleague changed; what is older than it can't come back."""
        pushed = push_once(place.settings(), place.token, tmp_path / "journal")
        touched = next(receipt for receipt in pushed.receipts if receipt.id == "3")
        place.touch(touched.remote or "")
        with migration.open_journal(tmp_path / "journal") as journal:
            first = migration.undo(pushed.run, place.desk(), journal, NOW)
            assert [(ticket.remote, "touched" in ticket.reason) for ticket in first.kept] == [(touched.remote, True)]
            assert place.keys() == [touched.key]
        again = push_once(place.settings(), place.token, tmp_path / "journal")
        assert again.counts == {"created": 3, "skipped": 1, "refused": 3}
        assert {receipt.id for receipt in again.refused} == {"1", "2", "4"}
        assert all("older than the newest item" in receipt.reason for receipt in again.refused)


class TestTroubles(DeskTroubles):
    """What goes wrong on the wire; a webhook's limit is a 503 that says so in its body."""

    creates = "POST .*batchImport"
    limited = Reply(
        503, {"error": "QUERY_LIMIT_EXCEEDED", "error_description": "Too many requests"}, {"Retry-After": "0"}
    )

    @pytest.fixture
    def fake(self, fake: Bitrix24Fake) -> Bitrix24Fake:
        return fake

    def spoil(self, ticket: Any) -> None:
        ticket.created_at, ticket.solved_at = ticket.created_at + timedelta(days=9999), None


def test_items_keep_their_dates_and_order(fake: Bitrix24Fake, tmp_path: Path) -> None:
    """All go in with one request, oldest first, comments and all; the canary spoils no date."""
    place = fake.place()
    result = push_once(place.settings(), place.token, tmp_path / "journal", canary=True)
    assert result.counts == {"created": TICKETS}
    assert result.differing == []
    items = list(fake.items.values())
    assert [item["createdTime"] for item in items] == sorted(item["createdTime"] for item in items)
    first = next(item for item in items if item["xmlId"] == "quality#1")
    assert first["createdTime"] == "2024-03-05T06:30:00+00:00"
    assert first["movedTime"] == "2024-03-07T13:30:00+00:00"
    sizes = [len(request.json()["data"]) for request in fake.calls("batchImport")]
    assert sizes == [1, TICKETS]


def test_an_older_ticket_is_refused_in_the_plan(fake: Bitrix24Fake, tmp_path: Path) -> None:
    """A row that was forgotten is refused before anything is sent, with the reason; the others stay as they are."""
    place = fake.place()
    push_once(place.settings(), place.token, tmp_path / "journal")
    log = bracket_log()
    log.tickets[2].id, log.tickets[2].subject = "99", "забытая"
    log.tickets[2].created_at = log.tickets[3].created_at
    with migration.open_journal(tmp_path / "journal") as journal:
        plan = migration.make_plan(log, bracket_profile(place.settings()), place.desk(), journal, NOW)
    found = {action.id: action for action in plan.actions if action.action != "skip"}
    assert list(found) == ["99"]
    assert found["99"].action == "refuse"
    assert "older than the newest item" in found["99"].reason


def test_only_administrators_set_dates(fake: Bitrix24Fake, tmp_path: Path) -> None:
    """A webhook of somebody else is found out by the test ticket, in Bitrix24's own words."""
    fake.admin = False
    place = fake.place()
    with pytest.raises(DeskDenied, match="CRM_FIELD_ERROR_VALUE_NOT_VALID"):
        push_once(place.settings(), place.token, tmp_path / "journal", canary=True)
    assert place.keys() == []


def test_an_operating_limit_is_waited_out(fake: Bitrix24Fake, tmp_path: Path) -> None:
    """429 OPERATION_TIME_LIMIT says in its body when the method may be called again."""
    place, told = fake.place(), []

    def limit(request: Request) -> Reply | None:
        if not told and "batchImport" in request.path:
            told.append(request)
            reset = {"operating_reset_at": int(NOW.timestamp()) + 1}
            return Reply(429, {"error": "OPERATION_TIME_LIMIT", "time": reset})
        return None

    fake.trouble = limit
    assert push_once(place.settings(), place.token, tmp_path / "journal").counts == {"created": TICKETS}


def test_another_funnel(fake: Bitrix24Fake, tmp_path: Path) -> None:
    """A funnel that the profile names gets the items, in its own stages."""
    place = fake.place()
    result = push_once(place.settings(category_id=3), place.token, tmp_path / "journal")
    assert result.counts == {"created": TICKETS}
    assert {item["stageId"].partition(":")[0] for item in fake.items.values()} == {"DT1046_3"}


def test_words_are_checked(fake: Bitrix24Fake) -> None:
    """A stage or a field that the smart process lacks is a mistake in the profile, told with what there is."""
    for wrong in ({"statuses": {"open": "Нет"}}, {"text_field": "ufCrm10_NONE"}, {"fields": {"id": "ufCrm10_NONE"}}):
        with pytest.raises(ConfigError, match=r"no (stage|field)"):
            fake.place().desk(**wrong).preflight()


def test_lists_take_their_items(fake: Bitrix24Fake, tmp_path: Path) -> None:
    """A field of type list takes the number of its item; a word that it has no item for stands in the text."""
    place = fake.place()
    result = push_once(place.settings(fields={"priority": "ufCrm10_PRIORITY"}), place.token, tmp_path / "journal")
    assert result.differing == []
    held = {item["xmlId"]: item.get("ufCrm10_PRIORITY") for item in fake.items.values()}
    assert held["quality#1"] == "91"
    assert held["quality#5"] == "92"


def test_the_secret_is_in_no_message(fake: Bitrix24Fake, tmp_path: Path) -> None:
    """The webhook's secret is part of every address, and of no message."""
    fake.trouble = lambda request: Reply(403, {"error": "insufficient_scope", "error_description": request.path})
    place = fake.place()
    with pytest.raises(DeskDenied) as denied:
        push_once(place.settings(), place.token, tmp_path / "journal")
    assert place.token not in denied.value.message + denied.value.help
