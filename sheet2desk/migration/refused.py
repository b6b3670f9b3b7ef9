"""The refused rows, as the sheet had them, in a table to mend and push again.

Two columns of ours come last: the cell that the refusal is about, and why. The cell is how a mended row is known again:
`restore_places` gives its ticket the place that it came from, and with it the key that it would have had.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from sheet2desk.log import Fate, Log, SheetReading
from sheet2desk.regex import regex
from sheet2desk.ticket import FIELDS, Source
from sheet2desk.workbook import column_letter

if TYPE_CHECKING:
    from sheet2desk.migration.receipt import Receipt
    from sheet2desk.workbook import Sheet, Workbook

CELL: Final = "sheet2desk.cell"
REASON: Final = "sheet2desk.reason"
TEXTS: Final = ("id", "subject", "description", "assignee", "channel", "category")
_PLACE = regex(r"(?P<file>.+)!(?P<sheet>.*)!(?P<column>[A-Z]*)(?P<row>\d+)")


def refused_rows(
    refused: Sequence[Receipt], log: Log, workbooks: Iterable[Workbook]
) -> tuple[list[str], list[list[str]]]:
    """Return the header and the rows of the refused tickets, in the order of the log, continuation rows included.

    Sheets that don't have the same columns share those of the same name.
    """
    readings = {(source.file, sheet.name): sheet for source in log.sources for sheet in source.sheets}
    by_sheet: dict[tuple[str, str], dict[int, Receipt]] = {}
    for receipt in refused:
        place = receipt.action.ticket.source
        by_sheet.setdefault((place.file, place.sheet), {})[place.row] = receipt
    header: dict[str, int] = {}
    rows = []
    for workbook in workbooks:
        for sheet in workbook.sheets:
            wanted, reading = by_sheet.get((workbook.file, sheet.name)), readings.get((workbook.file, sheet.name))
            if wanted and reading:
                names = _names(reading)
                for name in names.values():
                    header.setdefault(name, len(header))
                rows += list(_rows(sheet, reading, names, wanted))
    return [*header, CELL, REASON], [[row.get(name, "") for name in (*header, CELL, REASON)] for row in rows]


def restore_places(log: Log, plain: Callable[[str], str]) -> int:
    """Give tickets read from refused rows the place that those came from; return how many there were.

    `plain` takes off what the table's format put before a text.
    """
    restored = 0
    for ticket in log.tickets:
        place = _PLACE.fullmatch(plain(ticket.custom.get(CELL, "")))
        if place is None:
            continue
        ticket.source = Source(place["file"], place["sheet"], int(place["row"]))
        ticket.custom = {name: plain(text) for name, text in ticket.custom.items() if name not in (CELL, REASON)}
        for holder, names in ((ticket, TEXTS), (ticket.requester, ("name", "email", "phone", "organization"))):
            for name in names:
                text = getattr(holder, name)
                if text:
                    setattr(holder, name, plain(text))
        ticket.comments = tuple(replace(comment, body=plain(comment.body)) for comment in ticket.comments)
        restored += 1
    return restored


def cell_of(receipt: Receipt) -> str:
    """Return the cell that the reason speaks of, or the ticket's row where it speaks of none that the sheet has."""
    ticket = receipt.action.ticket
    words = set(re.findall(r"[a-z_]+", receipt.reason.casefold()))
    named = (ticket.cell(name) for name in FIELDS if name in words or name.rpartition(".")[2] in words)
    cell = next((cell for cell in named if cell), None)
    return f"{ticket.source.file}!{ticket.source.sheet}!{cell}" if cell else str(ticket.source)


def _rows(
    sheet: Sheet, reading: SheetReading, names: Mapping[int, str], wanted: Mapping[int, Receipt]
) -> Iterator[dict[str, str]]:
    from sheet2desk.layout.meaning import cell_text

    fates = {row.row: row.fate for row in reading.rows}
    grid, formats = dict(sheet.grid.rows()), sheet.grid.looks().number_formats
    for first, receipt in sorted(wanted.items()):
        ours = {CELL: cell_of(receipt), REASON: receipt.reason}
        row = first
        while row == first or fates.get(row) is Fate.CONTINUATION:
            values = grid.get(row, ())
            texts = {
                name: cell_text(values[column - 1], formats.get((row, column)))
                for column, name in names.items()
                if column <= len(values)
            }
            yield texts | (ours if row == first else {})
            row += 1


def _names(reading: SheetReading) -> dict[int, str]:
    """Return the header of each column, by its number."""
    letters = {column.column: column.header for column in reading.columns}
    found: dict[int, str] = {}
    number = 1
    while len(found) < len(letters):
        if column_letter(number) in letters:
            found[number] = letters[column_letter(number)]
        number += 1
    return found
