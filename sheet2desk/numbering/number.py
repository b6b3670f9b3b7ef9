"""One ticket number taken apart: its template and its groups of digits."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from sheet2desk.data_class import frozen
from sheet2desk.regex import regex
from sheet2desk.ticket import Ticket

_DIGITS: Final = regex(r"[0-9]+")
_ENDLESS: Final = regex(r"[0-9]{19}")  # a barcode or a hash, nothing that counts
_NOISE: Final = regex(r"^\s*(?:№|#|n°|no\.?(?=\s*\0))+|\s+")
_FOLD: Final = str.maketrans("авекмнорстухіё‐‑‒–—−", "abekmhopctyxie------")


@frozen
class Number:
    """A ticket's number: "БР-17/24" has the template "бр-#/#" (look-alikes folded) and the groups 17 and 24."""

    ticket: Ticket
    template: str
    groups: tuple[str, ...]
    ends: tuple[int, ...]  # where each group ends in the ticket's own text

    @property
    def lead(self) -> str:
        """Return what stands before the first digits."""
        return self.template.partition("#")[0]


def take_apart(ticket: Ticket) -> Number | None:
    """Return the number as template and groups of digits, or None where it holds no digit."""
    if ticket.id is None or _ENDLESS.search(ticket.id):
        return None
    if ticket.id.isdecimal() and ticket.id.isascii():  # most logs, and three times as fast
        return Number(ticket, "#", (ticket.id,), (len(ticket.id),))
    found = list(_DIGITS.finditer(ticket.id))
    if not found:
        return None
    groups, ends = tuple(match[0] for match in found), tuple(match.end() for match in found)
    return Number(ticket, _template(_DIGITS.sub("\0", ticket.id)), groups, ends)


@lru_cache(maxsize=4096)
def _template(cut: str) -> str:
    return _NOISE.sub("", cut.casefold()).translate(_FOLD).replace("\0", "#")
