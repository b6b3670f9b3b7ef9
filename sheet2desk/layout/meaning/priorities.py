"""The priority column: words of four levels, P1 to P5, numbers on one scale."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from sheet2desk.layout.meaning.column import Column, Context, Meaning, one_each
from sheet2desk.layout.meaning.text import cell_text, is_blank, means_nothing
from sheet2desk.layout.meaning.vocabularies import read_words
from sheet2desk.layout.meaning.words import Sense, sense_of
from sheet2desk.ticket import PRIORITIES
from sheet2desk.workbook import Value

_LEVEL: Final = re.compile(r"(?:p|р|s|sev|prio|priority|priorität|приоритет|п)\s?[-:#№]?\s?([0-5])", re.IGNORECASE)
_NUMBERED: Final = re.compile(r"(?:[pрPР]?\s?)([0-5])(?:\s?[-–—.:)=(/]+\s?|\s+)(.+?)\)?")
_NUMBER: Final = re.compile(r"[0-9]+(?:[.,]0+)?")
_EXPLAINED: Final = re.compile(r"(?<!\d)([0-9])\s*[=:\-–—]\s*([^\W\d_]+)")
_AROUND_NORMAL: Final = ({"high", "low"}, {"urgent", "low"})
_EXCLAMATIONS: Final = {"!": "high", "!!": "urgent", "!!!": "urgent"}
#: P1 is the most urgent wherever levels carry a P; ITIL's scale, with P5 beyond it.
_LEVELS: Final = {0: "urgent", 1: "urgent", 2: "high", 3: "normal", 4: "low", 5: "low"}


def understand_priority(column: Column, context: Context) -> Meaning:
    """Return priorities; bare numbers mean something only where the column's own words or its whole scale say so."""
    texts = {cell_text(value) for value in set(one_each(column.values)) if not is_blank(value)}
    scale = _scale(texts, column.header)
    letters = _letters(texts)

    def decide(_value: Value, text: str) -> Sense | None:
        if text in _EXCLAMATIONS:
            return Sense(_EXCLAMATIONS[text], "an exclamation mark")
        level = _LEVEL.fullmatch(text)
        if level is not None:
            return Sense(_LEVELS[int(level[1])], "P1 is the most urgent")
        numbered = _NUMBERED.fullmatch(text)
        if numbered is not None:
            sense = sense_of(numbered[2], "priorities")
            if sense is not None:
                return sense
        if _NUMBER.fullmatch(text):
            return scale.get(int(float(text.replace(",", "."))))
        if letters and text.upper() in letters:
            return letters[text.upper()]
        return sense_of(text, "priorities")

    meaning = read_words(column, context, "priority", decide, _blank, "is no known priority")
    meaning.values = [
        value if value is None or value in PRIORITIES else str(value).casefold() for value in meaning.values
    ]
    return meaning


def _blank(value: Value) -> bool:
    return (is_blank(value) and value not in ("!", "!!", "!!!")) or (means_nothing(value) and cell_text(value) != "0")


def _letters(texts: Iterable[str]) -> dict[str, Sense]:
    """Return what a column of single letters means: A is the first of A to C or A to D, the classes of urgency."""
    found = {text.upper() for text in texts}
    if not {"A", "C"} <= found or not found <= {"A", "B", "C", "D"}:
        return {}
    levels = ("urgent", "high", "normal", "low") if "D" in found else ("high", "normal", "low")
    last = "ABCD"[len(levels) - 1]
    return {
        letter: Sense(level, f"A to {last}, A being the most urgent")
        for letter, level in zip("ABCD", levels, strict=False)
    }


def _from_header(header: str) -> dict[int, Sense]:
    """Return the scale that a header explains: "Priority (1=high, 3=low)"; a middle one between its ends is normal."""
    named: dict[int, Sense] = {}
    for number, word in _EXPLAINED.findall(header):
        sense = sense_of(word.strip(), "priorities")
        if sense is not None:
            named[int(number)] = Sense(sense.meaning, "as the header says")
    ends = sorted(named)
    if len(ends) == 2 and ends[1] - ends[0] == 2 and {named[end].meaning for end in ends} in _AROUND_NORMAL:
        named[ends[0] + 1] = Sense("normal", "between the two that the header names")
    return named


def _scale(texts: Iterable[str], header: str) -> dict[int, Sense]:
    """Return what bare numbers mean: as the header or "1 - High" in the column says, else 1 to 4 or 5 with 1 first."""
    named = _from_header(header)
    bare: set[int] = set()
    for text in texts:
        numbered = _NUMBERED.fullmatch(text)
        sense = sense_of(numbered[2], "priorities") if numbered else None
        if numbered and sense:
            named[int(numbered[1])] = Sense(sense.meaning, f'as "{text}" says')
        elif _NUMBER.fullmatch(text):
            bare.add(int(float(text.replace(",", "."))))
    if named:
        return named
    if bare and min(bare) >= 1 and max(bare) in (4, 5):
        return {
            level: Sense(meaning, f"1 to {max(bare)}, 1 being the most urgent") for level, meaning in _LEVELS.items()
        }
    return {}
