"""content.xml of an OpenDocument spreadsheet in one streaming pass: values, merges, comments, links, frames, styles.

Rows and cells that repeat are written once with a count; the counts are bounded, because a few bytes can claim the
whole grid. Source: OpenDocument 1.3 part 3, section 9.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from datetime import datetime
from typing import BinaryIO

from sheet2desk.data_class import mutable
from sheet2desk.importers.odf.cells import error_of, value_of
from sheet2desk.importers.odf.frames import Frame, FrameReader
from sheet2desk.importers.odf.styles import StyleSheet
from sheet2desk.importers.ooxml.package import local
from sheet2desk.importers.references import LAST_ROW
from sheet2desk.importers.spool import SpoolWriter, Stretch
from sheet2desk.workbook import LAST_COLUMN, CellComment, Formulas, Marks, Position, Range, Value

#: A repeated value is honest up to here; beyond, the expanded cells must stand in some proportion to the bytes.
_FREE_CELLS = 4_000_000
_CELLS_PER_BYTE = 4


@mutable
class Table:
    """One sheet as read."""

    name: str
    hidden: bool
    rows: Stretch = field(default_factory=Stretch)
    marks: Marks = field(default_factory=Marks)
    frames: list[Frame] = field(default_factory=list)
    heights: dict[int, float] = field(default_factory=dict)
    widths: dict[int, float] = field(default_factory=dict)
    styled: list[tuple[int, int, int, int, str]] = field(default_factory=list)  # row, alike, column, alike, style
    numbers: list[tuple[int, int, int, int, str]] = field(default_factory=list)  # alike, with their number formats
    kept: set[int] = field(default_factory=set)
    merged_values: set[Value] = field(default_factory=set)
    covered_values: list[Value] = field(default_factory=list)  # in covered cells, where the sheet hides them


@mutable
class _Cell:
    attributes: dict[str, str]
    covered: bool
    repeat: int
    paragraphs: list[str] = field(default_factory=list)
    comments: list[CellComment] = field(default_factory=list)
    link: str = ""


class ContentReader:
    """Handlers for the parser; `tables` fills as sheets end. `refuse` is called when counts are beyond all measure."""

    def __init__(self, spool: BinaryIO, styles: StyleSheet, refuse: Callable[[str], Exception]) -> None:
        """Take where values go, the styles known so far, and the error for hostile counts."""
        self.tables: list[Table] = []
        self.filters: list[str] = []  # ranges that a filter is on
        self.bytes_read: Callable[[], int] = lambda: 0
        self._spool = spool
        self._styles = styles
        self._refuse = refuse
        self._path: list[str] = []
        self._table: Table | None = None
        self._writer: SpoolWriter | None = None
        self._row = 0
        self._row_attributes: dict[str, str] = {}
        self._values: list[Value] = []
        self._column = 0
        self._column_styles: list[tuple[int, int, str]] = []
        self._cell: _Cell | None = None
        self._note: dict[str, str] | None = None
        self._frames = FrameReader()
        self._foreign = 0  # depth inside a chart or another document, which in a flat file stands in the sheet itself
        self._pieces: list[str] = []  # of the open text; joined once, since one text may come in thousands
        self._expanded = 0
        self._range = ""
        self._row_marked: list[tuple[int, _Cell, str]] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take a start tag."""
        name = local(tag)
        if self._foreign or (name in ("object", "object-ole") and self._table is not None):
            self._foreign += 1
            self._frames.is_preview()
            return
        self._path.append(name)
        if self._table is None:
            self._outside(name, tag, attributes)
        elif name == "table-column":
            self._take_column(attributes)
        elif name == "table-row":
            self._begin_row(attributes)
        elif name in ("table-cell", "covered-table-cell"):
            repeat = _count(attributes, "table:number-columns-repeated", LAST_COLUMN)
            self._cell = _Cell(attributes, name == "covered-table-cell", repeat)
        elif name == "annotation":
            self._note = {"p": "", "creator": "", "date": ""}
        elif name in ("frame", "image", "binary-data"):
            in_cell = self._cell is not None
            self._frames.start(name, attributes, self._row if in_cell else 0, self._column + 1 if in_cell else 0)
        elif name == "a" and self._cell is not None and self._note is None:
            self._cell.link = self._cell.link or attributes.get("xlink:href", "")
        elif name == "p":
            self._pieces.clear()
        elif name == "s":
            self._pieces.append(" " * _count(attributes, "text:c", 1000))
        elif name in ("tab", "line-break"):
            self._pieces.append("\t" if name == "tab" else "\n")
        elif name in ("creator", "date", "title", "desc"):
            self._pieces.clear()

    def _outside(self, name: str, tag: str, attributes: dict[str, str]) -> None:
        if name == "table" and "spreadsheet" in self._path and "tracked-changes" not in self._path:
            style = self._styles.styles.get(("table", attributes.get("table:style-name", "")))
            self._table = Table(attributes.get("table:name", ""), hidden=style is not None and not style.shown)
            self._writer = SpoolWriter(self._spool)
            self._row, self._column, self._column_styles = 0, 0, []
        elif name == "database-range":
            self._range = attributes.get("table:target-range-address", "")
        elif name == "filter-condition" and self._range:
            self.filters.append(self._range)
        else:
            self._styles.start(tag, attributes)

    def text(self, data: str) -> None:
        """Take text."""
        if self._foreign or self._frames.text(data):
            return
        self._pieces.append(data)
        if self._table is None:
            self._styles.text(data)

    def end(self, tag: str) -> None:
        """Take an end tag."""
        if self._foreign:
            self._foreign -= 1
            return
        name = self._path.pop()
        if self._table is None:
            self._styles.end(tag)
        elif name == "p":
            self._end_paragraph()
        elif name in ("creator", "date") and self._note is not None:
            self._note[name] = "".join(self._pieces)
        elif name in ("title", "desc", "binary-data", "frame"):
            frame = self._frames.end(name, "".join(self._pieces))
            if frame is not None:
                self._table.frames.append(frame)
        elif name == "annotation":
            self._end_note()
        elif name in ("table-cell", "covered-table-cell"):
            self._end_cell()
        elif name == "table-row":
            self._end_row()
        elif name == "table" and "table" not in self._path:
            self._end_table()

    def _take_column(self, attributes: dict[str, str]) -> None:
        assert self._table is not None
        repeat = _count(attributes, "table:number-columns-repeated", LAST_COLUMN)
        first, self._column = self._column + 1, min(self._column + repeat, LAST_COLUMN)
        columns = range(first, self._column + 1)
        # the last columns up to the grid's end are one hidden or plain stretch, of no interest beyond the data
        if attributes.get("table:visibility") in ("collapse", "filter"):
            self._table.marks.hidden_columns.update(columns)
        style = self._styles.styles.get(("table-column", attributes.get("table:style-name", "")))
        if style is not None and style.width is not None and repeat < 1024:
            self._table.widths.update(dict.fromkeys(columns, style.width))
        cell_style = attributes.get("table:default-cell-style-name", "")
        if cell_style:
            self._column_styles.append((first, self._column, cell_style))

    def _begin_row(self, attributes: dict[str, str]) -> None:
        self._row += 1
        self._row_attributes = attributes
        self._values = []
        self._row_marked = []
        self._pieces.clear()
        self._column = 0

    def _end_paragraph(self) -> None:
        text = "".join(self._pieces)
        if self._note is not None:
            self._note["p"] += ("\n" if self._note["p"] else "") + text
        elif self._cell is not None and self._frames.open is None:
            self._cell.paragraphs.append(text)
        self._pieces.clear()

    def _end_note(self) -> None:
        assert self._note is not None
        if self._cell is not None and self._note["p"].strip():
            self._cell.comments.append(
                CellComment(self._note["p"].strip(), self._note["creator"] or None, _moment(self._note["date"]))
            )
        self._note = None

    def _end_cell(self) -> None:
        cell, table = self._cell, self._table
        assert table is not None
        self._cell = None
        if cell is None:
            return
        first = self._column + 1
        repeat = min(cell.repeat, LAST_COLUMN - self._column)
        self._column += repeat
        text = "\n".join(cell.paragraphs)
        error = error_of(cell.attributes, text)
        value = "" if error else value_of(cell.attributes, text)
        if cell.covered and value != "":
            table.covered_values.append(value)
            value = ""
        elif _spans(cell):
            table.merged_values.add(value)
        if value != "":
            self._values += [""] * (first - 1 - len(self._values))
            self._values += [value] * repeat
        if error or cell.comments or cell.link or "table:formula" in cell.attributes or _spans(cell):
            self._row_marked.append((first, cell, error or ("" if value != "" else "?")))
        self._look(cell, first, repeat, number=value if type(value) is float else None, text=text)

    def _look(self, cell: _Cell, first: int, repeat: int, *, number: float | None, text: str) -> None:
        assert self._table is not None
        alike = _count(self._row_attributes, "table:number-rows-repeated", LAST_ROW)
        style = cell.attributes.get("table:style-name", "")
        if style:
            self._table.styled.append((self._row, alike, first, repeat, style))
        if number is not None:
            if not style:
                style = next((name for left, right, name in self._column_styles if left <= first <= right), "")
            shown = self._styles.number_format(style)
            if not style and text.startswith("0") and text.isdecimal() and len(text) > 1 and float(text) == number:
                shown = "0" * len(text)  # what the cell shows says it where no style does
            if shown:
                self._table.numbers.append((self._row, alike, first, repeat, shown))

    def _end_row(self) -> None:
        assert self._table is not None
        assert self._writer is not None
        repeat = min(_count(self._row_attributes, "table:number-rows-repeated", LAST_ROW), LAST_ROW - self._row + 1)
        rows = range(self._row, self._row + repeat)
        if self._values:
            self._expanded += repeat * len(self._values)
            if self._expanded > _FREE_CELLS and self._expanded > _CELLS_PER_BYTE * self.bytes_read():
                raise self._refuse(f"{self._expanded} cells are claimed by repetition")
            self._writer.add(self._row, self._values, repeat)
        if self._row_attributes.get("table:visibility") in ("collapse", "filter"):
            if self._values or self._row_marked or repeat < 1024:
                self._table.marks.hidden_rows.update(rows)
            self._table.marks.filtered |= self._row_attributes["table:visibility"] == "filter"
        style = self._styles.styles.get(("table-row", self._row_attributes.get("table:style-name", "")))
        if style is not None and style.height is not None and repeat < 1024:
            self._table.heights.update(dict.fromkeys(rows, style.height))
        for column, cell, state in self._row_marked:
            if repeat * cell.repeat > 1_000_000:
                raise self._refuse(f"{repeat * cell.repeat} cells with a mark are claimed by repetition")
            for row in rows:
                for number in range(column, column + cell.repeat):
                    self._mark((row, number), cell, state)
        self._row += repeat - 1

    def _mark(self, where: Position, cell: _Cell, state: str) -> None:
        assert self._table is not None
        marks = self._table.marks
        if state not in ("", "?"):
            marks.errors[where] = state
            self._table.kept.add(where[0])
        formula = cell.attributes.get("table:formula")
        if formula is not None and not cell.covered:
            column = marks.formulas.setdefault(where[1], Formulas())
            column.count += 1
            column.example = column.example or _formula(formula)
            if state == "?" and "office:value-type" not in cell.attributes:
                marks.uncached.add(where)
                self._table.kept.add(where[0])
        if cell.comments:
            marks.comments[where] = cell.comments
        if cell.link:
            marks.links[where] = cell.link
        if _spans(cell):
            down = _count(cell.attributes, "table:number-rows-spanned", LAST_ROW)
            across = _count(cell.attributes, "table:number-columns-spanned", LAST_COLUMN)
            bottom, right = min(where[0] + down - 1, LAST_ROW), min(where[1] + across - 1, LAST_COLUMN)
            marks.merges.append(Range(where[0], where[1], bottom, right))

    def _end_table(self) -> None:
        assert self._table is not None
        assert self._writer is not None
        self._table.rows = self._writer.close()
        last = self._table.rows.last_row
        for first, final, style in self._column_styles:
            self._table.styled.append((0, last, first, final - first + 1, style))
        self.tables.append(self._table)
        self._table = None


def _spans(cell: _Cell) -> bool:
    attributes = cell.attributes
    return not cell.covered and (
        attributes.get("table:number-rows-spanned", "1") != "1"
        or attributes.get("table:number-columns-spanned", "1") != "1"
    )


def _count(attributes: dict[str, str], key: str, most: int) -> int:
    text = attributes.get(key, "1")
    return min(max(int(text), 1), most) if text.isdigit() and len(text) < 12 else 1


def _formula(text: str) -> str:
    """Return a formula without its namespace and brackets: "of:=ROW()-[.A3]" → "ROW()-A3"."""
    bare = text.split("=", 1)[-1]
    return bare.replace("[.", "").replace("]", "").replace(":.", ":")


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text[:19]) if text else None
    except ValueError:
        return None
