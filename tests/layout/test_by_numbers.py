"""First columns of numbers: when do they number the tickets?"""

from __future__ import annotations

import pytest

from tests.layout.workbooks import TEXTS, days, read_rows


def ids(header, numbers):
    rows = zip(numbers, days(), TEXTS, strict=True)
    return [ticket.id for ticket in read_rows([[header, "Date", "Description"], *map(list, rows)]).tickets]


@pytest.mark.parametrize("header", ["LX zorp no.", "Ticket till", "Zorp", ""])
def test_a_count_numbers_the_tickets_whatever_it_is_called(header):
    """Each is one more than that above, from wherever it began."""
    assert ids(header, [501.0, 502.0, 503.0, 504.0, 505.0]) == ["501", "502", "503", "504", "505"]
    assert ids(header, ["0441", "0442", "0443", "0444", "0445"])[0] == "0441"


@pytest.mark.parametrize("numbers", [[501.0, 502.0, 504.0, 505.0, 509.0], [505.0, 504.0, 503.0, 502.0, 501.0]])
def test_numbers_that_only_go_up_may_be_of_machines(numbers):
    """Under several words that name nothing known they stay there."""
    assert ids("LX zorp no.", numbers) == [None] * 5
