"""How the cells of a sheet look: one pass over its part, taken only when somebody asks.

Most formats of a log are borders and fonts. Only cells whose style has a fill, a strike or a number format of its own
are looked at; where no style has, the sheet isn't opened at all.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, cast

from sheet2desk.importers.archive import Archive
from sheet2desk.importers.content import Content
from sheet2desk.importers.ooxml.canonical import usual_form
from sheet2desk.importers.ooxml.sheet_scan import SheetScan, blocks
from sheet2desk.importers.ooxml.styles import Styles, read_styles
from sheet2desk.importers.ooxml.workbook_part import BookPart
from sheet2desk.importers.serials import shows
from sheet2desk.regex import regex
from sheet2desk.workbook import Looks, Position, column_number

if TYPE_CHECKING:
    from sheet2desk.config import Limits

_ROW_NUMBER = regex(rb'<row [^>]*?\br="(\d{1,7})"')
_CELL = regex(rb'<c r="([A-Z]{1,3})(\d{1,7})"([^>]*?)(/?)>(<v>|<f)?')
_COLUMN_LETTERS = regex(rb'<c r="([A-Z]{1,3})')
_NOT_A_NUMBER = regex(rb'\bt="(?!n")')
_NONE = 65535

ColumnStyle = tuple[int, int, int]  # first column, last column, style


class StyleMap(Mapping[Position, str]):
    """A look by cell, kept as one style number a cell: a hundred thousand rows cost no dictionary entry each."""

    def __init__(self, names: Sequence[str], width: int) -> None:
        """Take what each style is called, "" for nothing, and how many columns there are."""
        self._names = names
        self._rows: dict[int, array[int]] = {}
        self._blank = array("H", [_NONE]) * width

    def put(self, row: int, column: int, style: int) -> None:
        """Give a cell a style, or none (65535)."""
        styles = self._rows.get(row)
        if styles is None:
            styles = self._rows[row] = self._blank[:]
        if column <= len(styles):
            styles[column - 1] = style

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


class _Pass:
    """One pass over the rows: puts the styles that say something where they stand."""

    def __init__(self, styles: Styles, column_styles: Sequence[ColumnStyle], width: int) -> None:
        struck = ["struck" if struck else "" for struck in styles.struck]
        # a date comes as a date; how it was written says nothing more
        formats = [shown if shown and shows(shown) == "number" else "" for shown in styles.formats]
        self.fills, self.struck, self.formats = (StyleMap(names, width) for names in (styles.fills, struck, formats))
        self.speaking = {
            style for style, said in enumerate(zip(styles.fills, struck, formats, strict=True)) if any(said)
        }
        self._width = width
        self._columns = [(first, last, style) for first, last, style in column_styles if style in self.speaking]
        ids = b"|".join(str(style).encode() for style in sorted(self.speaking))
        self._styled = re.compile(rb' s="(' + ids + rb')"')

    def block(self, block: bytes) -> None:
        """Take a block of whole rows."""
        if self._columns:
            self._column_defaults(block)
        for mark in self._styled.finditer(block):
            start = block.rfind(b"<", 0, mark.start())
            style = int(mark.group(1))
            if block.startswith(b"<row ", start):
                self._row_default(block, start, style)
            else:
                self._cell(block, start, style)

    def _cell(self, block: bytes, start: int, style: int) -> None:
        cell = _CELL.match(block, start)
        if cell is None:
            return
        row, column = int(cell.group(2)), column_number(cell.group(1).decode())
        self.fills.put(row, column, style)
        self.struck.put(row, column, style)
        if cell.group(5) and not _NOT_A_NUMBER.search(cell.group(3)):
            self.formats.put(row, column, style)

    def _row_default(self, block: bytes, start: int, style: int) -> None:
        """Give the row's own style to the cells that the file leaves out."""
        number = _ROW_NUMBER.match(block, start)
        if number:
            end = block.find(b"</row>", start)
            empty = block[block.find(b">", start) - 1 : block.find(b">", start)] == b"/"
            piece = b"" if empty else block[start : end if end >= 0 else len(block)]
            self._fill_gaps(int(number.group(1)), piece, [(1, self._width, style)])

    def _column_defaults(self, block: bytes) -> None:
        for piece in block.split(b"<row ")[1:]:
            number = _ROW_NUMBER.match(b"<row " + piece[:200])
            if number:
                self._fill_gaps(int(number.group(1)), piece, self._columns)

    def _fill_gaps(self, row: int, piece: bytes, defaults: Sequence[ColumnStyle]) -> None:
        there = {column_number(letters.decode()) for letters in _COLUMN_LETTERS.findall(piece)}
        for first, last, style in defaults:
            for column in range(first, min(last, self._width) + 1):
                if column not in there:
                    self.fills.put(row, column, style)


def read_looks(archive: Archive, book: BookPart, part: str, column_styles: Sequence[ColumnStyle], width: int) -> Looks:
    """Return fills, strikes and number formats of a sheet's cells; rows' and columns' own formats fill the gaps."""
    taken = _Pass(read_styles(archive, book), column_styles, width)
    if taken.speaking:
        for block in blocks(usual_form(archive, part), SheetScan(), archive.name):
            taken.block(block)
    # real dictionaries of every coloured cell would outweigh the values; nobody writes into these
    fills, formats = cast("dict[Position, str]", taken.fills), cast("dict[Position, str]", taken.formats)
    return Looks(fills, set(taken.struck), formats)


def load_looks(
    content: Content, limits: Limits, book: BookPart, part: str, column_styles: Sequence[ColumnStyle], width: int
) -> Looks:
    """Return the looks of a sheet of a source that was read before, opening it anew."""
    archive = Archive(content, limits)
    try:
        return read_looks(archive, book, part, column_styles, width)
    finally:
        archive.close()
