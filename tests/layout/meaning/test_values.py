"""Texts, numbers, phones, people and addresses arrive digit for digit, and every repair is said."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheet2desk.layout.meaning import cell_text, day_of, is_blank, means_nothing, month_of
from sheet2desk.workbook import Looks


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (430.0, "0.00", "430"),  # a point stands for decimals
        (100.0, "0.0", "100"),
        (17.0, None, "17"),
        (17.5, None, "17.5"),
        (12, "00000", "00012"),
        (12.0, "00000", "00012"),
        (1234567, "000-0000", "123-4567"),
        (17, '"INC-"0000', "INC-0017"),
        (12.345, "0.00", "12.345"),
        (89161234567.0, None, "89161234567"),
        (1e21, None, "1000000000000000000000"),
        (0.00001, None, "0.00001"),
        (True, None, "TRUE"),
        (" a\u00a0b\u200b\r\nc ", None, "a b\nc"),
        (date(2024, 3, 5), None, "2024-03-05"),
        (datetime(2024, 3, 5, 9, 10), None, "2024-03-05T09:10:00"),
        (time(9, 5), None, "09:05"),
        (timedelta(hours=36, minutes=5), None, "36:05"),
    ],
)
def test_a_cell_as_the_sheet_shows_it(value, number_format, text):
    """No digit is lost or added; zeros of a format are shown; nobody's blanks are taken off."""
    assert cell_text(value, number_format) == text


@given(st.integers(0, 10**15))
def test_whole_numbers_keep_their_digits(number):
    """A whole number that came as a float is shown as its digits."""
    assert cell_text(float(number)) == str(number)


@pytest.mark.parametrize(
    "text",
    [
        *["", " ", "\u00a0", "\u200b", "-", "--", "—", "…", "?", "н/д", "Н/Д", "NULL", "None", "n/a", "N/A", "k.A."],
        *["нет данных", "0000-0000", "000-000-00-00", "+7 (___) ___-__-__", "+7(___)___-__-__", "(___) ___-____"],
    ],
)
def test_blanks_in_disguise(text):
    """Placeholders and unfilled masks are blank in any column."""
    assert is_blank(text)


@pytest.mark.parametrize(
    "text", ["0", "нет", "NA", "x", "+", "!", "V", "*", "1", "no", 0, False, "8 000 123-45-67", "+7 900 000-00-00"]
)
def test_what_can_be_a_value_is_not_blank(text):
    """A word or mark that can be a value somewhere isn't blank everywhere."""
    assert not is_blank(text)
    assert means_nothing("нет")


def test_ids_digit_for_digit(one):
    """Numbers, zeros in front, letters, and zeros that only the cell's format shows."""
    found = one("id", [17.0, "0042", "INC-0001", 12, "-", "18.0"], looks=Looks(number_formats={(5, 1): "00000"}))
    assert found.values == ["17", "0042", "INC-0001", "00012", None, "18.0"]
    assert one("id", ["17.0", "18.0", ""]).values == ["17", "18", None]


def test_digits_beyond_a_float_are_said(one, rules):
    """A number longer than a float keeps can't be trusted to its last digit."""
    assert rules(one(None, [12345678901234567890.0])) == [("restored-value", "A2")]


def test_look_alike_letters_are_kept_and_said(one, rules):
    """A code that mixes two alphabets stays as written, with a note; plain words of either are left alone."""
    found = one(None, ["AВ-17", "Excel и Word", "А-17", "AB-18", "USB-кабель"], "Серийный №")
    assert found.values[0] == "AВ-17"
    assert rules(found) == [("look-alike-letters", "A2")]
    assert rules(one(None, ["А17В"], "Serial")) == [("look-alike-letters", "A2")]


@pytest.mark.parametrize(
    ("cell", "phone", "rule"),
    [
        (89161234567.0, "89161234567", None),
        ("8 (916) 123-45-67", "8 (916) 123-45-67", None),
        ("8.9161234567E10", "89161234567", "restored-value"),
        ("8,9161234567E+10", "89161234567", "restored-value"),
        ("8,91612E+10", None, "restored-value"),
        ("89161234567.0", "89161234567", "restored-value"),
        ("8 916 123-45-67, 8 495 123-45-67", "8 916 123-45-67, 8 495 123-45-67", "split-value"),
        ("+7 900 000-00-00 доб. 12", "+7 900 000-00-00 доб. 12", None),
        ("нет", None, None),
    ],
)
def test_phones(one, cell, phone, rule):
    """Phones keep their digits in their order; what a number format took away is said."""
    found = one("requester.phone", [cell])
    assert found.values == [phone]
    assert [note.rule for note in found.notes] == ([rule] if rule else [])


def test_a_phone_with_a_name(one):
    """A name beside a phone goes to its own field, and this is said."""
    found = one("requester.phone", ["Иванов Иван, 8 916 123-45-67"])
    assert found.values == ["8 916 123-45-67"]
    assert found.extra["requester.name"] == ["Иванов Иван"]
    assert [note.rule for note in found.notes] == ["split-value"]


def test_people_are_taken_apart(one):
    """Name, phone and address of one cell go to their fields; the whole cell stays in raw."""
    found = one(
        "requester.name",
        ["Иванов И.И. ivanov@example.com +7 900 000-00-01", "Anna Reed <anna@example.com>", "Ким Вера"],
    )
    assert found.values == ["Иванов И.И.", "Anna Reed", "Ким Вера"]
    assert found.extra["requester.phone"] == ["+7 900 000-00-01", None, None]
    assert found.extra["requester.email"] == ["ivanov@example.com", "anna@example.com", None]
    assert [note.location.cell for note in found.notes] == ["A2", "A3"]


def test_a_column_of_people_with_phones_is_said_once(one, rules):
    """Where every cell holds a phone, one note speaks for the column."""
    found = one("requester.name", [f"Иванов И.И., 8 900 000-00-{number}" for number in range(10, 30)])
    assert rules(found) == [("split-value", "A2:A21")]


@pytest.mark.parametrize(
    ("text", "several"),
    [
        ("Петров / Сидоров", True),
        ("Петров, Сидоров, Ким", True),
        ("Иван Петров, Олег Сидоров", True),
        ("Smith, John", False),
        ("Иванов, И.И.", False),
        ("Петров И.И.", False),
        ("Anna and Peter", True),
    ],
)
def test_several_people_are_kept_and_said(one, text, several):
    """Several people stay as written with a note; a surname with its first name is one."""
    found = one("assignee", [text])
    assert found.values == [text]
    assert bool(found.notes) == several


@pytest.mark.parametrize(
    ("text", "address", "rule"),
    [
        ("a@example.com ", "a@example.com", None),
        ("mailto:a@example.com", "a@example.com", None),
        ("ivanоv@example.com", "ivanov@example.com", "look-alike-letters"),
        ("John Reed <j@example.com>", "j@example.com", "split-value"),
        ("a@example.com; b@example.com", "a@example.com; b@example.com", "split-value"),
        ("почта@пример.рф", "почта@пример.рф", None),
        ("not an address", "not an address", None),
    ],
)
def test_addresses(one, text, address, rule):
    """Addresses lose what surrounds them; mistyped letters of another alphabet are put right and said."""
    found = one("requester.email", [text])
    assert found.values == [address]
    assert [note.rule for note in found.notes] == ([rule] if rule else [])


def test_ditto_marks(one):
    """A ditto mark is the value above, and raw keeps the mark."""
    found = one("assignee", ["Петров", '"', "то же", "", '"'])
    assert found.values == ["Петров", "Петров", "Петров", None, None]
    assert found.raw[1:3] == ['"', "то же"]
    assert one("subject", ["Течь", '"']).values == ["Течь", "Течь"]


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("ЯНВАРЬ 2024", (2024, 1)),
        ("Март", (None, 3)),
        ("2024-03", (2024, 3)),
        ("март_24", (2024, 3)),
        ("Sty 2024", (2024, 1)),
        ("03.2024", (2024, 3)),
        ("März '24", (2024, 3)),
        ("Заявки за май 2024", (2024, 5)),
        ("2024", (2024, None)),
        ("Лист1", None),
        ("Sheet2", None),
        ("Tickets", None),
        ("Январь - март 2024", None),
    ],
)
def test_months_of_banners(text, month):
    """Banners and names of sheets give year and month in any of the languages."""
    assert month_of(text) == month


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12 марта 2024", date(2024, 3, 12)),
        ("Montag, 4.3.", (3, 4)),
        ("Monday, March 4, 2024", date(2024, 3, 4)),
        ("пн 12.03.2024", date(2024, 3, 12)),
        ("4.3", None),
        ("Цех 5", None),
        ("Итого", None),
    ],
)
def test_days_of_banners(text, day):
    """Day headings give their day; a plain number is none."""
    assert day_of(text) == day


def test_error_texts_are_errors(one, rules):
    """What a failed formula left in an export is None and said, in any column and language."""
    for field in (None, "id", "status", "created_at", "assignee", "subject"):
        found = one(field, ["#N/A", "#ССЫЛКА!"])
        assert found.values == [None, None]
        assert rules(found) == [("error-cell", "A2"), ("error-cell", "A3")]
        assert found.raw == ["#N/A", "#ССЫЛКА!"]


def test_surnames_first_are_one_person_each(one):
    """In a column that writes "Surname, Name" a name of two words behind the comma is still one person."""
    names = ["García, Ana", "Pérez Ruiz, Luis", "Soto Vega, María Elena", "Mora, José Luis"]
    assert one("requester.name", names).notes == []


def test_records_printed_into_cells(one):
    """An export's {'id': …, 'name': …} is read by its name; the record stays in raw, and that is said once."""
    records = ["{'id': 'a7', 'name': 'High'}", '{"id": 8, "name": "Low"}', "", "{'id': 'a7', 'name': 'High'}"]
    found = one("priority", records)
    assert found.values == ["high", "low", None, "high"]
    assert found.raw == [records[0], records[1], None, records[3]]
    assert [note.rule for note in found.notes] == ["split-value"]
    assert one("description", records).values[0] == records[0]


@pytest.mark.parametrize(
    ("cell", "phone", "rule"),
    [
        ("tel:+37120000001", "+37120000001", None),
        ("'+7 900 000-00-01", "+7 900 000-00-01", None),
        ("7.90000000001E+10", None, "restored-value"),
        ("7.9000000001E+10", "79000000001", "restored-value"),
        ("néant", None, None),
        ("нет тел.", None, None),
        ("sem telefone", None, None),
        ("geen", None, None),
    ],
)
def test_phones_without_what_a_link_or_a_clerk_put_in_their_place(one, rules, cell, phone, rule):
    """A link's prefix and a text mark fall off, "none" in any language is blank, and a lost digit is said."""
    found = one("requester.phone", [cell])
    assert found.values == [phone]
    assert [name for name, _ in rules(found)] == ([rule] if rule else [])


@pytest.mark.parametrize(
    ("cell", "address"),
    [
        ("mailto:iva@example.com?subject=Oprava", "iva@example.com"),
        ("'iva@example.com'", "iva@example.com"),
        ("iva @example.com", "iva@example.com"),
        ("iva@example.com (soukromý)", "iva@example.com"),
        ("нет почты", None),
        ("sans mail", None),
    ],
)
def test_addresses_without_what_surrounds_them(one, cell, address):
    """Link, quotes, a blank and a remark around an address are taken off."""
    assert one("requester.email", [cell]).values == [address]


@pytest.mark.parametrize(
    "mark", ["jw.", "j.w.", "ídem", "s.o.", "то же", "dto.", "dtto", "come sopra", "kā augstāk", "-do-"]
)
def test_as_above_in_any_column(one, mark):
    """What says nothing but "as above" is the value above, in texts too; "same" is a word there."""
    assert one("description", ["Kapie z kranu", mark]).values == ["Kapie z kranu"] * 2
    assert one("assignee", ["Orlova", mark]).values == ["Orlova"] * 2
    assert one("description", ["Leaks", "same"]).values == ["Leaks", "same"]
    assert one("description", ["", mark]).values == [None, mark]


def test_as_above_in_small_letters_beside_initials(one):
    """People who sign with two letters write them large."""
    assert one("assignee", ["ZK", "jw.", "Robert", "MR"]).values == ["ZK", "ZK", "Robert", "MR"]
    assert one("assignee", ["ZK", "mr", "jw."]).values == ["ZK", "mr", "jw."]  # so here it may be anybody


@pytest.mark.parametrize("text", ["тоже", "gleich", "même", "mismo", "^", "likewise", "s.o. Orlova"])
def test_words_that_say_more_than_as_above(one, text):
    """What may be said of something else is no ditto mark in a text, nor a name's part in a column of people."""
    assert one("description", ["Leaks", text]).values == ["Leaks", text]
    assert one("assignee", ["Orlova", text]).values == ["Orlova", text]


def test_two_letters_among_initials(one):
    """Beside other initials the letters of "as above" are initials too."""
    assert one("assignee", ["K.B.", "J.W.", "S.O."]).values == ["K.B.", "J.W.", "S.O."]
    assert one("assignee", ["Orlova", "j.w."]).values == ["Orlova", "Orlova"]


@pytest.mark.parametrize("dashes", ["--", "—", "---", "- -"])
def test_dashes_are_blank(one, dashes):
    """Dashes alone repeat nothing: they stand for a blank."""
    assert one("assignee", ["Orlova", dashes]).values == ["Orlova", None]
    assert one("description", ["Leaks", dashes]).values == ["Leaks", None]


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Rien", "assignee"),
        ("Nada", "requester.name"),
        ("N.B.", "assignee"),
        ("Данные отсутствуют", "description"),
        ("No information", "description"),
        ("Not filled", "description"),
    ],
)
def test_words_that_are_values(one, text, field):
    """A name, initials and a sentence that tells of a fault are no placeholders."""
    assert one(field, [text]).values == [text]


@pytest.mark.parametrize("text", ["n/d", "N/D", "sin datos", "brak danych", "н/д", "не зазначено"])
@pytest.mark.parametrize("field", ["assignee", "requester.name", "requester.organization", "category", None])
def test_not_given_in_any_language(one, text, field):
    """What says that nothing was given is blank in any column."""
    assert one(field, [text]).values == [None]
