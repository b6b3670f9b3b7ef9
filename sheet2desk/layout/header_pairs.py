"""Names beside one another: parts of one thing ("Company code/name"), or one name twice ("Статус Status")."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from sheet2desk.layout.header_rules import OTHER
from sheet2desk.layout.header_text import key, without_brackets
from sheet2desk.layout.meaning.vocabulary import listed

_MOST_WORDS = 6

#: The field that a whole name stands for, and a language in which it does.
Known = tuple[str, frozenset[str]]


def side_by_side(text: str, named: Callable[[str], Iterable[Known]]) -> Mapping[str, frozenset[str]]:
    """Return the fields that both halves of a header name as a whole, in languages that they don't share."""
    tokens = without_brackets(text).split()
    if len(tokens) > _MOST_WORDS:
        return {}
    for cut in range(1, len(tokens)):
        after = _by_field(named(" ".join(tokens[cut:])))
        before = _by_field(named(" ".join(tokens[:cut]))) if after else {}
        found = {name: own | after[name] for name, own in before.items() if name in after and not own & after[name]}
        if found:
            return found
    return {}


def _by_field(named: Iterable[Known]) -> Mapping[str, frozenset[str]]:
    found: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for name, languages in named:
        if name != OTHER:
            found[name] |= languages
    return found


def completed(names: list[str]) -> list[str]:
    """Return the names with what the first one says of them all: "Company code/name" is the code and name of a firm."""
    first = names[0].split() if names else []
    if len(first) < 2 or not {key(name) for name in (first[-1], *names[1:])} <= listed("name_parts", "parts"):
        return names
    return [names[0], *(" ".join([*first[:-1], name]) for name in names[1:])]
