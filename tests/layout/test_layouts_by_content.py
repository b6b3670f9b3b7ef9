"""Layouts whose words are plain or unknown are told by how their cells stand to each other."""

from __future__ import annotations

from datetime import datetime

from sheet2desk.workbook import Range
from tests.layout.content import TEXTS, moments, rows_of
from tests.layout.workbooks import fates, fields, read_rows


def test_ticks_in_columns_of_statuses():
    """Of several ticks in a row the rightmost is the status; the others stay, as what the sheet says."""
    ticks = [["", "", "+"], ["", "+", ""], ["+", "", ""], ["+", "+", ""], ["", "", ""]]
    body = [[f"A-{n}", TEXTS[n], *ticks[n]] for n in range(5)]
    log = read_rows([["№", "Неисправность", "новая", "в работе", "выполнена"], *body])
    assert [ticket.status for ticket in log.tickets] == ["solved", "open", "new", "open", None]
    assert [ticket.cell("status") for ticket in log.tickets[:4]] == ["E2", "D3", "C4", "D5"]
    assert log.tickets[3].custom == {"новая": "+"}
    assert set(fates(log).values()) == {"header", "ticket"}


def test_a_legend_whose_entries_stand_apart_by_blanks():
    body = rows_of(["R-1", "R-2", "R-3", "R-4", "R-5"], TEXTS, ["C", "O", "C", "W", "C"])
    legend = ["Status:  O = open    C = closed    W = waiting for parts"]
    log = read_rows([["RMA #", "Complaint", "Status"], *body, [], legend])
    assert [ticket.status for ticket in log.tickets] == ["closed", "open", "closed", "pending", "closed"]


def test_a_row_of_units_under_a_header_is_no_request():
    body = rows_of(
        ["24-1", "24-2", "24-3", "24-4", "24-5"], moments(9, 1, 2, 3, 4, 5), TEXTS, [12.0, 40.0, 1.0, 5.0, 6.0]
    )
    log = read_rows([["N°", "Date", "Défaut constaté", "Qté"], ["", "jj/mm/aa", "", "pcs"], *body])
    assert len(log.tickets) == 5


def test_a_wide_log_under_plain_words_is_no_pile_of_cards():
    """A header of questions over rows that all look alike: columns of dates show that it is a table."""
    head = [
        "Case",
        "Rec'd",
        "Came in by",
        "Reach them at",
        "In their words",
        "Answer by",
        "Where are we?",
        "Closed off",
    ]
    ways = ["letter", "e-mail", "phone", "in person", "phone"]
    states = ["resolved", "closed", "resolved", "closed", "closed"]
    body = [
        [
            f"LC/24/{n}", datetime(2024, 9, n), way, f"01632 96010{n}", TEXTS[n - 1],
            datetime(2024, 9, n + 14), state, datetime(2024, 9, n + 2),
        ]
        for n, (way, state) in enumerate(zip(ways, states, strict=True), 1)
    ]  # fmt: skip
    log = read_rows([["County library, what people told us"], [], head, *body])
    assert len(log.tickets) == 5
    assert log.tickets[0].channel == "letter"


def test_a_line_of_counts_is_no_request():
    body = rows_of(["A-1", "A-2", "A-3", "A-4", "A-5"], TEXTS, ["closed", "open", "closed", "open", "new"])
    log = read_rows([["Ref", "Problem", "Status"], *body, ["Calls:", 5.0, ""], ["Open:", 2.0, ""]])
    assert [fates(log)[row] for row in (7, 8)] == ["total", "total"]
    assert len(log.tickets) == 5


def test_the_title_over_months_is_none_of_them():
    """Months stand over repeated headers; what stands over the first header and names no month is the title."""
    head = ["Ref", "Date", "Problem"]
    first = [[f"C-{n}", datetime(2023, 9, n), TEXTS[n]] for n in range(1, 4)]
    second = [[f"C-{n + 3}", datetime(2023, 10, n), TEXTS[n]] for n in range(1, 4)]
    rows = [["CUSTOMER COMPLAINTS"], head, *first, ["OCTOBER 2023"], head, *second, ["NOVEMBER 2023"], head, *second]
    assert fates(read_rows(rows))[1] == "title"


def test_a_list_two_empty_columns_away_is_none_of_the_log():
    """Codes beside a log make no ticket of a day's heading beside them."""
    codes = [["Коды:", ""], ["Г", "горничная"], ["Т", "техник"], ["А", "администратор"]]
    lines = [
        ["№ комнаты", "Время", "Что не так"],
        ["1 августа 2023 г.", "", ""],
        *[[f"{200 + n}", "08:20", TEXTS[n]] for n in range(5)],
        ["2 августа 2023 г.", "", ""],
        *[[f"{300 + n}", "09:15", TEXTS[n]] for n in range(5)],
    ]
    rows = [[*line, "", "", *(codes[n] if n < len(codes) else ["", ""])] for n, line in enumerate(lines)]
    log = read_rows(rows)
    assert len(log.tickets) == 10
    assert str(log.tickets[0].created_at)[:16] == "2023-08-01 08:20"


def test_columns_of_meetings_without_a_year():
    said = ["запросили", "", "вызван подрядчик", "", "получен"]
    body = rows_of(["1", "2", "3", "4", "5"], TEXTS, said, ["", "замеры", "", "нет краски", ""])
    log = read_rows([["№", "Вопрос", "Планёрка 05.08", "Планёрка 12.08"], *body])
    assert [comment.body for comment in log.tickets[0].comments] == ["запросили"]


def test_repeated_headers_and_sums_say_nothing_of_a_column():
    """Codes under a word for a request stay its numbers, though the header stands over each month."""
    head = ["NC", "Fecha", "Descripción NC", "Estado"]
    states = ["Cerrada", "Abierta", "En proceso"]

    def line(n: int, at: int) -> list[object]:
        return [f"NC-{10 + n + 3 * at}", datetime(2024, at + 1, n + 5), TEXTS[n + at], states[n]]

    blocks = [
        [[month], head, *[line(n, at) for n in range(3)], ["Total", 3.0, "", ""]]
        for at, month in enumerate(["ENERO 2024", "FEBRERO 2024", "MARZO 2024"])
    ]
    log = read_rows([["Registro"], *[row for block in blocks for row in block]])
    assert [ticket.id for ticket in log.tickets] == [f"NC-{10 + n}" for n in range(9)]


def test_letters_explained_two_columns_away():
    legend = [["U", "urgent"], ["H", "high"], ["N", "normal"], ["L", "low"], ["W", "waiting"], ["O", "open"]]
    lines = [[f"0006{n}", TEXTS[n % 5], "UHNLUH"[n], "OWOWOW"[n]] for n in range(6)]
    rows = [["No", "Issue", "P", "St", "", "", "", ""], *[[*line, "", "", *legend[n]] for n, line in enumerate(lines)]]
    log = read_rows(rows)
    assert [ticket.priority for ticket in log.tickets[:4]] == ["urgent", "high", "normal", "low"]
    assert [ticket.status for ticket in log.tickets[:2]] == ["open", "pending"]
    assert not log.tickets[0].custom


def test_cards_of_two_label_columns_whose_values_read_like_labels():
    """A first column that says a few labels again and again is one of cards, whatever stands beside it."""
    rows = []
    for n in range(3):
        rows += [
            ["№ претензии", f"П-10{n}", "", "Дата", datetime(2024, 9, 11 + n)],
            ["Заявитель", ["Склад", "Цех", "Лаборатория"][n], "", "Телефон", f"+7 900 000-51-0{n}"],
            ["Описание", f"Опоздание на {n + 4} часов", "", "Статус", "Закрыто"],
            [],
        ]
    log = read_rows(rows)
    assert [ticket.id for ticket in log.tickets] == ["П-100", "П-101", "П-102"]
    assert {ticket.status for ticket in log.tickets} == {"closed"}


def test_tables_beside_each_other_under_their_statuses():
    """What stands over each block of a board is the status of its tickets, at that cell."""
    head = ["№", "Задача", "Кто"]
    rows = [
        ["Доска задач"],
        ["НОВЫЕ", "", "", "", "ГОТОВО", "", ""],
        [*head, "", *head],
        *[[501.0 + n, TEXTS[n], "Ира", "", 480.0 + n, TEXTS[n + 1], "Пётр"] for n in range(4)],
    ]
    log = read_rows(rows, merges=[Range(2, 1, 2, 3), Range(2, 5, 2, 7)])
    assert {ticket.id: ticket.status for ticket in log.tickets}["501"] == "new"
    done = next(ticket for ticket in log.tickets if ticket.id == "480")
    assert (done.status, done.raw["status"], done.cell("status")) == ("solved", "ГОТОВО", "E2")
    assert fates(log)[2] == "header"


def test_a_form_of_two_label_columns_is_no_table_on_its_side():
    rows = [
        ["Work order no.", "WO-2201", "", "Status", "Completed"],
        ["Date raised", datetime(2024, 3, 4), "", "Time", "08:40"],
        ["Raised by", "Priya Nanda", "", "Priority", "High"],
        ["Location", "Room 14", "", "Assigned to", "D. Aldous"],
        ["Description of fault", TEXTS[0]],
        ["Date completed", datetime(2024, 3, 6)],
    ]
    (ticket,) = read_rows(rows).tickets
    assert (ticket.id, ticket.status, ticket.assignee) == ("WO-2201", "solved", "D. Aldous")


def test_a_sure_name_says_the_same_under_a_group_of_days():
    """ "Termine" heads days of any kind, though "Termin" is the day that something is due."""
    rows = [["Nr.", "Schaden", "Termine", ""], ["", "", "gemeldet", "behoben"]]
    rows += rows_of(["1", "2", "3", "4", "5"], TEXTS, moments(9, 1, 2, 3, 4, 5), moments(9, 6, None, 7, 8, 9))
    log = read_rows(rows, merges=[Range(1, 3, 1, 4)])
    assert fields(log)["Termine › behoben"] == "solved_at"


def test_headings_that_are_statuses_are_those_of_the_rows_below():
    head = ["Job", "Problem", "Who spotted it", "Since"]
    lines = [[f"J-{n}", TEXTS[n % 5], "Kim", datetime(2025, 3, n + 2)] for n in range(6)]
    groups = [["OPEN"], *lines[:3], ["WAITING FOR PARTS"], *lines[3:5], ["DONE"], lines[5]]
    log = read_rows([head, *groups])
    assert [ticket.status for ticket in log.tickets] == ["open"] * 3 + ["pending"] * 2 + ["solved"]
    assert (log.tickets[0].raw["status"], log.tickets[0].cell("status")) == ("OPEN", "A2")


def test_two_logs_beside_each_other_under_plain_names():
    """ "Date" and "Reason" name their fields weakly: with a number they make a log of its own all the same."""
    first = rows_of(["C-1", "C-2", "C-3", "C-4", "C-5"], moments(9, 1, 2, 3, 4, 5), ["Bev"] * 5, TEXTS)
    second = rows_of(["R-1", "R-2", "R-3", "R-4", "R-5"], moments(9, 6, 7, 8, 9, 10), TEXTS)
    body = [[*left, "", *right] for left, right in zip(first, second, strict=True)]
    log = read_rows([["Ref", "Date", "Customer", "Complaint", "", "Ref", "Date", "Reason"], *body])
    assert len(log.tickets) == 10


def test_a_text_that_says_a_time_of_day_is_a_text():
    """One cell is the whole column of a form: "until 2 am" makes it no time."""
    log = read_rows(
        [
            ["Complaint No.", "GC-2"],
            ["Date", "15 June 2024"],
            ["Guest name", "Mr Pike"],
            ["Description of complaint", "Noise from bar until 2 am"],
            ["Status", "Open"],
        ]
    )
    assert log.tickets[0].description == "Noise from bar until 2 am"
