"""Pictures over cells: the drawing part, its anchors of three kinds, and pictures inside groups.

Charts and shapes without a picture are left out. Source: ECMA-376 part 1, 20.5 (DrawingML spreadsheet drawing).
"""

from __future__ import annotations

from dataclasses import field, replace
from itertools import pairwise

from sheet2desk.data_class import frozen, mutable
from sheet2desk.importers.archive import Archive
from sheet2desk.importers.geometry import Axis, Span
from sheet2desk.importers.ooxml.package import local
from sheet2desk.importers.xml_events import parse_part

_ANCHORS = frozenset({"twoCellAnchor", "oneCellAnchor", "absoluteAnchor"})
_HOLDERS = frozenset({"pic", "sp"})


@frozen
class Shown:
    """A picture as a drawing shows it: the relation id of its medium, and the cell it is bound to."""

    row: int
    column: int
    medium: str  # relation id
    name: str
    alt: str
    linked: bool  # the medium lies outside the workbook
    others: tuple[str, ...] = ()  # relation ids of the same picture in another format


@frozen
class Box:
    """A rectangle in EMU."""

    x: float
    y: float
    width: float
    height: float


@mutable
class _Frame:
    """A group or a shape: its rectangle in its parent's coordinates, and the coordinates of its children."""

    box: Box = Box(0, 0, 0, 0)
    inner: Box = Box(0, 0, 0, 0)
    name: str = ""
    alt: str = ""
    media: list[tuple[str, bool]] = field(default_factory=list)
    others: list[str] = field(default_factory=list)


@mutable
class _Anchor:
    """The anchor that is being read: 0-based cells, offsets in EMU."""

    kind: str
    marks: dict[str, dict[str, float]] = field(default_factory=lambda: {"from": {}, "to": {}})
    box: Box = Box(0, 0, 0, 0)


class _Reader:
    """Follows the drawing's elements; `shown` fills as pictures end."""

    def __init__(self, rows: Axis, columns: Axis) -> None:
        self.shown: list[Shown] = []
        self._rows = rows
        self._columns = columns
        self._path: list[str] = []
        self._anchor: _Anchor | None = None
        self._frames: list[_Frame] = []
        self._fallback = 0
        self._text = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = local(tag)
        parent = self._path[-1] if self._path else ""
        self._path.append(name)
        self._text = ""
        if name == "Fallback":
            self._fallback += 1
        if self._fallback:
            return
        if name in _ANCHORS:
            self._anchor = _Anchor(name)
            self._frames = []
        elif self._anchor is None:
            return
        elif parent in _ANCHORS and name in ("pos", "ext"):
            self._place(name, attributes)
        elif name == "grpSp" or name in _HOLDERS:
            self._frames.append(_Frame())
        elif self._frames:
            self._inside(name, parent, attributes)

    def _place(self, name: str, attributes: dict[str, str]) -> None:
        assert self._anchor is not None
        if name == "pos":
            self._anchor.box = replace(self._anchor.box, x=_number(attributes, "x"), y=_number(attributes, "y"))
        else:
            self._anchor.box = replace(
                self._anchor.box, width=_number(attributes, "cx"), height=_number(attributes, "cy")
            )

    def _inside(self, name: str, parent: str, attributes: dict[str, str]) -> None:
        frame = self._frames[-1]
        if name == "cNvPr":
            frame.name, frame.alt = attributes.get("name", ""), attributes.get("descr", "")
        elif name == "blip":
            named = {local(key): value for key, value in attributes.items() if value}
            if "embed" in named or "link" in named:
                # a linked picture may be kept in the file too
                frame.media.append((named.get("embed") or named["link"], "embed" not in named))
        elif "extLst" in self._path:
            # the vector behind its bitmap (svgBlip), the original before its background was taken away (imgLayer)
            frame.others += [value for key, value in attributes.items() if local(key) == "embed"]
        elif parent == "xfrm":
            if name == "off":
                frame.box = replace(frame.box, x=_number(attributes, "x"), y=_number(attributes, "y"))
            elif name == "ext":
                frame.box = replace(frame.box, width=_number(attributes, "cx"), height=_number(attributes, "cy"))
            elif name == "chOff":
                frame.inner = replace(frame.inner, x=_number(attributes, "x"), y=_number(attributes, "y"))
            elif name == "chExt":
                frame.inner = replace(frame.inner, width=_number(attributes, "cx"), height=_number(attributes, "cy"))

    def text(self, data: str) -> None:
        self._text += data

    def end(self, _: str) -> None:
        name = self._path.pop()
        if name == "Fallback":
            self._fallback -= 1
        elif self._fallback or self._anchor is None:
            return
        elif name in ("col", "colOff", "row", "rowOff") and self._path[-1] in self._anchor.marks:
            self._anchor.marks[self._path[-1]][name] = _float(self._text)
        elif name in _HOLDERS and self._frames:
            self._take(self._anchor, self._frames)
            self._frames.pop()
        elif name == "grpSp" and self._frames:
            self._frames.pop()
        elif name in _ANCHORS:
            self._anchor = None
        self._text = ""

    def _take(self, anchor: _Anchor, frames: list[_Frame]) -> None:
        shape = frames[-1]
        if not shape.media:
            return
        box = _within(self._box(anchor), frames)
        row = self._rows.covered_most(Span(box.y, box.height))
        row = self._put_on_hidden(anchor, frames) or row
        column = self._columns.at(box.x)
        for medium, linked in shape.media[:1]:
            self.shown.append(Shown(row, column, medium, shape.name, shape.alt, linked, tuple(shape.others)))

    def _put_on_hidden(self, anchor: _Anchor, frames: list[_Frame]) -> int | None:
        """Return the hidden row that a picture was put on, and of which it covers nothing at all."""
        if anchor.kind == "absoluteAnchor" or len(frames) > 1:
            return None
        row = int(anchor.marks["from"].get("row", 0)) + 1
        return row if self._rows.length(row) == 0 else None

    def _box(self, anchor: _Anchor) -> Box:
        if anchor.kind == "absoluteAnchor":
            return anchor.box
        x, y = self._corner(anchor.marks["from"])
        if anchor.kind == "oneCellAnchor":
            return replace(anchor.box, x=x, y=y)
        right, bottom = self._corner(anchor.marks["to"])
        return Box(x, y, max(right - x, 0.0), max(bottom - y, 0.0))

    def _corner(self, mark: dict[str, float]) -> tuple[float, float]:
        return (
            self._columns.place(int(mark.get("col", 0)) + 1, mark.get("colOff", 0)),
            self._rows.place(int(mark.get("row", 0)) + 1, mark.get("rowOff", 0)),
        )


def _within(outer: Box, frames: list[_Frame]) -> Box:
    """Return the rectangle of the innermost frame: the anchor holds the outermost, each group scales its children."""
    box = outer
    for group, child in pairwise(frames):
        if group.inner.width <= 0 or group.inner.height <= 0:
            return box
        across, down = box.width / group.inner.width, box.height / group.inner.height
        box = Box(
            box.x + (child.box.x - group.inner.x) * across,
            box.y + (child.box.y - group.inner.y) * down,
            child.box.width * across,
            child.box.height * down,
        )
    return box


def _number(attributes: dict[str, str], key: str) -> float:
    return _float(attributes.get(key, ""))


def _float(text: str) -> float:
    try:
        return min(max(float(text), -1e12), 1e12)
    except ValueError:
        return 0.0


def read_drawing(archive: Archive, part: str, rows: Axis, columns: Axis) -> list[Shown]:
    """Return the pictures of a drawing part in its order."""
    reader = _Reader(rows, columns)
    parse_part(archive, part, reader.start, reader.end, reader.text)
    return reader.shown
