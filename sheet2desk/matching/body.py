"""Taking a subject and a text down to what the requester wrote this time."""

from __future__ import annotations

import re
from functools import cache

from sheet2desk.matching.letters import clean
from sheet2desk.matching.words import word_list
from sheet2desk.regex import regex

_NUMBER_MARK = regex(r"\[[^\]\d]{0,12}#?\s*([A-Za-zА-Яа-я]{0,6}-?\d{1,9})\]")
_QUOTED = regex(r"^\s*>")


def strip_subject(subject: str) -> tuple[str, tuple[str, ...]]:
    """Return a subject without its chain of "Re:", "Fwd:" and marks such as [#123], and the numbers in the marks."""
    text = clean(subject)
    numbers = tuple(_NUMBER_MARK.findall(text))
    text = _NUMBER_MARK.sub(" ", text).strip()
    while found := _reply_prefix().match(text):
        text = text[found.end() :]
    return text, numbers


def strip_body(text: str) -> str:
    """Return a text without quoted lines and without what follows a signature's first line."""
    kept: list[str] = []
    for line in text.splitlines():
        if _QUOTED.match(line):
            continue
        if kept and _signature().match(line):
            break
        kept.append(line)
    return clean("\n".join(kept))


@cache
def _reply_prefix() -> re.Pattern[str]:
    words = "|".join(map(re.escape, word_list("reply_prefix")))
    return re.compile(rf"\s*(?:{words})\s*(?:\[\d+\]|\(\d+\))?\s*:\s*", re.IGNORECASE)


@cache
def _signature() -> re.Pattern[str]:
    words = "|".join(map(re.escape, word_list("signature")))
    return re.compile(rf"\s*(?:--\s*$|(?:{words})\b)", re.IGNORECASE)
