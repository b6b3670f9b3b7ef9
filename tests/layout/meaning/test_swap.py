"""Halves of a column with day and month exchanged are found; healthy columns are left alone."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.layout.meaning.conftest import ZONE, read


def exchanged(day: date) -> date:
    """Return the real date that a spreadsheet of the other order makes of a text."""
    return day.replace(month=day.day, day=day.month)


def opened_elsewhere(day: date) -> date | str:
    """Return what such a spreadsheet shows: a real date where it could read the text, else the text."""
    return exchanged(day) if day.day <= 12 else f"{day.month}/{day.day}/{day.year}"


def spring(count: int, step: float = 1.0, start: date = date(2024, 1, 3)) -> list[date]:
    return [start + timedelta(days=round(place * step)) for place in range(count)]


@pytest.mark.parametrize("shuffled", [False, True])
def test_an_exchanged_half_is_repaired(shuffled):
    """The real dates of a half turned column get day and month back, each with a note and the day as it stood."""
    days = spring(60)
    if shuffled:
        random.Random(7).shuffle(days)
    found = read(("created_at", [opened_elsewhere(day) for day in days]))[0]
    assert found.values == days
    turned = [day for day in days if day.day <= 12 and day.day != day.month]
    assert [note.rule for note in found.notes] == ["swapped-date"] * len(turned)
    assert exchanged(turned[0]).isoformat() in [text for text in found.raw if text]


def test_an_exchanged_half_with_times(one):
    """Times stay with their days."""
    days = [datetime(day.year, day.month, day.day, 9, 30) for day in spring(60)]
    cells = [day.replace(month=day.day, day=day.month) if day.day <= 12 else f"{day:%m/%d/%Y %H:%M}" for day in days]
    assert one("created_at", cells).values == [day.replace(tzinfo=ZONE) for day in days]


def test_real_dates_alone_are_repaired_when_they_run_backwards(one):
    """Where the other half was turned into real dates later, the run of the rows still shows the exchange."""
    days = spring(60)
    found = one("created_at", [exchanged(day) if day.day <= 12 else day for day in days])
    assert found.values == days
    assert {note.rule for note in found.notes} == {"swapped-date"}


def test_single_exchanged_dates_are_found(one):
    """A few dates that fall out of an ordered column and into it when exchanged are never taken in silence."""
    days = spring(60)
    cells = [exchanged(day) if place in {4, 33} else day for place, day in enumerate(days)]
    found = one("created_at", cells)
    for place, (value, day) in enumerate(zip(found.values, days, strict=True)):
        assert value == day or (value is None and place in {4, 33})
    assert {note.location.cell for note in found.notes} == {"A6", "A35"}


def test_too_few_signs_leave_it_open(one):
    """A half that nothing else speaks for is None and said."""
    found = one("created_at", ["14.03.2024", date(2024, 5, 3), "25.11.2024"])
    assert found.values[1] is None
    assert [(note.rule, note.location.cell) for note in found.notes] == [("swapped-date", "A3")]


@pytest.mark.parametrize(
    "days",
    [
        spring(60),
        spring(60)[::-1],
        spring(10),
        [date(2024, month, 1) for month in range(1, 13)],
        [date(2024, month, 5) for month in range(1, 13)],
        [date(2024, 3, 1)] * 20,
        random.Random(3).sample(spring(200), 60),
        random.Random(4).sample(spring(11, 1, date(2024, 5, 1)), 8),
        [date(2024, 1, 10), date(2024, 2, 5), date(2024, 1, 12), date(2024, 3, 1)],
    ],
)
def test_healthy_real_dates_are_left_alone(one, days):
    """No false alarm on ordered, reversed, shuffled, monthly, short or repeated real dates."""
    found = one("created_at", days)
    assert found.values == days
    assert found.notes == []


def test_healthy_mixture_is_left_alone(one):
    """Real dates up to the 12th and texts beyond it are healthy where the rows run on."""
    days = spring(24, 1, date(2024, 3, 1))
    found = one("created_at", [day if day.day <= 12 else f"{day:%d.%m.%Y}" for day in days])
    assert found.values == days
    assert found.notes == []


@settings(max_examples=60, deadline=None)
@given(
    start=st.dates(date(2020, 1, 1), date(2023, 6, 1)),
    steps=st.lists(st.integers(0, 6), min_size=2, max_size=60),
    order=st.sampled_from(["%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y"]),
    seed=st.integers(0, 3),
)
def test_a_turned_half_is_never_taken_in_silence(start, steps, order, seed):
    """Whatever the days, order and sorting: a half turned column reads back the same or is noted cell by cell."""
    days = [start]
    for step in steps:
        days.append(days[-1] + timedelta(days=step))
    if seed:
        random.Random(seed).shuffle(days)
    cells = [exchanged(day) if day.day <= 12 else day.strftime(order) for day in days]
    if not any(isinstance(cell, str) for cell in cells):
        return  # no half is left as text: nothing tells these real dates from healthy ones
    found = read(("created_at", cells))[0]
    noted = {note.location.row - 2 for note in found.notes}
    for place, (value, day) in enumerate(zip(found.values, days, strict=True)):
        assert value == day or (value is None and place in noted)
