"""Headers with typing errors, or cut short within a word: the known ones that they may be, by their letters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from sheet2desk.layout.header_text import key
from sheet2desk.layout.known_headers import load
from sheet2desk.regex import regex

#: Headers are misspelt of each other from this share of letters in common on, in percent.
_LIKENESS = 85
_SHORTEST, _LONGEST = 5, 40
#: A compound whose first part is cut short: "Anspr.-partner".
_CUT_COMPOUND = regex(r"([^\W\d_]{3,})\.\s?-?\s?([^\W\d_]{4,})")


def near_headers(text: str) -> Iterator[tuple[str, float]]:
    """Yield the known headers that a misspelt one may be (one letter in seven wrong at most), with their likeness."""
    wanted = key(text, brackets=False)
    if not _SHORTEST <= len(wanted) <= _LONGEST:
        return
    near_ones = _near(wanted)
    if not near_ones:
        return
    from rapidfuzz import fuzz, process

    for near, ratio, _ in process.extract(wanted, near_ones, scorer=fuzz.ratio, score_cutoff=_LIKENESS, limit=3):
        if _is_slip(wanted, near):
            yield near, ratio / 100


def whole_compound(text: str) -> str:
    """Return the known header that a compound cut short within it stands for, "" where none or several may be meant."""
    cut = _CUT_COMPOUND.fullmatch(text.strip())
    if cut is None:
        return ""
    first, last = (key(part) for part in cut.groups())
    longer = len(first) + len(last)
    found = [
        known
        for known in load().written.beginning(first)
        if known.endswith(last) and len(known) > longer and " " not in known
    ]
    return found[0] if len(found) == 1 else ""


def _near(wanted: str) -> list[str]:
    """Return the known headers that can be like enough: they begin alike, and few letters are in one of them only."""
    letters = set(wanted)
    # by its length alone nearly every known header is too far, and that is quickly asked; one letter makes up for
    # what rounding takes
    shortest, longest = (
        len(wanted) * _LIKENESS // (200 - _LIKENESS) - 1,
        len(wanted) * (200 - _LIKENESS) // _LIKENESS + 1,
    )
    near = [
        known
        for known in _beginning(wanted[0])
        if shortest <= len(known) <= longest and len(letters.symmetric_difference(known)) <= _apart(wanted, known)
    ]
    own = Counter(wanted)
    return [known for known in near if (own - Counter(known) | Counter(known) - own).total() <= _apart(wanted, known)]


@lru_cache(maxsize=32)
def _beginning(letter: str) -> list[str]:
    """Return the known headers that begin with a letter: a wide table has many unknown ones under few letters."""
    return load().written.beginning(letter)


def _apart(wanted: str, known: str) -> float:
    """Return how many letters two texts may have that the other hasn't, and still be like enough."""
    return (len(wanted) + len(known)) * (1 - _LIKENESS / 100)


def _is_slip(wanted: str, known: str) -> bool:
    """Whether typing errors alone part two texts: "prepared by" is no "repaired by", and "rep'd" no "reqd"."""
    from rapidfuzz.distance import OSA

    pairs = list(zip(wanted.split(), known.split(), strict=False))
    if len(wanted.split()) != len(known.split()):
        pairs = [(wanted, known)]
    return all(
        word == other
        or (
            word[0] == other[0]
            and min(len(word), len(other)) >= _SHORTEST
            and OSA.distance(word, other) <= (1 if len(other) < 8 else 2)
        )
        for word, other in pairs
    )
