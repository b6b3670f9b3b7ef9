"""Texts made comparable: case, dots, accents and look-alike letters of two alphabets set aside."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

#: Letters that look the same in both alphabets: Cyrillic → Latin.
LOOK_ALIKES: Final = dict(
    zip("АВЕКМНОРСТУХІЈЅаеорсухіјѕԛԝ", "ABEKMHOPCTYXIJSaeopcyxijsqw", strict=True),
)
TO_LATIN: Final = str.maketrans(LOOK_ALIKES)
#: The way back for lower-case words; also the shapes that only small letters share.
TO_CYRILLIC: Final = str.maketrans("aeopcyxikmtbhnru", "аеорсухікмтвнпги")
_SAFE_CYRILLIC: Final = str.maketrans("aeopcyxikmt", "аеорсухікмт")

_CYRILLIC: Final = re.compile(r"[Ѐ-ӿ]")
_LATIN: Final = re.compile(r"[a-z]")
_WORD: Final = re.compile(r"\w+")
_GAP: Final = re.compile(r"[\W_]+")
_STROKES: Final = str.maketrans(
    {"ł": "l", "ß": "ss", "ø": "o", "đ": "d", "ё": "е", "æ": "ae", "œ": "oe", "ґ": "г", "ı": "i"}
)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return the text in small letters, without accents on Latin letters, punctuation as single blanks."""
    small = text.casefold()
    if not small.isascii():
        small = _plain(unicodedata.normalize("NFKC", small).translate(_STROKES))
        if _CYRILLIC.search(small) and _LATIN.search(small):
            small = _WORD.sub(_one_alphabet, small)
    return _GAP.sub(" ", small).strip()


def squeeze(text: str) -> str:
    """Return a folded text without its blanks."""
    return text.replace(" ", "")


def _plain(text: str) -> str:
    """Take accents off Latin letters only: й and ї are letters of their own."""
    kept: list[str] = []
    for letter in unicodedata.normalize("NFD", text):
        if unicodedata.combining(letter) and kept and "a" <= kept[-1] <= "z":
            continue
        kept.append(letter)
    return unicodedata.normalize("NFC", "".join(kept))


def _one_alphabet(word: re.Match[str]) -> str:
    text = word[0]
    cyrillic, latin = len(_CYRILLIC.findall(text)), len(_LATIN.findall(text))
    if not cyrillic or not latin:
        return text
    return text.translate(_SAFE_CYRILLIC if cyrillic >= latin else TO_LATIN)
