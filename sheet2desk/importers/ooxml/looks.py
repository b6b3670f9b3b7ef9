"""How the cells of a sheet look: one pass over its part, taken only when somebody asks."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, cast

from sheet2desk.importers.archive import Archive
from sheet2desk.importers.content import Content
from sheet2desk.importers.ooxml.canonical import usual_form
from sheet2desk.importers.ooxml.sheet_scan import SheetScan, blocks
from sheet2desk.importers.ooxml.styles import read_styles
from sheet2desk.importers.ooxml.workbook_part import BookPart
from sheet2desk.importers.references import column_number
from sheet2desk.workbook import Looks, Position

if TYPE_CHECKING:
    from sheet2desk.config import Limits

_ROW_STYLE = re.compile(rb'\bs="(\d{1,6})"')
_ROW_NUMBER = re.compile(rb'\br="(\d{1,7})"')
_CELL = re.compile(rb'<c r="([A-Z]{1,3})\d+"([^>]*)(/?)>(<v>)?')
_CELL_STYLE = re.compile(rb'\bs="(\d{1,6})"')
_NOT_A_NUMBER = re.compile(rb'\bt="(?!n")')


class StyleMap(Mapping[Position, str]):
    """A look by cell, kept as one style number a cell: a hundred thousand rows cost no dictionary entry each."""

    def __init__(self, rows: Mapping[int, Sequence[int]], names: Sequence[str]) -> None:
        """Take the style numbers of each row from column A on, 65535 for none, and what each style is called."""
        self._rows = rows
        self._names = names

    def __getitem__(self, position: Position) -> str:
        """Return the look of a cell. Raises KeyError where it has none."""
        row, column = position
        styles = self._rows.get(row, ())
        if 1 <= column <= len(styles) and styles[column - 1] < len(self._names):
            name = self._names[styles[column - 1]]
            if name:
                return name
        raise KeyError(position)

    def __iter__(self) -> Iterator[Position]:
        """Yield the cells that have a look."""
        names = self._names
        for row, styles in self._rows.items():
            for column, style in enumerate(styles, 1):
                if style < len(names) and names[style]:
                    yield row, column

    def __len__(self) -> int:
        """Return how many cells have a look."""
        return sum(1 for _ in self)


def read_looks(
    archive: Archive, book: BookPart, part: str, column_styles: Sequence[tuple[int, int, int]], last_column: int
) -> Looks:
    """Return fills, strikes and number formats of a sheet's cells; rows' and columns' own formats fill the gaps."""
    styles = read_styles(archive, book)
    default = _column_defaults(column_styles, last_column)
    speaking = any(styles.fills) or any(styles.struck)
    all_cells: dict[int, array[int]] = {}
    numbers: dict[int, array[int]] = {}
    for block in blocks(usual_form(archive, part), SheetScan(), archive.name):
        for raw in block.split(b"<row ")[1:]:
            _row(raw, default, all_cells, numbers, speaking=speaking)
    struck = StyleMap(all_cells, ["struck" if struck else "" for struck in styles.struck])
    fills, formats = StyleMap(all_cells, styles.fills), StyleMap(numbers, styles.formats)
    # a real dictionary of every date cell's format would outweigh the values; nobody writes into these
    return Looks(dict(fills), set(struck), cast("dict[Position, str]", formats))


def _column_defaults(column_styles: Sequence[tuple[int, int, int]], last_column: int) -> array[int]:
    default = array("H", bytes(2 * last_column))
    for first, last, style in column_styles:
        for column in range(first, min(last, last_column) + 1):
            default[column - 1] = min(style, 65535)
    return default


def _row(
    raw: bytes,
    default: array[int],
    all_cells: dict[int, array[int]],
    numbers: dict[int, array[int]],
    *,
    speaking: bool,
) -> None:
    head, _, body = raw.partition(b">")
    number = _ROW_NUMBER.search(head)
    if number is None:
        return
    row = int(number.group(1))
    own = _ROW_STYLE.search(head)
    shown = array("H", [min(int(own.group(1)), 65535)]) * len(default) if own else array("H", default)
    counted = array("H", [65535]) * len(default)
    for letters, attributes, empty, value in _CELL.findall(body):
        column = column_number(letters.decode())
        if column > len(default):
            continue
        style = _CELL_STYLE.search(attributes)
        index = min(int(style.group(1)), 65535) if style else 0
        shown[column - 1] = index
        if value and not empty and not _NOT_A_NUMBER.search(attributes):
            counted[column - 1] = index
    if speaking:
        all_cells[row] = shown
    numbers[row] = counted


def load_looks(
    content: Content,
    limits: Limits,
    book: BookPart,
    part: str,
    column_styles: Sequence[tuple[int, int, int]],
    last_column: int,
) -> Looks:
    """Return the looks of a sheet of a source that was read before, opening it anew."""
    archive = Archive(content, limits)
    try:
        return read_looks(archive, book, part, column_styles, last_column)
    finally:
        archive.close()
