"""Dates that lack their year or month take it from what stands around them, or are said to be short."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheet2desk.layout.meaning.dates.span import span_of
from tests.layout.meaning.conftest import ZONE, read

SCHOOL = span_of("Заявки на ремонт, 2023/24 учебный год")


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=ZONE)  # type: ignore[misc]


def test_a_school_year_turns_in_september(one):
    """September to December are of the first year, January to August of the second."""
    found = one("created_at", ["4 сентября", "5 декабря", "15 января", "2 мая"], span=SCHOOL)
    assert found.values == [date(2023, 9, 4), date(2023, 12, 5), date(2024, 1, 15), date(2024, 5, 2)]
    assert not found.notes
    assert "years of the title" in found.dates.reason


def test_two_years_without_a_turn_follow_the_rows(one):
    """Where the title names two years and not their turn, the run of the rows shows it."""
    span = span_of("Helpdesk 2023/2024")
    found = one("created_at", ["03.10.", "17.11.", "20.12.", "09.01.", "11.02."], span=span)
    assert found.values == [
        date(2023, 10, 3),
        date(2023, 11, 17),
        date(2023, 12, 20),
        date(2024, 1, 9),
        date(2024, 2, 11),
    ]


def test_newest_first_runs_back_over_the_new_year(one):
    """The same, sorted the other way."""
    span = span_of("Helpdesk 2023/2024")
    found = one("created_at", ["11.02.", "09.01.", "20.12.", "17.11.", "03.10."], span=span)
    assert found.values == [
        date(2024, 2, 11),
        date(2024, 1, 9),
        date(2023, 12, 20),
        date(2023, 11, 17),
        date(2023, 10, 3),
    ]


def test_rows_that_run_on_beyond_the_titles_year_are_said(one, rules):
    """Under "2024" a January behind December may be of 2025."""
    found = one("created_at", ["25.11.", "10.12.", "27.12.", "03.01.", "09.01."], span=span_of("Журнал 2024"))
    assert found.values == [date(2024, 11, 25), date(2024, 12, 10), date(2024, 12, 27), None, None]
    assert rules(found) == [("ambiguous-date", "A5"), ("ambiguous-date", "A6")]


def test_the_day_of_solving_follows_that_of_creation(read):
    """The earliest such day not before the ticket began, over the new year as well."""
    _, solved, due = read(
        ("created_at", ["04.09.2023", "28.12.2023", date(2024, 2, 27)]),
        ("solved_at", ["05.09.", "10.01", "29 февраля"]),
        ("due_at", ["до 11.09.", "15 I", "05.03"]),
    )
    assert solved.values == [date(2023, 9, 5), date(2024, 1, 10), date(2024, 2, 29)]
    assert due.values == [date(2023, 9, 11), date(2024, 1, 15), date(2024, 3, 5)]


def test_a_day_just_before_the_beginning_is_not_moved_by_a_year(read, rules):
    """Solved the day before it was created: no year makes sense of it, and it is said."""
    _, solved = read(("created_at", ["05.03.2024"]), ("solved_at", ["04.03"]))
    assert solved.values == [None]
    assert rules(solved) == [("ambiguous-date", "B2")]


def test_the_day_of_creation_goes_before_that_of_solving(read):
    """And the other way round, where only the day of solving has its year."""
    created, _ = read(("created_at", ["28.12", "03.01"]), ("solved_at", ["10.01.2024", "05.01.2024"]))
    assert created.values == [date(2023, 12, 28), date(2024, 1, 3)]


def test_years_from_the_rows_around(one, rules):
    """A year written now and then holds for the rows between, where they follow one another."""
    found = one("created_at", ["20.12.2023", "22.12", "27.12", "09.01", "11.01.2024", "12.01", "03/02"])
    assert found.values == [
        date(2023, 12, 20), date(2023, 12, 22), date(2023, 12, 27), date(2024, 1, 9), date(2024, 1, 11),
        date(2024, 1, 12), None,
    ]  # fmt: skip
    assert rules(found) == [("ambiguous-date", "A8")]


def test_unsorted_rows_give_no_year(one):
    """Where the rows don't follow one another, neither do the years."""
    days = ["20.12.2022", "03.05", "11.01.2024", "27.08", "15.03.2022", "09.10", "02.02.2024", "12.06"]
    found = one("created_at", days)
    assert [value for value in found.values if value is not None] == [
        date(2022, 12, 20), date(2024, 1, 11), date(2022, 3, 15), date(2024, 2, 2),
    ]  # fmt: skip
    assert len(found.notes) == 4


def test_nothing_names_a_year(one, rules):
    """A year that stands nowhere is never made up."""
    found = one("created_at", ["04.09", "5 сентября", "6 IX", "07/09"])
    assert found.values == [None] * 4
    assert len(found.notes) == 4


def test_one_day_beyond_twelve_shows_the_order(read):
    """25/09 among days without a year tells day from month for the others."""
    span = span_of("Requests 2024")
    assert read(("created_at", ["03/09", "05/09", "25/09"]), span=span)[0].values[0] == date(2024, 9, 3)
    assert read(("created_at", ["9/3", "9/5", "9/25"]), span=span)[0].values[0] == date(2024, 9, 3)
    assert read(("created_at", ["3/9", "5/9"]), span=span)[0].values == [None, None]


def test_a_number_may_have_lost_its_last_zero(one, rules):
    """12.1 as a number is the 12th of January or of October: the rows around it say which, or it is said."""
    found = one("created_at", [28.09, 5.1, 12.1, 3.11], span=span_of("2024"))
    assert found.values == [date(2024, 9, 28), date(2024, 10, 5), date(2024, 10, 12), date(2024, 11, 3)]
    found = one("created_at", [5.1, 12.1], span=span_of("2024"))
    assert found.values == [None, None]


def test_bare_days_take_the_month_of_the_heading(read):
    """And those of solving the month in which the ticket began, or the next."""
    created, solved = read(("created_at", [4, "7", 28]), ("solved_at", ["5", 9, "2"]), banners=[(2024, 3)] * 3)
    assert created.values == [date(2024, 3, 4), date(2024, 3, 7), date(2024, 3, 28)]
    assert solved.values == [date(2024, 3, 5), date(2024, 3, 9), date(2024, 4, 2)]


def test_bare_days_that_fall_back_are_said(one, rules):
    """27, 30, 1, 3 under one month may have run on into the next."""
    found = one("created_at", [27, 28, 30, 1, 3], banners=[(2024, 3)] * 5)
    assert found.values == [date(2024, 3, 27), date(2024, 3, 28), date(2024, 3, 30), None, None]
    assert rules(found) == [("ambiguous-date", "A5"), ("ambiguous-date", "A6")]


def test_times_under_the_day_of_a_heading(read, rules):
    """Times alone take the day above them; one after midnight is of the next day, and said."""
    created, solved = read(
        ("created_at", [time(7, 40), "8:05", "22:50"]),
        ("solved_at", [time(8, 55), "9.10 Uhr", "00:35"]),
        banners=[date(2024, 3, 4)] * 3,
    )
    assert created.values == [at(2024, 3, 4, 7, 40), at(2024, 3, 4, 8, 5), at(2024, 3, 4, 22, 50)]
    assert solved.values == [at(2024, 3, 4, 8, 55), at(2024, 3, 4, 9, 10), at(2024, 3, 5, 0, 35)]
    assert rules(solved) == [("ambiguous-date", "B4")]


def test_the_time_of_solving_takes_the_day_of_creation(read, rules):
    """Beside a whole moment of creation a lone time is of the same day, or of the night after it."""
    _, solved = read(("created_at", ["04.03.2024 09:15", "04.03.2024 23:10"]), ("solved_at", ["14:20", "01:05"]))
    assert solved.values == [at(2024, 3, 4, 14, 20), at(2024, 3, 5, 1, 5)]
    assert rules(solved) == [("ambiguous-date", "B3")]


def test_a_column_of_times_without_a_date_of_its_own(read):
    """Date, time in, time out: both times are of that date."""
    created, _, out = read(
        ("created_at", ["04.03.2024", "05.03.2024"], "Дата"),
        ("time:created_at", ["07:40", "22-40"], "Время"),
        ("time:solved_at", ["08.55", "1-15"], "Время вып."),
    )
    assert created.values == [at(2024, 3, 4, 7, 40), at(2024, 3, 5, 22, 40)]
    assert out.extra["solved_at"] == [at(2024, 3, 4, 8, 55), at(2024, 3, 6, 1, 15)]


def test_a_month_with_its_year_may_look_like_a_day(one, rules):
    """Mar-24 is a month as often as a day."""
    assert one("created_at", ["Mar-24"], span=span_of("2024")).values == [None]


def test_a_header_may_give_the_year(read):
    """ "Datum (2024)" heads days without one."""
    assert read(("created_at", ["04.03.", "05.03."], "Datum (2024)"))[0].values == [date(2024, 3, 4), date(2024, 3, 5)]


rising = st.lists(st.integers(0, 20), min_size=2, max_size=40)


@settings(max_examples=200, deadline=None)
@given(steps=rising, start=st.dates(date(2015, 1, 1), date(2023, 1, 1)), every=st.integers(2, 9), down=st.booleans())
def test_years_written_now_and_then_are_never_wrong_in_silence(steps, start, every, down):
    """A run of days of which some have their year reads back the same, or a cell is None with a note."""
    days = []
    for step in steps:
        start += timedelta(days=step)
        days.append(start)
    days = days[::-1] if down else days
    cells = [f"{day:%d.%m.%Y}" if place % every == 0 else f"{day:%d.%m}" for place, day in enumerate(days)]
    found = read(("created_at", cells))[0]
    for value, day in zip(found.values, days, strict=True):
        assert value in (day, None)
    assert len(found.notes) == found.values.count(None)


@pytest.mark.parametrize("span", ["2023/24 учебный год", "2023-2024", "с 01.09.2023 по 31.08.2024"])
@settings(max_examples=80, deadline=None)
@given(steps=st.lists(st.integers(0, 9), min_size=1, max_size=30))
def test_a_year_of_two_halves_is_never_wrong_in_silence(span, steps):
    """Rows of a school year that follow one another read back the same, or are said."""
    day = date(2023, 9, 1)
    days = []
    for step in steps:
        day += timedelta(days=step)
        days.append(day)
    found = read(("created_at", [f"{day:%d.%m.}" for day in days]), span=span_of(span))[0]
    for value, wanted in zip(found.values, days, strict=True):
        assert value in (wanted, None)
    assert len(found.notes) == found.values.count(None)


def test_a_shift_goes_on_after_midnight(read, rules):
    """Rows of one heading that follow its evening in the small hours are of the next day, and said."""
    clocks = ["20:15", "23:40", "00:20", "05:10"]
    for field in ("created_at", "time:created_at"):
        found = read((field, clocks), banners=[date(2024, 3, 4)] * 4)[0]
        values = found.values if field == "created_at" else found.extra["created_at"]
        assert values == [at(2024, 3, 4, 20, 15), at(2024, 3, 4, 23, 40), at(2024, 3, 5, 0, 20), at(2024, 3, 5, 5, 10)]
        assert rules(found) == [("ambiguous-date", "A4"), ("ambiguous-date", "A5")]


def test_rows_out_of_order_stay_on_their_day(read):
    """Where rows fall back more than once, or into the day, their heading's day holds."""
    found = read(("created_at", ["22:15", "07:40", "23:10", "00:20"]), banners=[date(2024, 3, 4)] * 4)[0]
    assert {value.date() for value in found.values} == {date(2024, 3, 4)}


def test_a_bare_number_beside_a_whole_date_may_count_days(read, rules):
    """Due "5" beside a whole date of creation is the fifth, or five days."""
    _, due = read(("created_at", ["04.03.2024", "06.03.2024"]), ("due_at", ["5", 10]))
    assert due.values == [None, None]
    assert rules(due) == [("ambiguous-date", "B2"), ("ambiguous-date", "B3")]
