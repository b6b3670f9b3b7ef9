"""Notes on cells and rows: errors, formulas without results, strikes, hidden rows, stray pictures."""

from __future__ import annotations

from sheet2desk.finding import Location, Note
from sheet2desk.layout.claims import SURE
from sheet2desk.layout.kinds import empty
from sheet2desk.layout.sheet_reading import SheetWork
from sheet2desk.layout.table import Table
from sheet2desk.layout.tickets import Harvest
from sheet2desk.log import Log
from sheet2desk.workbook import cell_name, column_letter, column_number

#: The fields that say what a ticket is about.
_TEXTS = frozenset({"subject", "description"})


def note_cells(work: SheetWork, table: Table, harvest: Harvest, file: str) -> None:
    """Note error cells, formulas without a result, and rows that are struck out."""
    marks, sheet = work.sheet.marks, work.sheet.name
    trouble = [(spot, "error-cell", f"the cell holds the error {text}") for spot, text in marks.errors.items()]
    trouble += [
        (spot, "uncached-formula", "the file holds a formula here but not its result") for spot in marks.uncached
    ]
    for (row, column), rule, message in sorted(trouble):
        index = harvest.rows_of.get(row)
        if index is None:
            continue
        if table.left <= column <= table.right and work.labelled is None and table.columns:
            message = f"{table.name_of(column)}: {message}"
        elif not harvest.sole:
            continue
        where = Location(file, sheet, row, cell_name(row, column))
        harvest.notes.append(Note(rule, where, message, harvest.tickets[index].id))
    _note_strikes(work, table, harvest, file)


def _note_strikes(work: SheetWork, table: Table, harvest: Harvest, file: str) -> None:
    struck: dict[int, set[int]] = {}
    for row, column in work.sheet.grid.looks().struck:
        if row in harvest.rows_of:
            struck.setdefault(row, set()).add(column)
    if not struck:
        return
    texts = {column_number(one.column) for one in table.columns if one.field in _TEXTS and one.column.isalpha()}
    for row, values in work.sheet.grid.rows():
        if row not in struck:
            continue
        filled = {i for i, value in enumerate(values, 1) if not empty(value)}
        text = min(filled & texts & struck[row], default=None)
        if filled and (len(filled & struck[row]) * 2 > len(filled) or text is not None):
            ticket = harvest.tickets[harvest.rows_of[row]]
            whole = len(filled & struck[row]) * 2 > len(filled)
            cell = None if whole or text is None else cell_name(row, text)
            what = "the row" if cell is None else "what the row is about"
            where = Location(file, work.sheet.name, row, cell)
            harvest.notes.append(Note("struck-out-row", where, f"{what} is struck out and stays a ticket", ticket.id))


def note_columns(work: SheetWork, table: Table, harvest: Harvest, file: str) -> None:
    """Note columns whose field was decided on little evidence."""
    for left, right in table.beside:
        columns = column_letter(left) if left == right else f"{column_letter(left)}:{column_letter(right)}"
        message = f"column {columns} stands beside the log with a list of its own, and feeds no ticket"
        harvest.notes.append(Note("unsure-column", Location(file, work.sheet.name, None, column_letter(left)), message))
    if not harvest.tickets or table.continues:
        return
    for one in table.columns:
        if one.field and one.confidence < SURE:
            row = table.header_rows[-1] if table.header_rows else None
            where = Location(file, work.sheet.name, row, f"{one.column}{row}" if row else one.column)
            read = f"column {one.column} ({one.header}) is read as {one.field}"
            message = f"{read} with confidence {one.confidence:.2f}: {one.reason}"
            harvest.notes.append(Note("unsure-column", where, message))


def note_sheet(work: SheetWork, file: str, bound: set[int], log: Log) -> None:
    """Note hidden rows that were read, and pictures that stand in no ticket's row."""
    reading, marks = work.reading, work.sheet.marks
    if reading.hidden_rows and reading.kind == "log":
        count = reading.hidden_rows
        how = "a filter is on" if marks.filtered else "hidden by hand or by a filter"
        message = f"{count} hidden {'row was' if count == 1 else 'rows were'} read like the others ({how})"
        log.notes.append(Note("hidden-rows", Location(file, reading.name), message))
    for picture in marks.pictures:
        if picture.row not in bound:
            where = Location(file, reading.name, picture.row, cell_name(picture.row, picture.column))
            log.notes.append(Note("unplaced-picture", where, f"the picture {picture.name} stands in no ticket's row"))
