"""Columns of people whose headers say nothing, or nothing of people: whose names are they?"""

from __future__ import annotations

from datetime import date

import pytest

from tests.layout.workbooks import read_rows

TEXTS = [
    "Не закрывается дверь",
    "Нет света в коридоре",
    "Течёт насос у сальника",
    "Чёрный экран с утра",
    "Сорвана табличка",
]
SURNAMES = ["Лозинская", "Кравчук", "Петров", "Сидоренко", "Вавилова"]
STAFF = ["Зубченко", "Орловский", "Зубченко", "Орловский", "Зубченко"]


def log_of(header, *columns):
    days = [date(2024, 3, 1 + n) for n in range(5)]
    rows = zip([1.0, 2.0, 3.0, 4.0, 5.0], days, *columns, strict=True)
    return read_rows([["№", "Дата", *header], *map(list, rows)])


@pytest.mark.parametrize("header", ["", "Зорп"])
def test_surnames_before_the_text_are_of_those_who_asked(header):
    """Without a header, or under a word that may name anything, cells that are all surnames are people."""
    log = log_of([header, "Описание"], SURNAMES, TEXTS)
    assert [ticket.requester.name for ticket in log.tickets] == SURNAMES


@pytest.mark.parametrize("header", ["", "Зорп"])
def test_surnames_behind_the_text_are_of_those_who_see_to_it(header):
    """People stand on both sides, and no word says of whom."""
    log = log_of(["", "Описание", header], SURNAMES, TEXTS, STAFF)
    assert [ticket.requester.name for ticket in log.tickets] == SURNAMES
    assert [ticket.assignee for ticket in log.tickets] == STAFF


def test_few_surnames_that_come_again_are_the_staff():
    """Two people in all rows do the work, even before the text."""
    log = log_of(["Зорп", "Описание"], STAFF, TEXTS)
    assert [ticket.assignee for ticket in log.tickets] == STAFF


def test_polish_and_latvian_surnames():
    """Each language has endings of its own."""
    for names in (
        ["Kowalska", "Wiśniewski", "Sadowicz", "Maciejczyk", "Wojtczak"],
        ["Bērziņš", "Kalniņa", "Ozoliņš", "Liepkalns", "Krūmiņa"],
    ):
        assert [ticket.requester.name for ticket in log_of(["", "Opis"], names, TEXTS).tickets] == names


@pytest.mark.parametrize(
    "things",
    [
        ["Хонда", "Тойота", "Опель", "Мазда", "Рено"],
        ["Насос", "Дверь", "Окно", "Лифт", "Щит"],
        ["решётка", "кравчук", "орлов", "петров", "ильина"],
    ],
)
def test_the_name_of_a_thing_is_no_person(things):
    """Words that end otherwise, or stand in small letters, are of things."""
    log = log_of(["Зорп", "Описание"], things, TEXTS)
    assert [(ticket.requester.name, ticket.assignee) for ticket in log.tickets] == [(None, None)] * 5
    assert [ticket.custom["Зорп"] for ticket in log.tickets] == things


def test_those_who_sign_or_wrote_it_down_are_nobody_of_the_ticket():
    """A signature, or a clerk at the desk, is no person who asked or who does it."""
    for header in ("Подпись", "Записал"):
        log = log_of(["Заявитель", "Описание", header], SURNAMES, TEXTS, STAFF)
        assert [ticket.assignee for ticket in log.tickets] == [None] * 5
        assert log.tickets[0].custom[header] == "Зубченко"


def test_a_header_of_two_words_names_what_it_holds():
    """Only one word may name anything; two that name something else are believed."""
    log = log_of(["Марка машины", "Описание"], SURNAMES, TEXTS)
    assert [ticket.requester.name for ticket in log.tickets] == [None] * 5
