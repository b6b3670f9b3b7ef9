"""The weight of the evidence that two records are one request (Fellegi and Sunter 1969), in bits.

m is fixed (levels.M); u, how often two rows of different requests agree by chance, is measured on the log itself, on
pairs that a permutation picks: pairs at a fixed distance in a log sorted by date would all be near in time.
Agreement on a concrete value uses that value's own frequency: a rare phone says more than a common one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log2, sqrt

from sheet2desk.matching import levels as at
from sheet2desk.matching.levels import BLANK, Levels
from sheet2desk.matching.record import Record

SURE = log2(0.95 / 0.05)
REVIEW = 0.0
_DUPLICATES = 0.05  # expected share of rows that repeat another
_PAIRS = 40_000  # pairs that u is measured on
_TRUST = 200  # pairs that the default u stands for
_ROWS_TRUST = 100  # rows that the default frequency of a value stands for
_RAREST = 1e-6


@dataclass(frozen=True, slots=True)
class Comparison:
    """One line of a pair's evidence: which comparison, its level, m, u and weight in bits."""

    name: str
    level: int
    m: float
    u: float
    weight: float


class Scorer:
    """Weighs pairs of one log's records."""

    def __init__(self, records: Sequence[Record]) -> None:
        """Measure how common values and agreements are in these records."""
        self._rows = len(records)
        self._count_values(records)
        chance = min(0.1, 2 * _DUPLICATES / max(1, self._rows - 1))
        self.prior = log2(chance / (1 - chance))
        self.u = self._measure_u(records)
        self._weights = {
            name: tuple(log2(m / u) for m, u in zip(at.M[name], self.u[name], strict=True)) for name in at.M
        }
        self._best_text = max(self._weights["text"] + (log2(at.M["text"][0] / _RAREST),))

    def _count_values(self, records: Sequence[Record]) -> None:
        words: Counter[str] = Counter()
        self._contacts: Counter[str] = Counter()
        self._names: Counter[str] = Counter()
        self._organizations: Counter[str] = Counter()
        self._products: Counter[str] = Counter()
        self._serials: Counter[str] = Counter()
        self._texts: Counter[frozenset[str]] = Counter()
        for record in records:
            words.update(record.words)
            self._contacts.update(record.contacts)
            self._serials.update(record.serials)
            self._names[record.name] += 1
            self._organizations[record.organization] += 1
            self._products[record.product] += 1
            self._texts[record.words] += 1
        self.frequency = words
        self._squares = {word: log2(1 + self._rows / times) ** 2 for word, times in words.items()}
        self._unknown = log2(1 + self._rows) ** 2  # of a word that only copies hold
        for record in records:
            self._set_norm(record)

    def _set_norm(self, record: Record) -> float:
        record.norm = sqrt(sum(self._squares.get(word, self._unknown) for word in sorted(record.words)))
        return record.norm

    def _measure_u(self, records: Sequence[Record]) -> dict[str, tuple[float, ...]]:
        counts = {name: [_TRUST * share for share in shares] for name, shares in at.U.items()}
        n = self._rows
        if n > 1:
            rounds = max(1, min(n // 2, _PAIRS // n)) if n > 2 else 1
            for k in range(rounds):
                for i in range(n):
                    j = (i * 7919 + k * 104_729 + 1) % n
                    if i == j:
                        continue
                    found = self.levels(records[i], records[j])
                    for name, level in zip(Levels._fields, found, strict=True):
                        if level != BLANK:
                            counts[name][level] += 1
        return {name: tuple(count / sum(shares) for count in shares) for name, shares in counts.items()}

    def cosine(self, a: Record, b: Record) -> float:
        """Return the similarity of two texts: cosine of their words, each weighted by its rarity in the log."""
        shared = a.words & b.words
        if not shared:
            return 0.0
        product = sum([self._squares.get(word, self._unknown) for word in sorted(shared)])
        return product / ((a.norm or self._set_norm(a)) * (b.norm or self._set_norm(b)))

    def levels(self, a: Record, b: Record) -> Levels:
        """Return the level of every comparison."""
        return Levels(
            at.requester_level(a, b),
            at.organization_level(a, b),
            at.product_level(a, b),
            at.serial_level(a, b),
            self._text_level(a, b),
            at.gap_level(a, b),
        )

    def _text_level(self, a: Record, b: Record) -> int:
        if not a.words or not b.words:
            return BLANK
        return at.text_level(self.cosine(a, b), same=a.words == b.words)

    def weigh(self, a: Record, b: Record, levels: Levels) -> float:
        """Return the weight of a pair in bits, the prior included."""
        return self.prior + sum(
            self._weight(name, level, a, b) for name, level in zip(Levels._fields, levels, strict=True)
        )

    def promising(self, a: Record, b: Record) -> Levels | None:
        """Return the levels of a pair, or None when no text could lift it over the line: most candidates end here."""
        requester = at.requester_level(a, b)
        serial = at.serial_level(a, b)
        product = at.product_level(a, b)
        organization = at.organization_level(a, b)
        gap = at.gap_level(a, b)
        text = BLANK
        if a.words and b.words:
            text = 0 if a.words == b.words else 1
        bound = Levels(requester, organization, product, serial, text, gap)
        if self.weigh(a, b, bound) < REVIEW:
            return None
        return bound if text <= 0 else bound._replace(text=self._text_level(a, b))

    def evidence(self, a: Record, b: Record, levels: Levels) -> list[Comparison]:
        """Return the pair's evidence line by line; blanks are left out."""
        lines = []
        for name, level in zip(Levels._fields, levels, strict=True):
            if level != BLANK:
                u = self._chance(name, level, a, b)
                lines.append(Comparison(name, level, at.M[name][level], u, log2(at.M[name][level] / u)))
        return lines

    def _weight(self, name: str, level: int, a: Record, b: Record) -> float:
        if level == BLANK:
            return 0.0
        if (level == 0 and name != "gap") or (name == "requester" and level == 1):
            return log2(at.M[name][level] / self._chance(name, level, a, b))
        return self._weights[name][level]

    def _chance(self, name: str, level: int, a: Record, b: Record) -> float:
        """Return u of a level; where a concrete value agrees, the share of rows that hold it."""
        times = 0
        if name == "requester" and level == 0:
            times = min(self._contacts[contact] for contact in a.contacts & b.contacts)
        elif name == "requester" and level == 1:
            times = self._names[a.name]
        elif level == 0 and name == "serial":
            times = min(self._serials[serial] for serial in a.serials & b.serials)
        elif level == 0 and name == "product":
            times = self._products[a.product]
        elif level == 0 and name == "organization":
            times = self._organizations[a.organization]
        elif level == 0 and name == "text":
            times = self._texts[a.words]
        else:
            return self.u[name][level]
        expected = at.U[name][level] * _ROWS_TRUST
        return max(_RAREST, (max(times - 1, 0) + expected) / (max(self._rows - 1, 0) + _ROWS_TRUST))
