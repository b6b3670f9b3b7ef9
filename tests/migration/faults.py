"""A push with a fault at one request of it, run again until it is done."""

from __future__ import annotations

from pathlib import Path

from sheet2desk import migration
from sheet2desk.errors import DeskUnreachable
from sheet2desk.log import Log
from tests.desk_servers.fault_proxy import Fault, FaultProxy
from tests.desk_servers.place import Place
from tests.migration.bracket import bracket_log, bracket_profile
from tests.migration.pusher import NOW, push_once

FAULTS: tuple[Fault, ...] = ("drop", "reset", "bad gateway", "half", "stall")
TIMEOUT = 0.7  # seconds until the client gives up
STALL = 1.2  # seconds until a stalled answer comes, to nobody
RUNS = 3  # at the most: a desk that doesn't answer is exit 75, the same command later


def three_tickets() -> Log:
    """Return a log of three tickets that need every kind of request: files, comments, none of both."""
    log = bracket_log()
    del log.tickets[3:]
    return log


def count_requests(place: Place, folder: Path) -> int:
    """Return how many requests an undisturbed push of the three takes."""
    with FaultProxy(place.plain["url"], lambda seen: "pass") as proxy:
        push_once(
            place.settings(url=proxy.place(place.plain["url"])), place.token, folder / "whole", log=three_tickets()
        )
        return len(proxy.seen)


def push_through(place: Place, folder: Path, fault: Fault, position: int) -> None:
    """Push the three with one fault at this request (from 1), and show that each is in the desk once, whole."""

    def judge(number: int) -> Fault:
        return fault if number == position else "pass"

    with FaultProxy(place.plain["url"], lambda seen: judge(seen.number), stall_seconds=STALL) as proxy:
        settings = place.settings(url=proxy.place(place.plain["url"]), timeout=TIMEOUT)
        for run in range(1, RUNS + 1):
            try:
                result = push_once(settings, place.token, folder / "journal", log=three_tickets())
            except DeskUnreachable:
                assert run < RUNS
                continue
            if not result.refused:
                break
        assert len(proxy.seen) >= position
    keys = place.keys()
    assert len(keys) == len(set(keys)) == 3, f"{fault} at {position}: {keys}"
    with migration.open_journal(":memory:") as nothing:
        seen = migration.verify(three_tickets(), bracket_profile(place.settings()), place.desk(), nothing, NOW)
    assert [(checked.key, list(map(str, checked.differences))) for checked in seen.differing] == [], (fault, position)
    assert seen.equal
