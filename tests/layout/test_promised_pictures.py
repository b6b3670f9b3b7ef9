"""Cells that promise a picture which isn't there."""

from datetime import date

import pytest

from tests.layout.workbooks import read_rows, rules

NAMES = ["No", "Date", "Problem", "Photo"]


def log_of(*photos):
    rows = [[n, date(2024, 3, n), f"Crack at bend {n}", photo] for n, photo in enumerate(photos, 1)]
    return read_rows([NAMES, *rows])


@pytest.mark.parametrize("photo", ["https://example.com/p/1", r"C:\photos\bend.jpg", "shared/bend.jpg", "none", "—"])
def test_what_lies_elsewhere_or_is_none_promises_nothing(photo):
    """An address, a path and "none" are no promise of a picture in the row."""
    assert "missing-picture" not in rules(log_of(photo, photo, photo))


def test_a_column_of_file_names_is_noted_once():
    """Files named in row after row of a sheet without pictures are one finding, at the head of the column."""
    log = log_of("a.jpg", "b.jpg", "c.jpg", "d.jpg", "e.jpg")
    (note,) = [note for note in log.notes if note.rule == "missing-picture"]
    assert (note.location.cell, note.message.split()[0]) == ("D1", "5")
    assert log.tickets[0].custom["Photo"] == "a.jpg"


def test_each_broken_promise_has_its_cell():
    """ "see photo" is noted where it stands."""
    log = log_of("see photo", "", "photo attached")
    assert [note.location.cell for note in log.notes if note.rule == "missing-picture"] == ["D2", "D4"]
