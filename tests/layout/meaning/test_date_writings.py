"""Dates in the writings of many languages, offices and keyboards; what no calendar holds stays blank with a note."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheet2desk.layout.meaning.vocabulary import load
from tests.layout.meaning.conftest import ZONE, read

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
DAY = date(2024, 3, 14)  # a Thursday


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=ZONE)  # type: ignore[misc]


@pytest.mark.parametrize(
    "text",
    [
        *["14 III 2024", "14.III.2024", "14.III.24", "14/III/2024", "14-III-2024", "14.iii.24", "14 iii 2024 r."],
        *["14 ІІІ 2024", "2024-III-14", "14.Ⅲ.2024", "14. III. 2024", "14III2024"],
        *["14 марта 2024 г.", "14-го марта 2024 года", "14 березня 2024 р.", "14 сакавіка 2024 г.", "14 март 2024"],
        *["2024 ж. 14 наурыз", "14 наурыз 2024 ж.", "14 marzo 2024", "14° marzo 2024", "14. března 2024"],
        *["14 maart 2024", "14 mrt. 2024", "2024 m. kovo 14 d.", "14. marca 2024", "14 Mart 2024", "14 martie 2024"],
        *["2024. március 14.", "14. maaliskuuta 2024", "14 mars 2024", "14. märts 2024", "14 Μαρτίου 2024"],
        *["the 14th of March, 2024", "March 14th 2024", "14º de março de 2024", "14er mars 2024"],
        *["Thu 14 Mar 2024", "чт 14.03.2024", "14.03.2024 (чт)", "четверг, 14 марта 2024 г.", "Do., 14.03.2024"],
        *["giovedì 14 marzo 2024", "čt 14. 3. 2024", "donderdag 14 maart 2024", "ceturtdien, 14.03.2024."],
        *["14.03.2024.", "14.03.2024 г", "14.03.2024г.", "14.03.24г", "14.03.'24", "14 March '24", "2024-3-14"],
        *[
            "14.03,2024",
            "14..03.2024",
            "14. 03. 2024",
            "(14.03.2024)",
            "2024年3月14日",
            "2024년 3월 14일",
            "45365",
            "45365,0",
        ],
    ],
)
def test_a_day_in_many_writings(one, text):
    """Each writing is the 14th of March, and nothing has to be said of it."""
    found = one("created_at", [text])
    assert found.values == [DAY]
    assert not found.notes


@given(day=st.dates(date(2001, 1, 1), date(2060, 12, 31)), sign=st.sampled_from([".", " ", "/", "-", ". "]))
def test_roman_months_read_back(day, sign):
    """Any day written with a Roman month reads back the same."""
    found = read(("created_at", [f"{day.day}{sign}{ROMAN[day.month - 1]}{sign}{day.year}"]))[0]
    assert found.values == [day]


def test_every_weekday_is_known():
    """Each listed name of a day of the week stands beside its date without a word said."""
    for number, names in load("weekdays").items():
        for name in names:
            found = read(("created_at", [f"{name} {3 + int(number)}.03.2024"]))[0]
            assert (found.values, found.notes) == ([date(2024, 3, 3 + int(number))], []), name


@pytest.mark.parametrize("text", ["Monday 14 March 2024", "понедельник, 14.03.2024", "14 марта 2024 (среда)"])
def test_another_weekday_than_the_days_own_is_said(one, rules, text):
    """A day of the week that isn't the date's is said; the date is taken."""
    found = one("created_at", [text])
    assert found.values == [DAY]
    assert rules(found) == [("ambiguous-date", "A2")]


def test_weekdays_decide_between_day_and_month(one):
    """One day of the week is proof where either order is a day of the calendar."""
    assert one("created_at", ["Mon 04/03/2024"]).values == [date(2024, 3, 4)]
    assert one("created_at", ["Wednesday, 04/03/2024"]).values == [date(2024, 4, 3)]


@pytest.mark.parametrize(
    "text",
    [
        *["31.02.24", "31.04.24", "30.02.2024", "31 IV 2024", "00.03.2024", "14.13.2024", "31 июня 2024"],
        *["14.О3.2024", "I4.03.2024", "l4.03.24", "14.03.2O24", "14.03.024", "14.03.20224", "1.3.4", "14 XIII 2024"],
        *["14.03.2024 25:10", "14.03.2024 14 утра", "14.03.2024 12 ночи"],
        *["14-16.03.2024", "с 14 по 16 марта 2024", "14.03 - 16.03.2024", "14/15.03.2024", "14.03.2024, 15.03.2024"],
        *["14 IX - 16 IX 2024", "14.03.2024 09:15-10:30", "14.03.2024 с 9:00 до 10:00"],
        *["вчера", "gisteren", "ieri", "včera", "кеше", "к пятнице", "скоро", "3 дня", "24 ч"],
    ],
)
def test_what_is_no_day_is_said(one, text):
    """No writing of what no calendar or nobody else knows becomes a value, and each is said."""
    found = one("created_at", ["13.03.2024", text, "15.03.2024"])
    assert found.values == [date(2024, 3, 13), None, date(2024, 3, 15)]
    assert [note.location.cell for note in found.notes] == ["A3"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("выполнено 14.03.24", "выполнено"),
        ("14.03.2024 закрыто", "закрыто"),
        ("done 14/03/2024", "done"),
        ("erledigt am 14.03.2024", "erledigt"),
        ("załatwione 14 III 2024", "zalatwione"),
        ("около 14.03.2024", "около"),
        ("14.03.2024?", "?"),
        ("~14.03.2024", "~"),
    ],
)
def test_words_and_doubts_beside_a_date_are_said(one, text, said):
    """The date is taken, and what stands beside it is said with the text kept."""
    found = one("solved_at", [text])
    assert found.values == [DAY]
    assert [note.rule for note in found.notes] == ["split-value"]
    assert f'"{said}"' in found.notes[0].message
    assert found.raw == [text]


def test_two_figures_of_a_year_never_stand_in_front_by_an_impossible_day(read):
    """31.02.24 is no day of the calendar; neither it nor the rows around it become the year 2031."""
    created, solved = read(
        ("created_at", ["05.02.24", "06.02.24", "14.02.24", "27.02.24", "29.02.24"]),
        ("solved_at", ["12.02.24", "14.02.24", "20.02.24", "31.02.24", ""]),
    )
    assert created.values[-1] == date(2024, 2, 29)
    assert solved.values == [date(2024, 2, 12), date(2024, 2, 14), date(2024, 2, 20), None, None]
    assert [note.location.cell for note in solved.notes] == ["B5"]


def test_year_in_front_with_two_figures(one):
    """24-03-14 is read by its rows where they prove it."""
    found = one("created_at", [f"24-03-{day:02}" for day in range(1, 29)])
    assert found.values[13] == DAY
    assert found.dates.order == "ymd"


@pytest.mark.parametrize(
    "text",
    [
        *["14-MAR-24 02.20.30.000000 PM", "20240314T142030", "20240314142030", "Thu Mar 14 14:20:30 2024"],
        *["Mar 14 2024 2:20:30PM", "2024-03-14 14:20:30", "14.03.2024 14:20:30", "14/Mar/24 14:20:30"],
    ],
)
def test_moments_of_databases_and_logs(one, text):
    """Each writing is one moment."""
    assert one("created_at", [text]).values == [at(2024, 3, 14, 14, 20, 30)]


@pytest.mark.parametrize(
    "text", ["14.03 9.15", "14.03. 9-15", "14 марта 9.15", "14 III 9:15", "14 mars 9h15", "14.03 в 9.15"]
)
def test_a_day_without_a_year_has_its_time(one, text):
    """A time stands beside days without a year as well."""
    assert one("created_at", [text], "2024").values == [at(2024, 3, 14, 9, 15)]
