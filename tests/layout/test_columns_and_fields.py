"""Columns that two readings claim: short words and texts, codes and requests, phones and addresses, moved headers."""

from __future__ import annotations

from datetime import date, time

import pytest

from sheet2desk.layout.meaning.contact import take_inner_phone
from sheet2desk.layout.vocabulary import guesses
from tests.layout.workbooks import read_rows

TEXTS = [
    "The door at the back does not close any more",
    "No light in the long hall since Monday",
    "Pump leaks at the seal, water on the floor",
    "Screen stays black after the night",
    "The label is torn off, wrong size printed",
    "Somebody took the key and it is not back",
    "Heating makes a loud noise in the morning",
]
KINDS = ["Water", "Light", "Water", "Doors", "Light", "Doors", "Water"]


def days():
    return [date(2024, 3, 1 + n) for n in range(7)]


def rows_of(*columns):
    return [list(row) for row in zip(*columns, strict=True)]


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("1ª resposta", "first_response_at"),
        ("1ª respuesta", "first_response_at"),
        ("1. Antwort", "first_response_at"),
        ("Meldung am", "created_at"),
        ("Reparado el", "solved_at"),
        ("Réparé le", "solved_at"),
        ("gemeldet v.", "requester.name"),
        ("Kto oddzwania", "assignee"),
        ("Pormenores", "description"),
        ("Werkzeug-Nr.", "other"),
        ("Tool No.", "other"),
    ],
)
def test_a_header_is_read(header, field):
    """Ordinals in figures, a last word that a day follows, abbreviated links, numbers of other things."""
    assert guesses(header)[0].field == field


def test_the_heading_right_above_says_most():
    """Over "received" stands "Dates", and over that what the block is about."""
    assert guesses("поступления", "Сведения о заявке › Даты")[0].field == "created_at"
    assert guesses("Telefone", "Execução › Solicitante")[0].field == "requester.phone"


def test_short_words_that_come_again_are_the_kind():
    """Of two columns that read as the description the one of texts is."""
    head = ["No", "Date", "Nature de la demande", "Sujet", "Détail"]
    log = read_rows([head, *rows_of([*range(1, 8)], days(), KINDS, [f"Matter {n}" for n in range(7)], TEXTS)])
    assert (log.tickets[0].category, log.tickets[0].description) == ("Water", TEXTS[0])


def test_codes_under_the_word_for_a_case_are_its_number():
    """ "Vorgang" over codes that stand once each."""
    head = ["Vorgang", "Eingang", "Anliegen"]
    log = read_rows([head, *rows_of([f"V24-{17 + n:03}" for n in (0, 4, 2, 9, 7, 5, 30)], days(), TEXTS)])
    assert log.tickets[0].id == "V24-017"


def test_a_number_of_something_else_is_no_number_of_the_request():
    """A tool's number comes again, and its rows keep none of their own."""
    head = ["Datum", "Werkzeug-Nr.", "Mangel"]
    log = read_rows([head, *rows_of(days(), ["W-1", "W-1", "W-2", "W-3", "W-2", "W-1", "W-4"], TEXTS)])
    assert log.tickets[0].id is None
    assert log.tickets[0].custom["Werkzeug-Nr."] == "W-1"


def test_phones_and_addresses_in_one_column_part():
    """Each cell goes to its own field, and that is said once."""
    mixed = [
        "910 000 001",
        "a@example.com",
        "910 000 002",
        "b@example.com",
        "910 000 003",
        "910 000 004",
        "c@example.com",
    ]
    log = read_rows([["No", "Date", "Contacto", "Descrição"], *rows_of([*range(1, 8)], days(), mixed, TEXTS)])
    assert [ticket.requester.phone for ticket in log.tickets[:2]] == ["910 000 001", None]
    assert [ticket.requester.email for ticket in log.tickets[:2]] == [None, "a@example.com"]
    assert len([note for note in log.notes if note.rule == "split-value"]) == 1


@pytest.mark.parametrize("header", ["gemeldet v. / Tel.", "gemeldet von / Tel."])
def test_a_person_and_a_phone_under_one_header_part(header):
    """The name goes to the one who asked, and the figures behind it to the phone."""
    people = [f"{name} / 44{12 + n}" for n, name in enumerate(["A. Vogt", "M. Reuss", "S. Kaya", "F. Brandl"] * 2)][:7]
    log = read_rows([["Nr.", "Datum", header, "Fehlerbeschreibung"], *rows_of([*range(1, 8)], days(), people, TEXTS)])
    assert (log.tickets[0].requester.name, log.tickets[0].requester.phone) == ("A. Vogt", "4412")


@pytest.mark.parametrize("cell", ["A. Vogt / 4412", "A. Vogt (App. 4412)", "A. Vogt, доб. 4412", "A. Vogt 4412"])
def test_a_few_figures_are_a_phone_where_the_header_says_so(cell):
    """A phone within the house."""
    assert take_inner_phone(cell) == ("A. Vogt", "4412", None)


def test_a_header_with_other_columns_begins_a_table():
    """A second header without the marks: what stood to their right has moved."""
    first = rows_of(days(), TEXTS, [5, 4, 3, 5, 4, 5, 4], ["call again"] * 7)
    second = rows_of(days(), TEXTS, ["see the plan"] * 7)
    head = ["Opened", "Problem", "Rating (1-5)", "Remarks"]
    log = read_rows([head, *first, [], ["Closed ones"], ["Opened", "Problem", "Remarks"], *second])
    late = log.tickets[-1]
    assert late.satisfaction is None
    assert [comment.body for comment in late.comments] == ["see the plan"]


def test_an_hour_alone_is_of_the_day_above():
    """ "Godz." over times of day is no length of time."""
    log = read_rows(
        [
            ["Lp.", "Data", "Godz.", "Opis", "Status"],
            *rows_of([*range(1, 8)], days(), [time(8, 5)] * 7, TEXTS, ["otwarte"] * 7),
        ]
    )
    assert str(log.tickets[0].created_at).startswith("2024-03-01 08:05")
