"""One sheet of an Office Open XML workbook: its values, and all that its cells carry beside them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from sheet2desk.errors import UnreadableSource
from sheet2desk.finding import Location, Note
from sheet2desk.importers import calamine
from sheet2desk.importers.archive import Archive
from sheet2desk.importers.leftovers import cover_merges
from sheet2desk.importers.ooxml import link_formulas, sheet_scan
from sheet2desk.importers.ooxml.canonical import usual_form
from sheet2desk.importers.ooxml.comments import read_comments
from sheet2desk.importers.ooxml.embedded import note_of, read_embedded
from sheet2desk.importers.ooxml.looks import load_looks
from sheet2desk.importers.ooxml.package import Relation, relations
from sheet2desk.importers.ooxml.pictures import BookPictures
from sheet2desk.importers.ooxml.shared_texts import SharedTexts
from sheet2desk.importers.ooxml.sheet_edges import SheetEdges, read_edges
from sheet2desk.importers.ooxml.sheet_scan import SheetScan
from sheet2desk.importers.ooxml.sparse import read_sparse
from sheet2desk.importers.ooxml.styles import read_styles
from sheet2desk.importers.ooxml.workbook_part import BookPart, SheetPart
from sheet2desk.importers.overlay import CalamineRows, OverlayGrid, Rows
from sheet2desk.importers.references import LAST_ROW
from sheet2desk.importers.xml_events import parse_part
from sheet2desk.workbook import LAST_COLUMN, ListGrid, Marks, Sheet

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

    from sheet2desk.config import Limits

#: Below this calamine's rectangle is cheap whatever the sheet holds; above, it must be worth its bytes.
_CHEAP_CELLS = 2_000_000


class SheetReader:
    """Reads the sheets of one workbook; collects what the user should be told."""

    def __init__(
        self,
        archive: Archive,
        book: BookPart,
        open_values: Callable[[], CalamineWorkbook | None],
        limits: Limits,
        people: Mapping[str, str],
    ) -> None:
        """Take the opened workbook, as a zip, and the way to open it as calamine's (None where that refuses it)."""
        self.notes: list[Note] = []
        self.pictures = BookPictures(archive, book)
        self._archive = archive
        self._book = book
        self._open_values = open_values
        self._values = open_values()
        self._limits = limits
        self._people = dict(people)
        self._texts = SharedTexts(archive, book.related("sharedStrings"))

    def read(self, part: SheetPart) -> Sheet:
        """Return the sheet. Raises UnreadableSource when its part is damaged, missing or beyond the limits."""
        if part.kind != "grid":
            return Sheet(part.name, ListGrid([]), hidden=part.hidden, kind=part.kind)
        if part.part not in self._archive:
            raise UnreadableSource(
                f"{self._archive.name}: the sheet {part.name} is listed but not in the file",
                help="let Excel repair it (Open and Repair)",
            )
        known = relations(self._archive, part.part)
        has_drawing = any(relation.kind == "drawing" for relation in known.values())
        found = self._scan(part, heights=has_drawing)
        edges = self._edges(part, found, known)
        self._embedded(part, found, known)
        grid = OverlayGrid(self._walk(part, found))
        marks = self._marks(part, known, edges, found, grid)
        self.notes += cover_merges(self._archive.name, part.name, grid, marks.merges, found.last_row)
        grid.look = partial(
            load_looks,
            self._archive.content,
            self._limits,
            self._book,
            part.part,
            tuple(edges.column_styles),
            min(found.last_column, LAST_COLUMN),
        )
        return Sheet(part.name, grid, marks, hidden=part.hidden)

    def _scan(self, part: SheetPart, *, heights: bool) -> SheetScan:
        found = sheet_scan.scan(usual_form(self._archive, part.part), self._archive.name, heights=heights)
        if found.odd and part.part not in self._archive.rewritten:
            # begun in the usual form, and then not kept up
            self._archive.rewritten.add(part.part)
            found = sheet_scan.scan(usual_form(self._archive, part.part), self._archive.name, heights=heights)
        return found

    def _edges(self, part: SheetPart, found: SheetScan, known: dict[str, Relation]) -> SheetEdges:
        edges = read_edges(self._archive, part.part, found.head + found.tail, known)
        for relation in known.values():
            if relation.kind == "table" and relation.target in self._archive and not edges.filtered:
                edges.filtered = _has_filter(self._archive, relation.target)
        return edges

    def _embedded(self, part: SheetPart, found: SheetScan, known: dict[str, Relation]) -> None:
        for one in read_embedded(self._archive, part.part, found.head + found.tail):
            self.notes.append(note_of(self._archive.name, part.name, one))
            if one.preview in known:
                self.pictures.media.bound.add(known[one.preview].target.lower())

    def _walk(self, part: SheetPart, found: SheetScan) -> Rows:
        self._check_bounds(part, found)
        rectangle = found.last_row * found.last_column
        off_grid = found.last_row > LAST_ROW or found.last_column > LAST_COLUMN
        values = self._values
        if (
            values is None
            or off_grid
            or (rectangle > _CHEAP_CELLS and rectangle > found.length // 2)
            or self._texts.swell(found.shared_texts, usual_form(self._archive, part.part))
        ):
            sparse = read_sparse(self._archive, self._book, part.part, read_styles(self._archive, self._book))
            if sparse.beyond:
                cells = "1 cell lies" if sparse.beyond == 1 else f"{sparse.beyond} cells lie"
                self._note(part, f"{cells} beyond the last row or column of any sheet; left out")
            return sparse.walk
        fetch = partial(_fetch, self._archive.name, part.name, self._open_values)
        return CalamineRows(fetch, _sheet_of(self._archive.name, part.name, values))

    def _check_bounds(self, part: SheetPart, found: SheetScan) -> None:
        for key, most, allowed in (
            ("rows", min(found.last_row, LAST_ROW), self._limits.rows),
            ("columns", min(found.last_column, LAST_COLUMN), self._limits.columns),
        ):
            if most > allowed and most > 26:
                raise UnreadableSource(
                    f"{self._archive.name}: the sheet {part.name} has {most} {key}, more than the limit of {allowed}",
                    help=f"raise {key} under [limits] in the profile",
                )

    def _note(self, part: SheetPart, message: str) -> None:
        self.notes.append(Note("unread-part", Location(self._archive.name, part.name), message))

    def _marks(
        self, part: SheetPart, known: dict[str, Relation], edges: SheetEdges, found: SheetScan, grid: OverlayGrid
    ) -> Marks:
        uncached = found.uncached
        if self._book.never_calculated and found.zeroes and len(found.zeroes) == found.results:
            # a writer that can't calculate put 0 behind every formula
            uncached = uncached | found.zeroes
        errors = dict(found.errors)
        for where, vm in found.rich.items():
            value = self.pictures.rich.get(vm)
            if value is not None and value.kind != "_error":
                errors.pop(where, None)
                grid.replaced.setdefault(where[0], {})[where[1]] = value.shown
        grid.blank(uncached)
        grid.blank(set(found.cell_images))
        if any(link_formulas.shows_picture(formulas.example) for formulas in found.formulas.values()):
            self._note(part, "pictures shown by =IMAGE() are kept as links, not as files")
        pictures = self.pictures.of_sheet(part.name, known, edges, found)
        grid.kept.update(row for row, _ in errors)
        grid.kept.update(row for row, _ in uncached)
        grid.kept.update(picture.row for picture in pictures if picture.kind != "floating")
        return Marks(
            errors=errors,
            uncached=uncached,
            formulas=found.formulas,
            comments=read_comments(self._archive, known.values(), self._people),
            links=link_formulas.resolve(found.links, grid.walk()) | edges.links,
            merges=edges.merges,
            pictures=pictures,
            hidden_rows=found.hidden_rows,
            hidden_columns=edges.hidden_columns,
            filtered=edges.filtered,
        )


def _fetch(file: str, sheet: str, open_values: Callable[[], CalamineWorkbook | None]) -> CalamineSheet:
    """Return the sheet of a workbook that was open before."""
    values = open_values()
    if values is None:
        raise UnreadableSource(f"{file}: it is no longer the workbook it was", help="don't change it while it is read")
    return _sheet_of(file, sheet, values)


def _sheet_of(file: str, sheet: str, values: CalamineWorkbook) -> CalamineSheet:
    return calamine.guarded(file, lambda: values.get_sheet_by_name(sheet))


def _has_filter(archive: Archive, part: str) -> bool:
    found = False

    def start(tag: str, _: dict[str, str]) -> None:
        nonlocal found
        found |= tag.rsplit(":", 1)[-1] == "filterColumn"

    parse_part(archive, part, start)
    return found
