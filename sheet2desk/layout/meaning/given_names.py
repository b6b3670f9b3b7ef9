"""People by their given names, which many write alone or in a short form: "Wendy", "Old Ted", "дядя Коля"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.text import cell_text, is_blank
from sheet2desk.layout.meaning.vocabulary import work_out_file
from sheet2desk.layout.word_index import table
from sheet2desk.layout.word_table import Table
from sheet2desk.workbook import Value

#: A cell that names one or two people has so many words.
_WORDS = 4


def share_of_named(cells: Sequence[Value]) -> float:
    """Return the share of a column's different texts in which a given name stands, of those of a few words each."""
    texts = {cell_text(value) for value in cells if not is_blank(value)}
    named = sum(_names(text) for text in texts)
    return named / len(texts) if texts else 0.0


def _names(text: str) -> bool:
    words = fold(text).split()
    if not text[:1].isalpha() or len(words) > _WORDS or any(map(str.isdigit, text)):
        return False
    return any(map(is_given_name, words))


def is_given_name(word: str) -> bool:
    """Whether a folded word is a given name in any language."""
    return word in _known("given_names")


def is_family_name(word: str) -> bool:
    """Whether a folded word is a listed family name in any language."""
    return word in _known("surnames")


@cache
def _known(name: str) -> Table:
    """Return folded name → 1, of all languages."""
    return table(name, lambda: work_out(name))


def work_out(name: str) -> dict[str, int]:
    """Return the names of a data file, folded."""
    return {fold(one): 1 for names in work_out_file(name).values() for one in names.split(",") if fold(one)}
