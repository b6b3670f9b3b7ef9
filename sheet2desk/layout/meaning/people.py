"""People: a name with a phone or an address in the same cell taken apart, several people kept and said."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import field
from typing import Any, Final

from sheet2desk.data_class import mutable
from sheet2desk.layout.meaning.column import Column, Context, Meaning, one_each
from sheet2desk.layout.meaning.contact import take_apart, take_inner_phone
from sheet2desk.layout.meaning.phones import say_taken_apart
from sheet2desk.layout.meaning.text import cell_text, means_nothing
from sheet2desk.regex import regex

_Parted = tuple[str | None, str | None, str | None]
_APART: Final = "into a name and its phone or address"
_KEPT: Final = "the name taken, the rest kept in raw"
_JOINED: Final = regex(r"\s*(?:[;/|\n+&]|\s(?:и|та|й|і|and|und|y|et|i|e|un|en|ir|a|och|és|ve|oraz)\s)\s*")
_INITIALS: Final = regex(r"(?:[A-ZА-ЯЁІЇЄĀ-Ž]\.?\s?){1,2}")


def understand_person(column: Column, context: Context) -> Meaning:
    """Return names; phones and addresses found beside a requester go to `extra` under their own fields."""
    requester = column.field == "requester.name"
    values = one_each(column.values)
    texts = {value: cell_text(value) for value in set(values) if not means_nothing(value)}
    reversed_names = _surname_first(texts.values())
    parted = take_inner_phone if requester and _names_phone(column.header) else take_apart
    known = {
        value: _person(text, parted, requester=requester, reversed_names=reversed_names)
        for value, text in texts.items()
    }
    meaning = Meaning([found.name if (found := known.get(value)) else None for value in values])
    marked = {value for value, found in known.items() if found is not None and (found.taken or found.notes)}
    if not marked:
        return meaning
    size = len(values)
    raw: list[str | None] = [None] * size
    phones: list[Any] = [None] * size
    emails: list[Any] = [None] * size
    taken: list[int] = []
    for index, value in enumerate(values):
        found = known[value] if value in marked else None
        if found is None:
            continue
        meaning.notes += [context.note(rule, column.letter, index, message) for rule, message in found.notes]
        if found.taken:
            taken.append(index)
            raw[index], phones[index], emails[index] = cell_text(value), found.phone, found.email
    meaning.raw = raw
    say_taken_apart(column, context, meaning, taken, _APART if requester else _KEPT)
    if requester and any(phones):
        meaning.extra["requester.phone"] = phones
    if requester and any(emails):
        meaning.extra["requester.email"] = emails
    return meaning


@mutable
class _Person:
    """One distinct cell of a column of people."""

    name: str | None
    phone: str | None = None
    email: str | None = None
    taken: bool = False  # the name is less than the cell
    notes: list[tuple[str, str]] = field(default_factory=list)


def _surname_first(texts: Iterable[str]) -> bool:
    """Whether a column writes "García Pérez, Ana": of its names with one comma many have a single word behind it."""
    pairs = [text.split(",") for text in texts if text.count(",") == 1 and not _JOINED.search(text)]
    return len(pairs) > 2 and sum(len(given.split()) == 1 for _, given in pairs) * 3 >= len(pairs)


def _names_phone(header: str) -> bool:
    from sheet2desk.layout.vocabulary import guesses  # here, for it leans on the words of this package

    return any(guess.field == "requester.phone" and guess.score > 0.5 for guess in guesses(header))


def _person(text: str, parted: Callable[[str], _Parted], *, requester: bool, reversed_names: bool) -> _Person:
    person = _Person(text)
    if "@" in text or any(map(str.isdigit, text)):
        person.name, person.phone, person.email = parted(text)
        if not requester and not person.name:
            return _Person(text)
    person.taken = person.name != text
    if person.email is not None and person.email not in text:
        message = f'letters of another alphabet in the address are read as "{person.email}"'
        person.notes.append(("look-alike-letters", message))
    one = reversed_names and text.count(",") == 1
    count = len(people(person.name.replace(",", "") if one else person.name)) if person.name else 0
    if count > 1:
        person.notes.append(("split-value", f'"{text[:60]}" names {count} people, kept as written'))
    return person


def people(text: str) -> list[str]:
    """Return the people that a cell names: two in "Иванов / Петров", one in "Smith, John" and "Иванов, И.И."."""
    parts = [part for part in _JOINED.split(text) if part.strip()]
    if len(parts) == 1:
        by_comma = [part.strip() for part in text.split(",") if part.strip()]
        words = [len(part.split()) for part in by_comma]
        if len(by_comma) > 2 and all(_named(part) for part in by_comma):
            return by_comma
        if (
            len(by_comma) == 2
            and all(_named(part) for part in by_comma)
            and min(words) > 1
            and not _INITIALS.fullmatch(by_comma[1])
        ):
            return by_comma
        return [text]
    return parts if all(_named(part) for part in parts) else [text]


def _named(part: str) -> bool:
    return part[:1].isupper() and len(part) > 2 and len(part.split()) <= 4
