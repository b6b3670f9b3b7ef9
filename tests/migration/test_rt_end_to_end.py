"""The whole way into a real Request Tracker 5: push, push again, verify, break, resume, undo."""

from __future__ import annotations

from pathlib import Path

import pytest

from sheet2desk import migration
from sheet2desk.errors import DeskDenied, DeskUnreachable
from sheet2desk.migration.receipt import Outcome
from tests.desk_servers.fault_proxy import FaultProxy
from tests.desk_servers.place import Place
from tests.desk_servers.rt import RTServer
from tests.migration.bracket import TICKETS, bracket_log, bracket_profile
from tests.migration.end_to_end import EndToEnd
from tests.migration.pusher import NOW, push_once

pytestmark = [pytest.mark.desk, pytest.mark.xdist_group("rt")]


class TestRT(EndToEnd):
    """The promises that hold for every desk."""

    create_path = "/ticket"
    comment_path = "/comment"

    @pytest.fixture
    def place(self, rt_place: Place) -> Place:
        return rt_place


def test_dates_are_kept(rt_place: Place, rt_server: RTServer, tmp_path: Path) -> None:
    """RT shows the log's own created dates, in UTC, as the super user sees them."""
    push_once(rt_place.settings(), rt_place.token, tmp_path / "journal")
    created = {ticket["Subject"]: ticket["Created"] for ticket in rt_server.tickets(rt_place.log)}
    assert created["Скол на кронштейне КР-40"] == "2024-03-05T06:30:00Z"
    assert created["Краска отслаивается"] == "2024-03-05T21:00:00Z"


def test_refused_and_mangled(rt_place: Place, tmp_path: Path) -> None:
    """What RT refuses is listed in its words, what it drops without a word as a difference; mended, all go in."""
    wrong = rt_place.settings(statuses={"new": "on-holiday"})
    refused = push_once(wrong, rt_place.token, tmp_path / "journal")
    assert refused.counts == {"refused": TICKETS}
    assert all("on-holiday" in receipt.reason for receipt in refused.refused)
    mangled = push_once(rt_place.settings(statuses={"pending": "at-lunch"}), rt_place.token, tmp_path / "journal")
    assert mangled.counts == {"created": TICKETS}
    assert [(receipt.id, str(receipt.differences[0])) for receipt in mangled.differing] == [
        ("2", "status: expected at-lunch, the desk holds new")
    ]


def test_wrong_token(rt_place: Place, rt_server: RTServer, tmp_path: Path) -> None:
    """A wrong token stops the run at once, and the message doesn't tell it."""
    with pytest.raises(DeskDenied) as denied:
        push_once(rt_place.settings(), "1-27-0123456789abcdef0123456789abcdef", tmp_path / "journal")
    assert "401" in denied.value.message
    assert "0123456789abcdef" not in denied.value.message + denied.value.help


def test_no_right_to_create(rt_place: Place, rt_server: RTServer, tmp_path: Path) -> None:
    """A token that may only read stops the run, naming what RT says."""
    with pytest.raises(DeskDenied, match="access denied"):
        push_once(rt_place.settings(), rt_server.token("reader"), tmp_path / "journal")
    assert rt_server.tickets(rt_place.log) == []


def test_desk_down(rt_place: Place, rt_server: RTServer, tmp_path: Path) -> None:
    """A desk that does not answer is exit 75: the same command, later."""
    with FaultProxy(rt_server.url, lambda seen: "reset") as proxy, pytest.raises(DeskUnreachable) as away:
        push_once(rt_place.settings(url=proxy.url), rt_place.token, tmp_path / "journal")
    assert away.value.exit_code == 75


def test_next_weeks_log(rt_place: Place, rt_server: RTServer, tmp_path: Path) -> None:
    """What changed in the sheet is changed in the desk, unless somebody changed the same field there: that is told."""
    settings, token = rt_place.settings(), rt_place.token
    pushed = push_once(settings, token, tmp_path / "journal")
    remote = {receipt.id: receipt.remote or "" for receipt in pushed.receipts}
    rt_server.as_agent(remote["5"], {"Status": "rejected"})
    rt_server.as_agent(remote["4"], {"Priority": "33"})
    log = bracket_log()
    log.tickets[2].status, log.tickets[2].description = "open", "появилось описание"
    log.tickets[4].status = "pending"
    log.tickets[3].subject = "Кривой кронштейн, партия 7"
    desk = rt_place.desk()
    profile = bracket_profile(settings)
    with migration.open_journal(tmp_path / "journal") as journal:
        plan = migration.make_plan(log, profile, desk, journal, NOW)
        found = {action.id: (action.action, action.changes) for action in plan.actions if action.action != "skip"}
        assert found == {
            "3": ("update", ("status", "description")),
            "4": ("update", ("subject",)),
            "5": ("refuse", ()),
        }
        result = migration.push(plan, log, desk, journal, NOW, canary=False)
        assert [(receipt.id, receipt.outcome) for receipt in result.refused] == [("5", Outcome.REFUSED)]
        assert "changed in the desk (rejected)" in result.refused[0].reason
        assert result.differing == []
        seen = migration.verify(log, profile, desk, journal, NOW)
        assert [(ticket.action.id, [found.field for found in ticket.differences]) for ticket in seen.differing] == [
            ("5", ["status", "solved_at"])
        ]
        assert {action.action for action in migration.make_plan(log, profile, desk, journal, NOW).actions} == {
            "skip",
            "refuse",
        }
    assert len(rt_place.keys()) == TICKETS
