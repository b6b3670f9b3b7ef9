"""From decided pairs to clusters: sure ones first, then questions between them, then what is related only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sheet2desk.matching.copies import Copy
from sheet2desk.matching.explain import details, reasons
from sheet2desk.matching.linkage import Edge, Groups, agglomerate
from sheet2desk.matching.match import MERGING, Cluster, Match, Verdict
from sheet2desk.matching.pairs import Decided
from sheet2desk.matching.record import Record
from sheet2desk.matching.replay import Replay
from sheet2desk.matching.score import REVIEW, SURE, Scorer
from sheet2desk.matching.survivor import survivor
from sheet2desk.matching.verdict import Decision
from sheet2desk.matching.vetoes import WORDS, find_vetoes


def assemble(
    records: Sequence[Record], copies: Sequence[Copy], decided: Sequence[Decided], scorer: Scorer, replay: Replay
) -> list[Cluster]:
    """Return the clusters of a log.

    A sure pair whose groups don't fit together as a whole becomes a question, with what stood in the way; so the
    closure over sure pairs is exactly the sure clusters.
    """
    return _Assembly(records, copies, decided, scorer, replay).clusters()


class _Assembly:
    def __init__(
        self,
        records: Sequence[Record],
        copies: Sequence[Copy],
        decided: Sequence[Decided],
        scorer: Scorer,
        replay: Replay,
    ) -> None:
        self._records = records
        self._copies = copies
        self._merging = [pair for pair in decided if pair.decision.relation in MERGING]
        self._others = [pair for pair in decided if pair.decision.relation not in MERGING]
        self._scorer = scorer
        self._replay = replay

    def clusters(self) -> list[Cluster]:
        groups = Groups(self._records)
        sure = [pair for pair in self._merging if pair.decision.verdict == "sure"]
        obstacles = self._join(sure, groups, SURE)
        questions = [pair for pair in self._merging if pair.decision.verdict != "sure"]
        questions += [_question(pair) for pair in sure if not groups.together(pair.a, pair.b)]
        open_questions = [pair for pair in questions if not groups.together(pair.a, pair.b)]
        matches = [self._match(pair) for pair in sure if groups.together(pair.a, pair.b)]
        asked = self._questions(open_questions, groups.copy(), obstacles)
        related = self._related([pair for pair in self._others if not groups.together(pair.a, pair.b)])
        for copy in self._copies:
            groups.join(copy.first, copy.second)
        matches += [self._copy_match(copy) for copy in self._copies]
        return self._sure(groups, matches) + asked + related

    def _join(
        self, pairs: Iterable[Decided], groups: Groups, threshold: float
    ) -> dict[tuple[int, int], tuple[Record, Record]]:
        edges = [Edge(pair.a, pair.b, pair.weight, forced=pair.decision == _BY_REVIEWER) for pair in pairs]
        refused = agglomerate(edges, groups, threshold, self._cross_weight)
        return {(id(edge.a), id(edge.b)): (a, b) for edge, a, b in refused}

    def _cross_weight(self, a: Record, b: Record) -> float | None:
        first, second = (a, b) if a.key <= b.key else (b, a)
        if self._replay.apart(first, second):
            return None
        levels = self._scorer.levels(first, second)
        weight = self._scorer.weigh(first, second, levels)
        ruling = self._replay.on(first, second)
        if ruling is not None and ruling.verdict == "same":
            return max(SURE, weight)
        return None if find_vetoes(first, second, levels) else weight

    def _sure(self, groups: Groups, matches: Iterable[Match]) -> list[Cluster]:
        larger = groups.larger()
        group_of = {id(record.ticket): number for number, group in enumerate(larger) for record in group}
        pairs: dict[int, list[Match]] = defaultdict(list)
        for match in matches:
            pairs[group_of[id(match.a)]].append(match)
        return [_cluster("sure", group, pairs[number]) for number, group in enumerate(larger)]

    def _questions(
        self, pairs: list[Decided], groups: Groups, obstacles: dict[tuple[int, int], tuple[Record, Record]]
    ) -> list[Cluster]:
        before = groups.copy()
        self._join(pairs, groups, REVIEW)
        together: dict[tuple[int, ...], list[Decided]] = defaultdict(list)
        for pair in pairs:
            joined = groups.together(pair.a, pair.b)
            together[(id(groups.of(pair.a)),) if joined else (id(before.of(pair.a)), id(before.of(pair.b)))].append(
                pair
            )
        return _in_order(
            [self._of_pairs(members, obstacles) for members in together.values()],
        )

    def _related(self, pairs: list[Decided]) -> list[Cluster]:
        """Return what belongs together without being one; a ticket is bound to its best earlier one by relation."""
        best: dict[tuple[int, str], Decided] = {}
        for pair in pairs:
            key = (id(pair.b), pair.decision.relation)
            held = best.get(key)
            if held is None or (pair.weight, pair.a.key) > (held.weight, held.a.key):
                best[key] = pair
        groups = Groups(self._records)
        for pair in best.values():
            groups.join(pair.a, pair.b)
        together: dict[int, list[Decided]] = defaultdict(list)
        for pair in best.values():
            together[id(groups.of(pair.a))].append(pair)
        return _in_order([self._of_pairs(members, {}) for members in together.values()])

    def _of_pairs(self, pairs: list[Decided], obstacles: dict[tuple[int, int], tuple[Record, Record]]) -> Cluster:
        records = {id(record): record for pair in pairs for record in (pair.a, pair.b)}
        matches = [self._match(pair, obstacles.get((id(pair.a), id(pair.b)))) for pair in pairs]
        return _cluster("review", sorted(records.values(), key=lambda record: record.key), matches)

    def _match(self, pair: Decided, obstacle: tuple[Record, Record] | None = None) -> Match:
        a, b, decision = pair.a, pair.b, pair.decision
        levels = self._scorer.levels(a, b)
        evidence = self._scorer.evidence(a, b, levels)
        words = reasons(a, b, decision.rule, decision.vetoes, evidence, self._scorer.prior)
        if obstacle is not None:
            words += (self._in_the_way(*obstacle),)
        return Match(
            a=a.ticket,
            b=b.ticket,
            verdict=decision.verdict,
            relation=decision.relation,
            score=round(pair.weight, 2),
            reasons=words,
            rule=decision.rule,
            details=details(decision.rule, decision.vetoes, levels, evidence, self._scorer.prior),
            fingerprints=(a.fingerprint, b.fingerprint),
        )

    def _in_the_way(self, a: Record, b: Record) -> str:
        first, second = (a, b) if a.key <= b.key else (b, a)
        vetoes = find_vetoes(first, second, self._scorer.levels(first, second))
        if self._replay.apart(first, second):
            vetoes += ("V6",)
        what = ", ".join(f"{WORDS[veto]} ({veto})" for veto in vetoes) or "the tickets around them are too unlike"
        return f"not merged, for {first.ticket.label} and {second.ticket.label}: {what}"

    def _copy_match(self, copy: Copy) -> Match:
        a, b = copy.first, copy.second
        levels = self._scorer.levels(a, b)
        return Match(
            a=a.ticket,
            b=b.ticket,
            verdict="sure",
            relation="copy",
            score=round(self._scorer.weigh(a, b, levels), 2),
            reasons=reasons(a, b, copy.rule, (), [], self._scorer.prior),
            rule=copy.rule,
            details=details(copy.rule, (), levels, [], self._scorer.prior),
            fingerprints=(a.fingerprint, b.fingerprint),
        )


_BY_REVIEWER = Decision("sure", "duplicate", "D")


def _question(pair: Decided) -> Decided:
    return Decided(
        pair.a, pair.b, Decision("review", "duplicate", pair.decision.rule, pair.decision.vetoes), pair.weight
    )


def _cluster(verdict: Verdict, records: Sequence[Record], matches: list[Match]) -> Cluster:
    place = {id(record.ticket): number for number, record in enumerate(records)}
    pairs = sorted(matches, key=lambda match: (place[id(match.a)], place[id(match.b)]))
    return Cluster(
        verdict=verdict,
        survivor=survivor(records).ticket,
        members=tuple(record.ticket for record in records),
        pairs=tuple(pairs),
        id=min(record.fingerprint for record in records),
    )


def _in_order(clusters: list[Cluster]) -> list[Cluster]:
    """Return clusters in the order of their best pair, the likeliest first."""
    return sorted(clusters, key=lambda cluster: (-max(match.score for match in cluster.pairs), cluster.id))
