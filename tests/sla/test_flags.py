"""The flags of lost and overdue requests, by their definitions and against a minute-by-minute count."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheet2desk.config import Profile
from sheet2desk.errors import ConfigError
from sheet2desk.log import Log
from sheet2desk.sla import FLAGS, Flag, Flags, build_calendar, find_flags
from sheet2desk.ticket import Comment, Ticket
from tests.sla.logs import MOSCOW, at, log_of, profile_of, ticket
from tests.sla.oracle import Oracle, usual

SLA = {"sla": {"first_response": "8h", "resolution": "40h", "priority": {"urgent": {"resolution": "8h"}}}}
NOW = at("2024-03-15 12:00")  # a Friday


def flags_of(log: Log, profile: Profile | None = None, now: datetime = NOW) -> Flags:
    profile = profile_of(**SLA) if profile is None else profile
    return find_flags(log, profile, build_calendar(profile.calendar, MOSCOW), now)


def one(name: str, **fields: Any) -> Flag | None:
    """Return the only flag of that name on a ticket that has all columns."""
    found = [flag for flag in flags_of(log_of(ticket(**fields))).flags if flag.flag == name]
    assert len(found) < 2
    return found[0] if found else None


def test_the_five_flags_have_pages() -> None:
    """Each flag explains itself."""
    assert list(FLAGS) == ["overdue", "no-first-response", "no-owner", "stale", "number-gap"]
    assert all((kind.__doc__ or "").startswith(f"{name}: ") for name, kind in FLAGS.items())


def test_overdue_by_the_due_cell_beats_the_sla() -> None:
    """The cell decides, in business minutes past it; the target of the priority only where the cell is blank."""
    flag = one("overdue", id="7", created_at=at("2024-03-01 10:00"), due_at=at("2024-03-14 17:00"))
    assert flag is not None
    assert (flag.ticket, flag.file, flag.sheet, flag.row) == ("7", "a.xlsx", "log", 2)
    assert (flag.evidence, flag.due_at, flag.late_minutes) == ("certain", at("2024-03-14 17:00"), 60 + 180)
    assert one("overdue", created_at=at("2024-01-09 10:00"), due_at=at("2024-03-15 13:00")) is None


def test_overdue_by_the_target_of_the_priority() -> None:
    """40 business hours from created; an urgent one 8."""
    assert one("overdue", created_at=at("2024-03-11 09:00")) is None
    flag = one("overdue", created_at=at("2024-03-11 09:00"), priority="urgent")
    assert flag is not None
    assert (flag.due_at, flag.late_minutes) == (at("2024-03-11 17:00"), 60 + 3 * 540 + 180)
    pending = one("overdue", created_at=at("2024-03-11 09:00"), priority="urgent", status="pending")
    assert pending is not None
    assert pending.evidence == "strong"


def test_exactly_on_target_is_not_late() -> None:
    """The last minute still keeps the promise, one second more breaks it."""
    assert one("overdue", created_at=at("2024-03-15 09:00"), due_at=NOW) is None
    assert one("overdue", due_at=NOW - timedelta(seconds=1)) is not None
    eight_hours = at("2024-03-14 13:00")
    assert one("no-first-response", created_at=eight_hours) is None
    late = one("no-first-response", created_at=eight_hours - timedelta(minutes=1))
    assert late is not None
    assert late.late_minutes == 1


def test_a_due_day_ends_at_its_closing() -> None:
    """A due date without a time isn't overdue before closing time of that day, worked or not."""
    log = log_of(ticket(due_at=date(2024, 3, 15)))
    assert not [flag for flag in flags_of(log, now=at("2024-03-15 18:00")).flags if flag.flag == "overdue"]
    late = [flag for flag in flags_of(log, now=at("2024-03-15 18:01")).flags if flag.flag == "overdue"]
    assert [(flag.due_at, flag.late_minutes, flag.evidence) for flag in late] == [
        (at("2024-03-15 18:00"), 0, "certain")
    ]
    sunday = log_of(ticket(due_at=date(2024, 3, 10)))
    assert not [flag for flag in flags_of(sunday, now=at("2024-03-10 18:00")).flags if flag.flag == "overdue"]
    monday = [flag for flag in flags_of(sunday, now=at("2024-03-11 10:00")).flags if flag.flag == "overdue"]
    assert [(flag.due_at, flag.late_minutes) for flag in monday] == [(at("2024-03-10 18:00"), 60)]


@pytest.mark.parametrize("fields", [{"status": "solved"}, {"status": "closed"}, {"solved_at": at("2024-03-14 10:00")}])
def test_finished_tickets_have_no_flags(fields: dict[str, Any]) -> None:
    """Solved or closed, or with a solved date whatever the status says: neither late nor lost."""
    assert flags_of(log_of(ticket(created_at=at("2024-01-09 10:00"), due_at=date(2024, 1, 10), **fields))).flags == []


def test_a_blank_status_is_open() -> None:
    """A ticket whose status nobody filled in can be overdue."""
    assert one("overdue", due_at=at("2024-03-14 10:00"), status=None) is not None


def test_no_owner_grows_from_weak_to_strong() -> None:
    """Weak after 4 business hours, strong after a working day, none with an assignee."""
    assert one("no-owner", created_at=at("2024-03-14 17:00")) is None
    weak = one("no-owner", created_at=at("2024-03-14 16:59"))
    assert weak is not None
    assert (weak.evidence, weak.late_minutes) == ("weak", 1)
    strong = one("no-owner", created_at=at("2024-03-14 11:59"))
    assert strong is not None
    assert strong.evidence == "strong"
    assert one("no-owner", created_at=at("2024-03-01 10:00"), assignee="Осипова") is None


def test_stale_counts_from_the_last_event_up_to_now() -> None:
    """Created, first response and dated comments are events; a due date, a plan or a comment to come are not."""
    created = at("2024-03-08 11:59")
    flag = one("stale", created_at=created, due_at=at("2024-03-14 10:00"))
    assert flag is not None
    assert (flag.evidence, flag.late_minutes) == ("weak", 1)
    assert one("stale", created_at=created, first_response_at=at("2024-03-08 12:00")) is None
    assert one("stale", created_at=created, comments=[Comment("звонили", at=date(2024, 3, 12))]) is None
    stamped = Comment("звонили", at=datetime(2024, 3, 12, 10, 0))
    assert one("stale", created_at=created, comments=[stamped]) is None
    assert one("stale", created_at=created, comments=[Comment("перезвонить", at=date(2024, 3, 22))]) is not None
    assert one("stale", created_at=created, status="pending") is None
    old = one("stale", created_at=at("2024-01-15 10:00"))
    assert old is not None
    assert old.evidence == "strong"


def test_a_created_day_is_possible_when_only_its_opening_is_late() -> None:
    """A day without a time is an interval: late from its closing is sure, only from its opening possible."""
    possible = one("no-first-response", created_at=date(2024, 3, 14))  # 12 h from its opening, 3 h from its closing
    assert possible is not None
    assert (possible.evidence, possible.due_at) == ("possible", at("2024-03-14 17:00"))
    sure = one("no-first-response", created_at=date(2024, 3, 13))
    assert sure is not None
    assert (sure.evidence, sure.due_at) == ("strong", at("2024-03-14 17:00"))


def test_no_flag_hides_another() -> None:
    """An unanswered, unowned, forgotten, overdue ticket has all four flags."""
    log = log_of(ticket(id="1", created_at=at("2024-02-05 10:00")), ticket(3, id="3", assignee="x", status="closed"))
    assert [flag.flag for flag in flags_of(log).flags] == [
        "overdue",
        "no-first-response",
        "no-owner",
        "stale",
        "number-gap",
    ]


def test_number_gap_stands_at_the_row_before() -> None:
    """One flag a missing number or range, without a due time."""
    numbers = ["520", "521", "522", "525"]
    log = log_of(*(ticket(row, id=number, status="closed") for row, number in enumerate(numbers, 10)))
    (flag,) = flags_of(log).flags
    assert (flag.flag, flag.ticket, flag.row, flag.evidence) == ("number-gap", "523-524", 12, "strong")
    assert (flag.due_at, flag.late_minutes) == (None, None)


def test_what_cannot_be_measured_says_why() -> None:
    """No column, no target, no date: a reason, never a zero in silence."""
    bare = ticket(without=("due_at", "first_response_at", "assignee"))
    result = flags_of(log_of(bare), Profile())
    assert [(item.flag, item.reason) for item in result.not_measurable] == [
        ("overdue", "no due date column, and [sla] promises no resolution"),
        ("no-first-response", "no column of first responses"),
        ("no-owner", "no column of assignees"),
        ("stale", "no date up to now in the row (1 ticket)"),
        ("number-gap", "no ticket has a number"),
    ]
    assert result.calendar.startswith("24 × 7")
    mixed = log_of(
        ticket(created_at=at("2024-02-05 10:00"), assignee="x", first_response_at=at("2024-02-05 11:00")),
        ticket(2, sheet="Март", without=("assignee",), created_at=at("2024-02-05 10:00")),
    )
    reasons = {(item.flag, item.reason) for item in flags_of(mixed).not_measurable}
    assert ("no-owner", "no column of assignees on its sheet (1 ticket)") in reasons
    assert not [flag for flag in flags_of(mixed).flags if flag.flag == "no-owner"]


def test_promises_to_one_priority_leave_the_others_unmeasured() -> None:
    """A target for urgent tickets alone says nothing of the rest, nor does a ticket without a created date."""
    profile = profile_of(sla={"priority": {"urgent": {"first_response": "1h", "resolution": "2h"}}})
    log = log_of(ticket(2, created_at=at("2024-03-14 10:00")), ticket(3, priority="urgent"), ticket(4, sheet="B"))
    reasons = [(item.flag, item.reason) for item in flags_of(log, profile).not_measurable]
    assert reasons[:4] == [
        ("overdue", "no due date, and [sla] promises no resolution at its priority (2 tickets)"),
        ("overdue", "no due date and no created date to count from (1 ticket)"),
        ("no-first-response", "[sla] promises no first response at its priority (2 tickets)"),
        ("no-first-response", "no created date to count from (1 ticket)"),
    ]
    mixed = log_of(ticket(2), ticket(3, sheet="B", without=("first_response_at",)))
    assert ("no-first-response", "no column of first responses on its sheet (1 ticket)") in [
        (item.flag, item.reason) for item in flags_of(mixed).not_measurable
    ]


def test_thresholds_come_from_the_profile() -> None:
    """`[flags]` moves the thresholds, a day being the calendar's; a wrong length names its key."""
    profile = profile_of(flags={"no_owner": "2d", "stale": "1h30m"}, breaks="13:00-14:00")
    log = log_of(ticket(created_at=at("2024-03-15 10:00")))
    assert [flag.flag for flag in flags_of(log, profile).flags] == ["stale"]
    with pytest.raises(ConfigError, match=r"\[flags\] stale: 'soon' is no length of time"):
        flags_of(log, profile_of(flags={"stale": "soon"}))
    with pytest.raises(ConfigError, match=r"\[sla.priority.urgent\] resolution: '0h' is no length"):
        flags_of(log, profile_of(sla={"priority": {"urgent": {"resolution": "0h"}}}))


moments = st.integers(0, 20 * 24 * 60).map(lambda step: at("2024-03-01 00:00") + timedelta(minutes=step))
dues = st.one_of(st.none(), moments, moments.map(datetime.date))


@st.composite
def tickets(draw: st.DrawFn) -> Ticket:
    return ticket(
        created_at=draw(moments),
        first_response_at=draw(st.none() | moments),
        solved_at=draw(st.none() | st.none() | moments),
        due_at=draw(dues),
        assignee=draw(st.sampled_from([None, "Осипова"])),
        status=draw(st.sampled_from([None, "new", "open", "pending", "solved"])),
        priority=draw(st.sampled_from([None, "normal", "urgent"])),
    )


def expected(log: Log, oracle: Oracle, now: datetime) -> set[tuple[str, int, int]]:
    """Say by the definitions alone which flags stand, and how late: (flag, row, minutes)."""
    found: set[tuple[str, int, int]] = set()
    for item in log.tickets:
        if item.status in ("solved", "closed") or item.solved_at is not None:
            continue
        created, row = item.created_at, item.source.row
        assert isinstance(created, datetime)
        age = oracle.minutes(created, now)
        if item.due_at is not None:
            due = item.due_at
            if not isinstance(due, datetime):
                due = datetime.combine(due, time(18), tzinfo=oracle.zone)  # a day off ends when a working day would
            if now > due:
                found.add(("overdue", row, oracle.minutes(due, now)))
        elif age > (8 if item.priority == "urgent" else 40) * 60:
            found.add(("overdue", row, age - (8 if item.priority == "urgent" else 40) * 60))
        if item.first_response_at is None and age > 480:
            found.add(("no-first-response", row, age - 480))
        if item.assignee is None and age > 240:
            found.add(("no-owner", row, age - 240))
        if item.status != "pending":
            events = [m for m in (created, item.first_response_at) if isinstance(m, datetime) and m <= now]
            quiet = oracle.minutes(max(events), now) if events else 0
            day = 480 if oracle.breaks else 540
            if quiet > 5 * day:
                found.add(("stale", row, quiet - 5 * day))
    return found


@settings(max_examples=150, deadline=None)
@given(st.lists(tickets(), min_size=1, max_size=3), moments, st.booleans())
def test_flags_are_those_of_the_definitions(items: list[Ticket], now: datetime, lunch: bool) -> None:
    """Flag by flag and minute by minute, with and without lunch, on any log with times."""
    items = [ticket(row, **{name: getattr(item, name) for name in FIELDS}) for row, item in enumerate(items, 2)]
    profile = profile_of(breaks="13:00-14:00" if lunch else None, **SLA)
    result = flags_of(log_of(*items), profile, now)
    assert all(flag.late_minutes is not None for flag in result.flags)
    found = {(flag.flag, flag.row, flag.late_minutes) for flag in result.flags}
    assert len(found) == len(result.flags)
    assert found == expected(log_of(*items), usual(MOSCOW, lunch=lunch), now)


FIELDS = ("created_at", "first_response_at", "solved_at", "due_at", "assignee", "status", "priority")
