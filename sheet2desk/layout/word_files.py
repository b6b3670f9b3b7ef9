"""Files of words by language: many words stand in one text, parted by semicolons.

A text is read in a fraction of the time of an array of as many words, and its lines can be wrapped.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from sheet2desk.layout.word_index import data, written

#: What is a text of its own and no list of words.
_TEXTS = frozenset({"language", "head"})


@cache
def languages_of(folder: str) -> list[dict[str, Any]]:
    """Return the files of a folder under data/, a language each, in the order of their names."""
    files = data().joinpath(folder)
    return [_parted(written(path)) for path in sorted(files.iterdir(), key=lambda path: path.name)]


def _parted(file: dict[str, Any]) -> dict[str, Any]:
    return {
        name: _parted(value)
        if isinstance(value, dict)
        else [shown for word in value.split(";") if (shown := " ".join(word.split()))]
        if isinstance(value, str) and name not in _TEXTS
        else value
        for name, value in file.items()
    }
