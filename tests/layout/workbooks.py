"""Small workbooks built in code, and what the layout makes of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sheet2desk.config import Profile
from sheet2desk.layout import lay_out
from sheet2desk.log import Log
from sheet2desk.workbook import ListGrid, Looks, Marks, Range, Sheet, Value, Workbook

ZONE = ZoneInfo("Europe/Moscow")
NOW = datetime(2024, 6, 1, 12, 0, tzinfo=ZONE)
#: What five tickets are about.
TEXTS = [
    "Door does not close",
    "No light in the hall",
    "Pump leaks at the seal",
    "Screen stays black today",
    "Label is torn off",
]


def sheet(rows: Sequence[Sequence[Value]], name: str = "Лист1", **marks: Any) -> Sheet:
    """Return a sheet of these rows, padded to one width; `look` and `hidden` aside, keywords are its marks."""
    look, hidden = marks.pop("look", Looks()), marks.pop("hidden", False)
    width = max((len(row) for row in rows), default=0)
    padded = [[*row, *[""] * (width - len(row))] for row in rows]
    merges = [merge if isinstance(merge, Range) else Range(*merge) for merge in marks.pop("merges", [])]
    return Sheet(name, ListGrid(padded, look=look), Marks(merges=merges, **marks), hidden=hidden)


def read(*sheets: Sheet, profile: Profile | None = None, file: str = "log.xlsx") -> Log:
    """Return the log of a workbook of these sheets."""
    return lay_out(Workbook(file, "xlsx", list(sheets)), profile or Profile(), ZONE, NOW)


def read_rows(rows: Sequence[Sequence[Value]], **marks: Any) -> Log:
    """Return the log of a workbook of one sheet of these rows."""
    return read(sheet(rows, **marks))


def days(first: int = 1) -> list[date]:
    """Return five days one after another."""
    return [date(2024, 3, first + n) for n in range(5)]


def log_of(header: Sequence[str], *columns: Sequence[Value]) -> Log:
    """Return the log of five numbered and dated rows with these further columns."""
    rows = zip([1.0, 2.0, 3.0, 4.0, 5.0], days(), *columns, strict=True)
    return read_rows([["No", "Date", *header], *map(list, rows)])


def fates(log: Log, at: int = 0) -> dict[int, str]:
    """Return row → fate of one sheet."""
    return {row.row: str(row.fate) for row in log.sources[0].sheets[at].rows}


def fields(log: Log, at: int = 0) -> dict[str, str]:
    """Return header → field of one sheet, unmapped columns left out."""
    return {column.header: column.field for column in log.sources[0].sheets[at].columns if column.field}


def rules(log: Log) -> list[str]:
    """Return the names of the rules that notes were made for."""
    return sorted(note.rule for note in log.notes)
