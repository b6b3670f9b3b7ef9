"""Binary workbooks in a zip (.xlsb): values by python-calamine in a guarded child, the rest from the records."""

from __future__ import annotations

from functools import partial

from sheet2desk.importers.archive import Archive
from sheet2desk.importers.content import Content
from sheet2desk.importers.guard import Spool, read_guarded
from sheet2desk.importers.interface import ReadOptions
from sheet2desk.importers.leftovers import cover_merges
from sheet2desk.importers.ooxml.package import Relation, relations
from sheet2desk.importers.ooxml.pictures import BookPictures
from sheet2desk.importers.ooxml.sheet_edges import SheetEdges
from sheet2desk.importers.ooxml.sheet_scan import SheetScan
from sheet2desk.importers.ooxml.workbook_part import BookPart
from sheet2desk.importers.overlay import OverlayGrid
from sheet2desk.importers.xlsb.looks import load_looks
from sheet2desk.importers.xlsb.records import BinarySheet, list_sheets, read_comments, read_sheet
from sheet2desk.workbook import ListGrid, Sheet, Workbook

NAME = "xlsb"


def identify(content: Content) -> bool:
    """Return whether the content is a zip with a binary workbook in it."""
    return content.members is not None and any(member.endswith("workbook.bin") for member in content.members)


def read(content: Content, options: ReadOptions) -> Workbook:
    """Return the workbook with all its sheets, hidden ones too."""
    archive = Archive(content, options.limits)
    try:
        spool = read_guarded(content, ".xlsb", options.limits)
        part = next(name for name in archive.names() if name.endswith("workbook.bin"))
        book = BookPart(part, relations=relations(archive, part))
        parts = {listed.name: book.relations.get(listed.relation) for listed in list_sheets(archive.read(part))}
        workbook = Workbook(content.name, NAME, [], sha256=content.sha256)
        pictures = BookPictures(archive, book)
        for number in range(len(spool.sheets)):
            sheet = _sheet(archive, spool, number, parts, pictures, workbook)
            workbook.sheets.append(sheet)
            relation = parts.get(sheet.name)
            if isinstance(sheet.grid, OverlayGrid) and relation is not None:
                sheet.grid.look = partial(load_looks, content, options.limits, book, relation.target)
        workbook.notes += [*pictures.media.notes, *pictures.media.unplaced(pictures.unplaced())]
        return workbook
    finally:
        archive.close()


def _sheet(
    archive: Archive,
    spool: Spool,
    number: int,
    parts: dict[str, Relation | None],
    pictures: BookPictures,
    workbook: Workbook,
) -> Sheet:
    spooled = spool.sheets[number]
    relation = parts.get(spooled.name)
    if spooled.kind != "grid" or relation is None or relation.target not in archive:
        return Sheet(spooled.name, ListGrid([]), hidden=spooled.hidden, kind=spooled.kind)
    found = read_sheet(archive.read(relation.target))
    known = relations(archive, relation.target)
    marks = found.marks
    for other in known.values():
        if other.kind == "comments" and other.target in archive:
            marks.comments |= read_comments(archive.read(other.target))
    _links(found, known)
    edges = SheetEdges(drawing=found.drawing, hidden_columns=marks.hidden_columns)
    marks.pictures = pictures.of_sheet(spooled.name, known, edges, SheetScan(hidden_rows=marks.hidden_rows))
    grid = OverlayGrid(partial(spool.rows, spooled))
    workbook.notes += cover_merges(archive.name, spooled.name, grid, marks.merges, spooled.rows.last_row)
    grid.kept.update(row for row, _ in marks.errors)
    return Sheet(spooled.name, grid, marks, hidden=spooled.hidden)


def _links(found: BinarySheet, known: dict[str, Relation]) -> None:
    for area, id_, place in found.links:
        target = known[id_].target if id_ in known else ""
        target += f"#{place}" if place else ""
        if target:
            found.marks.links[area.top, area.left] = target
