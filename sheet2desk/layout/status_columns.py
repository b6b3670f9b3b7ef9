"""Boards: a column a status, a cell a ticket."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sheet2desk.finding import Location, Note
from sheet2desk.layout.cells import Cells
from sheet2desk.layout.header_text import shown
from sheet2desk.layout.kinds import DATE, NUMBER, empty, kind_of
from sheet2desk.layout.meaning import cell_text, is_blank
from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.vocabulary import meanings
from sheet2desk.layout.row_words import begins
from sheet2desk.layout.table import Table
from sheet2desk.layout.tickets import Harvest, Surroundings, gather_columns
from sheet2desk.log import ColumnReading, Fate, RowFate
from sheet2desk.workbook import Value, cell_name, column_letter

_NUMBERED = re.compile(r"\s*(?:#|№|no?\.?\s)?\s*([A-Za-zА-Яа-я]{0,6}-?\d{1,8})\s*[.:)\-–—]\s*(\S.*)", re.DOTALL)


@dataclass(slots=True)
class StatusBoard:
    """A header of statuses: its row, and column (from 1) → the status as the sheet says it."""

    row: int
    statuses: dict[int, str]
    reason: str
    refused: str = ""  # why its cells can't be told apart as tickets
    cells: list[tuple[int, int, Value]] = field(default_factory=list)


def find_board(cells: Cells) -> StatusBoard | None:
    """Return the board that a sheet is, None when it is something else."""
    for at, (row, values) in enumerate(cells.rows[:10]):
        filled = {i + 1: shown(value) for i, value in enumerate(values) if not empty(value)}
        statuses = {column: text for column, text in filled.items() if fold(text) in meanings("statuses")}
        if len(statuses) < 3 or len({meanings("statuses")[fold(text)] for text in statuses.values()}) < 2:
            continue
        if len(filled) - len(statuses) > 1:
            return None
        board = StatusBoard(row, statuses, f"a column a status: {', '.join(statuses.values())}")
        for line, below in cells.rows[at + 1 :]:
            for column in statuses:
                if column <= len(below) and not empty(below[column - 1]) and not is_blank(below[column - 1]):
                    board.cells.append((line, column, below[column - 1]))
        kinds = [kind_of(value) for _, _, value in board.cells]
        if (
            len(kinds) < 2
            or kinds.count(DATE) * 2 > len(kinds)
            or (kinds.count(NUMBER) * 2 > len(kinds) and len(filled) == len(statuses))
        ):
            return None
        texts = [cell_text(value) for _, _, value in board.cells]
        if max(map(len, texts)) < 3 or len(filled) > len(statuses):
            board.refused = "one row speaks of several tickets, and a ticket of several rows"
        elif len(set(texts)) * 10 < len(texts) * 9:
            board.refused = "the same ticket stands in several cells"
        return board
    return None


def read_board(cells: Cells, board: StatusBoard, around: Surroundings) -> tuple[Table, Harvest]:
    """Return the board as a table, and a ticket for each of its cells; a refused one has rejected rows and a note."""
    table = Table(0, 0, min(board.statuses), max(board.statuses), [board.row])
    held = {row for row, _, _ in board.cells}
    for row, values in cells.rows:
        if row < board.row:
            table.body.fates.append(RowFate(row, Fate.TITLE, "stands over the header"))
        elif row == board.row:
            table.body.fates.append(RowFate(row, Fate.HEADER, "names the statuses"))
        elif row not in held:
            total = begins(next(value for value in values if value != ""), "totals")
            table.body.fates.append(RowFate(row, Fate.TOTAL if total else Fate.NOTE, "holds no ticket under a status"))
        elif board.refused:
            table.body.fates.append(RowFate(row, Fate.REJECTED, f"status-columns layout: {board.refused}"))
        else:
            table.body.fates.append(RowFate(row, Fate.TICKET, "each cell is a ticket in its column's status"))
    table.columns = [
        ColumnReading(
            column_letter(column),
            text,
            None if board.refused else "status",
            0.8,
            "the column's header is the status of its tickets",
        )
        for column, text in board.statuses.items()
    ]
    if board.refused:
        message = f"the sheet is laid out by status columns and can't be read as tickets: {board.refused}"
        note = Note("rejected-row", Location(around.file, around.sheet, board.row), message)
        return table, Harvest(notes=[note])
    return table, _tickets(board, around)


def _tickets(board: StatusBoard, around: Surroundings) -> Harvest:
    numbered = [_NUMBERED.fullmatch(value) if isinstance(value, str) else None for _, _, value in board.cells]
    split = sum(found is not None for found in numbered) * 5 >= len(numbered) * 4
    ids: list[Value] = []
    subjects: list[Value] = []
    for (_, _, value), found in zip(board.cells, numbered, strict=True):
        ids.append(found[1] if split and found else "")
        subjects.append(found[2] if split and found else value)
    columns = [
        ColumnReading("0", "id", "id", 0.8, "the number before the text")
        if split
        else ColumnReading("0", "id", None, 1.0, "none"),
        ColumnReading("1", "subject", "subject", 0.8, "the cell's text"),
        ColumnReading("2", "status", "status", 0.8, "the column's header"),
    ]
    values: list[list[Value]] = [ids, subjects, [board.statuses[column] for _, column, _ in board.cells]]
    numbers = [row for row, _, _ in board.cells]
    harvest = gather_columns(columns, values, numbers, [None] * len(numbers), around)
    harvest.notes = []
    harvest.dates = {}
    for index, (ticket, (row, column, _)) in enumerate(zip(harvest.tickets, board.cells, strict=True)):
        spot = cell_name(row, column)
        ticket.columns = {}
        ticket.places = {"subject": spot, "status": cell_name(board.row, column)} | ({"id": spot} if split else {})
        harvest.rows_of.setdefault(row, index)
    return harvest
