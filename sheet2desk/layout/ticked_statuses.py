"""A column a status and a tick in one of them: "новая | в работе | выполнена" with a plus in each row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sheet2desk.layout.meaning import cell_text, is_blank
from sheet2desk.layout.meaning.done_marks import is_mark, kind_of
from sheet2desk.layout.meaning.words import sense_of
from sheet2desk.layout.names import JOINER, Heading
from sheet2desk.log import ColumnReading
from sheet2desk.workbook import Value

#: Why several columns feed one status.
TICKED: Final = "a tick in it gives the ticket the status that it is headed by"

_ENDS: Final = frozenset({"solved", "closed"})
#: So many rows show how ticks are set.
_FEWEST: Final = 4
#: Signs that tick here what they strike out elsewhere.
_CROSSES: Final = frozenset({"x", "х", "×", "✗", "✘", "✖", "❌", "*", "•", "●", "■", "o", "о"})


def recognise_ticks(
    heads: Sequence[Heading], samples: Sequence[Sequence[Value]], columns: Sequence[ColumnReading]
) -> list[ColumnReading]:
    """Return the columns, those headed by a status each and holding nothing but ticks as the ticket's status.

    Two such columns at least, of different meaning, are needed, and no other column that tells the status.
    """
    senses = {
        place: sense
        for place, head in enumerate(heads)
        if all(map(_is_tick, samples[place])) and (sense := sense_of(head.text, "statuses")) is not None
    }
    ticked = list(senses)
    if len({sense.meaning for sense in senses.values()}) < 2:
        return list(columns)
    rows = list(zip(*(samples[place] for place in ticked), strict=True))
    single = sum(sum(map(_is_yes, row)) == 1 for row in rows)
    told = any(column.field == "status" for place, column in enumerate(columns) if place not in ticked)
    one_each = single >= 2 and single * 2 >= len(rows)
    if told or not (one_each or _goes_on(rows, senses[ticked[-1]].meaning)):
        return list(columns)
    return [
        ColumnReading(column.column, column.header, "status", 0.85, TICKED) if place in ticked else column
        for place, column in enumerate(columns)
    ]


def _goes_on(rows: Sequence[Sequence[Value]], last: str) -> bool:
    """Whether ticks are added as the work goes on: nearly all rows have the first one, and the last one is an end."""
    ticked = [row for row in rows if any(map(_is_yes, row))]
    first = sum(_is_yes(row[0]) for row in ticked)
    return last in _ENDS and len(ticked) >= _FEWEST and first * 10 >= len(ticked) * 9


def is_ticks(values: Sequence[Value]) -> bool:
    """Whether cells are nothing but ticks."""
    return all(map(_is_tick, values)) and any(map(_is_yes, values))


def _is_tick(value: Value) -> bool:
    if value == "" or is_blank(value):
        return True
    text = cell_text(value).casefold()
    return text in _CROSSES or is_mark(text)


def _is_yes(value: Value) -> bool:
    if value == "" or is_blank(value):
        return False
    text = cell_text(value).casefold()
    return text in _CROSSES or kind_of(text) != "no"


def merge_ticks(
    columns: Sequence[ColumnReading], values: list[list[Value]], rows: Sequence[int]
) -> tuple[list[ColumnReading], dict[int, str]]:
    """Put the words of the ticked statuses into the last of their columns; changes `values` in place.

    Of several ticks in a row the rightmost counts, the others stay under their headers as custom texts. Returns the
    columns as they then are, and ticket → cell of its tick.
    """
    places = [place for place, column in enumerate(columns) if column.reason == TICKED]
    if not places:
        return list(columns), {}
    words: list[Value] = [""] * len(rows)
    cells: dict[int, str] = {}
    kept: list[list[Value]] = [[""] * len(rows) for _ in places]
    for index, row in enumerate(rows):
        marked = [at for at, place in enumerate(places) if _is_yes(values[place][index])]
        if not marked:
            continue
        last = marked.pop()
        words[index] = columns[places[last]].header.rpartition(JOINER)[2]
        cells[index] = f"{columns[places[last]].column}{row}"
        for at in marked:
            kept[at][index] = values[places[at]][index]
    found = list(columns)
    for at, place in enumerate(places):
        values[place] = kept[at]
        found[place] = ColumnReading(columns[place].column, columns[place].header, None, 1.0, TICKED)
    host = places[-1]  # a tick in it is never one of several that don't count
    name = columns[host].header.rpartition(JOINER)[0] or columns[host].header
    found[host] = ColumnReading(columns[host].column, name, "status", 0.85, TICKED)
    values[host] = words
    return found, cells
