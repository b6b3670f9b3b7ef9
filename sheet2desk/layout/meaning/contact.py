"""A cell that holds a name with a phone or an address: taken apart."""

from __future__ import annotations

import re
from typing import Final

from sheet2desk.layout.meaning.emails import EMAIL, mended
from sheet2desk.layout.meaning.phones import PHONE
from sheet2desk.regex import regex

#: The fields that a name is taken apart from.
CONTACTS: Final = frozenset({"requester.phone", "requester.email"})
_LABELS: Final = (
    r"тел|т(?=\.)|телефон|моб|мобильный|сот|phone|tel|telephone|mob|mobile|cell|telefon|handy|teléfono|móvil|tél|portable|komórka"
    r"|tālrunis|tālr|telefone|telemóvel|telemovel|celular|cel|telefono|cellulare|cell|telefoon|mobiel|gsm|telefón|mobil|тэл|тэлефон|телефони"
    r"|телеф|конт\. ?тел|раб\. ?тел|ватсап|whatsapp|вайбер|viber|e-?mail|почта|эл\. ?почта|mail|пошта|mailto|correo"
)
_LABEL: Final = regex(rf"(?:^|(?<=[\s,;(]))(?:{_LABELS})\s?[.:]*\s*(?=$|[\s,;:()+\d])", re.IGNORECASE)
_EDGES: Final = " ,;:/|-–—"
_BRACKETS: Final = (("(", ")"), ("[", "]"), ("<", ">"))


#: A name with the number of a flat or a room behind a short word: "Mme Perrot appt 12", "Иванова, кв. 5".
NUMBERED: Final = regex(r"(?P<name>[^\W\d_][^\d]*?)[\s,]+(?P<place>[^\W\d_]{1,8}\.?\s?\d{1,4}\s?[^\W\d_]?)")
#: The place before the name or the post: "кв 15 Петрова", "Школа 7, завхоз", "25. dz., Liepiņš".
PLACED: Final = regex(
    r"(?P<place>[^\W\d_]{1,12}\.?\s?\d{1,4}[^\W\d_]?|\d{1,4}\.?\s?[^\W\d_]{1,8}\.?)[\s,]+(?P<name>[^\W\d_][^\d]+)"
)
#: A label that no blank parts from its phone.
_GLUED: Final = regex(r"(?<=[^\W\d_])\.(?=\d[\d\-() ]{4})")
#: Behind such a word stands the number of a flat or a room; a phone of so many figures needs none before it.
_SHORT_FOR: Final = regex(r"(?:^|[\s,])[^\W\d_]{1,4}\.?\s?$")
_LONGEST_FLAT: Final = 4
_WHOLE: Final = frozenset({7, 10, 11})
#: A name, a sign or a label, and the few figures of a phone within a house: "A. Vogt / 4412", "Ана (доб. 305)"; the
#: number of a nursery or a flat stands behind a mere blank, too.
_INNER: Final = regex(
    r"(?P<name>[^\W\d_][^\d/|;]*?)\s*(?:(?:[/|;,(–—-]\s*|\s)(?:app|apparat|dw|kl|hdw|int|ext|poste|доб|вн|внутр|wew|tel|тел)[.:]*\s*"
    r"(?P<labelled>\d{1,2}-\d{2}(?:-\d{2})?|\d{2,5})|[/|;,(–—-]\s*(?P<parted>\d{2,5}|\d{1,2}-\d{2}(?:-\d{2})?)|\s(?P<bare>\d{4,5}))\s*\)?",
    re.IGNORECASE,
)


def take_inner_phone(text: str) -> tuple[str | None, str | None, str | None]:
    """Return (name, phone, e-mail) of a cell under a header that names a phone, where a few figures are one too."""
    name, phone, email = take_apart(text)
    inner = None if phone or email else _INNER.fullmatch(text.strip())
    if inner is None:
        return name, phone, email
    return inner["name"].strip(_EDGES), inner["labelled"] or inner["parted"] or inner["bare"], None


def take_apart(text: str) -> tuple[str | None, str | None, str | None]:
    """Return (name, phone, e-mail) of a cell that may hold all three; the whole text as name where it can't be told."""
    emails = EMAIL.findall(text)
    if len(emails) > 1:
        return text, None, None
    rest = text.replace(emails[0], " ") if emails else text
    spaced = _GLUED.sub(". ", rest)
    found = [_without_place(spaced, one) for one in PHONE.finditer(spaced)]
    phones = [phone for phone in found if 6 <= sum(map(str.isdigit, phone)) <= 20]
    if not emails and not phones:
        return text, None, None
    for phone in phones:
        rest = rest.replace(phone, " ")
    name = re.sub(r"[()<>\[\]]\s*[()<>\[\]]", " ", _LABEL.sub(" ", rest))
    name = _trimmed(re.sub(r"\s+", " ", name))
    if any(map(str.isdigit, name)) and not (phones and (NUMBERED.fullmatch(name) or PLACED.fullmatch(name))):
        return text, None, None
    email = (mended(emails[0]) or emails[0]) if emails else None
    return name or None, ", ".join(phones) or None, email


def _without_place(text: str, found: re.Match[str]) -> str:
    """Return a phone without the number of the flat that stands before it: "кв. 5 555-66-77"."""
    phone = found[0].strip(" -–.")
    number, *further = phone.split(maxsplit=1)
    rest = further[0] if further else ""
    flat = (
        number.isdigit()
        and len(number) < _LONGEST_FLAT
        and number[0] != "0"
        and _SHORT_FOR.search(text[: found.start()])
    )
    return rest if flat and sum(map(str.isdigit, rest)) in _WHOLE else phone


def _trimmed(name: str) -> str:
    """Return a name without what only parted it from the rest; a remark in brackets behind it stays whole."""
    name = name.strip(_EDGES)
    for first, last in _BRACKETS:
        if name.startswith(first) and name.endswith(last) and last not in name[1:-1]:
            name = name[1:-1].strip(_EDGES)
        elif name.count(first) != name.count(last):
            name = name.strip(_EDGES + first + last)
    quoted = name.count('"') == 2 and name[0] == name[-1] == '"'
    return name.strip('"' + _EDGES) if quoted or name.count('"') % 2 else name
