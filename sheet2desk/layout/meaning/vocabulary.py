"""The words that cells use, from the data files beside the package: loaded once, folded when loaded.

`data/values/words/` holds a file a language, and one of the words that help desks export; what no language owns (marks,
error texts, months) has a file of its own beside that folder.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import Any

from sheet2desk.layout.meaning.fold import fold, fold_all, squeeze
from sheet2desk.layout.word_index import data, ready

#: The vocabularies, and what means something only within a column of them.
_SECTIONS = tuple(
    start + vocabulary for vocabulary in ("statuses", "priorities", "ratings") for start in ("", "within-")
)
#: What a word means, and the languages that it has this meaning in.
Known = Mapping[str, tuple[str, frozenset[str]]]


@cache
def load(name: str) -> dict[str, Any]:
    """Return the data file `name` as written."""
    found: dict[str, Any] = ready(f"values/{name}", lambda: work_out_file(name))
    return found


def work_out_file(name: str) -> dict[str, Any]:
    """Return the data file `name` from its text."""
    return tomllib.loads(data().joinpath("values", f"{name}.toml").read_text(encoding="utf-8"))


@cache
def languages() -> Mapping[str, Mapping[str, Mapping[str, Sequence[str]]]]:
    """Return the words of each language as written, by the name of its file, section and list."""
    folder = data().joinpath("values", "words")
    files = sorted((path.name, path) for path in folder.iterdir() if path.name.endswith(".toml"))
    return {
        name.removesuffix(".toml"): _sections(tomllib.loads(path.read_text(encoding="utf-8"))) for name, path in files
    }


def _sections(written: dict[str, Any]) -> Mapping[str, Mapping[str, Sequence[str]]]:
    """Return the lists of a file: words between commas in one text, which is read in a fraction of an array's time."""
    return {
        section: {name: [" ".join(word.split()) for word in text.split(",")] for name, text in lists.items()}
        for section, lists in written.items()
    }


@cache
def placeholders(kind: str) -> frozenset[str]:
    """Return the texts, lower-cased, that stand for a blank: "always", or "maybe" where they can't be a value."""
    return frozenset(text.casefold() for text in load("placeholders")[kind])


@cache
def words(name: str, key: str) -> frozenset[str]:
    """Return a plain list of words, folded."""
    return frozenset(fold(word) or word for word in load(name)[key])


@cache
def listed(name: str, table: str) -> frozenset[str]:
    """Return the words of a table whose keys are languages, folded."""
    return frozenset(fold(word) for language in load(name)[table].values() for word in language)


@cache
def phrases(section: str, name: str) -> frozenset[str]:
    """Return a plain list of all languages, folded: `phrases("beside", "statuses")`."""
    return frozenset(ready("phrases", work_out_phrases).get(section, {}).get(name, ()))


def work_out_phrases() -> dict[str, dict[str, list[str]]]:
    """Return section → list → its words in all languages, folded, of the sections that give no word a meaning."""
    found: dict[str, dict[str, dict[str, None]]] = {}
    for own in languages().values():
        for section, lists in own.items():
            if section not in _SECTIONS:
                for name, listed_words in lists.items():
                    known = found.setdefault(section, {}).setdefault(name, {})
                    known |= {folded: None for folded in fold_all(listed_words) if folded}
    return {section: {name: list(known) for name, known in lists.items()} for section, lists in found.items()}


@cache
def _spellings(section: str) -> Mapping[str, Mapping[str, str]]:
    """Return folded word → language → meaning of a section ("statuses", "within-statuses")."""
    stored = ready("spellings", work_out_spellings)[section]
    ways = stored["ways"]
    return {word: ways[number] for word, number in stored["words"].items()}


def work_out_spellings() -> dict[str, dict[str, Any]]:
    """Return section → its words, by the number of the languages and meanings that many of them share."""
    return {section: _shared(section) for section in _SECTIONS}


def _shared(section: str) -> dict[str, Any]:
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
    numbers: dict[tuple[tuple[str, str], ...], int] = {}
    words_of = {word: numbers.setdefault(tuple(ways.items()), len(numbers)) for word, ways in found.items()}
    return {"ways": [dict(ways) for ways in numbers], "words": words_of}


@cache
def known(vocabulary: str) -> Known:
    """Return the full words of a vocabulary ("statuses", "priorities", "ratings") on which languages agree."""
    return _agreed(vocabulary)


@cache
def known_within(vocabulary: str) -> Known:
    """Return what means something only within a column of the vocabulary: abbreviations, words of general use."""
    full = _spellings(vocabulary)
    return {word: sense for word, sense in _agreed(f"within-{vocabulary}").items() if word not in full}


@cache
def contested_words(vocabulary: str) -> frozenset[str]:
    """Return the full words that languages disagree on: alone they mean nothing."""
    return frozenset(word for word, ways in _spellings(vocabulary).items() if len(set(ways.values())) > 1)


def contested(vocabulary: str, word: str, spoken: Collection[str]) -> str | None:
    """Return what a word that languages disagree on means in those that a column speaks ("atlikta" in Lithuanian)."""
    for section in (vocabulary, f"within-{vocabulary}"):
        ways = {meaning for language, meaning in _spellings(section).get(word, {}).items() if language in spoken}
        if len(ways) == 1:
            return ways.pop()
    return None


def _agreed(section: str) -> Known:
    senses: dict[int, tuple[str, frozenset[str]] | None] = {}  # one for all words that share their ways
    found: dict[str, tuple[str, frozenset[str]]] = {}
    for word, ways in _spellings(section).items():
        if id(ways) not in senses:
            senses[id(ways)] = (next(iter(ways.values())), frozenset(ways)) if len(set(ways.values())) == 1 else None
        sense = senses[id(ways)]
        if sense is not None:
            found[word] = sense
    return found


@cache
def meanings(vocabulary: str) -> Mapping[str, str]:
    """Return full word → meaning."""
    return {word: meaning for word, (meaning, _) in known(vocabulary).items()}


@cache
def squeezed(vocabulary: str) -> Mapping[str, str]:
    """Return word → meaning with the blanks taken out ("вработе"); words that then clash are left out."""
    found: dict[str, str] = {}
    clashes: set[str] = set()
    for word, meaning in meanings(vocabulary).items():
        short = squeeze(word)
        if found.setdefault(short, meaning) != meaning:
            clashes.add(short)
    return {word: meaning for word, meaning in found.items() if word not in clashes}


@cache
def weekdays() -> Mapping[str, frozenset[int]]:
    """Return folded weekday → its numbers (Monday 1), in all languages; a short one may have two."""
    found: dict[str, frozenset[int]] = {}
    for number, names in load("weekdays").items():
        for word in (fold(name.replace("'", "")) for name in names):
            found[word] = found.get(word, frozenset()) | {int(number)}
    return found


@cache
def months() -> Mapping[str, int]:
    """Return folded month name → number, in all languages; an abbreviation that names two months is left out."""
    found: dict[str, int] = {}
    clashes: set[str] = set()
    for number, names in load("months").items():
        for name in names:
            word = fold(name)
            if found.setdefault(word, int(number)) != int(number):
                clashes.add(word)
    return {word: number for word, number in found.items() if word not in clashes}
