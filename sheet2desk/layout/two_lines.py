"""Records of two lines under a header of two lines: number, date, name; under them time, phone, what was done."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from sheet2desk.layout.cells import Cells
from sheet2desk.layout.header_text import key
from sheet2desk.layout.kinds import empty
from sheet2desk.layout.label_names import is_known_name
from sheet2desk.layout.label_pairs import Pair
from sheet2desk.layout.labels import Card, Labelled
from sheet2desk.layout.record_lines import Line, filled, names, set_aside, texts_aside
from sheet2desk.workbook import Value

#: The header stands this near to the top.
_TOP = 20
_FEWEST_NAMES = 3
_FEWEST_BELOW = 2
_FEWEST_RECORDS = 3
#: Of ten records so many must have their second line.
_WHOLE = 8
#: Under the last record a row of so few cells is a remark or a sum.
_THIN = 2


def find_two_lines(cells: Cells) -> Labelled | None:
    """Return the records that a sheet is made of, None where one line is a record or a record has any number."""
    top = _rows(cells, _TOP + 1)
    for at, (upper, lower) in enumerate(pairwise(top)):
        header = _header(upper, lower)
        if header is not None:
            return _records(_rows(cells), at, header)
    return None


def _rows(cells: Cells, most: int | None = None) -> list[Line]:
    """Return the lines without the cells that a merge from above gave them."""
    return [(row, _own(cells, row, values)) for row, values in cells.rows[:most]]


def _own(cells: Cells, row: int, values: list[Value]) -> list[Value]:
    if not cells.given:
        return values
    return ["" if (row, column) in cells.given else value for column, value in enumerate(values, 1)]


def _header(upper: Line, lower: Line) -> tuple[dict[int, str], dict[int, str]] | None:
    """Return column → name of both lines of a header, each of the second under one of the first but for its number."""
    if lower[0] != upper[0] + 1:
        return None
    above, below = names(upper[1]), names(lower[1])
    if above is None or below is None or len(above) < _FEWEST_NAMES or len(below) < _FEWEST_BELOW:
        return None
    if (
        not set(below) < set(above)
        or min(above) in below
        or set(map(key, above.values())) & set(map(key, below.values()))
    ):
        return None
    if not _are_names(above) or not _are_names(below):  # the dearest question last: data are asked it, too
        return None
    return above, below


def _are_names(texts: dict[int, str]) -> bool:
    return sum(map(is_known_name, texts.values())) * 4 >= len(texts) * 3


def _records(rows: Sequence[Line], at: int, header: tuple[dict[int, str], dict[int, str]]) -> Labelled | None:
    above, below = header
    first = min(above)
    headers = {rows[at][0], rows[at + 1][0]}
    cards: list[Card] = []
    aside = [row for row, _ in rows[:at]]
    heads: dict[int, str] = {}
    end = max((place for place, (_, values) in enumerate(rows) if _begins(values, first)), default=0)
    whole = 0
    place = at + 2
    while place < len(rows):
        row, values = rows[place]
        follows = rows[place + 1] if place + 1 < len(rows) else None
        if follows is not None and _header(rows[place], follows) == header:
            headers |= {row, follows[0]}
            place += 2
            continue
        if place < end and len(filled(values)) == 1:
            set_aside(rows[place], aside, heads)
            place += 1
            continue
        if not _begins(values, first):
            if len(cards) < _FEWEST_RECORDS or any(len(filled(values)) > _THIN for _, values in rows[place:]):
                return None
            aside += [row for row, _ in rows[place:]]
            break
        second = follows if follows is not None and _is_second(row, follows, below) else None
        whole += second is not None
        cards.append(_card(rows[place], second, above, below))
        place += 1 if second is None else 2
    if len(cards) < _FEWEST_RECORDS or whole * 10 < len(cards) * _WHOLE:
        return None
    return Labelled(cards, aside, texts_aside(rows, aside), frozenset(headers), heads)


def _begins(values: Sequence[Value], first: int) -> bool:
    """Whether a row begins a record: its number, and something beside it."""
    return not empty(values[first - 1]) and len(filled(values)) > 1


def _is_second(row: int, follows: Line, below: dict[int, str]) -> bool:
    own = filled(follows[1])
    return follows[0] == row + 1 and bool(own) and own <= set(below)


def _card(upper: Line, lower: Line | None, above: dict[int, str], below: dict[int, str]) -> Card:
    """Return one record; what stands under a cell belongs with it, as the time of day with its day."""
    row, values = lower if lower is not None else (upper[0], [])
    pairs = []
    for column, name in above.items():
        pairs.append(Pair(upper[0], column, name, upper[1][column - 1]))
        if column in below:
            pairs.append(Pair(row, column, below[column], values[column - 1] if values else ""))
    return Card(pairs, row)
