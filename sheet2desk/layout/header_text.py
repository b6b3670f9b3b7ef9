"""Header texts made comparable: case, punctuation, line breaks, brackets and abbreviations out of the way."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime, time
from functools import lru_cache

_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]|_x000[DdAa]_")
_NUMBER_SIGN = re.compile(r"[#№]|\bn\s?[°º]|\bn\.\s?[°º]", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-zа-я])(?=[A-ZА-Я][a-zа-я])")
_INITIALS = re.compile(r"\b((?:[^\W\d_]\.\s?){2,})(?=\W|\b|$)")
_SHORT_HYPHEN = re.compile(r"\b([^\W\d_])-(?=[^\W\d_]{3})")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_APOSTROPHE = re.compile("['’ʼ`]")
_WORD = re.compile(r"[\w+%]+\.?")
_CYRILLIC = re.compile("[а-яіїєґ]")
_PLAIN = re.compile("[a-z ]+|[а-я ]+")
_LATIN = re.compile("[a-z]")
_LOOK_ALIKE = str.maketrans("aceopxykhbmt", "асеорхукнвмт")


def shown(text: object) -> str:
    """Return a cell as one readable line: line breaks and runs of blanks become one blank, a date is ISO, 3.0 is 3."""
    if isinstance(text, datetime):
        text = text.date() if text.time() == time() else text.isoformat(" ", "minutes")
    elif isinstance(text, float) and text.is_integer():
        text = int(text)
    return " ".join(_INVISIBLE.sub("", str(text)).replace("\xa0", " ").split())


@lru_cache(maxsize=4096)
def words(text: str, *, brackets: bool = True) -> tuple[str, ...]:
    """Return the comparable words of a header; a word that the header abbreviates keeps its dot ("отв.")."""
    if _PLAIN.fullmatch(text):  # nine of ten known terms
        return tuple(text.split())
    text = shown(text)
    if not brackets:
        text = _BRACKETS.sub(" ", text)
    text = _CAMEL.sub(" ", _NUMBER_SIGN.sub(" no ", text).replace("_", " "))
    text = unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")
    text = _INITIALS.sub(lambda found: found[1].replace(".", "").replace(" ", "") + " ", text)
    text = _APOSTROPHE.sub("", _SHORT_HYPHEN.sub(r"\1", text))
    found = _WORD.findall(text)
    if _CYRILLIC.search(text) and _LATIN.search(text):
        found = [word.translate(_LOOK_ALIKE) if _CYRILLIC.search(word) else word for word in found]
    return tuple(found)


def key(text: str, *, brackets: bool = True) -> str:
    """Return the comparable form of a header, dots dropped: two headers with one key are the same header."""
    return " ".join(word.rstrip(".") for word in words(text, brackets=brackets))
