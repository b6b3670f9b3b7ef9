"""What a column looks like from its cells alone."""

from __future__ import annotations

import math
import time
from datetime import date

from sheet2desk.layout.meaning import profile_column


def test_kinds_of_columns():
    """Each kind of content shows in its own share."""
    assert profile_column([date(2024, 3, 1), "14.03.2024", "5 марта 2024"]).dates == 1
    assert profile_column(["a@example.com", "b@example.com"]).emails == 1
    assert profile_column(["+7 900 000-00-01", 89000000002.0]).phones == 1
    assert profile_column(["новый", "в работе"]).statuses == 1
    assert profile_column(["высокий", "low"]).priorities == 1
    assert profile_column(["отлично", "5/5", "★★★"]).ratings == 1
    assert profile_column(["Иванов И.И.", "Anna Reed", "И.И. Петров"]).names == 1
    assert profile_column(["09:30", "14:05"]).clocks == 1
    assert profile_column(["Не включается станок в третьем пролёте"]).long_text == 1


def test_numbers_that_run_on():
    """Ids are unique and rise; blanks count against `filled` alone."""
    found = profile_column([1.0, 2.0, 3.0, 4.0, "", ""])
    assert (found.unique, found.increasing, found.integers) == (1, 1, 1)
    assert round(found.filled, 2) == 0.67
    assert profile_column(["INC-001", "INC-002", "INC-003"]).increasing == 1


def test_long_columns_are_sampled():
    """Of a long column some 300 cells are looked at."""
    assert profile_column(["x"] * 100_000).count <= 301


def test_numbers_without_an_end():
    """A damaged workbook may hold 1e400; it is a number of no kind."""
    found = profile_column([math.inf, -math.inf, math.nan, 1.0])
    assert (found.numbers, found.integers) == (1, 0.25)


def test_a_long_text_costs_its_length():
    """Looking for an address in a megabyte without one took minutes."""
    began = time.process_time()
    profile_column(["-" * 1_000_000, "a" * 1_000_000 + "@", "@" * 1_000_000])
    assert time.process_time() - began < 2
