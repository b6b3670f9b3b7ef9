"""The groups of a breakdown: by a field of the ticket, its month, its sheet or file, or a column of the log."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from datetime import date, datetime, tzinfo
from typing import Final

from sheet2desk.errors import ConfigError
from sheet2desk.log import Log
from sheet2desk.reports.metric import Case
from sheet2desk.ticket import PRIORITIES, STATUSES, Ticket

Key = Callable[[Ticket], str | None]

_FIELDS: Final = ("category", "assignee", "priority", "status", "channel")
_REQUESTER: Final = ("name", "email", "phone", "organization")
_ORDERS: Final = {"priority": tuple(reversed(PRIORITIES)), "status": STATUSES}


def group(cases: Iterable[Case], by: str, log: Log, zone: tzinfo) -> list[tuple[str | None, list[Case]]]:
    """Return the cases by value of a field or column of the log; blanks last, as None.

    Raises ConfigError when the log has no such field or column.
    """
    key, order = _key(by, log, zone)
    groups: dict[str | None, list[Case]] = {}
    for case in cases:
        groups.setdefault(key(case.ticket), []).append(case)
    return sorted(groups.items(), key=lambda item: _rank(item[0], order))


def _rank(value: str | None, order: tuple[str, ...]) -> tuple[bool, int, str]:
    return value is None, order.index(value) if value in order else len(order), value or ""


def _key(by: str, log: Log, zone: tzinfo) -> tuple[Key, tuple[str, ...]]:
    plain = by.strip().casefold()
    plain = _mapped(plain, log) or plain
    requester = plain.removeprefix("requester.")
    if plain in _FIELDS:
        return lambda ticket: getattr(ticket, plain) or None, _ORDERS.get(plain, ())
    if requester in _REQUESTER:
        return lambda ticket: getattr(ticket.requester, requester) or None, ()
    if plain == "month":
        return lambda ticket: _month(ticket.created_at, zone), ()
    if plain in ("sheet", "file"):
        places = dict.fromkeys(str(getattr(ticket.source, plain)) for ticket in log.tickets)
        return lambda ticket: str(getattr(ticket.source, plain)), tuple(places)
    headers = {header.casefold(): header for ticket in log.tickets for header in ticket.custom}
    if plain in headers:
        header = headers[plain]
        return lambda ticket: ticket.custom.get(header) or None, ()
    requesters = [f"requester.{name}" for name in _REQUESTER]
    raise _unknown(by, [*_FIELDS, *requesters, "month", "sheet", "file", *headers.values()])


def _mapped(header: str, log: Log) -> str | None:
    """Return the field that a column of this header feeds."""
    for source in log.sources:
        for sheet in source.sheets:
            for column in sheet.columns:
                if column.header.casefold() == header:
                    return column.field
    return None


def _month(created: date | None, zone: tzinfo) -> str | None:
    local = created.astimezone(zone) if isinstance(created, datetime) else created
    return f"{local:%Y-%m}" if local else None


def _unknown(by: str, known: list[str]) -> ConfigError:
    near = difflib.get_close_matches(by, known, n=1, cutoff=0.5)
    help = f"did you mean {near[0]}" if near else f"break down by one of: {', '.join(known)}"
    return ConfigError(f"--by {by}: the log has no such field or column", help=help)
