"""The words of a vocabulary ("statuses", "priorities", "ratings") with what they mean, as tables of the word index."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import cache
from typing import Any

from sheet2desk.layout.meaning.fold import fold_all, squeeze
from sheet2desk.layout.meaning.vocabulary import VOCABULARIES, WITHIN, languages
from sheet2desk.layout.transliteration import bare_of_cyrillic, is_cyrillic
from sheet2desk.layout.word_index import table
from sheet2desk.layout.word_table import Table

#: Shorter words in Latin letters are too like words of other languages.
_SHORTEST = 4


def meanings(vocabulary: str) -> Table:
    """Return full word → meaning, of the words on which languages agree."""
    return _table("meanings", vocabulary)


def within(vocabulary: str) -> Table:
    """Return word → meaning of what means something only within such a column: abbreviations, words of general use."""
    return _table("within", vocabulary)


def squeezed(vocabulary: str) -> Table:
    """Return the known phrases by what is left of them without blanks ("вработе"), "" where nothing is gone.

    Phrases that then clash are left out.
    """
    return _table("squeezed", vocabulary)


def spaced(short: str, vocabulary: str) -> str:
    """Return the known phrase of which this is left without blanks."""
    return squeezed(vocabulary)[short] or short


def romanized(vocabulary: str) -> Table:
    """Return the bare spelling of Cyrillic phrases without blanks → what they mean ("zakryto", "v_rabote")."""
    return _table("romanized", vocabulary)


def is_token(word: str, vocabulary: str) -> bool:
    """Whether a word is one of a known phrase."""
    return word in _table("tokens", vocabulary)


def beginning(vocabulary: str, words: int, letter: str) -> list[str]:
    """Return the known phrases of so many words that begin with a letter."""
    found: list[str] = _table("beginnings", vocabulary).get(f"{words} {letter}", [])
    return found


def is_contested(word: str, vocabulary: str) -> bool:
    """Whether languages disagree on a full word: alone it means nothing."""
    return word not in meanings(vocabulary) and word in _table("spellings", vocabulary)


def contested(vocabulary: str, word: str, spoken: Collection[str]) -> str | None:
    """Return what a word that languages disagree on means in those that a column speaks ("atlikta" in Lithuanian)."""
    for section in (vocabulary, WITHIN + vocabulary):
        ways = {meaning for language, meaning in _ways(section, word).items() if language in spoken}
        if len(ways) == 1:
            return ways.pop()
    return None


def languages_with(word: str, vocabulary: str) -> frozenset[str]:
    """Return the languages that a full word has a meaning in."""
    return frozenset(_ways(vocabulary, word))


def _ways(section: str, word: str) -> Mapping[str, str]:
    """Return language → meaning of a word of a section ("statuses", "within-statuses")."""
    number = _table("spellings", section).get(word)
    return _table("ways", section)[str(number)] if number is not None else {}


@cache
def _table(kind: str, section: str) -> Table:
    return table(f"{kind}/{section}", lambda: _WORKED_OUT[kind](section))


def work_out() -> dict[str, dict[str, Any]]:
    """Return all tables by their names, from the word files."""
    wide = ("spellings", "ways")
    return {
        f"{kind}/{section}": find(section)
        for vocabulary in VOCABULARIES
        for kind, find in _WORKED_OUT.items()
        for section in ((vocabulary, WITHIN + vocabulary) if kind in wide else (vocabulary,))
    }


@cache
def _spelt(section: str) -> Mapping[str, Mapping[str, str]]:
    """Return folded word → language → meaning."""
    rows = [
        (meaning, language, word)
        for language, own in languages().items()
        for meaning, listed_words in own.get(section, {}).items()
        for word in listed_words
    ]
    found: dict[str, dict[str, str]] = {}
    for (meaning, language, _), folded in zip(rows, fold_all(word for _, _, word in rows), strict=True):
        if folded:
            found.setdefault(folded, {})[language] = meaning
    return found


@cache
def _numbers(section: str) -> Mapping[tuple[tuple[str, str], ...], int]:
    """Return a number for each set of languages and meanings: many words share one."""
    found: dict[tuple[tuple[str, str], ...], int] = {}
    for ways in _spelt(section).values():
        found.setdefault(tuple(ways.items()), len(found))
    return found


def _spellings(section: str) -> dict[str, int]:
    return {word: _numbers(section)[tuple(ways.items())] for word, ways in _spelt(section).items()}


def _all_ways(section: str) -> dict[str, dict[str, str]]:
    return {str(number): dict(ways) for ways, number in _numbers(section).items()}


@cache
def _agreed(section: str) -> dict[str, str]:
    ways_of = {word: set(ways.values()) for word, ways in _spelt(section).items()}
    return {word: next(iter(ways)) for word, ways in ways_of.items() if len(ways) == 1}


def _within(vocabulary: str) -> dict[str, str]:
    full = _spelt(vocabulary)
    return {word: meaning for word, meaning in _agreed(WITHIN + vocabulary).items() if word not in full}


def _squeezed(vocabulary: str) -> dict[str, str]:
    ways: dict[str, set[str]] = {}
    phrases: dict[str, str] = {}
    for phrase, meaning in _agreed(vocabulary).items():
        short = squeeze(phrase)
        ways.setdefault(short, set()).add(meaning)
        phrases[short] = phrase if " " in phrase else phrases.get(short, "")
    return {short: phrase for short, phrase in phrases.items() if len(ways[short]) == 1}


def _romanized(vocabulary: str) -> dict[str, str]:
    ways: dict[str, set[str]] = {}
    for phrase, meaning in _agreed(vocabulary).items():
        short = squeeze(phrase)
        if is_cyrillic(short):
            ways.setdefault(bare_of_cyrillic(short), set()).add(meaning)
    return {bare: next(iter(meant)) for bare, meant in ways.items() if len(meant) == 1 and len(bare) >= _SHORTEST}


def _tokens(vocabulary: str) -> dict[str, int]:
    return {token: 1 for phrase in _agreed(vocabulary) for token in phrase.split()}


def _beginnings(vocabulary: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for phrase in _agreed(vocabulary):
        found.setdefault(f"{phrase.count(' ') + 1} {phrase[0]}", []).append(phrase)
    return found


_WORKED_OUT: Mapping[str, Callable[[str], dict[str, Any]]] = {
    "spellings": _spellings,
    "ways": _all_ways,
    "meanings": _agreed,
    "within": _within,
    "squeezed": _squeezed,
    "romanized": _romanized,
    "tokens": _tokens,
    "beginnings": _beginnings,
}
