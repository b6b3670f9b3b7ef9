"""One word of a closed vocabulary: what it means, by which likeness, or nothing when that isn't certain."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from sheet2desk.layout.meaning.fold import fold, squeeze
from sheet2desk.layout.meaning.vocabulary import meanings, squeezed, words

_PARTS: Final = re.compile(r"\s*[/|\\;\n]\s*|\s+[-–—→>=]+\s+|\s*[()\[\]]\s*|,\s+|:\s+")
_DATE: Final = re.compile(
    r"\(?\b\d{1,4}[./\-]\d{1,2}(?:[./\-]\d{2,4})?\.?(?:\s*г\.?)?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?\)?"
)
_NOT: Final = (
    "не",
    "ні",
    "un",
    "non",
    "not",
    "nicht",
    "nie",
    "no",
    "nao",
    "ne",
    "nav",
    "in",
    "sin",
    "pas",
    "без",
    "ohne",
    "без",
)
_DOUBLE: Final = re.compile(r"(\w)\1")
#: A word this short is too near to others to be taken with a typing error.
_SHORTEST: Final = 5
_LONGEST: Final = 60


@dataclass(frozen=True, slots=True)
class Sense:
    """What a text was taken to mean, and why."""

    meaning: str
    reason: str


@lru_cache(maxsize=8192)
def sense_of(text: str, vocabulary: str) -> Sense | None:
    """Return the meaning of a text in the vocabulary ("statuses"), None where it has none or more than one."""
    whole = _single(text, vocabulary)
    if whole is not None:
        return whole
    bare = _DATE.sub(" ", text)
    if bare != text:
        dated = _single(bare, vocabulary)
        if dated is not None:
            return Sense(dated.meaning, f"{dated.reason}, a date beside it")
    sense = _in_parts(bare, vocabulary)
    if sense is None and vocabulary == "statuses":
        sense = _without_fillers(bare) or _opening(bare)
    return sense


def _without_fillers(text: str) -> Sense | None:
    """Read "new ticket" and "закрыто клиентом" without the words that change nothing."""
    rest = f" {fold(text)} "
    for filler in words("status_openings", "fillers"):
        rest = rest.replace(f" {filler} ", " ")
    table = meanings("statuses")
    return Sense(table[rest.strip()], "a known word with what it is about") if rest.strip() in table else None


def _opening(text: str) -> Sense | None:
    """Read "waiting for the supplier": the beginning says the status, the rest only for whom or what."""
    folded = f"{fold(text)} "
    for meaning in ("pending", "open"):
        for opening in words("status_openings", meaning):
            if folded.startswith(f"{opening} "):
                return Sense(meaning, f'begins with "{opening}"')
    return None


def _in_parts(text: str, vocabulary: str) -> Sense | None:
    """Read "in Arbeit / в работе" and "закрыто (дубль)": all known parts must agree, the first must be known."""
    parts = [part for part in _PARTS.split(text) if part and fold(part)]
    if len(parts) < 2:
        return None
    senses = [
        _single(part, vocabulary) or (_without_fillers(part) if vocabulary == "statuses" else None) for part in parts
    ]
    if senses[0] is None and not (len(parts) == 2 and senses[1] is not None and parts[0].strip().isdigit()):
        return None
    known = {sense.meaning for sense in senses if sense is not None}
    if len(known) != 1:
        return None
    if any(sense is None and fold(part).split()[0] in _NOT for sense, part in zip(senses, parts, strict=True)):
        return None
    reason = "all its parts agree" if all(senses) else "its first part is known"
    return Sense(known.pop(), reason)


def _single(text: str, vocabulary: str) -> Sense | None:
    folded = fold(text)
    if not folded:
        return None
    table = meanings(vocabulary)
    if folded in table:
        return Sense(table[folded], "a known word")
    short = squeeze(folded)
    if short in squeezed(vocabulary):
        return Sense(squeezed(vocabulary)[short], "a known word, spaced otherwise")
    if len(folded) > _LONGEST:
        return None
    short_for = _abbreviated(folded, table, dotted="." in text)
    misspelt = _misspelt(folded, short, vocabulary)
    if short_for is not None and misspelt is not None and short_for.meaning != misspelt.meaning:
        return None
    return short_for or misspelt


def _abbreviated(folded: str, table: Mapping[str, str], *, dotted: bool) -> Sense | None:
    """Read "в раб" and "wart auf ant": each word the beginning of one of a known phrase, all phrases agreeing."""
    tokens = folded.split()
    if max(map(len, tokens)) < (3 if dotted or len(tokens) > 1 else 4):
        return None
    found: dict[str, str] = {}
    for phrase, meaning in table.items():
        spelled = phrase.split()
        if len(spelled) != len(tokens):
            continue
        if all(
            full == token or (len(token) >= 3 and full.startswith(token))
            for full, token in zip(spelled, tokens, strict=True)
        ):
            found[meaning] = phrase
    if len(found) != 1:
        return None
    meaning, phrase = found.popitem()
    return Sense(meaning, f'short for "{phrase}"')


def _misspelt(folded: str, short: str, vocabulary: str) -> Sense | None:
    """Read a word with one typing error, two in a long one, when no other meaning is as near."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    if len(short) < _SHORTEST:
        return _transposed(short, vocabulary)
    limit = 1 if len(short) < 8 else 2
    nearest: dict[str, tuple[int, str]] = {}
    table = squeezed(vocabulary)
    for word, found, _ in process.extract(
        short, table.keys(), scorer=OSA.distance, processor=None, score_cutoff=limit + 1, limit=None
    ):
        meaning, away = table[word], round(found)
        if len(word) >= _SHORTEST - 1 and away < nearest.get(meaning, (99, ""))[0]:
            nearest[meaning] = (away, word)
    ranked = sorted((distance, meaning, word) for meaning, (distance, word) in nearest.items())
    if not ranked or ranked[0][0] > limit:
        return None
    if len(ranked) > 1 and ranked[1][0] <= ranked[0][0]:
        # "cerado" is as near to "creado" as to "cerrado", but a double letter written once is the usual slip
        ranked = [near for near in ranked if near[0] == 1 and _DOUBLE.sub(r"\1", near[2]) == _DOUBLE.sub(r"\1", short)]
        if len(ranked) != 1:
            return None
    distance, meaning, word = ranked[0]
    if _negated(folded, word):
        return None
    return Sense(
        meaning, f'one typing error away from "{word}"' if distance == 1 else f'two typing errors away from "{word}"'
    )


def _transposed(short: str, vocabulary: str) -> Sense | None:
    """Read a short word with two neighbouring letters exchanged ("opne")."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    if len(short) != 4:
        return None
    table = squeezed(vocabulary)
    near = process.extract(short, table.keys(), scorer=OSA.distance, processor=None, score_cutoff=1, limit=None)
    if len({table[word] for word, _, _ in near if len(word) > 3}) > 1:
        return None
    ways = {
        meaning
        for place in range(3)
        if (meaning := squeezed(vocabulary).get(short[:place] + short[place + 1] + short[place] + short[place + 2 :]))
    }
    return Sense(ways.pop(), "two letters exchanged") if len(ways) == 1 else None


def _negated(folded: str, word: str) -> bool:
    """Whether one of two near words is the other with a "not" before it ("gelost", "ungelost")."""
    return _without_not_is(squeeze(folded), word) or _without_not_is(word, squeeze(folded))


def _without_not_is(longer: str, shorter: str) -> bool:
    from rapidfuzz.distance import OSA

    rests = [longer.removeprefix(no) for no in _NOT if longer.startswith(no)]
    return any(len(rest) >= 3 and OSA.distance(rest, shorter) < OSA.distance(longer, shorter) for rest in rests)
