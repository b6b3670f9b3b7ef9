"""First columns of numbers: when do they number the tickets?"""

from __future__ import annotations

import pytest

from sheet2desk.config import Profile
from tests.layout.workbooks import TEXTS, days, read, read_rows, sheet


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


def test_codes_that_come_again_number_something_else():
    """A bare "Code" may be of the fault: the first column, whose codes go up, numbers the tickets."""
    cards, codes = ["4-031", "4-032", "4-033", "4-034", "4-035"], ["K2", "L1", "K2", "K2", "M4"]
    rows = [list(row) for row in zip(cards, days(), TEXTS, codes, strict=True)]
    log = read_rows([["Card no.", "Date", "Description", "Code"], *rows])
    assert [ticket.id for ticket in log.tickets] == cards


def test_codes_under_the_name_of_a_paper_name_no_files():
    """ "Beleg" may be an attachment; codes that go up row by row are the numbers of the slips."""
    slips = ["R-2401", "R-2402", "R-2403", "R-2404", "R-2405"]
    assert ids("Beleg", slips) == slips


def test_the_first_numbers_that_go_up_are_those_of_the_tickets():
    """Of two columns of numbers the one of receipts comes in any order; one that only counts the rows is neither."""
    receipts = ["55120", "54981", "52003", "55120", "50011"]

    def read(numbers):
        rows = [list(row) for row in zip(numbers, days(), TEXTS, receipts, strict=True)]
        return [t.id for t in read_rows([["Return no", "Date", "Description", "Ticket #"], *rows]).tickets]

    assert read(["R88", "R89", "R90", "R91", "R92"]) == ["R88", "R89", "R90", "R91", "R92"]
    assert read(["1", "2", "3", "4", "5"]) == receipts


def test_a_paper_that_the_profile_calls_an_attachment_stays_one():
    """What the profile says of a column holds, whatever its cells look like."""
    rows = zip(["R-2401", "R-2402", "R-2403", "R-2404", "R-2405"], days(), TEXTS, strict=True)
    log = read(
        sheet([["Beleg", "Datum", "Beschreibung"], *map(list, rows)]), profile=Profile(columns={"attachments": "Beleg"})
    )
    assert [ticket.id for ticket in log.tickets] == [None] * 5
