"""Columns of people and firms are told apart by the side of the text on which they stand."""

from __future__ import annotations

import pytest

from tests.layout.workbooks import TEXTS, fields, log_of

ASKED = ["Reed Ann", "Lang Bo", "Orlova Ida", "Kern Ilse", "Pham Sue"]
STAFF = ["Otto Kern", "Ida Reid", "Otto Kern", "Ida Reid", "Otto Kern"]
FIRMS = ["Falk Ltd", "Orion GmbH", "Falk Ltd", "Orion GmbH", "Falk Ltd"]
PHONES = [f"+7 900 000-00-0{n}" for n in range(5)]


@pytest.mark.parametrize(("before", "behind"), [("Technician", "Engineer"), ("Ответственный", "Слесарь")])
def test_of_two_names_for_the_doer_the_one_behind_the_text_is_his(before, behind):
    """Whoever stands before what happened told of it, be the column called after the staff."""
    log = log_of([before, "Description", behind], ASKED, TEXTS, STAFF)
    assert [ticket.assignee for ticket in log.tickets] == STAFF
    assert [ticket.requester.name for ticket in log.tickets] == ASKED


def test_who_was_given_the_work_stays_so_before_the_text():
    """ "Assigned to" says it outright: who closed it, behind the text, takes nothing from it."""
    log = log_of(["Assigned to", "Description", "Closed by"], STAFF, TEXTS, ASKED)
    assert [ticket.assignee for ticket in log.tickets] == STAFF
    assert [ticket.requester.name for ticket in log.tickets] == [None] * 5
    assert log.tickets[0].custom["Closed by"] == "Reed Ann"
    for given, done in (("Assigned to", "Technician"), ("Zugewiesen an", "Techniker")):
        assert [
            ticket.assignee for ticket in log_of([given, "Description", done], STAFF, TEXTS, ASKED).tickets
        ] == STAFF


@pytest.mark.parametrize("name", ["Name", "Imię"])
def test_of_one_name_twice_the_second_one_sees_to_it(name):
    """The same word stands over those who told of it and, behind the text, over those who see to it."""
    log = log_of([name, "Description", name], ASKED, TEXTS, STAFF)
    assert [ticket.requester.name for ticket in log.tickets] == ASKED
    assert [ticket.assignee for ticket in log.tickets] == STAFF
    nicknames = ["zed", "mox", "zed", "mox", "zed"]
    assert [
        ticket.assignee for ticket in log_of([name, "Description", name], ASKED, TEXTS, nicknames).tickets
    ] == nicknames


def test_one_name_twice_before_the_text_tells_no_doer():
    """A second name on the same side is of nobody who would see to it."""
    log = log_of([*["Name"] * 2, "Description"], ASKED, FIRMS, TEXTS)
    assert [ticket.assignee for ticket in log.tickets] == [None] * 5


@pytest.mark.parametrize("header", ["Company", "Firma", "Entreprise"])
def test_a_firm_behind_the_text_was_called_to_mend_it(header):
    """The tenant asked, the firm behind what happened does the work."""
    log = log_of(["Tenant", "Description", header], ASKED, TEXTS, FIRMS)
    assert [ticket.assignee for ticket in log.tickets] == FIRMS
    assert [ticket.requester.organization for ticket in log.tickets] == [None] * 5


def test_a_firm_before_the_text_or_a_shop_behind_it_is_the_requesters():
    """Beside who asked stands where he works; a shop is called for nothing, on whichever side it stands."""
    for header, columns in (
        (["Tenant", "Company", "Description"], (ASKED, FIRMS, TEXTS)),
        (["Tenant", "Description", "Shop"], (ASKED, TEXTS, FIRMS)),
    ):
        log = log_of(header, *columns)
        assert [ticket.requester.organization for ticket in log.tickets] == FIRMS
        assert [ticket.assignee for ticket in log.tickets] == [None] * 5


def test_a_firm_gives_way_to_a_column_that_tells_who_does_it():
    """Where somebody is named for the work the firm behind the text stays the requester's."""
    log = log_of(["Tenant", "Description", "Company", "Technician"], ASKED, TEXTS, FIRMS, STAFF)
    assert [ticket.assignee for ticket in log.tickets] == STAFF
    assert [ticket.requester.organization for ticket in log.tickets] == FIRMS


@pytest.mark.parametrize(("owner", "phone"), [("Owner", "Phone"), ("Владелец", "Телефон")])
def test_an_owner_with_a_phone_before_the_text_asked(owner, phone):
    """He owns what is broken; without a phone, or behind the text, he owns the task."""
    log = log_of([owner, phone, "Description"], ASKED, PHONES, TEXTS)
    assert [ticket.requester.name for ticket in log.tickets] == ASKED
    assert [ticket.assignee for ticket in log.tickets] == [None] * 5
    assert fields(log_of([owner, "Description"], ASKED, TEXTS))[owner] == "assignee"
    assert fields(log_of(["Description", owner, phone], TEXTS, ASKED, PHONES))[owner] == "assignee"


def test_a_titular_of_people_is_no_headline():
    """In Spanish the word is of a headline or of who holds a contract: cells that are people tell which."""
    log = log_of(["Titular", "Descripción"], ASKED, TEXTS)
    assert [ticket.requester.name for ticket in log.tickets] == ASKED
    assert [ticket.subject for ticket in log.tickets] == [None] * 5
    said = [f"{text} de nuevo" for text in TEXTS]
    assert [ticket.subject for ticket in log_of(["Titular", "Descripción"], TEXTS, said).tickets] == TEXTS
