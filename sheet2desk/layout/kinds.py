"""What kind of thing a cell holds, as far as the shape of a table needs it: nothing, a number, a date, or text."""

from __future__ import annotations

import re
from datetime import date, time, timedelta

from sheet2desk.regex import regex
from sheet2desk.workbook import Value

BLANK, NUMBER, DATE, TEXT = " ", "n", "d", "t"

_BLANK = regex(r"[\s\u200b-\u200f\u2060\ufeff]*")
_NUMBER = regex(
    r"[(\[]?\s*[+\-\u2010-\u2015\u2212]?\s*[$€£₽]?\s*[+\-]?\d[\d\s.,'’\u00a0\u202f]*\s*(?:%|[$€£₽]|[a-z*]{1,2})?\s*[)\]]?(?:\s*[(\[][\w*]{1,3}[)\]])?",
    re.IGNORECASE,
)
_FIGURE = regex(r"\d")
_LONGEST_NO_VALUE = 7
_NO_VALUE = regex(r"\(?(?:[-\u2010-\u2015\u2212.*:…]{1,5}|n/?a|n\.a\.?|na|nil|x|f|s|c|\.\.)\)?", re.IGNORECASE)
_DATE = regex(
    r"\d{1,4}[./\-]\d{1,2}[./\-]\d{1,4}(?:\D.*)?|\d{1,2}[./\- ][^\W\d_]{3,9}\.?[./\- ,]\s?\d{2,4}(?:\D.*)?"
    r"|[^\W\d_]{3,9}\.? \d{1,2},? \d{4}(?:\D.*)?|\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]m)?|\d{4}-\d{2}-\d{2}T.*",
    re.IGNORECASE,
)


def kind_of(value: Value) -> str:
    """Return BLANK, NUMBER, DATE or TEXT; numbers and dates typed as text count as what they show."""
    if isinstance(value, str):
        if not value or (not value[0].isalnum() and _BLANK.fullmatch(value)):
            return BLANK
        text = value.strip()
        if len(text) > 40 or not _FIGURE.search(text):
            return TEXT
        if _DATE.fullmatch(text):
            return DATE
        return NUMBER if _NUMBER.fullmatch(text) else TEXT
    if isinstance(value, (date, time, timedelta)):
        return DATE
    return NUMBER


def is_mute(value: Value) -> bool:
    """Whether a cell holds a sign for "no value" (a dash, dots, "n/a"), as tables of figures do."""
    if not isinstance(value, str):
        return False
    text = value.strip()
    return len(text) <= _LONGEST_NO_VALUE and _NO_VALUE.fullmatch(text) is not None


def empty(value: Value) -> bool:
    """Whether a cell holds nothing that can be seen."""
    return isinstance(value, str) and (not value or (not value[0].isalnum() and _BLANK.fullmatch(value) is not None))
