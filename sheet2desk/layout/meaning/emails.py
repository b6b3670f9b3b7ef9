"""E-mail addresses: what surrounds them taken off, letters of another alphabet that look alike put right and said."""

from __future__ import annotations

import re
from typing import Final

from sheet2desk.layout.meaning.column import Column, Context, Meaning, one_each
from sheet2desk.layout.meaning.fold import LOOK_ALIKES, TO_LATIN
from sheet2desk.layout.meaning.text import cell_text, means_nothing
from sheet2desk.regex import regex
from sheet2desk.workbook import Value

EMAIL: Final = regex(r"[\w.+\-'%&]+@[\w\-]+(?:\.[\w\-]+)+")
_MAILTO: Final = regex(r"^(?:mailto|e-?mail)\s*:\s*", re.IGNORECASE)
#: "a @b.example": an address with a blank inside.
_AT: Final = regex(r"\s+@\s*|@\s+")
_REMARK: Final = regex(r"(?P<address>[\w.+\-'%&]+@[\w\-]+(?:\.[\w\-]+)+)\s*[(\[,;]\s*(?P<rest>[^@]+?)[)\]]?")
#: A remark with a figure in it may be a phone or a second address gone wrong.
_MEANT: Final = regex(r"\d")
_QUERY: Final = regex(r"\?(?:subject|body|cc|bcc)=.*$", re.IGNORECASE | re.DOTALL)
_BRACKETED: Final = regex(
    r"(?P<name>[^<>@]*?)\s*[<(\[]\s*(?:mailto:)?(?P<address>[^\s<>()\[\]]+@[^\s<>()\[\]]+)\s*[>)\]]"
)
#: A name and an address with nothing but a blank, a comma or a dash between them.
_BESIDE: Final = regex(
    r"(?P<name>[^\d<>@]*?[^\W\d_])(?:\s*[,;:]\s*|\s+[\-–—]\s+|\s+)(?P<address>[\w.+\-'%&]+@[\w\-]+(?:\.[\w\-]+)+)"
)


def understand_email(column: Column, context: Context) -> Meaning:
    """Return addresses as text; a name before one goes to `extra`."""
    meaning = Meaning([None] * len(column.values), [None] * len(column.values))
    raw: list[str | None] = meaning.raw or []
    names: list[str | None] = [None] * len(column.values)
    known: dict[Value, tuple[str, str | None, list[tuple[str, str]], str] | None] = {"": None}
    for index, value in enumerate(one_each(column.values)):
        if value not in known:
            text = cell_text(value)
            known[value] = None if means_nothing(value) else (*_address(text), text)
        found = known[value]
        if found is None:
            continue
        address, name, notes, text = found
        meaning.values[index] = address
        names[index] = name
        if address != text:
            raw[index] = text
        for rule, message in notes:
            meaning.notes.append(context.note(rule, column.letter, index, message))
    if any(names):
        meaning.extra["requester.name"] = names
    return meaning


def _address(text: str) -> tuple[str, str | None, list[tuple[str, str]]]:
    """Return (address, name beside it, notes)."""
    notes: list[tuple[str, str]] = []
    address, name = text, None
    if len(EMAIL.findall(text)) > 1:
        notes.append(("split-value", f'"{text[:60]}" holds several addresses, kept as written'))
        return text, None, notes
    bare = _QUERY.sub("", _MAILTO.sub("", text)).strip(" '’\"`")
    whole = _AT.sub("@", bare)
    if whole != bare and EMAIL.fullmatch(whole):
        notes.append(("restored-value", f'"{text[:60]}" is read as "{whole}"'))
        bare = whole
    remark = _REMARK.fullmatch(bare)
    if remark is not None and not _MEANT.search(remark["rest"]):
        notes.append(("split-value", f'"{text[:60]}" holds "{remark["rest"][:40]}" beside the address, kept in raw'))
        return remark["address"], None, notes
    bracketed = _BRACKETED.fullmatch(bare) or _BESIDE.fullmatch(bare)
    if bracketed is not None:
        address, name = bracketed["address"], bracketed["name"].strip(" \"'") or None
        if name:
            notes.append(("split-value", f'"{text[:60]}" taken apart into a name and an address'))
    else:
        address = bare.strip(" ,;.<>")
    plain = mended(address)
    if plain is not None:
        notes.append(
            ("look-alike-letters", f'"{address}" holds letters of another alphabet that look alike; read as "{plain}"')
        )
        address = plain
    return address, name, notes


def mended(address: str) -> str | None:
    """Return a Latin address in which letters of another alphabet were mistyped, put right, else None."""
    foreign = {letter for letter in address if ord(letter) > 127 and letter.isalpha()}
    if not foreign or not foreign <= set(LOOK_ALIKES):
        return None
    return address.translate(TO_LATIN) if any(letter.isascii() and letter.isalpha() for letter in address) else None
