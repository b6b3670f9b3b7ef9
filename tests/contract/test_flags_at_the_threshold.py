"""Each flag stands a minute after its threshold and not at it, and hides no other."""

from __future__ import annotations

import pytest

from tests.conftest import write_csv

PROFILE = """timezone = "Europe/Moscow"
[calendar]
hours = "Mon-Fri 09:00-18:00"
[sla]
first_response = "8h"
resolution = "40h"
"""
HEADER = "id,created,subject,requester,email,assignee,status,first response,solved,due"
HEALTHY = [
    f"{n},2024-03-04 09:00,Printer {n} jams in room {n * 7},Ann {n},ann{n}@example.com,Bob,closed,"
    "2024-03-04 10:00,2024-03-04 11:00,"
    for n in range(1, 9)
]
WHO = "9,2024-03-04 09:00,No network in the hall,Eva Long,eva@example.com"


@pytest.fixture
def flags(cli, tmp_path):
    def find(row: str, now: str):
        (tmp_path / "p.toml").write_text(PROFILE)
        log = write_csv(tmp_path / "log.csv", HEADER, *HEALTHY, *([row] if row else []))
        ran = cli("overdue", log, "--config", "p.toml", "--now", f"{now}:00+03:00", "-f", "json")
        return ran.json["flags"]

    return find


@pytest.mark.parametrize(
    ("row", "flag", "last", "first"),
    [
        (f"{WHO},Bob,open,2024-03-04 10:00,,2024-03-12", "overdue", "2024-03-12T18:00", "2024-03-13T09:01"),
        (f"{WHO},Bob,open,2024-03-04 10:00,,2024-03-12 12:00", "overdue", "2024-03-12T12:00", "2024-03-12T12:01"),
        (f"{WHO},Bob,open,2024-03-04 10:00,,", "overdue", "2024-03-08T13:00", "2024-03-08T13:01"),
        (f"{WHO},Bob,open,,,", "no-first-response", "2024-03-04T17:00", "2024-03-04T17:01"),
        (f"{WHO},,open,2024-03-04 10:00,,", "no-owner", "2024-03-04T13:00", "2024-03-04T13:01"),
        (f"{WHO},Bob,open,2024-03-04 10:00,,", "stale", "2024-03-11T10:00", "2024-03-11T10:01"),
    ],
)
def test_a_minute_decides(flags, row, flag, last, first):
    """Exactly on target is kept; late minutes are business minutes."""
    assert flag not in {found["flag"] for found in flags(row, last)}
    (found,) = [found for found in flags(row, first) if found["flag"] == flag]
    assert (found["ticket"], found["row"], found["late_minutes"]) == ("9", 10, 1)


def test_a_due_day_ends_at_closing_time(flags):
    """`due_at` is the closing time of that day."""
    (found,) = flags(f"{WHO},Bob,open,2024-03-11 10:00,,2024-03-12", "2024-03-13T10:30")
    assert (found["due_at"], found["late_minutes"]) == ("2024-03-12T18:00:00+03:00", 90)


def test_the_due_cell_beats_the_target(flags):
    """Forty hours are over, the day in the cell isn't."""
    assert flags(f"{WHO},Bob,open,2024-03-12 10:00,,2024-03-15", "2024-03-12T13:01") == []


@pytest.mark.parametrize(
    "end", ["solved,2024-03-04 10:00,", "closed,2024-03-04 10:00,", "open,2024-03-04 10:00,2024-03-20 11:00"]
)
def test_what_is_finished_is_not_overdue(flags, end):
    """Solved, closed or with a solved date: not open."""
    tail = end if end.startswith("open") else f"{end}"
    assert "overdue" not in {found["flag"] for found in flags(f"{WHO},Bob,{tail},2024-03-10", "2024-03-25T12:00")}


def test_no_flag_hides_another(flags):
    """A ticket that is late, unanswered, nobody's and forgotten has four flags."""
    found = flags(f"{WHO},,open,,,2024-03-05", "2024-04-05T12:00")
    assert {flag["flag"] for flag in found} == {"overdue", "no-first-response", "no-owner", "stale"}


def test_a_gap_is_one_flag(cli, tmp_path):
    """A missing number is "3", a missing range "5-6"."""
    log = write_csv(tmp_path / "log.csv", HEADER, *[HEALTHY[n - 1] for n in (1, 2, 4, 7, 8)])
    found = cli("overdue", log, "--now", "2024-03-05T12:00", "-f", "json").json["flags"]
    assert [flag["ticket"] for flag in found if flag["flag"] == "number-gap"] == ["3", "5-6"]
