"""What an importer hands on: grids of cells with their marks, before anybody asks what they mean.

Rows and columns count from 1, as the sheet shows them. A blank cell is the empty string. Numbers come as int or
float (Excel knows only float), a date cell without a time as `date`, with one as naive `datetime`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import field
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Literal, Protocol

from sheet2desk.data_class import frozen, mutable
from sheet2desk.finding import Note

Value = str | int | float | bool | date | datetime | time | timedelta
Position = tuple[int, int]  # (row, column)
#: No sheet of a spreadsheet program since 2007 has more columns.
LAST_COLUMN = 16_384


def column_letter(column: int) -> str:
    """Return the sheet's own name of a column: 1 → "A", 28 → "AB"."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


@lru_cache(maxsize=4096)
def column_number(letters: str) -> int:
    """Return the number of a column by its name: "A" → 1, "AB" → 28."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def cell_name(row: int, column: int) -> str:
    """Return the sheet's own name of a cell: (17, 5) → "E17"."""
    return f"{column_letter(column)}{row}"


@frozen
class Range:
    """A rectangle of cells, both ends included."""

    top: int
    left: int
    bottom: int
    right: int

    def __contains__(self, position: object) -> bool:
        if not isinstance(position, tuple):
            return False
        row, column = position
        return bool(self.top <= row <= self.bottom and self.left <= column <= self.right)

    def __str__(self) -> str:
        return f"{cell_name(self.top, self.left)}:{cell_name(self.bottom, self.right)}"


@frozen
class CellComment:
    """A cell note, or one entry of a threaded comment (then with author and time)."""

    body: str
    author: str | None = None
    at: datetime | None = None


@frozen
class Picture:
    """A picture on a sheet, bound to the cell whose row it covers most."""

    row: int
    column: int
    name: str
    sha256: str
    size: int
    kind: Literal["floating", "in-cell", "wps", "frame"]
    load: Callable[[], bytes] = field(repr=False, compare=False)
    alt: str = ""


@mutable
class Formulas:
    """The formulas of one column: how many cells hold one, and the first as an example ("ROW()-3")."""

    count: int = 0
    example: str = ""


@mutable
class Marks:
    """What cells carry beside their values; only cells that carry something are in."""

    errors: dict[Position, str] = field(default_factory=dict)  # "#N/A"
    uncached: set[Position] = field(default_factory=set)  # formula whose result was never stored
    formulas: dict[int, Formulas] = field(default_factory=dict)  # by column
    comments: dict[Position, list[CellComment]] = field(default_factory=dict)
    links: dict[Position, str] = field(default_factory=dict)
    merges: list[Range] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)  # by hand or by a filter
    hidden_columns: set[int] = field(default_factory=set)
    filtered: bool = False  # a filter is on


@mutable
class Looks:
    """How cells look: asked for only where the look carries meaning. Fill is "RRGGBB", plain white left out."""

    fills: dict[Position, str] = field(default_factory=dict)
    struck: set[Position] = field(default_factory=set)
    number_formats: dict[Position, str] = field(default_factory=dict)  # of number cells, "General" left out


class Grid(Protocol):
    """The cells of one sheet."""

    def rows(self) -> Iterator[tuple[int, Sequence[Value]]]:
        """Yield (row, values from column A on) of each row that isn't empty, in order; may be called again."""

    def looks(self) -> Looks:
        """Return fills, strikes and number formats; costs a pass of its own the first time."""


@mutable
class Sheet:
    """One sheet: its cells, and what they carry."""

    name: str
    grid: Grid
    marks: Marks = field(default_factory=Marks)
    hidden: bool = False
    kind: Literal["grid", "chart", "macro", "dialog"] = "grid"


@mutable
class Workbook:
    """One source as its importer read it. `file` is the name that every position begins with."""

    file: str
    format: str
    sheets: list[Sheet]
    notes: list[Note] = field(default_factory=list)
    sha256: str = ""  # of the source's bytes
    encoding: str | None = None  # delimited sources only
    delimiter: str | None = None
    timezone: str | None = None  # Google's own, IANA name
    locale: str | None = None


@mutable
class ListGrid:
    """A grid held in memory: rows of values, the first row being `first`."""

    values: Sequence[Sequence[Value]]
    first: int = 1
    look: Looks = field(default_factory=Looks)

    def rows(self) -> Iterator[tuple[int, Sequence[Value]]]:
        """Yield the rows that hold anything."""
        for row, values in enumerate(self.values, self.first):
            if any(value != "" for value in values):
                yield row, values

    def looks(self) -> Looks:
        """Return the looks that were given."""
        return self.look
