"""The engine's promises at every single position, on a desk in memory."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from sheet2desk import migration
from sheet2desk.config import DeskSettings, Profile, Route
from sheet2desk.desks.interface import Draft, File, Held, Parts
from sheet2desk.errors import DeskDenied, DeskRefused, DeskUnreachable, OutcomeUnknown
from sheet2desk.log import Log
from sheet2desk.migration.journal import Journal
from tests.migration.bracket import TICKETS, bracket_log, bracket_profile
from tests.migration.fake_desk import CAPABILITIES, FakeDesk, Killed, ListingFakeDesk, Trouble

NOW = datetime(2024, 4, 1, 12, tzinfo=UTC)
PROFILE = bracket_profile(DeskSettings(kind="fake"))
TWO_STEPS = replace(CAPABILITIES, status_on_create=False)
CARRIES = replace(CAPABILITIES, files_on_create=1_000_000)


def push(desk: FakeDesk, journal: Journal, log: Log | None = None, *, canary: bool = False) -> migration.PushResult:
    log = log or bracket_log()
    plan = migration.make_plan(log, PROFILE, desk, journal, NOW)
    return migration.push(plan, log, desk, journal, NOW, canary=canary, sleep=lambda seconds: None)


def assert_once_and_whole(desk: FakeDesk, journal: Journal) -> None:
    keys = sorted(record.key for record in desk.records.values())
    assert len(keys) == len(set(keys)) == TICKETS
    seen = migration.verify(bracket_log(), PROFILE, desk, journal, NOW)
    assert [str(found) for checked in seen.tickets for found in checked.differences] == []
    for record in desk.records.values():
        assert len(record.files) == len({(file.name, file.sha256) for file in record.files})
    assert sorted(len(record.texts) for record in desk.records.values()) == [1, 1, 1, 1, 1, 2, 4]


@pytest.mark.parametrize("kind", [FakeDesk, ListingFakeDesk])
@pytest.mark.parametrize("capabilities", [CAPABILITIES, TWO_STEPS, CARRIES])
@pytest.mark.parametrize("trouble", ["killed before", "killed after", "lost before", "lost after"])
def test_broken_at_every_position(
    kind: type[FakeDesk], capabilities: migration.plan.Capabilities, trouble: Trouble
) -> None:
    """Whichever call is cut, before or after its effect, the next run leaves nothing missing and nothing doubled."""
    whole = kind(capabilities)
    with migration.open_journal(":memory:") as journal:
        push(whole, journal)
    assert whole.calls >= TICKETS + 4
    for at in range(1, whole.calls + 1):
        desk = kind(capabilities, at=at, trouble=trouble)
        with migration.open_journal(":memory:") as journal:
            try:
                push(desk, journal)
            except Killed:
                assert trouble.startswith("killed")
            except DeskUnreachable:
                assert isinstance(desk, ListingFakeDesk)  # read-back was cut
            push(desk.healed(), journal)
            assert {entry.state for entry in journal.entries("fake").values()} == {"done"}
            assert_once_and_whole(desk.healed(), journal)
            assert len(desk.created) == len(set(desk.created))


def test_read_back_together() -> None:
    """Tickets are read back three by three; until then they are created and not done, and a difference is told."""

    class Forgetful(ListingFakeDesk):
        def read_many(self, remotes: Sequence[str], whole: Collection[str]) -> Mapping[str, tuple[Held, Parts | None]]:
            states.append([entry.state for entry in journal.entries("fake").values()].count("created"))
            return super().read_many(remotes, whole)

    states: list[int] = []
    with migration.open_journal(":memory:") as journal:
        desk = Forgetful(drops="created_at")
        result = push(desk, journal)
        assert desk.read_together == [3, 3, 1]
        assert states == [3, 3, 1]
        assert [receipt.key for receipt in result.receipts] == desk.created
        assert {found.field for receipt in result.differing for found in receipt.differences} == {"created_at"}
        assert len(result.differing) == TICKETS


def test_undo_of_a_run_that_broke_off() -> None:
    """What a killed run left behind is removed, the ticket of unknown fate too, but not what somebody worked on."""
    with migration.open_journal(":memory:") as journal:
        desk = ListingFakeDesk(TWO_STEPS, at=8, trouble="killed after")
        with pytest.raises(Killed):
            push(desk, journal)
        states = [str(entry.state) for entry in journal.entries("fake").values()]
        assert set(states) == {"created", "sent"}
        desk.touch("1", subject="взял в работу")
        desk.records["2"].texts.append("ответил клиенту")
        result = migration.undo(journal.runs("fake")[0], desk.healed(), journal, NOW)
        assert sorted((ticket.remote, ticket.reason.split(": ")[0]) for ticket in result.kept) == [
            ("1", "touched in the desk since"),
            ("2", "touched in the desk since"),
        ]
        assert set(desk.records) == {"1", "2"}


def test_three_silences_in_a_row_end_the_run() -> None:
    """One ticket without an answer is left for the next run; a desk that never answers is away: exit 75."""

    class Silent(FakeDesk):
        def create(self, *args: object, **more: object) -> str:
            self._at = self.calls + 1
            return super().create(*args, **more)  # type: ignore[arg-type]

    desk = Silent(trouble="lost before")
    with migration.open_journal(":memory:") as journal:
        with pytest.raises(DeskUnreachable):
            push(desk, journal)
        assert {entry.state for entry in journal.entries("fake").values()} <= {"unknown", "sent"}
        push(desk.healed(), journal)
        assert_once_and_whole(desk.healed(), journal)


def test_a_refused_ticket_stops_nobody() -> None:
    """A ticket that the desk refuses is listed with place and reason; the others go in, and it may come later."""

    class Picky(FakeDesk):
        def create(self, draft: Draft, files: Sequence[tuple[File, bytes]], *, final: bool) -> str:
            if draft.key.endswith("#3"):
                raise DeskRefused("HTTP 422: no colour given")
            return super().create(draft, files, final=final)

    desk = Picky()
    with migration.open_journal(":memory:") as journal:
        result = push(desk, journal)
        assert result.counts == {"created": TICKETS - 1, "refused": 1}
        assert [(receipt.place, receipt.reason) for receipt in result.refused] == [
            ("defects.xlsx!Март!6", "HTTP 422: no colour given")
        ]
        assert push(desk.healed(), journal).counts == {"created": 1, "skipped": TICKETS - 1}
        assert_once_and_whole(desk.healed(), journal)


def test_a_request_that_comes_through_late() -> None:
    """A create that the desk does long after it was given up leaves no second copy behind."""

    class Slow(FakeDesk):
        def create(self, draft: Draft, files: Sequence[tuple[File, bytes]], *, final: bool) -> str:
            remote = super().create(draft, files, final=final)
            if len(self.created) == 1:
                self.late = self.records.pop(remote)
                raise OutcomeUnknown("no answer")
            if len(self.created) == 3:
                self.records["99"] = self.late
            return remote

    desk = Slow()
    with migration.open_journal(":memory:") as journal:
        push(desk, journal)
        assert "99" not in desk.records
        assert_once_and_whole(desk, journal)


def test_oldest_first() -> None:
    """Tickets go in by their age, those without a date last."""
    log = bracket_log()
    log.tickets[0].created_at = None
    with migration.open_journal(":memory:") as journal:
        desk = FakeDesk()
        push(desk, journal, log)
    assert desk.created[:2] == ["defects#4", "defects#2"]
    assert desk.created[-1] == "defects#1"


@pytest.mark.parametrize("drops", ["created_at", "solved_at", "requester"])
def test_a_desk_that_drops_what_it_is_given(drops: str) -> None:
    """When the test ticket doesn't come back whole, the run stops before the first real ticket and says which field."""
    desk = FakeDesk(drops=drops)
    with migration.open_journal(":memory:") as journal, pytest.raises(DeskDenied, match=f"came back changed: {drops}"):
        push(desk, journal, canary=True)
    assert desk.records == {}


def test_the_test_ticket_is_sent_once() -> None:
    """The test ticket is removed and not sent again to a desk that it came back from."""
    desk = FakeDesk()
    with migration.open_journal(":memory:") as journal:
        push(desk, journal, canary=True)
        assert len(desk.records) == TICKETS
        created = len(desk.created)
        push(desk, journal, canary=True)
        assert len(desk.created) == created == TICKETS + 1


def test_a_ticket_twice_in_the_desk_is_told() -> None:
    """A key that two tickets carry is nobody's guess: the ticket is refused with both numbers."""
    desk = FakeDesk()
    with migration.open_journal(":memory:") as journal:
        push(desk, journal)
        desk.records["77"] = desk.records["1"]
        refused = push(desk, journal).refused
    assert [receipt.reason for receipt in refused] == ["the desk holds it 2 times: 1, 77"]


def test_removed_in_the_desk() -> None:
    """A ticket that somebody removed from the desk isn't made again behind their back."""
    desk = FakeDesk()
    with migration.open_journal(":memory:") as journal:
        push(desk, journal)
        del desk.records["1"]
        refused = push(desk, journal).refused
    assert len(refused) == 1
    assert "removed there" in refused[0].reason
    assert "1" not in desk.records


def test_gone_from_the_log_and_new_in_it() -> None:
    """Rows that left the log are told and stay in the desk; new ones are created."""
    desk, log = FakeDesk(), bracket_log()
    with migration.open_journal(":memory:") as journal:
        push(desk, journal)
        gone = log.tickets.pop(0)
        log.tickets.append(replace(gone, id="99", subject="новая"))
        plan = migration.make_plan(log, PROFILE, desk, journal, NOW)
        assert [ticket.key for ticket in plan.gone] == ["defects#1"]
        assert plan.counts == {"skip": TICKETS - 1, "create": 1}


def test_a_picture_under_another_name() -> None:
    """A workbook that was saved again calls the same pictures otherwise: that changes nothing in the desk."""
    desk, log = FakeDesk(), bracket_log()
    with migration.open_journal(":memory:") as journal:
        push(desk, journal)
        for ticket in log.tickets:
            ticket.attachments = [replace(file, name="image7.png") for file in ticket.attachments]
        log.tickets[0].status = "open"
        assert push(desk, journal, log).counts == {"skipped": TICKETS - 1, "updated": 1}
        assert migration.verify(log, PROFILE, desk, journal, NOW).equal


def test_the_same_log_under_another_name() -> None:
    """Tickets that were pushed under another file's name are told before they are made a second time."""
    desk, log = FakeDesk(), bracket_log()
    with migration.open_journal(":memory:") as journal:
        push(desk, journal)
        assert migration.make_plan(log, PROFILE, desk, journal, NOW).warnings == []
        log.tickets = [replace(ticket, source=replace(ticket.source, file="april.xlsx")) for ticket in log.tickets]
        plan = migration.make_plan(log, PROFILE, desk, journal, NOW)
    assert plan.counts == {"create": TICKETS}
    assert [warning.split(" of ")[0] for warning in plan.warnings] == [str(TICKETS)]
    assert 'set log = "defects"' in plan.warnings[0]


def test_a_picture_that_cannot_be_loaded() -> None:
    """A picture that the source no longer gives refuses its ticket, with the picture's name, and no other."""
    log = bracket_log()
    digest = log.tickets[4].attachments[0].sha256

    def fail() -> bytes:
        raise OSError("the file is gone")

    log.media[digest] = fail
    desk = FakeDesk()
    with migration.open_journal(":memory:") as journal:
        result = push(desk, journal, log)
        assert result.counts == {"created": TICKETS - 2, "refused": 2}
        assert all("can't be read from the source" in receipt.reason for receipt in result.refused)
        again = push(desk, journal)
        assert again.counts["refused"] == 0
        assert_once_and_whole(desk, journal)


def test_what_the_plan_says() -> None:
    """The plan counts requests, names what is lost and the words that the desk doesn't know."""
    profile = Profile(timezone="Europe/Moscow", routing={"category = брак": Route(assignee="nobody@example.com")})
    with migration.open_journal(":memory:") as journal:
        plan = migration.make_plan(bracket_log(), profile, FakeDesk(), journal, NOW)
    data = migration.plan_json(plan)
    assert data["version"] == 1
    assert data["desk"] == "fake"
    assert {tuple(action)[:6] for action in data["actions"]} == {("action", "key", "id", "subject", "reason", "loses")}
    assert data["gaps"] == [{"kind": "assignee", "word": "nobody@example.com", "tickets": 1}]
    assert data["loses"] == ["nothing much"]
    first = next(action for action in data["actions"] if action["id"] == "1")
    assert "assignee unknown to the desk: kept in the text" in first["loses"]
    assert plan.requests >= TICKETS * 2
    assert plan.seconds > 0


def test_a_plan_without_the_desk() -> None:
    """A plan can be made without asking the desk, and says so."""

    class Away(FakeDesk):
        def preflight(self):
            raise DeskUnreachable("away")

    with migration.open_journal(":memory:") as journal:
        plan = migration.make_plan(bracket_log(), PROFILE, Away(), journal, NOW, offline=True)
    assert plan.counts == {"create": TICKETS}
    assert not plan.asked
