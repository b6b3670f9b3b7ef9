"""Headers that are signs and no words."""

from __future__ import annotations

from datetime import date

import pytest

from sheet2desk.layout.header_signs import signs
from tests.layout.workbooks import fields, read_rows


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("✓", "status"),
        ("✔️", "status"),
        ("🔴🟡🟢", "status"),
        ("⭐ ⭐", "satisfaction"),
        ("📞", "requester.phone"),
        ("✉️", "requester.email"),
        ("📷", "attachments"),
        ("🔧", "assignee"),
        ("🗓", "created_at"),
        ("!!!", "priority"),
    ],
)
def test_a_sign_names_a_field(header, field):
    """One sign or several of one meaning, coloured or not."""
    (guess,) = signs(header)
    assert (guess.field, guess.whole) == (field, True)


@pytest.mark.parametrize("header", ["", " ", "✓ Zorp", "📞✉", "№", "✓1", "🐟", "✓🐟"])
def test_words_strange_signs_and_two_meanings_name_none(header):
    """A word beside it says more, and two signs of different meanings say nothing."""
    assert signs(header) == ()


def test_a_table_under_nothing_but_signs():
    """People keep logs without a word in the header."""
    rows = [["📅", "👤", "📞", "💬", "🔧", "✓"]]
    rows += [
        [date(2024, 3, n), name, f"+7 900 000-00-0{n}", f"Fenster {n} klemmt seit Tagen", "Otto", state]
        for n, name, state in ((1, "Reed Ann", "done"), (2, "Lang Bo", "open"), (3, "Kern Ilse", "done"))
    ]
    log = read_rows([[*row, sign] for row, sign in zip(rows, ["❗", 1.0, 3.0, 2.0], strict=True)])
    assert (fields(log)["✓"], fields(log)["❗"]) == ("status", "priority")
    first = log.tickets[0]
    assert (first.created_at, first.requester.name, first.assignee) == (date(2024, 3, 1), "Reed Ann", "Otto")
    assert (first.requester.phone, first.status) == ("+7 900 000-00-01", "solved")
