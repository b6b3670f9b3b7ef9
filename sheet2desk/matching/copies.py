"""Rows that are copies of one another by exact keys, before anything is weighed (K1, K2, K4)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence

from sheet2desk.data_class import frozen
from sheet2desk.matching.levels import other_order
from sheet2desk.matching.record import Record

RULES = {
    "K1": "the same row twice",
    "K2": "the same message or form response",
    "K4": "the same number with the same content",
}


_TELLING = 8  # different words that nobody writes twice by chance
_NEAR = 40  # distinct rows before it, under one key, that a row is compared with


@frozen
class Copy:
    """A record and the earlier one that it copies, by the rule of that name."""

    first: Record
    second: Record
    rule: str


def find_copies(records: Sequence[Record], *, apart: Callable[[Record, Record], bool]) -> list[Copy]:
    """Return each copied record once, paired with the first of its group; `apart` says which pairs may not be.

    Records come in their stable order, so rows of one time and content stand together; a record that isn't copied
    stands for its group in all further steps.
    """
    copied: set[int] = set()
    found = []
    serials_kept = sum(bool(record.serials) for record in records) >= 0.2 * len(records)
    for rule, groups in (
        ("K1", _grouped(records, lambda record: [record.row])),
        ("K2", _grouped(records, lambda record: sorted(record.messages))),
        ("K4", _grouped(records, lambda record: [record.number] if record.number else [])),
    ):
        for group in groups:
            firsts: list[Record] = []
            for record in group:
                if id(record) in copied:
                    continue
                near = firsts[-_NEAR:]
                first = next(
                    (other for other in near if _same(rule, other, record, serials_kept) and not apart(other, record)),
                    None,
                )
                if first is None:
                    firsts.append(record)
                else:
                    copied.add(id(record))
                    found.append(Copy(first, record, rule))
    return found


def _grouped(records: Sequence[Record], keys: Callable[[Record], Iterable[Hashable]]) -> list[list[Record]]:
    groups: dict[Hashable, list[Record]] = defaultdict(list)
    for record in records:
        for key in keys(record):
            groups[key].append(record)
    return [group for group in groups.values() if len(group) > 1]


def _same(rule: str, a: Record, b: Record, serials_kept: bool) -> bool:  # noqa: FBT001
    if rule == "K1":
        return _same_row(a, b, serials_kept)
    if rule == "K2":
        return not _contradict(a, b)
    return _same_content(a, b)


def _same_row(a: Record, b: Record, serials_kept: bool) -> bool:  # noqa: FBT001
    """Return whether two rows with equal content are copies and not two short rows that happen to say the same.

    With one number they are. Without numbers a date, a requester or a long text must stand there. With two numbers
    the received minute must stand there; where only a day does, or the log keeps serial numbers and these rows have
    none, the rows may be two items of one delivery.
    """
    if a.number and a.number == b.number:
        return True
    who = bool(a.contacts or a.name or a.organization)
    if not a.number and not b.number:
        return a.minute is not None or (who and bool(a.words)) or len(a.words) >= _TELLING
    if a.minute is None or not (who and a.words):
        return False
    return a.timed or bool(a.serials) or not serials_kept


def _same_content(a: Record, b: Record) -> bool:
    """Return whether two rows with one number hold one request: nothing contradicts, and something agrees."""
    if _contradict(a, b) or (a.minute is not None and b.minute is not None and not _same_time(a, b)):
        return False
    agreed = (
        (bool(a.words) and a.words == b.words)
        + (not a.contacts.isdisjoint(b.contacts))
        + (bool(a.name) and a.name == b.name)
        + (not a.serials.isdisjoint(b.serials))
        + (a.minute is not None and b.minute is not None)
    )
    return agreed >= 2 and (not a.words or not b.words or a.words == b.words)


def _contradict(a: Record, b: Record) -> bool:
    return (
        bool(a.serials and b.serials and a.serials.isdisjoint(b.serials))
        or bool(a.product and b.product and a.product != b.product)
        or bool(a.name and b.name and a.name != b.name)
        or other_order(a, b)
    )


def _same_time(a: Record, b: Record) -> bool:
    if a.minute is None or b.minute is None:
        return False
    return a.minute == b.minute if a.timed and b.timed else a.minute // 1440 == b.minute // 1440
