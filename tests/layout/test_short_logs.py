"""Logs of a ticket or two, under names most of which nobody knows."""

from datetime import date

import pytest

from tests.layout.workbooks import fates, read_rows

NAMES = [
    ["Date", "Problem", "Status", "Foo", "Bar", "Baz", "Qux", "Quux"],
    ["Когда", "Проблема", "Статус", "Зюм", "Бюм", "Кюм", "Дюм", "Люм"],
]


@pytest.mark.parametrize("names", NAMES, ids=["en", "ru"])
@pytest.mark.parametrize("said", [("Crack at bend", "open"), ("call back", "urgent"), ("Дата неверна", "в работе")])
@pytest.mark.parametrize("tickets", [1, 2, 3])
@pytest.mark.parametrize("last", [False, True])
def test_rows_of_values_do_not_become_the_header(names, said, tickets, last):
    """Words that could be names stand in tickets too: under a full row of names, beside a day, they are values."""
    rows = [[date(2024, 3, n), *said, "", "", "", ""] for n in range(1, tickets + 1)]
    rows[-1 if last else 0].append("call back")
    assert fates(read_rows([names, *rows])) == {1: "header"} | dict.fromkeys(range(2, tickets + 2), "ticket")
