"""The words that rules look for, kept as data in words.toml: a new language is new lines there."""

import re
import tomllib
from functools import cache
from importlib.resources import files


@cache
def phrases(name: str) -> re.Pattern[str]:
    """Return the pattern that finds any phrase of the list `name`; "*" at the end of a word stands for its endings."""
    lists = _lists()
    alternatives = [_pattern(phrase) for language in lists[name].values() for phrase in language]
    return re.compile("|".join(alternatives), re.IGNORECASE)


@cache
def _lists() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))


def _pattern(phrase: str) -> str:
    words = []
    for word in phrase.split():
        stem, star, _ = word.partition("*")
        words.append(re.escape(stem) + (r"\w*" if star else ""))
    start = r"(?<!\w)" if phrase[0].isalnum() else ""
    end = r"(?!\w)" if phrase[-1].isalnum() else ""
    return start + r"[\s.,:;–—-]+".join(words) + end
