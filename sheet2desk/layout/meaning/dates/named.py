"""Dates whose month is a word: 5 марта 2024 г., Mar 5, 2024, 05/Mar/21, 2024-Mar-05, märz 2024."""

from __future__ import annotations

import re
from typing import Final

from sheet2desk.layout.meaning.dates.beside import beside
from sheet2desk.layout.meaning.dates.clock import FoundClock, clock_behind
from sheet2desk.layout.meaning.dates.reading import Reading
from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.vocabulary import months, weekdays, words
from sheet2desk.regex import regex

_NAME: Final = regex(r"[^\W\d_]+(?:['’][^\W\d_]+)?", re.UNICODE)
_NUMBER: Final = regex(r"\d+")
_WHOLE: Final = regex(r"\d{1,4}\s?[./\-]\s?\d{1,2}\s?[./\-]\s?\d{1,4}")
_DAY_AND_MONTH: Final = regex(r"\.?,?\s+\d{1,2}[./](?:0?[1-9]|1[0-2])\.?\s*")
_BRACKETS: Final = regex(r"\(.*?\)|\[.*?\]")
#: "Mar-24", "Mar '24": the month and the year of an axis, or a day; only the column can say.
_AXIS: Final = regex(r"[^\W\d_]{3,}\.?\s?[\-/'’]\s?(\d{2})$")


def month_words(text: str) -> list[tuple[re.Match[str], int]]:
    """Return the words of a text that name a month, outside brackets, with the month."""
    table = months()
    names = [(word, table.get(fold(word[0]))) for word in _NAME.finditer(_BRACKETS.sub(_same_length, text))]
    hits = [(word, month) for word, month in names if month and len(word[0]) > 2]
    if len(hits) == 1 and fold(hits[0][0][0]) in weekdays():
        word = hits[0][0]
        if _WHOLE.search(text) or (not text[: word.start()].strip() and _DAY_AND_MONTH.fullmatch(text[word.end() :])):
            return []  # "mar 05/03/2024" and "mar. 18/02" are Tuesdays
    if len(hits) > 1:
        # "mar. 5 mars" and "lun. 5 ago": a weekday that is a month elsewhere ("mar", "sex") stands before the number
        others = [
            hit
            for hit in hits
            if fold(hit[0][0]) not in weekdays() and fold(hit[0][0]) not in words("date_words", "noise")
        ]
        hits = others or hits
    return hits


def read_named(rest: str, clock: FoundClock | None) -> Reading | None:
    """Return the reading of a text that names a month, None where none is named."""
    hits = month_words(rest)
    if len(hits) != 1:
        return Reading("several") if len(hits) > 1 else None
    word, month = hits[0]
    if clock is None and (behind := clock_behind(rest)) is not None and word.end() <= len(behind[1]):
        clock, rest = FoundClock(behind[0], None, behind[1]), behind[1]
    figures = [(figure.start(), figure[0]) for figure in _NUMBER.finditer(rest)]
    if not figures or len(figures) > 2:
        return Reading("several") if len(figures) > 2 else None
    found = _dated(rest, word, month, figures)
    if found.kind in {"date", "partial"}:
        near = beside(f"{rest[: word.start()]} {rest[word.end() :]}", numbers_too=True)
        found.take(clock)
        found.stand(near)
    return found


def _dated(rest: str, word: re.Match[str], month: int, figures: list[tuple[int, str]]) -> Reading:
    values = [figure for _, figure in figures]
    if len(values) == 1:
        if len(values[0]) == 4:
            return Reading("partial", (int(values[0]), month, 0), lacks="day")
        if len(values[0]) > 2:
            return Reading("wrong")
        axis = _AXIS.search(rest.strip()) is not None
        return Reading("partial", (0, month, int(values[0])), lacks="year", form="axis" if axis else "")
    first, second = values
    if max(len(first), len(second)) < 3 and re.search(rf"{first}\s*[-–—]\s*{second}", rest):
        return Reading("range")
    if len(first) == 4:
        year, day = first, second
    elif len(second) == 4 or figures[1][0] > word.start() or figures[0][0] > word.start():
        year, day = second, first
    else:
        return Reading("several")
    if len(year) not in (2, 4) or len(day) > 2:
        return Reading("wrong")
    return Reading("date", (int(year), month, int(day)), ("ymd",), "named")


def _same_length(found: re.Match[str]) -> str:
    return " " * len(found[0])
