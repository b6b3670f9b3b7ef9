"""A thousand tickets with two hundred pictures into Roundup, against a bare loop that sends the same and no more.

    python -m benchmarks.push_roundup [TICKETS]

The bare loop posts, one after another, what a whole ticket takes: its text, its pictures, the ticket. Both run in this
process against the same server, in turns, so that what else the machine does hits both. Promised: at most 1.3 times the
bare loop's time, and memory that does not grow with the number of tickets in flight.
"""

from __future__ import annotations

import json
import resource
import sys
import tempfile
import time
from pathlib import Path

import httpx

from sheet2desk import desks, migration
from sheet2desk.config import DeskSettings
from sheet2desk.desks.interface import Context
from sheet2desk.desks.secret import Secret
from tests.desk_servers.roundup import LOGIN, RoundupServer
from tests.migration.bracket import MOSCOW, bracket_profile
from tests.migration.long_log import long_log
from tests.migration.pusher import NOW

PROMISED = 1.3
FIELDS = {"requester": "requester", "created_at": "opened", "due_at": "due", "solved_at": "closed"}


def settings_of(server: RoundupServer, log: str) -> DeskSettings:
    return DeskSettings(kind="roundup", url=server.url, fields=FIELDS, log=log)


def bare_loop(server: RoundupServer, tickets: int) -> float:
    """Send the tickets with nothing but an HTTP client; return the seconds."""
    log = long_log(tickets)
    desk = desks.connect(settings_of(server, "bare"), Secret(LOGIN), name="bare")
    desk.preflight()
    user, _, password = LOGIN.partition(":")
    client = httpx.Client(
        base_url=f"{server.url}/rest/data",
        auth=(user, password),
        headers={"X-Requested-With": "x", "Origin": server.url.removesuffix("/desk"), "Accept": "application/json"},
        timeout=30,
        trust_env=False,
    )

    def post(path: str, **body: object) -> str:
        return str(client.post(path, **body).raise_for_status().json()["data"]["id"])  # type: ignore[arg-type]

    drafts = [desk.draft(ticket, f"bare#{ticket.id}", Context(MOSCOW)) for ticket in log.tickets]
    began = time.perf_counter()
    for draft in drafts:
        issue = {name.removeprefix("field:"): text or None for name, text in draft.fields.items()}
        issue = {{"subject": "title", "assignee": "assignedto"}.get(name, name): text for name, text in issue.items()}
        messages = [post("/msg", json={"content": text, "author": user}) for text in (draft.body, *draft.comments)]
        files = [
            post(
                "/file",
                data={"name": file.name, "type": "image/png"},
                files={"content": (file.name, log.media[file.medium](), "image/png")},
            )
            for file in draft.files
        ]
        post("/issue", json={**issue, "external_id": draft.key, "messages": messages, "files": files})
    return time.perf_counter() - began


def pushed(server: RoundupServer, tickets: int, folder: Path) -> tuple[float, float, int]:
    """Push the tickets; return the seconds, and the peak of memory in MiB over the first and over the last half."""
    log = long_log(tickets)
    settings = settings_of(server, "pushed")
    desk = desks.connect(settings, Secret(LOGIN), name="pushed")
    peaks: list[int] = []

    def progress(done: int, total: int, _what: str) -> None:
        if done in (total // 2, total):
            peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)

    with migration.open_journal(folder / "journal.sqlite") as journal:
        began = time.perf_counter()
        plan = migration.make_plan(log, bracket_profile(settings), desk, journal, NOW)
        result = migration.push(plan, log, desk, journal, NOW, progress, canary=False)
        seconds = time.perf_counter() - began
    assert result.counts == {"created": tickets}, result.counts
    assert result.differing == []
    return seconds, (peaks[1] - peaks[0]) / 1024, peaks[1] // 1024


def main() -> int:
    tickets = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        server = RoundupServer(folder, calls=0)
        try:
            bare_loop(server, 20)  # warm
            bare = bare_loop(server, tickets)
            seconds, grown, peak = pushed(server, tickets, folder)
        finally:
            server.stop()
    shown = {
        "tickets": tickets,
        "pictures": tickets // 5,
        "bare_seconds": round(bare, 1),
        "push_seconds": round(seconds, 1),
        "ratio": round(seconds / bare, 2),
        "promised": PROMISED,
        "peak_mib": peak,
        "grown_in_second_half_mib": round(grown, 1),
    }
    print(json.dumps(shown, indent=1))
    return int(seconds > PROMISED * bare)


if __name__ == "__main__":
    raise SystemExit(main())
