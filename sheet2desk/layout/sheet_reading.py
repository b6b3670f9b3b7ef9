"""One sheet to its part of the log: tables, kind, fates, tickets."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from sheet2desk.config import Profile
from sheet2desk.finding import Location, Note
from sheet2desk.layout import cells as cell_rows
from sheet2desk.layout.attachments import bind
from sheet2desk.layout.cells import Cells
from sheet2desk.layout.header import find_header
from sheet2desk.layout.header_text import shown
from sheet2desk.layout.kinds import empty
from sheet2desk.layout.mapping import SURE
from sheet2desk.layout.meaning import month_of
from sheet2desk.layout.meaning.column import Banner
from sheet2desk.layout.numbering_formula import counts_rows
from sheet2desk.layout.overrides import settings_of
from sheet2desk.layout.row_words import begins
from sheet2desk.layout.sheet_kind import judge_sheet
from sheet2desk.layout.table import Table
from sheet2desk.layout.table_reading import decide_fates, name_columns, understand_columns
from sheet2desk.layout.tickets import Harvest, Surroundings, gather
from sheet2desk.log import Fate, Log, RowFate, SheetReading
from sheet2desk.workbook import Sheet, Workbook, cell_name, column_letter


@dataclass(slots=True)
class SheetWork:
    """A sheet between the two passes: what was found in it, before its fates and tickets."""

    sheet: Sheet
    cells: Cells
    reading: SheetReading
    tables: list[Table] = field(default_factory=list)

    @property
    def rows(self) -> int:
        """Return the number of non-empty rows."""
        return len(self.cells.rows)


def prepare(file: str, sheet: Sheet, profile: Profile, before: SheetWork | None) -> SheetWork:
    """Find the tables of a sheet and say whether it is a log; `before` is the last log sheet above it."""
    marks = sheet.marks
    reading = SheetReading(
        sheet.name,
        "empty",
        hidden=sheet.hidden,
        hidden_columns=[column_letter(c) for c in sorted(marks.hidden_columns)],
        pictures=len(marks.pictures),
    )
    if sheet.kind != "grid":
        reading.kind, reading.reason = "other", f"a {sheet.kind} sheet, not a grid"
        return SheetWork(sheet, Cells([], 0), reading)
    cells = cell_rows.load(sheet)
    work = SheetWork(sheet, cells, reading)
    if not cells.rows:
        reading.reason = "no cell holds anything"
        return work
    reading.hidden_rows = sum(row in marks.hidden_rows for row, _ in cells.rows)
    settings = settings_of(profile, sheet.name)
    header = (
        settings.header_rows
        if settings is not None and settings.header_rows is not None
        else find_header(cells.rows, marks.merges)
    )
    table = Table(0, len(cells.rows) - 1, 1, cells.width, list(header))
    _trim(cells, table)
    name_columns(cells, table, marks)
    fixed = dict(profile.columns) | (settings.columns if settings is not None else {})
    understand_columns(cells, table, fixed)
    work.tables = [table]
    reading.kind, reading.reason = judge_sheet(
        sheet, cells, table, before.tables[-1] if before and before.tables else None
    )
    if settings is not None and settings.kind is not None:
        reading.kind, reading.reason = settings.kind, "named in the profile"
    return work


def _trim(cells: Cells, table: Table) -> None:
    """Narrow the table to the columns that hold anything."""
    used = [column for column in range(cells.width) if any(not empty(values[column]) for _, values in cells.rows)]
    if used:
        table.left, table.right = used[0] + 1, used[-1] + 1


def finish(
    work: SheetWork, workbook: Workbook, profile: Profile, zone: ZoneInfo, now: datetime, log: Log
) -> SheetReading:
    """Decide the fates, gather the tickets into the log, and return what `inspect` shows."""
    reading, sheet = work.reading, work.sheet
    if reading.kind != "log":
        _set_aside(work)
        return reading
    around = Surroundings(workbook.file, sheet.name, profile, zone, now, sheet.marks, sheet.grid.looks)
    bound: set[int] = set()
    for table in work.tables:
        start, year = _context(work, table, workbook.file)
        decide_fates(work.cells, table, sheet.marks, start, year)
        harvest = gather(work.cells, table, around)
        bind(workbook.file, sheet.name, table, harvest, sheet.marks, log.media)
        _note_marks(work, table, harvest, workbook.file)
        _describe(work, table, harvest)
        bound |= set(harvest.rows_of)
        log.tickets += harvest.tickets
        log.notes += harvest.notes
    _note_sheet(work, workbook.file, bound, log)
    return reading


def _above(work: SheetWork, table: Table) -> list[RowFate]:
    """Return the fates of the rows of the header and over it."""
    found = []
    header = set(table.header_rows)
    for row, values in work.cells.rows[table.top : table.bottom + 1]:
        if not header or row > table.header_rows[-1]:
            break
        first = next(value for value in values if value != "")
        if row in header:
            found.append(RowFate(row, Fate.HEADER, "names the columns"))
        elif begins(first, "totals"):
            found.append(RowFate(row, Fate.TOTAL, f"begins with {shown(first)!r}, over the header"))
        elif begins(first, "notes", 400) and found:
            found.append(RowFate(row, Fate.NOTE, "a remark over the header"))
        else:
            found.append(RowFate(row, Fate.TITLE, "stands over the header"))
    return found


def _context(work: SheetWork, table: Table, file: str) -> tuple[Banner, int | None]:
    """Return the month that the sheet's name or title gives to all rows, and the year if only that is known."""
    texts = [file.rsplit("/", 1)[-1].rsplit(".", 1)[0]]
    for row, values in work.cells.rows[table.top : table.bottom + 1]:
        if table.header_rows and row >= table.header_rows[0]:
            break
        if not table.header_rows:
            break
        texts += [shown(value) for value in values if isinstance(value, str) and value]
    texts.append(work.sheet.name)
    year = month = None
    for text in texts:
        named = month_of(text)
        if named is not None:
            year = named[0] or year
            month = named[1] or month
    return ((year, month) if year and month else None), year


def _describe(work: SheetWork, table: Table, harvest: Harvest) -> None:
    reading = work.reading
    if not reading.header_rows:
        reading.header_rows = list(table.header_rows)
    if not reading.columns or not table.continues:
        reading.columns += table.columns
    reading.dates |= harvest.dates
    reading.words += harvest.words
    reading.rows += _above(work, table)
    reading.rows += table.body.fates
    for column in table.columns:
        if column.field == "id":
            place = _number(column.column)
            reading.numbered_by_formula |= counts_rows(work.sheet.marks.formulas.get(place), len(harvest.tickets))


def _number(letter: str) -> int:
    number = 0
    for sign in letter:
        number = number * 26 + ord(sign) - 64
    return number


def _set_aside(work: SheetWork) -> None:
    """Give the rows of a sheet that is no log their fates."""
    reading = work.reading
    header = set(work.tables[0].header_rows) if work.tables else set()
    reading.header_rows = sorted(header)
    for row, values in work.cells.rows:
        first = next(value for value in values if value != "")
        if row in header:
            reading.rows.append(RowFate(row, Fate.HEADER, "names the columns of a sheet that is no log"))
        elif begins(first, "totals"):
            reading.rows.append(RowFate(row, Fate.TOTAL, f"begins with {shown(first)!r}"))
        else:
            reading.rows.append(RowFate(row, Fate.NOTE, f"the sheet is no log: {reading.reason}"))


def _note_marks(work: SheetWork, table: Table, harvest: Harvest, file: str) -> None:
    """Note error cells, formulas without a result, struck-out rows and columns decided with little evidence."""
    marks, sheet = work.sheet.marks, work.sheet.name
    for (row, column), text in sorted(marks.errors.items()):
        index = harvest.rows_of.get(row)
        if index is not None and table.left <= column <= table.right:
            head = table.columns[column - table.left]
            harvest.notes.append(
                Note(
                    "error-cell",
                    Location(file, sheet, row, cell_name(row, column)),
                    f"{head.header}: the cell holds the error {text}",
                    harvest.tickets[index].id,
                )
            )
    for row, column in sorted(marks.uncached):
        index = harvest.rows_of.get(row)
        if index is not None and table.left <= column <= table.right:
            head = table.columns[column - table.left]
            harvest.notes.append(
                Note(
                    "uncached-formula",
                    Location(file, sheet, row, cell_name(row, column)),
                    f"{head.header}: the file holds a formula here but not its result",
                    harvest.tickets[index].id,
                )
            )
    struck = work.sheet.grid.looks().struck
    rows: dict[int, list[int]] = {}
    for row, column in struck:
        if row in harvest.rows_of:
            rows.setdefault(row, []).append(column)
    values_of = dict(work.cells.rows) if rows else {}
    for row, columns in sorted(rows.items()):
        filled = [i + 1 for i, value in enumerate(values_of[row]) if not empty(value)]
        if filled and len(set(filled) & set(columns)) * 2 > len(filled):
            ticket = harvest.tickets[harvest.rows_of[row]]
            harvest.notes.append(
                Note(
                    "struck-out-row", Location(file, sheet, row), "the row is struck out and stays a ticket", ticket.id
                )
            )
    for one in table.columns:
        if one.field and one.confidence < SURE and harvest.tickets:
            where = Location(
                file,
                sheet,
                table.header_rows[-1] if table.header_rows else None,
                f"{one.column}{table.header_rows[-1]}" if table.header_rows else one.column,
            )
            harvest.notes.append(
                Note(
                    "unsure-column",
                    where,
                    f"column {one.column} ({one.header}) is read as {one.field} with confidence {one.confidence:.2f}: {one.reason}",
                )
            )


def _note_sheet(work: SheetWork, file: str, bound: set[int], log: Log) -> None:
    reading, marks = work.reading, work.sheet.marks
    if reading.hidden_rows:
        count = reading.hidden_rows
        how = "a filter is on" if marks.filtered else "hidden by hand or a filter"
        log.notes.append(
            Note(
                "hidden-rows",
                Location(file, reading.name),
                f"{count} hidden {'row was' if count == 1 else 'rows were'} read like the others ({how})",
            )
        )
    for picture in marks.pictures:
        if picture.row not in bound:
            log.notes.append(
                Note(
                    "unplaced-picture",
                    Location(file, reading.name, picture.row, cell_name(picture.row, picture.column)),
                    f"the picture {picture.name} stands in no ticket's row",
                )
            )
