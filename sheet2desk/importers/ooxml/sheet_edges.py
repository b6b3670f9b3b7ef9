"""What a sheet part says before and after its rows: merges, links, filters, column widths, the drawing it shows."""

from __future__ import annotations

from dataclasses import field

from sheet2desk.data_class import mutable
from sheet2desk.importers.archive import Archive
from sheet2desk.importers.ooxml.package import Relation, local
from sheet2desk.importers.references import rectangle
from sheet2desk.importers.xml_events import parse_bytes
from sheet2desk.workbook import LAST_COLUMN, Position, Range

#: A link over a range is one link a cell; beyond this only its first cell carries it.
_LINKED_CELLS = 10_000
_MOST_LINKS = 1_000_000
_MERGES = 1_000_000


@mutable
class SheetEdges:
    """The sheet's properties. Widths are in characters, the default height in points."""

    merges: list[Range] = field(default_factory=list)
    links: dict[Position, str] = field(default_factory=dict)
    hidden_columns: set[int] = field(default_factory=set)
    widths: dict[int, float] = field(default_factory=dict)
    column_styles: list[tuple[int, int, int]] = field(default_factory=list)  # first, last, style
    default_height: float = 15.0
    default_width: float = 9.14
    columns_stated: int = 0
    cells_linked: int = 0
    filtered: bool = False
    drawing: str = ""  # relation id


def read_edges(archive: Archive, part: str, edges: bytes, known: dict[str, Relation]) -> SheetEdges:
    """Return the properties that stand in `edges`, the sheet's XML without its rows."""
    found = SheetEdges()
    path: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        name = local(tag)
        path.append(name)
        if name == "col" and found.columns_stated < 2 * LAST_COLUMN:
            _column(attributes, found)  # each column once is as many as an honest sheet can state
        elif name == "mergeCell":
            merge = rectangle(attributes.get("ref", ""))
            if merge and (merge.top, merge.left) != (merge.bottom, merge.right) and len(found.merges) < _MERGES:
                found.merges.append(merge)
        elif name == "hyperlink":
            _link(attributes, known, found)
        elif name == "sheetFormatPr":
            found.default_height = _number(attributes.get("defaultRowHeight"), found.default_height)
            found.default_width = _number(attributes.get("defaultColWidth"), found.default_width)
        elif name == "sheetPr":
            found.filtered |= attributes.get("filterMode") in ("1", "true")
        elif name == "filterColumn":
            found.filtered |= "customSheetView" not in path
        elif name == "drawing" and len(path) == 2:
            found.drawing = next((value for key, value in attributes.items() if local(key) == "id"), "")

    parse_bytes(archive, part, edges, start, lambda _: path.pop())
    return found


def _column(attributes: dict[str, str], found: SheetEdges) -> None:
    first = int(_number(attributes.get("min"), 0))
    last = min(int(_number(attributes.get("max"), first)), LAST_COLUMN)
    if not 1 <= first <= last:
        return
    found.columns_stated += last - first + 1
    if attributes.get("hidden") in ("1", "true") or _number(attributes.get("width"), 1) == 0:
        found.hidden_columns.update(range(first, last + 1))
    width = _number(attributes.get("width"), -1)
    if width >= 0:
        found.widths.update(dict.fromkeys(range(first, last + 1), width))
    style = int(_number(attributes.get("style"), 0))
    if style:
        found.column_styles.append((first, last, style))


def _link(attributes: dict[str, str], known: dict[str, Relation], found: SheetEdges) -> None:
    area = rectangle(attributes.get("ref", ""))
    if area is None:
        return
    id_ = next((value for key, value in attributes.items() if local(key) == "id"), "")
    target = known[id_].target if id_ in known else ""
    place = attributes.get("location", "")
    if place:
        target += f"#{place}"
    if not target:
        return
    cells = (area.bottom - area.top + 1) * (area.right - area.left + 1)
    found.cells_linked += cells
    if cells > _LINKED_CELLS or found.cells_linked > _MOST_LINKS:
        found.cells_linked -= cells
        found.links[area.top, area.left] = target
        return
    for row in range(area.top, area.bottom + 1):
        for column in range(area.left, area.right + 1):
            found.links[row, column] = target


def _number(value: str | None, default: float) -> float:
    try:
        return float(value) if value else default
    except ValueError:
        return default
