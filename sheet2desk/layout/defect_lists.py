"""Lists of defects that tell little else: nobody dated them, numbered them or said who found them."""

from __future__ import annotations

from functools import cache

from sheet2desk.layout.composed import speaks_of
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
_FEWEST_ROWS, _FEWEST_LINES = 4, 3
#: A list of things to do has so few columns, and so few of them tell of things alone.
_WIDEST, _MOST_THINGS = 12, 1
#: What makes texts a list of things to do, and how surely it must be told.
_TELLING = {"status": "states", "priority": "urgency", "id": "numbers"}
_SURELY = {"status": 0.0, "priority": 0.79, "id": 0.0}


def lists_defects(sheet: str, table: Table) -> str:
    """Return why a table lists defects though it says neither when nor whose, "" where it may not.

    Its texts are headed by a word for a defect and some other column is one of a ticket or of a report; or state and
    urgency are both told beside any texts; or the sheet is named after defects.
    """
    named = {one.field: one.confidence for one in table.columns if one.field}
    rows = table.bottom - table.top + 1 - len(table.header_rows)
    if _TEXTS & named.keys() and rows >= _FEWEST_LINES and _speak_of_defects(sheet):
        return "its sheet is named after what was wrong, and one column holds texts"
    if not table.header_rows:
        return ""
    if min(named.get("status", 0), named.get("priority", 0)) >= _OUTRIGHT and _TEXTS & named.keys():
        return "its header names a state and an urgency, and one column holds texts"
    if _names_defects(table) and (len(named.keys() - {"comments"}) > 1 or any(map(_is_part, table.heads))):
        return "its header names what was wrong"
    return ""


def may_list_defects(table: Table) -> str:
    """Return why a table may be the log of a workbook in which nothing else is one, "" where it isn't."""
    named = {one.field: one.confidence for one in table.columns if one.field}
    rows = table.bottom - table.top + 1 - len(table.header_rows)
    if table.header_rows and _names_defects(table) and any(tells_outcome(head.text) for head in table.heads):
        return "its header names what was wrong and what was done, and no other sheet is a log"
    if {"subject", "description"} <= named.keys() and min(named["subject"], named["description"]) >= _OUTRIGHT:
        return "its header names a subject and a description, and no other sheet is a log"
    if table.header_rows and _names_defects(table) and rows >= _FEWEST_LINES:
        return "its header names what was wrong, and no other sheet is a log"
    narrow = table.right - table.left < _WIDEST and sum(_names_thing(head) for head in table.heads) <= _MOST_THINGS
    if not narrow or not _TEXTS & named.keys() or rows < _FEWEST_ROWS:
        return ""
    matter = max((named.get(field, 0) for field in _TEXTS), default=0)
    if matter >= _OUTRIGHT and len(named) > 1:
        return "its header names what is asked for, and no other sheet is a log"
    told = next((what for field, what in _TELLING.items() if named.get(field, 0) > _SURELY[field]), "")
    return f"it has texts and their {told}, and no other sheet is a log" if told else ""


def _names_defects(table: Table) -> bool:
    return any(
        one.field in _TEXTS and one.confidence >= _NAMED and _speak_of_defects(head.text)
        for one, head in zip(table.columns, table.heads, strict=True)
    )


def _is_part(head: Heading) -> bool:
    steps = listed("report_headers", "steps")
    return key(head.text) in listed("report_headers", "parts") or not steps.isdisjoint(fold(head.text).split())


def _names_thing(head: Heading) -> bool:
    return speaks_of(head.text, "aside")


def _speak_of_defects(text: str) -> bool:
    starts, inside = _beginnings()
    return any(
        word.startswith(starts) or (is_unspaced(word) and any(part in word for part in inside))
        for word in map(fold, words(text))
    )


@cache
def _beginnings() -> tuple[tuple[str, ...], tuple[str, ...]]:
    known = tuple(listed("defect_words", "defects"))
    return known, (*filter(is_unspaced, known), *listed("defect_words", "inside"))
