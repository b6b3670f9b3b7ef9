"""Words by which a row or a sheet shows that it is not (part of) the log: totals, notes, pivots, lists."""

from __future__ import annotations

import re
from functools import cache

from sheet2desk.layout.header_text import key
from sheet2desk.layout.word_index import data, table, written
from sheet2desk.regex import regex
from sheet2desk.workbook import Value

_EDGE = "\xa0 *-–—(«\"'"
_COUNT = regex(r"\d+(?:[.,/]\d+)?")
_LINE = regex(r"_{3,}")


@cache
def listed(name: str) -> frozenset[str]:
    """Return one list of words in its comparable form."""
    return frozenset(table("rows", work_out)[name])


@cache
def starts(*names: str) -> frozenset[str]:
    """Return how the words of these lists begin: what begins otherwise need not be compared."""
    return frozenset(word[:2] for name in names for word in listed(name))


def work_out() -> dict[str, list[str]]:
    """Return the lists of all files of the folder in their comparable form; what two files call alike is one list."""
    found: dict[str, dict[str, None]] = {}
    for path in sorted(data().joinpath("rows").iterdir(), key=lambda path: path.name):
        for name, words in written(path).items():
            known = found.setdefault(name, {})
            known |= {key(word): None for word in words}
    return {name: list(known) for name, known in found.items()}


def opening(text: str) -> str:
    """Return the two signs by which a text is looked up; those of initials without their dots."""
    text = text.lstrip(_EDGE)
    if text[1:2] == "." and len(text) > 2:
        return (text[0] + text[2:4].lstrip()[:1]).casefold()
    return text[:2].casefold()


def begins(value: Value, name: str, longest: int = 60) -> bool:
    """Whether a text begins with a word of the list, as a word of its own ("Итого за март", "Total: 17")."""
    return beyond(value, name, longest) is not None


def beyond(value: Value, name: str, longest: int = 60) -> list[str] | None:
    """Return the words behind the word of the list that a text begins with, None when it begins with none."""
    if not isinstance(value, str) or not value or len(value) > longest or opening(value) not in starts(name):
        return None
    parts = key(value).split(" ")
    for count in range(min(len(parts), 4), 0, -1):
        if " ".join(parts[:count]) in listed(name):
            return parts[count:]
    return None


def ends(value: Value, name: str, longest: int = 60) -> bool:
    """Whether a text ends with a word of the list behind other words ("Electrical Count")."""
    if not isinstance(value, str) or " " not in value or len(value) > longest:
        return False
    parts = key(value).split(" ")
    return any(" ".join(parts[-count:]) in listed(name) for count in (1, 2, 3) if count < len(parts))


def stands_alone(value: Value, name: str) -> bool:
    """Whether a text is a word of the list, or one with a colon, a figure or a line to write on behind it."""
    rest = beyond(value, name, 400)
    if rest is None or not isinstance(value, str):
        return False
    text = value.strip()
    return not rest or text.endswith(":") or bool(_COUNT.fullmatch(rest[0])) or bool(_LINE.search(text))


def numbers_a_page(value: Value) -> bool:
    """Whether a text only numbers a page: "Страница 2 из 5", "- 3 -", "Page 2/5"."""
    if not isinstance(value, str) or not 0 < len(value) <= 40:
        return False
    text = value.strip()
    if re.fullmatch(
        r"[-–—]\s*\d{1,3}\s*[-–—]|第\s*\d+\s*[页頁](?:\s*[,/，、]?\s*共\s*\d+\s*[页頁])?|\d+\s*ページ", text
    ):
        return True
    rest = beyond(text, "pages")
    if not rest or not rest[0].isdecimal():
        return False
    return len(rest) == 1 or (len(rest) <= 3 and rest[-1].isdecimal() and not text[-1].isalpha())


def named(text: str, name: str) -> bool:
    """Whether a sheet's name holds a word of the list."""
    words = key(text)
    if words in listed(name):
        return True
    parts = [part for part in words.split(" ") if not part.isdigit()]
    return any(part in listed(name) for part in parts) if len(parts) <= 3 else False
