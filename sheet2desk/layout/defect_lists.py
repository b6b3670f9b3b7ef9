"""Lists of defects that tell little else: nobody dated them, numbered them or said who found them."""

from __future__ import annotations

from functools import cache

from sheet2desk.layout.fit import TEXT_FIELDS
from sheet2desk.layout.header_text import key, words
from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.vocabulary import listed
from sheet2desk.layout.names import Heading
from sheet2desk.layout.outcomes import tells_outcome
from sheet2desk.layout.table import Table
from sheet2desk.layout.unspaced import is_unspaced

_TEXTS = TEXT_FIELDS - {"comments"}
#: A header that is surer than this names its column.
_NAMED = 0.7
_OUTRIGHT = 0.8
_FEWEST_ROWS = 4


def lists_defects(table: Table) -> str:
    """Return why a table with a header lists defects though it says neither when nor whose, "" where it may not.

    Its texts are headed by a word for a defect and some other column is one of a ticket or of a report; or state and
    urgency are both told beside any texts.
    """
    if not table.header_rows:
        return ""
    named = {one.field: one.confidence for one in table.columns if one.field}
    if min(named.get("status", 0), named.get("priority", 0)) >= _OUTRIGHT and _TEXTS & named.keys():
        return "its header names a state and an urgency, and one column holds texts"
    if _names_defects(table) and (len(named.keys() - {"comments"}) > 1 or any(map(_is_part, table.heads))):
        return "its header names what was wrong"
    return ""


def may_list_defects(table: Table) -> str:
    """Return why a table may be the log of a workbook in which nothing else is one, "" where it isn't."""
    named = {one.field for one in table.columns if one.field}
    rows = table.bottom - table.top + 1 - len(table.header_rows)
    if table.header_rows and _names_defects(table) and any(tells_outcome(head.text) for head in table.heads):
        return "its header names what was wrong and what was done, and no other sheet is a log"
    if {"status", "id"} & named and _TEXTS & named and rows >= _FEWEST_ROWS:
        what = "states" if "status" in named else "numbers"
        return f"it has texts and their {what}, and no other sheet is a log"
    return ""


def _names_defects(table: Table) -> bool:
    return any(
        one.field in _TEXTS and one.confidence >= _NAMED and _speaks_of_defects(head)
        for one, head in zip(table.columns, table.heads, strict=True)
    )


def _is_part(head: Heading) -> bool:
    return key(head.text) in listed("report_headers", "parts")


def _speaks_of_defects(head: Heading) -> bool:
    starts, inside = _beginnings()
    return any(
        word.startswith(starts) or (is_unspaced(word) and any(part in word for part in inside))
        for word in map(fold, words(head.text))
    )


@cache
def _beginnings() -> tuple[tuple[str, ...], tuple[str, ...]]:
    known = tuple(listed("defect_words", "defects"))
    return known, tuple(word for word in known if is_unspaced(word) or word == "bug")
