"""Old binary workbooks: .xls of BIFF8 and before, as an OLE file or bare.

Values come from python-calamine in a guarded child; all that cells carry beside them from the records themselves.
"""

from __future__ import annotations

import io
from functools import partial

from sheet2desk.data_class import frozen
from sheet2desk.errors import UnreadableSource
from sheet2desk.finding import Location, Note
from sheet2desk.importers.content import Content
from sheet2desk.importers.guard import Spool, read_guarded
from sheet2desk.importers.interface import ReadOptions
from sheet2desk.importers.leftovers import cover_merges
from sheet2desk.importers.overlay import OverlayGrid
from sheet2desk.importers.xls.book import Book, read_book
from sheet2desk.importers.xls.looks import read_looks
from sheet2desk.importers.xls.pictures import BookPictures
from sheet2desk.importers.xls.records import Stream
from sheet2desk.importers.xls.sheet import SheetRecords, read_sheet
from sheet2desk.workbook import ListGrid, Looks, Sheet, Workbook

NAME = "xls"

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BARE = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")
_STREAMS = ("Workbook", "Book")  # in any case, as some writers have it


def identify(content: Content) -> bool:
    """Return whether the content is an OLE file with a workbook stream, or bare BIFF records."""
    if content.start.startswith(OLE):
        data = content.read()
        names = [spelled for stream in _STREAMS for spelled in (stream, stream.upper(), stream.lower())]
        return any(f"{name}\0".encode("utf-16-le") in data for name in names)
    return content.start[:2] in _BARE and content.start[2:4] in (b"\x04\x00", b"\x06\x00", b"\x08\x00", b"\x10\x00")


@frozen
class _Ole:
    """What the OLE file holds of a workbook: its records, and whether a program signed it by a summary."""

    records: bytes
    summary: bool = False


def read(content: Content, options: ReadOptions) -> Workbook:
    """Return the workbook with all its sheets; what can't be read of it is noted."""
    if _is_older(content):
        raise UnreadableSource(
            f"{content.name}: a workbook of Excel 4 or older, which isn't read",
            help="open it in LibreOffice or Excel and save it as .xlsx",
        )
    spool = read_guarded(content, ".xls", options.limits)
    ole = _open(content)
    stream = Stream(ole.records)
    book = read_book(stream)
    workbook = Workbook(content.name, NAME, [], sha256=content.sha256)
    known = book.sheets if len(book.sheets) == len(spool.sheets) else [-1] * len(spool.sheets)
    read_once = {offset: read_sheet(stream, offset, book) for offset in dict.fromkeys(known) if offset >= 0}
    sheets = [read_once.get(offset, SheetRecords()) for offset in known]
    calculated = ole.summary or book.version < 8 or any(sheet.results for sheet in sheets)
    pictures = BookPictures(content.name, book)
    for number, records in enumerate(sheets):
        if not calculated:
            # a writer that can't calculate put nothing behind every formula
            records.marks.uncached |= records.blank
        look = partial(_load_looks, content, known[number], book)
        workbook.sheets.append(_sheet(content.name, spool, number, records, pictures, workbook.notes))
        grid = workbook.sheets[-1].grid
        if records.found and isinstance(grid, OverlayGrid):
            grid.look = look
    workbook.notes += [*pictures.notes, *pictures.unplaced()]
    if not stream.left:
        message = "more records than can be looked at: errors, comments and hidden rows may be missing"
        workbook.notes.append(Note("unread-part", Location(content.name), message))
    return workbook


def _is_older(content: Content) -> bool:
    """Return whether the content is bare records of Excel 4 or older."""
    return content.start[:2] in _BARE[1:]


def stream(content: Content) -> bytes:
    """Return the records of the workbook. Raises UnreadableSource when the OLE file is damaged."""
    return _open(content).records


def _open(content: Content) -> _Ole:
    if not content.start.startswith(OLE):
        return _Ole(content.read())
    import olefile  # type: ignore[import-untyped]

    try:
        with olefile.OleFileIO(io.BytesIO(content.read())) as ole:
            for name in _STREAMS:
                if ole.exists(name):
                    return _Ole(bytes(ole.openstream(name).read()), ole.exists("\x05SummaryInformation"))
    except (OSError, ValueError, IndexError, TypeError, AttributeError) as trouble:
        # olefile has no error of its own for most kinds of damage
        raise UnreadableSource(
            f"{content.name}: a damaged workbook", help="open it in Excel and save it as .xlsx"
        ) from trouble
    return _Ole(b"")


def _load_looks(content: Content, offset: int, book: Book) -> Looks:
    return read_looks(Stream(stream(content)), offset, book.styles)


def _sheet(
    file: str, spool: Spool, number: int, records: SheetRecords, pictures: BookPictures, notes: list[Note]
) -> Sheet:
    spooled = spool.sheets[number]
    if spooled.kind != "grid":
        return Sheet(spooled.name, ListGrid([]), hidden=spooled.hidden, kind=spooled.kind)
    where = Location(file, spooled.name)
    if not records.found:
        message = "only its values can be read: comments, pictures, errors, hidden rows and formats may be missing"
        notes.append(Note("unread-part", where, message))
    if records.lost_notes:
        lost = "1 cell comment" if records.lost_notes == 1 else f"{records.lost_notes} cell comments"
        notes.append(Note("unread-part", where, f"{lost} without a text in the file"))
    marks = records.marks
    marks.merges = spooled.merges
    marks.pictures = pictures.of_sheet(spooled.name, records)
    grid = OverlayGrid(partial(spool.rows, spooled))
    notes += cover_merges(file, spooled.name, grid, spooled.merges, spooled.rows.last_row)
    grid.blank(marks.uncached)
    grid.kept.update(row for row, _ in marks.errors)
    grid.kept.update(row for row, _ in marks.uncached)
    return Sheet(spooled.name, grid, marks, hidden=spooled.hidden)
