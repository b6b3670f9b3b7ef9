"""Old binary workbooks: .xls of BIFF8 and before, as an OLE file or bare.

Values come from python-calamine in a guarded child; errors, hidden rows and formulas from the records themselves.
"""

from __future__ import annotations

import io
from functools import partial

from sheet2desk.errors import UnreadableSource
from sheet2desk.finding import Location, Note
from sheet2desk.importers import biff
from sheet2desk.importers.content import Content
from sheet2desk.importers.guard import Spool, read_guarded
from sheet2desk.importers.interface import ReadOptions
from sheet2desk.importers.leftovers import cover_merges
from sheet2desk.importers.overlay import OverlayGrid
from sheet2desk.workbook import Formulas, ListGrid, Marks, Sheet, Workbook

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


def read(content: Content, options: ReadOptions) -> Workbook:
    """Return the workbook with all its sheets; what can't be read of it is noted."""
    spool = read_guarded(content, ".xls", options.limits)
    book = biff.walk(stream(content))
    workbook = Workbook(content.name, NAME, [], sha256=content.sha256)
    known = book.sheets if len(book.sheets) == len(spool.sheets) else []
    for number in range(len(spool.sheets)):
        workbook.sheets.append(_sheet(content.name, spool, number, known[number : number + 1], workbook.notes))
    if book.cut:
        workbook.notes.append(
            Note(
                "unread-part",
                Location(content.name),
                "more records than can be looked at: errors and hidden rows may be missing",
            )
        )
    if book.pictures:
        pictures = "1 picture" if book.pictures == 1 else f"{book.pictures} pictures"
        workbook.notes.append(
            Note("unread-part", Location(content.name), f"{pictures} can't be read from an old .xls; save it as .xlsx")
        )
    return workbook


def stream(content: Content) -> bytes:
    """Return the records of the workbook. Raises UnreadableSource when the OLE file is damaged."""
    if not content.start.startswith(OLE):
        return content.read()
    import olefile  # type: ignore[import-untyped]

    try:
        with olefile.OleFileIO(io.BytesIO(content.read())) as ole:
            for name in _STREAMS:
                if ole.exists(name):
                    return bytes(ole.openstream(name).read())
    except (OSError, ValueError, IndexError, TypeError, AttributeError) as trouble:
        # olefile has no error of its own for most kinds of damage
        raise UnreadableSource(
            f"{content.name}: a damaged workbook", help="open it in Excel and save it as .xlsx"
        ) from trouble
    return b""


def _sheet(file: str, spool: Spool, number: int, known: list[biff.BiffSheet], notes: list[Note]) -> Sheet:
    spooled = spool.sheets[number]
    if spooled.kind != "grid":
        return Sheet(spooled.name, ListGrid([]), hidden=spooled.hidden, kind=spooled.kind)
    records = known[0] if known else biff.BiffSheet()
    grid = OverlayGrid(partial(spool.rows, spooled))
    notes += cover_merges(file, spooled.name, grid, spooled.merges, spooled.rows.last_row)
    grid.kept.update(row for row, _ in records.errors)
    if records.notes:
        comments = "1 cell comment" if records.notes == 1 else f"{records.notes} cell comments"
        notes.append(
            Note(
                "unread-part",
                Location(file, spooled.name),
                f"{comments} can't be read from an old .xls; save it as .xlsx",
            )
        )
    marks = Marks(
        errors=records.errors,
        formulas={column: Formulas(count) for column, count in records.formulas.items()},
        merges=spooled.merges,
        hidden_rows=records.hidden_rows,
        hidden_columns=records.hidden_columns,
        filtered=records.filtered,
    )
    return Sheet(spooled.name, grid, marks, hidden=spooled.hidden)
