"""The pictures that a sheet of an old workbook shows: shapes with a medium, and the cells that they are anchored to.

Source: MS-ODRAW 2.2.13 to 2.2.16 (containers), 2.2.38, 2.2.39 (anchors), 2.3.23 (the medium's number); MS-XLS 2.5.193.
"""

from __future__ import annotations

import struct

from sheet2desk.data_class import frozen
from sheet2desk.importers.geometry import Axis, Span
from sheet2desk.importers.xls.blips import entries

_GROUP, _SHAPE, _GROUP_BOX, _OPTIONS, _CHILD_ANCHOR, _ANCHOR = 0xF003, 0xF004, 0xF009, 0xF00B, 0xF00F, 0xF010
_MEDIUM, _MEDIUM_NAME, _SHAPE_NAME, _DESCRIPTION = 0x0104, 0x0105, 0x0380, 0x0381
_DEEPEST = 30

Box = tuple[float, float, float, float]  # left, top, right, bottom


@frozen
class Shown:
    """A picture: the cell it is bound to, the number of its medium, its names."""

    row: int
    column: int
    medium: int
    name: str = ""
    alt: str = ""


class DrawingReader:
    """Finds the pictures of one sheet; `shown` holds them in the drawing's order."""

    def __init__(self, rows: Axis, columns: Axis) -> None:
        """Take the sheet's rows and columns as lengths."""
        self.shown: list[Shown] = []
        self._rows = rows
        self._columns = columns

    def read(self, data: bytes) -> None:
        """Take the data of the sheet's drawing records, joined."""
        for version, _, kind, begin, end in entries(data):
            if version == 0xF and kind not in (_GROUP, _SHAPE):
                for _, _, inner, first, last in entries(data, begin, end):
                    if inner == _GROUP:
                        self._group(data, first, last, None, None, 0)

    def _group(self, data: bytes, begin: int, end: int, outer: Box | None, scale: Box | None, depth: int) -> None:
        """Take a group; `outer` is where its parent lies on the sheet, `scale` the parent's own coordinates."""
        own, inner = outer, scale
        for number, (_, _, kind, first, last) in enumerate(entries(data, begin, end)):
            if kind == _GROUP and depth < _DEEPEST:
                self._group(data, first, last, own, inner, depth + 1)
            elif kind == _SHAPE:
                box = self._shape(data, first, last, outer if number == 0 else own, scale if number == 0 else inner)
                if number == 0 and depth:
                    own, inner = box, _group_box(data, first, last)

    def _shape(self, data: bytes, begin: int, end: int, outer: Box | None, scale: Box | None) -> Box | None:
        box: Box | None = None
        said: dict[int, int | str] = {}
        for _, instance, kind, first, last in entries(data, begin, end):
            if kind == _ANCHOR and last - first >= 18:
                box = self._anchor(struct.unpack_from("<9H", data, first)[1:])
            elif kind == _CHILD_ANCHOR and last - first >= 16 and outer and scale:
                box = _inside(struct.unpack_from("<4i", data, first), outer, scale)
            elif kind == _OPTIONS:
                said |= _options(data[first:last], instance)
        medium = said.get(_MEDIUM, 0)
        if box and isinstance(medium, int) and medium:
            row = self._rows.covered_most(Span(box[1], box[3] - box[1]))
            name = str(said.get(_MEDIUM_NAME) or said.get(_SHAPE_NAME) or "")
            self.shown.append(Shown(row, self._columns.at(box[0]), medium, name, str(said.get(_DESCRIPTION) or name)))
        return box

    def _anchor(self, numbers: tuple[int, ...]) -> Box:
        left, dx, top, dy, right, dx2, bottom, dy2 = numbers
        return (
            place(self._columns, left, dx / 1024),
            place(self._rows, top, dy / 256),
            place(self._columns, right, dx2 / 1024),
            place(self._rows, bottom, dy2 / 256),
        )


def place(axis: Axis, number: int, share: float) -> float:
    """Return the place that lies a share into a row or column, counted from 0."""
    return axis.place(number + 1, axis.length(number + 1) * share)


def _group_box(data: bytes, begin: int, end: int) -> Box | None:
    for _, _, kind, first, last in entries(data, begin, end):
        if kind == _GROUP_BOX and last - first >= 16:
            return struct.unpack_from("<4i", data, first)
    return None


def _inside(child: Box, outer: Box, scale: Box) -> Box | None:
    width, height = scale[2] - scale[0], scale[3] - scale[1]
    if width <= 0 or height <= 0:
        return outer
    across, down = (outer[2] - outer[0]) / width, (outer[3] - outer[1]) / height
    return (
        outer[0] + (child[0] - scale[0]) * across,
        outer[1] + (child[1] - scale[1]) * down,
        outer[0] + (child[2] - scale[0]) * across,
        outer[1] + (child[3] - scale[1]) * down,
    )


def _options(body: bytes, count: int) -> dict[int, int | str]:
    """Return the properties that matter; texts stand behind the table, in its order."""
    found: dict[int, int | str] = {}
    behind = 6 * count
    for number in range(min(count, len(body) // 6)):
        id_, value = struct.unpack_from("<HI", body, 6 * number)
        if id_ & 0x8000:
            if id_ & 0x3FFF in (_MEDIUM_NAME, _SHAPE_NAME, _DESCRIPTION):
                written = body[behind : behind + value].decode("utf-16-le", "replace")
                found[id_ & 0x3FFF] = written.split("\0")[0]
            behind += value
        elif id_ & 0x3FFF == _MEDIUM:
            found[_MEDIUM] = value
    return found
