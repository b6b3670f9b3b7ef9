"""Records of a binary workbook's parts. Source: MS-XLSB 2.1.4 (record), 2.4 (numbers and layouts)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import field

from sheet2desk.data_class import frozen, mutable
from sheet2desk.importers.references import LAST_ROW
from sheet2desk.importers.xls.records import ERRORS
from sheet2desk.workbook import LAST_COLUMN, CellComment, Formulas, Marks, Position, Range

_ROW, _BUNDLE, _COLUMN, _MERGE, _FILTER_COLUMN, _LINK, _DRAWING = 0, 156, 60, 176, 163, 494, 550
_ERROR, _FORMULAS, _FORMULA_ERROR = 3, (8, 9, 10, 11), 11
_AUTHOR, _COMMENT, _COMMENT_TEXT = 632, 635, 637


@frozen
class Listed:
    """A sheet as the workbook lists it: its name and the relation to its part."""

    name: str
    relation: str


@mutable
class BinarySheet:
    """What the records of a sheet say; links lead to relation ids."""

    marks: Marks = field(default_factory=Marks)
    drawing: str = ""
    links: list[tuple[Range, str, str]] = field(default_factory=list)  # cells, relation, place


def records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield (number, body) of each record; a damaged end is left."""
    place = 0
    while place < len(data):
        number = data[place]
        place += 1
        if number & 0x80 and place < len(data):
            number = (number & 0x7F) | (data[place] & 0x7F) << 7
            place += 1
        length = 0
        for shift in (0, 7, 14, 21):
            if place >= len(data):
                return
            byte = data[place]
            place += 1
            length |= (byte & 0x7F) << shift
            if not byte & 0x80:
                break
        yield number, data[place : place + length]
        place += length


def wide_text(body: bytes, place: int) -> tuple[str, int]:
    """Return a string that is written with its length, and where it ends."""
    if place + 4 > len(body):
        return "", len(body)
    length = int.from_bytes(body[place : place + 4], "little")
    if length == 0xFFFFFFFF:
        return "", place + 4
    end = place + 4 + 2 * length
    return body[place + 4 : end].decode("utf-16-le", "replace"), end


def list_sheets(data: bytes) -> list[Listed]:
    """Return the sheets of a workbook part, in its order."""
    found = []
    for number, body in records(data):
        if number == _BUNDLE:
            relation, end = wide_text(body, 8)
            found.append(Listed(wide_text(body, end)[0], relation))
    return found


def read_sheet(data: bytes) -> BinarySheet:
    """Return what a sheet part says beside its values."""
    found = BinarySheet()
    marks = found.marks
    row = 0
    for number, body in records(data):
        if number == _ROW and len(body) >= 12:
            row = int.from_bytes(body[:4], "little") + 1
            if body[11] & 0x10:
                marks.hidden_rows.add(row)
        elif number in (_ERROR, *_FORMULAS) and len(body) >= 9:
            column = int.from_bytes(body[:4], "little") + 1
            if number in (_ERROR, _FORMULA_ERROR):
                marks.errors[row, column] = ERRORS.get(body[8], "#ERROR")
            if number in _FORMULAS:
                marks.formulas.setdefault(column, Formulas()).count += 1
        elif number == _COLUMN and len(body) >= 18 and body[16] & 1:
            first, last = struct.unpack_from("<II", body)
            marks.hidden_columns.update(range(first + 1, min(last, LAST_COLUMN - 1) + 2))
        elif number == _MERGE and len(body) >= 16:
            marks.merges += _areas(body)
        elif number == _FILTER_COLUMN:
            marks.filtered = True
        elif number == _DRAWING:
            found.drawing = wide_text(body, 0)[0]
        elif number == _LINK and len(body) >= 20:
            relation, end = wide_text(body, 16)
            found.links += [(area, relation, wide_text(body, end)[0]) for area in _areas(body)]
    return found


def _areas(body: bytes) -> list[Range]:
    top, bottom, left, right = struct.unpack_from("<IIII", body)
    if not (top <= bottom < LAST_ROW and left <= right < LAST_COLUMN):
        return []
    return [Range(top + 1, left + 1, bottom + 1, right + 1)]


def read_comments(data: bytes) -> dict[Position, list[CellComment]]:
    """Return the comments of a comments part by cell."""
    authors: list[str] = []
    found: dict[Position, list[CellComment]] = {}
    where: Position | None = None
    author = ""
    for number, body in records(data):
        if number == _AUTHOR:
            authors.append(wide_text(body, 0)[0])
        elif number == _COMMENT and len(body) >= 20:
            index = int.from_bytes(body[:4], "little")
            author = authors[index] if index < len(authors) else ""
            areas = _areas(body[4:20])
            where = (areas[0].top, areas[0].left) if areas else None
        elif number == _COMMENT_TEXT and where is not None:
            text = wide_text(body, 1)[0]
            signature = f"{author}:"
            text = (text.removeprefix(signature) if author else text).strip()
            if text:
                found.setdefault(where, []).append(CellComment(text, author.strip() or None))
    return found
