"""A name with a phone or an address in one cell is taken apart; what belongs to the name stays with it."""

import pytest

from sheet2desk.layout.meaning.contact import take_apart


@pytest.mark.parametrize(
    ("cell", "name", "phone", "email"),
    [
        ("J. Martin (+33 6 00 00 18 23)", "J. Martin", "+33 6 00 00 18 23", None),
        ("Smith, +44 (0)20 0000 0000", "Smith", "+44 (0)20 0000 0000", None),
        ("Durand - 06 00 00 01 02", "Durand", "06 00 00 01 02", None),
        ("Müller (030) 1234567", "Müller", "(030) 1234567", None),
        ("Седова (старшая) 8 900 000-12-34", "Седова (старшая)", "8 900 000-12-34", None),
        ("(8 900 000-11-22) Иванов И.И.", "Иванов И.И.", "8 900 000-11-22", None),
        ("[Анна] anna@example.com", "Анна", None, "anna@example.com"),
        ("Lopez 600 000 001 / 600 000 002", "Lopez", "600 000 001, 600 000 002", None),
        ("J. Doe [ext. 4412]", "J. Doe [ext. 4412]", None, None),
        ("Ахметова, кв. 5 555-66-77", "Ахметова, кв. 5", "555-66-77", None),
        ("Школа 7, завхоз 8 900 000-12-34", "Школа 7, завхоз", "8 900 000-12-34", None),
        ("Седова т.8-900-000-12-34", "Седова", "8-900-000-12-34", None),
        ("Ergün 0900/000 12 34", "Ergün", "0900/000 12 34", None),
        ('ООО "Скоба" 8 900 000-12-34', 'ООО "Скоба"', "8 900 000-12-34", None),
    ],
)
def test_a_cell_is_taken_apart(cell, name, phone, email):
    """Country codes with a single figure behind them, brackets around the phone and around a remark."""
    assert take_apart(cell) == (name, phone, email)


def test_names_without_a_phone_among_names_with_one(read):
    """A column of phones in which names stand too: a name alone is a name, a remark stays where it is."""
    cells = ["Седова 8 900 000-12-34", "Ахметова", "Лисов Ю.А. 8 900 000-12-35", "Панина Л.И.", "позвонить через Аню"]
    (found,) = read(("requester.phone", cells, "Жилец, тел."))
    assert found.extra["requester.name"] == ["Седова", "Ахметова", "Лисов Ю.А.", "Панина Л.И.", None]
    assert found.values == ["8 900 000-12-34", None, "8 900 000-12-35", None, "позвонить через Аню"]
    assert found.raw[1] == "Ахметова"
