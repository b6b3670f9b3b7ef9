"""Tables under the same header are read alike, on one sheet as on several."""

from __future__ import annotations

from datetime import date

from tests.layout.workbooks import read as read_sheets
from tests.layout.workbooks import read_rows, sheet

HEADER = ["No", "Date", "Caller", "Problem", "Zorp"]
CALLERS = ["Reed Ann", "Lang Bo", "Orlova Ida", "Kern Ilse"]
TEXTS = ["Door does not close", "No light in the hall", "Pump leaks at the seal", "Label is torn off"]


def table(first, words):
    return [[float(first + n), date(2024, 3, 1 + n), CALLERS[n], TEXTS[n], word] for n, word in enumerate(words)]


STATES, FEW = table(1, ["done", "open", "done", "waiting"]), table(11, ["open", "", "", ""])


def test_two_tables_side_by_side_are_read_alike():
    """What one shows of an unknown word holds for the other, whose cells alone tell too little."""
    rows = [[*HEADER, "", *HEADER], *[[*left, "", *right] for left, right in zip(STATES, FEW, strict=True)]]
    found = {ticket.id: ticket.status for ticket in read_rows(rows).tickets}
    assert found == {
        "1": "solved",
        "2": "open",
        "3": "solved",
        "4": "pending",
        **dict.fromkeys(["12", "13", "14"]),
        "11": "open",
    }


def test_a_table_alone_tells_less():
    """The second one alone, and beside one under another header, keeps the word under its own header."""
    alone = read_rows([HEADER, *FEW])
    assert [ticket.status for ticket in alone.tickets] == [None] * 4
    other = [*HEADER[:4], "Quux"]
    rows = [[*other, "", *HEADER], *[[*left, "", *right] for left, right in zip(STATES, FEW, strict=True)]]
    assert {ticket.id: ticket.status for ticket in read_rows(rows).tickets}["11"] is None


def test_tables_of_two_sheets_still_agree():
    """As they did before."""
    log = read_sheets(sheet([HEADER, *STATES], "March"), sheet([HEADER, *FEW], "April"))
    assert {ticket.id: ticket.status for ticket in log.tickets}["11"] == "open"
