"""Lengths of business time."""

from __future__ import annotations

import pytest

from sheet2desk.config import CalendarSettings
from sheet2desk.errors import ConfigError
from sheet2desk.sla import build_calendar
from sheet2desk.sla.durations import parse_duration
from tests.sla.logs import MOSCOW

OFFICE = build_calendar(CalendarSettings(hours="Mon-Thu 09:00-18:00, Fri 09:00-16:45", breaks="13:00-13:45"), MOSCOW)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("8h", 480),
        ("90m", 90),
        ("1h30m", 90),
        ("1 h 30 min", 90),
        ("1.5h", 90),
        ("2d", 2 * 495),
        ("1w", 4 * 495 + 420),
        ("4 часа", 240),
        ("2 дня", 2 * 495),
    ],
)
def test_a_day_is_the_calendars_own(text: str, minutes: float) -> None:
    """Days and weeks are working days and weeks of the calendar, breaks taken off."""
    assert parse_duration(text, OFFICE, "key") == minutes


def test_around_the_clock_a_day_has_24_hours() -> None:
    """Without a calendar a day is a day, a week seven of them."""
    clock = build_calendar(None, MOSCOW)
    assert (parse_duration("1d", clock, "key"), parse_duration("1w", clock, "key")) == (1440, 10080)


@pytest.mark.parametrize("text", ["", "soon", "8", "0h", "-8h", "8x", "h", "8h and"])
def test_anything_else_is_refused(text: str) -> None:
    """With the key, the text and the way to write it."""
    with pytest.raises(ConfigError, match=r"^\[sla\] resolution: .* is no length of time$") as caught:
        parse_duration(text, OFFICE, "[sla] resolution")
    assert "1h30m" in caught.value.help
