"""Two people push the same log at the same moment: one works, the other is told to come later, nothing is doubled."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.conftest import write_csv
from tests.desk_servers.fault_proxy import FaultProxy, Seen
from tests.desk_servers.place import Place

pytestmark = [pytest.mark.desk, pytest.mark.xdist_group("roundup")]


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_two_pushes_at_once(
    kind: str, roundup_place: Place, tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first to create is held up until the other has ended: exits 0 and 75, each ticket once; then all is there."""
    place = roundup_place
    journal = request.getfixturevalue("postgres") if kind == "postgresql" else tmp_path / "journal.sqlite"
    monkeypatch.setenv("DESK_LOGIN", place.token)
    log = write_csv(
        tmp_path / "log.csv", "№,Дата,Тема,Статус", *(f"{n},2024-03-0{n},Скол {n},новая" for n in (1, 2, 3))
    )
    one_ended = threading.Event()

    def arrived(seen: Seen) -> None:
        if seen.method == "POST":
            one_ended.wait(60)

    with FaultProxy(place.plain["url"], lambda seen: "pass", arrived=arrived) as proxy:
        profile = tmp_path / "sheet2desk.toml"
        profile.write_text(
            f'timezone = "Europe/Moscow"\n[desks.quality]\nkind = "roundup"\nlog = "{place.log}"\n'
            f'url = "{proxy.place(place.plain["url"])}"\ntoken_env = "DESK_LOGIN"\n',
            encoding="utf-8",
        )
        command = [sys.executable, "-m", "sheet2desk", "push", str(log), "--to", "quality", "--config", str(profile)]
        command += ["--journal", str(journal), "--yes", "-f", "json"]
        both = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]

        def watch(process: subprocess.Popen[bytes]) -> None:
            process.wait(120)
            one_ended.set()

        watchers = [threading.Thread(target=watch, args=(process,)) for process in both]
        for watcher in watchers:
            watcher.start()
        said = [process.communicate()[1].decode() for process in both]
        for watcher in watchers:
            watcher.join()
        assert sorted(process.returncode for process in both) == [0, 75], said
        late = said[0] if both[0].returncode == 75 else said[1]
        assert "another run holds" in late
        assert place.keys() == [f"{place.log}#{n}" for n in (1, 2, 3)]
        again = subprocess.run(command, capture_output=True, check=False)
        assert again.returncode == 0, again.stderr.decode()
        assert b'"skipped": 3' in again.stdout or b'"skipped":3' in again.stdout
    assert place.keys() == [f"{place.log}#{n}" for n in (1, 2, 3)]
