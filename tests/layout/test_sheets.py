"""Which sheets and tables are logs, and how they are joined."""

from datetime import date

from sheet2desk.workbook import ListGrid, Sheet
from tests.layout.workbooks import fates, fields, read, sheet

NAMES = ["№", "Дата обращения", "Заявитель", "Описание", "Статус"]


def tickets(first, last, month=3):
    return [
        [float(n), date(2024, month, n % 28 + 1), f"Иванов {n}", f"Трещина на сгибе {n}", "открыта"]
        for n in range(first, last + 1)
    ]


def kinds(log):
    return [(reading.name, reading.kind) for reading in log.sources[0].sheets]


def test_a_sheet_a_month():
    """Month sheets with one header are all read, in order."""
    log = read(sheet([NAMES, *tickets(1, 3)], "Январь"), sheet([NAMES, *tickets(4, 6)], "Февраль"))
    assert kinds(log) == [("Январь", "log"), ("Февраль", "log")]
    assert [t.id for t in log.tickets] == ["1", "2", "3", "4", "5", "6"]


def test_a_sheet_without_header_goes_on_with_the_one_before():
    """A headerless sheet of the same shape has the columns of the one before it."""
    log = read(sheet([NAMES, *tickets(1, 5)], "Лист1"), sheet(tickets(6, 9), "Лист2"))
    assert kinds(log) == [("Лист1", "log"), ("Лист2", "log")]
    assert fields(log, 1) == fields(log, 0)
    assert [t.id for t in log.tickets] == [str(n) for n in range(1, 10)]
    assert log.sources[0].sheets[1].header_rows == []


def test_lists_pivots_instructions_and_charts_are_other():
    """Sheets that hold no requests are named and left aside, each row with a fate."""
    log = read(
        sheet([NAMES, *tickets(1, 4)], "Журнал"),
        sheet(
            [
                ["Статус", "Приоритет", "Ответственный"],
                ["открыта", "высокий", "Петров"],
                ["закрыта", "низкий", "Сидоров"],
                ["", "срочно", ""],
            ],
            "Справочник",
        ),
        sheet(
            [["Названия строк", "Количество по полю №"], ["закрыта", 3.0], ["открыта", 1.0], ["Общий итог", 4.0]],
            "Свод",
        ),
        sheet(
            [
                ["Как заполнять журнал"],
                ["1. Каждое обращение пишется в отдельную строку."],
                ["2. Дата ставится в день обращения."],
            ],
            "Инструкция",
        ),
        Sheet("Диаграмма", ListGrid([]), kind="chart"),
        sheet([], "Лист3"),
    )
    assert [kind for _, kind in kinds(log)] == ["log", "other", "other", "other", "other", "empty"]
    assert len(log.tickets) == 4
    assert len(fates(log, 1)) == 4
    assert all(reading.reason for reading in log.sources[0].sheets)


def test_a_list_of_contacts_is_no_log():
    """People with phones and addresses are no requests."""
    rows = [["ФИО", "Телефон", "E-mail", "Организация", "Должность"]] + [
        [f"Иванов {n}", f"+7 900 000-00-0{n}", f"u{n}@example.com", "ООО Ромашка", "инженер"] for n in range(6)
    ]
    log = read(sheet([NAMES, *tickets(1, 3)], "Журнал"), sheet(rows, "Клиенты"))
    assert kinds(log)[1] == ("Клиенты", "other")


def test_an_empty_month_is_a_log_without_tickets():
    """A month with a header and no rows yet is still a log."""
    log = read(sheet([NAMES, *tickets(1, 3)], "Январь"), sheet([NAMES], "Февраль"))
    assert kinds(log)[1] == ("Февраль", "log")


def test_two_tables_side_by_side():
    """Two logs beside each other are read both; a row has one fate."""
    left, right = tickets(1, 3), tickets(11, 12)
    rows = [[*NAMES, "", *NAMES]] + [[*left[i], "", *(right[i] if i < 2 else [""] * 5)] for i in range(3)]
    log = read(sheet(rows))
    assert sorted(t.id for t in log.tickets) == ["1", "11", "12", "2", "3"]
    assert fates(log) == {1: "header", 2: "ticket", 3: "ticket", 4: "ticket"}
    assert {t.id: t.cell("id") for t in log.tickets}["11"] == "G2"


def test_two_tables_one_under_another():
    """A second table with its own header under the first."""
    other = ["Номер", "Тема", "Клиент", "Создано"]
    rows = [
        NAMES,
        *tickets(1, 3),
        [],
        ["Сервис"],
        other,
        [7.0, "Не греет", "ООО Ромашка", date(2024, 3, 9)],
        [8.0, "Шумит", "ООО Лютик", date(2024, 3, 10)],
    ]
    log = read(sheet(rows))
    assert [t.id for t in log.tickets] == ["1", "2", "3", "7", "8"]
    assert log.tickets[3].subject == "Не греет"
    assert fates(log)[6] == "title"
    assert fates(log)[7] == "header"


def test_an_empty_column_inside_a_table_does_not_part_it():
    """A column without any name or value is no border."""
    rows = [[*NAMES, "", "Ответственный"]] + [[*row, "", "Петров"] for row in tickets(1, 3)]
    log = read(sheet(rows))
    assert [t.assignee for t in log.tickets] == ["Петров"] * 3


def test_matters_and_states_alone_are_a_log_when_states_repeat():
    """What and how far, without number, person or date, is a log; a list of statuses with their meaning is not."""
    rows = [["Issue", "Completed"]] + [[f"screen {n} flickers", "yes" if n % 2 else "no"] for n in range(8)]
    assert len(read(sheet(rows)).tickets) == 8
    listed = [["Status", "Description"], ["new", "just arrived"], ["open", "someone works on it"], ["closed", "done"]]
    assert read(sheet(listed)).tickets == []


def test_last_years_archive_with_a_column_fewer():
    """Each sheet is read by its own header."""
    log = read(
        sheet([NAMES, *tickets(1, 3)], "2024"), sheet([NAMES[:-1], *[row[:-1] for row in tickets(4, 6)]], "2023")
    )
    assert len(log.tickets) == 6
    assert log.tickets[-1].status is None


def test_a_report_of_defects_is_a_log_without_numbers_and_days():
    """What was seen, the steps, what was expected: a report consists of these."""
    header = ["Description of the bug", "Reproduction steps", "Expected behaviour", "Actual behaviour"]
    rows = [[f"Menu {n} does not open", f"1. Start 2. Press {n}", "It opens", "Nothing happens"] for n in range(4)]
    log = read(sheet([header, *rows], "Sheet1"))
    assert kinds(log) == [("Sheet1", "log")]
    assert log.tickets[0].description == "Menu 0 does not open"


def test_a_name_like_report_does_not_outweigh_what_a_table_tells():
    rows = [[float(n), "New", "High", f"Button {n} is missing"] for n in range(1, 5)]
    log = read(sheet([["ID", "Status", "Priority", "Summary"], *rows], "Bug Report"))
    assert kinds(log) == [("Bug Report", "log")]


def test_numbers_and_days_without_a_text_are_no_requests():
    rows = [[float(n), date(1891, 12, 2), f"1891-12-{n:02}"] for n in range(1, 9)]
    log = read(sheet([["id", "day", "label"], *rows], "issues"))
    assert kinds(log) == [("issues", "other")]
