"""Weekly hours as people write them."""

from __future__ import annotations

import pytest

from sheet2desk.sla.hours import describe, parse_hours, without


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("Mon-Fri 09:00-18:00", "Mon-Fri 09:00-18:00"),
        ("Mon-Thu 09:00-18:00, Fri 09:00-16:45", "Mon-Thu 09:00-18:00, Fri 09:00-16:45"),
        ("Пн-Пт 9.00–18.00; сб 10-14", "Mon-Fri 09:00-18:00, Sat 10:00-14:00"),
        ("понедельник - четверг 08:00-17:00", "Mon-Thu 08:00-17:00"),
        ("monday: 9-17", "Mon 09:00-17:00"),
        ("Mon, Wed 09:00-13:00, 14:00-18:00", "Mon 09:00-13:00 and 14:00-18:00, Wed 09:00-13:00 and 14:00-18:00"),
        ("Sat-Mon 10:00-14:00", "Mon 10:00-14:00, Sat-Sun 10:00-14:00"),
        ("22:00-06:00", "Mon-Sun 22:00-06:00"),
        ("24x7", "Mon-Sun 00:00-24:00"),
        ("круглосуточно", "Mon-Sun 00:00-24:00"),
        ("будни 9-18", "Mon-Fri 09:00-18:00"),
        ("Mon 09:00-12:00, Mon 11:00-15:00", "Mon 09:00-15:00"),
    ],
)
def test_hours_mean_what_they_say(text: str, means: str) -> None:
    """English and Russian days, spans and lists of days, several spans a day, nights."""
    assert describe(parse_hours(text, "hours")) == means


def test_breaks_cut_nights_too() -> None:
    """A break after midnight also cuts the shift that began the day before."""
    week = without(parse_hours("Fri 22:00-06:00", "hours"), parse_hours("02:00-02:30", "breaks"))
    assert describe(week) == "Fri 22:00-02:00 and 02:30-06:00"
