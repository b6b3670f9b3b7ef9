"""What a text says of a colour: "red - urgent", and in a sentence "urgent jobs are marked in red"."""

from __future__ import annotations

from typing import Final

from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.hues import legend_words, named_colour, thing_words
from sheet2desk.layout.meaning.sense import Sense
from sheet2desk.layout.meaning.spellings import meanings
from sheet2desk.layout.meaning.vocabulary import phrases
from sheet2desk.layout.meaning.words import sense_of

#: A sentence of more words speaks of more than one thing.
_WORDS: Final = 12
#: A word that means something may take this many words.
_SPAN: Final = 3
#: Shorter words mean too many things in too many languages ("med").
_SHORT: Final = 4
#: Letters that the forms of a word share at least, and letters of their endings at most.
_STEM: Final = 4
_ENDING: Final = 3


def said_of_colour(text: str, vocabulary: str) -> tuple[str | None, Sense] | None:
    """Return the colour that a text names (None: more than one, or only "highlighted"), and what it says of it."""
    colour, rest = named_colour(text)
    if not rest or rest == text:
        return None
    sense = sense_of(rest, vocabulary)
    if sense is None and colour is not None:
        sense = _in_sentence(text, rest, vocabulary)
    return (colour, sense) if sense is not None else None


def _in_sentence(text: str, rest: str, vocabulary: str) -> Sense | None:
    """Return the one meaning among a sentence's words, where it speaks of what the log holds or of how it is marked."""
    words = [folded for word in rest.split() if (folded := fold(word))]
    spoken = {fold(word) for word in text.split()} & (legend_words() | thing_words())
    if not spoken or len(words) > _WORDS or any(word in phrases("turns", "negations") for word in words):
        return None
    table = meanings(vocabulary)
    for size in range(_SPAN, 0, -1):
        spans = {" ".join(words[at : at + size]) for at in range(len(words) - size + 1)}
        found = {table[span] for span in spans if span in table and len(span) >= _SHORT}
        if size == 1 and not found:
            found = {meaning for word in spans for meaning in _inflected(word, vocabulary)}
        if found:
            return Sense(found.pop(), "a sentence says so of the colour") if len(found) == 1 else None
    return None


def _inflected(word: str, vocabulary: str) -> set[str]:
    """Return what the forms of a word mean that differ from it in their endings: "термінові", "steidzamie"."""
    if len(word) <= _STEM or word in legend_words() or word in thing_words():
        return set()
    stem = word[: max(_STEM, len(word) - _ENDING)]
    table = meanings(vocabulary)
    return {table[key] for key in table.beginning(stem) if _ends(key, stem)}


def _ends(key: str, stem: str) -> bool:
    return len(key) - len(stem) <= _ENDING and " " not in key
