"""Merges kept in proportion: whoever spreads their values walks every row of every merge."""

from __future__ import annotations

from dataclasses import replace

from sheet2desk.importers.leftovers import drop_merges
from sheet2desk.importers.overlay import MOST_MERGED_ROWS
from sheet2desk.workbook import Sheet, Workbook

#: So many rows under all merges need no look; a merge down a whole column is a million of them.
_FREE = 200_000


def bound_merges(workbook: Workbook) -> None:
    """Cut merges off below the last row that holds anything; drop them, with a note, where they still pile up."""
    for sheet in workbook.sheets:
        if _rows_under(sheet) <= _FREE:
            continue
        last = max((row for row, _ in sheet.grid.rows()), default=0)
        sheet.marks.merges = [
            replace(merge, bottom=min(merge.bottom, last)) for merge in sheet.marks.merges if merge.top <= last
        ]
        if _rows_under(sheet) > MOST_MERGED_ROWS:
            workbook.notes.append(drop_merges(workbook.file, sheet.name, sheet.marks.merges))


def _rows_under(sheet: Sheet) -> int:
    return sum(merge.bottom - merge.top + 1 for merge in sheet.marks.merges)
