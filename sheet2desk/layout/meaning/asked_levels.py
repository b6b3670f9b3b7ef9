"""Priorities as answers to a question over the column: "Urgent?" - "yes", "yes!!", "very", "no"."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from sheet2desk.layout.meaning.done_marks import Marks, is_mark, kind_of
from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.sense import Sense
from sheet2desk.layout.meaning.vocabulary import phrases
from sheet2desk.layout.meaning.words import sense_of

_LOUD: Final = "!¡"
_ANSWER: Final = "an answer to the question over the column"


def answers_to(header: str, texts: Collection[str]) -> dict[str, Sense]:
    """Return what yes and no mean where a header asks for a level: {} where no cell answers it.

    Yes is the level that the header names, and one less where some cells say it louder ("yes!!", "very").
    """
    folded = fold(header)
    asked = _asked(header, folded)
    if asked is None:
        return {}
    bare = {text: text.strip(_LOUD + " ").casefold() for text in texts}
    if bare and all(map(is_mark, bare.values())):
        marks = Marks(asked.meaning, "normal", weak=True, ticked=True)
        found = {text: sense for text, mark in bare.items() if (sense := marks.sense_of(mark)) is not None}
    else:
        own = _levels_in(folded)  # "How urgent?" - "urgent", "very"
        kinds = {text: "yes" if fold(mark) in own else kind_of(mark) for text, mark in bare.items()}
        levels = {"yes": asked.meaning, "no": "normal"}
        found = {text: Sense(levels[kind], _ANSWER) for text, kind in kinds.items() if kind is not None}
    if not found:
        return {}
    intensifiers = phrases("beside", "intensifiers")
    loud = {text for text, sense in found.items() if sense.meaning == asked.meaning and _is_loud(text)}
    very = {text for text, mark in bare.items() if fold(mark) in intensifiers}
    others = [sense_of(text, "priorities") for text in texts if text not in found]
    if asked.meaning == "urgent" and (loud or very or any(one and one.meaning == "urgent" for one in others)):
        found = {
            text: Sense("high", "yes, and other cells say it louder") if sense.meaning == "urgent" else sense
            for text, sense in found.items()
        }
    return found | {text: Sense("urgent", "yes, and louder than other cells") for text in loud | very}


def _asked(header: str, folded: str) -> Sense | None:
    """Return the level that a header asks about, as a whole or in one of its words: "Urgent?", "How urgent"."""
    if folded in phrases("beside", "priorities"):
        return None
    whole = sense_of(header.strip(" ?!¿¡"), "priorities")
    within = [sense_of(word, "priorities") for word in _levels_in(folded)]
    return whole or next((sense for sense in within if sense is not None and sense.meaning == "urgent"), None)


def _levels_in(folded: str) -> list[str]:
    """Return the word for a level that a header has, none where it has several: it lists them then."""
    found = [word for word in folded.split() if word.isalpha() and sense_of(word, "priorities") is not None]
    return found if len(found) == 1 else []


def _is_loud(text: str) -> bool:
    return sum(text.count(sign) for sign in _LOUD) > 1
