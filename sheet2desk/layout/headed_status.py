"""Statuses that head tables or groups of rows: "НОВЫЕ | В РАБОТЕ | ГОТОВО" beside each other or one under another."""

from __future__ import annotations

from collections.abc import Sequence

from sheet2desk.layout.cells import Cells
from sheet2desk.layout.header_text import shown
from sheet2desk.layout.kinds import empty
from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.spellings import meanings
from sheet2desk.layout.table import Table
from sheet2desk.layout.tickets import Harvest
from sheet2desk.log import Fate, RowFate, WordReading
from sheet2desk.ticket import Ticket
from sheet2desk.workbook import cell_name


def give_headed_statuses(cells: Cells, tables: Sequence[tuple[Table, Harvest]]) -> None:
    """Give the tickets of tables that lack a column of statuses the one that stands over each; changes both in place.

    Two tables at least must be headed so, by different words.
    """
    headed = [(table, harvest, found) for table, harvest in tables if (found := _over(cells, table)) is not None]
    if len({fold(text) for _, _, (_, _, text) in headed}) < 2:
        return
    for table, harvest, (row, column, text) in headed:
        status = meanings("statuses")[fold(text)]
        for ticket in harvest.tickets:
            _give(ticket, status, text, cell_name(row, column))
        reason = "stands over the table as its heading"
        harvest.words.append(WordReading("status", text, status, len(harvest.tickets), reason))
        table.above = [
            RowFate(row, Fate.HEADER, "names the status of the tables under it")
            if one.row == row and one.fate is not Fate.BANNER
            else one
            for one in table.above
        ]


def give_banner_statuses(table: Table, harvest: Harvest) -> None:
    """Give the tickets of a table without a column of statuses that of the heading over them, where all have one.

    Two headings at least must be known words of different statuses.
    """
    groups = table.body.groups
    if "status" in table.fields or not groups or any(ticket.status is not None for ticket in harvest.tickets):
        return
    known = meanings("statuses")
    texts = {group[0] for group in groups if group is not None}
    if None in groups or not all(fold(text) in known for text in texts) or len({known[fold(t)] for t in texts}) < 2:
        return
    for ticket, group in zip(harvest.tickets, groups, strict=True):
        assert group is not None
        text, row = group
        _give(ticket, known[fold(text)], text, cell_name(row, table.left))
    for text in sorted(texts):
        count = sum(group is not None and group[0] == text for group in groups)
        harvest.words.append(WordReading("status", text, known[fold(text)], count, "heads the rows"))


def _give(ticket: Ticket, status: str, text: str, cell: str) -> None:
    """Give a ticket a status, what it says in the sheet, and where."""
    ticket.status = status
    ticket.raw = {**ticket.raw, "status": text}
    ticket.places = {**(ticket.places or {}), "status": cell}


def _over(cells: Cells, table: Table) -> tuple[int, int, str] | None:
    """Return (row, column, text) of the known status right over a table's header, the only text there."""
    if "status" in table.fields or not table.header_rows:
        return None
    place = next((i for i, (row, _) in enumerate(cells.rows) if row == table.header_rows[0]), 0)
    if place == 0:
        return None
    row, values = cells.rows[place - 1]
    said = [column for column in range(table.left, table.right + 1) if not empty(values[column - 1])]
    if len(said) != 1 or fold(shown(values[said[0] - 1])) not in meanings("statuses"):
        return None
    return row, said[0], shown(values[said[0] - 1])
