"""Whether a sheet is a log of tickets, or a list, a pivot, an instruction, a chart; with the reason."""

from __future__ import annotations

from typing import Literal

from sheet2desk.layout.cells import Cells
from sheet2desk.layout.header_text import shown
from sheet2desk.layout.kinds import empty
from sheet2desk.layout.row_words import begins, named
from sheet2desk.layout.table import Table
from sheet2desk.workbook import Sheet

Kind = Literal["log", "other", "empty"]
#: Fields that tell one request from another; a sheet without any of them is no log.
_TELLING = frozenset(
    {"id", "subject", "description", "created_at", "requester.name", "requester.email", "requester.phone"}
)


def judge_sheet(sheet: Sheet, cells: Cells, table: Table, before: Table | None) -> tuple[Kind, str]:  # noqa: ARG001
    """Return the kind of a sheet and why."""
    fields = table.fields
    telling = fields & _TELLING
    below = len(cells.rows) - len(table.header_rows)
    if _is_pivot(cells):
        return "other", "a pivot table"
    if named(sheet.name, "asides") and len(telling) < 3:
        return "other", f"its name says that it is not the log, and it has {len(fields)} columns of a ticket"
    if not table.header_rows:
        if len(telling) >= 2 and len(fields) >= 3:
            return "log", "no header; its columns are told by their content"
        return "other", "no header, and its content does not tell the columns"
    if below == 0 and len(fields) >= 3:
        return "log", f"a header with {len(fields)} columns of a ticket, and no rows yet"
    if len(telling) >= 2 or (len(telling) == 1 and len(fields) >= 3):
        return "log", f"its header names {len(fields)} columns of a ticket"
    return "other", f"its header names {len(fields) or 'no'} {'column' if len(fields) == 1 else 'columns'} of a ticket"


def _is_pivot(cells: Cells) -> bool:
    for _, values in cells.rows[:6]:
        if any(isinstance(value, str) and not empty(value) and begins(shown(value), "pivots") for value in values):
            return True
    return False
