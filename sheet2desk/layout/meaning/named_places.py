"""A requester with a flat, room or post in the same cell, where the header names both: "ФИО, кв.", "Mieter / Whg."."""

from __future__ import annotations

from typing import Any, Final

from sheet2desk.layout.header_rules import OTHER
from sheet2desk.layout.meaning.column import Column, Context, Meaning
from sheet2desk.layout.meaning.contact import CONTACTS, NUMBERED, PLACED
from sheet2desk.layout.meaning.phones import say_taken_apart
from sheet2desk.regex import regex

#: How a field that becomes a custom text is named among the extra ones.
CUSTOM: Final = "custom:"
_PARTS: Final = regex(r"\s*[/,;&+|()]\s*|\s+-\s+")
#: What stands behind a name and is part of it: a given name, initials.
_GIVEN: Final = regex(r"[^\W\d_][\w.'’-]*(?:\s[^\W\d_][\w.'’-]*)?")
#: Endings of the other gender: "Profesor/a".
_GENDERS: Final = 2
#: Between a name and what stands behind it.
_SIGN: Final = regex(r"\s*[/;|(]\s*|\s*,\s+|\s+[-–—]\s+")
_SHARE: Final = 0.6


def second_name(header: str) -> str:
    """Return what a header names beside the requester: "кв." of "ФИО, кв."; "" where it names the requester alone."""
    from sheet2desk.layout.vocabulary import guesses  # here, for it leans on the words of this package

    parts = [part for part in _PARTS.split(header) if part]
    parts = [part for part in parts if not any(one.field in CONTACTS and one.score > 0.6 for one in guesses(part))]
    if len(parts) < 2:
        return ""
    last = parts[-1]
    if len(last.rstrip(".")) <= _GENDERS and not last.endswith("."):
        return ""
    told = [guess for guess in guesses(last) if guess.score > 0.6]
    asks = any(guess.field == "requester.name" and guess.score > 0.6 for part in parts[:-1] for guess in guesses(part))
    return last if asks and len(last) <= 12 and all(guess.field == OTHER for guess in told) else ""


def take_places(column: Column, context: Context, meaning: Meaning) -> None:
    """Leave the names in a column of requesters; what stands behind most of them is kept as custom text."""
    name = second_name(column.header) if column.field == "requester.name" else ""
    if not name:
        return
    split = {text: _split(text) for text in set(meaning.values) if isinstance(text, str)}
    parted = {text: pair for text, pair in split.items() if pair is not None}
    if len(parted) < 2 or len(parted) < len(split) * _SHARE:
        return
    size = len(meaning.values)
    rest: list[Any] = [None] * size
    raw = meaning.raw or [None] * size
    taken = []
    for index, text in enumerate(meaning.values):
        if text in parted:
            meaning.values[index], rest[index] = parted[text]
            raw[index] = raw[index] or text
            taken.append(index)
    meaning.raw = raw
    meaning.extra[f"{CUSTOM}{column.header} ({name})"] = rest
    say_taken_apart(column, context, meaning, taken, f"into a name and what the header calls {name!r}")


def _split(text: str) -> tuple[str, str] | None:
    sign = _SIGN.search(text)
    if sign is None:
        numbered = NUMBERED.fullmatch(text) or PLACED.fullmatch(text)
        return (numbered["name"], numbered["place"]) if numbered else None
    placed = PLACED.fullmatch(text)
    if placed is not None and placed["name"][0].isupper():
        return placed["name"], placed["place"]
    name, rest = text[: sign.start()].strip(), text[sign.end() :].strip().rstrip(")")
    if not name or not rest or any(map(str.isdigit, name)) or not name[0].isupper():
        return None
    if sign[0].strip() == "," and rest[0].isupper() and _GIVEN.fullmatch(rest):
        return None  # "Muñoz, Alba"
    return name, rest
