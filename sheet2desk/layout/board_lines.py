"""Further lines of a board's cards that say the same thing of each: "resp. Karim", "due: 5 May"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from sheet2desk.layout.header_text import key
from sheet2desk.layout.meaning.dates.parse import parse
from sheet2desk.layout.vocabulary import guesses

#: A line is begun by so many words at most, in so many cards at least, and in such a share of them.
_WORDS = 3
_FEWEST = 3
_SHARE = 0.2
_SURE = 0.6


def labelled_lines(cards: Sequence[str]) -> tuple[dict[str, list[str]], list[str]]:
    """Return label → what each card says behind it, and the lines of each card that remain.

    A label comes again in many cards with different values behind it, and names a field; before days any word is one.
    """
    values: defaultdict[str, set[str]] = defaultdict(set)
    counts: Counter[str] = Counter()
    for card in cards:
        for line in card.split("\n"):
            for label, rest in _cuts(line):
                counts[label] += 1
                values[label].add(rest)
    enough = max(_FEWEST, _SHARE * len(cards))
    known = [
        label
        for label, count in counts.items()
        if count >= enough and len(values[label]) > 1 and _labels(label, values)
    ]
    found = {label: [""] * len(cards) for label in sorted(known, key=lambda label: -len(label))}
    remaining = []
    for index, card in enumerate(cards):
        kept: list[str] = []
        for line in card.split("\n"):
            cut = next((one for one in reversed(_cuts(line)) if one[0] in found and not found[one[0]][index]), None)
            if cut is None:
                kept.append(line)
            else:
                found[cut[0]][index] = cut[1]
        remaining.append("\n".join(kept).strip())
    return {label: said for label, said in found.items() if any(said)}, remaining


def _cuts(line: str) -> list[tuple[str, str]]:
    """Return (label, rest) of a line for each number of words that may be its label, the shortest first."""
    head, colon, tail = line.partition(":")
    if colon and tail.strip() and 0 < len(head.split()) <= _WORDS and not head.strip().isdigit():
        return [(head.strip(), tail.strip())]
    words = line.split()
    return [(" ".join(words[:count]), " ".join(words[count:])) for count in range(1, min(_WORDS, len(words) - 1) + 1)]


def _labels(label: str, values: dict[str, set[str]]) -> bool:
    if not key(label) or any(sign.isdigit() for sign in label):
        return False
    if all(parse(value).kind == "date" for value in values[label]):
        return True
    best = next(iter(guesses(label)), None)
    return best is not None and best.whole and best.score >= _SURE
