"""Records of three or four lines under a header of as many: the day, under it the time, under that the number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sheet2desk.layout.cells import Cells
from sheet2desk.layout.header_text import key, shown
from sheet2desk.layout.kinds import TEXT, empty, kind_of
from sheet2desk.layout.label_names import is_known_name
from sheet2desk.layout.label_pairs import Pair
from sheet2desk.layout.labels import Card, Labelled
from sheet2desk.layout.row_words import begins
from sheet2desk.workbook import Value

#: The header stands this near to the top.
_TOP = 20
_HEIGHTS = (4, 3)
#: The names of a first line, and the records by which a sheet is known to be made of them.
_FEWEST_NAMES, _FEWEST_RECORDS = 3, 3
#: So many of ten records must have the kind of cell in each line that most have.
_ALIKE = 8

Line = tuple[int, Sequence[Value]]


def find_stacked(cells: Cells) -> Labelled | None:
    """Return the records that a sheet is made of, None where a record is a line or two."""
    for at in range(min(_TOP, len(cells.rows))):
        for height in _HEIGHTS:
            names = _names(cells.rows[at : at + height], height)
            if names is not None:
                found = _records(cells.rows, at, names)
                if found is not None:
                    return found
    return None


def _names(lines: Sequence[Line], height: int) -> list[dict[int, str]] | None:
    """Return column → name of each line of a header: all different, each under one of the first line."""
    if len(lines) < height or any(lines[i][0] != lines[0][0] + i for i in range(height)):
        return None
    found = []
    for _, values in lines:
        filled = {column: value for column, value in enumerate(values, 1) if not empty(value)}
        if any(kind_of(value) != TEXT for value in filled.values()):
            return None
        found.append({column: shown(value) for column, value in filled.items()})
    first, *below = found
    texts = [key(text) for names in found for text in names.values()]
    if len(first) < _FEWEST_NAMES or len(set(texts)) < len(texts):
        return None
    if any(min(first) not in names or not names.keys() <= first.keys() for names in below):
        return None
    known = [is_known_name(text) for names in found for text in names.values()]
    return found if sum(known) * 3 >= len(known) * 2 else None


def _records(rows: Sequence[Line], at: int, names: Sequence[dict[int, str]]) -> Labelled | None:
    height, first = len(names), min(names[0])
    cards: list[Card] = []
    kinds: list[Counter[str]] = [Counter() for _ in names]
    aside = [row for row, _ in rows[:at]]
    heads: dict[int, str] = {}
    place = at + height
    while place < len(rows):
        row, values = rows[place]
        filled = _filled(values)
        if len(filled) == 1 and not (cards and place + 1 == len(rows)):
            text = shown(values[min(filled) - 1])
            if begins(text, "totals"):
                aside.append(row)
            else:
                heads[row] = text
            place += 1
            continue
        lines = rows[place : place + height]
        if len(lines) < height or any(line[0] != row + i for i, line in enumerate(lines)):
            aside += [row for row, _ in rows[place:]]
            break
        if any(not _filled(line) <= own.keys() for (_, line), own in zip(lines, names, strict=True)):
            return None
        for (_, line), count in zip(lines, kinds, strict=True):
            count[kind_of(line[first - 1])] += 1
        cards.append(_card(lines, names))
        place += height
    if len(cards) < _FEWEST_RECORDS or len({count.most_common(1)[0][0] for count in kinds}) < 2:
        return None
    if any(count.most_common(1)[0][1] * 10 < len(cards) * _ALIKE for count in kinds):
        return None
    texts = {
        row: shown(next((value for value in values if not empty(value)), "")) for row, values in rows if row in aside
    }
    headers = frozenset(row for row, _ in rows[at : at + height])
    return Labelled(cards, aside, texts, headers, heads, height)


def _filled(values: Sequence[Value]) -> set[int]:
    return {column for column, value in enumerate(values, 1) if not empty(value)}


def _card(lines: Sequence[Line], names: Sequence[dict[int, str]]) -> Card:
    """Return one record; what stands under a cell belongs with it, as the time of day with its day."""
    pairs = [
        Pair(row, column, own[column], values[column - 1])
        for column in names[0]
        for (row, values), own in zip(lines, names, strict=True)
        if column in own
    ]
    return Card(pairs, lines[-1][0])
