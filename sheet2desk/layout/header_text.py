"""Header texts made comparable: case, punctuation, line breaks, brackets and abbreviations out of the way."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime, time
from functools import lru_cache

from sheet2desk.layout.unspaced import part_scripts
from sheet2desk.regex import regex

_INVISIBLE = regex("[\u200b-\u200f\u2060\ufeff\u00ad]|_x000[DdAa]_")
_NUMBER_SIGN = regex(r"[#№]|\bn\s?[°º]|\bn\.\s?[°º]", re.IGNORECASE)
#: The unit of a temperature is no "Č." for a number.
_DEGREES = regex(r",?\s*[°º]\s?[CFКCСсcf]\b")
_CAMEL = regex(r"(?<=[a-zа-я])(?=[A-ZА-Я][a-zа-я])|(?<=[a-z]{2})(?=ID\b)")
_INITIALS = regex(r"\b((?:[^\W\d_]\.\s?){2,})(?=\W|\b|$)")
_SHORT_HYPHEN = regex(r"\b([^\W\d_])-(?=[^\W\d_]{3})")
#: "отв-ный", "кол-во": the end of a word after its beginning, which is an abbreviation.
_CONTRACTED = regex(r"\b([а-яіїєґ]{2,})-[а-яіїєґ]{1,3}\b")
#: A word broken over two lines.
_HYPHENATED = regex(r"(?<=[^\W\d_]{2})-\s+(?=[^\W\d_])")
_BRACKETS = regex(r"\([^()]*\)|\[[^\[\]]*\]")
_APOSTROPHE = regex("['’ʼ`]")
_WORD = regex(r"[\w+%]+\.?")
_CYRILLIC = regex("[а-яіїєґ]")
_LATIN = regex("[a-z]")
_PLAIN = regex("[a-z ]+|[а-я ]+")
#: Small letters of the dotted and the dotless I of Turkish, which capitals and typists without them don't keep apart.
_TURKISH_I = str.maketrans({"ı": "i", "\u0307": None})
_LOOK_ALIKE = str.maketrans("aceopxykhbmt", "асеорхукнвмт")
#: Who does what the word without it says.
_AGENT = "er"
#: What Latin-script words take on in another form of the same word.
_ENDINGS = frozenset({"s", "es", "d", "ed", "e", "n", "en", "er", "a", "as", "o", "os"})


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
    if _PLAIN.fullmatch(text):
        return tuple(text.split())
    text = shown(text)
    if not brackets:
        text = without_brackets(text)
    text = _DEGREES.sub(" ", _HYPHENATED.sub("", text))
    text = _CAMEL.sub(" ", _NUMBER_SIGN.sub(" no ", text).replace("_", " "))
    text = unicodedata.normalize("NFKC", part_scripts(text)).casefold().replace("ё", "е")
    text = text.translate(_TURKISH_I)
    text = _INITIALS.sub(lambda found: found[1].replace(".", "").replace(" ", "") + " ", text)
    text = _CONTRACTED.sub(r"\1.", text)
    text = _APOSTROPHE.sub("", _SHORT_HYPHEN.sub(r"\1", text))
    found = _WORD.findall(text)
    if _CYRILLIC.search(text) and _LATIN.search(text):
        found = [word.translate(_LOOK_ALIKE) if _CYRILLIC.search(word) else word for word in found]
    return tuple(found)


def without_brackets(text: str) -> str:
    """Return a header without what it says in brackets."""
    return _BRACKETS.sub(" ", text)


def key(text: str, *, brackets: bool = True) -> str:
    """Return the comparable form of a header, dots dropped: two headers with one key are the same header."""
    return " ".join(word.rstrip(".") for word in words(text, brackets=brackets))


def same_word(word: str, known: str) -> bool:
    """Whether a header's word is the known one: the same, an abbreviation with a dot, or another ending."""
    if word == known:
        return True
    if word.endswith("."):
        stem = word[:-1]
        return stem == known or (len(stem) >= 2 and known.startswith(stem))
    longest, shortest = max(len(word), len(known)), min(len(word), len(known))
    if shortest < 4:
        return False
    common = common_start(word, known)
    if word.isascii() and known.isascii():
        if common == shortest and known.endswith(_AGENT) and len(known) > len(word):
            return False  # "view" is no viewer, and "farm" no farmer
        if common == shortest:
            return (word[common:] or known[common:]) in _ENDINGS
        return longest - common <= 2 and common >= 5
    return common >= max(4, longest - 3)


def common_start(word: str, other: str) -> int:
    """Return how many letters two words begin with alike."""
    return next((i for i, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), min(len(word), len(other)))
