"""The header words of all languages, from data/headers/*.toml: whole, without accents, by how their words begin.

In a file `fields` name a field outright, `weak` ones only where nothing better is there, `other` ones are known not to
be a field of a ticket ("дата изготовления").
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from functools import cache, partial
from typing import Any

from sheet2desk.data_class import mutable
from sheet2desk.layout.header_rules import OTHER
from sheet2desk.layout.header_text import words
from sheet2desk.layout.word_files import languages_of
from sheet2desk.layout.word_index import table
from sheet2desk.layout.word_table import Table

STRONG, WEAK = 0.98, 0.62
#: The first word of a list is the field's own name, which goes before its relatives ("priority", "prio", "urgency").
_OWN_NAME = 0.984
_SHORTEST = 4
#: The tables of the vocabulary.
PARTS = ("written", "bare", "starts", "naming")
#: Letters with accents, and what is written for them where the keyboard has none: a bare one, in German two.
BARE = str.maketrans(
    {chr(code): unicodedata.normalize("NFD", chr(code))[0] for code in range(0xE0, 0x250)}
    | {"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"}
)
_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def spelt_bare(text: str) -> list[str]:
    """Return how a text is spelt where its accents can't be typed."""
    return sorted({text.translate(BARE), text.translate(_SPELLED_OUT)} - {text}) if not text.isascii() else []


@mutable
class Term:
    """Known words of a header."""

    text: str
    tokens: tuple[str, ...]
    field: str
    strength: float
    language: str
    wanted: tuple[str, ...] = ()  # its words without those that only join others in its language


@mutable
class Vocabulary:
    """All known header words, by their comparable form, also without accents, and by how each of their words begins.

    The lists are texts as the word index has them: most are never looked at.
    """

    written: Table  # comparable form → a line a term: text, field, strength, language
    bare: Table  # a spelling without accents → a line a comparable form
    starts: Table  # three letters → a line a comparable form with a word that begins so
    naming: Table  # a word → how many fields the terms with it name outright
    _known: dict[str, list[Term]] = field(default_factory=dict)

    def exact(self, whole: str) -> Sequence[Term]:
        """Return the terms whose comparable form this is."""
        lines = self.written.get(whole)
        if lines is None:
            return ()
        if whole not in self._known:
            self._known[whole] = [_term(whole, *line.split("\t")) for line in lines.split("\n")]
        return self._known[whole]

    def plain(self, spelling: str) -> list[Term]:
        """Return the terms that are spelt so where accents can't be typed."""
        return [term for whole in self.bare.get(spelling, "").split("\n") for term in self.exact(whole)]

    def beginning(self, start: str) -> list[Term]:
        """Return the terms of which a word that says something begins with these three letters."""
        return [
            term
            for whole in self.starts.get(start, "").split("\n")
            for term in self.exact(whole)
            if any(token[:3] == start for token in term.wanted)
        ]


def _term(whole: str, text: str, name: str, strength: str, language: str) -> Term:
    tokens = tuple(whole.split())
    return Term(text, tokens, name, float(strength), language, _wanted(tokens, language))


def _wanted(tokens: Sequence[str], language: str) -> tuple[str, ...]:
    joining = links_of(language)
    return tuple(token for token in tokens if token not in joining)


@cache
def load() -> Vocabulary:
    """Return the vocabulary of all languages."""
    written, bare, starts, naming = (table(f"headers/{part}", partial(_work_out_part, part)) for part in PARTS)
    return Vocabulary(written, bare, starts, naming)


@cache
def _by_language() -> Mapping[str, Any]:
    return table("header_languages", work_out_languages)


@cache
def links() -> frozenset[str]:
    """Return the words of all languages that only join others."""
    return frozenset(word for listed in _by_language()["links"].values() for word in listed)


@cache
def links_of(language: str) -> frozenset[str]:
    """Return the words of a language that only join others."""
    return frozenset(_by_language()["links"][language])


@cache
def units() -> frozenset[str]:
    """Return the words of all languages for units of time."""
    return frozenset(_by_language()["units"])


def extent(language: str) -> int:
    """Return how many words of a language are known: of two that share a header's words the larger is meant."""
    return int(_by_language()["extents"][language])


def work_out_languages() -> dict[str, Any]:
    """Return what is known of each language as a whole, from its word file."""
    languages = languages_of("headers")
    return {
        "links": {data["language"]: data["links"] for data in languages},
        "units": sorted({word for data in languages for word in data["units"]}),
        "extents": {data["language"]: sum(map(len, data["fields"].values())) for data in languages},
    }


def _work_out_part(part: str) -> dict[str, Any]:
    return work_out()[part]


@cache
def work_out() -> dict[str, dict[str, Any]]:
    """Return the parts of the vocabulary from the word files."""
    written: dict[str, list[str]] = {}
    bare: dict[str, dict[str, None]] = {}
    starts: dict[str, dict[str, None]] = {}
    naming: dict[str, set[str]] = {}
    for text, name, strength, language in _listed():
        tokens = tuple(token.rstrip(".") for token in words.__wrapped__(text))
        whole = " ".join(tokens)
        written.setdefault(whole, []).append(f"{text}\t{name}\t{strength}\t{language}")
        for spelling in spelt_bare(whole):
            bare.setdefault(spelling, {})[whole] = None
        for token in _wanted(tokens, language):
            starts.setdefault(token[:3], {})[whole] = None
            if strength >= STRONG:
                naming.setdefault(token, set()).add(name)
    return {
        "written": {whole: "\n".join(lines) for whole, lines in written.items()},
        "bare": {spelling: "\n".join(bare[spelling]) for spelling in sorted(bare)},
        "starts": {start: "\n".join(wholes) for start, wholes in starts.items()},
        "naming": {token: len(names) for token, names in naming.items()},
    }


def _listed() -> Iterator[tuple[str, str, float, str]]:
    """Yield each term with its field, strength and language."""
    for data in languages_of("headers"):
        for section, strength in (("fields", STRONG), ("weak", WEAK)):
            for name, terms in data.get(section, {}).items():
                for place, text in enumerate(terms):
                    short = len(text) >= _SHORTEST and " " not in terms[0] and terms[0].startswith(text)
                    own = strength == STRONG and (not place or short)
                    yield text, name, _OWN_NAME if own else strength, data["language"]
        for text in data["other"]["words"]:
            yield text, OTHER, STRONG, data["language"]
