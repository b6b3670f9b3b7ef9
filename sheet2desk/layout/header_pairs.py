"""One name in two languages with nothing but a blank or a line's end between them: "Assunto Title", "Статус Status"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from sheet2desk.layout.header_rules import OTHER
from sheet2desk.layout.header_text import without_brackets

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
