"""Sheets of one workbook with the same headers share what one of them proves."""

from datetime import date

from tests.layout.workbooks import read, sheet

HEADER = ["Ticket", "Date", "Problem"]


def month(name, *days):
    return sheet([HEADER, *[[f"T{name}{n}", day, f"Door {n} is stuck"] for n, day in enumerate(days)]], name=name)


def test_a_sheet_that_proves_the_order_lends_it_to_one_that_cant_tell():
    """Two days of a new month can be read either way; the full month before says how."""
    full = month("One", *[f"{day:02}/05/2024" for day in range(10, 20)])
    log = read(full, month("Two", "03/06/2024", "03/06/2024"))
    assert [t.created_at for t in log.tickets][-2:] == [date(2024, 6, 3)] * 2
    assert "sheet One" in log.sources[0].sheets[1].dates["B"].reason
    assert not log.notes
    alone = read(month("Two", "03/06/2024", "03/06/2024"))
    assert [t.created_at for t in alone.tickets] == [None, None]


def test_sheets_that_contradict_each_other_are_said():
    """Day first on one sheet, month first on another: a finding, and nothing is lent."""
    first = month("One", *[f"{day:02}/05/2024" for day in range(10, 20)])
    second = month("Two", *[f"05/{day:02}/2024" for day in range(10, 20)])
    log = read(first, second, month("Three", "03/06/2024", "03/06/2024"))
    assert [t.created_at for t in log.tickets][-2:] == [None, None]
    assert any("day first in sheet One and month first in sheet Two" in note.message for note in log.notes)


def test_a_sheet_under_the_header_of_a_log_is_one_whatever_its_cells_tell():
    """Of two sheets filled in by one form the second has no dates that anybody could read."""
    header = ["Thread", "Date", "From", "Subject"]
    first = [[f"t{n}", date(2024, 5, n), f"Ann {n}", f"Door {n} is stuck"] for n in range(1, 6)]
    second = [["t8", "x", "", ""], ["t9", "y", "", "Window 9 is broken"]]
    log = read(sheet([header, *first], name="Done"), sheet([header, *second], name="Errors"))
    assert [reading.kind for reading in log.sources[0].sheets] == ["log", "log"]
    assert len(log.tickets) == 7
