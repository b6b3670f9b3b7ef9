"""What the log's unmapped columns hold that matters here: serial numbers, products, orders, places, message ids."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import field

from sheet2desk.data_class import mutable
from sheet2desk.matching.codes import code_key
from sheet2desk.matching.words import headed
from sheet2desk.regex import regex
from sheet2desk.ticket import Ticket

_CODE = regex(r"(?=.*\d)[\w./№-]{4,40}")
_DATE = regex(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}.*")
_MESSAGE = regex(r"<?[^\s<>@]+@[^\s<>@]+>?")
_SAMPLE = 500
_SERIAL_DISTINCT = 0.5  # share of distinct values from which a code column names single things, not kinds


@mutable
class Roles:
    """Headers of custom columns by what they hold."""

    serial: set[str] = field(default_factory=set)
    product: set[str] = field(default_factory=set)
    order: set[str] = field(default_factory=set)
    place: set[str] = field(default_factory=set)
    message: set[str] = field(default_factory=set)
    in_reply_to: set[str] = field(default_factory=set)


def recognise(tickets: Iterable[Ticket]) -> Roles:
    """Return the roles of the log's custom columns.

    The header decides first: an order before a serial number ("№ партии"), a serial number before a product
    ("номер изделия"). A column whose header says nothing is a serial column when nearly all its values are codes
    with letters and digits, and most of them stand once.
    """
    values: dict[str, Counter[str]] = defaultdict(Counter)
    for ticket in tickets:
        for header, value in ticket.custom.items():
            seen = values[header]
            if len(seen) < _SAMPLE or value in seen:
                seen[value] += 1
    roles = Roles()
    for header, seen in values.items():
        role = _role_by_header(header, seen) or _role_by_content(seen)
        if role:
            getattr(roles, role).add(header)
    return roles


def _role_by_header(header: str, seen: Counter[str]) -> str:
    for role in ("message", "in_reply_to", "order", "serial", "place", "product"):
        if headed(role).search(header):
            if role == "serial" and not _mostly(seen, lambda value: any(map(str.isdigit, value))):
                continue
            return role
    return ""


def _role_by_content(seen: Counter[str]) -> str:
    if _mostly(seen, lambda value: _MESSAGE.fullmatch(value) is not None and value.startswith("<")):
        return "message"
    if sum(seen.values()) < 5 or not _mostly(seen, _is_code):
        return ""
    return "serial" if len(seen) >= _SERIAL_DISTINCT * sum(seen.values()) else ""


def _is_code(value: str) -> bool:
    key = code_key(value)
    return (
        _CODE.fullmatch(value.strip()) is not None
        and _DATE.fullmatch(value.strip()) is None
        and any(map(str.isalpha, key))
        and any(map(str.isdigit, key))
    )


def _mostly(seen: Counter[str], test: object) -> bool:
    assert callable(test)
    return bool(seen) and sum(times for value, times in seen.items() if test(value)) >= 0.8 * sum(seen.values())
