"""Logs as programs export them: the headers, words and date shapes of well-known desks, forms and trackers."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from tests.accuracy.happenings import load_words, make_records
from tests.accuracy.model import Book, Cell, Sheet, TicketTruth, letter

FOLDER = Path(__file__).parent / "exports"
ANYWHERE = ""


@dataclass(frozen=True)
class Export:
    """One program's way: its headers, its words for what desks call status and priority, its dates."""

    columns: list[tuple[str, str]]  # header, field
    statuses: dict[str, str]
    priorities: dict[str, str]
    dates: str  # a pattern of text dates; real dates without
    language: str
    writer: str
    delimiter: str


EXPORTS = {
    path.stem: Export(**tomllib.loads(path.read_text(encoding="utf-8"))) for path in sorted(FOLDER.glob("*.toml"))
}


def export(name: str) -> Callable[[random.Random], Book]:
    """Return a recipe of this program's export."""
    way = EXPORTS[name]

    def cook(chance: random.Random) -> Book:
        words = load_words(way.language)
        sheet = Sheet(f"export-{name}", header_rows=[1], fates={1: "header"})
        for column, (header, _) in enumerate(way.columns, 1):
            sheet.cells[1, column] = Cell(header, bold=True)
        for row, record in enumerate(make_records(chance, words, 36), 2):
            sheet.fates[row] = "ticket"
            sheet.tickets.append(_write(chance, way, sheet, row, words, record))
        ending = "csv" if way.writer == "csv" else "xlsx"
        return Book(f"export-{name}", ("exports",), [sheet], way.writer, ending, {"delimiter": way.delimiter})

    return cook


def _write(
    chance: random.Random, way: Export, sheet: Sheet, row: int, words: dict[str, Any], record: dict[str, Any]
) -> TicketTruth:
    ticket = TicketTruth(sheet.name, row, {}, {})
    for column, (_, field) in enumerate(way.columns, 1):
        if field == ANYWHERE:
            shown: Any = f"{chance.choice(words['remarks'])} {row}-{column}"
            name, meant = f"words {column}", shown
        else:
            name, meant = field, record["subject" if field == "text" else field]
            shown = meant
        if meant is None or (field in ("due_at", "satisfaction", "") and chance.random() < 0.4):
            continue
        if field == "status":
            shown = way.statuses[meant]
            meant = next(status for status in (meant, "open") if way.statuses[status] == shown)
            meant = "open" if shown == way.statuses["open"] else meant
        elif field == "priority":
            shown = way.priorities[meant]
            meant = "high" if shown == way.priorities["high"] else meant
        elif isinstance(meant, datetime):
            pattern = way.dates
            meant = meant if "%S" in pattern or not pattern else meant.replace(second=0)
            shown = meant.strftime(pattern) if pattern else meant
        elif isinstance(meant, date) and way.dates:
            shown = meant.strftime(way.dates.split(" ")[0])
        sheet.cells[row, column] = Cell(shown)
        ticket.fields[name], ticket.cells[name] = meant, f"{letter(column)}{row}"
    return ticket
