"""Office Open XML workbooks (.xlsx, .xlsm), transitional and strict.

Values come from python-calamine; everything else a sheet carries from one pass over the zip's own parts.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from sheet2desk.errors import UnreadableSource
from sheet2desk.importers import calamine
from sheet2desk.importers.archive import Archive
from sheet2desk.importers.content import Content
from sheet2desk.importers.interface import ReadOptions
from sheet2desk.importers.ooxml.comments import read_people
from sheet2desk.importers.ooxml.read_sheet import SheetReader
from sheet2desk.importers.ooxml.workbook_part import read_book
from sheet2desk.workbook import Workbook

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

NAME = "xlsx"


def identify(content: Content) -> bool:
    """Return whether the content is a zip with an XML workbook in it."""
    members = content.members
    if members is None:
        return False
    return any(member.endswith("workbook.xml") for member in members) and "content.xml" not in members


def read(content: Content, options: ReadOptions) -> Workbook:
    """Return the workbook with all its sheets, hidden ones too."""
    archive = Archive(content, options.limits)
    try:
        book = read_book(archive)
        if book is None or not book.sheets:
            raise UnreadableSource(
                f"{content.name}: a workbook without a single sheet", help="open it in Excel and save it anew"
            )
        total = sum(archive.size(part.part) for part in book.sheets)
        if total > options.limits.unpacked_mib << 20:
            # one part listed as a thousand sheets
            raise archive.too_big(f"its {len(book.sheets)} sheets unpack to {total >> 20} MiB")
        people = read_people(archive, book.related("person"))
        reader = SheetReader(archive, book, partial(_open_values, content), options.limits, people)
        sheets = [reader.read(part) for part in book.sheets]
        media = reader.pictures.media
        notes = [*reader.notes, *media.notes, *media.unplaced(reader.pictures.unplaced())]
        return Workbook(content.name, NAME, sheets, notes, sha256=content.sha256)
    finally:
        archive.close()


def _open_values(content: Content) -> CalamineWorkbook | None:
    """Return calamine's workbook, or None where it refuses the whole book for a sheet that holds no cells."""
    named = content.path is not None and content.path.suffix.lower() in (".xlsx", ".xlsm")
    try:
        return calamine.open_workbook(content.name, content.path if named and content.path else content.open())
    except UnreadableSource:
        return None
