"""What keeps two records from being one request whatever they share, and what they are to each other instead."""

from __future__ import annotations

from sheet2desk.matching.levels import BLANK, Levels, gap_hours, other_order, share_kind
from sheet2desk.matching.match import Relation
from sheet2desk.matching.record import Record

_LONGEST = 240.0  # hours between two rows of one request
_OUTBREAK = 120.0  # hours within which many report the same trouble

WORDS = {
    "V1": "other serial number",
    "V2": "other product",
    "V3": "other requester",
    "V4": "more than 10 days apart, or after the first was solved",
    "V5": "other order, batch or place",
    "V6": "a reviewer said different",
}


def find_vetoes(a: Record, b: Record, levels: Levels) -> tuple[str, ...]:
    """Return the vetoes on a pair, `a` the earlier record; reviewers' decisions (V6) come from elsewhere."""
    vetoes = []
    if levels.serial == 2:
        vetoes.append("V1")
    if levels.product == 1 and levels.serial != 0:
        vetoes.append("V2")
    if levels.requester == 3 and levels.serial != 0 and share_kind(a, b):
        vetoes.append("V3")
    hours = gap_hours(a, b)
    if (hours is not None and hours > _LONGEST) or _after_end(a, b):
        vetoes.append("V4")
    if other_order(a, b):
        vetoes.append("V5")
    return tuple(vetoes)


def relation_of(a: Record, b: Record, levels: Levels, vetoes: tuple[str, ...]) -> Relation | None:
    """Return what vetoed records are to each other, or None when nothing worth saying binds them."""
    same_requester = levels.requester in (0, 1)
    same_text = levels.text in (0, 1)
    if "V3" in vetoes:
        hours = gap_hours(a, b)
        return "mass_incident" if same_text and hours is not None and hours <= _OUTBREAK else None
    if levels.serial == 0 and "V4" in vetoes:
        return "recurrence"
    if not same_requester:
        return None
    if "V1" in vetoes or "V4" in vetoes:
        same_defect = levels.product in (0, BLANK) and levels.text in (0, 1, 2)
        return "recurrence" if same_defect else ("repeat_contact" if same_text else None)
    return "repeat_contact" if same_text else None


def _after_end(a: Record, b: Record) -> bool:
    first, second = (a, b) if (a.minute or 0) <= (b.minute or 0) else (b, a)
    if first.finished is None or first.minute is None or second.minute is None or first.finished < first.minute:
        return False
    return second.minute > first.finished if second.timed else second.minute // 1440 > first.finished // 1440
