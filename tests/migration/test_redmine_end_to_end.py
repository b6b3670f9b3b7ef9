"""The whole way into a real Redmine 5."""

from __future__ import annotations

from pathlib import Path

import pytest

from sheet2desk.desks.interface import SideChannelDesk
from tests.desk_servers.fault_proxy import Seen
from tests.desk_servers.place import Place
from tests.desk_servers.redmine import RedmineServer
from tests.migration.bracket import MOSCOW, TICKETS
from tests.migration.end_to_end import EndToEnd, told, verified
from tests.migration.pusher import push_once

pytestmark = [pytest.mark.desk, pytest.mark.xdist_group("redmine")]


class TestRedmine(EndToEnd):
    """The promises that hold for every desk."""

    create_path = "/issues.json"

    def is_comment(self, seen: Seen) -> bool:
        return seen.method == "PUT" and "/issues/" in seen.path

    @pytest.fixture
    def place(self, redmine_place: Place) -> Place:
        return redmine_place


def test_the_script_sets_the_dates(redmine_place: Place, redmine_server: RedmineServer, tmp_path: Path) -> None:
    """Run on Redmine's machine, the script gives issues and notes the dates of the log, and changes nothing else."""
    pushed = push_once(redmine_place.settings(), redmine_place.token, tmp_path / "journal")
    desk = redmine_place.desk()
    assert isinstance(desk, SideChannelDesk)
    there = [(receipt.remote or "", receipt.key, receipt.action.ticket) for receipt in pushed.receipts]
    script = tmp_path / "dates.rb"
    script.write_text(desk.history(there, MOSCOW), encoding="utf-8")
    redmine_server.run_script(script)
    remote = {receipt.id: receipt.remote for receipt in pushed.receipts}
    path = "/issues/{}.json?include=journals"
    solved = redmine_server.admin.get(path.format(remote["1"])).json()["issue"]
    assert (solved["created_on"], solved["closed_on"]) == ("2024-03-05T06:30:00Z", "2024-03-07T13:30:00Z")
    noted = redmine_server.admin.get(path.format(remote["2"])).json()["issue"]
    dates = [journal["created_on"] for journal in noted["journals"] if journal.get("notes")]
    assert dates[:2] == ["2024-03-06T06:30:00Z"] * 2
    assert not dates[2].startswith("2024-")
    assert told(verified(redmine_place, tmp_path / "journal")) == []
    assert migration_skips(redmine_place, tmp_path / "journal")


def migration_skips(place: Place, journal: Path) -> bool:
    """Return whether a push after the script has nothing to do."""
    return push_once(place.settings(), place.token, journal).counts == {"skipped": TICKETS}
