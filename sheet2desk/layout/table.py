"""One table of a sheet as found: where it stands, its header, its columns, and the fate of its rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

from sheet2desk.data_class import mutable
from sheet2desk.layout.fates import Body
from sheet2desk.layout.header_text import key
from sheet2desk.layout.names import Heading
from sheet2desk.log import ColumnReading, RowFate
from sheet2desk.workbook import column_letter

#: A header of fewer names proves nothing when another sheet has it, too.
_FEWEST_NAMES = 3


@mutable
class Table:
    """A table in `Cells.rows`: places `top` to `bottom` (header included), columns `left` to `right` (from 1)."""

    top: int
    bottom: int
    left: int
    right: int
    header_rows: list[int] = field(default_factory=list)  # the sheet's own rows
    heads: Sequence[Heading] = ()
    columns: list[ColumnReading] = field(default_factory=list)
    above: list[RowFate] = field(default_factory=list)  # rows over the header
    body: Body = field(default_factory=Body)
    beside: list[tuple[int, int]] = field(default_factory=list)  # (left, right) of lists beside it, not read
    continues: bool = False  # without a header of its own: the columns of the table before it

    @property
    def fields(self) -> set[str]:
        """Return the fields that its columns feed."""
        return {column.field for column in self.columns if column.field}

    def name_of(self, column: int) -> str:
        """Return the header of a column (from 1), its letter where it has none."""
        letter = column_letter(column)
        return next((one.header for one in self.columns if one.column == letter), letter)


def header_key(table: Table) -> tuple[str, ...]:
    """Return the names of a table's columns in comparable form, () when it has no header or too few of them."""
    if not table.header_rows:
        return ()
    names = tuple(key(head.text) for head in table.heads)
    return names if sum(map(bool, names)) >= _FEWEST_NAMES else ()
