"""The words that matching knows, kept as data in data/words.toml: a new language is new lines there."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files


@cache
def word_list(name: str) -> tuple[str, ...]:
    """Return the words of a list, of all languages, longest first."""
    found = {word for words in _lists()[name].values() for word in words}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


@cache
def headed(name: str) -> re.Pattern[str]:
    """Return the pattern that finds any word of the list in a header; "*" at a word's end stands for its endings."""
    return re.compile("|".join(rf"(?<!\w){_pattern(word)}(?!\w)" for word in word_list(name)), re.IGNORECASE)


@cache
def canonical(name: str) -> dict[str, str]:
    """Return variant → canonical form, for a list of the form canonical = [variants]."""
    return {variant: form for form, variants in _lists()[name].items() for variant in variants}


@cache
def _lists() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files(__package__).joinpath("data/words.toml").read_text(encoding="utf-8"))


def _pattern(word: str) -> str:
    parts = []
    for part in word.split():
        stem, star, _ = part.partition("*")
        parts.append(re.escape(stem) + (r"\w*" if star else ""))
    return r"[\s./№#-]*".join(parts)
