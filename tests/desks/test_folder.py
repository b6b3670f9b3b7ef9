"""The folder: nothing is lost, the same log gives the same files, and a broken run leaves no half ticket."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from sheet2desk import desks, migration
from sheet2desk.config import DeskSettings
from sheet2desk.desks.interface import Context, Desk
from sheet2desk.errors import DeskDenied
from tests.desk_servers.place import Place
from tests.desks.conformance import DeskConformance
from tests.migration.bracket import CHIP, MOSCOW, TICKETS, bracket_log, bracket_profile
from tests.migration.end_to_end import told, verified
from tests.migration.pusher import NOW, push_once


def keys_of(folder: Path) -> list[str]:
    return sorted(json.loads(line)["key"] for line in (folder / "tickets.jsonl").read_text().splitlines())


def touch(folder: Path, remote: str) -> None:
    lines = [json.loads(line) for line in (folder / "tickets.jsonl").read_text().splitlines()]
    changed = [line | ({"channel": "touched"} if str(line["number"]) == remote else {}) for line in lines]
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in changed)
    (folder / "tickets.jsonl").write_text(text)


def place_in(folder: Path) -> Place:
    plain = {"kind": "folder", "folder": str(folder)}
    return Place("quality", plain, "", lambda: keys_of(folder), lambda remote: touch(folder, remote), set)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return place_in(tmp_path / "out")


class TestCalls(DeskConformance):
    """What the engine relies on; a folder knows everybody and has a place for everything."""

    @pytest.fixture
    def place(self, tmp_path: Path) -> Place:
        return place_in(tmp_path / "out")

    def test_a_long_subject(self, desk: Desk, place: Place) -> None:
        """A subject of any length comes back letter by letter."""
        subject = "Очень длинная тема " * 20
        held = desk.read(desk.create(self.draft(desk, place, subject=subject), [], final=False))
        assert held is not None
        assert held.fields["subject"] == subject

    def test_assignees(self, desk: Desk, place: Place) -> None:
        """Whoever stands in the log stands in the line."""
        draft = self.draft(desk, place, assignee="stranger@example.com")
        held = desk.read(desk.create(draft, [], final=True))
        assert held is not None
        assert held.fields["assignee"] == "stranger@example.com"
        assert draft.gaps == draft.loses == ()

    def test_nothing_is_lost_on_the_way_to_the_draft(self, desk: Desk, place: Place) -> None:
        """Every value of a ticket stands in its line, and nothing is announced as lost."""
        ticket = bracket_log().tickets[0]
        with_all = json.dumps(
            json.loads(desk.draft(ticket, "key", Context(MOSCOW)).extra["record"]), ensure_ascii=False
        )
        for value in ("Анна Белова", "+7 900 000-00-01", "Цех № 2", "телефон", "брак", "A0042", "007", "2024-03-08"):
            assert value in with_all


def test_the_same_log_gives_the_same_files(tmp_path: Path) -> None:
    """Two folders filled from one log are equal byte by byte, and a second push changes nothing."""
    shown = []
    for name in ("one", "two"):
        place = place_in(tmp_path / name)
        assert push_once(place.settings(), "", tmp_path / f"{name}.db", canary=True).counts == {"created": TICKETS}
        before = files_of(tmp_path / name)
        assert push_once(place.settings(), "", tmp_path / f"{name}.db").counts == {"skipped": TICKETS}
        assert files_of(tmp_path / name) == before
        shown.append(before)
    assert shown[0] == shown[1]
    assert set(shown[0]) >= {"tickets.jsonl", "tickets.csv"}
    assert CHIP in shown[0].values()
    assert not [name for name in shown[0] if name.endswith(".part")]


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("cut", [1, 20, 400])
def test_a_half_written_line_is_cut_off(tmp_path: Path, cut: int) -> None:
    """What a killed run left of a line is no ticket; the next run writes it whole, and the files are as ever."""
    place, other = place_in(tmp_path / "whole"), place_in(tmp_path / "cut")
    push_once(place.settings(), "", tmp_path / "whole.db")
    push_once(other.settings(), "", tmp_path / "cut.db")
    lines = tmp_path / "cut" / "tickets.jsonl"
    lines.write_bytes(lines.read_bytes()[:-cut])
    result = push_once(other.settings(), "", tmp_path / "new.db")
    assert result.counts == {"created": 1, "skipped": TICKETS - 1}
    assert files_of(tmp_path / "cut") == files_of(tmp_path / "whole")
    assert told(verified(other, tmp_path / "fresh")) == []


def test_the_csv_is_safe_in_a_spreadsheet(place: Place, tmp_path: Path) -> None:
    """A text that begins like a formula leaves as text; each ticket has its row and each header its column."""
    log = bracket_log()
    log.tickets[2].subject = "=1+1"
    with migration.open_journal(tmp_path / "journal") as journal:
        plan = migration.make_plan(log, bracket_profile(place.settings()), place.desk(), journal, NOW)
        migration.push(plan, log, place.desk(), journal, NOW, canary=False)
    with (tmp_path / "out" / "tickets.csv").open(encoding="utf-8-sig", newline="") as rows:
        table = list(csv.DictReader(rows))
    assert len(table) == TICKETS
    assert "'=1+1" in {row["subject"] for row in table}
    assert "A0042" in {row["custom.Серийный №"] for row in table}


def test_undo_empties_the_folder(place: Place, tmp_path: Path) -> None:
    """Undo removes the run's lines and files."""
    run = push_once(place.settings(), "", tmp_path / "journal").run
    with migration.open_journal(tmp_path / "journal") as journal:
        assert len(migration.undo(run, place.desk(), journal, NOW).removed) == TICKETS
    assert place.keys() == []
    assert not list((tmp_path / "out" / "attachments").iterdir())


def test_a_folder_that_cannot_be(tmp_path: Path) -> None:
    """A file in the folder's place is told."""
    (tmp_path / "out").write_text("")
    desk = desks.connect(DeskSettings(kind="folder", folder=str(tmp_path / "out")), None, name="copy")
    with pytest.raises(DeskDenied, match="file exists"):
        desk.preflight()
