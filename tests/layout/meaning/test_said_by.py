"""What many cells say together is what each of them says alone."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheet2desk.layout.meaning.text import cell_text, is_blank, said_by, whole_numbers
from sheet2desk.workbook import Value

_TEXTS = ["", " ", "-", "n/a", "0", "000-00-00", "+7 (___)", "  Смит\u00a0", "\u200b", "нет", "12", " " * 30]
_CELLS = [*_TEXTS, 17.0, 17.5, -0.0, 1e21, 3, date(2024, 3, 5), datetime(2024, 3, 5, 9), time(9), timedelta(hours=30)]


@given(st.sets(st.sampled_from(_CELLS) | st.text(max_size=30) | st.floats(allow_nan=False)))
def test_each_cell_says_what_it_says_alone(values: set[Value]) -> None:
    assert said_by(values) == {value: None if is_blank(value) else cell_text(value) for value in values}


@pytest.mark.parametrize("numbers", [[], [1.0, 42.0, -0.0], [1e21, 2.0]])
def test_whole_numbers_have_no_decimals(numbers: list[float]) -> None:
    assert whole_numbers(numbers) == [cell_text(number) for number in numbers]


def test_one_number_with_decimals_is_no_whole_one() -> None:
    assert whole_numbers([1.0, 2.5]) is None
    assert whole_numbers([1.0, float("inf")]) is None
