"""Columns under words that nobody listed: what their cells and the columns beside them tell, always as unsure."""

from __future__ import annotations

from datetime import date

import pytest

from sheet2desk.workbook import Value
from tests.layout.workbooks import fields, read, read_rows, rules, sheet

TEXTS = [
    "Shed broken into at night",
    "Path flooded by the oak",
    "Skip not emptied again",
    "Gate code does not work",
    "Trough empty for two weeks",
    "Hedge grows over my fence",
]
LONG = [f"{text}, and nobody has come to look at it although I have written twice" for text in TEXTS]


def table(header: list[str], *columns: list[Value]) -> list[list[Value]]:
    return [list(header), *[list(row) for row in zip(*columns, strict=True)]]


def days(first: int = 1) -> list[Value]:
    return [date(2024, 3, first + n) for n in range(6)]


def test_texts_under_an_unknown_word_tell_what_happened():
    log = read_rows(
        table(["Ref", "Raised", "Caller", "Grumble"], [f"G{n}" for n in range(6)], days(), ["Ann"] * 6, TEXTS)
    )
    assert fields(log)["Grumble"] == "description"
    assert [ticket.description for ticket in log.tickets] == TEXTS
    assert "unsure-column" in rules(log)


def test_of_two_texts_the_one_that_gives_details_describes():
    """The other one is the subject, however long its texts are."""
    header = ["Ref", "Raised", "What is wrong", "Details"]
    log = read_rows(table(header, [f"G{n}" for n in range(6)], days(), LONG, TEXTS))
    assert (fields(log)["What is wrong"], fields(log)["Details"]) == ("subject", "description")


def test_given_names_that_come_again_are_of_those_who_do_the_work():
    hands: list[Value] = ["Wendy", "Old Ted", "Wendy", "Hugo", "Old Ted", "Wendy"]
    header = ["Ref", "Raised", "Caller", "Fault", "Yard hand"]
    log = read_rows(table(header, [f"G{n}" for n in range(6)], days(), [f"{n} Smith" for n in "ABCDEF"], TEXTS, hands))
    assert fields(log)["Yard hand"] == "assignee"


def test_a_given_name_is_no_misspelt_status():
    """ "Vicente" is a letter away from the Spanish "vigente", and "Ruth" from the German "ruht"."""
    for names in (["Vicente", "Manolo"] * 3, ["Ruth", "Alf"] * 3):
        header = ["Ref", "Raised", "Fault", "Blower"]
        log = read_rows(table(header, [f"G{n}" for n in range(6)], days(), TEXTS, list(names)))
        assert fields(log)["Blower"] != "status"


def test_dates_under_a_header_that_ends_with_until_are_a_term():
    header = ["Ref", "Raised", "Fault", "Must be right by"]
    log = read_rows(table(header, [f"G{n}" for n in range(6)], days(), TEXTS, days(9)))
    assert log.tickets[0].due_at == date(2024, 3, 9)


@pytest.mark.parametrize("typed", [float, str])
def test_days_of_a_month_in_the_first_column_are_when_tickets_came(typed):
    """The month is the sheet's; a count of the rows goes up by one each time and is none."""
    numbers: list[Value] = [typed(day) for day in (1, 1, 5, 7, 8, 12)]
    log = read(
        sheet(
            table(["чис.", "кто звонил", "на что жалуются"], numbers, [f"Иванова {n}" for n in "АБВГДЕ"], TEXTS),
            "Май 2024",
        )
    )
    assert [ticket.created_at for ticket in log.tickets] == [date(2024, 5, int(n)) for n in (1, 1, 5, 7, 8, 12)]


def test_an_answer_that_stands_just_where_the_status_says_done_is_the_end():
    answers: list[Value] = [date(2024, 3, 9), "", date(2024, 3, 11), "", date(2024, 3, 12), ""]
    states: list[Value] = ["решена", "в работе", "решена", "в работе", "решена", "новая"]
    header = ["№", "Дата обращения", "Текст жалобы", "Ответ дан", "Статус"]
    log = read_rows(table(header, [float(n) for n in range(1, 7)], days(), TEXTS, answers, states))
    assert fields(log)["Ответ дан"] == "solved_at"
    first = ["№", "Дата обращения", "Текст жалобы", "Первый ответ", "Статус"]
    log = read_rows(table(first, [float(n) for n in range(1, 7)], days(), TEXTS, answers, states))
    assert fields(log)["Первый ответ"] == "first_response_at"


@pytest.mark.parametrize("header", ["Что сделано", "Maßnahme", "Work done", "Trabajo realizado", "Wykonane czynności"])
def test_what_was_done_is_kept_under_its_header(header):
    """No comment was made by writing it down; remarks that go on are comments."""
    done: list[Value] = [f"part {n} was changed" for n in range(6)]
    log = read_rows(
        table(
            ["No.", "Date", "Problem", header, "Remarks"], [float(n) for n in range(1, 7)], days(), TEXTS, done, TEXTS
        )
    )
    assert log.tickets[0].custom[header] == "part 0 was changed"
    assert [comment.body for comment in log.tickets[0].comments] == [TEXTS[0]]


def test_who_twice_is_who_asked_and_who_did_it():
    header = ["№", "Дата", "Кто", "Что случилось", "Дата", "Кто"]
    asked: list[Value] = [f"{n}. Смирнова" for n in "АБВГДЕ"]
    log = read_rows(table(header, [float(n) for n in range(1, 7)], days(), asked, TEXTS, days(7), ["Рустам"] * 6))
    assert (log.tickets[0].requester.name, log.tickets[0].assignee) == ("А. Смирнова", "Рустам")


def test_a_name_says_more_than_the_heading_over_it():
    rows: list[list[Value]] = [
        ["Заявка водителя", "", "", "", "Ремонт", ""],
        ["№ заявки", "Дата", "Водитель", "Неисправность со слов водителя", "Слесарь", "Принята"],
    ]
    rows += [
        [f"{n}/р", date(2024, 3, n), f"{'АБВГДЕ'[n - 1]}. Рябов", TEXTS[n - 1], "Щукин", date(2024, 3, n + 2)]
        for n in range(1, 7)
    ]
    log = read_rows(rows, merges=[(1, 1, 1, 4), (1, 5, 1, 6)])
    ticket = log.tickets[0]
    assert (ticket.requester.name, ticket.description) == ("А. Рябов", TEXTS[0])
    assert (ticket.created_at, ticket.first_response_at) == (date(2024, 3, 1), date(2024, 3, 3))


def test_a_question_that_a_form_asks_in_two_places_is_one():
    """Its answers go where the first column has none, and `places` says from where."""
    first: list[Value] = [TEXTS[0], "", TEXTS[2], "", TEXTS[4], ""]
    second: list[Value] = ["", TEXTS[1], "", TEXTS[3], "", TEXTS[5]]
    header = ["Timestamp", "Your name", "Tell us what happened", "Tell us what happened"]
    log = read_rows(table(header, days(), [f"{n} Smith" for n in "ABCDEF"], first, second))
    assert [ticket.description for ticket in log.tickets] == TEXTS
    assert (log.tickets[0].cell("description"), log.tickets[1].cell("description")) == ("C2", "D3")


def test_numbers_by_the_quarter_are_lengths_and_no_times():
    hours: list[Value] = [4.25, 0.5, 1.5, 2.5, 4.25, 1.5]
    header = ["Ref", "In", "Fault", "Out", "Hrs at bench"]
    log = read_rows(table(header, [f"G{n}" for n in range(6)], days(), TEXTS, days(7), hours))
    assert (log.tickets[0].solved_at, log.tickets[0].custom["Hrs at bench"]) == (date(2024, 3, 7), "4.25")


def test_a_room_that_comes_again_is_no_number_of_a_ticket():
    rooms: list[Value] = ["301", "Сауна", "Ресторан", "Сауна", "301", "Ресторан"] * 3
    header = ["Дата и время", "Номер / зона", "Замечание"]
    log = read_rows(table(header, days() * 3, rooms, TEXTS * 3))
    assert "Номер / зона" not in fields(log)


def test_a_patient_who_leaves_a_phone_asks():
    header = ["№", "Дата", "ФИО пациента", "Телефон", "Филиал", "Врач", "Суть обращения"]
    patients: list[Value] = [f"Панфилова {n}. Ю." for n in "АБВГДЕ"]
    phones: list[Value] = [f"+7 900 000-00-0{n}" for n in range(6)]
    log = read_rows(
        table(header, [float(n) for n in range(1, 7)], days(), patients, phones, ["Центр"] * 6, ["Ивлева"] * 6, TEXTS)
    )
    assert log.tickets[0].requester.name == "Панфилова А. Ю."


def test_what_was_done_never_tells_what_happened():
    """Where the request's own text stands under an unknown word, that text is the description."""
    done: list[Value] = [f"part {n} was changed" for n in range(6)]
    header = ["Nº", "Fecha", "Estado", "Qué le duele", "Solución dada"]
    log = read_rows(table(header, [float(n) for n in range(1, 7)], days(), ["abierto"] * 6, TEXTS, done))
    assert log.tickets[0].description == TEXTS[0]
    assert log.tickets[0].custom["Solución dada"] == "part 0 was changed"
