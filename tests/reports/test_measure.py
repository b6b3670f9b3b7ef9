"""The KPIs: by hand on small logs, and against a minute-by-minute count on any log."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheet2desk.config import Profile
from sheet2desk.log import Log
from sheet2desk.reports import REPORTS, Metric, Report, measure, parse_period
from sheet2desk.sla import build_calendar
from sheet2desk.ticket import Ticket
from tests.sla.logs import MOSCOW, at, log_of, profile_of, ticket
from tests.sla.oracle import usual

SLA: dict[str, Any] = {
    "sla": {"first_response": "8h", "resolution": "40h", "priority": {"urgent": {"resolution": "8h"}}}
}
NOW = at("2024-03-15 12:00")


def report_of(log: Log, profile: Profile | None = None, period: str | None = None, **options: Any) -> Report:
    profile = profile_of(**SLA) if profile is None else profile
    named = parse_period(period, MOSCOW, NOW) if period else None
    return measure(log, profile, build_calendar(profile.calendar, MOSCOW), NOW, named, **options)


def metrics(*tickets: Ticket, profile: Profile | None = None) -> dict[str, Metric]:
    return {metric.name: metric for metric in report_of(log_of(*tickets), profile).metrics}


def test_each_kpi_has_a_page_and_a_definition() -> None:
    """A number never stands without what it means."""
    assert list(REPORTS) == ["NST", "NTB", "CSI", "AFRT", "MTTR"]
    assert all((kind.__doc__ or "").startswith(f"{name}: ") and kind.DEFINITION for name, kind in REPORTS.items())


def test_the_worked_example() -> None:
    """Created Friday 17:30, answered Monday 9:40, last solved Wednesday 12:00: 70 and 1290 business minutes."""
    example = ticket(
        created_at=at("2024-03-01 17:30"), first_response_at=at("2024-03-04 09:40"), solved_at=at("2024-03-06 12:00")
    )
    business = metrics(example)
    assert (business["AFRT"].value, business["MTTR"].value) == (70, 1290)
    clock = metrics(example, profile=Profile())
    assert (clock["AFRT"].value, clock["MTTR"].value) == (3850, 6870)
    assert report_of(log_of(example), Profile()).calendar == "24 × 7 (the profile has no [calendar]), Europe/Moscow"


def test_what_is_left_out_says_why() -> None:
    """counted and left_out make up NST, reason by reason."""
    created = at("2024-03-04 10:00")
    result = metrics(
        ticket(2, created_at=created, first_response_at=at("2024-03-04 11:00"), satisfaction=5, status="open"),
        ticket(3, created_at=created, status="solved", satisfaction=3),
        ticket(4, first_response_at=created, solved_at=created),
        ticket(5, created_at=created, first_response_at=at("2024-03-04 09:59"), solved_at=at("2024-03-03 10:00")),
        ticket(6, created_at=created, first_response_at=date(2024, 3, 4), solved_at=date(2024, 3, 5), satisfaction=4),
    )
    assert result["NST"].value == 5
    assert (result["AFRT"].value, result["AFRT"].counted) == (60, 1)
    assert result["AFRT"].left_out == {
        "no first response": 1,
        "no created date": 1,
        "response before created": 1,
        "same day, and no time of day to tell how long": 1,
    }
    assert (result["MTTR"].value, result["MTTR"].day_only) == (480, 1)  # up to the opening of the next day
    assert result["MTTR"].left_out == {
        "not solved": 1,
        "solved without a date": 1,
        "no created date": 1,
        "solved before created": 1,
    }
    assert (result["CSI"].value, result["CSI"].mean, result["CSI"].counted) == (pytest.approx(200 / 3), 4, 3)
    assert result["CSI"].left_out == {"not rated": 2}


def test_days_without_times_count_from_opening_to_opening() -> None:
    """A log of plain days gives whole working days, and says how many tickets had no time."""
    result = metrics(
        ticket(2, created_at=date(2024, 3, 4), first_response_at=date(2024, 3, 4), solved_at=date(2024, 3, 6)),
        ticket(3, created_at=date(2024, 3, 9), first_response_at=date(2024, 3, 11), solved_at=date(2024, 3, 12)),
    )
    assert (result["AFRT"].value, result["AFRT"].day_only) == (0, 2)
    assert (result["MTTR"].value, result["MTTR"].median) == ((1080 + 540) / 2, (1080 + 540) / 2)
    assert "a day without a time counts from its opening" in result["MTTR"].definition


def test_median_and_ninetieth_percentile() -> None:
    """p90 interpolates as a spreadsheet's PERCENTILE does."""
    start = at("2024-03-04 09:00")
    result = metrics(
        *(ticket(row, created_at=start, solved_at=start + timedelta(minutes=row * 10)) for row in range(1, 12))
    )["MTTR"]
    assert (result.value, result.mean, result.median, result.p90) == (60, 60, 60, 100)


def test_nothing_measured_is_no_zero() -> None:
    """Without a value there is none; an empty log has no tickets and no breaches."""
    result = metrics(ticket(without=("first_response_at", "due_at"), created_at=None), profile=Profile())
    assert [result[name].value for name in ("NST", "NTB", "CSI", "AFRT", "MTTR")] == [1, None, None, None, None]
    assert result["NTB"].left_out == {"no target and no due date": 1}
    assert [metric.value for metric in report_of(Log()).metrics] == [0, 0, None, None, None]


def test_breaches_ever_up_to_now() -> None:
    """Response or resolution, closed or open; on target is kept; the due cell beats the target."""
    created = at("2024-03-04 09:00")
    kept = {"first_response_at": at("2024-03-04 17:00"), "solved_at": at("2024-03-08 13:00")}
    result = metrics(
        ticket(2, created_at=created, **kept),
        ticket(3, created_at=created, **kept | {"first_response_at": at("2024-03-04 17:01")}),
        ticket(4, created_at=created, **kept | {"solved_at": at("2024-03-08 13:01")}),
        ticket(5, created_at=created, **kept, priority="urgent"),
        ticket(6, created_at=created, **kept, due_at=at("2024-03-08 13:00"), priority="urgent"),
        ticket(7, created_at=created, **kept, due_at=date(2024, 3, 7)),
        ticket(8, created_at=at("2024-03-15 09:00")),
        ticket(9, created_at=created, due_at=date(2024, 3, 20)),
    )["NTB"]
    assert (result.value, result.counted) == (5, 8)
    assert result.parts == {"response": 2, "resolution": 3, "still open": 1, "closed without a date": 0, "possible": 0}


def test_a_day_that_may_be_a_breach_is_possible_only() -> None:
    """Solved on the day it was due at noon: nobody knows, so it isn't counted but shown."""
    result = metrics(ticket(due_at=at("2024-03-05 12:00"), solved_at=date(2024, 3, 5)))["NTB"]
    assert (result.value, result.parts["possible"]) == (0, 1)


def test_without_a_response_column_no_response_is_breached() -> None:
    """A log that never kept responses says nothing of them."""
    bare = ticket(without=("first_response_at",), created_at=at("2024-01-09 10:00"), due_at=date(2024, 6, 1))
    result = metrics(bare)["NTB"]
    assert (result.value, result.counted) == (0, 1)


def test_a_sheet_without_solved_dates_says_nothing_of_closed_tickets() -> None:
    """Closed without a date counts up to now where dates are kept; where none are, it is left out."""
    fields = {"created_at": at("2024-01-09 10:00"), "first_response_at": at("2024-01-09 11:00"), "status": "closed"}
    kept = metrics(ticket(**fields))["NTB"]
    assert (kept.value, kept.parts["closed without a date"]) == (1, 1)
    profile = profile_of(sla={"resolution": "8h"})
    bare = metrics(ticket(sheet="B", without=("solved_at",), **fields), ticket(3, **fields), profile=profile)["NTB"]
    assert (bare.value, bare.left_out) == (1, {"closed, and no column of solved dates": 1})


def test_a_period_takes_the_tickets_created_in_it() -> None:
    """Local midnight to local midnight; undated tickets are in no period and the report says so."""
    log = log_of(
        ticket(2, created_at=at("2024-02-29 23:59"), solved_at=at("2024-03-01 10:00")),
        ticket(3, created_at=at("2024-03-01 00:00")),
        ticket(4, created_at=date(2024, 3, 31), status="closed"),
        ticket(5, created_at=at("2024-04-01 00:00")),
        ticket(6, status="open"),
        ticket(7, created_at=at("2024-01-05 10:00")),
    )
    report = report_of(log, period="2024-03")
    assert report.metrics[0].value == 2
    flow = report.flow
    assert (flow.open_at_start, flow.created, flow.solved, flow.open_at_end, flow.undated) == (2, 2, 2, 2, 1)
    assert report.warnings == ["1 ticket has no created date and is in no period"]
    whole = report_of(log).flow
    assert (whole.open_at_start, whole.created, whole.solved, whole.open_at_end) == (0, 6, 2, 4)


def test_duplicates_are_counted_beside_and_merged_when_asked() -> None:
    """All rows count until merging is asked for; then a cluster is one case and keeps its breach."""
    first = ticket(
        2, created_at=at("2024-03-04 10:00"), status="closed", solved_at=at("2024-03-05 10:00"), satisfaction=5
    )
    again = ticket(3, created_at=at("2024-03-04 11:00"), status="open", first_response_at=at("2024-03-04 12:00"))
    third = ticket(4, created_at=at("2024-03-14 11:00"), priority="urgent", satisfaction=2)
    log, groups = log_of(first, again, third), [[again, first]]
    plain = report_of(log, duplicates=groups)
    assert (plain.metrics[0].value, plain.duplicates, plain.merged) == (3, 1, False)
    report = report_of(log, duplicates=groups, merge=True)
    merged = {metric.name: metric for metric in report.metrics}
    assert (merged["NST"].value, report.duplicates, report.merged) == (2, 1, True)
    assert (merged["AFRT"].value, merged["AFRT"].counted) == (120, 1)  # the first's created, the other's response
    assert merged["MTTR"].left_out == {"not solved": 2}  # one of the two is still open
    assert merged["NTB"].parts["response"] == 2  # the first was never answered
    assert merged["CSI"].value == 50
    assert (report.flow.created, report.flow.open_at_end) == (2, 2)
    assert report_of(log).duplicates is None


hours = st.integers(0, 24 * 24 * 12).map(lambda step: at("2024-02-20 00:00") + timedelta(minutes=5 * step))
moments = st.none() | hours


@st.composite
def tickets(draw: st.DrawFn) -> Ticket:
    return ticket(
        created_at=draw(moments),
        first_response_at=draw(moments),
        solved_at=draw(moments),
        due_at=draw(st.one_of(moments, hours.map(datetime.date))),
        status=draw(st.sampled_from([None, "open", "pending", "closed"])),
        priority=draw(st.sampled_from([None, "low", "urgent"])),
        satisfaction=draw(st.sampled_from([None, 1, 3, 4, 5])),
    )


@settings(max_examples=100, deadline=None)
@given(st.lists(tickets(), max_size=4))
def test_kpis_are_those_of_the_definitions(items: list[Ticket]) -> None:
    """Number by number and minute by minute, on any log with times."""
    oracle = usual(MOSCOW, lunch=True)
    result = {m.name: m for m in report_of(log_of(*items), profile_of(breaks="13:00-14:00", **SLA)).metrics}
    breached, waits, works = 0, [], []
    for item in items:
        created, response, solved, due = item.created_at, item.first_response_at, item.solved_at, item.due_at
        assert not any(type(moment) is date for moment in (created, response, solved))
        late = False
        if created:
            if oracle.minutes(created, response or NOW) > 480:
                late = True
            if not due and oracle.minutes(created, solved or NOW) > (480 if item.priority == "urgent" else 2400):
                late = True
            if response and response >= created:
                waits.append(oracle.minutes(created, response))
            if solved and solved >= created:
                works.append(oracle.minutes(created, solved))
        if due:
            if not isinstance(due, datetime):
                end = datetime(due.year, due.month, due.day, tzinfo=MOSCOW)
                due = end + timedelta(hours=18)
            late = late or (solved or NOW) > due
        breached += late
    assert result["NST"].value == len(items)
    for name, expected in (("AFRT", waits), ("MTTR", works)):
        assert result[name].counted == len(expected)
        assert result[name].value == (pytest.approx(sum(expected) / len(expected)) if expected else None)
    measurable = any(item.created_at or item.due_at for item in items)
    assert result["NTB"].value == (breached if measurable or not items else None)
    rated = [item.satisfaction for item in items if item.satisfaction]
    good = sum(rating >= 4 for rating in rated)
    assert result["CSI"].value == (pytest.approx(100 * good / len(rated)) if rated else None)
    for metric in result.values():
        assert metric.counted + sum(metric.left_out.values()) == len(items)


@settings(deadline=None)
@given(st.lists(tickets(), max_size=8), st.sampled_from(["2024-02", "2024-03-01..2024-03-04", "2024-03", "2024-W10"]))
def test_the_flow_adds_up(items: list[Ticket], period: str) -> None:
    """open_at_start + created − solved = open_at_end, and created is NST, for any log and period."""
    report = report_of(log_of(*items), period=period)
    flow = report.flow
    assert flow.open_at_start + flow.created - flow.solved == flow.open_at_end
    assert flow.created == report.metrics[0].value
    assert report.period is not None
    end = report.period.end
    dated = [item for item in items if item.created_at]
    assert flow.undated == len(items) - len(dated)
    still = [item for item in dated if not item.finished or (item.solved_at and item.solved_at >= end)]
    assert flow.open_at_end == sum(item.created_at < end for item in still)
