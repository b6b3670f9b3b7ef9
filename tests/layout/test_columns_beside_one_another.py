"""Columns whose meaning lies beside them: "on" behind "done", owners behind what they own, contacts under a channel."""

from __future__ import annotations

from datetime import date

import pytest

from sheet2desk.layout.vocabulary import guesses
from sheet2desk.workbook import Value
from tests.layout.workbooks import fields, read_rows, rules

TEXTS = ["Outlook will not start", "Screen cracked by a child", "No access to the choir's files", "Prints all in pink"]


def table(header: list[str], *columns: list[Value]) -> list[list[Value]]:
    return [list(header), *[list(row) for row in zip(*columns, strict=True)]]


def days(month: int) -> list[Value]:
    return [date(2025, month, n) for n in (8, 9, 14, 20)]


@pytest.mark.parametrize(("done", "on"), [("erledigt", "am"), ("Fixed", "on"), ("Fait", "le"), ("Zrobione", "dnia")])
def test_a_word_for_on_behind_what_is_done_is_the_day_of_it(done: str, on: str):
    log = read_rows(table(["Nr.", "Datum", "Problem", done, on], [1, 2, 3, 4], days(1), TEXTS, ["x"] * 4, days(2)))
    assert fields(log)[on] == "solved_at"
    assert {ticket.status for ticket in log.tickets} == {"solved"}


def test_a_further_date_behind_what_is_done_is_the_day_of_it():
    header = ["Nr.", "Saņemts", "Pieteikums", "Izpildīts", "Datums"]
    log = read_rows(table(header, [1, 2, 3, 4], days(1), TEXTS, ["jā", "jā", "jā", "procesā"], [*days(2)[:3], ""]))
    assert fields(log)["Datums"] == "solved_at"


def test_who_before_the_text_asks_and_behind_it_works():
    who: list[Value] = ["Sandrine", "intendance", "Mme Fabre", "Sandrine"]
    before = read_rows(table(["N°", "Date", "Qui", "Réclamation"], [1, 2, 3, 4], days(1), who, TEXTS))
    behind = read_rows(table(["N°", "Date", "Réclamation", "Qui"], [1, 2, 3, 4], days(1), TEXTS, who))
    assert (fields(before)["Qui"], fields(behind)["Qui"]) == ("requester.name", "assignee")


def test_the_owner_of_a_thing_asks_where_others_do_the_work():
    header = ["Job", "Boat", "Owner", "Work wanted", "Fitter"]
    owners: list[Value] = ["Cdr Ashworth", "Nell Trevose", "Nell Trevose", "D. Okafor"]
    boats: list[Value] = ["Kittiwake", "Petrel", "Petrel", "Marlin"]
    log = read_rows(table(header, ["J1", "J2", "J3", "J4"], boats, owners, TEXTS, ["Gaz", "Lindsey", "Gaz", "Gaz"]))
    assert (fields(log)["Owner"], fields(log)["Fitter"]) == ("requester.name", "assignee")


def test_phones_and_addresses_are_no_channel_whatever_their_header():
    """ "Phone / email" heads ways of asking in one log and ways to answer in another: the cells say which."""
    contacts: list[Value] = ["07700 900101", "dan@example.com", "07700 900144", "07700 900162"]
    ways: list[Value] = ["phone", "e-mail", "phone", "phone"]
    header = ["Ref", "Date", "Customer", "Phone / email", "Complaint"]
    names: list[Value] = ["Mrs Pell", "Dan Roe", "A. Poe", "K. Moe"]
    answered = read_rows(table(header, [1, 2, 3, 4], days(1), names, contacts, TEXTS))
    asked = read_rows(table(header, [1, 2, 3, 4], days(1), names, ways, TEXTS))
    assert [ticket.requester.phone for ticket in answered.tickets] == [contacts[0], None, contacts[2], contacts[3]]
    assert answered.tickets[1].requester.email == "dan@example.com"
    assert fields(asked)["Phone / email"] == "channel"


def test_numbers_under_a_contact_are_phones_beside_a_column_of_people():
    header = ["L.p.", "Przyjęto", "Osoba", "Kontakt", "Objawy"]
    people: list[Value] = ["p. Zosia", "Darek", "sekretariat", "p. Zosia"]
    phones: list[Value] = [500100001.0, 500100002.0, 500100003.0, 500100001.0]
    log = read_rows(table(header, [1, 2, 3, 4], days(1), people, phones, TEXTS))
    assert (fields(log)["Osoba"], fields(log)["Kontakt"]) == ("requester.name", "requester.phone")
    assert log.tickets[0].requester.phone == "500100001"


def test_classes_from_a_to_c_are_urgency_where_nothing_else_is():
    header = ["OS", "Dia", "Problema", "Classe"]
    classes: list[Value] = ["A", "C", "B", "A"]
    log = read_rows(table(header, [1, 2, 3, 4], days(1), TEXTS, classes))
    assert [ticket.priority for ticket in log.tickets] == ["high", "low", "normal", "high"]
    assert "unsure-column" in rules(log)
    told = read_rows(table([*header, "Prioridade"], [1, 2, 3, 4], days(1), TEXTS, classes, ["alta"] * 4))
    assert (fields(told)["Classe"], fields(told)["Prioridade"]) == ("category", "priority")


def test_words_of_a_status_tell_it_under_any_header():
    states: list[Value] = ["Finished", "Waiting parts", "Finished", "Finished", "Waiting parts", "Finished"]
    rows: list[list[Value]] = [["Job", "In", "Problem", "Where at"]]
    rows += [[f"J{n}", date(2025, 1, n), f"{TEXTS[n % 4]} {n}", state] for n, state in enumerate(states, 1)]
    assert fields(read_rows(rows))["Where at"] == "status"


def test_a_single_letter_marks_beside_words_of_a_status():
    marks: list[Value] = ["X", "X", "pendiente", "a medias"]
    log = read_rows(table(["Fecha", "Incidencia", "¿Resuelto?"], days(1), TEXTS, marks))
    assert [ticket.status for ticket in log.tickets] == ["solved", "solved", "pending", "open"]


@pytest.mark.parametrize(
    ("header", "field"),
    [("Anspr.-partner", "requester.name"), ("Kund.-name", "requester.name"), ("Plot holder", "requester.name")],
)
def test_compounds_cut_short_and_holders_of_things(header: str, field: str):
    assert guesses(header)[0].field == field


def test_an_abbreviation_is_no_slip_of_another_one():
    """ "rep'd" is reported; that "reqd" is a letter away makes it no day by which anything is required."""
    assert all(guess.field != "due_at" for guess in guesses("Date rep'd"))


def test_who_took_a_request_down_neither_asked_nor_works():
    header = ["N°", "Date", "Détails", "Demandé par", "Saisi par", "Fait par"]
    log = read_rows(table(header, [1, 2, 3, 4], days(1), TEXTS, ["Élise"] * 4, ["Jo"] * 4, ["Gilles"] * 4))
    assert (fields(log)["Demandé par"], fields(log)["Fait par"]) == ("requester.name", "assignee")
    assert "Saisi par" not in fields(log)


def test_of_three_dates_one_is_the_end_and_one_is_planned():
    """The one that stands where the mark says done is the end; the other, full and later than the first, is planned."""
    rows: list[list[Value]] = [["No", "Date", "Detail", "Date", "Date", "OK?"]]
    for n, done in enumerate(["Y", "N", "yep", "N", "Y", "N"], 1):
        end: Value = date(2025, 1, 10 + n) if done != "N" else ""
        rows.append([n, date(2025, 1, n), f"{TEXTS[n % 4]} {n}", date(2025, 2, n), end, done])
    log = read_rows(rows)
    assert [one.field for one in log.sources[0].sheets[0].columns][3:5] == ["due_at", "solved_at"]
    assert rules(log).count("unsure-column") >= 2


def test_a_phone_beside_an_address_goes_to_its_own_field():
    contacts: list[Value] = ["3-33, ward1@example.com", "ward2@example.com / 2-43", "3-28, ward4@example.com", ""]
    log = read_rows(
        table(["Ref", "Date", "Caller", "E-mail", "Problem"], [1, 2, 3, 4], days(1), ["A. Poe"] * 4, contacts, TEXTS)
    )
    assert [ticket.requester.email for ticket in log.tickets] == [
        "ward1@example.com",
        "ward2@example.com",
        "ward4@example.com",
        None,
    ]
    assert [ticket.requester.phone for ticket in log.tickets] == ["3-33", "2-43", "3-28", None]
    assert "split-value" in rules(log)


def test_code_and_name_of_a_firm_are_no_person():
    assert guesses("Company Code/Name")[0].field == "requester.organization"


def test_a_brief_description_that_is_the_longer_text_describes():
    long: list[Value] = [f"{text}, and nobody has come to look at it though we have written twice" for text in TEXTS]
    log = read_rows(
        table(
            ["Ref", "Date", "Caller", "Issue", "Brief description"], [1, 2, 3, 4], days(1), ["A. Poe"] * 4, TEXTS, long
        )
    )
    assert (fields(log)["Issue"], fields(log)["Brief description"]) == ("subject", "description")
