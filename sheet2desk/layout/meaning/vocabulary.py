"""The words that cells use, from the data files beside the package: loaded once, folded when loaded.

`data/values/words/` holds a file a language, and one of the words that help desks export; what no language owns (marks,
error texts, months) has a file of its own beside that folder.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sheet2desk.layout.meaning.fold import fold_all
from sheet2desk.layout.word_index import data, table, written

#: The vocabularies: sections that give their words meanings.
VOCABULARIES = ("statuses", "priorities", "ratings")
#: What stands before the name of a section whose words mean something only within a column of the vocabulary.
WITHIN = "within-"


@cache
def load(name: str) -> Mapping[str, Any]:
    """Return the data file `name` as written."""
    return table(f"values/{name}", lambda: work_out_file(name))


def work_out_file(name: str) -> dict[str, Any]:
    """Return the data file `name` from its text."""
    return written(data().joinpath("values", f"{name}.toml"))


@cache
def languages() -> Mapping[str, Mapping[str, Mapping[str, Sequence[str]]]]:
    """Return the words of each language as written, by the name of its file, section and list."""
    folder = data().joinpath("values", "words")
    files = sorted((path.name, path) for path in folder.iterdir() if path.name.endswith(".toml"))
    return {name.removesuffix(".toml"): _sections(written(path)) for name, path in files}


def _sections(file: dict[str, Any]) -> Mapping[str, Mapping[str, Sequence[str]]]:
    """Return the lists of a file: words between commas in one text, which is read in a fraction of an array's time."""
    return {
        section: {name: [" ".join(word.split()) for word in text.split(",")] for name, text in lists.items()}
        for section, lists in file.items()
    }


@cache
def placeholders(kind: str) -> frozenset[str]:
    """Return the texts, lower-cased, that stand for a blank: "always", or "maybe" where they can't be a value."""
    return frozenset(text.casefold() for text in load("placeholders")[kind])


@cache
def words(name: str, key: str) -> frozenset[str]:
    """Return a plain list of words, folded."""
    own = load(name)[key]
    return frozenset(folded or word for folded, word in zip(fold_all(own), own, strict=True))


@cache
def listed(name: str, lists: str) -> frozenset[str]:
    """Return the words of lists whose keys are languages, folded."""
    return frozenset(fold_all(word for language in load(name)[lists].values() for word in language))


@cache
def phrases(section: str, name: str) -> frozenset[str]:
    """Return a plain list of all languages, folded: `phrases("beside", "statuses")`."""
    return frozenset(table("phrases", work_out_phrases).get(f"{section} {name}", ()))


def work_out_phrases() -> dict[str, list[str]]:
    """Return "section list" → its words in all languages, folded, of the sections that give no word a meaning."""
    found: dict[str, dict[str, None]] = {}
    for own in languages().values():
        for section, lists in own.items():
            if section.removeprefix(WITHIN) not in VOCABULARIES:
                for name, listed_words in lists.items():
                    listed_so_far = found.setdefault(f"{section} {name}", {})
                    listed_so_far |= {folded: None for folded in fold_all(listed_words) if folded}
    return {name: list(listed_words) for name, listed_words in found.items()}


@cache
def weekdays() -> Mapping[str, frozenset[int]]:
    """Return folded weekday → its numbers (Monday 1), in all languages; a short one may have two."""
    found: dict[str, frozenset[int]] = {}
    for number, names in load("weekdays").items():
        for word in fold_all(name.replace("'", "") for name in names):
            found[word] = found.get(word, frozenset()) | {int(number)}
    return found


@cache
def months() -> Mapping[str, int]:
    """Return folded month name → number, in all languages; an abbreviation that names two months is left out."""
    found: dict[str, int] = {}
    clashes: set[str] = set()
    for number, names in load("months").items():
        for word in fold_all(names):
            if found.setdefault(word, int(number)) != int(number):
                clashes.add(word)
    return {word: number for word, number in found.items() if word not in clashes}
