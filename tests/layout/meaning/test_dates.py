"""Dates are decided by their column, in any writing, and what can't be decided is said at its cell."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone

import pytest

from tests.layout.meaning.conftest import ZONE


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=ZONE)  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("14.03.2024", date(2024, 3, 14)),
        ("14.03.24", date(2024, 3, 14)),
        ("14.3.24", date(2024, 3, 14)),
        ("14/03/2024", date(2024, 3, 14)),
        ("14-03-2024", date(2024, 3, 14)),
        ("2024-03-14", date(2024, 3, 14)),
        ("2024/03/14", date(2024, 3, 14)),
        ("2024.03.14", date(2024, 3, 14)),
        ("20240314", date(2024, 3, 14)),
        ("14.03.2024 09:05", at(2024, 3, 14, 9, 5)),
        ("14.03.2024 9:05:07", at(2024, 3, 14, 9, 5, 7)),
        ("14.03.2024, 09:05", at(2024, 3, 14, 9, 5)),
        ("2024-03-14T09:05:07", at(2024, 3, 14, 9, 5, 7)),
        ("2024-03-14 09:05:07.123", at(2024, 3, 14, 9, 5, 7, 123000)),
        ("2024-03-14 09:05:07,123456", at(2024, 3, 14, 9, 5, 7, 123456)),
        ("2024-03-14T09:05:07Z", at(2024, 3, 14, 12, 5, 7)),
        ("2024-03-14T09:05:07+05:00", at(2024, 3, 14, 7, 5, 7)),
        ("2024-03-14T09:05:07-0500", at(2024, 3, 14, 17, 5, 7)),
        ("2024-03-14 09:05 UTC", at(2024, 3, 14, 12, 5)),
        ("3/14/24, 7:05 PM", at(2024, 3, 14, 19, 5)),
        ("3/14/2024 12:05 AM", at(2024, 3, 14, 0, 5)),
        ("3/14/2024 12:05:09 p.m.", at(2024, 3, 14, 12, 5, 9)),
        ("05/Mar/2021 08:15:02", at(2021, 3, 5, 8, 15, 2)),
        ("30/Sep/21", date(2021, 9, 30)),
        ("30/Sep/21 8:15 PM", at(2021, 9, 30, 20, 15)),
        ("30-Sep-2021", date(2021, 9, 30)),
        ("Sep 30, 2021", date(2021, 9, 30)),
        ("September 30th, 2021", date(2021, 9, 30)),
        ("Thu, 30 Sep 2021 08:15:00", at(2021, 9, 30, 8, 15)),
        ("2021-Sep-30", date(2021, 9, 30)),
        ("14 марта 2024 г.", date(2024, 3, 14)),
        ("14 марта 2024 года в 9:05", at(2024, 3, 14, 9, 5)),
        ("14-мар-24", date(2024, 3, 14)),
        ("14. März 2024", date(2024, 3, 14)),
        ("Donnerstag, 14. März 2024 um 09:05 Uhr", at(2024, 3, 14, 9, 5)),
        ("14 de marzo de 2024", date(2024, 3, 14)),
        ("14 mars 2024 à 9h05", at(2024, 3, 14, 9, 5)),
        ("jeudi 14 mars 2024", date(2024, 3, 14)),
        ("14 marca 2024 r.", date(2024, 3, 14)),
        ("14 березня 2024 р.", date(2024, 3, 14)),
        ("2024. gada 14. marts", date(2024, 3, 14)),
        ("14 de março de 2024", date(2024, 3, 14)),
        ("14 мар. 2024", date(2024, 3, 14)),
        ("14.03.2024 г.", date(2024, 3, 14)),
        ("14.03.24 в 14:05", at(2024, 3, 14, 14, 5)),
        ("14.03.2024 (утро)", date(2024, 3, 14)),
        ("чт 14.03.2024", date(2024, 3, 14)),
        ("14.03.2024 14-05", at(2024, 3, 14, 14, 5)),
        ("14.03.2024 14.05", at(2024, 3, 14, 14, 5)),
        ("14.03.2024 23:59", at(2024, 3, 14, 23, 59)),
        (" 14.03.2024\u00a0", date(2024, 3, 14)),
        ("14. 03. 2024", date(2024, 3, 14)),
        ("45365", date(2024, 3, 14)),
        ("45365.5", at(2024, 3, 14, 12)),
        ("45365,5", at(2024, 3, 14, 12)),
        (45365, date(2024, 3, 14)),
        (45365.75, at(2024, 3, 14, 18)),
        (1710396000, at(2024, 3, 14, 9)),
        ("1710396000000", at(2024, 3, 14, 9)),
        (datetime(2024, 3, 14, 9, 5), at(2024, 3, 14, 9, 5)),
        (date(2024, 3, 14), date(2024, 3, 14)),
    ],
)
def test_one_writing_is_read(one, text, meant):
    """Each way of writing a day that leaves nothing open is read as that day."""
    found = one("created_at", [text])
    assert found.values == [meant]
    assert type(found.values[0]) is type(meant)
    assert found.notes == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("31.02.2024", "invalid-date"),
        ("14.03.2024 25:00", "invalid-date"),
        ("12-14.03.2024", "invalid-date"),
        ("12.03.2024 - 14.03.2024", "invalid-date"),
        ("с 12 по 14 марта 2024", "invalid-date"),
        ("сегодня", "invalid-date"),
        ("вчера", "invalid-date"),
        ("today", "invalid-date"),
        ("gestern", "invalid-date"),
        ("вчера 14:05", "invalid-date"),
        ("да", "invalid-date"),
        ("см. почту", "invalid-date"),
        ("готово", "invalid-date"),
        ("0024-03-14", "invalid-date"),
        ("20224-03-14", "invalid-date"),
        ("14.03.20224", "invalid-date"),
        ("март 2024", "invalid-date"),
        ("03.2024", "invalid-date"),
        ("14:05", "invalid-date"),
        ("12", "ambiguous-date"),
        ("12.03", "ambiguous-date"),
        ("12 марта", "ambiguous-date"),
        ("12.03.2024, 15.03.2024", "ambiguous-date"),
        ("12.03.2024 15.03.2024", "ambiguous-date"),
        ("03/04/2024", "ambiguous-date"),
        (True, "invalid-date"),
        (time(9, 5), "invalid-date"),
        (timedelta(hours=5), "invalid-date"),
        (datetime(1900, 1, 5), "invalid-date"),
        (89161234567.0, "invalid-date"),
    ],
)
def test_what_is_no_single_day_is_none_and_said(one, rules, text, rule):
    """A cell that holds no one day of the calendar is None with a note, and its text stays in raw."""
    found = one("created_at", [text])
    assert found.values == [None]
    assert rules(found) == [(rule, "A2")]
    assert found.raw is not None
    assert found.raw[0]


@pytest.mark.parametrize(
    "text", ["", "-", "н/д", "NULL", "00.00.0000", "0000-00-00", "__.__.____", "нет", "\u200b", "дд.мм.гггг", "?"]
)
def test_a_blank_in_disguise_is_blank(one, text):
    """A placeholder in a date column is None without a note."""
    found = one("solved_at", [text, "14.03.2024"])
    assert found.values == [None, date(2024, 3, 14)]
    assert found.notes == []


def test_words_beside_a_date_are_said(one, rules):
    """A date with words beside it is taken, and the words are said."""
    found = one("created_at", ["14.03.2024 Иванов"])
    assert found.values == [date(2024, 3, 14)]
    assert rules(found) == [("split-value", "A2")]
    assert one("due_at", ["до 14.03.2024"]).notes == []


def test_midnight_everywhere_makes_days(one):
    """A column whose cells all stand at midnight is a column of days; a day among times stays a day."""
    assert one("created_at", ["14.03.2024 00:00", datetime(2024, 3, 15)]).values == [
        date(2024, 3, 14),
        date(2024, 3, 15),
    ]
    mixed = one("created_at", ["14.03.2024 10:00", "15.03.2024", date(2024, 3, 16)]).values
    assert mixed == [at(2024, 3, 14, 10), date(2024, 3, 15), date(2024, 3, 16)]


def test_the_offset_in_the_text_is_kept(one):
    """A time with an offset of its own keeps its instant."""
    found = one("created_at", ["2024-03-14T09:05:07+09:00"]).values[0]
    assert found == datetime(2024, 3, 14, 9, 5, 7, tzinfo=timezone(timedelta(hours=9)))


def test_order_by_proof(one):
    """One cell beyond 12 decides for all cells of its column."""
    found = one("created_at", ["03/04/2024", "03/25/2024"])
    assert found.values == [date(2024, 3, 4), date(2024, 3, 25)]
    assert found.dates.order == "mdy"
    assert "03/25/2024" in found.dates.reason


def test_order_by_sequence(one):
    """Without proof, the order that makes the rows follow one another decides."""
    texts = ["03/04/2024", "03/05/2024", "03/07/2024", "03/08/2024", "03/11/2024", "03/12/2024"]
    assert one("created_at", texts).dates.order == "mdy"
    assert one("created_at", [f"{text[3:5]}/{text[:2]}/2024" for text in texts]).dates.order == "dmy"


def test_order_by_another_column(read):
    """A column without proof is read like another one of the same form, when nothing speaks against it."""
    created, solved = read(
        ("created_at", ["03/04/2024", "03/05/2024", "03/07/2024"]),
        ("solved_at", ["03/14/2024", "03/15/2024", "03/17/2024"]),
    )
    assert created.dates.order == solved.dates.order == "mdy"


def test_order_by_banner(one):
    """The month of the banner above a row tells day from month."""
    found = one("created_at", ["05/03/2024", "06/03/2024"], banners=[(2024, 3)] * 2)
    assert found.values == [date(2024, 3, 5), date(2024, 3, 6)]


def test_order_of_the_profile(one):
    """The profile's order wins; what is no day in it is said."""
    from sheet2desk.config import Dates, Profile

    profile = Profile(dates=Dates(columns={"Дата": "mdy"}))
    found = one("created_at", ["03/04/2024", "25/03/2024"], "Дата", profile=profile)
    assert found.values == [date(2024, 3, 4), None]
    assert [note.rule for note in found.notes] == ["invalid-date"]


def test_banner_completes_short_dates(one):
    """A bare day or a day and month get the rest from the banner above them."""
    found = one(
        "created_at",
        [12, "13", "14.03", 15.03, "16 марта", "17.03 14:05", "09:30"],
        banners=[(2024, 3)] * 6 + [date(2024, 3, 18)],
    )
    expected = [
        date(2024, 3, 12),
        date(2024, 3, 13),
        date(2024, 3, 14),
        date(2024, 3, 15),
        date(2024, 3, 16),
        at(2024, 3, 17, 14, 5),
    ]
    assert found.values == [*expected, at(2024, 3, 18, 9, 30)]
    assert found.notes == []


def test_banner_at_the_turn_of_the_year(one):
    """January below a banner of December belongs to the next year."""
    assert one("solved_at", ["05.01"], banners=[(2023, 12)]).values == [date(2024, 1, 5)]


def test_a_time_column_is_joined(read, rules):
    """A column of times goes to its dates; a time that is none is said."""
    created, times = read(
        ("created_at", ["14.03.2024", date(2024, 3, 15), "16.03.2024", "", "18.03.2024"]),
        ("time:created_at", ["14:05", time(9, 30), 0.5, "10:00", "утром"]),
    )
    assert created.values == [
        at(2024, 3, 14, 14, 5),
        at(2024, 3, 15, 9, 30),
        at(2024, 3, 16, 12),
        None,
        date(2024, 3, 18),
    ]
    assert rules(times) == [("invalid-date", "B5"), ("invalid-date", "B6")]


def test_one_impossible_cell_does_not_unsettle_its_column(one):
    """Where few days prove the order and one cell contradicts, other evidence decides, and the one cell is said."""
    proving = ["26.02.2024", "27.02.2024", "28.02.2024", "29.02.2024"]
    found = one("created_at", [*proving, "01.03.2024", "12.13.2024", "02.03.2024"])
    assert found.values == [
        *(date(2024, 2, day) for day in range(26, 30)),
        date(2024, 3, 1),
        None,
        date(2024, 3, 2),
    ]
    assert [note.rule for note in found.notes] == ["invalid-date"]


def test_contradicting_halves_stay_undecided(one):
    """Where as many cells prove day first as month first, nothing between them is taken on faith."""
    found = one("created_at", ["26.02.2024", "02.27.2024", "01.03.2024"])
    assert found.values[2] is None
    assert "ambiguous-date" in {note.rule for note in found.notes}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2024年3月5日", date(2024, 3, 5)),
        ("2024年03月05日 15时20分", at(2024, 3, 5, 15, 20)),
        ("2024/3/5 下午 3:20", at(2024, 3, 5, 15, 20)),
        ("2024. 3. 5. 오전 9:05", at(2024, 3, 5, 9, 5)),
        ("2024년 3월 5일", date(2024, 3, 5)),
        ("2024/03/05(火) 10:00", at(2024, 3, 5, 10)),
        ("2024-3-5", date(2024, 3, 5)),
        ("5 ottobre 2024", date(2024, 10, 5)),
        ("5. června 2024", date(2024, 6, 5)),
        ("5 Şubat 2024", date(2024, 2, 5)),
    ],
)
def test_dates_of_further_languages(one, text, meant):
    """East Asian dates, days of one figure behind the year, and months by name."""
    assert one("created_at", [text, "2024-03-25"]).values[0] == meant
