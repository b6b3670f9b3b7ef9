"""One sheet, first pass: which layout it has, where its tables are, which of them are logs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from sheet2desk.config import Profile, SheetSettings
from sheet2desk.data_class import mutable
from sheet2desk.layout import cells as cell_rows
from sheet2desk.layout.cells import Cells
from sheet2desk.layout.content_kind import judge_content
from sheet2desk.layout.continuing import goes_on, reads_as_rows, take_columns
from sheet2desk.layout.labels import Labelled, find_cards
from sheet2desk.layout.overrides import settings_of
from sheet2desk.layout.regions import find_tables, used_columns
from sheet2desk.layout.row_words import named
from sheet2desk.layout.sheet_kind import aspects, is_pivot, judge_table
from sheet2desk.layout.stacked_lines import find_stacked
from sheet2desk.layout.status_columns import StatusBoard, find_board
from sheet2desk.layout.table import Table, header_key
from sheet2desk.layout.table_reading import body_places, name_columns, samples_of, understand_columns
from sheet2desk.layout.transposed import find_transposed
from sheet2desk.layout.two_lines import find_two_lines
from sheet2desk.log import SheetReading
from sheet2desk.workbook import Sheet, column_letter

#: A table that tells so many aspects of a request is a log, be it that a cell of it begins like a pivot's.
_TOO_MANY_FOR_A_PIVOT = 4


@mutable
class SheetWork:
    """A sheet between the two passes: what was found in it, before its fates and tickets."""

    sheet: Sheet
    cells: Cells
    reading: SheetReading
    tables: list[Table] = field(default_factory=list)  # the logs among its tables
    others: list[tuple[Table, str]] = field(default_factory=list)  # the rest, with the reason
    labelled: Labelled | None = None
    board: StatusBoard | None = None
    proposal: str = ""  # what to write into the profile for a table without a header
    refused: str = ""  # the layout that is recognised and not read

    @property
    def rows(self) -> int:
        """Return the number of non-empty rows."""
        return len(self.cells.rows)


def prepare(
    sheet: Sheet,
    profile: Profile,
    before: SheetWork | None,
    sisters: Mapping[tuple[str, ...], int] | None = None,
    asked: int = 0,
) -> SheetWork:
    """Find the tables of a sheet and say whether it is a log; `before` is the last log sheet above it.

    With `sisters` (header → sheets that have it) a table whose words nobody knows may be a log by its content; how much
    is `asked` of a log is said in sheet_kind.
    """
    marks = sheet.marks
    hidden = [column_letter(column) for column in sorted(marks.hidden_columns)]
    reading = SheetReading(
        sheet.name, "empty", hidden=sheet.hidden, hidden_columns=hidden, pictures=len(marks.pictures)
    )
    if sheet.kind != "grid":
        reading.kind, reading.reason = "other", f"a {sheet.kind} sheet, not a grid"
        return SheetWork(sheet, Cells([], 0), reading)
    work = SheetWork(sheet, cell_rows.load(sheet), reading)
    if not work.cells.rows:
        reading.reason = "no cell holds anything"
        return work
    reading.hidden_rows = sum(row in marks.hidden_rows for row, _ in work.cells.rows) if marks.hidden_rows else 0
    settings = settings_of(profile, sheet.name)
    if settings is not None and settings.kind == "other":
        reading.kind, reading.reason = "other", "the profile says so"
        return work
    _find_layout(work, settings)
    if work.labelled is None and work.board is None and not work.refused:
        _find_tables(work, profile, settings, before, sisters, asked)
    if settings is not None and settings.kind == "log" and not work.tables and work.others:
        work.tables, work.others = [table for table, _ in work.others], []
        reading.kind, reading.reason = "log", "the profile says so"
    return work


def _find_layout(work: SheetWork, settings: SheetSettings | None) -> None:
    """Recognise what isn't one row a ticket under one header."""
    if settings is not None and settings.header_rows is not None:
        return
    reading = work.reading
    work.refused = find_transposed(work.cells) or ""
    if work.refused:
        reading.kind, reading.layout, reading.reason = "other", "transposed", work.refused
        return
    work.labelled = find_cards(work.cells)
    if work.labelled is not None:
        count = len(work.labelled.cards)
        reading.kind, reading.layout = "log", work.labelled.layout
        reading.reason = f"labels with their values beside them: {count} {'card' if count == 1 else 'cards'}"
        return
    work.labelled = find_two_lines(work.cells)
    if work.labelled is not None:
        reading.kind, reading.layout = "log", work.labelled.layout
        reading.reason = f"a header of two lines over {len(work.labelled.cards)} records of two lines"
        return
    work.labelled = find_stacked(work.cells)
    if work.labelled is not None:
        lines = work.labelled.lines
        reading.kind, reading.layout = "log", work.labelled.layout
        reading.reason = f"a header of {lines} lines over {len(work.labelled.cards)} records of {lines} lines"
        return
    work.board = None if is_pivot(work.cells) else find_board(work.cells)
    if work.board is not None:
        reading.kind, reading.layout, reading.reason = "log", "status-columns", work.board.reason


def _find_tables(
    work: SheetWork,
    profile: Profile,
    settings: SheetSettings | None,
    before: SheetWork | None,
    sisters: Mapping[tuple[str, ...], int] | None,
    asked: int,
) -> None:
    sheet, cells, reading = work.sheet, work.cells, work.reading
    if settings is not None and settings.header_rows is not None:
        used = used_columns(cells)
        tables = [Table(0, len(cells.rows) - 1, used[0], used[-1], list(settings.header_rows))] if used else []
    else:
        tables = find_tables(cells, sheet.marks.merges)
    fixed = dict(profile.columns) | (settings.columns if settings is not None else {})
    previous = (before.tables[-1], before.cells) if before is not None and before.tables else None
    reasons = []
    for table in tables:
        if previous is not None and _continues(cells, table, *previous):
            work.tables.append(table)
            previous = (table, cells)
            reasons.append("no header: it goes on with the table before it")
            continue
        name_columns(cells, table, sheet.marks)
        understand_columns(cells, table, fixed)
        is_log, reason = judge_table(sheet.name, table, cells, asked=asked)
        if not is_log and sisters is not None and table.header_rows and not named(sheet.name, "asides"):
            understand_columns(cells, table, fixed, foreign=True)
            others = sisters.get(header_key(table), 0)
            is_log, by_content = judge_content(sheet.name, samples_of(cells, table), others)
            reason = by_content if is_log else reason
        if is_log:
            work.tables.append(table)
            previous = (table, cells)
            reasons.append(reason)
        else:
            work.others.append((table, reason))
    if max((len(aspects(table)) for table in work.tables), default=0) < _TOO_MANY_FOR_A_PIVOT and is_pivot(cells):
        work.tables, work.others = [], []
        reading.kind, reading.reason = "other", "a pivot table"
        return
    reading.kind = "log" if work.tables else "other"
    reading.reason = "; ".join(dict.fromkeys(reasons)) or (work.others[0][1] if work.others else "no table in it")
    if not work.tables:
        work.proposal = _proposal(work)


def _continues(cells: Cells, table: Table, before: Table, before_cells: Cells) -> bool:
    """Whether a table goes on with the one before, whose columns it then takes; its header may turn out to be a row."""
    known = [before_cells.rows[place][1] for place in body_places(before_cells, before)[:80]]
    whole = [values for _, values in cells.rows[table.top : table.bottom + 1][:80]]
    held = [values for row, values in cells.rows[table.top : table.bottom + 1][:80] if row in table.header_rows]
    if all(
        reads_as_rows(rows, table.left, table.right, before, known) for rows in ([whole, held] if held else [whole])
    ):
        table.header_rows = []
    elif table.header_rows or goes_on(whole, table.left, table.right, before, known) is None:
        return False
    take_columns(table, before, cells)
    return True


def _proposal(work: SheetWork) -> str:
    """Return what to write into the profile for a table that has no header and whose columns content doesn't tell."""
    wide = [table for table, _ in work.others if not table.header_rows and table.right - table.left >= 3]
    if not wide or len(work.cells.rows) < 5:
        return ""
    guessed = [f'{column.field} = "col:{column.column}"' for column in wide[0].columns if column.field]
    return ", ".join(guessed) or f'description = "col:{column_letter(wide[0].left)}"'
