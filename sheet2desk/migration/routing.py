"""Where a ticket goes: the first route of the profile whose condition holds.

A condition is `field = value` or `field != value`; several are joined by `and`. Fields are those of a ticket or the
headers of the sheet; values are compared without regard to case and outer blanks.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence

from sheet2desk.config import Route
from sheet2desk.data_class import frozen
from sheet2desk.errors import ConfigError
from sheet2desk.regex import regex
from sheet2desk.ticket import FIELDS, Ticket

_PART = regex(r"\s*(?P<field>.+?)\s*(?P<sign>!?=)\s*(?P<value>.*?)\s*", re.DOTALL)
_AND = regex(r"\s+and\s+", re.IGNORECASE)


@frozen
class Condition:
    """One comparison of a condition."""

    field: str
    value: str
    equal: bool

    def holds(self, ticket: Ticket) -> bool:
        """Return whether the comparison holds for the ticket."""
        return (self.value in {value.strip().casefold() for value in _values(ticket, self.field)}) is self.equal


Routes = Sequence[tuple[tuple[Condition, ...], Route]]


def read_routes(routing: Mapping[str, Route], headers: frozenset[str]) -> Routes:
    """Return the routes in the profile's order; ConfigError for a condition that can't be read or names no field."""
    return [(tuple(_read(text, part, headers) for part in _AND.split(text)), route) for text, route in routing.items()]


def find_route(ticket: Ticket, routes: Routes) -> Route | None:
    """Return the first route whose condition holds."""
    return next((route for parts, route in routes if all(part.holds(ticket) for part in parts)), None)


def _read(whole: str, part: str, headers: frozenset[str]) -> Condition:
    match = _PART.fullmatch(part)
    if match is None:
        raise ConfigError(f"[routing] {whole}: not a condition", help='write it like "category = defect"')
    field = match["field"].strip("\"'")
    known = [*FIELDS, "requester", *sorted(headers)]
    if field not in known:
        near = difflib.get_close_matches(field, known, n=1, cutoff=0.5)
        raise ConfigError(
            f"[routing] {whole}: no field or header is named {field}",
            help=f"did you mean {near[0]}" if near else f"fields: {', '.join(FIELDS)}",
        )
    return Condition(field, match["value"].strip("\"'").casefold(), match["sign"] == "=")


def _values(ticket: Ticket, field: str) -> list[str]:
    if field == "requester":
        who = ticket.requester
        return [text for text in (who.name, who.email, who.phone, who.organization) if text]
    value: object = ticket
    if field in FIELDS:
        for name in field.split("."):
            value = getattr(value, name)
    else:
        value = ticket.custom.get(field)
    if isinstance(value, (list, tuple)):
        return [str(item) for item in value]
    return [str(value)] if value is not None else [""]
