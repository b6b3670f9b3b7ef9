"""The header words of all languages, from data/headers/*.toml: whole, without accents, by how their words begin.

In a file `fields` name a field outright, `weak` ones only where nothing better is there, `other` ones are known not to
be a field of a ticket ("дата изготовления").
"""

from __future__ import annotations

import tomllib
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

from sheet2desk.layout.header_rules import OTHER
from sheet2desk.layout.header_text import words

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

    def add(self, text: str, name: str, strength: float, language: str) -> None:
        """Take in one term."""
        tokens = tuple(word.rstrip(".") for word in words(text))
        wanted = tuple(token for token in tokens if token not in links_of(language))
        term = Term(text, tokens, name, strength, language, wanted)
        whole = " ".join(tokens)
        self.exact[whole].append(term)
        if not whole.isascii():
            for spelling in {whole.translate(BARE), whole.translate(_SPELLED_OUT)} - {whole}:
                self.plain[spelling].append(term)
        for token in wanted:
            self.by_start[token[:3]].append(term)
            if strength >= STRONG:
                self.fields_of[token].add(name)


@cache
def files_of_headers() -> list[dict[str, Any]]:
    """Return the data files as written, a language each."""
    folder = resources.files("sheet2desk.layout").joinpath("data/headers")
    return [
        tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.iterdir(), key=lambda path: path.name)
    ]


@cache
def links() -> frozenset[str]:
    """Return the words of all languages that only join others."""
    return frozenset(word for data in files_of_headers() for word in data["links"])


@cache
def links_of(language: str) -> frozenset[str]:
    """Return the words of a language that only join others."""
    return frozenset(word for data in files_of_headers() if data["language"] == language for word in data["links"])


@cache
def units() -> frozenset[str]:
    """Return the words of all languages for units of time."""
    return frozenset(word for data in files_of_headers() for word in data["units"])


@cache
def load() -> Vocabulary:
    """Return the vocabulary of all languages."""
    vocabulary = Vocabulary()
    for data in files_of_headers():
        for section, strength in (("fields", STRONG), ("weak", WEAK)):
            for name, terms in data.get(section, {}).items():
                for place, text in enumerate(terms):
                    own = _OWN_NAME if strength == STRONG and place == 0 else strength
                    vocabulary.add(text, name, own, data["language"])
        for text in data["other"]["words"]:
            vocabulary.add(text, OTHER, STRONG, data["language"])
    return vocabulary


@cache
def extent(language: str) -> int:
    """Return how many words of a language are known: of two that share a header's words the larger is meant."""
    data = next(data for data in files_of_headers() if data["language"] == language)
    return sum(len(terms) for terms in data["fields"].values())
