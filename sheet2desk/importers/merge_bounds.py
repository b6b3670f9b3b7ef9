"""Merges kept in proportion: whoever spreads their values walks every row of every merge."""

from __future__ import annotations

from dataclasses import replace

from sheet2desk.finding import Location, Note
from sheet2desk.workbook import Sheet, Workbook

#: Rows under all merges of a sheet together; a merge down a whole column is a million of them.
_FREE = 200_000
_MOST = 1_500_000


def bound_merges(workbook: Workbook) -> None:
    """Cut merges off below the last row that holds anything; drop them, with a note, where they still pile up."""
    for sheet in workbook.sheets:
        if _rows_under(sheet) <= _FREE:
            continue
        last = max((row for row, _ in sheet.grid.rows()), default=0)
        sheet.marks.merges = [
            replace(merge, bottom=min(merge.bottom, last)) for merge in sheet.marks.merges if merge.top <= last
        ]
        if _rows_under(sheet) > _MOST:
            message = f"{len(sheet.marks.merges)} merges overlap beyond all measure; none was applied"
            workbook.notes.append(Note("unread-part", Location(workbook.file, sheet.name), message))
            sheet.marks.merges = []


def _rows_under(sheet: Sheet) -> int:
    return sum(merge.bottom - merge.top + 1 for merge in sheet.marks.merges)
