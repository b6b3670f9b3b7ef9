"""The words that cells use, from the data files beside the package: loaded once, folded when loaded."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from sheet2desk.layout.meaning.fold import fold, squeeze


@cache
def load(name: str) -> dict[str, Any]:
    """Return the data file `name` as written."""
    file = resources.files("sheet2desk.layout") / "data" / "values" / f"{name}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


@cache
def placeholders(kind: str) -> frozenset[str]:
    """Return the texts, lower-cased, that stand for a blank: "always", or "maybe" where they can't be a value."""
    return frozenset(text.casefold() for text in load("placeholders")[kind])


@cache
def words(name: str, key: str) -> frozenset[str]:
    """Return a plain list of words, folded."""
    return frozenset(fold(word) for word in load(name)[key])


@cache
def listed(name: str, table: str) -> frozenset[str]:
    """Return the words of a table whose keys are languages, folded."""
    return frozenset(fold(word) for language in load(name)[table].values() for word in language)


@cache
def meanings(name: str) -> Mapping[str, str]:
    """Return word → meaning of a file whose tables are meanings and whose keys are languages."""
    return {
        fold(word): meaning
        for meaning, languages in load(name).items()
        for listed in languages.values()
        for word in listed
    }


@cache
def squeezed(name: str) -> Mapping[str, str]:
    """Return word → meaning with the blanks taken out ("вработе"); words that then clash are left out."""
    found: dict[str, str] = {}
    clashes: set[str] = set()
    for word, meaning in meanings(name).items():
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
