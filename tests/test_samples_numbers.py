"""The numbers of the bracket log, counted minute by minute from what its writer knows, not from what was read."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Cli

SAMPLES = Path(__file__).parent.parent / "samples"
BRACKETS = ("bracket-defects", "bracket-defects-later")
#: Russia's days off on weekdays, and its working Saturday, in these months, as its government set them.
DAYS_OFF = {
    *(date(2025, 11, day) for day in (3, 4)),
    date(2025, 12, 31),
    *(date(2026, 1, day) for day in (1, 2, 5, 6, 7, 8, 9)),
    date(2026, 2, 23),
    date(2026, 3, 9),
    date(2026, 5, 1),
    date(2026, 5, 11),
}
DAYS_ON = {date(2025, 11, 1)}
START, DAYS = datetime(2025, 9, 1), 300
#: First response and resolution, in business minutes, of samples/sheet2desk.toml.
TARGETS = {"urgent": (120, 480), "high": (240, 1440), "low": (960, 4800)}
USUAL = (480, 2400)


@cache
def minutes() -> list[int]:
    """Return how many business minutes lie before each minute since START."""
    work = []
    for nth in range(DAYS):
        day = (START + timedelta(days=nth)).date()
        open_day = day in DAYS_ON or (day.weekday() < 5 and day not in DAYS_OFF)
        work += [open_day and (9 <= minute // 60 < 18) and minute // 60 != 13 for minute in range(1440)]
    return [0, *accumulate(work)]


def between(start: datetime, end: datetime) -> int:
    """Return the business minutes in [start, end)."""
    first, last = (max(0, int((moment - START).total_seconds()) // 60) for moment in (start, end))
    return minutes()[last] - minutes()[first]


def moment(text: str | None) -> datetime | None:
    """Return a moment of the truth on Moscow's wall."""
    return datetime.fromisoformat(text).replace(tzinfo=None) if text else None


@cache
def truth(sample: str) -> dict[str, Any]:
    """Return the truth of a bracket log."""
    return json.loads((SAMPLES / "truth" / f"{sample}.json").read_text(encoding="utf-8"))


def tickets(sample: str) -> Iterator[dict[str, Any]]:
    """Yield each ticket with its moments."""
    for ticket in truth(sample)["tickets"]:
        moments = {name: moment(ticket.get(name)) for name in ("created_at", "first_response_at", "solved_at")}
        yield ticket | moments


def report(sample: str, cli: Cli) -> dict[str, Any]:
    """Return what `report` says, metrics by name."""
    now = truth(sample)["now"]
    arguments = ("--now", now, "--config", SAMPLES / "sheet2desk.toml", "-f", "json")
    ran = cli("report", SAMPLES / f"{sample}.xlsx", *arguments)
    assert ran.code == 0, ran.err
    said = ran.json
    return said | {metric["name"]: metric for metric in said["metrics"]}


@pytest.mark.parametrize("sample", BRACKETS)
def test_means(sample: str, cli: Cli) -> None:
    """AFRT and MTTR are the means of business minutes over the tickets that have both moments in their order."""
    said = report(sample, cli)
    for name, field in (("AFRT", "first_response_at"), ("MTTR", "solved_at")):
        spans = [
            between(ticket["created_at"], ticket[field])
            for ticket in tickets(sample)
            if ticket["created_at"] and ticket[field] and ticket["created_at"] <= ticket[field]
        ]
        assert said[name]["counted"] == len(spans), name
        assert said[name]["value"] == pytest.approx(sum(spans) / len(spans), abs=0.01), name
        assert said[name]["counted"] + sum(said[name]["left_out"].values()) == said["NST"]["value"]


@pytest.mark.parametrize("sample", BRACKETS)
def test_satisfaction_and_volume(sample: str, cli: Cli) -> None:
    """CSI is the share of fours and fives among the rated; NST counts every row that is a ticket."""
    said = report(sample, cli)
    ratings = [ticket["satisfaction"] for ticket in tickets(sample) if "satisfaction" in ticket]
    assert said["NST"]["value"] == len(truth(sample)["tickets"])
    assert said["CSI"]["counted"] == len(ratings)
    assert said["CSI"]["value"] == pytest.approx(100 * sum(rating >= 4 for rating in ratings) / len(ratings), abs=0.01)


@pytest.mark.parametrize("sample", BRACKETS)
def test_breaches(sample: str, cli: Cli) -> None:
    """NTB counts those whose response or resolution broke its promise, ever up to now."""
    now = moment(truth(sample)["now"])
    assert now
    broken = {key(ticket) for ticket in tickets(sample) if ticket["created_at"] and breached(ticket, now)}
    assert report(sample, cli)["NTB"]["value"] == len(broken)


@pytest.mark.parametrize("sample", BRACKETS)
def test_flags(sample: str, cli: Cli) -> None:
    """Each flag stands at the open tickets that its definition names; the overdue are late by business minutes."""
    now = moment(truth(sample)["now"])
    assert now
    arguments = ("--now", truth(sample)["now"], "--config", SAMPLES / "sheet2desk.toml", "-f", "json")
    said = cli("overdue", SAMPLES / f"{sample}.xlsx", *arguments).json
    open_ones = [ticket for ticket in tickets(sample) if is_open(ticket)]
    for name, holds in FLAGS.items():
        flagged = {(flag["sheet"], flag["row"]) for flag in said["flags"] if flag["flag"] == name}
        assert flagged == {key(ticket) for ticket in open_ones if holds(ticket, now)}, name
    for flag in said["flags"]:
        if flag["flag"] == "overdue":
            assert flag["late_minutes"] == late_by(flag, open_ones, now)
    gaps = [flag["ticket"] for flag in said["flags"] if flag["flag"] == "number-gap"]
    assert gaps == truth(sample)["gaps"]


@pytest.mark.parametrize("sample", BRACKETS)
def test_flow(sample: str, cli: Cli) -> None:
    """What is open at the end is what came in less what was solved."""
    flow = report(sample, cli)["flow"]
    assert flow["open_at_start"] + flow["created"] - flow["solved"] == flow["open_at_end"]
    states = Counter(is_open(ticket) for ticket in tickets(sample))
    assert flow["open_at_end"] == states[True]


def is_open(ticket: dict[str, Any]) -> bool:
    """Whether the work isn't over: neither solved nor closed, and no solved date."""
    return ticket.get("status") not in ("solved", "closed") and ticket["solved_at"] is None


def breached(ticket: dict[str, Any], now: datetime) -> bool:
    """Whether the response or the resolution broke its promise; what nobody dated lasts up to now."""
    response, resolution = TARGETS.get(ticket.get("priority", ""), USUAL)
    created, answered, solved = ticket["created_at"], ticket["first_response_at"], ticket["solved_at"]
    if between(created, answered or now) > response:
        return True
    if "due_at" in ticket:
        return (solved or now) > end_of(ticket["due_at"])
    return between(created, min(solved or now, now)) > resolution


def overdue(ticket: dict[str, Any], now: datetime) -> bool:
    """Whether an open ticket is past its due date, or without one past its target."""
    if "due_at" in ticket:
        return now > end_of(ticket["due_at"])
    if ticket["created_at"] is None:
        return False
    return between(ticket["created_at"], now) > TARGETS.get(ticket.get("priority", ""), USUAL)[1]


def unanswered(ticket: dict[str, Any], now: datetime) -> bool:
    """Whether an open ticket's first answer is missing beyond its target."""
    target = TARGETS.get(ticket.get("priority", ""), USUAL)[0]
    created = ticket["created_at"]
    return bool(created and ticket["first_response_at"] is None and between(created, now) > target)


def ownerless(ticket: dict[str, Any], now: datetime) -> bool:
    """Whether an open ticket has had no assignee for more than four business hours."""
    return bool(ticket["created_at"] and "assignee" not in ticket and between(ticket["created_at"], now) > 4 * 60)


def stale(ticket: dict[str, Any], now: datetime) -> bool:
    """Whether nothing happened to an open ticket that waits for nobody for five working days of eight hours."""
    if ticket.get("status") == "pending":
        return False
    past = [ticket[name] for name in ("created_at", "first_response_at") if ticket[name] and ticket[name] <= now]
    return bool(past) and between(max(past), now) > 5 * 480


def late_by(flag: dict[str, Any], open_ones: list[dict[str, Any]], now: datetime) -> int:
    """Return the business minutes from when the ticket was due to now."""
    (ticket,) = (ticket for ticket in open_ones if key(ticket) == (flag["sheet"], flag["row"]))
    if "due_at" in ticket:
        return between(end_of(ticket["due_at"]), now)
    return between(ticket["created_at"], now) - TARGETS.get(ticket.get("priority", ""), USUAL)[1]


FLAGS = {"overdue": overdue, "no-first-response": unanswered, "no-owner": ownerless, "stale": stale}


def end_of(day: str) -> datetime:
    """Return the closing time of a due day."""
    return datetime.combine(date.fromisoformat(day), time(18))


def key(ticket: dict[str, Any]) -> tuple[str, int]:
    """Return where a ticket stands."""
    return ticket["sheet"], ticket["row"]
