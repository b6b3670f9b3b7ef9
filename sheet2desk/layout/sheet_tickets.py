"""One sheet, second pass: the fate of each row, and the tickets with what hangs on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from sheet2desk.config import Profile
from sheet2desk.finding import Location, Note
from sheet2desk.layout.above_header import RULE, STANDS_OVER, remark_over_header
from sheet2desk.layout.attachments import bind
from sheet2desk.layout.cards import read_cards
from sheet2desk.layout.headed_status import give_banner_statuses, give_headed_statuses
from sheet2desk.layout.header_text import shown
from sheet2desk.layout.kinds import empty
from sheet2desk.layout.mapping import MEETING
from sheet2desk.layout.marks_notes import note_cells, note_columns, note_sheet
from sheet2desk.layout.meaning.banners import month_of, names_day
from sheet2desk.layout.numbering_formula import counts_rows
from sheet2desk.layout.overrides import settings_of
from sheet2desk.layout.row_words import begins
from sheet2desk.layout.sheet_reading import SheetWork
from sheet2desk.layout.sister_sheets import Lent
from sheet2desk.layout.stacked_headings import headings_over
from sheet2desk.layout.status_columns import read_board
from sheet2desk.layout.table import Table
from sheet2desk.layout.table_reading import decide_fates
from sheet2desk.layout.tickets import Harvest, Surroundings, gather
from sheet2desk.layout.title_context import title_context
from sheet2desk.log import Fate, Log, RowFate, SheetReading
from sheet2desk.workbook import Grid, Value, Workbook, column_number

#: Of two tables beside each other in one row, which fate the row has.
_STRONGEST = (
    Fate.TICKET, Fate.CONTINUATION, Fate.TEMPLATE, Fate.REJECTED, Fate.TOTAL, Fate.BANNER, Fate.HEADER, Fate.TITLE,
    Fate.NOTE,
)  # fmt: skip


def finish(
    work: SheetWork,
    workbook: Workbook,
    profile: Profile,
    zone: ZoneInfo,
    now: datetime,
    log: Log,
    lists: Sequence[Grid] = (),
    lent: Lent | None = None,
    sisters: Sequence[Grid] = (),
) -> SheetReading:
    """Decide the fates, gather the tickets into the log, and return what `inspect` shows.

    `lists` are the grids of the sheets that are no logs: a legend may stand there. `lent` are the orders of dates that
    other sheets prove, `sisters` what stands beside the tables of other logs.
    """
    reading, sheet = work.reading, work.sheet
    if reading.kind != "log":
        _set_aside(work, workbook.file, log)
        return reading
    legends = [sheet.grid, *lists]
    around = Surroundings(
        workbook.file,
        sheet.name,
        profile,
        zone,
        now,
        sheet.marks,
        sheet.grid.looks,
        legends,
        sisters,
        lent=lent or {},
    )
    fates: dict[int, RowFate] = {}
    bound: set[int] = set()
    for table, harvest in _harvests(work, workbook.file, around, [one.name for one in workbook.sheets]):
        bind(workbook.file, sheet.name, table, harvest, sheet.marks, log.media, zone)
        _describe(work, table, harvest)
        note_cells(work, table, harvest, workbook.file)
        note_columns(work, table, harvest, workbook.file)
        _merge(fates, table.above + table.body.fates)
        bound |= set(harvest.rows_of)
        log.tickets += harvest.tickets
        log.notes += harvest.notes
    for table, reason in work.others:
        numbers = [row for row, values in work.cells.rows[table.top : table.bottom + 1] if _holds(values, table)]
        _merge(fates, [RowFate(row, Fate.NOTE, f"a table that is no log: {reason}") for row in numbers])
    reading.rows = [fates.get(row) or RowFate(row, Fate.NOTE, "stands beside the tables") for row, _ in work.cells.rows]
    note_sheet(work, workbook.file, bound, log)
    return reading


def _holds(values: Sequence[Value], table: Table) -> bool:
    return any(not empty(value) for value in values[table.left - 1 : table.right])


def _harvests(work: SheetWork, file: str, around: Surroundings, sheets: Sequence[str]) -> list[tuple[Table, Harvest]]:
    profile = around.profile
    settings = settings_of(profile, work.sheet.name)
    fixed = dict(profile.columns) | (settings.columns if settings is not None else {})
    if work.labelled is not None:
        start, span = title_context(work.cells, None, work.sheet.name, file, sheets)
        return [read_cards(work.labelled, fixed, replace(around, span=span), start)]
    if work.board is not None:
        return [read_board(work.cells, work.board, around)]
    found = []
    headings = headings_over(work.cells, work.tables)
    for place, table in enumerate(work.tables):
        start, span = title_context(work.cells, table, work.sheet.name, file, sheets)
        decide_fates(work.cells, table, work.sheet.marks, start, span)
        table.above = _above(work, table)
        if place in headings:
            _take_heading(table, *headings[place])
        harvest = gather(work.cells, table, replace(around, span=span))
        give_banner_statuses(table, harvest)
        harvest.sole = not any(
            other is not table and other.top <= table.bottom and table.top <= other.bottom for other in work.tables
        )
        found.append((table, harvest))
    give_headed_statuses(work.cells, found)
    return found


def _take_heading(table: Table, text: str, row: int) -> None:
    """Make the text over a table's header the group of those of its tickets that no heading in the table names."""
    table.body.groups = [group or (text, row) for group in table.body.groups]
    for place, one in enumerate(table.above):
        if one.row == row:
            table.above[place] = RowFate(row, Fate.BANNER, f"heads the table below, as others do: {text[:60]}")


def _merge(fates: dict[int, RowFate], further: list[RowFate]) -> None:
    for one in further:
        known = fates.get(one.row)
        if known is None or _STRONGEST.index(one.fate) < _STRONGEST.index(known.fate):
            fates[one.row] = one


def _above(work: SheetWork, table: Table) -> list[RowFate]:
    """Return the fates of the rows of the header and over it."""
    found: list[RowFate] = []
    header = set(table.header_rows)
    if not header:
        return found
    for row, values in work.cells.rows[table.top : table.bottom + 1]:
        if row > table.header_rows[-1]:
            break
        own = [value for value in values[table.left - 1 : table.right] if not empty(value)]
        if row in header:
            found.append(RowFate(row, Fate.HEADER, "names the columns"))
        elif own and begins(own[0], "totals"):
            found.append(RowFate(row, Fate.TOTAL, f"begins with {shown(own[0])!r}, over the header"))
        elif own:
            remark = remark_over_header(own, first=not found)
            if remark == RULE and len(found) > 1 and found[-1].fate is Fate.TITLE:
                found[-1] = RowFate(found[-1].row, Fate.NOTE, "heads a list of rules, over the header")
            found.append(RowFate(row, Fate.NOTE, remark) if remark else RowFate(row, Fate.TITLE, STANDS_OVER))
    return _first_heading(work, table, found)


def _first_heading(work: SheetWork, table: Table, above: list[RowFate]) -> list[RowFate]:
    """Turn the text right over the first header into a heading where each later header has one over it, too."""
    place = next((i for i, one in enumerate(above) if one.fate is Fate.HEADER), 0) - 1
    fates = table.body.fates
    again = [
        i for i, one in enumerate(fates) if one.fate is Fate.HEADER and (not i or fates[i - 1].fate is not Fate.HEADER)
    ]
    headed = [fates[i - 1] for i in again if i and fates[i - 1].fate is Fate.BANNER]
    if place < 0 or above[place].fate is not Fate.TITLE or not headed or len(headed) < len(again):
        return above
    values = next(values for row, values in work.cells.rows if row == above[place].row)
    own = [value for value in values[table.left - 1 : table.right] if not empty(value)]
    later = [next(line for line in work.cells.rows if line[0] == fates[i - 1].row)[1] for i in again if i]
    if len(own) != 1 or (not _names_time(own[0]) and any(_names_time(value) for values in later for value in values)):
        return above
    above[place] = RowFate(
        above[place].row, Fate.BANNER, f"heads the rows below, as others do further down: {shown(own[0])[:60]}"
    )
    if table.body.groups and any(group is not None for group in table.body.groups):
        first = (shown(own[0]), above[place].row)
        for i, group in enumerate(table.body.groups):
            if group is not None:
                break
            table.body.groups[i] = first
    return above


def _names_time(value: Value) -> bool:
    return names_day(value) or (isinstance(value, str) and month_of(value) is not None)


def _describe(work: SheetWork, table: Table, harvest: Harvest) -> None:
    reading = work.reading
    if not reading.header_rows:
        reading.header_rows = list(table.header_rows)
    known = {column.column for column in reading.columns} if reading.layout == "table" else set()
    reading.columns += [column for column in table.columns if column.column not in known]
    reading.dates |= harvest.dates
    reading.words += harvest.words
    for column in table.columns:
        if column.field == "id" and column.column.isalpha():
            formulas = work.sheet.marks.formulas.get(column_number(column.column))
            reading.numbered_by_formula |= counts_rows(formulas, len(harvest.tickets))
    meetings = sum(1 for column in table.columns if column.field == "comments" and column.reason == MEETING)
    if meetings > 1:
        reading.layout = "meeting-columns"


def _set_aside(work: SheetWork, file: str, log: Log) -> None:
    """Give the rows of a sheet that is no log their fates."""
    reading = work.reading
    header = {row for table, _ in work.others for row in table.header_rows}
    reading.header_rows = list(work.others[0][0].header_rows) if work.others else []
    for row, values in work.cells.rows:
        first = next((value for value in values if value != ""), "")
        if row in header:
            reading.rows.append(RowFate(row, Fate.HEADER, "names the columns of a table that is no log"))
        elif begins(first, "totals"):
            reading.rows.append(RowFate(row, Fate.TOTAL, f"begins with {shown(first)!r}"))
        else:
            reading.rows.append(RowFate(row, Fate.NOTE, f"the sheet is no log: {reading.reason}"))
    if work.refused:
        message = (
            f"{work.rows} rows were left out: {work.refused}; turn it (paste special, transpose) and read it again"
        )
        log.notes.append(Note("unread-part", Location(file, reading.name), message))
    if work.proposal:
        message = (
            f"{work.rows} rows without a header were left out: "
            f"if they are tickets, name their columns in the profile, such as {work.proposal}"
        )
        log.notes.append(Note("unread-part", Location(file, reading.name), message))
    note_sheet(work, file, set(), log)
