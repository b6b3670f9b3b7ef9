"""Columns whose cells are ways in which a request comes."""

from __future__ import annotations

import pytest

from tests.layout.workbooks import TEXTS, log_of

WAYS = ["phone", "email", "walk-in", "portal", "phone"]


@pytest.mark.parametrize("header", ["Zorp", ""])
def test_ways_under_an_unknown_word_or_none(header):
    """The cells say it all."""
    assert [ticket.channel for ticket in log_of(["Description", header], TEXTS, WAYS).tickets] == WAYS


def test_whoever_opened_it_is_no_way():
    """A portal or a counter under "Opened by" is who took the request in."""
    for columns in ((["Opened by", "Description"], WAYS, TEXTS), (["Description", "Opened by"], TEXTS, WAYS)):
        log = log_of(*columns)
        assert [ticket.channel for ticket in log.tickets] == [None] * 5
        assert log.tickets[3].custom["Opened by"] == "portal"


def test_what_nobody_can_be_opened_nothing():
    """Under "Created by" phones and letters are no people: they tell how the request came."""
    ways = ["phone", "email", "letter", "phone", "email"]
    assert [ticket.channel for ticket in log_of(["Description", "Created by"], TEXTS, ways).tickets] == ways


def test_a_kind_of_ways_is_the_channel_and_leaves_the_kind_to_another():
    """Of "Type" and "Category" the one whose cells are ways tells how the request came."""
    kinds = ["pump", "door", "pump", "light", "door"]
    for first, second in (("Type", "Category"), ("Category", "Type"), ("Art", "Kategorie"), ("Kategorie", "Art")):
        log = log_of([first, second, "Description"], WAYS, kinds, TEXTS)
        assert [ticket.channel for ticket in log.tickets] == WAYS
        assert [ticket.category for ticket in log.tickets] == kinds


def test_kinds_with_one_way_among_them_stay_kinds():
    """ "Phone" may be what is broken."""
    kinds = ["phone", "pump", "door", "phone", "door"]
    log = log_of(["Type", "Description"], kinds, TEXTS)
    assert [ticket.category for ticket in log.tickets] == kinds
