"""Texts that promise a picture, and none there: each is noted, names of files that lie elsewhere once a column."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sheet2desk.finding import Location, Note
from sheet2desk.layout.meaning import means_nothing
from sheet2desk.layout.table import Table
from sheet2desk.layout.tickets import Harvest
from sheet2desk.regex import regex
from sheet2desk.ticket import Ticket

_FILE_NAME = regex(
    r"(?<![\w.])(?!image\d{3}\.)[^\s\\/:*?\"<>|]+\.(?:jpe?g|png|bmp|gif|heic|tiff?|webp)\b", re.IGNORECASE
)
_SEE = regex(
    r"\b(?:см\.?|смотри(?:те)?|see|siehe|ver|voir|zob\.?|див\.?|skat\.?|vide)\s+(?:the\s+)?(?:на\s+)?"
    r"(?:фото\w*|photos?|pictures?|pic|скрин\w*|screenshots?|bild\w*|fotos?|imagen|imágenes|image\w*|zdjęci\w+"
    r"|зображення|attēl\w+|imagem|imagens)\b",
    re.IGNORECASE,
)
_ONLY = regex(
    r"(?:фото|photo|foto|picture|скрин|скриншот|screenshot|bild|zdjęcie|imagen|imagem|attēls)"
    r"(?:[\s.!]*|\s*(?:прилаг\w+|во? вложени\w+|attached|enclosed|im anhang|adjunt\w+|en pi[eè]ce jointe|w załączniku"
    r"|додаєтьс\w+|pielikumā|em anexo))",
    re.IGNORECASE,
)
#: An address, or a path as programs write it: what it names lies elsewhere, and is kept as a reference.
_REFERENCE = regex(r"(?:https?|ftp|file)://|www\.|[A-Za-z]:\\|\\\\|\w[/\\]\w[^\s,;]*$|^/\w[^\s]*$")
#: More such cells on a sheet without any picture are names of files, and no pictures that went missing.
_FEW = 3
#: Texts looked through at once: enough to make it quick, few enough to copy.
_STRETCH = 2_000
#: One of these stands in every promise.
_WORDS = (
    "фото", "скрин", "зображен", "photo", "foto", "pic", "bild", "imag", "imág", "zdję", "attēl", "screenshot",
)  # fmt: skip
#: Or one of these, where there is a point at all.
_ENDINGS = (".jp", ".png", ".bmp", ".gif", ".heic", ".tif", ".webp")


def missing_pictures(file: str, sheet: str, table: Table, harvest: Harvest) -> list[Note]:
    """Return a note for each ticket whose text promises a picture that isn't there.

    Where no ticket has a picture, a column that names files again and again is noted once, at its head.
    """
    bare = [ticket for ticket in harvest.tickets if not ticket.attachments]
    none = len(bare) == len(harvest.tickets)
    pictured = {column.header: column.column for column in table.columns if column.field == "attachments"}
    notes: list[Note] = []
    for name, letter in pictured.items() if bare else ():
        promised = [
            (ticket, text)
            for ticket in bare
            if (text := ticket.custom.get(name)) and not _lies_elsewhere(ticket, name, text)
        ]
        named = [text for _, text in promised if _FILE_NAME.search(text)]
        in_one = none and len(named) > _FEW
        if in_one:
            notes.append(_column_note(file, sheet, table, letter, len(named), named[0]))
        for ticket, text in promised:
            if not (in_one and _FILE_NAME.search(text)):
                notes.append(_note(file, sheet, ticket, ticket.cell(name) or f"{letter}{ticket.source.row}", text))
    plain = [column.header for column in table.columns if column.field is None]
    for name, texts in [
        ("subject", [ticket.subject for ticket in bare]),
        ("description", [ticket.description for ticket in bare]),
        ("comments", ["\n".join(one.body for one in ticket.comments) if ticket.comments else None for ticket in bare]),
        *((header, [ticket.custom.get(header) for ticket in bare]) for header in plain),
    ]:
        found = [(index, promise) for index in _promising(texts) if (promise := _promise(texts[index] or ""))]
        letter = next((column.column for column in table.columns if column.header == name), "")
        if none and letter and len(found) > _FEW and all(_FILE_NAME.fullmatch(promise) for _, promise in found):
            notes.append(_column_note(file, sheet, table, letter, len(found), found[0][1]))
            continue
        notes += [_note(file, sheet, bare[index], bare[index].cell(name), promise) for index, promise in found]
    return notes


def _lies_elsewhere(ticket: Ticket, name: str, text: str) -> bool:
    """Whether a cell under the name of pictures refers to one by an address, a path or a link, or says "none"."""
    return bool(_REFERENCE.search(text)) or f"{name} (link)" in ticket.custom or means_nothing(text)


def _column_note(file: str, sheet: str, table: Table, letter: str, count: int, first: str) -> Note:
    row = table.header_rows[-1] if table.header_rows else None
    where = Location(file, sheet, row, f"{letter}{row}" if row else letter)
    return Note(
        "missing-picture", where, f"{count} cells name files ({first[:40]!r} …), and the sheet holds no picture"
    )


def _promising(texts: Sequence[str | None]) -> list[int]:
    """Return the places of the texts that hold a word of pictures; a stretch of texts is looked through at once."""
    found: list[int] = []
    for first in range(0, len(texts), _STRETCH):
        stretch = texts[first : first + _STRETCH]
        whole = "\n".join(filter(None, stretch)).lower()
        words = (*_WORDS, *_ENDINGS) if "." in whole else _WORDS
        present = [word for word in words if word in whole]
        if present:
            found += [
                place
                for place, text in enumerate(stretch, first)
                if text and any(word in text.lower() for word in present)
            ]
    return found


def _promise(text: str) -> str | None:
    found = _FILE_NAME.search(text) or _SEE.search(text) or _ONLY.fullmatch(text.strip())
    return found[0].strip() if found else None


def _note(file: str, sheet: str, ticket: Ticket, cell: str | None, text: str) -> Note:
    where = Location(file, sheet, ticket.source.row, cell)
    return Note(
        "missing-picture", where, f"the cell promises a picture ({text[:40]!r}) and its row holds none", ticket.id
    )
