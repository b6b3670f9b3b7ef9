"""A log being made: cells with their looks, lines with their fate, and the truth that grows with them."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any


class Flagged:
    """The right answer is a blank and a remark on the cell."""

    def __repr__(self) -> str:
        return "blank, with a remark on the cell"


FLAGGED = Flagged()


@dataclass(frozen=True)
class OneOf:
    """Each of these answers is right; put FLAGGED among them where refusing is right too."""

    answers: tuple[Any, ...]


@dataclass
class Cell:
    """What one cell holds and how it looks."""

    value: Any = ""
    number_format: str = ""
    fill: str = ""
    struck: bool = False
    bold: bool = False
    formula: str = ""
    uncached: bool = False
    error: str = ""
    link: str = ""
    remarks: list[tuple[str, str]] = field(default_factory=list)  # author, words
    threaded: bool = False
    down: int = 1
    across: int = 1


@dataclass
class Picture:
    """A picture of a line, by the kind of its anchor: one-cell, two-cell, absolute, in-cell, wps, frame."""

    data: bytes
    anchor: str = "two-cell"
    low: bool = False  # begins at the foot of the row above


@dataclass
class Line:
    """One row to be: its fate, its cells by column key, and for a ticket what it means."""

    fate: str | tuple[str, ...] = "ticket"
    cells: dict[str, Cell] = field(default_factory=dict)
    truth: dict[str, Any] = field(default_factory=dict)
    record: dict[str, Any] = field(default_factory=dict)
    across: bool = False  # one cell merged over the whole width
    leftovers: str = ""  # stands in each cell that the merge covers
    hidden: bool = False
    pictures: list[Picture] = field(default_factory=list)

    def put(self, key: str, cell: Cell | Any, expected: Any = None) -> None:
        """Write a cell; with `expected`, say what it means."""
        self.cells[key] = cell if isinstance(cell, Cell) else Cell(cell)
        if expected is not None:
            self.truth[key] = expected


@dataclass
class TicketTruth:
    """What one ticket must be: fields (customs as "custom:Header"), and the cell of each."""

    sheet: str
    row: int
    fields: dict[str, Any]
    cells: dict[str, str]


@dataclass
class PictureTruth:
    """A picture that must arrive, and the row of its ticket."""

    sheet: str
    row: int
    data: bytes


@dataclass
class Sheet:
    """One sheet as it will be written, with its truth."""

    name: str
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    pictures: list[tuple[int, int, Picture]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    hidden: bool = False
    filtered: bool = False
    kind: str = "log"
    fates: dict[int, str | tuple[str, ...]] = field(default_factory=dict)
    header_rows: list[int] | None = field(default_factory=list)  # None: not scored
    tickets: list[TicketTruth] = field(default_factory=list)


@dataclass
class Draft:
    """One table before it has a place: columns in order, lines above the header, header lines, and the body."""

    chance: random.Random
    words: dict[str, Any]
    columns: list[str]
    titles: list[Line] = field(default_factory=list)
    header: list[dict[str, Cell]] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    tail: list[Line] = field(default_factory=list)
    feeds: dict[str, str] = field(default_factory=dict)  # field -> the column that shows it
    blank_above: int = 0  # between titles and header
    blank_below: int = 0  # between header and body
    blank_before_tail: int = 1

    @property
    def tickets(self) -> list[Line]:
        """Return the lines that are tickets."""
        return [line for line in self.lines if line.fate == "ticket"]

    def name_of(self, key: str) -> str:
        """Return the header that the column shows in its lowest row."""
        return next((str(row[key].value) for row in reversed(self.header) if key in row and row[key].value != ""), "")


Mess = Callable[[Draft], None]


@dataclass
class Book:
    """A finished workbook: its sheets, the writer that makes the file, and what it is a test of."""

    name: str
    features: tuple[str, ...]
    sheets: list[Sheet]
    writer: str
    ending: str
    options: dict[str, Any] = field(default_factory=dict)


def letter(column: int) -> str:
    """Return the letters of a column, from 1."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def place(draft: Draft, sheet: Sheet, top: int = 1, left: int = 1) -> int:
    """Put the table on the sheet with its truth; return the first row below it."""
    at = {key: left + nth for nth, key in enumerate(draft.columns)}
    width = len(draft.columns)
    row = top
    for line in draft.titles:
        _put_line(sheet, line, row, at, left, width)
        row += 1
    row += draft.blank_above
    first = row
    for cells in draft.header:
        for key, cell in cells.items():
            sheet.cells[row, at[key]] = cell
        sheet.fates[row] = "header"
        row += 1
    if sheet.header_rows == [] and draft.header:
        sheet.header_rows = list(range(first, row))
    row += draft.blank_below
    for line in draft.lines:
        _put_line(sheet, line, row, at, left, width)
        if line.fate == "ticket":
            sheet.tickets.append(_truth(draft, sheet, line, row, at))
        row += 1
    if draft.tail:
        row += draft.blank_before_tail
    for line in draft.tail:
        _put_line(sheet, line, row, at, left, width)
        row += 1
    return row


def _put_line(sheet: Sheet, line: Line, row: int, at: dict[str, int], left: int, width: int) -> None:
    if not line.cells and not line.pictures:
        return
    for key, cell in line.cells.items():
        column = at.get(key, left)
        if line.across:
            cell.across, column = width, left
            for covered in range(left + 1, left + width) if line.leftovers else ():
                sheet.cells[row, covered] = Cell(line.leftovers)
        sheet.cells[row, column] = cell
    known = sheet.fates.get(row)
    if known != "ticket":
        sheet.fates[row] = line.fate
    if line.hidden:
        sheet.hidden_rows.add(row)
    for picture in line.pictures:
        sheet.pictures.append((row, at.get("picture", left + width), picture))


def _truth(draft: Draft, sheet: Sheet, line: Line, row: int, at: dict[str, int]) -> TicketTruth:
    fields, cells = {}, {}
    for key, expected in line.truth.items():
        name = key
        if key.startswith("custom"):
            name = f"custom:{draft.name_of(key)}"
        fields[name] = expected
        column = at.get(draft.feeds.get(key, key))
        if column:
            cells[name] = f"{letter(column)}{row}"
    return TicketTruth(sheet.name, row, fields, cells)
