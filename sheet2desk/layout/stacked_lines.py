"""Records of three or four lines under a header of as many: the day, under it the time, under that the number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sheet2desk.layout.cells import Cells
from sheet2desk.layout.header_text import key
from sheet2desk.layout.kinds import kind_of
from sheet2desk.layout.label_names import is_known_name
from sheet2desk.layout.label_pairs import Pair
from sheet2desk.layout.labels import Card, Labelled
from sheet2desk.layout.record_lines import Line, filled, names, set_aside, texts_aside

#: The header stands this near to the top.
_TOP = 20
_HEIGHTS = (4, 3)
#: The names of a first line, and the records by which a sheet is known to be made of them.
_FEWEST_NAMES, _FEWEST_RECORDS = 3, 3
#: So many of ten records must have the kind of cell in each line that most have.
_ALIKE = 8


def find_stacked(cells: Cells) -> Labelled | None:
    """Return the records that a sheet is made of, None where a record is a line or two."""
    for at in range(min(_TOP, len(cells.rows))):
        for height in _HEIGHTS:
            header = _header(cells.rows[at : at + height], height)
            if header is not None:
                found = _records(cells.rows, at, header)
                if found is not None:
                    return found
    return None


def _header(lines: Sequence[Line], height: int) -> list[dict[int, str]] | None:
    """Return column → name of each line of a header: all different, each under one of the first line."""
    if len(lines) < height or any(lines[i][0] != lines[0][0] + i for i in range(height)):
        return None
    found = []
    for _, values in lines:
        own = names(values)
        if own is None:
            return None
        found.append(own)
    first, *below = found
    texts = [key(text) for line in found for text in line.values()]
    if len(first) < _FEWEST_NAMES or len(set(texts)) < len(texts):
        return None
    if any(min(first) not in line or not line.keys() <= first.keys() for line in below):
        return None
    known = [is_known_name(text) for line in found for text in line.values()]
    return found if sum(known) * 3 >= len(known) * 2 else None


def _records(rows: Sequence[Line], at: int, header: Sequence[dict[int, str]]) -> Labelled | None:
    height, first = len(header), min(header[0])
    cards: list[Card] = []
    kinds: list[Counter[str]] = [Counter() for _ in header]
    aside = [row for row, _ in rows[:at]]
    heads: dict[int, str] = {}
    place = at + height
    while place < len(rows):
        row, values = rows[place]
        if len(filled(values)) == 1 and not (cards and place + 1 == len(rows)):
            set_aside(rows[place], aside, heads)
            place += 1
            continue
        lines = rows[place : place + height]
        if len(lines) < height or any(line[0] != row + i for i, line in enumerate(lines)):
            aside += [row for row, _ in rows[place:]]
            break
        if any(not filled(line) <= own.keys() for (_, line), own in zip(lines, header, strict=True)):
            return None
        for (_, line), count in zip(lines, kinds, strict=True):
            count[kind_of(line[first - 1])] += 1
        cards.append(_card(lines, header))
        place += height
    if len(cards) < _FEWEST_RECORDS or len({count.most_common(1)[0][0] for count in kinds}) < 2:
        return None
    if any(count.most_common(1)[0][1] * 10 < len(cards) * _ALIKE for count in kinds):
        return None
    headers = frozenset(row for row, _ in rows[at : at + height])
    return Labelled(cards, aside, texts_aside(rows, aside), headers, heads, height)


def _card(lines: Sequence[Line], header: Sequence[dict[int, str]]) -> Card:
    """Return one record; what stands under a cell belongs with it, as the time of day with its day."""
    pairs = [
        Pair(row, column, own[column], values[column - 1])
        for column in header[0]
        for (row, values), own in zip(lines, header, strict=True)
        if column in own
    ]
    return Card(pairs, lines[-1][0])
