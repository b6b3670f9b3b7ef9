"""The header words of all languages, from data/headers/*.toml: whole, without accents, by how their words begin.

In a file `fields` name a field outright, `weak` ones only where nothing better is there, `other` ones are known not to
be a field of a ticket ("дата изготовления").
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from sheet2desk.layout.header_rules import OTHER
from sheet2desk.layout.header_text import words
from sheet2desk.layout.word_files import languages_of

STRONG, WEAK = 0.98, 0.62
#: The first word of a list is the field's own name, which goes before its relatives ("priority", "urgency").
_OWN_NAME = 0.984
#: Letters with accents, and what is written for them where the keyboard has none: a bare one, in German two.
BARE = str.maketrans(
    {chr(code): unicodedata.normalize("NFD", chr(code))[0] for code in range(0xE0, 0x250)}
    | {"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"}
)
_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


@dataclass(slots=True)
class Term:
    """Known words of a header."""

    text: str
    tokens: tuple[str, ...]
    field: str
    strength: float
    language: str
    wanted: tuple[str, ...] = ()  # its words without those that only join others in its language


@dataclass(slots=True)
class Vocabulary:
    """All known header words, by their comparable form, also without accents, and by how each of their words begins."""

    exact: dict[str, list[Term]] = field(default_factory=lambda: defaultdict(list))
    plain: dict[str, list[Term]] = field(default_factory=lambda: defaultdict(list))
    by_start: dict[str, list[Term]] = field(default_factory=lambda: defaultdict(list))
    fields_of: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, texts: Sequence[str], name: str, strengths: Sequence[float], language: str) -> None:
        """Take in the terms of a field in one language; each log pays for it, so it is kept quick."""
        joining = links_of(language)
        for text, strength in zip(texts, strengths, strict=True):
            tokens = words.__wrapped__(text)  # each is met once: nothing to remember
            whole = " ".join(tokens)
            if "." in whole:
                tokens = tuple(token.rstrip(".") for token in tokens)
                whole = " ".join(tokens)
            wanted = tokens if joining.isdisjoint(tokens) else tuple(token for token in tokens if token not in joining)
            term = Term(text, tokens, name, strength, language, wanted)
            self.exact[whole].append(term)
            if not whole.isascii():
                for spelling in {whole.translate(BARE), whole.translate(_SPELLED_OUT)} - {whole}:
                    self.plain[spelling].append(term)
            for token in wanted:
                self.by_start[token[:3]].append(term)
                if strength >= STRONG:
                    self.fields_of[token].add(name)


@cache
def links() -> frozenset[str]:
    """Return the words of all languages that only join others."""
    return frozenset(word for data in languages_of("headers") for word in data["links"])


@cache
def links_of(language: str) -> frozenset[str]:
    """Return the words of a language that only join others."""
    return frozenset(word for data in languages_of("headers") if data["language"] == language for word in data["links"])


@cache
def units() -> frozenset[str]:
    """Return the words of all languages for units of time."""
    return frozenset(word for data in languages_of("headers") for word in data["units"])


@cache
def load() -> Vocabulary:
    """Return the vocabulary of all languages."""
    vocabulary = Vocabulary()
    for data in languages_of("headers"):
        for section, strength in (("fields", STRONG), ("weak", WEAK)):
            for name, terms in data.get(section, {}).items():
                first = _OWN_NAME if strength == STRONG else strength
                vocabulary.add(terms, name, [first, *[strength] * (len(terms) - 1)], data["language"])
        others = data["other"]["words"]
        vocabulary.add(others, OTHER, [STRONG] * len(others), data["language"])
    return vocabulary


@cache
def extent(language: str) -> int:
    """Return how many words of a language are known: of two that share a header's words the larger is meant."""
    data = next(data for data in languages_of("headers") if data["language"] == language)
    return sum(len(terms) for terms in data["fields"].values())
