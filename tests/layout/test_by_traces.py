"""People under headers that no word list knows, by traces of their names."""

from __future__ import annotations

import pytest

from tests.layout.workbooks import fields, log_of, read_rows

SURNAMES = ["Лозинская", "Кравчук", "Петров", "Сидоренко", "Вавилова"]
ENGLISH = ["Door is stuck", "No light in the hall", "Pump leaks badly", "Screen stays black", "Label torn off"]
CREW = ["Keith", "apprentice Zoe", "Keith", "agency", "Keith"]


@pytest.mark.parametrize("header", ["Bench", "Zorp at work", ""])
def test_a_third_of_names_behind_the_text_makes_those_who_do_it(header):
    """Whatever the trade calls them, and be there an agency among them; the column comes with a remark."""
    log = log_of(["Caller", "Description", header], SURNAMES, ENGLISH, CREW)
    assert [ticket.assignee for ticket in log.tickets] == CREW
    assert "unsure-column" in {note.rule for note in log.notes}


def test_a_third_of_names_before_the_text_concerns_somebody():
    """Who asked is told by its header: the other people before the text are a child, a driver, an animal."""
    children = ["little Zoe", "Keith", "the twins", "baby Ann", "somebody"]
    log = log_of(["Caller", "Zorp", "Description"], SURNAMES, children, ENGLISH)
    assert [ticket.assignee for ticket in log.tickets] == [None] * 5


def test_names_before_the_text_asked_where_nobody_else_did():
    """ "Mrs" and "Mr" tell people, too."""
    askers = ["Mrs Thwaitham", "Mr Oxblith", "the vicar", "Dr Plumworth", "Miss Quern"]
    log = log_of(["Bell tower folk", "Description"], askers, ENGLISH)
    assert [ticket.requester.name for ticket in log.tickets] == askers


@pytest.mark.parametrize("header", ["Serial number", "Signed by"])
def test_names_under_the_name_of_something_else_stay_there(header):
    """A signature is of anybody."""
    log = log_of(["Caller", "Description", header], SURNAMES, ENGLISH, CREW)
    assert [ticket.assignee for ticket in log.tickets] == [None] * 5


def test_words_again_and_again_behind_the_text_are_a_crew():
    """Names that no list holds: capital, few, and somebody else asked; kinds and states are none."""
    crew = ["Zorpo", "Zorpo", "Quin & Zorpo", "Quin", "Zorpo"]
    assert [t.assignee for t in log_of(["Caller", "Description", "Cutter"], SURNAMES, ENGLISH, crew).tickets] == crew
    kinds = ["kelp", "kelp", "brine", "kelp", "brine"]
    assert "Cutter" not in fields(log_of(["Caller", "Description", "Cutter"], SURNAMES, ENGLISH, kinds))
    assert "Cutter" not in fields(log_of(["Description", "Cutter"], ENGLISH, crew))  # nobody asked: it may be them


FIRMS = ["Weinhaus am Tor", "Bakery on the Quay", "Weinhaus am Tor", "Harbour Office", "Fit24"]
VOICES = ["Keith", "Mrs Thwaitham", "Keith", "Dr Plumworth", "Zoe"]


@pytest.mark.parametrize("header", ["Zorp", "Ref."])
def test_people_beside_a_client_speak_for_it(header):
    """A client whose cells name nobody is a firm; a client who is somebody asked himself."""
    log = log_of(["Client", header, "Description"], FIRMS, VOICES, ENGLISH)
    assert [ticket.requester.organization for ticket in log.tickets] == FIRMS
    assert [ticket.requester.name for ticket in log.tickets] == VOICES
    log = log_of(["Client", header, "Description"], SURNAMES, VOICES, ENGLISH)
    assert [ticket.requester.name for ticket in log.tickets] == SURNAMES


def test_who_asks_is_no_firm():
    """ "Who called" is somebody, be it a harbour office."""
    log = log_of(["Who called", "Zorp", "Description"], FIRMS, VOICES, ENGLISH)
    assert [ticket.requester.name for ticket in log.tickets] == FIRMS


def test_people_before_the_text_asked_whatever_they_do_for_a_living():
    """A craft before what happened is whose trouble it is, where people stand behind it, too."""
    log = log_of(["Gardener", "Description", "Zorp"], SURNAMES, ENGLISH, CREW)
    assert [ticket.requester.name for ticket in log.tickets] == SURNAMES
    assert [ticket.assignee for ticket in log.tickets] == CREW
    assigned = log_of(["Assigned to", "Description", "Zorp"], SURNAMES, ENGLISH, CREW)
    assert [ticket.assignee for ticket in assigned.tickets] == SURNAMES


def test_a_scale_of_urgency_is_no_rating():
    """ "Pri 1-4" gives a scale, and a word that is short for urgency with it."""
    assert fields(log_of(["Pri 1-4", "Description"], ["2", "1", "1", "4", "3"], ENGLISH))["Pri 1-4"] == "priority"


HOUSES = ["Hotel Quayside", "Zorp & Sons Ltd", "Café Zorp", "Hotel Quayside", "the old mill"]


def test_houses_before_the_text_are_organizations():
    """A third of them with a word for a house or a firm, under a header nobody knows; behind the text they work."""
    log = log_of(["Zorper", "Description"], HOUSES, ENGLISH)
    assert [ticket.requester.organization for ticket in log.tickets] == HOUSES
    log = log_of(["Description", "Zorper"], ENGLISH, HOUSES)
    assert [ticket.requester.organization for ticket in log.tickets] == [None] * 5


def test_texts_with_who_asked_and_who_does_it_are_a_log():
    """Without a day, a number or a state, under words that nobody knows, if one of the two is named."""
    texts = [*ENGLISH, "Bell does not ring", "Water in the cellar"]
    voices, crew = [*VOICES, "Keith", "Zoe"], [*CREW, "agency", "Keith"]
    rows = [list(row) for row in zip(voices, texts, crew, strict=True)]
    log = read_rows([["Caller", "Zorped weirdly", "Zorper"], *rows])
    assert [ticket.description for ticket in log.tickets] == texts
    assert read_rows([["Zorpist", "Zorped weirdly", "Zorper"], *rows]).tickets == []
