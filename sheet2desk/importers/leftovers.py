"""Values that exporters left in the covered cells of merges: the sheet doesn't show them, so they are no data."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile

from sheet2desk.finding import Location, Note
from sheet2desk.importers.overlay import OverlayGrid
from sheet2desk.workbook import Range, Value


def cover_merges(file: str, sheet: str, grid: OverlayGrid, merges: list[Range], last_row: int) -> list[Note]:
    """Blank the covered cells of a grid; return what the user should know about what stood in them.

    Merges beyond all measure are taken out of the list.
    """
    if not grid.cover(merges, last_row):
        return [drop_merges(file, sheet, merges)]
    return note_leftovers(file, sheet, grid.walk(), merges)


def drop_merges(file: str, sheet: str, merges: list[Range]) -> Note:
    """Empty the list of a sheet's merges, which overlap beyond all measure; return what to tell."""
    message = f"{len(merges)} merges overlap beyond all measure; none was applied"
    merges.clear()
    return Note("unread-part", Location(file, sheet), message)


def note_leftovers(
    file: str, sheet: str, rows: Iterable[tuple[int, Sequence[Value]]], merges: Sequence[Range]
) -> list[Note]:
    """Return a note for each merge whose covered cells hold something else than its own value.

    A copy of the merge's value, as some writers put into every covered cell, is nothing to tell.
    """
    if not merges:
        return []
    bottom = max(merge.bottom for merge in merges)
    shown: dict[Range, Value] = {}
    hidden: dict[Range, int] = {}
    starting: dict[int, list[Range]] = {}
    for merge in merges:
        starting.setdefault(merge.top, []).append(merge)
    active: list[Range] = []
    tops = sorted(starting, reverse=True)
    for row, values in takewhile(lambda numbered: numbered[0] <= bottom, rows):
        while tops and tops[-1] <= row:
            active += starting[tops.pop()]
        if not active:
            continue
        active = [merge for merge in active if merge.bottom >= row]
        for merge in active:
            _look(merge, row, values, shown, hidden)
    return [
        Note(
            "unread-part",
            Location(file, sheet, merge.top, str(merge)),
            f"{covered_cells(count)} that the merge hides; left out",
        )
        for merge, count in hidden.items()
    ]


def covered_cells(count: int) -> str:
    """Return "1 covered cell holds a value", in the right number."""
    return "1 covered cell holds a value" if count == 1 else f"{count} covered cells hold values"


def _look(merge: Range, row: int, values: Sequence[Value], shown: dict[Range, Value], hidden: dict[Range, int]) -> None:
    for column in range(merge.left, min(merge.right, len(values)) + 1):
        value = values[column - 1]
        if (row, column) == (merge.top, merge.left):
            shown[merge] = value
        elif value not in ("", shown.get(merge, "")):
            hidden[merge] = hidden.get(merge, 0) + 1
