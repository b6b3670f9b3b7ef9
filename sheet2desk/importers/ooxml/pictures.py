"""The pictures of a workbook, by the three ways in which a sheet can show them, and those that no cell shows."""

from __future__ import annotations

from collections.abc import Mapping

from sheet2desk.importers.archive import Archive
from sheet2desk.importers.geometry import EMU_PER_PIXEL, EMU_PER_POINT, Axis
from sheet2desk.importers.media import Media
from sheet2desk.importers.ooxml.cell_images import CellImage, read_cell_images
from sheet2desk.importers.ooxml.drawings import read_drawing
from sheet2desk.importers.ooxml.package import Relation, relations
from sheet2desk.importers.ooxml.rich_values import RichValue, read_rich_values
from sheet2desk.importers.ooxml.sheet_edges import SheetEdges
from sheet2desk.importers.ooxml.sheet_scan import SheetScan
from sheet2desk.importers.ooxml.workbook_part import BookPart
from sheet2desk.importers.references import LAST_ROW
from sheet2desk.regex import regex
from sheet2desk.workbook import LAST_COLUMN, Picture

_MEDIA = regex(r"(?:^|/)media/[^/]+$")
#: Parts whose pictures are no content of cells: header and footer, controls, charts, themes, diagrams.
_BESIDE = regex(
    r"/(?:vmldrawing|charts?/|theme/|diagrams/|activex/|ctrlprops/|printersettings|slicer|embeddings/)|vmldrawing"
)


class BookPictures:
    """The pictures of one workbook."""

    def __init__(self, archive: Archive, book: BookPart) -> None:
        """Read the rich values and cell images that the whole book shares."""
        self.media = Media(archive)
        self._archive = archive
        self._rich = read_rich_values(archive, book)
        self._cell_images = read_cell_images(archive, book)

    @property
    def rich(self) -> Mapping[int, RichValue]:
        """Return the rich values by `vm`."""
        return self._rich

    def of_sheet(self, sheet: str, known: dict[str, Relation], edges: SheetEdges, found: SheetScan) -> list[Picture]:
        """Return the pictures of a sheet by row and column."""
        pictures = [
            *self._floating(sheet, known, edges, found),
            *self._in_cells(sheet, found),
            *self._wps(sheet, found),
        ]
        return sorted(pictures, key=lambda picture: (picture.row, picture.column))

    def _floating(self, sheet: str, known: dict[str, Relation], edges: SheetEdges, found: SheetScan) -> list[Picture]:
        drawing = known.get(edges.drawing)
        if drawing is None or drawing.external or drawing.target not in self._archive:
            return []
        media = relations(self._archive, drawing.target)
        pictures = []
        for shown in read_drawing(self._archive, drawing.target, _rows(edges, found), _columns(edges)):
            where = (shown.row, shown.column)
            self.media.bound |= {media[id_].target.lower() for id_ in shown.others if id_ in media}
            relation = media.get(shown.medium)
            if shown.linked or (relation is not None and relation.external):
                target = relation.target if relation else shown.medium
                self.media.missing(sheet, where, f"the picture is linked, not held in the file: {target}")
                continue
            part = relation.target if relation else ""
            picture = self.media.picture(sheet, where, part, "floating", name=shown.name, alt=shown.alt)
            if picture:
                pictures.append(picture)
        return pictures

    def _in_cells(self, sheet: str, found: SheetScan) -> list[Picture]:
        pictures = []
        for where, vm in found.rich.items():
            value = self._rich.get(vm)
            if value is not None and value.kind == "_localImage":
                picture = self.media.picture(sheet, where, value.medium, "in-cell", alt=value.alt)
                if picture:
                    pictures.append(picture)
        return pictures

    def _wps(self, sheet: str, found: SheetScan) -> list[Picture]:
        pictures = []
        for where, id_ in found.cell_images.items():
            image = self._cell_images.get(id_, CellImage("", ""))
            picture = self.media.picture(sheet, where, image.medium, "wps", name=id_, alt=image.description)
            if picture:
                pictures.append(picture)
        return pictures

    def unplaced(self) -> list[str]:
        """Return the media that no sheet shows and that belong to nothing beside the cells."""
        beside = set()
        for name in self._archive.names():
            if name.endswith(".rels") and _BESIDE.search(name):
                source = name.replace("_rels/", "").removesuffix(".rels")
                beside |= {relation.target.lower() for relation in relations(self._archive, source).values()}
        return [name for name in self._archive.names() if _MEDIA.search(name) and name not in beside]


def _rows(edges: SheetEdges, found: SheetScan) -> Axis:
    heights = {row: height * EMU_PER_POINT for row, height in found.heights.items()}
    heights |= dict.fromkeys(found.hidden_rows, 0.0)
    return Axis(edges.default_height * EMU_PER_POINT, heights, LAST_ROW)


def _columns(edges: SheetEdges) -> Axis:
    widths = {column: _pixels(width) * EMU_PER_PIXEL for column, width in edges.widths.items()}
    widths |= dict.fromkeys(edges.hidden_columns, 0.0)
    return Axis(_pixels(edges.default_width) * EMU_PER_PIXEL, widths, LAST_COLUMN)


def _pixels(characters: float) -> float:
    """Return a column's width on the screen: seven pixels a character of the standard font."""
    return round(characters * 7)
