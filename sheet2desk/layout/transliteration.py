"""Cyrillic words in Latin letters, by whatever rules (ISO 9, GOST 7.79, BGN, by ear): all in one bare spelling."""

from __future__ import annotations

import re

from sheet2desk.regex import regex

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
_RUN = regex(r"i{2,}")


def bare_of_latin(text: str) -> str:
    """Return the bare spelling of a word that is written in small Latin letters."""
    for way, bare in _WAYS:
        text = text.replace(way, bare)
    return _RUN.sub("i", text)


def bare_of_cyrillic(text: str) -> str:
    """Return the bare spelling of a word in small Cyrillic letters."""
    return bare_of_latin(text.translate(_CYRILLIC))


def is_cyrillic(word: str) -> bool:
    """Whether a word is of letters that have a spelling in Latin ones."""
    return all(letter in _LETTERS for letter in word)
