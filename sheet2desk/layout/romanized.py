"""Russian and Ukrainian words typed in Latin letters, as exports of databases name their columns: "data_zakrytiya".

There are many ways to write Cyrillic in Latin letters (ISO 9, GOST 7.79, BGN, by ear). All are brought to one bare
spelling, and so are the words of the headers that are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sheet2desk.layout.header_text import words
from sheet2desk.layout.names import Heading
from sheet2desk.layout.vocabulary import guesses
from sheet2desk.layout.word_files import languages_of
from sheet2desk.layout.word_index import table
from sheet2desk.layout.word_table import Table

_LANGUAGES = frozenset({"ru", "uk"})
_LETTERS: dict[str, str] = dict(
    re.findall(
        r"(\w)=(\w*)",
        "а=a б=b в=v г=g ґ=g д=d е=e ё=e є=ie ж=zh з=z и=i і=i ї=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=h "
        "ц=c ч=ch ш=sh щ=sh ъ= ы=i ь= э=e ю=iu я=ia",
    )
)
_CYRILLIC = str.maketrans(_LETTERS)
#: Ways to write a sound in Latin letters → the bare one, longer ones first.
_WAYS = (
    ("shch", "sh"), ("shh", "sh"), ("sch", "sh"), ("kh", "h"), ("ts", "c"), ("tz", "c"), ("yo", "e"), ("jo", "e"),
    ("ye", "e"), ("je", "e"), ("w", "v"), ("x", "h"), ("j", "i"), ("y", "i"), ("'", ""), ("`", ""),
)  # fmt: skip
_RUN = re.compile(r"i{2,}")
#: What names of columns begin with.
_SHORT = {"dt": "дата", "kod": "код", "num": "номер"}
#: Shorter words are too like words of other languages.
_SHORTEST = 3
#: A table has so many romanized headers which are so much surer in Cyrillic than as words of a Latin language.
_FEWEST = 3
_SURER = 0.1


def in_own_letters(heads: Sequence[Heading]) -> Sequence[Heading]:
    """Return the headings of a table with the romanized ones in Cyrillic; as they are where these are but a few.

    A word of another language may look like a romanized one: "Nazwa kompa".
    """
    native = [in_cyrillic(head.text) for head in heads]
    surer = [_surer(head.text, text) if text else -1.0 for head, text in zip(heads, native, strict=True)]
    if sum(one > _SURER for one in surer) < _FEWEST:
        return heads
    return [
        replace(head, text=text) if more > 0 else head for head, text, more in zip(heads, native, surer, strict=True)
    ]


def _surer(header: str, native: str) -> float:
    """Return how much surer a header names something in Cyrillic than in a Latin language."""
    own, other = (max((guess.score for guess in guesses(text)), default=0.0) for text in (header, native))
    return other - own


def in_cyrillic(header: str) -> str:
    """Return a header of romanized words in its own letters, "" for any other one: all of its words must be known."""
    tokens = [token.rstrip(".") for token in words(header)]
    if not header.isascii() or not tokens or max(map(len, tokens)) <= _SHORTEST:
        return ""
    known = _known()
    found = [str(known.get(_bare(token), "")) for token in tokens]
    if any(found):
        found = [word or _abbreviated(_bare(token)) for word, token in zip(found, tokens, strict=True)]
    return " ".join(found) if all(found) else ""


def _abbreviated(bare: str) -> str:
    """Return the beginning of a known word with a dot: "zakr" is "закр."; beside a whole word only."""
    known = _known()
    longer = next((str(known[spelt]) for spelt in known.beginning(bare)), "") if len(bare) > _SHORTEST else ""
    cut = next((end for end in range(len(longer)) if longer[:end].translate(_CYRILLIC) == bare), 0)
    return f"{longer[:cut]}." if cut else ""


def _bare(latin: str) -> str:
    for way, bare in _WAYS:
        latin = latin.replace(way, bare)
    return _RUN.sub("i", latin)


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
                found.setdefault(_bare(word.translate(_CYRILLIC)), word)
    return found


def _words_of(texts: Iterable[str]) -> Iterable[str]:
    for text in texts:
        for token in words.__wrapped__(text):
            word = token.rstrip(".")
            if len(word) > 1 and all(letter in _LETTERS for letter in word):
                yield word
