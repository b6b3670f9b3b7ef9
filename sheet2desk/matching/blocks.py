"""Which pairs are worth weighing: those that share a key. Nobody compares all with all."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from sheet2desk.data_class import frozen
from sheet2desk.matching.codes import skeleton
from sheet2desk.matching.record import Record

LARGEST = 40  # rows of a block that are all compared with one another
_SURE_KINDS = ("serial", "contact")
_WEEK = 7 * 1440
_THREE_DAYS = 3 * 1440
_RARE = range(2, 9)  # rows that a rare word stands in


@frozen
class Dropped:
    """A block too large to compare all with all: only rows next to each other in time were compared."""

    kind: str
    key: str
    rows: int


class Blocks:
    """The blocks of a log's records, and which of them each record stands in."""

    def __init__(self, records: Sequence[Record], frequency: Counter[str], *, sure_only: bool = False) -> None:
        """Sort the records into blocks; `frequency` says in how many records a word stands.

        With `sure_only` the blocks are those that every surely equal pair shares, and no others.
        """
        self.dropped: list[Dropped] = []
        self._blocks: list[list[int]] = []
        self._member_of: list[list[int]] = [[] for _ in records]
        for kind, keys in _kinds(frequency).items():
            if sure_only and kind not in _SURE_KINDS:
                continue
            groups: dict[object, list[int]] = defaultdict(list)
            for index, record in enumerate(records):
                for key in keys(record):
                    groups[key].append(index)
            for key, group in groups.items():
                if len(group) > LARGEST:
                    self.dropped.append(Dropped(kind, _shown(key), len(group)))
                    for start in range(0, len(group) - LARGEST // 2, LARGEST // 2):
                        self._add(group[start : start + LARGEST])
                elif len(group) > 1:
                    self._add(group)
        self.dropped.sort(key=lambda block: (block.kind, block.key))

    def _add(self, group: list[int]) -> None:
        for index in group:
            self._member_of[index].append(len(self._blocks))
        self._blocks.append(group)

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Yield each pair of positions that share a block once, the smaller first, in order."""
        for index, memberships in enumerate(self._member_of):
            others: set[int] = set()
            for block in memberships:
                others.update(self._blocks[block])
            for other in sorted(others):
                if other > index:
                    yield index, other


def _kinds(frequency: Counter[str]) -> dict[str, Callable[[Record], Iterable[object]]]:
    return {
        "serial": lambda record: record.serials,
        "serial, look-alike signs folded": lambda record: {skeleton(serial) for serial in record.serials},
        "contact": lambda record: record.contacts,
        "name": lambda record: (record.name,) if record.name else (),
        "organization and week": lambda record: _in_time(record.organization, record.minute, _WEEK),
        "product and three days": lambda record: _in_time(record.product, record.minute, _THREE_DAYS),
        "same words": lambda record: (record.words,) if record.words else (),
        "rare word": lambda record: [word for word in record.words if frequency[word] in _RARE],
        "number": lambda record: (record.number,) if record.number else (),
    }


def _in_time(key: str, minute: int | None, span: int) -> Iterable[object]:
    """Return the key with its span of time, twice: by spans half a span apart, so that no pair falls between."""
    if not key or minute is None:
        return ()
    return ((key, minute // span, 0), (key, (minute + span // 2) // span, 1))


def _shown(key: object) -> str:
    if isinstance(key, tuple):
        return str(key[0]) if key and isinstance(key[-1], int) else " ".join(key)
    return str(key)
