"""Joining pairs to clusters by the mean of all their cross pairs, never by a single bridge."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from sheet2desk.data_class import frozen
from sheet2desk.matching.record import Record


@frozen
class Edge:
    """A pair of records, the earlier one first, with the weight that ranks it; `forced` ones join whatever the mean."""

    a: Record
    b: Record
    weight: float
    forced: bool = False


class Groups:
    """Records in disjoint groups, joined step by step."""

    def __init__(self, records: Iterable[Record]) -> None:
        """Begin with each record in a group of its own."""
        self._members = {id(record): [record] for record in records}

    def copy(self) -> Groups:
        """Return the same groups, to be joined further on their own."""
        twin = Groups(())
        lists = {id(members): list(members) for members in self._members.values()}
        twin._members = {record: lists[id(members)] for record, members in self._members.items()}
        return twin

    def of(self, record: Record) -> list[Record]:
        """Return the group of a record."""
        return self._members[id(record)]

    def join(self, a: Record, b: Record) -> None:
        """Make one group of two."""
        first, second = self.of(a), self.of(b)
        if first is second:
            return
        if len(first) < len(second):
            first, second = second, first
        first += second
        for record in second:
            self._members[id(record)] = first

    def together(self, a: Record, b: Record) -> bool:
        """Return whether two records are in one group."""
        return self.of(a) is self.of(b)

    def larger(self) -> list[list[Record]]:
        """Return the groups of two and more, each in stable order, in the order of their first members."""
        seen: set[int] = set()
        found = []
        for group in self._members.values():
            if len(group) > 1 and id(group) not in seen:
                seen.add(id(group))
                found.append(sorted(group, key=lambda record: record.key))
        return sorted(found, key=lambda group: group[0].key)


def agglomerate(
    edges: Sequence[Edge], groups: Groups, threshold: float, weigh: Callable[[Record, Record], float | None]
) -> list[tuple[Edge, Record, Record]]:
    """Join groups along edges, heaviest first, where the mean weight of all cross pairs reaches the threshold.

    `weigh` returns the weight of a cross pair in bits, or None when a veto forbids it: one is enough to keep two
    groups apart. Returns the edges that were refused, each with the pair that stood in the way.
    """
    refused = []
    for edge in sorted(edges, key=lambda edge: (not edge.forced, -edge.weight, edge.a.key, edge.b.key)):
        first, second = groups.of(edge.a), groups.of(edge.b)
        if first is second:
            continue
        if edge.forced:
            groups.join(edge.a, edge.b)
            continue
        total, obstacle = 0.0, None
        for a in first:
            for b in second:
                weight = weigh(a, b)
                if weight is None:
                    obstacle = (a, b)
                    break
                total += weight
            if obstacle:
                break
        if obstacle is None and total / (len(first) * len(second)) >= threshold:
            groups.join(edge.a, edge.b)
        else:
            refused.append((edge, *(obstacle or (edge.a, edge.b))))
    return refused
