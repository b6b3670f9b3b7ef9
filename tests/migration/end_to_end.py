"""What a push promises on every real desk; a desk's test class inherits it and names its place."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from sheet2desk import migration
from tests.desk_servers.fault_proxy import Fault, FaultProxy, Seen
from tests.desk_servers.place import Place
from tests.migration.bracket import TICKETS, bracket_log, bracket_profile
from tests.migration.pusher import NOW, push_once, start_push

ROOT = Path(__file__).parents[2]


def verified(place: Place, journal_path: Path) -> migration.Verification:
    """Read the place back."""
    with migration.open_journal(journal_path) as journal:
        return migration.verify(bracket_log(), bracket_profile(place.settings()), place.desk(), journal, NOW)


def told(seen: migration.Verification) -> list[tuple[str, list[str]]]:
    """Return the differences as text, for a readable failure."""
    return [(checked.key, list(map(str, checked.differences))) for checked in seen.tickets if checked.differences]


class EndToEnd:
    """The promises; `create_path` and `comment_path` are how the requests that must not be doubled end."""

    create_path: str
    comment_path: str
    comment_method = "POST"

    @pytest.fixture
    def place(self) -> Place:
        pytest.fail("a desk's test class names its place")

    def is_create(self, seen: Seen) -> bool:
        return seen.method == "POST" and seen.path.endswith(self.create_path)

    def is_comment(self, seen: Seen) -> bool:
        return seen.method == self.comment_method and seen.path.endswith(self.comment_path)

    def test_all_arrive_once_and_whole(self, place: Place, tmp_path: Path) -> None:
        """Every ticket arrives whole; a second push adds nothing; customers are not mailed."""
        before = place.mailed()
        first = push_once(place.settings(), place.token, tmp_path / "journal", canary=True)
        assert first.counts == {"created": TICKETS}
        assert [(receipt.key, list(map(str, receipt.differences))) for receipt in first.differing] == []
        keys = place.keys()
        assert len(keys) == len(set(keys)) == TICKETS
        assert push_once(place.settings(), place.token, tmp_path / "journal").counts == {"skipped": TICKETS}
        assert place.keys() == keys
        seen = verified(place, tmp_path / "journal")
        assert told(seen) == []
        assert seen.equal
        assert seen.checked == TICKETS
        assert all(ours == theirs for words in seen.totals.values() for ours, theirs in words.values())
        assert sum(seen.fates.values()) == TICKETS + 1
        assert place.mailed() - before <= {"chief.quality@example.com"}  # the assignee, as the plan says

    def test_a_lost_journal_doubles_nothing(self, place: Place, tmp_path: Path) -> None:
        """With a new, empty journal the tickets are recognised by the key that they carry in the desk."""
        push_once(place.settings(), place.token, tmp_path / "first")
        assert push_once(place.settings(), place.token, tmp_path / "second").counts == {"skipped": TICKETS}
        assert len(place.keys()) == TICKETS

    def test_killed_and_run_again(self, place: Place, tmp_path: Path) -> None:
        """SIGKILL before a request, after one, and before a comment: the last run leaves none missing, none doubled."""
        creates = 0
        points = ["before the third ticket", "after the fifth ticket", "before a comment"]

        def kill(*, at: str, meets: bool) -> None:
            if meets and points and points[0] == at:
                process.kill()

        def arrived(seen: Seen) -> None:
            nonlocal creates
            creates += self.is_create(seen)
            kill(at="before the third ticket", meets=creates == 3)
            kill(at="before a comment", meets=self.is_comment(seen))

        def answered(seen: Seen) -> None:
            kill(at="after the fifth ticket", meets=creates == 5)

        with FaultProxy(place.plain["url"], lambda seen: "pass", answered=answered, arrived=arrived) as proxy:
            through = place.settings(url=proxy.place(place.plain["url"]))
            while points:
                process = start_push(through, place.token, tmp_path / "journal")
                process.join(60)
                assert process.exitcode == -signal.SIGKILL, points
                points.pop(0)
            push_once(through, place.token, tmp_path / "journal")
        keys = place.keys()
        assert len(keys) == len(set(keys)) == TICKETS
        assert told(verified(place, tmp_path / "fresh")) == []

    def test_a_lost_answer_is_looked_up(self, place: Place, tmp_path: Path) -> None:
        """When the answer to a create or a comment gets lost, the desk is asked before anything is sent again."""
        left: dict[str, list[Fault]] = {
            "create": ["drop", "bad gateway", "half", "reset"],
            "comment": ["reset", "half", "drop"],
        }

        def judge(seen: Seen) -> Fault:
            kind = "create" if self.is_create(seen) else "comment" if self.is_comment(seen) else ""
            return left[kind].pop() if kind and left[kind] else "pass"

        with FaultProxy(place.plain["url"], judge) as proxy:
            settings = place.settings(url=proxy.place(place.plain["url"]))
            assert push_once(settings, place.token, tmp_path / "journal").counts == {"created": TICKETS}
        assert left == {"create": [], "comment": []}
        keys = place.keys()
        assert len(keys) == len(set(keys)) == TICKETS
        assert told(verified(place, tmp_path / "fresh")) == []

    def test_undo_removes_what_nobody_touched(self, place: Place, tmp_path: Path) -> None:
        """Undo removes the run's tickets but one that an agent changed; it may be repeated, and pushed again after."""
        pushed = push_once(place.settings(), place.token, tmp_path / "journal")
        touched = next(receipt for receipt in pushed.receipts if receipt.id == "3")
        place.touch(touched.remote or "")
        with migration.open_journal(tmp_path / "journal") as journal:
            first = migration.undo(pushed.run, place.desk(), journal, NOW)
            assert [(ticket.remote, "touched" in ticket.reason) for ticket in first.kept] == [(touched.remote, True)]
            assert len(first.removed) == TICKETS - 1
            assert place.keys() == [touched.key]
            assert len(migration.undo(pushed.run, place.desk(), journal, NOW).kept) == 1
        again = push_once(place.settings(), place.token, tmp_path / "journal")
        assert again.counts == {"created": TICKETS - 1, "skipped": 1}
