"""The log as read: its tickets, the fate of every row, and how each column was understood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import field
from enum import StrEnum
from typing import Literal

from sheet2desk.data_class import frozen, mutable
from sheet2desk.finding import Note
from sheet2desk.ticket import Ticket


class Fate(StrEnum):
    """What became of a row; each non-empty row has exactly one."""

    TICKET = "ticket"
    CONTINUATION = "continuation"
    HEADER = "header"
    TITLE = "title"
    BANNER = "banner"
    TOTAL = "total"
    NOTE = "note"
    TEMPLATE = "template"
    REJECTED = "rejected"


@frozen
class RowFate:
    """A row's fate with the reason for it, in words."""

    row: int
    fate: Fate
    reason: str


@frozen
class ColumnReading:
    """How a column was understood: `field` is one of ticket.FIELDS, or None when it goes to `custom`."""

    column: str  # letter
    header: str  # stable name: made unique, "col_G" when the sheet has none
    field: str | None
    confidence: float  # 0 to 1
    reason: str


@frozen
class DateReading:
    """The order in which a column's dates are read ("dmy", "mdy", "ymd", "none" when all are real dates), and why."""

    order: str
    reason: str


@frozen
class WordReading:
    """What a word of the sheet was taken to mean (None: unknown) and in how many cells it stands."""

    field: str
    word: str
    meaning: str | None
    count: int
    reason: str = ""


@mutable
class SheetReading:
    """What `inspect` shows of one sheet."""

    name: str
    kind: Literal["log", "other", "empty"]
    reason: str = ""
    hidden: bool = False
    layout: str = "table"  # or "cards", "form", "two-lines" (to four), "status-columns", "meeting-columns"
    header_rows: list[int] = field(default_factory=list)
    columns: list[ColumnReading] = field(default_factory=list)
    dates: dict[str, DateReading] = field(default_factory=dict)  # by column letter
    words: list[WordReading] = field(default_factory=list)
    rows: list[RowFate] = field(default_factory=list)
    hidden_rows: int = 0
    hidden_columns: list[str] = field(default_factory=list)
    pictures: int = 0
    numbered_by_formula: bool = False  # =ROW()-3: the numbers say nothing of lost rows

    @property
    def fates(self) -> Counter[Fate]:
        """Return how many rows met each fate."""
        return Counter(row.fate for row in self.rows)


@mutable
class SourceReading:
    """What `inspect` shows of one source."""

    file: str
    format: str
    sheets: list[SheetReading]
    sha256: str = ""
    encoding: str | None = None
    delimiter: str | None = None
    timezone: str | None = None


@mutable
class Log:
    """Everything read from the sources of one run.

    `media` gives the bytes of an attachment by its `medium` key, loaded when asked for.
    """

    sources: list[SourceReading] = field(default_factory=list)
    tickets: list[Ticket] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    media: dict[str, Callable[[], bytes]] = field(default_factory=dict, repr=False)

    @property
    def rows(self) -> int:
        """Return how many non-empty rows were read, every fate counted."""
        return sum(len(sheet.rows) for source in self.sources for sheet in source.sheets)

    def add(self, other: Log) -> None:
        """Take in the log of another source, in its order."""
        self.sources += other.sources
        self.tickets += other.tickets
        self.notes += other.notes
        self.media |= other.media
