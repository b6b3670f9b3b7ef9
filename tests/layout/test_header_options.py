"""Headers that list what their cells choose from."""

from __future__ import annotations

import pytest

from sheet2desk.layout.header_options import lists_kinds, lists_ways
from tests.layout.workbooks import TEXTS, fields, log_of

WAYS = ["phone", "gate", "email", "phone", "phone"]


@pytest.mark.parametrize(
    ("header", "cells", "lists"),
    [
        ("Phone / email / gate", ["phone", "gate", "email", ""], True),
        ("Телефон/почта/лично", ["телефон", "лично", "телефон"], True),
        ("Telefon, Mail, Tür?", ["Mail", "Tür", "Telefon"], True),
        ("Phone / email", ["a@example.com", "+7 900 000-00-01"], False),  # what the cells hold, not a choice
        ("Phone / zorp", ["phone", "phone"], False),
        ("Phone", ["phone", "email"], False),
        ("Phone / email", ["", ""], False),
    ],
)
def test_a_header_that_lists_the_ways(header, cells, lists):
    """Two known ways at least stand in it, and nearly every cell chooses one of its parts."""
    assert lists_ways(header, cells) is lists


def test_the_list_in_the_header_makes_its_column_the_channel():
    """A header of a phone and an address is no contact where the cells only choose between them."""
    log = log_of(["Description", "Phone / email / gate"], TEXTS, WAYS)
    assert fields(log)["Phone / email / gate"] == "channel"
    assert [ticket.requester.phone for ticket in log.tickets] == [None] * 5


@pytest.mark.parametrize(
    ("header", "cells", "lists"),
    [
        ("Brakes/lamps/doors", ["lamps", "doors", "lamps", "brakes"], True),
        ("Team (north/south/ferry)", ["north", "ferry", "ferry, again"], True),
        ("Zorp: roof, wall, floor", ["roof", "fl", "wall"], True),  # cut short
        ("Brakes/lamps/doors", ["lamps", "seat is torn", "horn", "brakes"], False),
        ("Guilty? Y/N", ["Y", "N", "Y"], False),
        ("Paid / free / refused", ["yes", "no", "yes"], False),
        ("High/mid/low", ["high", "low", "mid"], False),  # a scale, and no kinds
        ("Open/waiting/closed", ["open", "closed", "open"], False),
        ("Brakes/lamps/doors", ["lamps", "lamps", "lamps"], False),  # one kind tells nothing
    ],
)
def test_a_header_that_lists_the_kinds(header, cells, lists):
    """Three kinds at least; what says yes or no, how urgent it is or how far, is none."""
    assert lists_kinds(header, cells) is lists


def test_the_list_in_the_header_makes_its_column_the_category():
    """Whatever is listed, it sorts the requests."""
    kinds = ["lamps", "doors", "lamps", "brakes", "doors"]
    assert [t.category for t in log_of(["Brakes/lamps/doors", "Description"], kinds, TEXTS).tickets] == kinds
