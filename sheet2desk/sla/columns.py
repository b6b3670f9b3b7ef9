"""Which fields a sheet keeps at all: a blank in a column that isn't there says nothing about the ticket."""

from __future__ import annotations

from collections.abc import Iterable

from sheet2desk.ticket import Ticket

_WATCHED = ("created_at", "first_response_at", "solved_at", "due_at", "assignee", "status", "satisfaction", "id")


class SheetColumns:
    """The fields of each sheet, known from its columns, from single cells (cards) or from values."""

    def __init__(self, tickets: Iterable[Ticket]) -> None:
        """Look through the tickets once; tickets of one table share one mapping of columns."""
        self._fields: dict[tuple[str, str], set[str]] = {}
        seen: set[tuple[int, str, str]] = set()
        for ticket in tickets:
            sheet = (ticket.source.file, ticket.source.sheet)
            fields = self._fields.setdefault(sheet, set())
            table = (id(ticket.columns), *sheet)
            if table not in seen:
                seen.add(table)
                fields.update(ticket.columns)
            if ticket.places:
                fields.update(ticket.places)
            if len(ticket.columns) == 0:
                fields.update(name for name in _WATCHED if getattr(ticket, name) is not None)

    def has(self, ticket: Ticket, field: str) -> bool:
        """Return whether the ticket's sheet keeps this field."""
        return field in self._fields.get((ticket.source.file, ticket.source.sheet), ())

    def anywhere(self, field: str) -> bool:
        """Return whether any sheet with tickets keeps this field."""
        return any(field in fields for fields in self._fields.values())

    def sheets_without(self, field: str) -> list[str]:
        """Return the sheets with tickets that lack this field, as "file!sheet"."""
        return [f"{file}!{sheet}" for (file, sheet), fields in self._fields.items() if field not in fields]
