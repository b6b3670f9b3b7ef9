"""The journal in SQLite and in a PostgreSQL of the tests' own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from sheet2desk import migration
from sheet2desk.desks.interface import Draft, File
from sheet2desk.errors import Busy, ConfigError, DeskUnreachable
from sheet2desk.migration.journal import Entry, State
from sheet2desk.migration.key import Identity
from tests.migration.end_to_end import ROOT
from tests.migration.fake_desk import FakeDesk, Killed
from tests.migration.test_engine import assert_once_and_whole, push

NOW = datetime(2024, 4, 1, 12, tzinfo=UTC)
ENTRY = Entry("log#17", "run", State.SENT, None, "log.xlsx!Март!4", Identity("a", "b"), "{}")


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.xdist_group("postgres"))])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return str(tmp_path / "new folder" / "journal.sqlite")
    return str(request.getfixturevalue("postgres"))


def test_what_is_written_is_there(place: str) -> None:
    """What one process wrote the next one reads, the last word winning."""
    with migration.open_journal(place) as journal:
        journal.write("desk a", ENTRY)
        journal.write("desk a", Entry("log#17", "run", State.DONE, "12", "x", Identity("a", "b"), '{"я": 1}', "r"))
        journal.write("desk b", ENTRY)
    with migration.open_journal(place) as journal:
        entry = journal.entry("desk a", "log#17")
        assert entry is not None
        assert (entry.state, entry.remote, entry.draft, entry.revision) == (State.DONE, "12", '{"я": 1}', "r")
        assert journal.entries("desk b") == {"log#17": ENTRY}
        assert journal.entry("desk c", "log#17") is None


def test_runs_have_names_of_their_own(place: str) -> None:
    """Two runs of the same second are told apart."""
    with migration.open_journal(place) as journal:
        names = [journal.begin_run("runs desk", NOW) for _ in range(3)]
        assert names == ["20240401-120000", "20240401-120000-2", "20240401-120000-3"]
        assert journal.runs("runs desk") == names


def test_two_runs_at_once(place: str) -> None:
    """The second run is told to come later, exit 75; when the first is killed, its lock is gone with it."""
    code = (
        "import sys, time; from sheet2desk import migration\n"
        f"with migration.open_journal({place!r}) as journal, journal.lock('locked desk'):\n"
        "    print('held', flush=True); time.sleep(60)"
    )
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    with migration.open_journal(place) as journal:
        with pytest.raises(Busy) as busy, journal.lock("locked desk"):
            pass
        assert busy.value.exit_code == 75
        process.kill()
        process.wait()
        for _ in range(50):
            try:
                with journal.lock("locked desk"):
                    break
            except Busy:
                continue
        else:
            pytest.fail("the lock outlived its process")


def test_a_killed_push_goes_on(place: str) -> None:
    """A push that was killed goes on where it stopped, by this journal too."""
    desk = FakeDesk(at=6, trouble="killed after")
    with migration.open_journal(place) as journal, pytest.raises(Killed):
        push(desk, journal)
    with migration.open_journal(place) as journal:
        push(desk.healed(), journal)
        assert_once_and_whole(desk.healed(), journal)


def test_what_is_no_journal(tmp_path: Path) -> None:
    """A file that is no journal, a place that can't be written and a database that isn't there are told in one line."""
    text = tmp_path / "journal.sqlite"
    text.write_text("дата;тема\n" * 200)
    with pytest.raises(ConfigError, match="not a database"):
        migration.open_journal(text)
    with pytest.raises(ConfigError, match=r"file exists|not a directory"):
        migration.open_journal(text / "journal.sqlite")
    with pytest.raises(DeskUnreachable) as away:
        migration.open_journal("postgresql://user:geheim@127.0.0.1:1/x")
    assert "geheim" not in away.value.message


def test_no_room_for_the_journal(tmp_path: Path) -> None:
    """A journal that can't grow ends the run with its name and what to do, and goes on once there is room."""
    place = tmp_path / "journal.sqlite"
    code = (
        "import resource; from sheet2desk.errors import OutputFailed; from tests.migration.test_journal import *\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (90_000, 90_000))\n"
        f"with migration.open_journal({str(place)!r}) as journal:\n"
        "    with pytest.raises(OutputFailed) as full: push(FakeDesk(), journal)\n"
        f"    assert full.value.message.startswith('journal {place}: '), full.value.message\n"
        "    assert 'goes on where this one stopped' in full.value.help\n"
        "    with pytest.raises(OutputFailed), journal.lock('fake'): journal.begin_run('fake', NOW)\n"
    )
    with migration.open_journal(place) as journal:
        journal.write("other desk", *[replace(ENTRY, key=f"log#{number}", draft="x" * 200) for number in range(300)])
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    with migration.open_journal(place) as journal:
        assert push(FakeDesk(), journal).counts["created"] > 0


@pytest.mark.xdist_group("postgres")
def test_a_lock_that_is_lost_ends_the_run(postgres: str) -> None:
    """When PostgreSQL drops the connection that holds the lock, the run stops: another one may have begun."""

    class Cutting(FakeDesk):
        identity = "cut desk"

        def create(self, draft: Draft, files: Sequence[tuple[File, bytes]], *, final: bool) -> str:
            remote = super().create(draft, files, final=final)
            if len(self.created) == 3:
                with sa.create_engine(postgres.replace("postgresql:", "postgresql+psycopg:")).begin() as others:
                    holders = "SELECT pid FROM pg_locks WHERE locktype = 'advisory'"
                    others.execute(sa.text(f"SELECT pg_terminate_backend(pid) FROM ({holders}) AS held"))
            return remote

    desk = Cutting()
    with migration.open_journal(postgres) as journal:
        with pytest.raises(DeskUnreachable) as away:
            push(desk, journal)
        assert away.value.exit_code == 75
        assert "goes on where this one stopped" in away.value.help
        assert len(desk.created) == 3
        healed = desk.healed()
        healed.identity = desk.identity
        push(healed, journal)
        assert_once_and_whole(healed, journal)
