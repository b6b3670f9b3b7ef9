"""Whatever stands in a cell, each format hands it on whole and harmless."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from sheet2desk.finding import Finding, Location, Severity
from sheet2desk.formats import render
from sheet2desk.formats.display import number, one_line, shown
from sheet2desk.formats.document import Column, Document, Table
from sheet2desk.formats.markdown import escape
from tests.formats.documents import MOMENT, document

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@given(TEXT)
def test_csv_gives_the_text_back(text):
    """A CSV reader finds the text again, behind an apostrophe where a spreadsheet program would run it."""
    made = Document("t", MOMENT, records=lambda: Table([Column("a", "a"), Column("b", "b")], [(text, "x")]))
    rows = list(csv.reader(io.StringIO(render(made, "csv").decode("utf-8-sig"), newline="")))
    assert rows[1][0].removeprefix("'") == text.removeprefix("'")
    assert not rows[1][0].startswith(("=", "+", "-", "@", "\t", "\r"))


@given(TEXT)
def test_one_line_is_one_printable_line(text):
    """Text for people never breaks its line nor steers the terminal."""
    line = one_line(text)
    assert len(line.splitlines()) <= 1
    assert "\x1b" not in line
    assert one_line(line) == line


@given(TEXT)
def test_markdown_table_keeps_its_columns(text):
    """No cell can add a column, a row or markup to a Markdown table."""
    escaped = escape(text)
    assert "\n" not in escaped
    assert "|" not in escaped.replace("\\\\", "").replace("\\|", "")


@given(TEXT, TEXT)
def test_ci_formats_stay_well_formed(message, sheet):
    """Any message gives XML and JSON that parse, and GitHub commands of one line each."""
    found = [Finding("invalid-date", Severity.ERROR, message, Location("a.csv", sheet, 2, "B2"), message, message)]
    made = document(findings=found)
    failure = ET.fromstring(render(made, "junit")).find("testsuite/testcase/failure")
    assert failure is not None
    result = json.loads(render(made, "sarif"))["runs"][0]["results"][0]
    assert message in result["message"]["text"]
    lines = render(made, "github").decode().split("\n")
    assert len(lines) == 3
    assert all(line.startswith("::") for line in lines[:2])


def test_sarif_fingerprints_outlive_moved_rows():
    """A row inserted above makes no old finding new, and two equal findings are still two."""
    prints = []
    for row in (2, 90):
        place = Location("a.csv", "S", row, f"B{row}")
        found = [Finding("invalid-date", Severity.ERROR, "m", place, "h", "7")] * 2
        results = json.loads(render(document(findings=found), "sarif"))["runs"][0]["results"]
        prints.append([result["partialFingerprints"]["sheet2desk/v1"] for result in results])
    assert prints[0] == prints[1]
    assert len(set(prints[0])) == 2


def test_clean_junit_has_a_passing_case():
    """A run without findings reads as one passed test, not as no tests."""
    suites = ET.fromstring(render(document(findings=[]), "junit"))
    assert suites.attrib["failures"] == "0"
    assert len(suites.findall("testsuite/testcase")) == 1


def test_github_shows_what_it_hides():
    """GitHub drops the eleventh annotation in silence: at most nine of a kind go out, and a line with the rest."""
    found = [
        Finding("invalid-date", Severity.ERROR, f"m{number}", Location("a.csv", "S", 2), "h") for number in range(25)
    ]
    lines = render(document(findings=found), "github").decode().splitlines()
    assert sum(line.startswith("::error") for line in lines) == 9
    assert "16 more not shown here" in lines[-1]


def test_half_a_surrogate_pair_is_kept_in_json():
    """A damaged text leaves as an escape that JSON readers take."""
    made = Document("t", MOMENT, data=lambda: {"text": "a\ud83d", "when": MOMENT})
    assert json.loads(render(made, "json")) == {"text": "a\ud83d", "when": MOMENT.isoformat()}


def test_numbers_and_dates_in_two_languages():
    """Russian shows a decimal comma and day first, English a point and ISO dates; whole numbers have no decimals."""
    assert [number(value, "ru") for value in (66.666, 4.0, 0.5)] == ["66,67", "4", "0,5"]
    assert [shown(MOMENT, "ru"), shown(MOMENT.date(), "ru")] == ["05.03.2024 09:10", "05.03.2024"]
    assert [shown(MOMENT), shown(MOMENT.date()), shown(None), shown(True)] == [
        "2024-03-05 09:10",
        "2024-03-05",
        "",
        "yes",
    ]


def test_long_cells_are_cut_where_a_table_would_burst():
    """A terminal table cuts a long cell with an ellipsis; the machine formats have it whole."""
    made = Document(
        "t",
        MOMENT,
        blocks=lambda: [Table([Column("a", "a")], [("x" * 500,)])],
        records=lambda: Table([Column("a", "a")], [("x" * 500,)]),
    )
    assert max(map(len, render(made, "text").splitlines())) <= 72
    assert "..." in render(made, "text")
    assert b"x" * 500 in render(made, "csv")
