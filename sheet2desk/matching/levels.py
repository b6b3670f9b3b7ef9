"""The comparisons: which of two records' fields agree, and how well (facts of the method: m by level)."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from typing import Final, NamedTuple

from sheet2desk.matching.names import has_initial, same_with_initials
from sheet2desk.matching.record import Record

BLANK: Final = -1  # one of the two is blank: says nothing

#: By comparison: the names of the levels, from agreement to disagreement.
NAMES: Final = {
    "requester": ("contact equal", "name equal", "name alike", "different"),
    "organization": ("same", "different"),
    "product": ("same", "different"),
    "serial": ("equal", "one sign apart", "different"),
    "text": ("same words", "≥ .75", "≥ .45", "≥ .2", "< .2"),
    "gap": ("≤ 4 h", "≤ 24 h", "≤ 4 days", "≤ 10 days", "≤ 31 days", "> 31 days"),
}

#: How probable each level is between two rows of one request; fixed before any log was seen.
M: Final = {
    "requester": (0.75, 0.10, 0.10, 0.05),
    "organization": (0.95, 0.05),
    "product": (0.95, 0.05),
    "serial": (0.93, 0.05, 0.02),
    "text": (0.35, 0.25, 0.20, 0.13, 0.07),
    "gap": (0.40, 0.25, 0.20, 0.10, 0.03, 0.02),
}

#: How probable each level is between rows of two requests, where the log is too short to say.
U: Final = {
    "requester": (0.005, 0.005, 0.01, 0.98),
    "organization": (0.02, 0.98),
    "product": (0.05, 0.95),
    "serial": (0.002, 0.003, 0.995),
    "text": (0.001, 0.002, 0.01, 0.04, 0.947),
    "gap": (0.01, 0.02, 0.05, 0.08, 0.14, 0.70),
}

_HOURS = (4, 24, 96, 240, 744)
_DAY = 24.0


class Levels(NamedTuple):
    """The level of each comparison, BLANK where one side says nothing."""

    requester: int
    organization: int
    product: int
    serial: int
    text: int
    gap: int


def requester_level(a: Record, b: Record) -> int:
    """Compare who asked: contacts first, then names."""
    if a.contacts and b.contacts and not a.contacts.isdisjoint(b.contacts):
        return 0
    if a.name and b.name:
        if a.name == b.name:
            return 1
        return 2 if _names_alike(a.name, b.name) else 3
    return 3 if share_kind(a, b) else BLANK


def share_kind(a: Record, b: Record) -> bool:
    """Return whether both have a phone, or both an address: a phone here and an address there tell nothing apart."""
    return not {"@" in contact for contact in a.contacts}.isdisjoint("@" in contact for contact in b.contacts)


def serial_level(a: Record, b: Record) -> int:
    """Compare serial numbers; one sign apart is a slip or the neighbouring item."""
    if not a.serials or not b.serials:
        return BLANK
    if not a.serials.isdisjoint(b.serials):
        return 0
    return 1 if any(_distance()(x, y, score_cutoff=1) <= 1 for x in a.serials for y in b.serials) else 2


def product_level(a: Record, b: Record) -> int:
    """Compare products; a typing slip is no other product, another digit is."""
    if not a.product or not b.product:
        return BLANK
    return 0 if a.product == b.product or _products_alike(a.product, b.product) else 1


def organization_level(a: Record, b: Record) -> int:
    """Compare organisations."""
    if not a.organization or not b.organization:
        return BLANK
    return 0 if a.organization == b.organization else 1


def text_level(cosine: float, *, same: bool) -> int:
    """Return the level of a similarity of texts (cosine of word weights, 0 to 1)."""
    if same:
        return 0
    if cosine >= 0.75:
        return 1
    if cosine >= 0.45:
        return 2
    return 3 if cosine >= 0.2 else 4


def gap_hours(a: Record, b: Record) -> float | None:
    """Return the hours between two records at least: for days without a time, from day to day."""
    if a.minute is None or b.minute is None:
        return None
    if a.timed and b.timed:
        return abs(a.minute - b.minute) / 60
    return abs(a.minute // 1440 - b.minute // 1440) * _DAY


def gap_level(a: Record, b: Record) -> int:
    """Compare when the requests came in; where a time is missing the longest possible gap counts."""
    hours = gap_hours(a, b)
    if hours is None:
        return BLANK
    if not (a.timed and b.timed):
        hours += _DAY - 0.1
    for level, limit in enumerate(_HOURS):
        if hours <= limit:
            return level
    return len(_HOURS)


def _names_alike(a: str, b: str) -> bool:
    if _ratio()(a, b) >= 90 and [word[0] for word in a.split()] == [word[0] for word in b.split()]:
        return True
    return (has_initial(a) or has_initial(b)) and same_with_initials(a, b)


@cache
def _ratio() -> Callable[[str, str], float]:
    from rapidfuzz import fuzz

    return fuzz.ratio


def other_order(a: Record, b: Record) -> bool:
    """Return whether an order, batch or place stands on both and differs; places may be spelt differently."""
    if any(b.orders.get(header, key) != key for header, key in a.orders.items()):
        return True
    return any(header in b.places and _places_differ(words, b.places[header]) for header, words in a.places.items())


def _places_differ(a: str, b: str) -> bool:
    numbers_a, numbers_b = (sorted(word for word in words.split() if any(map(str.isdigit, word))) for words in (a, b))
    if numbers_a and numbers_b and numbers_a != numbers_b:
        return True
    return a != b and _ratio()(a, b) < 70


@cache
def _distance() -> Callable[..., int]:
    from rapidfuzz.distance import OSA

    return OSA.distance


@lru_cache(maxsize=1 << 14)
def _products_alike(a: str, b: str) -> bool:
    digits = [sign for sign in a if sign.isdigit()] == [sign for sign in b if sign.isdigit()]
    return digits and _ratio()(a, b) >= 88
