"""A push that is killed again and again, at moments drawn from a seed, until it has been killed often enough."""

from __future__ import annotations

import random
import signal
import threading
from dataclasses import dataclass, field
from pathlib import Path

from sheet2desk import migration
from sheet2desk.migration.journal import State
from tests.desk_servers.fault_proxy import FaultProxy, Seen
from tests.desk_servers.place import Place
from tests.migration.bracket import bracket_profile
from tests.migration.long_log import long_log
from tests.migration.pusher import NOW, push_once, start_push

REQUESTS_A_TICKET = 3  # at the least
LONGEST_AFTER = 0.06  # seconds from a request's arrival to the kill: before the desk acts, while, after, or on the way


@dataclass
class Killer:
    """Kills the process that it is given once the drawn number of requests have arrived, a drawn while later."""

    draw: random.Random
    requests: int  # between two kills, on the average
    _left: int = 0
    _armed: threading.Event = field(default_factory=threading.Event)

    def arm(self) -> None:
        self._left = self.draw.randint(1, 2 * self.requests - 1)
        self._armed.clear()

    def arrived(self, seen: Seen) -> None:
        self._left -= 1
        if self._left == 0:
            self._armed.set()

    def wait_and_kill(self, process) -> bool:
        """Return whether the process was killed before it came to its end."""
        after = self.draw.uniform(0, LONGEST_AFTER)
        while process.is_alive():
            if self._armed.wait(0.02):
                process.join(after)
                process.kill()
                process.join()
                break
        process.join()
        assert process.exitcode in (0, -signal.SIGKILL)
        return process.exitcode != 0


def killed_push(place: Place, folder: Path, *, tickets: int, kills: int, seed: int) -> None:
    """Push so many tickets, killed so often, and show that the desk and the journal hold each of them once, whole."""
    killer = Killer(random.Random(seed), max(tickets * REQUESTS_A_TICKET // kills, 2))
    journal_path = folder / "journal"
    done = 0
    with FaultProxy(place.plain["url"], lambda seen: "pass", arrived=killer.arrived) as proxy:
        through = place.settings(url=proxy.place(place.plain["url"]))
        while done < kills:
            killer.arm()
            if not killer.wait_and_kill(start_push(through, place.token, journal_path, tickets)):
                break
            done += 1
        result = push_once(through, place.token, journal_path, log=long_log(tickets))
    assert done == kills, f"the push was over after {done} kills"
    assert result.refused == []
    wanted = sorted(f"{place.log}#{number}" for number in range(1, tickets + 1))
    assert place.keys() == wanted  # 0 missing, 0 double
    with migration.open_journal(journal_path) as journal:
        known = journal.entries(place.desk(url=proxy.place(place.plain["url"])).identity)
        desk = place.desk()
        desk.preflight()
        assert {entry.state for entry in known.values()} == {State.DONE}
        assert {key: entry.remote for key, entry in known.items()} == dict(desk.keys([f"{place.log}#"]))
    with migration.open_journal(":memory:") as nothing:
        seen = migration.verify(long_log(tickets), bracket_profile(place.settings()), place.desk(), nothing, NOW)
    assert [(checked.key, list(map(str, checked.differences))) for checked in seen.differing] == []
    assert seen.equal
