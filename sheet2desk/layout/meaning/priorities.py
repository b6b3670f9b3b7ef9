"""The priority column: words of four levels, P1 to P5, numbers on one scale."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Final

from sheet2desk.layout.meaning.asked_levels import answers_to
from sheet2desk.layout.meaning.column import Column, Context, Meaning, one_each
from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.legend import explained, legend_lines
from sheet2desk.layout.meaning.priority_scales import LEVELS, initials_of, letters_of, scale_of, stepped
from sheet2desk.layout.meaning.sense import Sense
from sheet2desk.layout.meaning.text import cell_text, is_blank, means_nothing
from sheet2desk.layout.meaning.vocabularies import read_words
from sheet2desk.layout.meaning.words import sense_of
from sheet2desk.regex import regex
from sheet2desk.ticket import PRIORITIES
from sheet2desk.workbook import Value

_LEVEL: Final = regex(
    r"(?:p|р|п|s|с|prior\w*\.?|прио\w*\.?|пріо\w*\.?|прыяр\w*\.?|sev\w*\.?|sév\w*\.?|grav\w*\.?|urg\w*\.?|dringlichk\w*\.?|срочност\w*"
    r"|важност\w*|критичност\w*|терміновіст\w*)\s?[-:#№]?\s?([0-5])",
    re.IGNORECASE,
)
_EXPLAINED: Final = regex(r"(?<!!)(!{1,3})\s*[=:\-–—]?\s*([^\W\d_]{3,})")
_MARKS: Final = {"!": "high", "!!": "urgent", "!!!": "urgent", "🔥": "urgent", "🚨": "urgent"}


def understand_priority(column: Column, context: Context) -> Meaning:
    """Return priorities; bare numbers mean something only where the column's own words or its whole scale say so."""
    texts = {cell_text(value) for value in set(one_each(column.values)) if not is_blank(value)}
    scale = scale_of(texts, column.header)
    letters = letters_of(texts) or initials_of(texts)
    steps = stepped(texts)
    levels = {text: int(level[1]) for text in texts if (level := _LEVEL.fullmatch(text)) is not None}
    standing = not levels or not _retold(levels, context)
    loud = _MARKS | (_loudness(column.header) or _told_of_marks(texts, context))
    answers = answers_to(column.header, texts)

    def decide(_value: Value, text: str) -> Sense | None:
        if text in answers:
            return answers[text]
        if text in loud:
            return Sense(loud[text], "a mark of urgency")
        if text in levels:
            return Sense(LEVELS[levels[text]], "P1 is the most urgent", sure=standing)
        if text in scale:
            return scale[text]
        if text in letters:
            return letters[text]
        return steps.get(fold(text)) or sense_of(text, "priorities")

    def blank(value: Value) -> bool:
        return is_blank(value) if cell_text(value) in answers else _blank(value)

    meaning = read_words(column, context, "priority", decide, blank, "is no known priority")
    meaning.values = [
        value if value is None or value in PRIORITIES else str(value).casefold() for value in meaning.values
    ]
    return meaning


def _loudness(header: str) -> dict[str, str]:
    """Return what the header says of "!" and "!!": "Urgency (! normal, !! high)"."""
    named = {mark: sense_of(word, "priorities") for mark, word in _EXPLAINED.findall(header)}
    found = {mark: sense.meaning for mark, sense in named.items() if sense is not None}
    return found if len(found) > 1 else {}


def _told_of_marks(texts: Collection[str], context: Context) -> dict[str, str]:
    """Return what a legend says of "!" and "!!": "! обычно   !! быстро   !!! бегом"."""
    if not any(text in _MARKS and text[0] == "!" for text in texts):
        return {}
    told = (_loudness(text) for _, line in legend_lines(context) for _, text in line if "!" in text)
    return next(filter(None, told), {})


def _retold(levels: Mapping[str, int], context: Context) -> bool:
    """Whether a legend says something else of P1 to P4 than all the world: of all of them, or from the other end."""
    told = explained(list(levels), context, "priorities")
    if len(told) < 2:
        return False
    rank = [PRIORITIES.index(told[text].meaning) for text in sorted(told, key=levels.__getitem__)]
    return len(told) == len(levels) or rank[0] < rank[-1]


def _blank(value: Value) -> bool:
    return (is_blank(value) and value not in ("!", "!!", "!!!")) or (means_nothing(value) and cell_text(value) != "0")
