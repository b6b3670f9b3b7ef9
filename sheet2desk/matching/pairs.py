"""The pairs that come to a verdict: what reviewers decided, what texts name, what shares a block and weighs enough."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from sheet2desk.data_class import frozen
from sheet2desk.matching.blocks import Blocks
from sheet2desk.matching.decisions import Ruling
from sheet2desk.matching.match import Relation
from sheet2desk.matching.record import Record
from sheet2desk.matching.replay import Replay
from sheet2desk.matching.score import Scorer
from sheet2desk.matching.verdict import Decision, Judge
from sheet2desk.matching.vetoes import find_vetoes


@frozen
class Decided:
    """Two records, the earlier first, with the decision on them and its weight in bits."""

    a: Record
    b: Record
    decision: Decision
    weight: float


class Pairs:
    """Goes through a log's pairs once; `compared` counts those that shared a block."""

    def __init__(self, records: Sequence[Record], scorer: Scorer, judge: Judge, replay: Replay) -> None:
        """Take the records in their stable order."""
        self._records = records
        self._scorer = scorer
        self._judge = judge
        self._replay = replay
        self.compared = 0

    def decided(self, blocks: Blocks) -> Iterator[Decided]:
        """Yield each pair on which there is something to say, once."""
        done: set[tuple[int, int]] = set()
        for a, b, ruling in self._replay.pairs(self._records):
            done.add((id(a), id(b)))
            yield from self._ruled(a, b, ruling)
        for a, b in self._named():
            if (id(a), id(b)) not in done:
                done.add((id(a), id(b)))
                relation: Relation = "duplicate" if b.called_duplicate or a.called_duplicate else "follow_up"
                levels = self._scorer.levels(a, b)
                decision = Decision("review", relation, "K3", find_vetoes(a, b, levels))
                yield Decided(a, b, decision, self._scorer.weigh(a, b, levels))
        records = self._records
        for first, second in blocks.pairs():
            self.compared += 1
            a, b = records[first], records[second]
            levels_found = self._scorer.promising(a, b)
            if levels_found is None or (id(a), id(b)) in done:
                continue
            ruling_found = self._replay.on(a, b)
            if ruling_found is not None:
                yield from self._ruled(a, b, ruling_found)
                continue
            weight = self._scorer.weigh(a, b, levels_found)
            decision_found = self._judge.decide(a, b, levels_found, weight)
            if decision_found is not None:
                yield Decided(a, b, decision_found, weight)

    def _ruled(self, a: Record, b: Record, ruling: Ruling) -> Iterator[Decided]:
        """Yield what a reviewer decided; records that are different give nothing."""
        by_verdict = {
            "same": Decision("sure", "duplicate", "D"),
            "unsure": Decision("review", "duplicate", "D"),
            "follow_up": Decision("review", "follow_up", "D"),
            "recurrence": Decision("review", "recurrence", "D"),
        }
        decision = by_verdict.get(ruling.verdict)
        if decision is not None:
            yield Decided(a, b, decision, self._scorer.weigh(a, b, self._scorer.levels(a, b)))

    def _named(self) -> Iterator[tuple[Record, Record]]:
        """Yield pairs of which one text names the other's number, where that number stands on one record only."""
        by_number: dict[str, list[Record]] = defaultdict(list)
        for record in self._records:
            if record.number:
                by_number[record.number].append(record)
        for record in self._records:
            for number in sorted(record.quoted):
                meant = by_number.get(number, [])
                if len(meant) > 1:
                    source = record.ticket.source
                    meant = [
                        other
                        for other in meant
                        if (other.ticket.source.file, other.ticket.source.sheet) == (source.file, source.sheet)
                    ]
                if len(meant) == 1 and meant[0] is not record:
                    a, b = sorted((meant[0], record), key=lambda record: record.key)
                    yield a, b
