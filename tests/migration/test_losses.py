"""The checks of announced losses notice a loss that didn't happen and one that nobody announced."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sheet2desk import migration
from sheet2desk.config import DeskSettings
from sheet2desk.desks.drafting import show_moment
from tests.migration.bracket import bracket_log, bracket_profile
from tests.migration.fake_desk import FakeDesk
from tests.migration.losses import Arrived, not_announced, not_happened
from tests.migration.pusher import NOW

SAID = ("due_at has no field: kept in the text", "channel has no field: kept in the text", "first_response_at …")


@pytest.fixture
def arrived() -> Arrived:
    """Return the first ticket of the log in a desk that has no place for due date and channel."""
    desk, log = FakeDesk(), bracket_log()
    with migration.open_journal(":memory:") as journal:
        plan = migration.make_plan(log, bracket_profile(DeskSettings(kind="fake")), desk, journal, NOW)
        pushed = migration.push(plan, log, desk, journal, NOW, canary=False)
    [receipt] = [receipt for receipt in pushed.receipts if receipt.id == "1"]
    held, parts = desk.read(receipt.remote or ""), desk.read_parts(receipt.remote or "")
    assert held is not None
    ticket = receipt.action.ticket
    rest = f"\nChannel: {ticket.channel}\nDue: {show_moment(ticket.due_at)}" if ticket.due_at else ""
    fields = {name: text.replace("T", " ") for name, text in held.fields.items()} | {"field:csat": "4", "x": "брак"}
    fields |= {"created_at": "2024-03-05 06:30:00", "solved_at": "2024-03-07 13:30:00"}
    return Arrived(receipt.action, replace(held, fields=fields), replace(parts, body=parts.body + rest))


def test_all_is_as_announced(arrived: Arrived) -> None:
    """A ticket that lost what was said and nothing else passes."""
    assert not_announced(arrived, SAID) == []
    assert not_happened(arrived, SAID[:2]) == []


def test_a_silent_loss(arrived: Arrived) -> None:
    """What isn't there and wasn't announced is named: a date, a channel, a requester, a file, a column, a text."""
    assert not_announced(arrived, ()) == ["first_response_at", "due_at", "channel"]
    fields = {name: text for name, text in arrived.held.fields.items() if name not in ("requester", "solved_at")}
    bare = replace(arrived.parts, body="", comments=(), files=arrived.parts.files[1:])
    gone = not_announced(replace(arrived, held=replace(arrived.held, fields=fields), parts=bare), SAID)
    assert gone[:3] == ["solved_at", "requester", "description"]
    assert gone[-3:] == ["column Серийный №", "column Партия", "attachment скол.png"]


def test_an_announced_loss_that_did_not_happen(arrived: Arrived) -> None:
    """A loss that was said and isn't one is named, and so is one that has no check."""
    assert not_happened(arrived, ["created_at has no field: kept in the text"]) != []
    assert not_happened(arrived, ["subject cut at 10 bytes: the whole of it stands in the text"]) != []
    assert not_happened(arrived, ["attachment скол.png is left out: larger than 5 bytes"]) != []
    assert not_happened(arrived, ["no status: becomes new"]) != []
    assert not_happened(arrived, ["the moon is lost"]) == ["no check for: the moon is lost"]
