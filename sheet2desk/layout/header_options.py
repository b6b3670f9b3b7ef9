"""Headers that list what their cells choose from: "Phone / email / gate", "Stream (res/recyc/garden)"."""

from __future__ import annotations

from collections.abc import Sequence

from sheet2desk.layout.meaning import cell_text, is_blank
from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.spellings import meanings
from sheet2desk.layout.meaning.vocabulary import listed, words
from sheet2desk.regex import regex
from sheet2desk.workbook import Value

#: A header lists so many choices at least, and parts them so.
_LISTED = 2
_BETWEEN = regex(r"[/,;()|?:\[\]]|\s+(?:or|oder|ou|или|або|lub|vai|o|ó|и)\s+|\.{2,}|…")
#: Of fewer than so many kinds one is rather the lack of the other: "Y/N", "justified / not".
_KINDS = 3
#: What is listed stands in brackets or behind a colon, where the header has a name of its own, too.
_NAMED = regex(r"[(\[:?]")
#: Nearly all cells are one of the choices, or cut short as one of them.
_MOST = 0.8
_FEWEST = 3
#: A choice with a word or two beside it: "recyc, again".
_SHORT = 3


def lists_ways(header: str, sample: Sequence[Value]) -> bool:
    """Whether a header is the list of ways in which requests come that its cells choose from."""
    parts = _parts(header)
    known = listed("channel_words", "channels")
    cells = [fold(cell_text(value)) for value in sample if not is_blank(value)]
    if len(parts & known) < _LISTED or not cells:
        return False
    return sum(cell in parts or cell in known for cell in cells) >= len(cells) * _MOST


def lists_kinds(header: str, sample: Sequence[Value]) -> bool:
    """Whether a header lists kinds that its cells choose from, and these say neither yes nor no nor how far it is."""
    parts = _parts(_after_name(header))
    cells = {fold(cell_text(value)) for value in sample if not is_blank(value)}
    if len(parts) < _KINDS or len(cells) < _LISTED or sum(not is_blank(value) for value in sample) < _FEWEST:
        return False
    if any(_tells_else(cell) for cell in cells):
        return False
    chosen = [cell for cell in cells if any(_chooses(cell, part) for part in parts)]
    return len(chosen) >= max(_LISTED, len(cells) * _MOST)


def _parts(header: str) -> set[str]:
    return {part for text in _BETWEEN.split(header) if (part := fold(text))}


def _after_name(header: str) -> str:
    name, *choices = _NAMED.split(header, maxsplit=1)
    return choices[0] if choices and choices[0] else name


def _chooses(cell: str, part: str) -> bool:
    return bool(cell) and (part.startswith(cell) or (cell.startswith(part) and len(cell.split()) <= _SHORT))


def _tells_else(cell: str) -> bool:
    return (
        cell in words("marks", "yes") | words("marks", "no")
        or cell in meanings("statuses")
        or cell in meanings("priorities")
        or cell.isdigit()
    )
