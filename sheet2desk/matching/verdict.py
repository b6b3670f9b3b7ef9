"""What a weighed pair comes to: the evidence rules decide, the score only ranks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sheet2desk.data_class import frozen
from sheet2desk.matching.levels import Levels, gap_hours
from sheet2desk.matching.match import Relation, Verdict
from sheet2desk.matching.record import Record
from sheet2desk.matching.score import REVIEW, SURE
from sheet2desk.matching.vetoes import find_vetoes, relation_of

RULES = {
    "S2": "same serial number and requester within four days",
    "S4": "same contact and text within a day",
    "K3": "the text names the other's number",
    "W": "alike enough to ask",
    "D": "a reviewer decided",
    "K4": "the same number, content alike",
}
_FOUR_DAYS = 96.0
_USUALLY_NONE = 0.2  # share of rows with a serial number below which a product has none
_ENOUGH_ROWS = 5


@frozen
class Decision:
    """The verdict on a pair with its relation, the rule that gave it and the vetoes that stood against it."""

    verdict: Verdict
    relation: Relation
    rule: str
    vetoes: tuple[str, ...] = ()


class Judge:
    """Decides pairs of one log; knows which products have serial numbers."""

    def __init__(self, records: Sequence[Record], *, strict: bool) -> None:
        """Count which products have serial numbers; `strict` lets nothing but copies be sure."""
        self._strict = strict
        self._rows = Counter(record.product for record in records)
        self._with_serial = Counter(record.product for record in records if record.serials)
        self._any_serial = sum(self._with_serial.values()) >= _USUALLY_NONE * len(records)

    def decide(self, a: Record, b: Record, levels: Levels, weight: float) -> Decision | None:
        """Return the decision on a pair, `a` the earlier record, or None when nothing binds the two."""
        if weight < REVIEW:
            return None
        vetoes = find_vetoes(a, b, levels)
        if vetoes:
            relation_found = relation_of(a, b, levels, vetoes)
            return Decision("review", relation_found, "W", vetoes) if relation_found else None
        if weight >= SURE and not self._strict:
            if self._same_item(a, b, levels):
                return Decision("sure", "duplicate", "S2")
            if self._sent_twice(a, b, levels):
                return Decision("sure", "duplicate", "S4")
        if a.number and a.number == b.number and levels.text in (0, 1, 2):
            return Decision("review", "duplicate", "K4")
        return Decision("review", "duplicate", "W")

    def _same_item(self, a: Record, b: Record, levels: Levels) -> bool:
        hours = gap_hours(a, b)
        return levels.serial == 0 and levels.requester in (0, 1) and hours is not None and hours <= _FOUR_DAYS

    def _sent_twice(self, a: Record, b: Record, levels: Levels) -> bool:
        """Return whether one requester said the same within a day about something that has no serial number."""
        return (
            not a.serials
            and not b.serials
            and not self._usually_numbered(a)
            and not self._usually_numbered(b)
            and levels.requester == 0
            and levels.text in (0, 1)
            and levels.gap in (0, 1)
            and a.codes == b.codes
        )

    def _usually_numbered(self, record: Record) -> bool:
        rows = self._rows[record.product]
        if not record.product or rows < _ENOUGH_ROWS:
            return self._any_serial
        return self._with_serial[record.product] >= _USUALLY_NONE * rows
