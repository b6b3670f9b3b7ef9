"""Single dates that make sense only with day and month exchanged are left blank and said; healthy ones stay."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.layout.meaning.conftest import read

DAYS = [date(2024, 3, 1) + timedelta(days=3 * step) for step in range(9)]


def exchanged(day: date) -> date:
    return day.replace(month=day.day, day=day.month)


def test_a_day_of_solving_far_from_its_creation(rules):
    """Solved in September what came in on 4 March, while others take days: it may be 9 March."""
    solved = [day + timedelta(days=2) for day in DAYS]
    solved[2] = date(2024, 9, 3)
    found = read(("created_at", DAYS), ("solved_at", solved))[1]
    assert found.values == [*solved[:2], None, *solved[3:]]
    assert rules(found) == [("swapped-date", "B4")]


def test_a_day_of_solving_before_its_creation(rules):
    """The same for one that lies weeks before, even in a short log."""
    created, solved = read(
        ("created_at", ["27.03.2024", "01.04.2024"]), ("solved_at", [date(2024, 3, 28), date(2024, 2, 4)])
    )
    assert solved.values == [date(2024, 3, 28), None]
    assert rules(solved) == [("swapped-date", "B3")]
    assert not created.notes


def test_a_day_far_from_all_others(rules):
    """An October among days of March, in a column without order, may be 10 March."""
    days = [date(2024, 3, day) for day in (15, 16, 27, 21, 28, 23, 14, 18)]
    found = read(("created_at", [*days, date(2024, 10, 3)]))[0]
    assert found.values == [*days, None]
    assert rules(found) == [("swapped-date", "A10")]


def test_a_text_in_another_order_than_its_column(rules):
    """03/12/2024 among days of March that begin with the day may be 12 March."""
    days = [f"{day}/03/2024" for day in (14, 15, 18, 19, 20, 21, 22, 25)]
    found = read(("created_at", [*days, "03/12/2024"]))[0]
    assert found.values[-1] is None
    assert rules(found) == [("ambiguous-date", "A10")]


def test_late_ones_that_exchange_nowhere_stay():
    """A ticket that took half a year is one, where its day exchanged makes no better sense."""
    solved = [day + timedelta(days=2) for day in DAYS]
    solved[2] = date(2024, 9, 13)
    found = read(("created_at", DAYS), ("solved_at", solved))[1]
    assert found.values == solved
    assert not found.notes


@settings(max_examples=150, deadline=None)
@given(
    steps=st.lists(st.tuples(st.integers(0, 6), st.integers(0, 9)), min_size=6, max_size=40),
    start=st.dates(date(2019, 1, 1), date(2023, 1, 1)),
    wrong=st.integers(0, 39),
)
def test_one_exchanged_day_beside_its_creation_is_never_taken(steps, start, wrong):
    """Of a healthy pair of columns one day of solving exchanged far away is blank, and the others stay or are said."""
    created, solved = [], []
    for step, took in steps:
        start += timedelta(days=step)
        created.append(start)
        solved.append(start + timedelta(days=took))
    place = wrong % len(solved)
    told = list(solved)
    if solved[place].day <= 12 and abs((exchanged(solved[place]) - solved[place]).days) > 60:
        told[place] = exchanged(solved[place])
    found = read(("created_at", [f"{day:%Y-%m-%d}" for day in created]), ("solved_at", told))[1]
    noted = {note.location.row for note in found.notes}
    for index, (value, day) in enumerate(zip(found.values, solved, strict=True)):
        assert value == day or (value is None and index + 2 in noted)


def test_of_many_long_gaps_some_fit_by_chance():
    """In a log of requests that take months some days lie close to the other one exchanged, and mean nothing."""
    created = [date(2024, 1 + n % 6, 1 + n % 12) for n in range(120)]
    gaps = [3] * 70 + [60 + 5 * n for n in range(50)]
    solved = [day + timedelta(days=gap) for day, gap in zip(created, gaps, strict=True)]
    found = read(("created_at", created), ("solved_at", solved))[1]
    assert sum(value is None for value in found.values) == 0
