"""Layouts that aren't one row a ticket: cards, forms, boards, a column a meeting."""

from datetime import date, datetime

import pytest

from sheet2desk.workbook import CellComment
from tests.layout.workbooks import ZONE, fates, read, read_rows, rules, sheet


def test_cards_one_under_another():
    """Cards of labels and values are tickets, each value with its own cell."""
    rows = []
    for n in (1, 2, 3):
        rows += [
            ["Заявка №", float(n)],
            ["Дата обращения", date(2024, 3, n)],
            ["Заявитель", f"Иванов {n}"],
            ["Описание", f"Трещина {n}"],
            ["Статус", "открыта"],
            [],
        ]
    log = read_rows(rows)
    assert log.sources[0].sheets[0].layout == "cards"
    assert [t.id for t in log.tickets] == ["1", "2", "3"]
    assert [t.created_at for t in log.tickets] == [date(2024, 3, n) for n in (1, 2, 3)]
    assert log.tickets[1].source.row == 7
    assert log.tickets[1].cell("description") == "B10"
    assert fates(log)[7] == "ticket"
    assert fates(log)[8] == "continuation"


def test_a_form_is_one_ticket():
    """A printed form with labels and values in merged blocks."""
    rows = [
        ["ЗАЯВКА О БРАКЕ"],
        ["№:", "17", "", "Дата обращения:", date(2024, 3, 5)],
        ["Заявитель:", "ООО Ромашка", "", "Телефон:", "8 900 000-00-01"],
        ["Описание дефекта:", "Трещина на кронштейне у сварного шва"],
        ["", "замечена при приёмке"],
        ["Ответственный:", "Петров", "", "Срок:", date(2024, 3, 9)],
    ]
    log = read_rows(rows, merges=[(1, 1, 1, 5)])
    assert log.sources[0].sheets[0].layout == "form"
    (ticket,) = log.tickets
    assert ticket.id == "17"
    assert ticket.created_at == date(2024, 3, 5)
    assert ticket.description == "Трещина на кронштейне у сварного шва\nзамечена при приёмке"
    assert ticket.due_at == date(2024, 3, 9)
    assert ticket.requester.phone == "8 900 000-00-01"
    assert fates(log) == {
        1: "title",
        2: "ticket",
        3: "continuation",
        4: "continuation",
        5: "continuation",
        6: "continuation",
    }


def test_a_board_with_a_column_a_status():
    """Each cell under a status is a ticket in it."""
    rows = [
        ["Новые", "В работе", "Готово"],
        ["Починить дверь", "Скрипит стул", "Заменить лампу"],
        ["Течёт кран", "", "Вымыть окно"],
    ]
    log = read_rows(rows)
    assert log.sources[0].sheets[0].layout == "status-columns"
    assert sorted((t.subject, t.status) for t in log.tickets) == [
        ("Вымыть окно", "solved"),
        ("Заменить лампу", "solved"),
        ("Починить дверь", "new"),
        ("Скрипит стул", "open"),
        ("Течёт кран", "new"),
    ]


def test_a_diary_of_numbers_by_status_is_refused_by_name():
    """The same number on many days can't be read as tickets; the rows are rejected and the layout named."""
    rows = [
        ["Дата", "Новые", "В работе", "Готово"],
        ["01.03.2024", "17, 18", "12", "9"],
        ["02.03.2024", "19", "17, 18", "12"],
        ["03.03.2024", "", "19", "17"],
    ]
    log = read_rows(rows)
    assert log.tickets == []
    assert [fates(log)[row] for row in (2, 3, 4)] == ["rejected"] * 3
    assert "rejected-row" in rules(log)


def test_a_column_a_meeting_becomes_comments():
    """Columns headed by dates are the history of the ticket."""
    rows = [
        ["№", "Тема", "Ответственный", date(2024, 3, 4), date(2024, 3, 11), date(2024, 3, 18)],
        [1.0, "Течёт кран на складе", "Петров", "заказали деталь", "ждём", "поставили"],
        [2.0, "Скрипит дверь в цехе", "Сидоров", "", "смазали", ""],
        [3.0, "Не горит лампа у входа", "Петров", "нет лампы", "", "заменили"],
    ]
    log = read_rows(rows)
    assert log.sources[0].sheets[0].layout == "meeting-columns"
    assert [(c.at, c.body) for c in log.tickets[0].comments] == [
        (date(2024, 3, 4), "заказали деталь"),
        (date(2024, 3, 11), "ждём"),
        (date(2024, 3, 18), "поставили"),
    ]
    assert [c.body for c in log.tickets[1].comments] == ["смазали"]


def test_a_table_on_its_side_is_refused_by_name():
    """A column a ticket: no row becomes a ticket, and the note says what it is."""
    header = ["№", "Дата обращения", "Заявитель", "Описание", "Статус"]
    tickets = [[float(n), date(2024, 3, n), "Иванов И.И.", f"Трещина на сгибе {n}", "открыта"] for n in range(1, 7)]
    log = read_rows([list(row) for row in zip(header, *tickets, strict=True)])
    assert log.tickets == []
    assert log.sources[0].sheets[0].layout == "transposed"
    (note,) = log.notes
    assert note.rule == "unread-part"
    assert "on its side" in note.message


def test_a_second_table_right_under_the_first():
    """Other names in the next row, no blank between: another table, and its header no ticket."""
    rows = [["№", "Дата обращения", "Заявитель", "Описание", "Статус"]]
    rows += [[float(n), date(2024, 3, n), "Иванов И.И.", f"Трещина на сгибе {n}", "открыта"] for n in range(1, 6)]
    rows += [["Ticket", "Problem", "Reported on", "Reported by", "State"]]
    rows += [[float(n + 20), f"Door {n} is stuck again", date(2024, 3, n), "Ann Reed", "open"] for n in range(1, 5)]
    log = read_rows(rows)
    assert fates(log)[7] == "header"
    assert [t.description for t in log.tickets][5:] == [f"Door {n} is stuck again" for n in range(1, 5)]


def test_a_value_that_reads_like_a_label_is_a_value_beside_a_label_with_a_colon():
    """ "Status: closed" in a form whose labels end with a colon."""
    log = read_rows(
        [
            ["Request no:", "5", "", "Received:", date(2024, 3, 5)],
            ["Reported by:", "Ann Reed", "", "Phone:", "+7 900 000-00-01"],
            ["Subject:", "Battery is flat", "", "Priority:", "critical"],
            ["Assigned to:", "Service", "", "Status:", "closed"],
        ]
    )
    (ticket,) = log.tickets
    assert (ticket.priority, ticket.status, ticket.assignee) == ("urgent", "closed", "Service")


@pytest.mark.parametrize("merged", [True, False])
def test_records_of_two_lines(merged):
    """A printed journal has two lines a record, its number over both: one ticket, the time with its day."""
    rows = [["№", "Дата", "Заявитель", "Содержание"], ["", "Время", "Телефон", "Принятые меры"]]
    for n in (1, 2, 3):
        rows += [
            [str(n), f"1{n}.03.2024", f"Иванова {n}", f"Искрит розетка у окна {n}"],
            ["", f"08:1{n}", f"+7 900 000-00-0{n}", "вызван электрик"],
        ]
    log = read_rows(rows, merges=[(at, 1, at + 1, 1) for at in (1, 3, 5, 7)] if merged else [])
    assert log.sources[0].sheets[0].layout == "two-lines"
    assert [t.created_at for t in log.tickets] == [datetime(2024, 3, 10 + n, 8, 10 + n, tzinfo=ZONE) for n in (1, 2, 3)]
    last = log.tickets[2]
    assert (last.id, last.requester.phone, last.source.row) == ("3", "+7 900 000-00-03", 7)
    assert (last.cell("description"), last.cell("requester.phone")) == ("D7", "C8")
    assert last.custom == {"Принятые меры": "вызван электрик"}
    assert fates(log) == {1: "header", 2: "header"} | {
        row: "ticket" if row % 2 else "continuation" for row in range(3, 9)
    }


def test_records_of_three_lines():
    """The day, under it the time, under that the number: one ticket, the places those of the sheet."""
    rows = [["Дата", "Место", "Кто заметил"], ["Время", "Что не так", ""], ["Номер", "Кто чинил", "Статус"]]
    for n in (1, 2, 3):
        rows += [
            [f"1{n}.03.2024", "зал", f"Веденеев {n}"],
            [f"08:1{n}", f"Занавес заедает {n}", ""],
            [f"4{n}/24", "Паша", "закрыто"],
        ]
    log = read_rows(rows)
    assert log.sources[0].sheets[0].layout == "three-lines"
    assert [ticket.id for ticket in log.tickets] == ["41/24", "42/24", "43/24"]
    last = log.tickets[2]
    assert last.created_at == datetime(2024, 3, 13, 8, 13, tzinfo=ZONE)
    assert (last.description, last.assignee, last.status) == ("Занавес заедает 3", "Паша", "closed")
    assert (last.source.row, last.cell("description")) == (10, "B11")


def test_a_note_on_a_card_of_a_board_is_the_cards():
    """Several tickets stand in one row; the note and the picture belong to the one in their cell."""
    notes = {(3, 2): [CellComment("part ordered")], (3, 3): [CellComment("tested")]}
    rows = [
        ["New", "In progress", "Done"],
        ["Door rubs", "Clock is late", "Tap drips"],
        ["Shelf sags", "Bed creaks", "Lamp out"],
    ]
    log = read_rows(rows, comments=notes)
    said = {ticket.subject: [comment.body for comment in ticket.comments] for ticket in log.tickets if ticket.comments}
    assert said == {"Bed creaks": ["part ordered"], "Lamp out": ["tested"]}


def test_the_second_pairs_of_a_form_arrive():
    """A label that nobody knows has its value, and what stands alone is kept under its column's letter."""
    pages = [
        sheet(
            [
                ["MAINTENANCE REQUEST", "", "", "", ""],
                ["Request no.", f"20{n}", "", "Date", f"2024-01-1{n}"],
                ["Tenant", f"Ann Reed {n}", "", "Unit", f"{n}B"],
                ["Phone", f"+7 900 000-00-0{n}", "", "E-mail", f"ann{n}@example.com"],
                ["Problem", f"Sink backs up {n}", "", "", "call first"],
            ],
            f"WO {n}",
        )
        for n in (1, 2, 3)
    ]
    log = read(*pages)
    first = log.tickets[0]
    assert (first.requester.email, first.custom["Unit"], first.custom["col_E"]) == (
        "ann1@example.com",
        "1B",
        "call first",
    )


def test_crosses_under_statuses_are_no_board_whatever_is_counted_below():
    rows = [
        ["Nr", "Eingang", "Problem", "Neu", "In Arbeit", "Erledigt"],
        [1.0, "03.01.2024", "Heizung kalt", "", "", "x"],
        [2.0, "05.01.2024", "Licht flackert", "", "X", ""],
        [3.0, "16.01.2024", "Tür klemmt", "x", "", ""],
        [4.0, "22.01.2024", "Fenster undicht", "", "", "x"],
        ["Summe", "", "", 1.0, 1.0, 2.0],
    ]
    log = read_rows(rows)
    assert [ticket.status for ticket in log.tickets] == ["solved", "open", "new", "solved"]
    assert fates(log)[6] == "total"


def test_tables_that_close_up_to_each_other_under_statuses():
    names = ["N°", "Intervention", "Technicien"]
    rows = [
        ["NOUVEAU", "", "", "EN COURS", "", "", "TERMINÉ", "", ""],
        names * 3,
        [
            "T-41",
            "Étalonner la balance",
            "Inès",
            "T-35",
            "Réparer la porte",
            "Paul",
            "T-22",
            "Graissage portail",
            "Marc",
        ],
        [
            "T-44",
            "Recharger l'extincteur",
            "",
            "T-38",
            "Refaire le joint",
            "Marc",
            "T-25",
            "Purge des radiateurs",
            "Marc",
        ],
        ["", "", "", "T-40", "Remplacer le néon", "Inès", "", "", ""],
    ]
    log = read_rows(rows)
    found = {ticket.id: (ticket.status, ticket.assignee) for ticket in log.tickets}
    assert found["T-41"] == ("new", "Inès")
    assert found["T-40"] == ("open", "Inès")
    assert found["T-25"] == ("solved", "Marc")
    assert len(found) == 7
    assert [fates(log)[row] for row in (1, 2, 3, 4, 5)] == ["header", "header", "ticket", "ticket", "ticket"]
