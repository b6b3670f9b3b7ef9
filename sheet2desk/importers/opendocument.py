"""OpenDocument spreadsheets (.ods): one streaming pass over content.xml gives values and all that cells carry."""

from __future__ import annotations

import posixpath
import tempfile
from functools import partial
from typing import BinaryIO

from sheet2desk.errors import UnreadableSource
from sheet2desk.finding import Location, Note
from sheet2desk.importers.archive import Archive
from sheet2desk.importers.content import Content
from sheet2desk.importers.geometry import Axis, Span
from sheet2desk.importers.interface import ReadOptions
from sheet2desk.importers.leftovers import covered_cells
from sheet2desk.importers.media import Media
from sheet2desk.importers.odf.content_part import ContentReader, Table
from sheet2desk.importers.odf.styles import StyleSheet
from sheet2desk.importers.overlay import OverlayGrid
from sheet2desk.importers.references import LAST_COLUMN, LAST_ROW
from sheet2desk.importers.spool import walk
from sheet2desk.importers.xml_events import make_parser, parse_part
from sheet2desk.workbook import Looks, Position, Sheet, Workbook

NAME = "ods"

_MIME = b"application/vnd.oasis.opendocument.spreadsheet"
_ROW_HEIGHT = 162_560.0  # LibreOffice's own default, 0.4516 cm, in EMU
_COLUMN_WIDTH = 813_000.0
_STYLED_CELLS = 2_000_000


def identify(content: Content) -> bool:
    """Return whether the content is a zip with an OpenDocument spreadsheet in it."""
    members = content.members
    if members is None or "content.xml" not in members:
        return False
    return _MIME in content.start or not any(
        kind in content.start for kind in (b"opendocument.text", b"opendocument.presentation")
    )


def read(content: Content, options: ReadOptions) -> Workbook:
    """Return the workbook with all its sheets, hidden ones too."""
    archive = Archive(content, options.limits)
    try:
        if b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise UnreadableSource(
                f"{content.name}: encrypted", help="open it in LibreOffice, remove the password and save it again"
            )
        styles = StyleSheet()
        if "styles.xml" in archive:
            parse_part(archive, "styles.xml", styles.start, styles.end, styles.text)
        spool = tempfile.TemporaryFile()  # noqa: SIM115 (lives as long as the workbook)
        reader = ContentReader(spool, styles, archive.too_big)
        parser = make_parser(reader.start, reader.end, reader.text)
        reader.bytes_read = lambda: parser.CurrentByteIndex
        archive.parse("content.xml", parser)
        if not reader.tables:
            raise UnreadableSource(
                f"{content.name}: an OpenDocument file without a sheet", help="give a spreadsheet (.ods)"
            )
        media = Media(archive)
        sheets = [_sheet(table, spool, styles, reader.filters, media) for table in reader.tables]
        media.notes += media.unplaced([name for name in archive.names() if name.startswith("pictures/")])
        return Workbook(content.name, NAME, sheets, media.notes, sha256=content.sha256)
    finally:
        archive.close()


def _sheet(table: Table, spool: BinaryIO, styles: StyleSheet, filters: list[str], media: Media) -> Sheet:
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
        part = posixpath.normpath(frame.href.removeprefix("./"))
        if part.startswith("ObjectReplacements/"):
            continue  # the preview of a chart
        picture = media.picture(table.name, where, part, "frame", name=frame.name, alt=frame.alt)
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
