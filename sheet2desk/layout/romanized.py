"""Russian and Ukrainian words typed in Latin letters, as exports of databases name their columns: "data_zakrytiya".

All ways to write them are brought to one bare spelling, and so are the words of the headers that are known.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sheet2desk.layout.header_text import words
from sheet2desk.layout.names import Heading
from sheet2desk.layout.transliteration import bare_of_cyrillic, bare_of_latin, is_cyrillic
from sheet2desk.layout.vocabulary import guesses
from sheet2desk.layout.word_files import languages_of
from sheet2desk.layout.word_index import table
from sheet2desk.layout.word_table import Table

_LANGUAGES = frozenset({"ru", "uk"})
#: What names of columns begin with.
_SHORT = {"dt": "дата", "kod": "код", "num": "номер"}
#: Shorter words are too like words of other languages.
_SHORTEST = 3
#: So short a word may be the beginning of another one.
_SHORT_WORD = 4
#: A table has so many romanized headers which are so much surer in Cyrillic than as words of a Latin language.
_FEWEST = 3
_SURER = 0.1


def in_own_letters(heads: Sequence[Heading]) -> Sequence[Heading]:
    """Return the headings of a table with the romanized ones in Cyrillic; as they are where these are but a few.

    A word of another language may look like a romanized one: "Nazwa kompa".
    """
    native = [_best_form(in_cyrillic(head.text)) for head in heads]
    surer = [_surer(head.text, text) if text else -1.0 for head, text in zip(heads, native, strict=True)]
    if sum(one > _SURER for one in surer) < _FEWEST:
        return heads
    return [
        replace(head, text=text) if more > 0 else head for head, text, more in zip(heads, native, surer, strict=True)
    ]


def _best_form(text: str) -> str:
    """Return a text as it is, or with dots behind its short words where it then says more: "отв. сотр."."""
    dotted = " ".join(f"{word}." if len(word) <= _SHORT_WORD else word for word in text.split())
    return max((text, dotted), key=lambda one: max((guess.score for guess in guesses(one)), default=0.0))


def _surer(header: str, native: str) -> float:
    """Return how much surer a header names something in Cyrillic than in a Latin language."""
    own, other = (max((guess.score for guess in guesses(text)), default=0.0) for text in (header, native))
    return other - own


def in_cyrillic(header: str) -> str:
    """Return a header of romanized words in its own letters, "" for any other one: all of its words must be known."""
    tokens = [token.rstrip(".") for token in words(header)]
    if not header.isascii() or not tokens or sum(map(len, tokens)) <= _SHORTEST:
        return ""
    known = _known()
    found = [str(known.get(bare_of_latin(token), "")) for token in tokens]
    if any(found):
        found = [word or _abbreviated(bare_of_latin(token)) for word, token in zip(found, tokens, strict=True)]
    return " ".join(found) if all(found) else ""


def _abbreviated(bare: str) -> str:
    """Return the beginning of a known word with a dot: "zakr" is "закр."; beside a whole word only."""
    known = _known()
    longer = next((str(known[spelt]) for spelt in known.beginning(bare)), "") if len(bare) > _SHORTEST else ""
    cut = next((end for end in range(len(longer)) if bare_of_cyrillic(longer[:end]) == bare), 0)
    return f"{longer[:cut]}." if cut else ""


def _known() -> Table:
    """Return bare spelling → the Cyrillic word of a header."""
    return table("romanized", work_out)


def work_out() -> dict[str, str]:
    """Return bare spelling → word of all headers of the languages; of several words the first that is listed."""
    found: dict[str, str] = dict(_SHORT)
    for data in languages_of("headers"):
        if data["language"] in _LANGUAGES:
            listed = [
                text for section in ("fields", "weak", "other") for texts in data[section].values() for text in texts
            ]
            for word in _words_of(listed):
                found.setdefault(bare_of_cyrillic(word), word)
    return found


def _words_of(texts: Iterable[str]) -> Iterable[str]:
    for text in texts:
        for token in words.__wrapped__(text):
            word = token.rstrip(".")
            if len(word) > 1 and is_cyrillic(word):
                yield word
