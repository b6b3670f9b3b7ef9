"""An e-mail address that can't be one.

What it finds:
    Addresses of requesters without exactly one @, with a space inside, with a domain that has no dot or an
    impossible sign. Several addresses in a cell are looked at one by one.

Why it matters:
    A desk refuses the address, or the answer goes to nobody.

How to mend it:
    Correct the address. If the cell never held one, clear it.

Example:
    №  | Почта
    17 | ivanov@example,com        <- invalid-email
"""

import re
from collections.abc import Iterator

from sheet2desk.finding import Finding, Severity
from sheet2desk.log import Log
from sheet2desk.regex import regex
from sheet2desk.validators.findings import on_ticket, shown
from sheet2desk.validators.interface import Context, rule_name

NAME = rule_name(__name__)
SEVERITY = Severity.ERROR

_LOCAL = r"[^\s@<>()\[\],;:\"\\.]+(?:\.[^\s@<>()\[\],;:\"\\.]+)*"
_LABEL = r"(?!-)[^\W_](?:[^\W_]|-){0,62}(?<!-)"
_ADDRESS = regex(rf"{_LOCAL}@{_LABEL}(?:\.{_LABEL})+", re.IGNORECASE)
_IN_BRACKETS = regex(r"<([^<>]*)>")
_SEPARATOR = regex(r"[;\n]+|,(?=[^@]*@)|\s+(?=\S+@)|\s+/\s+")


def check(log: Log, _: Context) -> Iterator[Finding]:
    """Yield addresses that no mail can reach."""
    for ticket in log.tickets:
        email = ticket.requester.email
        if not email:
            continue
        wrong = [address for address in addresses(email) if not is_address(address)]
        if wrong:
            message = f"{', '.join(shown(address) for address in wrong)} is no e-mail address: {trouble(wrong[0])}"
            yield on_ticket(
                NAME, SEVERITY, ticket, "requester.email", message, "correct the address, or clear the cell"
            )


def addresses(cell: str) -> list[str]:
    """Return the addresses of a cell: "Ivanov <i@example.com>; p@example.com" gives two."""
    bracketed = _IN_BRACKETS.findall(cell)
    parts = bracketed or _SEPARATOR.split(cell)
    return [part.strip().removeprefix("mailto:") for part in parts if part.strip()]


def is_address(text: str) -> bool:
    """Return whether the text has the shape of an address (RFC 5322's dot-atom, letters of any alphabet)."""
    return len(text) <= 254 and _ADDRESS.fullmatch(text) is not None


def trouble(text: str) -> str:
    """Say what keeps a text from being an address."""
    if text.count("@") != 1:
        return "there is no @ in it" if "@" not in text else "there is more than one @ in it"
    local, _, domain = text.partition("@")
    if re.search(r"\s", text):
        return "there is a space in it"
    if not local:
        return "nothing stands before the @"
    if "." not in domain:
        return "the part after the @ has no dot"
    return "a sign in it can't stand there"
