"""Tables that lie on their side: a column a ticket, the names of the fields down the first column."""

from __future__ import annotations

from sheet2desk.layout.cells import Cells
from sheet2desk.layout.fit import DATE_FIELDS
from sheet2desk.layout.header_rules import OTHER
from sheet2desk.layout.header_text import shown
from sheet2desk.layout.kinds import DATE, empty, kind_of
from sheet2desk.layout.vocabulary import exactly
from sheet2desk.workbook import Value, column_letter

_MOST_ROWS = 60
_FEWEST_FIELDS = 4
#: So many tickets beside each other; two could be a form of two columns.
_FEWEST_TICKETS = 3


def find_transposed(cells: Cells) -> str | None:
    """Return why a sheet is a table on its side, None when it isn't one; a row of dates under no header proves it."""
    if not 3 <= len(cells.rows) <= _MOST_ROWS or cells.width <= _FEWEST_TICKETS:
        return None
    place = next((i for _, values in cells.rows for i, value in enumerate(values) if not empty(value)), 0)
    if any(_names_fields(cells, column) for column in range(place + 1, cells.width)):
        return None  # a form of two columns of labels
    names: list[str] = []
    dated = 0
    wide = 0
    for _, values in cells.rows:
        beside = [value for value in values[place + 1 :] if not empty(value)]
        name = _named(values[place])
        if name is None:
            continue
        if any(isinstance(value, str) and value == values[place] for value in beside):
            return None  # cards beside each other
        names.append(name)
        wide += len(beside) >= _FEWEST_TICKETS
        kinds = [kind_of(value) for value in beside]
        dated += name in DATE_FIELDS and len(kinds) >= _FEWEST_TICKETS and kinds.count(DATE) * 5 >= len(kinds) * 3
    fields = set(names) - {OTHER}
    filled = sum(not empty(values[place]) for _, values in cells.rows)
    if not dated or len(fields) < _FEWEST_FIELDS or wide * 2 < len(names) or len(names) * 5 < filled * 3:
        return None
    return f"a table on its side: a column a ticket, the names of the fields in column {column_letter(place + 1)}"


def _names_fields(cells: Cells, column: int) -> bool:
    """Whether most texts of a column name fields, three of them at least."""
    texts = [values[column] for _, values in cells.rows if isinstance(values[column], str)]
    named = [_named(value) for value in texts if not empty(value)]
    fields = set(named) - {OTHER, None}
    return len(fields) >= _FEWEST_TICKETS and sum(name is not None for name in named) * 2 > len(named)


def _named(value: Value) -> str | None:
    """Return the field that a text names as a whole, None for any other cell."""
    if not isinstance(value, str) or not value or len(value) > 60:
        return None
    best = max(exactly(shown(value).rstrip(":")), key=lambda guess: guess.score, default=None)
    return best.field if best is not None else None
