"""The weight of the evidence that two records are one request (Fellegi and Sunter 1969), in bits.

m is fixed (levels.M); u, how often two rows of different requests agree by chance, is measured on the log itself, on
pairs that a permutation picks: pairs at a fixed distance in a log sorted by date would all be near in time.
Agreement on a concrete value uses that value's own frequency: a rare phone says more than a common one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from math import log2, sqrt
from typing import Final

from sheet2desk.data_class import frozen
from sheet2desk.matching import levels as at
from sheet2desk.matching.levels import BLANK, Levels
from sheet2desk.matching.record import Record

SURE = log2(0.95 / 0.05)
REVIEW = 0.0
_DUPLICATES = 0.05  # expected share of rows that repeat another
_FEWEST = 30  # rows; a shorter log is a piece of a longer one, and no two of its rows are likelier to be one request
_PAIRS = 40_000  # pairs that u is measured on
_TRUST = 200  # pairs that the default u stands for
_ROWS_TRUST = 100  # rows that the default frequency of a value stands for
_RAREST = 1e-6

#: Values whose own frequency counts when they agree: the comparison and the level that they belong to.
_VALUES: Final = {
    "contact": ("requester", 0),
    "name": ("requester", 1),
    "organization": ("organization", 0),
    "product": ("product", 0),
    "serial": ("serial", 0),
    "text": ("text", 0),
}


@frozen
class Comparison:
    """One line of a pair's evidence: which comparison, its level, m, u and weight in bits."""

    name: str
    level: int
    m: float
    u: float
    weight: float


class Scorer:
    """Weighs pairs of one log's records."""

    def __init__(self, records: Sequence[Record], *, copied: int = 0) -> None:
        """Measure how common values and agreements are in these records; `copied` rows were exact copies of them.

        A log in which more rows are copied than expected has more duplicates of other kinds, too.
        """
        self._rows = len(records)
        duplicates = max(_DUPLICATES, copied / max(1, copied + self._rows))
        self._count_values(records)
        chance = min(0.1, 2 * duplicates / max(_FEWEST, self._rows - 1))
        self.prior = log2(chance / (1 - chance))
        self._words_of: tuple[Record | None, frozenset[str]] = (None, frozenset())
        self.u = self._measure_u(records)
        self._weights = {
            name: tuple(log2(m / u) for m, u in zip(at.M[name], self.u[name], strict=True)) for name in at.M
        }
        for record in records:
            record.ceiling = self._ceiling(record)

    def _ceiling(self, record: Record) -> float:
        """Return the most bits that product, organisation and text of a record can add to any pair."""
        text = max(self._bits["text"][record.words], *self._weights["text"]) if record.words else 0.0
        product = self._bits["product"][record.product] if record.product else 0.0
        organization = self._bits["organization"][record.organization] if record.organization else 0.0
        return max(0.0, text) + max(0.0, product) + max(0.0, organization)

    def _count_values(self, records: Sequence[Record]) -> None:
        counts: dict[str, Counter[Hashable]] = {name: Counter() for name in _VALUES}
        words: Counter[str] = Counter()
        for record in records:
            words.update(record.words)
            counts["contact"].update(record.contacts)
            counts["serial"].update(record.serials)
            counts["name"][record.name] += 1
            counts["organization"][record.organization] += 1
            counts["product"][record.product] += 1
            counts["text"][record.words] += 1
        self.frequency = words
        self._chances = {name: self._chances_of(name, counted) for name, counted in counts.items()}
        self._bits = {
            name: {value: log2(at.M[_VALUES[name][0]][_VALUES[name][1]] / u) for value, u in chances.items()}
            for name, chances in self._chances.items()
        }
        self._squares = {word: log2(1 + self._rows / times) ** 2 for word, times in words.items()}
        self._unknown = log2(1 + self._rows) ** 2  # of a word that only copies hold
        for record in records:
            self._set_norm(record)

    def _chances_of(self, name: str, counted: Counter[Hashable]) -> dict[Hashable, float]:
        """Return, by value, how probable it is that a third row holds it, beside the two that are compared."""
        comparison, level = _VALUES[name]
        expected = at.U[comparison][level] * _ROWS_TRUST
        rows = max(self._rows - 2, 0) + _ROWS_TRUST
        return {value: max(_RAREST, (max(times - 2, 0) + expected) / rows) for value, times in counted.items()}

    def _set_norm(self, record: Record) -> float:
        record.norm = sqrt(sum(self._squares.get(word, self._unknown) for word in record.words))
        return record.norm

    def _measure_u(self, records: Sequence[Record]) -> dict[str, tuple[float, ...]]:
        counts = {name: [_TRUST * share for share in shares] for name, shares in at.U.items()}
        n = self._rows
        if n > 1:
            for k in range(max(1, min(n // 2, _PAIRS // n))):
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
        if self._words_of[0] is not a:
            self._words_of = (a, frozenset(a.words))
        words, squares = self._words_of[1], self._squares
        product = sum([squares.get(word, self._unknown) for word in b.words if word in words])
        if not product:
            return 0.0
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
        weights = (self._weight(name, level, a, b) for name, level in zip(Levels._fields, levels, strict=True))
        return self.prior + sum(weights)

    def promising(self, a: Record, b: Record) -> Levels | None:
        """Return the levels of a pair, or None when no text could lift it over the line: most candidates end here."""
        requester = at.requester_level(a, b)
        gap = at.gap_level(a, b)
        serial = at.serial_level(a, b)
        weight = self.prior if gap == BLANK else self.prior + self._weights["gap"][gap]
        if requester != BLANK:
            weight += self._weight("requester", requester, a, b)
        if serial != BLANK:
            weight += self._weight("serial", serial, a, b)
        if weight + a.ceiling < REVIEW:
            return None
        product = at.product_level(a, b)
        organization = at.organization_level(a, b)
        text = BLANK
        if a.words and b.words:
            text = 0 if a.words == b.words else 1
        weight += self._weight("product", product, a, b) + self._weight("organization", organization, a, b)
        if weight + self._weight("text", text, a, b) < REVIEW:
            return None
        return Levels(requester, organization, product, serial, text if text <= 0 else self._text_level(a, b), gap)

    def evidence(self, a: Record, b: Record, levels: Levels) -> list[Comparison]:
        """Return the pair's evidence line by line; blanks are left out."""
        lines = []
        for name, level in zip(Levels._fields, levels, strict=True):
            if level != BLANK:
                m, weight = at.M[name][level], self._weight(name, level, a, b)
                lines.append(Comparison(name, level, m, m / 2**weight, weight))
        return lines

    def _weight(self, name: str, level: int, a: Record, b: Record) -> float:
        """Return the bits of a level; where a concrete value agrees, by how common that value is."""
        if level == BLANK:
            return 0.0
        if level == 0:
            if name == "text":
                return self._bits["text"].get(a.words, self._weights[name][0])
            if name == "product":
                return self._bits["product"].get(a.product, self._weights[name][0])
            if name == "organization":
                return self._bits["organization"].get(a.organization, self._weights[name][0])
            if name != "gap":
                field = "contact" if name == "requester" else "serial"
                shared = a.contacts & b.contacts if name == "requester" else a.serials & b.serials
                bits = self._bits[field]
                return max(bits.get(value, self._weights[name][0]) for value in shared)
        elif level == 1 and name == "requester":
            return self._bits["name"].get(a.name, self._weights[name][1])
        return self._weights[name][level]
