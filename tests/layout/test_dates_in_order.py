"""Of two columns of dates the later one is found whatever way they are written."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from sheet2desk.layout.dates_in_order import in_order
from tests.layout.workbooks import fields, read_rows


@pytest.mark.parametrize(
    ("first", "second", "later"),
    [
        ([date(2024, 3, 1), datetime(2024, 3, 2, 9)], [date(2024, 3, 4), date(2024, 3, 3)], 1),
        (["05.07.24 12:36", "31.07.24"], ["02.07.24 08:01", "30.07.24"], -1),
        (["7/13/2024", "7/14/2024"], ["7/15/2024", "8/1/2024"], 1),
        (["2024-03-01", date(2024, 3, 2)], ["2024-03-02", "2024-03-05"], 1),
        (["01.02.2024"], ["02.01.2024"], 0),  # one order says later, the other earlier
        (["05.03.2024", "06.03.2024"], ["04.03.2024", "09.03.2024"], 0),
        (["вчера", ""], ["05.03.2024", "06.03.2024"], 0),
        (["12.05.24 07:15", datetime(2024, 5, 13, 10)], ["12.05.24", date(2024, 5, 13)], 0),  # that day, no hour told
        (["12.05.24 07:15", "13.05.24 10:05"], ["12.05.24", "14.05.24"], 1),
    ],
)
def test_which_column_is_later(first, second, later):
    """Real dates and texts; texts that can be read in two ways decide only when both ways agree."""
    assert in_order(first, second) == later


def test_two_columns_of_one_name_are_told_apart_by_their_days():
    """The column on the left may be the day of the solution, as text too."""
    rows = [["№", "Дата", "Описание", "Дата", "Заявитель"]]
    rows += [
        [float(n), f"{n + 14}.07.24", f"Трещина на сгибе {n}", f"{n + 12}.07.24", f"Иванов {n}"] for n in range(1, 9)
    ]
    assert fields(read_rows(rows))["Дата"] == "solved_at"
    assert fields(read_rows(rows))["Дата_2"] == "created_at"
