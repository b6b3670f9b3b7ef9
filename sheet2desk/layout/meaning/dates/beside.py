"""What stands beside a date: words that belong to dates, days of the week, and all else, which is said."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from sheet2desk.data_class import frozen
from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.vocabulary import listed, weekdays, words
from sheet2desk.regex import regex

_NUMBER: Final = regex(r"\d+")
_APOSTROPHE: Final = regex(r"(?<=[^\W\d_])['’ʼ`´](?=[^\W\d_])")
#: Signs by which a writer says that a date isn't sure.
_DOUBT: Final = regex(r"[?~≈]")
#: Endings that stand close behind a number: "1st" is no středa.
_GLUED: Final = regex(
    r"(?<=\d)(?:st|nd|rd|th|er|ère|ie|го|ого|е|ое|й|я|d|m|o|a|e|go|ego|ste|de|º|ª)(?!\w)", re.IGNORECASE
)
#: A weekday this short is a word of another language as often.
_SHORT: Final = 3


@frozen
class Beside:
    """The text beside a date, and the days of the week (Monday 1) that its one weekday word can mean."""

    text: str = ""
    weekdays: frozenset[int] = frozenset()
    weekday: str = ""

    @property
    def sure(self) -> bool:
        """Whether the weekday is a word that means nothing else."""
        return len(self.weekday) > _SHORT and len(self.weekdays) == 1


def beside(text: str, *, numbers_too: bool = False) -> Beside:
    """Return what stands beside a date in the text that is left without it; `numbers_too` drops numbers as well."""
    bare = _GLUED.sub(" ", text)
    if numbers_too:
        bare = _NUMBER.sub(" ", bare)
    listed_days = weekdays()
    kept: list[str] = []
    days: list[str] = []
    for word in fold(_APOSTROPHE.sub("", bare)).split():
        if word in _noise():
            continue
        (days if word in listed_days else kept).append(word)
    if len(set(days)) > 1:
        # "ср до пт" names two days; "segunda feira" and "lun. lunes" don't
        shared = frozenset.intersection(*(listed_days[day] for day in days))
        if not shared:
            kept += days
            days = []
    kept += _DOUBT.findall(text)
    day = max(days, key=len, default="")
    return Beside(" ".join(kept), listed_days[day] if day else frozenset(), day)


@cache
def _noise() -> frozenset[str]:
    parts = (listed("clock_words", table) for table in ("hour", "before", "morning", "day", "evening", "night"))
    spoken = {word for part in parts for phrase in part for word in phrase.split()}
    return words("date_words", "noise") | spoken
