"""What cells make of a header: money, hashes, files and codes are no people, phones or texts."""

from __future__ import annotations

from datetime import date

import pytest

from tests.layout.workbooks import TEXTS, fields, log_of, read_rows

NAMES = ["Reed Ann", "Lang Bo", "Orlova Ida", "Kern Ilse", "Pham Sue"]
PHONES = [f"+7 900 000-00-0{n}" for n in range(5)]


@pytest.mark.parametrize("header", ["Claim $", "Заявка, ₽", "Reklamation (€)", "Description (£)"])
def test_a_sign_of_money_makes_it_an_amount(header):
    """ "Claim $" beside "Claim" is what it costs."""
    log = log_of(["Claim", header], TEXTS, [500.0, 20.0, 11.5, 3.0, 7.0])
    assert [ticket.description for ticket in log.tickets] == TEXTS
    assert log.tickets[2].custom[header] == "11.5"
    said = ["twelve in all", "about thirty or so", "nothing at all", "twice as much", "to be agreed on"]
    assert header not in fields(log_of(["Requester", header], NAMES, said))


@pytest.mark.parametrize("contact", ["Contact person", "Ansprechpartner", "Контактное лицо"])
def test_a_contact_person_speaks_for_the_customer(contact):
    """The customer beside it is the firm, be its form not named; customers with given names ask for themselves."""
    firms = ["Falk", "Orion", "Falk", "Nordwind", "Orion"]
    log = log_of(["Customer", contact, "Description"], firms, NAMES, TEXTS)
    assert [ticket.requester.name for ticket in log.tickets] == NAMES
    assert [ticket.requester.organization for ticket in log.tickets] == firms
    people = ["Anna", "Otto", "Ida", "Anna", "Peter"]
    log = log_of(["Customer", contact, "Description"], people, NAMES, TEXTS)
    assert [ticket.requester.name for ticket in log.tickets] == people
    assert [ticket.requester.organization for ticket in log.tickets] == [None] * 5


def test_a_customer_known_by_a_flat_is_no_firm():
    """Figures are places, and the contact person stays who asked."""
    flats = ["A12", "B3", "A14", "C2", "A1"]
    log = log_of(["Customer", "Contact person", "Description"], flats, NAMES, TEXTS)
    assert [ticket.requester.organization for ticket in log.tickets] == [None] * 5
    assert [ticket.requester.name for ticket in log.tickets] == NAMES


def test_a_practice_asks_for_a_patient_known_by_letters():
    """Two letters of each name veil a patient; one with a name asks himself."""
    practices = ["Praxis Kern", "Praxis Roe", "Praxis Kern", "Praxis Roe", "Praxis Kern"]
    log = log_of(["Praxis", "Patient", "Beschreibung"], practices, ["MuAn", "KeOt", "ReId", "LaBo", "PhSu"], TEXTS)
    assert [ticket.requester.organization for ticket in log.tickets] == practices
    assert (log.tickets[0].requester.name, log.tickets[0].custom["Patient"]) == (None, "MuAn")
    named = log_of(["Praxis", "Patient", "Beschreibung"], practices, NAMES, TEXTS)
    assert [ticket.requester.name for ticket in named.tickets] == NAMES


def test_names_of_files_and_words_behind_a_hash():
    """Under an unknown word files are attachments, and "#water" is a tag."""
    log = log_of(["Description", "Zorp", "Quux"], TEXTS, ["a.jpg", "b.jpg", "c.png", "", "d.pdf"], ["#hall #light"] * 5)
    assert fields(log)["Zorp"] == "attachments"
    assert list(log.tickets[0].tags) == ["hall", "light"]


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("Exhibit", ["north hall", "south hall", "north hall", "tower", "yard"]),  # no exhibit of evidence
        ("Name", ["A", "B", "A", "C", "B"]),
        ("Technician", ["x", "", "x", "x", "x"]),
        ("Name", ["phone", "email", "walk-in", "portal", "Ann"]),
        ("Phone", ["101", "102", "103", "104", "105"]),
        ("Status", ["belt no 5 sits askew", "ask the smith", "cable lies there", "bring two of them", "paint is gone"]),
    ],
)
def test_cells_that_a_field_cant_hold_stay_under_their_header(header, cells):
    """Halls are no files, single letters nobody, rising numbers no phones, and texts no states."""
    assert header not in fields(log_of([header, "Description"], cells, TEXTS))


def test_phones_under_a_name_are_the_requesters():
    """A "Name" whose cells are phones tells how to reach who asked."""
    log = log_of(["Name", "Description"], PHONES, TEXTS)
    assert [ticket.requester.phone for ticket in log.tickets] == PHONES
    assert [ticket.requester.name for ticket in log.tickets] == [None] * 5


def test_tags_of_things_brought_in_are_their_numbers():
    """ "Tag" over T-101, T-102 … numbers what was handed in; over words it is a tag."""
    rows = [
        [number, date(2024, 3, 1 + n), NAMES[n], TEXTS[n]]
        for n, number in enumerate(["T-101", "T-102", "T-105", "T-108", "T-110"])
    ]
    header = ["Tag", "Date", "Name", "Description"]
    assert [ticket.id for ticket in read_rows([header, *rows]).tickets][:2] == ["T-101", "T-102"]
    worded = [[word, *row[1:]] for word, row in zip(["hall", "door", "hall", "yard", "door"], rows, strict=True)]
    assert [ticket.id for ticket in read_rows([header, *worded]).tickets] == [None] * 5


def test_lengths_by_the_quarter_are_no_times_of_day():
    """ "Time" over 0.5, 1.5, 4.25 is how long it took; over 9.15 and 14.40 it is when."""
    log = log_of(["Description", "Uhrzeit"], TEXTS, [0.5, 1.5, 4.25, 2.0, 1.0])
    assert log.tickets[0].created_at == date(2024, 3, 1)
    log = log_of(["Description", "Uhrzeit"], TEXTS, [9.15, 14.4, 8.05, 10.4, 11.2])
    assert str(log.tickets[0].created_at)[:16] == "2024-03-01 09:15"


def test_a_host_is_a_guest_in_slovak_only():
    """Among English headers the word is of a machine."""
    states = ["open"] * 5
    assert fields(log_of(["Host", "Popis", "Stav"], NAMES, TEXTS, states))["Host"] == "requester.name"
    hosts = ["alpha", "beta", "gamma", "delta", "alpha"]
    log = log_of(["Host", "Description", "Status"], hosts, TEXTS, states)
    assert [ticket.requester.name for ticket in log.tickets] == [None] * 5
