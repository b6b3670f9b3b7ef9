"""The words of documents in the profile's language; English is the key, so a missing word shows as English."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field
from functools import cache

from sheet2desk.data_class import frozen

#: English nouns whose plural isn't just an added "s".
_IRREGULAR = {
    "category": "categories",
}


@frozen
class Language:
    """A language: translates fixed texts and counts nouns."""

    name: str = "en"
    messages: dict[str, str] = field(default_factory=dict)
    nouns: dict[str, list[str]] = field(default_factory=dict)
    patterns: Sequence[tuple[re.Pattern[str], str]] = ()

    def __call__(self, text: str, **values: object) -> str:
        """Return the text in this language, with the values put in for {names}."""
        found = self.messages.get(text, text)
        return found.format(**values) if values else found

    def message(self, text: str) -> str:
        """Return a message with values in it in this language, by the pattern that it was made of."""
        if text in self.messages or not self.patterns:
            return self(text)
        for pattern, template in self.patterns:
            found = pattern.fullmatch(text)
            if found:
                return template.format(**{name: self.message(value) for name, value in found.groupdict().items()})
        return text

    def count(self, number: int, noun: str) -> str:
        """Return the number with the noun in the right form: "1 ticket", "5 tickets", "2 заявки"."""
        forms = self.nouns.get(noun)
        if forms:
            return f"{number} {forms[_slavic_form(number)]}"
        return f"{number} {noun if number == 1 else _IRREGULAR.get(noun, noun + 's')}"


@cache
def language(name: str) -> Language:
    """Return the language of that name; English needs no catalogue."""
    if name == "en":
        return Language()
    import tomllib
    from importlib.resources import files

    catalogue = tomllib.loads(files("sheet2desk.views.catalogues").joinpath(f"{name}.toml").read_text(encoding="utf-8"))
    # The pattern with the most fixed text is tried first: a general one would swallow what a special one says better.
    fixed = sorted(catalogue["patterns"].items(), key=lambda item: -len(re.sub(r"\{\w+\}", "", item[0])))
    patterns = [(_pattern(english), other) for english, other in fixed]
    return Language(name, catalogue["messages"], catalogue["nouns"], patterns)


def _pattern(template: str) -> re.Pattern[str]:
    """Return what matches a message made of the template: `{name}` takes the shortest text that fits, `{n1}` digits."""
    parts = re.split(r"\{(\w+)\}", template)
    return re.compile("".join(_group(part) if odd % 2 else re.escape(part) for odd, part in enumerate(parts)))


def _group(name: str) -> str:
    return f"(?P<{name}>\\d+)" if re.fullmatch(r"n\d", name) else f"(?P<{name}>.+?)"


def _slavic_form(number: int) -> int:
    """Return which of one, few and many a number takes (CLDR plural rules of Russian, integers)."""
    if number % 10 == 1 and number % 100 != 11:
        return 0
    if 2 <= number % 10 <= 4 and not 12 <= number % 100 <= 14:
        return 1
    return 2
