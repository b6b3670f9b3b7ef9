"""Abbreviated words: listed ones, words broken off ("в раб."), words with their middle left out ("вып-на")."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.sense import Sense
from sheet2desk.layout.meaning.spellings import beginning, languages_with, meanings, within
from sheet2desk.regex import regex

#: The first and the last letters of a word with a sign between them: "вып-на", "comp'd", "закр/та".
_CONTRACTED: Final = regex(r"([^\W\d_]{2,})\s?[-–‑'’/]\s?([^\W\d_]{1,3})\.?")
#: How the reason for the sense of an abbreviation begins.
SHORT_FOR: Final = "short for"
#: A part of a word this short says too little, unless a dot shows that something is missing.
_SHORTEST: Final = 4
_SHORTEST_DOTTED: Final = 3


def expanded(text: str, folded: str, vocabulary: str, spoken: Collection[str] = ()) -> Sense | None:
    """Return what an abbreviation means: all known words that it may stand for agree.

    Where the column's languages are given in `spoken`, only their words count.
    """
    listed = within(vocabulary).get(folded)
    if listed is not None:
        return Sense(listed, "a known word of such a column")
    return _contracted(text, vocabulary, spoken) or _broken_off(text, folded, vocabulary, spoken)


def _contracted(text: str, vocabulary: str, spoken: Collection[str]) -> Sense | None:
    parts = _CONTRACTED.fullmatch(text.strip())
    if parts is None:
        return None
    start, end = fold(parts[1]), fold(parts[2])
    found = [
        word
        for word in beginning(vocabulary, 1, start[:1])
        if len(word) > len(start) + len(end) and word.startswith(start) and word.endswith(end)
    ]
    return _agreed(found, vocabulary, spoken)


def _broken_off(text: str, folded: str, vocabulary: str, spoken: Collection[str]) -> Sense | None:
    """Read "в раб" and "wart auf ant": each word the beginning of one of a known phrase."""
    tokens = folded.split()
    dotted = "." in text
    if max(map(len, tokens)) < (_SHORTEST_DOTTED if dotted or len(tokens) > 1 else _SHORTEST):
        return None
    found = [
        phrase
        for phrase in beginning(vocabulary, len(tokens), tokens[0][:1])
        if phrase.startswith(tokens[0])
        and all(_begins(word, token, dotted=dotted) for word, token in zip(phrase.split(), tokens, strict=True))
    ]
    return _agreed(found, vocabulary, spoken)


def _begins(word: str, token: str, *, dotted: bool) -> bool:
    """Whether a token stands for a word: all of it, its beginning, the first letter of a little one ("i. Arb.")."""
    if word == token:
        return True
    little = dotted and len(word) <= _SHORTEST_DOTTED
    return word.startswith(token) and (len(token) >= _SHORTEST_DOTTED or little)


def _agreed(phrases: Sequence[str], vocabulary: str, spoken: Collection[str]) -> Sense | None:
    """Return what all of the phrases mean that the languages have."""
    table = meanings(vocabulary)
    found = {
        table[phrase]: phrase
        for phrase in phrases
        if not spoken or not languages_with(phrase, vocabulary).isdisjoint(spoken)
    }
    if len(found) != 1:
        return None
    meaning, phrase = next(iter(found.items()))
    return Sense(meaning, f'{SHORT_FOR} "{phrase}"')
