"""Headers as long as the questions of an online form: "What is wrong with it? Please describe it, so that we …"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sheet2desk.layout.header_rules import OTHER
from sheet2desk.layout.header_text import shown, without_brackets
from sheet2desk.layout.vocabulary import Guess, guesses
from sheet2desk.regex import regex

#: A header of so many words is a sentence, and may say in one part what another only explains.
_LONG: Final = 6
#: So surely a part of it must name a field.
_SURE: Final = 0.8
_PARTS: Final = regex(r"[?!:;.,]\s+|\s+[-–—(]\s*|[*_]+")
#: A sentence begins with what it asks for, in so many words.
_BEGINNINGS: Final = (4, 3)


def _clauses_of(header: str) -> list[str]:
    """Return the parts of a long header, and the first words of its first part; [] for one of usual length."""
    text = shown(header)
    if len(text.split()) < _LONG:
        return []
    parts = [part.strip(" ?!.,:;*") for part in _PARTS.split(without_brackets(text))]
    parts = [part for part in parts if part]
    first = parts[0].split() if parts else []
    beginnings = [" ".join(first[:count]) for count in _BEGINNINGS if len(first) > count]
    return (parts if len(parts) > 1 else []) + beginnings


def with_clauses(found: Sequence[Guess], header: str, spoken: frozenset[str]) -> Sequence[Guess]:
    """Return the guesses for a header, by its parts too where the whole is known for nothing better.

    For headers alone: the sentences of tickets have such parts as well.
    """
    if any(guess.field != OTHER and guess.score >= _SURE for guess in found):
        return found
    best = {guess.field: guess for guess in found}
    for place, clause in enumerate(_clauses_of(header)):
        own = next(iter(guesses(clause, "", spoken)), None)
        if own is not None and own.field != OTHER and own.score >= _SURE:
            score = own.score * 0.96 - 0.005 * place
            if own.field not in best or best[own.field].score < score:
                best[own.field] = replace(own, score=score, whole=False)
    return sorted(best.values(), key=lambda guess: -guess.score)
