"""Office Open XML workbooks (.xlsx, .xlsm), transitional and strict.

Values come from python-calamine; everything else a sheet carries from one pass over the zip's own parts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheet2desk.errors import UnreadableSource
from sheet2desk.importers import calamine
from sheet2desk.importers.archive import Archive
from sheet2desk.importers.content import Content
from sheet2desk.importers.interface import ReadOptions
from sheet2desk.importers.ooxml import sheet_scan
from sheet2desk.importers.ooxml.workbook_part import BookPart, SheetPart, read_book
from sheet2desk.importers.overlay import OverlayGrid, from_calamine
from sheet2desk.workbook import ListGrid, Marks, Sheet, Workbook

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
        values = _open_values(content)
        workbook = Workbook(content.name, NAME, [], sha256=content.sha256)
        for part in book.sheets:
            workbook.sheets.append(_read_sheet(archive, book, part, values))
        return workbook
    finally:
        archive.close()


def _open_values(content: Content) -> CalamineWorkbook:
    if content.path is not None and content.path.suffix.lower() in (".xlsx", ".xlsm"):
        return calamine.open_workbook(content.name, content.path)
    return calamine.open_workbook(content.name, content.open())


def _read_sheet(archive: Archive, book: BookPart, part: SheetPart, values: CalamineWorkbook) -> Sheet:
    if part.kind != "grid":
        return Sheet(part.name, ListGrid([]), hidden=part.hidden, kind=part.kind)
    found = sheet_scan.scan(archive.chunks(part.part), archive.name, heights=False)
    sheet = calamine.guarded(archive.name, lambda: values.get_sheet_by_name(part.name))
    grid = OverlayGrid(from_calamine(sheet))
    marks = Marks(
        errors=found.errors,
        uncached=found.uncached,
        formulas=found.formulas,
        links=found.links,
        hidden_rows=found.hidden_rows,
    )
    return Sheet(part.name, grid, marks, hidden=part.hidden)
