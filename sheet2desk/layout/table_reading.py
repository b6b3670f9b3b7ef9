"""One table read: header, columns, fates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sheet2desk.layout.asides import titles_of
from sheet2desk.layout.cells import Cells, spread
from sheet2desk.layout.fates import classify
from sheet2desk.layout.header_text import key, shown
from sheet2desk.layout.mapping import map_columns
from sheet2desk.layout.meaning.column import Banner
from sheet2desk.layout.meaning.dates.span import Span
from sheet2desk.layout.names import headings
from sheet2desk.layout.overrides import fixed_columns
from sheet2desk.layout.row_shape import shape_of, texts_of
from sheet2desk.layout.row_words import begins
from sheet2desk.layout.table import Table
from sheet2desk.layout.ticked_statuses import recognise_ticks
from sheet2desk.workbook import Marks, Value

#: Rows from which a column is judged, spread over the table.
_SAMPLE = 150


def name_columns(cells: Cells, table: Table, marks: Marks) -> None:
    """Give the table's columns their headings."""
    wanted = set(table.header_rows)
    rows = [(row, values) for row, values in cells.rows[table.top : table.bottom + 1] if row in wanted]
    table.heads = headings(
        [values for _, values in rows], [row for row, _ in rows], marks.merges, table.left, table.right
    )


def sample_of(cells: Cells, table: Table) -> list[tuple[int, list[Value]]]:
    """Return rows of the body, spread over it."""
    rows = [cells.rows[place] for place in body_places(cells, table)]
    return rows[:: max(1, len(rows) // _SAMPLE)]


def body_places(cells: Cells, table: Table) -> range:
    """Return the places of the rows below the header."""
    first = table.top
    if table.header_rows:
        bottom = table.header_rows[-1]
        while first <= table.bottom and cells.rows[first][0] <= bottom:
            first += 1
    return range(first, table.bottom + 1)


def samples_of(cells: Cells, table: Table) -> list[list[Value]]:
    """Return a sample of each column's cells, aligned by row.

    Rows of one cell are headings and left out, so are repeated headers and sums.
    """
    rows = sample_of(cells, table)
    names = {shown(head.text) for head in table.heads if head.text}
    filled = [values for _, values in rows if _may_be_ticket(values[table.left - 1 : table.right], names)] or [
        values for _, values in rows
    ]
    return [[values[column - 1] for values in filled] for column in range(table.left, table.right + 1)]


def _may_be_ticket(own: Sequence[Value], names: set[str]) -> bool:
    said = [value for value in own if value != ""]
    if len(said) < 2 or begins(said[0], "totals"):
        return False
    return sum(isinstance(value, str) and shown(value) in names for value in said) * 2 < len(said)


def understand_columns(cells: Cells, table: Table, fixed: Mapping[str, str], *, foreign: bool = False) -> None:
    """Decide the field of each column; of a foreign header's unknown words, by the cells under them alone."""
    places = fixed_columns(fixed, table.heads, table.left)
    samples = samples_of(cells, table)
    headed = bool(table.header_rows)
    columns = map_columns(table.heads, samples, table.left, places, headed=headed, foreign=foreign)
    table.columns = recognise_ticks(table.heads, samples, columns)


def decide_fates(cells: Cells, table: Table, marks: Marks, start: Banner, span: Span | None) -> None:
    """Decide the fate of each row below the header."""
    places = body_places(cells, table)
    ids = {table.left + i for i, column in enumerate(table.columns) if column.field == "id"}
    first_row = cells.rows[places.start][0] if places else 0
    if cells.down and places:
        spread(cells, first_row, ids)
    shape = shape_of(
        [cells.rows[place] for place in places], table.left, table.columns, [key(head.text) for head in table.heads]
    )
    over = [(row, values[table.left - 1 : table.right]) for row, values in cells.rows[table.top : places.start]]
    shape.above = [texts_of(values) for row, values in over if row in table.header_rows]
    shape.titles = titles_of([values for row, values in over if row not in table.header_rows])
    marked = {picture.row for picture in marks.pictures} | {row for row, _ in marks.comments}
    table.body = classify(cells, places, shape, marked, start, span)
