"""Periods as people name them."""

from __future__ import annotations

import pytest

from sheet2desk.errors import ConfigError
from sheet2desk.reports import parse_period
from tests.sla.logs import MOSCOW, at

NOW = at("2024-03-15 12:00")  # a Friday


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-03", "2024-03-01", "2024-03-31"),
        ("2024-12", "2024-12-01", "2024-12-31"),
        ("2024-Q1", "2024-01-01", "2024-03-31"),
        ("2024q4", "2024-10-01", "2024-12-31"),
        ("2024-W01", "2024-01-01", "2024-01-07"),
        ("2024-03-05", "2024-03-05", "2024-03-05"),
        ("2024-03-01..2024-03-31", "2024-03-01", "2024-03-31"),
        ("2023-12..2024-Q1", "2023-12-01", "2024-03-31"),
        ("today", "2024-03-15", "2024-03-15"),
        ("yesterday", "2024-03-14", "2024-03-14"),
        ("this-week", "2024-03-11", "2024-03-17"),
        ("last-week", "2024-03-04", "2024-03-10"),
        ("this month", "2024-03-01", "2024-03-31"),
        ("last-month", "2024-02-01", "2024-02-29"),
        ("this-quarter", "2024-01-01", "2024-03-31"),
        ("last-quarter", "2023-10-01", "2023-12-31"),
        ("last-year", "2023-01-01", "2023-12-31"),
        ("2024-01-01..yesterday", "2024-01-01", "2024-03-14"),
    ],
)
def test_a_period_is_whole_local_days(text: str, first: str, last: str) -> None:
    """From the first midnight up to the midnight after the last day."""
    period = parse_period(text, MOSCOW, NOW)
    assert at(f"{first} 00:00") in period
    assert at(f"{last} 23:59") in period
    assert at(f"{first} 00:00").timestamp() - 1 < period.start.timestamp()
    assert (period.end.date() - at(f"{last} 00:00").date()).days == 1
    assert period.name == text


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("March", "period 'March': march names no period"),
        ("2024-13", "period '2024-13': the calendar has no 2024-13"),
        ("2024-02-30", "period '2024-02-30': the calendar has no 2024-02-30"),
        ("2024-03..2024-01", "period '2024-03..2024-01' ends before it begins"),
        ("2024-03..", "period '2024-03..': a blank names no period"),
        ("", "period '': a blank names no period"),
    ],
)
def test_a_wrong_period_is_refused(text: str, says: str) -> None:
    """With the text and the forms that are understood."""
    with pytest.raises(ConfigError) as caught:
        parse_period(text, MOSCOW, NOW)
    assert caught.value.message == says
    assert "2024-Q1" in caught.value.help
