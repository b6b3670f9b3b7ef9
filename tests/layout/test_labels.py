"""Labels with their values beside them: what is one form, what are many cards, and what is a table."""

from __future__ import annotations

from sheet2desk.workbook import Value
from tests.layout.workbooks import read_rows

FORM: list[list[Value]] = [
    ["Request no:", "VR-031"],
    ["Date reported:", "04.03.2024"],
    ["Time:", "09:15"],
    ["Reported by:", "Dr Pugh"],
    ["Fault:", "x-ray plate reader jams"],
    ["Date repaired:", "05.03.2024"],
    ["Time:", "14:40"],
    ["Status:", "Fixed"],
]


def test_a_form_with_one_label_twice_is_one_card():
    """ "Time" stands behind the day of the report and behind that of the repair."""
    (ticket,) = read_rows(FORM).tickets
    assert (ticket.id, ticket.status) == ("VR-031", "solved")
    assert (str(ticket.created_at)[:16], str(ticket.solved_at)[:16]) == ("2024-03-04 09:15", "2024-03-05 14:40")


def test_labels_that_nearly_all_come_again_are_of_many_cards():
    """Each card begins with the label that the one before began with."""
    rows: list[list[Value]] = []
    for n, text in enumerate(["Lampe flackert", "Tür klemmt", "Pumpe leckt"], 1):
        rows += [["Nr:", f"S-0{n}"], ["Datum:", f"0{n}.03.2024"], ["Störung:", text], ["Status:", "offen"], []]
    assert [ticket.id for ticket in read_rows(rows).tickets] == ["S-01", "S-02", "S-03"]


def test_a_card_may_lack_a_label():
    """A third of the labels that come again is enough."""
    rows: list[list[Value]] = [["No:", "7"], ["Fault:", "pump leaks"], ["Caller:", "Ann Poe"], ["Status:", "open"], []]
    rows += [["No:", "8"], ["Fault:", "lamp is dark"], ["Room:", "12"]]
    assert [ticket.id for ticket in read_rows(rows).tickets] == ["7", "8"]


def test_a_table_whose_rows_hold_more_than_labels_is_no_card():
    """A word of each row is a known label, and many cells beside it are those of a table."""
    beside: list[Value] = ["hall 3", "Kern", "pump", "big", "north", "x9"]
    pairs: list[list[Value]] = [["Date:", "04.03.2024"], ["Caller:", "Ann Poe"], ["Fault:", "pump leaks"]]
    pairs.append(["Status:", "open"])
    assert len(read_rows(pairs).tickets) == 1
    assert "labels" not in read_rows([[*pair, *beside] for pair in pairs]).sources[0].sheets[0].reason
