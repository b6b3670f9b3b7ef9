"""Sheets that are the same printed form filled in anew: where one is understood, its labels tell the others."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sheet2desk.config import Profile
from sheet2desk.layout.cells import Cells
from sheet2desk.layout.header_text import key, shown
from sheet2desk.layout.kinds import empty
from sheet2desk.layout.label_pairs import Pair
from sheet2desk.layout.labels import Card, Labelled
from sheet2desk.layout.overrides import settings_of
from sheet2desk.layout.row_words import named
from sheet2desk.layout.sheet_reading import SheetWork
from sheet2desk.workbook import Value

#: A label stands where it is printed: (row, column from 1).
Spot = tuple[int, int]

_FEWEST_LABELS = 4
_FEWEST_ROWS = 3


def take_forms(works: Sequence[SheetWork], profile: Profile) -> None:
    """Read a sheet as a form where nearly all labels of a form on another sheet stand in the same cells."""
    printed = [labels for work in works if work.reading.layout == "form" and (labels := _printed(work))]
    for work in works if printed else ():
        settings = settings_of(profile, work.sheet.name)
        if work.labelled is not None or work.board is not None or not work.cells.rows or settings is not None:
            continue
        if named(work.sheet.name, "asides"):
            continue
        form = next((form for labels in printed if (form := _filled(work.cells, labels)) is not None), None)
        if form is None:
            continue
        work.labelled, work.tables, work.others, work.refused, work.proposal = form, [], [], "", ""
        work.reading.kind, work.reading.layout = "log", "form"
        work.reading.reason = "the form of another sheet, filled in anew"


def _printed(work: SheetWork) -> dict[Spot, str]:
    """Return where the labels of a form stand; none where they stand over their values."""
    form = work.labelled
    if form is None or len(form.cards) != 1 or any(pair.below for pair in form.cards[0].pairs):
        return {}
    rows = dict(work.cells.rows)
    found: dict[Spot, str] = {}
    for pair in form.cards[0].pairs:
        for column, value in enumerate(rows[pair.row][: pair.column - 1], 1):
            if isinstance(value, str) and shown(value).rstrip(":").strip() == pair.label:
                found[pair.row, column] = key(pair.label)
    return found if len(found) >= _FEWEST_LABELS and len({row for row, _ in found}) >= _FEWEST_ROWS else {}


def _filled(cells: Cells, printed: dict[Spot, str]) -> Labelled | None:
    """Return the form that a sheet is, None when its labels stand elsewhere or nothing is filled in."""
    there = {
        (row, column)
        for row, values in cells.rows
        for column, value in enumerate(values, 1)
        if (row, column) in printed and isinstance(value, str) and key(shown(value).rstrip(":")) == printed[row, column]
    }
    if len(there) * 5 < len(printed) * 4:
        return None
    pairs: list[Pair] = []
    aside: list[int] = []
    texts: dict[int, str] = {}
    for row, values in cells.rows:
        labels = [column for at, column in sorted(there) if at == row]
        if labels:
            pairs += _pairs(row, values, labels)
        elif pairs and _goes_on(row, values, pairs[-1]):
            pairs[-1].more.append((row, next(value for value in values if not empty(value))))
        else:
            aside.append(row)
            texts[row] = shown(next(value for value in values if not empty(value)))
    if sum(pair.value != "" for pair in pairs) < 2:
        return None
    return Labelled([Card(pairs, cells.rows[-1][0])], aside, texts)


def _pairs(row: int, values: Sequence[Value], labels: Collection[int]) -> list[Pair]:
    """Return each label of a row with the first value between it and the next label."""
    starts = sorted(labels)
    pairs = []
    for start, end in zip(starts, [*starts[1:], len(values) + 1], strict=True):
        label = shown(values[start - 1]).rstrip(":").strip()
        column = next((column for column in range(start + 1, end) if not empty(values[column - 1])), 0)
        pairs.append(Pair(row, column or start + 1, label, values[column - 1] if column else ""))
    return pairs


def _goes_on(row: int, values: Sequence[Value], last: Pair) -> bool:
    filled = [column for column, value in enumerate(values, 1) if not empty(value)]
    return filled == [last.column] and row == (last.more[-1][0] if last.more else last.row) + 1
