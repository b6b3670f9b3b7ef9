"""Words by which a row or a sheet shows that it is not (part of) the log: totals, notes, pivots, lists."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from sheet2desk.layout.header_text import key
from sheet2desk.workbook import Value


@cache
def listed(name: str) -> frozenset[str]:
    """Return one list of words in its comparable form."""
    return frozenset(key(word) for word in _data()[name])


@cache
def _starts(name: str) -> frozenset[str]:
    return frozenset(word[:2] for word in listed(name))


@cache
def _data() -> dict[str, list[str]]:
    text = files("sheet2desk.layout").joinpath("data/rows/words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def begins(value: Value, name: str, longest: int = 60) -> bool:
    """Whether a text begins with a word of the list, as a word of its own ("Итого за март", "Total: 17")."""
    if not isinstance(value, str) or not value or len(value) > longest:
        return False
    if value.lstrip("\xa0 *-–—(")[:2].casefold() not in _starts(name):
        return False
    text = key(value)
    if text in listed(name):
        return True
    parts = text.split(" ")
    return any(" ".join(parts[:n]) in listed(name) for n in (1, 2, 3) if n < len(parts))


def named(text: str, name: str) -> bool:
    """Whether a sheet's name holds a word of the list."""
    words = key(text)
    if words in listed(name):
        return True
    parts = [part for part in words.split(" ") if not part.isdigit()]
    return any(part in listed(name) for part in parts) if len(parts) <= 3 else False
