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
