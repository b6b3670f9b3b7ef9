"""What is less than a whole date: no year, no day, a bare day, a bare time, a word."""

from __future__ import annotations

import re
from typing import Final

from sheet2desk.layout.meaning.dates.beside import beside
from sheet2desk.layout.meaning.dates.clock import FoundClock, clock_behind
from sheet2desk.layout.meaning.dates.reading import Reading
from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.vocabulary import words
from sheet2desk.regex import regex

_TWO: Final = regex(r"(?<!\d)(\d{1,2})\s?([./\-])\s?(\d{1,2})(?![\d])")
_YEAR_MONTH: Final = regex(r"(?<!\d)(?:(\d{4})[./\-](\d{1,2})|(\d{1,2})[./\-](\d{4}))(?!\d)")
_NUMBER: Final = regex(r"\d+")


def read_less(text: str, rest: str, clock: FoundClock | None) -> Reading:
    """Return the reading of a text that holds no whole date; `rest` is the text without its time."""
    left = " ".join(rest.split())
    folded = fold(left)
    if any(word in words("date_words", "relative") for word in (folded, *folded.split())):
        return Reading("relative")
    month = _YEAR_MONTH.search(left)
    if month is not None:
        year, number = (month[1], month[2]) if month[1] else (month[4], month[3])
        return Reading("partial", (int(year), int(number), 0), lacks="day")
    pair = _TWO.search(left)
    if pair is not None and clock is None and (behind := clock_behind(left)) and pair.end() <= len(behind[1]):
        clock, left = FoundClock(behind[0], None, behind[1]), behind[1]
    if pair is not None:
        return _pair(left, pair, clock)
    if clock is not None and not _NUMBER.search(left):
        reading = Reading("time")
        reading.take(clock)
        reading.stand(beside(left))
        return reading
    figures = _NUMBER.findall(left)
    if len(figures) == 1 and len(figures[0]) <= 2 and 1 <= int(figures[0]) <= 31:
        near = beside(left, numbers_too=True)
        if not near.text:
            reading = Reading("partial", (0, 0, int(figures[0])), lacks="month")
            reading.take(clock)
            reading.stand(near)
            return reading
    return Reading("words", beside=text)


def _pair(left: str, pair: re.Match[str], clock: FoundClock | None) -> Reading:
    """Read a day and a month without their year."""
    near = beside(f"{left[: pair.start()]} {left[pair.end() :]}")
    if _NUMBER.search(near.text):
        return Reading("several")
    reading = Reading("partial", (0, int(pair[1]), int(pair[3])), ("dmy", "mdy"), pair[2], lacks="year")
    reading.take(clock)
    reading.stand(near)
    return reading
