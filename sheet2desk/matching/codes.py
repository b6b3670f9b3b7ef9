"""Serial numbers, part numbers and ticket numbers as keys."""

from __future__ import annotations

import re

from sheet2desk.matching.letters import clean, to_latin
from sheet2desk.regex import regex

_SIGNS = regex(r"[\W_]+")
_SEPARATOR = regex(r"[;,\n|]+|\s+и\s+|\s+and\s+")
_SKELETON = str.maketrans("OQIZSBL", "0012581")
_LABEL = regex(r"^(?:S/?N|SN|C/H|№|#|NO?\.?|ЗАВ\.?|СЕР\.?|ИНВ\.?)[\s.:№#]+", re.IGNORECASE)
_WORD = regex(r"[0-9A-Za-zА-Яа-яЁё]+(?:[-/.][0-9A-Za-zА-Яа-яЁё]+)*")
_DIGIT = regex(r"\d")
_NUMBER = regex(r"[#№\s]+|^NO?\.\s*", re.IGNORECASE)


def code_key(text: str) -> str:
    """Return a code in upper case and one alphabet, without punctuation; leading zeros stay."""
    return _SIGNS.sub("", to_latin(_LABEL.sub("", clean(text)).upper()))


def code_keys(cell: str) -> frozenset[str]:
    """Return the codes of a cell; those without a digit are no codes."""
    return frozenset(
        key for part in _SEPARATOR.split(cell) if len(key := code_key(part)) >= 3 and any(map(str.isdigit, key))
    )


def skeleton(key: str) -> str:
    """Return a code with signs that are taken for one another made equal (O and 0, I and 1 …): for blocking only."""
    return key.translate(_SKELETON)


def number_key(number: str) -> str:
    """Return a ticket's number for comparing: upper case, one alphabet, no spaces or number signs; zeros stay."""
    return to_latin(_NUMBER.sub("", clean(number)).upper())


def codes_in_text(text: str) -> frozenset[str]:
    """Return the codes and numbers that stand in a cleaned text: its words with digits."""
    if not _DIGIT.search(text):
        return frozenset()
    return frozenset(code_key(word) for word in _WORD.findall(text) if _DIGIT.search(word))
