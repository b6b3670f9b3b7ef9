"""The whole way into a real Roundup 2.6, its rate limit on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk_servers.fault_proxy import Seen
from tests.desk_servers.place import Place
from tests.desk_servers.roundup import RoundupServer
from tests.migration.end_to_end import EndToEnd
from tests.migration.pusher import push_once

pytestmark = [pytest.mark.desk, pytest.mark.xdist_group("roundup")]


class TestRoundup(EndToEnd):
    """The promises that hold for every desk."""

    create_path = "/data/issue"

    def is_comment(self, seen: Seen) -> bool:
        return seen.method == "POST" and seen.path.endswith("/data/msg")

    @pytest.fixture
    def place(self, roundup_place: Place) -> Place:
        return roundup_place


def test_messages_have_their_own_dates(roundup_place: Place, roundup_server: RoundupServer, tmp_path: Path) -> None:
    """The description carries the created date of the log, and a comment its own, in UTC."""
    pushed = push_once(roundup_place.settings(), roundup_place.token, tmp_path / "journal")
    remote = {receipt.id: receipt.remote for receipt in pushed.receipts}["2"]
    links = roundup_server.chief.get(f"/issue/{remote}").json()["data"]["attributes"]["messages"]
    dates = [roundup_server.chief.get(f"/msg/{link['id']}").json()["data"]["attributes"]["date"] for link in links]
    assert dates[:3] == ["2024-03-04.05:30:00", "2024-03-06.06:30:00", "2024-03-06.06:30:00"]
    assert dates[3] is None  # the sheet says nothing of when it was written
