"""Times of day in many writings; what may be a length of time as well is said."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.layout.meaning.conftest import ZONE, read

DAY = date(2024, 3, 14)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        *[
            (text, (9, 5))
            for text in ["9:05", "09.05", "9-05", "9h05", "9 ч 05 мин", "9ч05", "9u05", "9 Uhr 05", "0905"]
        ],
        *[
            (text, (9, 5))
            for text in ["9.05 Uhr", "9.05am", "9:05 a. m.", "9:05 утра", "kl. 9.05", "ore 9.05", "v 9.05"]
        ],
        *[
            (text, (9, 5))
            for text in ["godz. 9.05", "plkst. 9.05", "о 9.05", "в 9-05", "klo 9.05", "9'05", "9:05 vorm."]
        ],
        *[(text, (14, 30)) for text in ["14-30", "14.30 hrs", "1430h", "14h30min", "14 h 30", "2.30pm", "2:30 p.m."]],
        *[(text, (14, 30)) for text in ["2:30 дня", "2:30 nachm.", "2:30 de la tarde", "14:30:00", "2:30 PM"]],
        *[(text, (20, 30)) for text in ["8:30 вечера", "8:30 du soir", "8:30 wieczorem", "20.30 uur", "8:30pm"]],
        *[(text, (22, 40)) for text in ["22ч40", "22h40", "10.40 pm", "22-40", "22:40"]],
        ("12:30 a. m.", (0, 30)),
        ("12:10 p. m.", (12, 10)),
        ("2:15 ночи", (2, 15)),
        ("11:40 ночи", (23, 40)),
        (time(7, 40), (7, 40)),
        (0.5, (12, 0)),
        ("0,5", (12, 0)),
    ],
)
def test_a_time_in_many_writings(read, text, meant):
    """A column of times gives each date its time."""
    created, times = read(("created_at", [DAY]), ("time:created_at", [text]))
    assert created.values == [datetime(2024, 3, 14, *meant, tzinfo=ZONE)]
    assert not times.notes


@pytest.mark.parametrize(
    "text",
    [
        *["14.03.2024 в 9", "14.03.2024 9ч", "14 mars 2024 à 9h", "14.03.2024 um 9 Uhr", "14.03.2024 9 утра"],
        *["14/03/24 - 9am", "9am 14/03/24", "14 March 2024 at 9 a.m.", "14.03.2024 v 9 hod.", "14 marzo 2024 ore 9"],
        *["14.03.2024 9.00", "14.03.2024, 9-00", "14.03.2024 9.00 Uhr", "14.03.2024\n09:00", "09:00 14.03.2024"],
    ],
)
def test_a_date_with_its_hour_in_words(one, text):
    """Beside a date hours alone are a time."""
    assert one("created_at", [text]).values == [datetime(2024, 3, 14, 9, tzinfo=ZONE)]


def test_the_end_of_a_day_is_midnight_of_the_next(one, rules):
    """24:00 is read as the next day's midnight, and said."""
    found = one("created_at", ["14.03.2024 24:00", "15.03.2024 10:00"])
    assert found.values[0] == datetime(2024, 3, 15, tzinfo=ZONE)
    assert rules(found) == [("ambiguous-date", "A2")]


@pytest.mark.parametrize(
    "text", ["25:10", "9:75", "14 утра", "09:15-10:30", "утром", "2 дня", "9", "позвонил", 1.5, 31.2]
)
def test_what_is_no_time_is_said(read, rules, text):
    """What no clock shows leaves the date as it stands, and is said."""
    created, times = read(("created_at", [DAY]), ("time:created_at", [text]))
    assert created.values == [DAY]
    assert rules(times) == [("invalid-date", "B2")]


def test_hours_alone_are_times_under_a_header_of_times_only(read, rules):
    """ "9 ч" may be a length of time, unless the header names a clock."""
    created, times = read(("created_at", [DAY], "Дата"), ("time:created_at", ["9 ч"], "Принято"))
    assert created.values == [DAY]
    assert rules(times) == [("invalid-date", "B2")]
    created, times = read(("created_at", [DAY], "Дата"), ("time:created_at", ["9 ч"], "Время"))
    assert created.values == [datetime(2024, 3, 14, 9, tzinfo=ZONE)]


def test_numbers_with_a_point_are_hours_and_minutes(read, rules):
    """8.05 is five past eight in a column of such numbers; 9.5 may be half past nine, and is said."""
    created, times = read(("created_at", [DAY] * 4, "Дата"), ("time:created_at", [8.05, 14.35, 9.5, 10.17], "Время"))
    assert [value.isoformat()[:16] for value in created.values] == [
        "2024-03-14T08:05", "2024-03-14T14:35", "2024-03-14", "2024-03-14T10:17",
    ]  # fmt: skip
    assert rules(times) == [("invalid-date", "B4")]


@given(
    moment=st.times(),
    form=st.sampled_from(
        ["{h}:{m:02}", "{h}h{m:02}", "{h}ч{m:02}", "{h}.{m:02}", "{h}-{m:02}", "{h:02}{m:02}", "{h} ч {m} мин"]
    ),
)
def test_times_read_back(moment, form):
    """Any time in any writing reads back the same, or is said."""
    text = form.format(h=moment.hour, m=moment.minute)
    created, times = read(("created_at", [DAY], "Дата"), ("time:created_at", [text], "Время"))
    wanted = datetime(2024, 3, 14, moment.hour, moment.minute, tzinfo=ZONE)
    assert created.values == [wanted] or times.notes or (moment.hour, moment.minute) == (0, 0)
