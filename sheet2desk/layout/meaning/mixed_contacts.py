"""Columns in which some cells are phones and others addresses: each goes to its own field, and that is said once."""

from __future__ import annotations

import re
from typing import Any, Final

from sheet2desk.layout.meaning.column import Column, Context, Meaning
from sheet2desk.layout.meaning.emails import EMAIL
from sheet2desk.layout.meaning.phones import PHONE
from sheet2desk.regex import regex

_OTHER: Final = {"requester.email": "requester.phone", "requester.phone": "requester.email"}
_SAID: Final = {"requester.email": "phones, not addresses", "requester.phone": "addresses, not phones"}
_LEAST, _MOST = 5, 20
_FIGURES: Final = r"\+?\d[\d\s()./\-]{1,18}\d"
_ADDRESS: Final = r"[\w.+\-'%&]+@[\w\-]+(?:\.[\w\-]+)+"
_BOTH: Final = regex(
    rf"(?P<phone>{_FIGURES})[\s,;/|]+(?P<address>{_ADDRESS})|(?P<before>{_ADDRESS})[\s,;/|]+(?P<behind>{_FIGURES})"
)


def part_contacts(column: Column, context: Context, meaning: Meaning) -> None:
    """Move the cells of a column of phones that are addresses to these, and the other way round."""
    if column.field not in _OTHER:
        return
    other = _OTHER[column.field]
    is_other = _is_phone if column.field == "requester.email" else _is_email
    found = {text for text in set(meaning.values) if isinstance(text, str) and is_other(text)}
    if not found:
        return
    moved: list[Any] = [None] * len(meaning.values)
    count = 0
    for index, text in enumerate(meaning.values):
        if text in found:
            moved[index], meaning.values[index] = text, None
            count += 1
    _give(other, moved, meaning)
    message = f"{count} of its cells are {_SAID[column.field]}: taken as {other}"
    meaning.notes.insert(0, context.column_note("split-value", column.letter, message))


def part_pairs(column: Column, context: Context, meaning: Meaning) -> None:
    """Give the phone that stands beside an address in one cell to its own field: "3-33, ward1@example.com"."""
    if column.field not in _OTHER:
        return
    found = {text: pair for text in set(meaning.values) if isinstance(text, str) and (pair := _BOTH.fullmatch(text))}
    if not found:
        return
    raw = meaning.raw = meaning.raw or [None] * len(meaning.values)
    others: list[Any] = [None] * len(meaning.values)
    for index, text in enumerate(meaning.values):
        if text in found:
            phone = found[text]["phone"] or found[text]["behind"]
            address = found[text]["address"] or found[text]["before"]
            raw[index] = text
            mail = column.field == "requester.email"
            meaning.values[index], others[index] = (address, phone) if mail else (phone, address)
    _give(_OTHER[column.field], others, meaning)
    count = sum(other is not None for other in others)
    message = f"{count} of its cells taken apart into a phone and an address"
    meaning.notes.insert(0, context.column_note("split-value", column.letter, message))


def _give(other: str, moved: list[Any], meaning: Meaning) -> None:
    known = meaning.extra.get(other)
    meaning.extra[other] = [a or b for a, b in zip(known, moved, strict=True)] if known else moved


def _is_email(text: str) -> bool:
    return "@" in text and EMAIL.fullmatch(text) is not None


def _is_phone(text: str) -> bool:
    if any(map(str.isalpha, text)) or not _LEAST <= sum(map(str.isdigit, text)) <= _MOST:
        return False
    return PHONE.fullmatch(text.strip()) is not None or re.fullmatch(r"[\d\s()+./\-]+", text) is not None
