"""What a push promises on a desk that takes many tickets in one request: the faults hit that request."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.desk_servers.fault_proxy import Fault, FaultProxy, Seen
from tests.desk_servers.place import Place, as_written
from tests.migration.bracket import TICKETS
from tests.migration.end_to_end import ROOT, EndToEnd, told, verified
from tests.migration.pusher import push_once


class EndToEndTogether(EndToEnd):
    """The promises of every desk, with the two about faults told anew."""

    @pytest.mark.parametrize("point", ["before the request", "after the request", "before the first reading"])
    def test_killed_and_run_again(self, place: Place, tmp_path: Path, point: str) -> None:
        """SIGKILL around the request that makes many, and the next run leaves none missing and none doubled."""
        asked = killed = False

        def kill(*, meets: bool) -> None:
            nonlocal killed
            if meets and not killed:
                killed = True
                os.kill(process.pid, signal.SIGKILL)

        def arrived(seen: Seen) -> None:
            nonlocal asked
            kill(meets=asked and point == "before the first reading")
            asked = asked or self.is_create(seen)
            kill(meets=self.is_create(seen) and point == "before the request")

        def answered(seen: Seen) -> None:
            kill(meets=self.is_create(seen) and point == "after the request")

        with FaultProxy(place.plain["url"], lambda seen: "pass", answered=answered, arrived=arrived) as proxy:
            through = place.settings(url=proxy.place(place.plain["url"]))
            arguments = [json.dumps(as_written(through)), place.token, str(tmp_path / "journal")]
            command = [sys.executable, "-m", "tests.migration.pusher", *arguments]
            process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE)
            assert process.wait(60) == -signal.SIGKILL, process.stderr and process.stderr.read().decode()
            push_once(through, place.token, tmp_path / "journal")
        keys = place.keys()
        assert len(keys) == len(set(keys)) == TICKETS
        assert told(verified(place, tmp_path / "fresh")) == []

    @pytest.mark.parametrize("fault", ["drop", "bad gateway", "half", "reset"])
    def test_a_lost_answer_is_looked_up(self, place: Place, tmp_path: Path, fault: Fault) -> None:
        """When the answer about many gets lost, each of them is looked up before it is sent again, alone."""
        broken = False

        def judge(seen: Seen) -> Fault:
            nonlocal broken
            if self.is_create(seen) and not broken:
                broken = True
                return fault
            return "pass"

        with FaultProxy(place.plain["url"], judge) as proxy:
            settings = place.settings(url=proxy.place(place.plain["url"]))
            assert push_once(settings, place.token, tmp_path / "journal").counts == {"created": TICKETS}
        assert broken
        keys = place.keys()
        assert len(keys) == len(set(keys)) == TICKETS
        assert told(verified(place, tmp_path / "fresh")) == []
