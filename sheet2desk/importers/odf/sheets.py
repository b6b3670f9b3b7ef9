"""A sheet of an OpenDocument spreadsheet, put together from what its content said."""

from __future__ import annotations

from functools import partial
from typing import BinaryIO, Protocol

from sheet2desk.finding import Location, Note
from sheet2desk.importers.geometry import Axis, Span
from sheet2desk.importers.leftovers import covered_cells
from sheet2desk.importers.odf.content_part import Table
from sheet2desk.importers.odf.frames import Frame
from sheet2desk.importers.odf.styles import StyleSheet
from sheet2desk.importers.overlay import OverlayGrid
from sheet2desk.importers.references import LAST_ROW
from sheet2desk.importers.spool import walk
from sheet2desk.workbook import LAST_COLUMN, Looks, Picture, Position, Sheet

_ROW_HEIGHT = 162_560.0  # LibreOffice's own default, 0.4516 cm, in EMU
_COLUMN_WIDTH = 813_000.0
_STYLED_CELLS = 2_000_000


class FrameMedia(Protocol):
    """Where the media of frames are found: in the zip, or in the one document itself."""

    file: str
    notes: list[Note]

    def missing(self, sheet: str, where: Position, message: str) -> None:
        """Note a cell whose picture can't be had."""

    def of_frame(self, sheet: str, where: Position, frame: Frame) -> Picture | None:
        """Return the picture that the frame shows, None when it holds none."""


def build_sheet(table: Table, spool: BinaryIO, styles: StyleSheet, filters: list[str], media: FrameMedia) -> Sheet:
    """Return the sheet; its values stay in the spool."""
    marks = table.marks
    rows = Axis(_ROW_HEIGHT, table.heights | dict.fromkeys(marks.hidden_rows, 0.0), LAST_ROW)
    columns = Axis(_COLUMN_WIDTH, table.widths, LAST_COLUMN)
    for frame in table.frames:
        top = (rows.start(frame.row) if frame.row else 0.0) + frame.y
        row = rows.covered_most(Span(top, frame.height))
        if frame.row <= frame.end_row < row:
            row = frame.end_row
        where = (row, frame.column or columns.at(frame.x))
        if "://" in frame.href:
            media.missing(table.name, where, f"the picture is linked, not held in the file: {frame.href}")
            continue
        picture = media.of_frame(table.name, where, frame)
        if picture:
            marks.pictures.append(picture)
    marks.pictures.sort(key=lambda picture: (picture.row, picture.column))
    marks.filtered |= any(_names_sheet(area, table.name) for area in filters)
    last = table.rows.last_row
    marks.hidden_rows = {row for row in marks.hidden_rows if row <= last}
    hidden = sum(1 for value in table.covered_values if value not in table.merged_values)
    if hidden:
        message = f"{covered_cells(hidden)} that a merge hides; left out"
        media.notes.append(Note("unread-part", Location(media.file, table.name), message))
    grid = OverlayGrid(partial(walk, spool, table.rows), kept=table.kept, look=partial(_looks, table, styles))
    return Sheet(table.name, grid, marks, hidden=table.hidden)


def _names_sheet(area: str, name: str) -> bool:
    sheet = area.rsplit(".", 2 if ":" in area else 1)[0].split(":")[0].rsplit(".", 1)[0] if "." in area else area
    return sheet.strip("$'").replace("''", "'") == name


def _looks(table: Table, styles: StyleSheet) -> Looks:
    """Return fills and strikes of the cells down to the last row that holds values, and formats of its numbers."""
    fills: dict[Position, str] = {}
    struck: set[Position] = set()
    last = table.rows.last_row
    formats = {
        (line, number): shown
        for row, alike, column, repeat, shown in table.numbers
        for line in range(row, row + alike)
        for number in range(column, column + repeat)
    }
    columns = max((column for _, _, column, _, _ in table.styled), default=0)
    speaking = {style: (styles.fill(style), styles.struck(style)) for *_, style in table.styled}
    # a cell's own style stands over its column's, which come first and bear row 0
    for row, alike, column, repeat, style in sorted(table.styled, key=lambda entry: entry[0]):
        fill, strike = speaking[style]
        for line in range(max(row, 1), min(row + alike, last + 1) if row else last + 1):
            for number in range(column, min(column + repeat, columns + 1)):
                if len(fills) > _STYLED_CELLS:
                    return Looks(fills, struck, formats)
                if fill:
                    fills[line, number] = fill
                else:
                    fills.pop((line, number), None)
                if strike:
                    struck.add((line, number))
                else:
                    struck.discard((line, number))
    return Looks(fills, struck, formats)
