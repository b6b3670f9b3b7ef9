"""Labels that share a cell with their value, or stand over it: cards, rows and forms of them."""

from __future__ import annotations

from sheet2desk.workbook import Value
from tests.layout.workbooks import fates, read_rows


def test_cards_whose_cells_hold_label_and_value():
    rows: list[list[Value]] = []
    for n, text in enumerate(["Card machine declines everything", "Centrifuge beeps", "Fridge logger is flat"], 1):
        rows += [[f"Call ref: LV10{n}"], [f"Logged: {n} Aug 2024"], ["Caller: Nurse Bex"], [f"Summary: {text}"]]
        rows += [["Site: Eastgate"], ["Status: closed"], []]
    log = read_rows(rows)
    assert [ticket.id for ticket in log.tickets] == ["LV101", "LV102", "LV103"]
    assert [ticket.status for ticket in log.tickets] == ["closed"] * 3
    assert log.tickets[1].custom == {"Site": "Eastgate"}
    assert log.tickets[1].cell("status") == "A13"


def test_rows_whose_cells_hold_label_and_value():
    """No header: each cell says what it is, in any order, with a title over them all."""
    rows: list[list[Value]] = [["Baths of Auetal 2024"], []]
    rows += [
        [f"No.: 00{n}", f"Date: 0{n}.07.2024", "Reporter: Cash desk 1", f"Fault: {fault}", "Status: open"]
        for n, fault in enumerate(["Turnstile counts twice", "Shower cold", "Lamp flickers"], 1)
    ]
    rows.append(["No.: 004", "Reporter: Mr Poe", "Date: 04.07.2024", "Status: done", "Fault: Slide is dry"])
    log = read_rows(rows)
    assert [ticket.id for ticket in log.tickets] == ["001", "002", "003", "004"]
    assert log.tickets[3].requester.name == "Mr Poe"
    assert log.tickets[3].status == "solved"
    assert fates(log)[1] == "title"


def test_a_form_with_a_text_under_its_label():
    rows: list[list[Value]] = [
        ["EQUIPMENT REPAIR REQUEST"],
        [],
        ["Request no:", "VR-031", "", "Date:", "04 Mar 2024"],
        ["Requested by:", "Dr Pugh", "", "Status:", "Fixed"],
        [],
        ["Fault description"],
        ["x-ray plate reader jams"],
        ["and smells"],
    ]
    (ticket,) = read_rows(rows).tickets
    assert ticket.description == "x-ray plate reader jams\nand smells"
    assert (ticket.id, ticket.requester.name, ticket.status) == ("VR-031", "Dr Pugh", "solved")
    assert ticket.cell("description") == "A7"
