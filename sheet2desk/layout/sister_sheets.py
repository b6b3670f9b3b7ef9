"""Sheets of one workbook with the same headers: what one proves of its dates holds for those that can't tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sheet2desk.finding import Location, Note
from sheet2desk.log import SheetReading

_ORDERS = ("dmy", "mdy")
_NAMES = {"dmy": "day first", "mdy": "month first"}
#: How the reason of an order begins that the cells themselves prove.
_PROVEN = "can only be"

#: Header of a date column → (order of day and month, the sheet that proves it).
Lent = dict[str, tuple[str, str]]


def proven_orders(sheets: Sequence[SheetReading]) -> dict[str, dict[str, str]]:
    """Return header → order → the first sheet whose own cells prove it."""
    found: dict[str, dict[str, str]] = {}
    for sheet in sheets:
        for column in sheet.columns:
            reading = sheet.dates.get(column.column)
            if reading is not None and reading.order in _ORDERS and _PROVEN in reading.reason:
                found.setdefault(column.header, {}).setdefault(reading.order, sheet.name)
    return found


def lent_to(sheet: SheetReading, notes: Sequence[Note], proven: dict[str, dict[str, str]]) -> Lent:
    """Return what other sheets can lend a sheet whose dates stay ambiguous; nothing where they disagree."""
    doubted = {
        (note.location.cell or "").rstrip("0123456789").split(":")[0] for note in notes if note.rule == "ambiguous-date"
    }
    lent: Lent = {}
    for column in sheet.columns:
        orders = proven.get(column.header, {})
        if column.column in doubted and len(orders) == 1:
            ((order, where),) = orders.items()
            if where != sheet.name:
                lent[column.header] = (order, where)
    return lent


def contradictions(file: str, sheets: Sequence[SheetReading], proven: dict[str, dict[str, str]]) -> Iterator[Note]:
    """Say which header has its dates day first on one sheet and month first on another."""
    for header, orders in proven.items():
        if len(orders) < 2:
            continue
        one, other = (f"{_NAMES[order]} in sheet {sheet}" for order, sheet in orders.items())
        last = list(orders.values())[-1]
        sheet = next(sheet for sheet in sheets if sheet.name == last)
        column = next(column for column in sheet.columns if column.header == header)
        row = sheet.header_rows[-1] if sheet.header_rows else None
        where = Location(file, last, row, f"{column.column}{row}" if row else None)
        yield Note("ambiguous-date", where, f"the dates under {header!r} are {one} and {other}")
