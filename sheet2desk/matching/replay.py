"""Binding reviewers' decisions to the records of this run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sheet2desk.matching.decisions import Place, Reviewed, Ruling, rule_pairs
from sheet2desk.matching.record import Record


class Replay:
    """The decisions in force on this log; `stale` are those whose records were changed or are gone."""

    def __init__(self, decisions: Iterable[Reviewed], records: Sequence[Record]) -> None:
        """Find the records that each decision speaks of; raises ConfigError when decisions contradict each other."""
        known = {record.fingerprint for record in records}
        places = {
            (source.file, source.sheet, source.row): record for record in records for source in (record.ticket.source,)
        }
        self.stale: list[Reviewed] = []
        bound = []
        for reviewed in decisions:
            a, b = (_fingerprint(side, known, places) for side in (reviewed.a, reviewed.b))
            if a is None or b is None:
                self.stale.append(reviewed)
            else:
                bound.append((a, b, reviewed))
        self._rulings = rule_pairs(bound)

    def on(self, a: Record, b: Record) -> Ruling | None:
        """Return the ruling on two records, if a reviewer gave one."""
        return self._rulings.get(frozenset((a.fingerprint, b.fingerprint))) if self._rulings else None

    def apart(self, a: Record, b: Record) -> bool:
        """Return whether a reviewer said that two records aren't the same."""
        ruling = self.on(a, b)
        return ruling is not None and ruling.verdict in ("different", "follow_up", "recurrence")

    def pairs(self, records: Sequence[Record]) -> Iterable[tuple[Record, Record, Ruling]]:
        """Yield the decided pairs of different fingerprints, each with the first record of either."""
        first: dict[str, Record] = {}
        for record in records:
            first.setdefault(record.fingerprint, record)
        for pair, ruling in self._rulings.items():
            if len(pair) == 2 and all(side in first for side in pair):
                a, b = sorted((first[side] for side in pair), key=lambda record: record.key)
                yield a, b, ruling


def _fingerprint(side: str | Place, known: set[str], places: dict[tuple[str, str, int], Record]) -> str | None:
    if isinstance(side, str):
        return side if side in known else None
    record = places.get((side.file, side.sheet, side.row))
    if record is None or (side.id is not None and side.id != record.ticket.id):
        return None
    return record.fingerprint
