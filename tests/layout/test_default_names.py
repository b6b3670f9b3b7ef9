"""A table that was drawn over more columns than anybody uses."""

from datetime import date

import pytest

from tests.layout.workbooks import fates, fields, read_rows

NAMES = ["No", "Date", "Problem", "Status"]


def log_of(*names, last=""):
    width = len(names)
    row = [1, date(2024, 3, 4), "Crack at bend", "open"]
    return read_rows([[*NAMES, *names], [*row, *[""] * (width - 1), last], [2, date(2024, 3, 5), "Dent", "done"]])


def test_counted_names_without_cells_are_no_columns():
    """Hundreds of "Column5", "Column6" … hold nothing and are not read."""
    log = log_of(*(f"Column{n}" for n in range(5, 400)))
    assert fields(log) == {"No": "id", "Date": "created_at", "Problem": "description", "Status": "status"}
    assert len(log.sources[0].sheets[0].columns) == 4


def test_a_cell_under_such_a_name_is_kept():
    """What stands under the last of them is the ticket's, whatever the column is called."""
    log = log_of(*(f"Column{n}" for n in range(5, 400)), last="call back")
    assert log.tickets[0].custom["Column399"] == "call back"


def test_few_such_columns_are_shown():
    """A handful stays in sight."""
    log = log_of("Column5", "Column6", "Column7")
    assert len(log.sources[0].sheets[0].columns) == 7


@pytest.mark.parametrize("tickets", [1, 2, 3])
@pytest.mark.parametrize("at", [0, -1])
def test_the_first_tickets_of_such_a_table_are_no_header(tickets, at):
    """However few there are, rows of values do not become names because most names say nothing."""
    rows = [[n, date(2024, 3, n), "Crack at bend", "open", *[""] * 14] for n in range(1, tickets + 1)]
    rows[at].append("call back")
    log = read_rows([[*NAMES, *(f"Column{n}" for n in range(5, 20))], *rows])
    assert fates(log) == {1: "header"} | dict.fromkeys(range(2, tickets + 2), "ticket")
