"""Merges in proportion: no file may make its readers walk a million rows a merge."""

from __future__ import annotations

from sheet2desk.importers.merge_bounds import bound_merges
from sheet2desk.workbook import ListGrid, Marks, Range, Sheet, Workbook


def _workbook(merges: list[Range], rows: int = 10) -> Workbook:
    grid = ListGrid([[f"row {number}"] for number in range(rows)])
    return Workbook("log.ods", "ods", [Sheet("S", grid, Marks(merges=merges))])


def test_a_merge_down_a_whole_column_ends_with_the_data():
    """Its rows below the last value mean nothing; a merge that begins there means nothing at all."""
    workbook = _workbook([Range(2, 1, 1_048_576, 1), Range(500, 1, 1_048_576, 1)])
    bound_merges(workbook)
    assert workbook.sheets[0].marks.merges == [Range(2, 1, 10, 1)]
    assert workbook.notes == []


def test_few_merges_stay_as_they_are():
    """Within measure nothing is changed, not even below the data."""
    merges = [Range(2, 1, 3, 1), Range(50, 1, 60, 2)]
    workbook = _workbook(list(merges))
    bound_merges(workbook)
    assert workbook.sheets[0].marks.merges == merges


def test_merges_that_pile_up_are_dropped_and_told():
    """A hundred thousand merges over the same rows are no layout."""
    workbook = _workbook([Range(1, 1, 1_048_576, 16_384)] * 200_000)
    bound_merges(workbook)
    assert workbook.sheets[0].marks.merges == []
    assert [note.rule for note in workbook.notes] == ["unread-part"]
