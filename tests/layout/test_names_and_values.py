"""Rows of values aren't taken for names of columns, nor names for values."""

from tests.layout.workbooks import fates, read_rows


def header_of(rows):
    return read_rows(rows).sources[0].sheets[0].header_rows


def test_a_word_that_its_column_repeats_is_no_name():
    """In a list without a header a row of known words ("order", "done") is one of its rows: none above it is lost."""
    things = ["screen flickers", "button is gone", "purchase order", "help text is old", "login fails twice"]
    log = read_rows([[f"part {n}", thing, "done"] for n, thing in enumerate(things)])
    assert set(fates(log).values()) == {"ticket"}
    assert [t.status for t in log.tickets] == ["solved"] * 5


def test_a_row_among_rows_as_full_is_no_header():
    """Words of headers far down don't turn all rows above into titles."""
    body = [[f"module {n}", f"what was seen there, time {n}", f"by whom {n}"] for n in range(9)]
    body.insert(6, ["Issue", "Status", "Owner"])
    assert 7 not in header_of(body)


def test_labels_above_a_header_are_no_groups():
    """A line "Project: …, Date: …" over the names belongs to no column."""
    body = [[f"B-{n}", f"the lamp blinks {n} times", "open"] for n in range(4)]
    log = read_rows([["Project:", "", "Date:"], ["Issue ID", "Description", "Status"], *body])
    assert [column.header for column in log.sources[0].sheets[0].columns] == ["Issue ID", "Description", "Status"]


def test_signs_for_no_value_may_name_columns_of_figures():
    """Over nothing but figures, "x" and "f" are names."""
    assert header_of([["x", "f", "x"], *[[float(n), n / 2, n + 1.0] for n in range(6)]]) == [1]


def test_a_title_cut_by_the_delimiter_is_no_data():
    """A first line with commas in it stands over the names, whatever its parts look like."""
    rows = [["Made by hand", "Tuesday", " 12 March 2024"], ["depth", "load"], *[[str(n), str(n * 2)] for n in range(6)]]
    assert header_of(rows) == [2]


def test_the_first_row_of_data_may_lack_a_cell():
    """A row with figures under a fuller row of names is data, even where a cell is missing and all shifts."""
    names = ["Day", "Hour", "Amount", "Code", "Price", "Kind", "Where"]
    body = [["12.03.2024", "10:00", "3", "A-1", "12,5", "lamp", "hall"] for _ in range(5)]
    assert header_of([names, ["12.03.202410:00", "3", "A-1", "12,5", "lamp", "hall"], *body]) == [1]


def test_a_header_said_again_further_down_is_still_one():
    """A table of texts whose names repeat over each part has a header."""
    part = [["Room", "Seen", "Left"], *[[f"hall {n}", f"a ladder {n}", f"nothing {n}"] for n in range(4)]]
    assert header_of([["Rounds"], *part, *part]) == [2]
