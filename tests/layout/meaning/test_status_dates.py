"""Statuses that stand in a column of solved dates, where no other column tells them."""

from __future__ import annotations

from datetime import date

import pytest

from tests.layout.workbooks import TEXTS, fields, log_of


@pytest.mark.parametrize(("yes", "no"), [("yes", "no"), ("да", "нет"), ("tak", "nie"), ("ja", "nein")])
def test_a_no_among_the_days_is_not_done_yet(yes, no):
    """A day says when, "yes" that it was done, "no" that it still is open."""
    log = log_of(["Description", "Solved on"], TEXTS, [date(2024, 3, 9), no, date(2024, 3, 11), yes, ""])
    assert fields(log)["Solved on"] == "solved_at"
    assert [ticket.status for ticket in log.tickets] == [None, "open", None, "solved", None]
