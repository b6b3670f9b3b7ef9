"""A thousand tickets with two hundred pictures into Roundup, against a bare loop that sends the same and no more.

    python -m benchmarks.push_roundup [TICKETS]

The bare loop posts, one after another, what a whole ticket takes: its text, its pictures, the ticket. Both run in this
process against the same server, fifty tickets each in turns, so that what else the machine does hits both. Promised: at
most 1.3 times the bare loop's time, and memory that does not grow with the number of tickets in flight.
"""

from __future__ import annotations

import itertools
import json
import resource
import sys
import tempfile
import time
from pathlib import Path

import httpx

from sheet2desk import desks, migration
from sheet2desk.config import DeskSettings
from sheet2desk.desks.interface import Context, Draft
from sheet2desk.desks.secret import Secret
from tests.desk_servers.roundup import LOGIN, RoundupServer
from tests.migration.bracket import MOSCOW, bracket_profile
from tests.migration.long_log import long_log
from tests.migration.pusher import NOW

PROMISED = 1.3
SLICE = 50  # tickets in one turn
FIELDS = {"requester": "requester", "created_at": "opened", "due_at": "due", "solved_at": "closed"}


def settings_of(server: RoundupServer, log: str) -> DeskSettings:
    return DeskSettings(kind="roundup", url=server.url, fields=FIELDS, log=log)


class BareLoop:
    """Sends tickets with nothing but an HTTP client, a slice at a time; `seconds` is what that took."""

    def __init__(self, server: RoundupServer, tickets: int) -> None:
        self._log = long_log(tickets)
        desk = desks.connect(settings_of(server, "bare"), Secret(LOGIN), name="bare")
        desk.preflight()
        self._user, _, password = LOGIN.partition(":")
        self._client = httpx.Client(
            base_url=f"{server.url}/rest/data",
            auth=(self._user, password),
            headers={"X-Requested-With": "x", "Origin": server.url.removesuffix("/desk"), "Accept": "application/json"},
            timeout=30,
            trust_env=False,
        )
        self._drafts = iter([desk.draft(one, f"bare#{one.id}", Context(MOSCOW)) for one in self._log.tickets])
        self.sent, self.seconds = 0, 0.0

    def send(self, count: int) -> None:
        """Send the next tickets."""
        began = time.perf_counter()
        for draft in itertools.islice(self._drafts, count):
            self._send(draft)
            self.sent += 1
        self.seconds += time.perf_counter() - began

    def _send(self, draft: Draft) -> None:
        issue = {name.removeprefix("field:"): text or None for name, text in draft.fields.items()}
        issue = {{"subject": "title", "assignee": "assignedto"}.get(name, name): text for name, text in issue.items()}
        texts = (draft.body, *draft.comments)
        messages = [self._post("/msg", json={"content": text, "author": self._user}) for text in texts]
        files = [
            self._post(
                "/file",
                data={"name": file.name, "type": "image/png"},
                files={"content": (file.name, self._log.media[file.medium](), "image/png")},
            )
            for file in draft.files
        ]
        self._post("/issue", json={**issue, "external_id": draft.key, "messages": messages, "files": files})

    def _post(self, path: str, **body: object) -> str:
        return str(self._client.post(path, **body).raise_for_status().json()["data"]["id"])  # type: ignore[arg-type]


def in_turns(server: RoundupServer, tickets: int, folder: Path) -> tuple[float, float, float, int]:
    """Push the tickets, the bare loop's next slice after each slice of them.

    Return the seconds of the bare loop and of the push, how many MiB the peak of memory grew in the last half, and it.
    """
    log, bare = long_log(tickets), BareLoop(server, tickets)
    settings = settings_of(server, "pushed")
    desk = desks.connect(settings, Secret(LOGIN), name="pushed")
    peaks: list[int] = []

    def progress(done: int, total: int, _what: str) -> None:
        if done in (total // 2, total):
            peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
        if done % SLICE == 0:
            bare.send(SLICE)

    with migration.open_journal(folder / "journal.sqlite") as journal:
        began = time.perf_counter()
        plan = migration.make_plan(log, bracket_profile(settings), desk, journal, NOW)
        result = migration.push(plan, log, desk, journal, NOW, progress, canary=False)
        seconds = time.perf_counter() - began - bare.seconds
    bare.send(tickets)
    assert result.counts == {"created": tickets}, result.counts
    assert result.differing == []
    assert bare.sent == tickets
    return bare.seconds, seconds, (peaks[1] - peaks[0]) / 1024, peaks[1] // 1024


def main() -> int:
    tickets = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        server = RoundupServer(folder, calls=0)
        try:
            BareLoop(server, 20).send(20)  # warm
            bare, seconds, grown, peak = in_turns(server, tickets, folder)
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
