"""Which lists are logs though they tell little, and which aren't."""

from __future__ import annotations

from datetime import date

import pytest

from sheet2desk.workbook import Value
from tests.layout.workbooks import TEXTS, read, sheet

STATES = ["open", "done", "open", "done", "open"]


def kind(header, *columns, name="Sheet1"):
    rows: list[list[Value]] = [header, *map(list, zip(*columns, strict=True))]
    return read(sheet(rows, name)).sources[0].sheets[0].kind


@pytest.mark.parametrize(("header", "found"), [("Issue ID", "log"), ("Asset ID", "other"), ("ID", "other")])
def test_numbers_and_states_are_a_log_where_requests_are_numbered(header, found):
    """A number of an issue with its state is one; things have numbers and states as well."""
    assert kind([header, "Status"], [f"X-{n}" for n in range(5)], STATES) == found


def test_number_state_and_urgency_with_texts_are_a_log():
    """Nobody and no day is named."""
    numbers = [f"{n}" for n in range(5)]
    assert kind(["ID", "Status", "Priority", "Summary"], numbers, STATES, ["high"] * 5, TEXTS) == "log"


@pytest.mark.parametrize("header", ["Defect", "Bug description", "Дефект"])
def test_texts_under_a_word_for_a_defect_are_a_log_where_nothing_else_is(header):
    """Beside a log they are a list; so are two lines only."""
    assert kind([header, "Zorp"], TEXTS, "xxxxx") == "log"
    assert kind([header, "Zorp"], TEXTS[:2], "xx") == "other"
    log = [["No", "Date", "Caller", "Problem", "Status"]]
    log += [[float(n), date(2024, 3, n), f"Ann P{n}", TEXTS[n], "open"] for n in range(1, 5)]
    both = read(sheet(log, "Log"), sheet([[header, "Zorp"], *[[text, "x"] for text in TEXTS]], "Help"))
    assert [one.kind for one in both.sources[0].sheets] == ["log", "other"]


def test_texts_under_a_word_that_nobody_knows_are_no_log():
    """Texts alone tell no request."""
    assert kind(["Zorp", "Quux"], TEXTS, "xxxxx") == "other"


def test_steps_of_two_words_make_a_report_of_defects():
    """A header with a word for steps in it names a part of a report."""
    steps = ["press it once, wait", "open it again, wait"]
    assert kind(["Bug", "Steps (short)"], TEXTS[:2], steps) == "log"
    assert kind(["Bug", "Zorp (short)"], TEXTS[:2], steps) == "other"


def test_texts_of_two_words_are_enough_where_much_else_is_told():
    """Short texts are requests beside who, when and how far; days and numbers with short names alone aren't."""
    short = ["Broken door", "Dead lamp", "Leaky pump", "Black screen", "Torn label"]
    days: list[Value] = [date(2024, 3, 1 + n) for n in range(5)]
    names = ["Reed Ann", "Lang Bo", "Orlova Ida", "Kern Ilse", "Pham Sue"]
    header = ["ID", "Date", "Requester", "Zorp", "Status", "Assignee"]
    assert kind(header, [f"{n}" for n in range(5)], days, names, short, STATES, names[::-1]) == "log"
    assert kind(["ID", "Date", "Zorp"], [f"{n}" for n in range(5)], days, short) == "other"
