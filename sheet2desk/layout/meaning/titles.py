"""The month and the day that a title or a sheet's name gives to a whole table."""

from __future__ import annotations

import re
from datetime import date

from sheet2desk.layout.meaning.banners import ABBREVIATED, LONGEST, PAIR, day_reading, month_of
from sheet2desk.layout.meaning.dates.span import Span
from sheet2desk.layout.meaning.dates.straighten import straighten
from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.headings import HeadingReader
from sheet2desk.layout.meaning.vocabulary import listed, months
from sheet2desk.regex import regex

_WORD = regex(r"[^\W\d_]+")


def month_in_title(text: str) -> tuple[int | None, int] | None:
    """Return the month that a title gives to the whole table, with its year where it stands there.

    In a title of several words the month must stand with its year, or behind a word that leads to it ("за март").
    """
    text = straighten(text)
    if len(text) <= LONGEST and len(text.split()) <= 3:
        named = month_of(text)
        return (named[0], named[1]) if named is not None and named[1] is not None else None
    if set(fold(text).split()) & listed("title_words", "papers"):
        return None
    found: set[tuple[int | None, int]] = set()
    for word in _WORD.finditer(text):
        month = months().get(fold(word[0])) if len(word[0]) > 2 else None
        if month is None:
            continue
        year = re.match(r"[.,]?\s*['’]?(20\d\d)(?!\d)", text[word.end() :])
        leads = fold(text[: word.start()][-20:]).split()[-1:]
        if year is not None:
            found.add((int(year[1]), month))
        elif len(word[0]) > ABBREVIATED and leads and leads[0] in listed("title_words", "leading"):
            found.add((None, month))
    pair = PAIR.search(text)
    if not found and pair is not None and not re.search(r"\d{1,2}[./\-]\d{1,2}[./\-]\d", text):
        found.add((int(pair["y"] or pair["y2"]), int(pair["m"] or pair["m2"])))
    return found.pop() if len(found) == 1 else None


def day_in_title(text: str, span: Span | None) -> date | None:
    """Return the day that a title or a sheet's name gives to the whole table: "Сводка за 04.03.2024", "4 марта"."""
    folded = set(fold(text).split())
    if folded & listed("title_words", "papers"):
        return None
    for start in (0, *(space.end() for space in re.finditer(r"[\s:,]+", text))):
        reading = day_reading(text[start:], loose=False)
        if reading is None or (start and not (_leads(text[:start]) or reading.weekday_sure)):
            continue
        found = HeadingReader(None, span).read(text[start:])
        if found is not None and isinstance(found.banner, date):
            return found.banner
    return None


def _leads(before: str) -> bool:
    """Whether what stands before a day in a title says that it is the day of the table."""
    words = fold(before).split()
    return before.rstrip().endswith(":") or not words or words[-1] in _day_leads()


def _day_leads() -> frozenset[str]:
    return listed("title_words", "leading") | listed("title_words", "day")
