"""Rows over the header that are no titles: legends, lists of rules, requests to those who fill in the log."""

from __future__ import annotations

from collections.abc import Sequence

from sheet2desk.layout.header_text import shown
from sheet2desk.layout.meaning.hues import named_colour
from sheet2desk.layout.meaning.legend import entries
from sheet2desk.layout.meaning.words import sense_of
from sheet2desk.layout.row_shape import is_figure
from sheet2desk.regex import regex
from sheet2desk.workbook import Value

_EQUALS = regex(r"[\w\"»”)]\s*=\s*[\w\"«“(]")
#: "1) one line a request", "• call at once": a rule among others.
_LISTED = regex(r"(?:\d{1,2}[.)]\s|[•▪●►▼✓*·])\s*\S")
#: Why any other row over the header is a title.
STANDS_OVER = "stands over the header"
RULE = "one of a list of rules, over the header"
#: What is explained has so few words, and a request to the reader so many.
_FEW, _MANY = 4, 4
_PAIR, _YEARS = 2, range(1990, 2100)


def remark_over_header(own: Sequence[Value], *, first: bool) -> str:
    """Return why a row over the header is a remark, "" where it may be a title; the first row mostly is one."""
    texts = [shown(value) for value in own]
    if any(_EQUALS.search(text) for text in texts) and not texts[0].endswith(":"):  # "Filter: | Status = all"
        return "explains signs, over the header"
    if all(_LISTED.match(text) for text in texts):
        return RULE
    if first:
        return ""
    if any(_explains(text) for text in texts) or all(_is_state(text) for text in texts):
        return "a legend over the header"
    if len(own) == _PAIR and isinstance(own[0], str) and is_figure(own[1]) and own[1] not in _YEARS:
        return "a count with its name, over the header"
    if len(texts) == 1 and (texts[0].endswith(":") or ("!" in texts[0] and len(texts[0].split()) >= _MANY)):
        return "tells how to fill in the log, over the header"
    return ""


def _explains(text: str) -> bool:
    """Whether a text explains a colour, or several signs: "зелёный - выполнено", "A – at once, B – this week"."""
    colour, rest = named_colour(text)
    if colour is not None and rest and any(sign in text for sign in "-–—:"):
        return True
    explained = [name for name, meaning in entries(text) if name and meaning and len(name.split()) < _FEW]
    return len(explained) > 1 and sum(len(name) < _FEW for name in explained) * 2 > len(explained)


def _is_state(text: str) -> bool:
    return sense_of(text, "statuses") is not None
