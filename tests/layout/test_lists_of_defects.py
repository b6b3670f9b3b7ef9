"""Lists that tell little beside what is wrong, as people keep them for themselves: nothing of them is lost or glued."""

from __future__ import annotations

from sheet2desk.workbook import Value
from tests.layout.workbooks import fates, fields, read, read_rows, rules, sheet

TEXTS = [
    "upload fails with large files",
    "garbled text in the mail",
    "server full of old logs",
    "alert box shown twice",
    "picture not found on the start page",
]


def kinds(log) -> dict[str, str]:
    return {one.name: one.kind for one in log.sources[0].sheets}


def test_state_and_urgency_beside_texts_make_a_log():
    rows: list[list[Value]] = [["Collected points", "Status", "Priority"]]
    rows += [[text, "done" if n % 2 else "open", "high"] for n, text in enumerate(TEXTS)]
    log = read_rows(rows)
    assert [ticket.description for ticket in log.tickets] == TEXTS


def test_names_of_what_was_wrong_make_a_log():
    rows: list[list[Value]] = [["Bug name", "Bug description", "Screenshot"]]
    rows += [[f"Bug {n}", f"{text}, seen by five testers", ""] for n, text in enumerate(TEXTS)]
    assert len(read_rows(rows).tickets) == len(TEXTS)


def test_a_guide_to_problems_beside_a_log_is_none():
    """A troubleshooting guide says what was wrong and what to do; alone in its file it is taken for a list of bugs."""
    guide = [["Problem", "Solution"], *[[text, "restart it"] for text in TEXTS]]
    log = [["No", "Date", "Caller", "Problem", "Status"]]
    log += [[n, f"0{n}.03.2024", f"{name} Smith", TEXTS[n - 1], "open"] for n, name in enumerate("ABCDE", 1)]
    assert kinds(read(sheet(log, name="Log"), sheet(guide, name="Help"))) == {"Log": "log", "Help": "other"}
    assert kinds(read(sheet(guide, name="Bugs"))) == {"Bugs": "log"}


def test_numbered_texts_without_a_header_are_a_log_where_nothing_else_is():
    rows = [[n, "bracket line", f"{text} when the operator logs in"] for n, text in enumerate(TEXTS, 1)]
    log = read(sheet(rows, name="Sheet1"))
    assert kinds(log) == {"Sheet1": "log"}
    assert [ticket.id for ticket in log.tickets] == ["1", "2", "3", "4", "5"]


def test_who_is_in_charge_of_what_is_no_log():
    rows = [["Topic", "Responsible"], ["printers and tills", "Dan Poe"], ["network and phones", "Ed Roe"]]
    assert list(kinds(read_rows(rows)).values()) == ["other"]


def test_open_entries_of_a_list_in_small_letters_are_not_glued_to_the_done_ones():
    """Only where texts begin with a capital does a small letter say that a sentence goes on."""
    rows: list[list[Value]] = [["", "Defect"]]
    rows += [["OK", "ok button does nothing"], ["OK", "stock may go below zero"], ["", "mixed payment fails"]]
    rows += [["OK", "names not sorted"], ["", "reports are empty"], ["OK", "wrong unit of litres"], ["OK", "too slow"]]
    log = read_rows(rows)
    assert len(log.tickets) == 7
    assert "continuation" not in fates(log).values()


def test_texts_nobody_numbered_yet_are_tickets_at_the_end_of_a_table():
    rows: list[list[Value]] = [["No.", "Summary", "Assigned to", "Status"]]
    rows += [[n, f"Table {n} can't be saved", "A. Poe", "fixed"] for n in range(1, 11)]
    rows += [["", "Name of the exported file is wrong"], ["", "Export stops half way"]]
    log = read_rows(rows)
    assert [ticket.subject for ticket in log.tickets[-2:]] == [
        "Name of the exported file is wrong",
        "Export stops half way",
    ]


def test_one_text_under_the_last_ticket_still_goes_on_with_it():
    rows: list[list[Value]] = [["No.", "Summary", "Assigned to", "Status"]]
    rows += [[n, f"Table {n} can't be saved", "A. Poe", "fixed"] for n in range(1, 11)]
    log = read_rows([*rows, ["", "and the file is locked"]])
    assert log.tickets[-1].subject == "Table 10 can't be saved\nand the file is locked"


def test_entries_numbered_and_named_by_the_tables_own_word():
    rows: list[list[Value]] = [["Change number", "Change name", "Description", "Priority"]]
    rows += [[f"C-{n:03}", f"{text} again", f"{text}, and more", "high"] for n, text in enumerate(TEXTS, 1)]
    assert fields(read_rows(rows)) == {
        "Change number": "id",
        "Change name": "subject",
        "Description": "description",
        "Priority": "priority",
    }


def test_a_table_of_one_row_over_the_words_of_its_lists_is_no_form():
    header = ["No.", "Issue", "Priority", "Opened on", "Opened by", "Status"]
    rows = [header, [1, "Login fails", "High", "25/08/2021", "R. Roe", "resolved"], ["", "", "Medium"], ["", "", "Low"]]
    log = read_rows(rows)
    (ticket,) = log.tickets
    assert (ticket.id, ticket.status, ticket.requester.name) == ("1", "solved", "R. Roe")
    assert not {"invalid-date"} & set(rules(log))
