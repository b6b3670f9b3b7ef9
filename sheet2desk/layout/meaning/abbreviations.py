"""Abbreviated words: listed ones, words broken off ("в раб."), words with their middle left out ("вып-на")."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from functools import cache
from typing import Final

from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.sense import Sense
from sheet2desk.layout.meaning.vocabulary import known, known_within

#: The first and the last letters of a word with a sign between them: "вып-на", "comp'd", "закр/та".
_CONTRACTED: Final = re.compile(r"([^\W\d_]{2,})\s?[-–‑'’/]\s?([^\W\d_]{1,3})\.?")
#: A part of a word this short says too little, unless a dot shows that something is missing.
_SHORTEST: Final = 4
_SHORTEST_DOTTED: Final = 3

Phrase = tuple[str, tuple[str, ...], str, frozenset[str]]


def expanded(text: str, folded: str, vocabulary: str, spoken: Collection[str] = ()) -> Sense | None:
    """Return what an abbreviation means: all known words that it may stand for agree.

    Where the column's languages are given in `spoken`, only their words count.
    """
    listed = known_within(vocabulary).get(folded)
    if listed is not None:
        return Sense(listed[0], "a known word of such a column")
    return _contracted(text, vocabulary, spoken) or _broken_off(text, folded, vocabulary, spoken)


def _contracted(text: str, vocabulary: str, spoken: Collection[str]) -> Sense | None:
    parts = _CONTRACTED.fullmatch(text.strip())
    if parts is None:
        return None
    start, end = fold(parts[1]), fold(parts[2])
    found = {
        meaning: phrase
        for phrase, tokens, meaning, languages in _beginning(vocabulary).get((1, start[:1]), ())
        if (not spoken or languages & set(spoken))
        and len(tokens[0]) > len(start) + len(end)
        and tokens[0].startswith(start)
        and tokens[0].endswith(end)
    }
    return _agreed(found)


def _broken_off(text: str, folded: str, vocabulary: str, spoken: Collection[str]) -> Sense | None:
    """Read "в раб" and "wart auf ant": each word the beginning of one of a known phrase."""
    tokens = folded.split()
    dotted = "." in text
    if max(map(len, tokens)) < (_SHORTEST_DOTTED if dotted or len(tokens) > 1 else _SHORTEST):
        return None
    found: dict[str, str] = {}
    for phrase, full, meaning, languages in _beginning(vocabulary).get((len(tokens), tokens[0][:1]), ()):
        if spoken and not languages & set(spoken):
            continue
        if all(_begins(word, token, dotted=dotted) for word, token in zip(full, tokens, strict=True)):
            found[meaning] = phrase
    return _agreed(found)


def _begins(word: str, token: str, *, dotted: bool) -> bool:
    """Whether a token stands for a word: all of it, its beginning, the first letter of a little one ("i. Arb.")."""
    if word == token:
        return True
    little = dotted and len(word) <= _SHORTEST_DOTTED
    return word.startswith(token) and (len(token) >= _SHORTEST_DOTTED or little)


def _agreed(found: Mapping[str, str]) -> Sense | None:
    if len(found) != 1:
        return None
    meaning, phrase = next(iter(found.items()))
    return Sense(meaning, f'short for "{phrase}"')


@cache
def _beginning(vocabulary: str) -> Mapping[tuple[int, str], list[Phrase]]:
    """Return the known phrases by their number of words and first letter."""
    found: defaultdict[tuple[int, str], list[Phrase]] = defaultdict(list)
    for phrase, (meaning, languages) in known(vocabulary).items():
        tokens = tuple(phrase.split())
        found[len(tokens), tokens[0][:1]].append((phrase, tokens, meaning, languages))
    return found
