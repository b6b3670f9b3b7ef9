"""Cleaning text, and telling look-alike letters of two alphabets apart."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from sheet2desk.regex import regex

_INVISIBLE = regex("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_DASHES = regex("[\u2010-\u2015\u2212]")
_QUOTES = str.maketrans("«»„“”‟‹›‘’‚`´", '""""""' + '""' + "'''''")
_SPACES = regex(r"\s+")

_CYRILLIC = "АВЕКМНОРСТУХІЈЅаеорсухіјѕЗЬ"
_LATIN = "ABEKMHOPCTYXIJSaeopcyxijs3b"
_TO_LATIN = str.maketrans(_CYRILLIC[:25], _LATIN[:25])
_TO_CYRILLIC = str.maketrans(_LATIN[:25], _CYRILLIC[:25])
_LOOK_ALIKE_CYRILLIC = frozenset(_CYRILLIC[:25])
_LOOK_ALIKE_LATIN = frozenset(_LATIN[:25])
_PART = regex(r"[^\W_]+")
_TOKEN = regex(r"[0-9A-Za-zÀ-ɏЀ-ӿ]+(?:[-/.][0-9A-Za-zÀ-ɏЀ-ӿ]+)*")


def clean(text: str) -> str:
    """Return a text in NFKC, without invisible signs, with plain dashes, quotes and single spaces."""
    if text.isascii():
        return _SPACES.sub(" ", text).strip()
    # compatibility forms would turn the number sign into the letters "No"
    text = "№".join(unicodedata.normalize("NFKC", part) for part in _INVISIBLE.sub("", text).split("№"))
    text = _DASHES.sub("-", text).translate(_QUOTES)
    return _SPACES.sub(" ", text).strip()


def clean_lines(text: str) -> str:
    """Return a text cleaned line by line."""
    return "\n".join(map(clean, text.splitlines()))


def to_latin(text: str) -> str:
    """Return a text with each Cyrillic letter that looks like a Latin one replaced by it."""
    return text if text.isascii() else text.translate(_TO_LATIN)


@lru_cache(maxsize=1 << 13)
def unify_script(token: str) -> str:
    """Return a token in one alphabet.

    A token of both goes to the one with more letters that have no twin in the other (tie: more letters); digits
    with nothing but look-alike Cyrillic letters go to Latin, as part numbers are.
    """
    if token.isascii():
        return token
    latin = sum("A" <= sign <= "z" for sign in token if sign.isalpha())
    cyrillic = sum("Ѐ" <= sign <= "ӿ" for sign in token)
    if not cyrillic:
        return token
    if not latin:
        has_digit = any(sign.isdigit() for sign in token)
        only_twins = all(sign in _LOOK_ALIKE_CYRILLIC for sign in token if sign.isalpha())
        return token.translate(_TO_LATIN) if has_digit and only_twins else token
    own_latin = sum(sign.isascii() and sign.isalpha() and sign not in _LOOK_ALIKE_LATIN for sign in token)
    own_cyrillic = sum("Ѐ" <= sign <= "ӿ" and sign not in _LOOK_ALIKE_CYRILLIC for sign in token)
    if (own_latin, latin) >= (own_cyrillic, cyrillic):
        return token.translate(_TO_LATIN)
    return token.translate(_TO_CYRILLIC)


def tokens(text: str) -> list[str]:
    """Return the words and codes of a cleaned text: lower case, ё as е, each in one alphabet."""
    return [_unified(token).lower().replace("ё", "е") for token in _TOKEN.findall(text)]


def _unified(token: str) -> str:
    """Return a token in one alphabet, part by part where it is joined of several: "USB-кабель" keeps both."""
    if token.isascii() or token.isalnum() or any(map(str.isdigit, token)):
        return unify_script(token)
    return _PART.sub(lambda part: unify_script(part.group()), token)
