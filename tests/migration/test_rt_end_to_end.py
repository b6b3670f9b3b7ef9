"""The whole way into a real Request Tracker 5: push, push again, verify, break, resume, undo."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from sheet2desk import desks, migration
from sheet2desk.config import DeskSettings
from sheet2desk.desks.secret import Secret
from sheet2desk.errors import DeskDenied, DeskUnreachable
from sheet2desk.migration.receipt import Outcome
from tests.desk_servers.fault_proxy import Fault, FaultProxy, Seen
from tests.desk_servers.rt import RTServer
from tests.migration.bracket import TICKETS, bracket_log, bracket_profile
from tests.migration.pusher import NOW, push_once

pytestmark = [pytest.mark.desk, pytest.mark.xdist_group("rt")]
ROOT = Path(__file__).parents[2]


@pytest.fixture
def queue(rt_server: RTServer) -> str:
    return rt_server.new_queue()


def settings_for(server: RTServer, queue: str, **more: object) -> DeskSettings:
    """Return the profile's section; keys carry the queue's name, for RT's keys are common to all queues."""
    plain = {
        "kind": "rt",
        "url": server.url,
        "queue": queue,
        "log": queue,
        "fields": {"satisfaction": "CSAT", "Серийный №": "Serial"},
    }
    return DeskSettings(**(plain | more))


def verification(settings: DeskSettings, token: str, journal_path: Path) -> migration.Verification:
    desk = desks.connect(settings, Secret(token), name="quality")
    with migration.open_journal(journal_path) as journal:
        return migration.verify(bracket_log(), bracket_profile(settings), desk, journal, NOW)


def test_all_arrive_once_whole_and_unannounced(rt_server: RTServer, queue: str, tmp_path: Path) -> None:
    """Every ticket arrives with dates, status, requester, pictures and comments; a second push adds nothing; nobody is mailed."""
    settings, token = settings_for(rt_server, queue), rt_server.token()
    first = push_once(settings, token, tmp_path / "journal.sqlite", canary=True)
    assert first.counts == {"created": TICKETS}
    assert first.differing == []
    keys = rt_server.keys(queue)
    assert len(keys) == len(set(keys)) == TICKETS

    second = push_once(settings, token, tmp_path / "journal.sqlite")
    assert second.counts == {"skipped": TICKETS}
    assert rt_server.keys(queue) == keys

    seen = verification(settings, token, tmp_path / "journal.sqlite")
    assert [(ticket.key, list(map(str, ticket.differences))) for ticket in seen.differing] == []
    assert seen.equal
    assert seen.checked == TICKETS
    assert seen.totals["status"] == {"new": (1, 1), "open": (1, 1), "resolved": (4, 4), "stalled": (1, 1)}
    assert sum(seen.fates.values()) == TICKETS + 1
    created = {ticket["Subject"]: ticket["Created"] for ticket in rt_server.tickets(queue)}
    assert created["Скол на кронштейне КР-40"] == "2024-03-05T06:30:00Z"
    assert rt_server.mailed <= {"chief.quality@example.com"}  # the assignee, as the plan said


def test_a_lost_journal_doubles_nothing(rt_server: RTServer, queue: str, tmp_path: Path) -> None:
    """With a new, empty journal the tickets are recognised by the key that they carry in the desk."""
    settings, token = settings_for(rt_server, queue), rt_server.token()
    push_once(settings, token, tmp_path / "first.sqlite")
    again = push_once(settings, token, tmp_path / "second.sqlite")
    assert again.counts == {"skipped": TICKETS}
    assert len(rt_server.keys(queue)) == TICKETS


POINTS = {
    "before the desk has the third ticket": ("arrived", lambda seen, posts: posts == 3),
    "after the desk made the fifth ticket, before we heard": ("answered", lambda seen, posts: posts == 5),
    "between a ticket and its comments": ("arrived", lambda seen, posts: seen.path.endswith("/comment")),
}


@pytest.mark.parametrize("point", POINTS)
def test_killed_and_run_again(rt_server: RTServer, queue: str, tmp_path: Path, point: str) -> None:
    """SIGKILL at any moment, and the next run leaves no ticket missing and none doubled."""
    moment, meets = POINTS[point]
    settings, token = settings_for(rt_server, queue), rt_server.token()
    posts, killed = 0, False

    def kill(seen: Seen) -> None:
        nonlocal posts, killed
        posts += seen.path.endswith("/ticket") and seen.method == "POST"
        if not killed and meets(seen, posts):
            killed = True
            os.kill(process.pid, signal.SIGKILL)

    with FaultProxy(rt_server.url, lambda seen: "pass", **{moment: kill}) as proxy:
        through = settings.model_dump() | {"url": proxy.url}
        command = [
            sys.executable,
            "-m",
            "tests.migration.pusher",
            json.dumps(through),
            token,
            str(tmp_path / "journal"),
        ]
        process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE)
        assert process.wait(60) == -signal.SIGKILL, process.stderr and process.stderr.read().decode()
        # the second run goes the same way, for the journal knows desks by their address
        push_once(settings.model_copy(update={"url": proxy.url}), token, tmp_path / "journal")
    keys = rt_server.keys(queue)
    assert len(keys) == len(set(keys)) == len(rt_server.tickets(queue)) == TICKETS
    assert verification(settings, token, tmp_path / "fresh").equal


@pytest.mark.parametrize("fault", ["drop", "bad gateway", "half", "reset"])
def test_a_lost_answer_is_looked_up(rt_server: RTServer, queue: str, tmp_path: Path, fault: Fault) -> None:
    """When the answer to a create or a comment gets lost, the desk is asked before anything is sent again."""
    settings, token = settings_for(rt_server, queue), rt_server.token()
    broken: set[str] = set()

    def judge(seen: Seen) -> Fault:
        kind = "comment" if seen.path.endswith("/comment") else "create"
        if seen.method == "POST" and kind not in broken:
            broken.add(kind)
            return fault
        return "pass"

    with FaultProxy(rt_server.url, judge) as proxy:
        result = push_once(settings.model_copy(update={"url": proxy.url}), token, tmp_path / "journal")
    assert broken == {"create", "comment"}
    assert result.counts == {"created": TICKETS}
    assert len(rt_server.keys(queue)) == len(rt_server.tickets(queue)) == TICKETS
    assert verification(settings, token, tmp_path / "fresh").equal


def test_a_refused_ticket_stops_nobody(rt_server: RTServer, queue: str, tmp_path: Path) -> None:
    """A ticket that RT refuses is listed with the reason, one that it mangles with the difference; the others go in."""
    settings = settings_for(rt_server, queue, statuses={"closed": "on-holiday", "pending": "at-lunch"})
    result = push_once(settings, rt_server.token(), tmp_path / "journal")
    assert result.counts == {"created": TICKETS - 1, "refused": 1}
    assert result.refused[0].id == "4"
    assert "on-holiday" in result.refused[0].reason
    assert [(receipt.id, str(receipt.differences[0])) for receipt in result.differing] == [
        ("2", "status: expected at-lunch, the desk holds new")
    ]


def test_wrong_token(rt_server: RTServer, queue: str, tmp_path: Path) -> None:
    """A wrong token stops the run at once, and the message doesn't tell it."""
    with pytest.raises(DeskDenied) as denied:
        push_once(settings_for(rt_server, queue), "1-27-0123456789abcdef0123456789abcdef", tmp_path / "journal")
    assert "401" in denied.value.message
    assert "0123456789abcdef" not in denied.value.message + denied.value.help


def test_no_right_to_create(rt_server: RTServer, queue: str, tmp_path: Path) -> None:
    """A token that may only read stops the run, naming what RT says."""
    with pytest.raises(DeskDenied, match="access denied"):
        push_once(settings_for(rt_server, queue), rt_server.token("reader"), tmp_path / "journal")
    assert rt_server.tickets(queue) == []


def test_desk_down(rt_server: RTServer, tmp_path: Path) -> None:
    """A desk that does not answer is exit 75: the same command, later."""
    with FaultProxy(rt_server.url, lambda seen: "reset") as proxy, pytest.raises(DeskUnreachable) as away:
        push_once(settings_for(rt_server, "Quality", url=proxy.url), rt_server.token(), tmp_path / "journal")
    assert away.value.exit_code == 75


def test_undo_removes_what_nobody_touched(rt_server: RTServer, queue: str, tmp_path: Path) -> None:
    """Undo removes the run's tickets but one that an agent answered; a second undo removes nothing more."""
    settings, token = settings_for(rt_server, queue), rt_server.token()
    pushed = push_once(settings, token, tmp_path / "journal")
    touched = next(receipt for receipt in pushed.receipts if receipt.id == "3")
    rt_server.as_agent(touched.remote or "", {"Subject": "взял в работу"})
    desk = desks.connect(settings, Secret(token), name="quality")
    with migration.open_journal(tmp_path / "journal") as journal:
        first = migration.undo(pushed.run, desk, journal, NOW)
        assert [(ticket.remote, "touched" in ticket.reason) for ticket in first.kept] == [(touched.remote, True)]
        assert len(first.removed) == TICKETS - 1
        assert rt_server.keys(queue) == [touched.key]
        again = migration.undo(pushed.run, desk, journal, NOW)
        assert len(again.kept) == 1
    # what was undone may be pushed again; what was kept is still known
    assert push_once(settings, token, tmp_path / "journal").counts == {"created": TICKETS - 1, "skipped": 1}


def test_next_weeks_log(rt_server: RTServer, queue: str, tmp_path: Path) -> None:
    """What changed in the sheet is changed in the desk, unless somebody changed the same field there: that is told."""
    settings, token = settings_for(rt_server, queue), rt_server.token()
    pushed = push_once(settings, token, tmp_path / "journal")
    remote = {receipt.id: receipt.remote or "" for receipt in pushed.receipts}
    rt_server.as_agent(remote["5"], {"Status": "rejected"})
    rt_server.as_agent(remote["4"], {"Priority": "33"})
    log = bracket_log()
    log.tickets[2].status, log.tickets[2].description = "open", "появилось описание"
    log.tickets[4].status = "pending"
    log.tickets[3].subject = "Кривой кронштейн, партия 7"
    desk = desks.connect(settings, Secret(token), name="quality")
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
    assert len(rt_server.keys(queue)) == TICKETS
