"""Headings, titles and names of sheets give rows their day, month and year; what they leave open is said."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from sheet2desk.layout.meaning.dates.span import span_of
from tests.layout.workbooks import ZONE, fates, read, read_rows, rules, sheet

TEXT = "Не работает принтер на втором этаже"


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=ZONE)  # type: ignore[misc]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Понедельник, 4 марта 2024", "Вторник, 5 марта"),
        ("4 марта 2024 г., понедельник", "5 марта 2024 г., вторник"),
        ("Monday 4 March 2024", "Tuesday 5 March 2024"),
        ("Montag, 04.03.2024", "Dienstag, 05.03.2024"),
        ("04.03.2024 (пн)", "05.03.2024 (вт)"),
        ("4 III 2024", "5 III"),
        ("lundi 4 mars 2024", "mardi 5 mars"),
        ("4 марта 2024, дежурный Смирнов", "5 марта 2024, дежурная Котова"),
        (date(2024, 3, 4), date(2024, 3, 5)),
    ],
)
@pytest.mark.parametrize("merged", [True, False])
def test_times_under_headings_of_days(first, second, merged):
    """Rows that hold a time of day only are of the day above them, whether the heading is merged or not."""
    log = read_rows(
        [
            ["Время", "Описание", "Заявитель", "Статус", "Время вып."],
            [first],
            [time(7, 40), TEXT, "Иванов", "выполнено", time(8, 55)],
            ["9-15", TEXT, "Иванов", "выполнено", "10.05"],
            [second],
            ["22ч40", TEXT, "Иванов", "выполнено", "00:15"],
            ["06:50", TEXT, "Иванов", "в работе", ""],
        ],
        merges=[(2, 1, 2, 5), (5, 1, 5, 5)] if merged else [],
    )
    assert [fates(log)[row] for row in (2, 5)] == ["banner", "banner"]
    assert [(one.created_at, one.solved_at) for one in log.tickets] == [
        (at(2024, 3, 4, 7, 40), at(2024, 3, 4, 8, 55)),
        (at(2024, 3, 4, 9, 15), at(2024, 3, 4, 10, 5)),
        (at(2024, 3, 5, 22, 40), at(2024, 3, 6, 0, 15)),
        (at(2024, 3, 5, 6, 50), None),
    ]


def test_days_without_tickets_and_the_new_year():
    """Headings without a ticket follow one another, and run on over the new year."""
    log = read_rows(
        [
            ["Время", "Описание", "Заявитель", "Статус"],
            ["30 декабря 2023"],
            ["7:40", TEXT, "Иванов", "в работе"],
            ["31 декабря"],
            ["1 января"],
            ["2 января"],
            ["8:40", TEXT, "Иванов", "в работе"],
        ]
    )
    assert [one.created_at for one in log.tickets] == [at(2023, 12, 30, 7, 40), at(2024, 1, 2, 8, 40)]


def test_a_heading_with_the_wrong_weekday_gives_no_day():
    """ "Monday 5 March 2024" was a Tuesday: the rows below are said to lack their day, not given the one before."""
    log = read_rows(
        [
            ["Time", "Request", "Guest", "Status"],
            ["Monday 4 March 2024"],
            ["7:40", "No hot water in the bathroom", "Doe", "done"],
            ["Monday 5 March 2024"],
            ["8:40", "The key card fails", "Doe", "done"],
        ]
    )
    assert [one.created_at for one in log.tickets] == [at(2024, 3, 4, 7, 40), None]
    assert "invalid-date" in rules(log)


@pytest.mark.parametrize(
    ("name", "title", "file"),
    [
        ("Лист1", "Заявки на ремонт оборудования столовой за 2024 год", "log.xlsx"),
        ("Лист1", "МБОУ «Школа № 12», журнал заявок завхозу, 2023/24 учебный год", "log.xlsx"),
        ("2024", "Журнал заявок", "log.xlsx"),
        ("Лист1", "Журнал заявок", "заявки 2024.xlsx"),
        ("март 2024", "Журнал заявок", "заявки 2023.xlsx"),
        ("Лист1", "Период: 01.12.2023 - 31.05.2024", "log.xlsx"),
        ("Лист1", "Журнал за 1 квартал 2024 г.", "log.xlsx"),
        ("Лист1", "SP nr 7, rok szkolny 2023/2024", "log.xlsx"),
        ("Лист1", "Schuljahr 2023/24", "log.xlsx"),
    ],
)
def test_titles_and_names_give_the_year(name, title, file):
    """A year in the title, the sheet's or the file's name holds for days without one."""
    rows = [[title], ["№", "Дата", "Описание", "Заявитель", "Статус"]]
    rows += [[place, day, TEXT, "Иванов", "в работе"] for place, day in enumerate(["4 марта", "05.03", "6 III"], 1)]
    log = read(sheet(rows, name=name), file=file)
    assert [one.created_at for one in log.tickets] == [date(2024, 3, 4), date(2024, 3, 5), date(2024, 3, 6)]


@pytest.mark.parametrize(
    "title",
    ["Утверждено приказом от 01.09.2022", "Журнал заявок, каб. 2012", "ISO 9001:2015", "Форма № 2024", "2021, 2024"],
)
def test_other_figures_give_no_year(title):
    """The day of an order, a room, a standard and a form's number are no year of the rows."""
    rows = [[title], ["№", "Дата", "Описание", "Заявитель", "Статус"]]
    rows += [[place, day, TEXT, "Иванов", "в работе"] for place, day in enumerate(["4 марта", "05.03", "6 III"], 1)]
    log = read_rows(rows)
    assert [one.created_at for one in log.tickets] == [None] * 3
    assert rules(log).count("ambiguous-date") == 3


@pytest.mark.parametrize(
    ("name", "above", "file"),
    [
        ("04.03", [], "диспетчер 2024.xlsx"),
        ("4 марта 2024", [], "log.xlsx"),
        ("Лист1", [["Суточная сводка за 04.03.2024"]], "log.xlsx"),
        ("Лист1", [["Журнал диспетчера"], ["Дата:", date(2024, 3, 4)]], "log.xlsx"),
        ("Лист1", [["Daily call sheet: Monday 4 March 2024"]], "log.xlsx"),
    ],
)
def test_a_sheet_a_day(name, above, file):
    """The day of all rows may stand in the sheet's name or over the table."""
    rows = [*above, ["Время", "Описание", "Заявитель", "Статус"]]
    rows += [[clock, TEXT, "Иванов", "в работе"] for clock in ("07:40", "08:15", "09:30")]
    log = read(sheet(rows, name=name), file=file)
    assert [one.created_at for one in log.tickets] == [
        at(2024, 3, 4, 7, 40), at(2024, 3, 4, 8, 15), at(2024, 3, 4, 9, 30),
    ]  # fmt: skip


def test_months_without_a_year_in_a_school_year():
    """Headings of months take the year that the title gives to them."""
    log = read_rows(
        [
            ["Заявки, 2023/2024 учебный год"],
            ["№", "Дата", "Описание", "Заявитель", "Статус"],
            ["Сентябрь"],
            [1, "4", TEXT, "Иванов", "в работе"],
            ["Декабрь"],
            [2, 15, TEXT, "Иванов", "в работе"],
            ["Январь"],
            [3, "9", TEXT, "Иванов", "в работе"],
            ["Апрель"],
            [4, "10", TEXT, "Иванов", "в работе"],
        ]
    )
    assert [one.created_at for one in log.tickets] == [
        date(2023, 9, 4), date(2023, 12, 15), date(2024, 1, 9), date(2024, 4, 10),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "months", [("янв.24", "фев.24"), ("Январь 24", "Февраль 24"), ("I 2024", "II 2024"), ("01.2024", "02.2024")]
)
def test_months_in_short(months):
    """Headings of months in their short writings."""
    log = read_rows(
        [
            ["№", "Дата", "Описание", "Заявитель", "Статус"],
            [months[0]],
            [1, "04", TEXT, "Иванов", "в работе"],
            [2, "05", TEXT, "Иванов", "в работе"],
            [months[1]],
            [3, "1", TEXT, "Иванов", "в работе"],
        ]
    )
    assert [one.created_at for one in log.tickets] == [date(2024, 1, 4), date(2024, 1, 5), date(2024, 2, 1)]


def test_weeks_give_their_year():
    """A heading of a week gives its year to days without one."""
    log = read_rows(
        [
            ["Nr", "Datum", "Mangel", "Melder", "Status"],
            ["KW 52 (25.12. - 31.12.2023)"],
            [1, "Mi 27.12.", "Heizung im Flur kalt", "Kurz", "offen"],
            ["KW 1 (01.01. - 05.01.2024)"],
            [2, "Di 02.01.", "Fenster klemmt im Büro", "Kurz", "offen"],
            [3, "Mi 03.01.", "Licht flackert im Keller", "Kurz", "offen"],
        ]
    )
    assert [one.created_at for one in log.tickets] == [date(2023, 12, 27), date(2024, 1, 2), date(2024, 1, 3)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2023/24 учебный год", date(2023, 9, 1), date(2024, 8, 31)),
        ("на 2023-2024 уч. г.", date(2023, 9, 1), date(2024, 8, 31)),
        ("rok szkolny 23/24", date(2023, 9, 1), date(2024, 8, 31)),
        ("Année scolaire 2023-24", date(2023, 9, 1), date(2024, 8, 31)),
        ("2023/2024", date(2023, 1, 1), date(2024, 12, 31)),
        ("23/24", date(2023, 1, 1), date(2024, 12, 31)),
        ("Hlášení závad IT – rok 2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("с 1.09.2023 по 31.05.2024", date(2023, 9, 1), date(2024, 5, 31)),
        ("ноябрь 2023 - январь 2024", date(2023, 11, 1), date(2024, 1, 31)),
        ("XI 2023 - I 2024", date(2023, 11, 1), date(2024, 1, 31)),
        ("03.2023 – 02.2024", date(2023, 3, 1), date(2024, 2, 29)),
        *[
            (text, date(2024, 1, 1), date(2024, 12, 31))
            for text in ("Заявки_2024", "log-2024", "Q1 2024", "2024Q1", "Tickets 2024 (2)", "за 2024г.", "FY2024")
        ],
    ],
)
def test_spans_of_titles(text, first, last):
    """A title names a year, a school year, or a stretch of months or days."""
    span = span_of(text)
    assert span is not None
    assert (span.first, span.last) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "каб. 2012",
        "ISO 9001",
        "тел. 2023",
        "2021 и 2024",
        "3/4",
        "отдел 23-24 корпуса",
        "№ 2024",
        "2024-03-15_export",
        "INV-2024-001",
    ],
)
def test_no_spans(text):
    """Other figures are none."""
    assert span_of(text) is None


def test_sheets_numbered_by_the_days_of_a_month():
    """Five sheets and more named 1, 2, 3 … are the days of the month that the file or a title names."""
    rows = [["Время", "Описание", "Заявитель", "Статус"]]
    rows += [[clock, TEXT, "Иванов", "в работе"] for clock in ("07:40", "08:15", "09:30")]
    log = read(*(sheet(rows, name=str(day)) for day in range(1, 7)), file="Март 2024.xlsx")
    assert [one.created_at for one in log.tickets[3:5]] == [at(2024, 3, 2, 7, 40), at(2024, 3, 2, 8, 15)]
    log = read(*(sheet(rows, name=str(shop)) for shop in (1, 2)), file="Март 2024.xlsx")
    assert log.tickets[0].created_at is None


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            ["Date:", "01.03.2024", "Shift:", "1", "On duty:", "Lang"],
            ["Date:", "02.03.2024", "Shift:", "2", "On duty:", "Reed"],
        ),
        (["Date: 01.03.2024", "Shift: 1", "On duty: Lang"], ["Date: 02.03.2024", "Shift: 2", "On duty: Reed"]),
        (["Date:", date(2024, 3, 1)], ["Date:", date(2024, 3, 2)]),
    ],
)
def test_facts_over_each_days_tickets(first, second):
    """A row of labels and values over a part of a log is no ticket: it gives its day and is kept."""
    header = ["No.", "Time", "Address", "Caller", "Problem", "Passed to"]
    rows = [
        first, header,
        ["1", "08:15", "12 Oak Street", "Ann Reed", "Socket sparks near the window", "Wolf"],
        ["2", "09:40", "3 Elm Street", "Bo Lang", "Hall lights flicker", "Wolf"],
        ["Total for the shift: 2"], [],
        second, header,
        ["1", "07:50", "5 Oak Street", "Cay Moss", "Tap drips in the kitchen", "Hart"],
        ["2", "11:05", "8 Elm Street", "Dee Hart", "Lift is stuck", "Wolf"],
    ]  # fmt: skip
    log = read_rows(rows)
    assert [t.created_at and t.created_at.isoformat()[:16] for t in log.tickets] == [
        "2024-03-01T08:15", "2024-03-01T09:40", "2024-03-02T07:50", "2024-03-02T11:05",
    ]  # fmt: skip
    if len(second) > 2:
        assert log.tickets[2].custom["group"] == "Shift: 2, On duty: Reed"


def test_days_that_head_rows_stand_in_a_column_of_days():
    """The first heading stands over rows that aren't solved, the next over one that is: both head their rows."""
    rows = [
        ["3 lutego 2025", "", "", ""],
        ["", time(8, 7), "Drukarka nie drukuje", 1.0],
        ["5 lutego 2025", "", "", ""],
        ["2025-02-08 19:04", time(11, 11), "Przepalona żarówka", 2.0],
        ["", time(14, 58), "Winda stoi", 3.0],
        ["6 lutego 2025", "", "", ""],
        ["2025-02-09 10:00", time(15, 7), "Pęknięta obudowa", 4.0],
    ]
    log = read_rows([["Usunięto dnia", "Godzina", "Temat zgłoszenia", "Nr sprawy"], *rows])
    assert [fates(log)[row] for row in (2, 4, 7)] == ["banner"] * 3
    assert [str(ticket.created_at)[:16] for ticket in log.tickets] == [
        "2025-02-03 08:07", "2025-02-05 11:11", "2025-02-05 14:58", "2025-02-06 15:07",
    ]  # fmt: skip
