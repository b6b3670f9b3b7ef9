"""Whom a column names, where the header only asks who, or several name people."""

import pytest

from tests.layout.content import TEXTS, moments, rows_of
from tests.layout.workbooks import fields, read_rows

STAFF = ["Ann Lee", "Bob Ray", "Ann Lee", "Bob Ray", "Ann Lee"]
CALLERS = ["Eve Moss", "Jan Roe", "Ida Poe", "Tom Ash", "Una Fox"]
DAYS = moments(9, 4, 5, 6, 7, 8)


def mapped(*columns):
    """Return header → field of (header, values) columns."""
    return fields(read_rows([[name for name, _ in columns], *rows_of(*(values for _, values in columns))]))


@pytest.mark.parametrize("header", ["Examined by", "Vue par", "Kto przyjął", "Кем осмотрено"])
def test_who_is_asked_for_beside_a_caller(header):
    """A header that asks by whom is of the one of whom no other column tells."""
    found = mapped(("Date", DAYS), ("Name of caller", CALLERS), ("Problem", TEXTS), (header, STAFF))
    assert (found["Name of caller"], found[header]) == ("requester.name", "assignee")


def test_who_beside_a_full_name_does_it():
    """ "Who" beside "Your name" is who does the work."""
    found = mapped(("Date", DAYS), ("Your name", CALLERS), ("Problem", TEXTS), ("Who", STAFF))
    assert (found["Your name"], found["Who"]) == ("requester.name", "assignee")


def test_a_name_of_many_words_beside_people_is_the_requests():
    """The export of a project board calls its titles "Name"."""
    titles = [
        "Order new toner for hall",
        "Replace badge reader",
        "Label all the racks",
        "Move the desk",
        "Fix the door",
    ]
    found = mapped(
        ("Name", titles), ("Created", DAYS), ("Requester name", CALLERS), ("Status", ["open", "done"] * 2 + ["open"])
    )
    assert (found["Name"], found["Requester name"]) == ("subject", "requester.name")


def test_by_under_the_days_of_a_group_is_by_whom():
    """ "Reported | on | by", "Repaired | on | by": the same short names under two groups."""
    rows = [
        ["Problem", "Reported", "", "Repaired", ""],
        ["", "on", "by", "on", "by"],
        *rows_of(TEXTS, DAYS, CALLERS, moments(15, 4, 5, None, 7, None), STAFF),
    ]
    log = read_rows(rows, merges=[(1, 2, 1, 3), (1, 4, 1, 5), (1, 1, 2, 1)])
    first = log.tickets[0]
    assert (first.requester.name, first.assignee) == ("Eve Moss", "Ann Lee")
    assert first.created_at < first.solved_at


def test_numbers_within_a_house_leave_the_phone_to_whole_ones():
    """Beside "Internal" the column of whole phones is the requester's."""
    inner = ["4411", "4412", "4413", "4414", "4415"]
    phones = [f"+7 900 000-11-0{n}" for n in range(1, 6)]
    found = mapped(("Date", DAYS), ("Name", CALLERS), ("Phone", inner), ("Phone (mobile)", phones), ("Problem", TEXTS))
    assert found.get("Phone (mobile)") == "requester.phone"
