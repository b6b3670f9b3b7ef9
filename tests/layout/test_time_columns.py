"""Columns of times of day go to the date that they belong to; lengths of time and other people's times stay apart."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import pytest

from sheet2desk.config import Profile
from tests.layout.workbooks import ZONE, read, read_rows, rules, sheet

TEXT = "Не работает принтер на втором этаже"


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=ZONE)  # type: ignore[misc]


def test_two_pairs_of_a_date_and_its_time():
    """Each "Время" belongs to the date before it."""
    log = read_rows(
        [
            ["№", "Дата поступления", "Время", "Описание", "Заявитель", "Дата выполнения", "Время"],
            [1, date(2024, 3, 4), time(9, 15), TEXT, "Иванов", date(2024, 3, 5), time(10, 0)],
            [2, date(2024, 3, 4), "14-30", TEXT, "Петров", date(2024, 3, 6), "9-05"],
            [3, date(2024, 3, 6), "8.40", TEXT, "Петров", "", ""],
        ]
    )
    assert [(one.created_at, one.solved_at) for one in log.tickets] == [
        (at(2024, 3, 4, 9, 15), at(2024, 3, 5, 10)),
        (at(2024, 3, 4, 14, 30), at(2024, 3, 6, 9, 5)),
        (at(2024, 3, 6, 8, 40), None),
    ]
    assert all(":" not in text for one in log.tickets for text in one.custom.values())


def test_start_and_end_of_one_day():
    """Begin and end stand beside one date; an end after midnight is of the next day, and said."""
    log = read_rows(
        [
            ["Datum", "Beginn", "Ende", "Beschreibung", "Melder", "Status"],
            ["04.03.2024", "07:40", "08:10", "Der Drucker im zweiten Stock", "Kurz", "erledigt"],
            ["05.03.2024", "22:50", "00:20", "Die Heizung wird nicht warm", "Lang", "erledigt"],
            ["06.03.2024", "9:00", "", "Licht flackert im Flur", "Lang", "offen"],
        ]
    )
    assert [(one.created_at, one.solved_at) for one in log.tickets] == [
        (at(2024, 3, 4, 7, 40), at(2024, 3, 4, 8, 10)),
        (at(2024, 3, 5, 22, 50), at(2024, 3, 6, 0, 20)),
        (at(2024, 3, 6, 9), None),
    ]
    assert "ambiguous-date" in rules(log)


@pytest.mark.parametrize("header", ["Простой", "Длительность", "Выезд", "Прибытие", "Handle time", "Dauer", "Durée"])
def test_lengths_and_other_times_are_no_times_of_the_ticket(header):
    """What lasts, or happens to somebody else, stays under its own header."""
    log = read_rows(
        [
            ["№", "Дата", header, "Описание", "Заявитель"],
            [1, date(2024, 3, 4), time(10, 15), TEXT, "Иванов"],
            [2, date(2024, 3, 5), time(12, 30), TEXT, "Иванов"],
            [3, date(2024, 3, 6), time(9, 0), TEXT, "Иванов"],
        ]
    )
    assert [one.created_at for one in log.tickets] == [date(2024, 3, 4), date(2024, 3, 5), date(2024, 3, 6)]
    assert log.tickets[0].custom[header] == "10:15"


@pytest.mark.parametrize(
    ("header", "cells", "wanted"),
    [
        ("Time", ["0915", "1430", "0005"], [(9, 15), (14, 30), (0, 5)]),
        ("Time", [915.0, 1430.0, 1605.0], [(9, 15), (14, 30), (16, 5)]),
        ("Время", [8.05, 14.35, 17.12], [(8, 5), (14, 35), (17, 12)]),
        ("Uhrzeit", ["7.40", "8.15 Uhr", "14.35"], [(7, 40), (8, 15), (14, 35)]),
        ("Hora", ["9:05 a. m.", "1:40 p. m.", "12:30 a. m."], [(9, 5), (13, 40), (0, 30)]),
        ("Heure", ["9h", "14h05", "17h30"], [(9, 0), (14, 5), (17, 30)]),
        ("Godz.", ["8.10", "9.05", "10.12"], [(8, 10), (9, 5), (10, 12)]),
        ("Čas", ["7:15", "8.40", "13.05"], [(7, 15), (8, 40), (13, 5)]),
        ("Tijd", ["9u15", "14u", "16.20 uur"], [(9, 15), (14, 0), (16, 20)]),
        ("Уақыты", [time(9, 5), time(11, 30), "14-20"], [(9, 5), (11, 30), (14, 20)]),
    ],
)
def test_times_in_the_writings_of_a_column(header, cells, wanted):
    """A column that its header calls one of times holds times, however they are written."""
    rows: list[list[Any]] = [["No", "Date", header, "Description", "Name", "Status"]]
    for place, cell in enumerate(cells):
        rows.append([place + 1, date(2024, 3, 13 + place), cell, "The printer is out of paper again", "Doe", "open"])
    log = read_rows(rows)
    days = [13, 14, 15]
    assert [one.created_at for one in log.tickets] == [
        at(2024, 3, day, *clock) for day, clock in zip(days, wanted, strict=True)
    ]


def test_a_time_of_solving_beside_whole_moments_of_creation():
    """ "Выполнено в 10:20" is of the day on which the request came in."""
    log = read_rows(
        [
            ["№", "Дата и время", "Описание", "Заявитель", "Статус", "Время выполнения"],
            [1, "04.03.2024 9:15", TEXT, "Иванов", "решено", "10:20"],
            [2, "05.03.2024 9:15", TEXT, "Иванов", "решено", "11:20"],
            [3, "13.03.2024 19:15", TEXT, "Иванов", "решено", "0:20"],
        ]
    )
    solved = [one.solved_at for one in log.tickets]
    assert solved in (
        [at(2024, 3, 4, 10, 20), at(2024, 3, 5, 11, 20), at(2024, 3, 14, 0, 20)],
        [None, None, None],  # where the header names a length of time as well
    )


def test_columns_of_year_and_month_beside_bare_days():
    """Год | Месяц | Число make one date."""
    log = read_rows(
        [
            ["№", "Год", "Месяц", "Число", "Описание", "Заявитель", "Статус"],
            [1, 2024, "март", 4, TEXT, "Иванов", "в работе"],
            [2, 2024, "III", 5, TEXT, "Иванов", "в работе"],
            [3, 2024, 4, 15, TEXT, "Иванов", "в работе"],
        ]
    )
    assert [one.created_at for one in log.tickets] == [date(2024, 3, 4), date(2024, 3, 5), date(2024, 4, 15)]


def test_a_status_with_its_day_gives_both():
    """Without a column of days of solving the day beside a done status is that day."""
    log = read_rows(
        [
            ["№", "Дата", "Описание", "Заявитель", "Отметка о выполнении"],
            [1, date(2024, 3, 4), TEXT, "Иванов", "вып. 05.03.24"],
            [2, date(2024, 3, 5), TEXT, "Иванов", "выполнено 15.03.2024"],
            [3, date(2024, 3, 6), TEXT, "Иванов", "в работе"],
            [4, date(2024, 3, 6), TEXT, "Иванов", "сделано 7 марта"],
        ]
    )
    assert [(one.status, one.solved_at) for one in log.tickets] == [
        ("solved", date(2024, 3, 5)),
        ("solved", date(2024, 3, 15)),
        ("open", None),
        ("solved", date(2024, 3, 7)),
    ]
    assert {"вып. 05.03.24", "сделано 7 марта"} <= {one.raw.get("status") for one in log.tickets}


def test_a_day_with_its_status_gives_both():
    """Without a column of statuses the word beside a day of solving is one."""
    log = read_rows(
        [
            ["№", "Дата", "Описание", "Заявитель", "Дата выполнения"],
            [1, date(2024, 3, 4), TEXT, "Иванов", "вып. 05.03.24"],
            [2, date(2024, 3, 5), TEXT, "Иванов", "15.03.2024"],
            [3, date(2024, 3, 6), TEXT, "Иванов", "в работе"],
        ]
    )
    assert [(one.status, one.solved_at) for one in log.tickets] == [
        ("solved", date(2024, 3, 5)),
        (None, date(2024, 3, 15)),
        ("open", None),
    ]


def test_a_first_column_named_only_time_under_headings_of_days():
    """Each row came on the day of the heading above it; the second column of times is what its header says."""
    log = read_rows(
        [
            ["Godz.", "Telefon", "Nazwisko", "Sprawa", "Kto oddzwania", "Pierwszy kontakt (godz.)"],
            ["PONIEDZIAŁEK 04.03.2024", "", "", "", "", ""],
            [time(8, 5), "500 100 200", "Nowak", "brak prądu w hali", "Ewa", time(8, 40)],
            [time(9, 50), "500 100 201", "Lis", "zepsuty zamek", "Ewa", time(11, 0)],
            ["WTOREK 05.03.2024", "", "", "", "", ""],
            [time(8, 0), "500 100 202", "Kos", "cieknie kran", "Piotr", time(8, 25)],
        ]
    )
    assert [one.created_at for one in log.tickets] == [at(2024, 3, 4, 8, 5), at(2024, 3, 4, 9, 50), at(2024, 3, 5, 8)]
    assert log.tickets[0].first_response_at == at(2024, 3, 4, 8, 40)
    assert [one.assignee for one in log.tickets] == ["Ewa", "Ewa", "Piotr"]


def test_hours_of_work_are_no_times():
    """ "2 ч" under a header that names no clock stays what it is."""
    rows: list[list[Any]] = [["№", "Дата", "Ч/ч", "Описание", "Заявитель", "Статус"]]
    rows += [[n, date(2024, 3, 3 + n), f"{n + 6} ч", TEXT, "Иванов", "в работе"] for n in (1, 2, 3)]
    log = read_rows(rows)
    assert [one.created_at for one in log.tickets] == [date(2024, 3, 4), date(2024, 3, 5), date(2024, 3, 6)]
    assert log.tickets[0].custom["Ч/ч"] == "7 ч"


def test_the_profile_names_a_column_of_times():
    """What the profile says of a column of times holds, whatever its header speaks of."""
    rows: list[list[Any]] = [["Выезд", "Описание", "Заявитель", "Статус"], ["4 марта 2024"]]
    rows += [[clock, TEXT, "Иванов", "в работе"] for clock in ("7:40", "8:15", "9:30")]
    log = read(sheet(rows, merges=[(2, 1, 2, 4)]), profile=Profile(columns={"created_at": "Выезд"}))
    assert [one.created_at for one in log.tickets] == [
        at(2024, 3, 4, 7, 40), at(2024, 3, 4, 8, 15), at(2024, 3, 4, 9, 30),
    ]  # fmt: skip


def test_numbers_of_a_day_and_a_month():
    """4.03 and 16.03 under "Дата" are days and months."""
    rows: list[list[Any]] = [["№", "Дата", "Описание", "Заявитель", "Статус"]]
    rows += [[n, day, TEXT, "Иванов", "в работе"] for n, day in enumerate([4.03, 5.03, 16.03], 1)]
    log = read(sheet(rows, name="2024"))
    assert [one.created_at for one in log.tickets] == [date(2024, 3, 4), date(2024, 3, 5), date(2024, 3, 16)]


def test_the_one_time_belongs_to_the_one_date_wherever_it_stands():
    """A log of one day and one hour has the hour far behind."""
    rows = [
        [f"{n}", f"2025-06-{n:02}", f"Sede {n}", "VPN", f"No abre {n}", f"0{n}:11 p. m.", "Alta"] for n in range(1, 6)
    ]
    log = read_rows([["id", "fecha", "sede", "asunto", "descripcion", "hora", "prioridad"], *rows])
    assert str(log.tickets[0].created_at)[:16] == "2025-06-01 13:11"
