"""Pictures, cell comments and links of a ticket's rows, put on the ticket; what is promised and missing is noted."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import datetime, tzinfo

from sheet2desk.finding import Location, Note
from sheet2desk.layout.table import Table
from sheet2desk.layout.tickets import Harvest
from sheet2desk.ticket import Attachment, Comment, Ticket
from sheet2desk.workbook import Marks, cell_name

_FILE_NAME = re.compile(
    r"(?<![\w.])(?!image\d{3}\.)[^\s\\/:*?\"<>|]+\.(?:jpe?g|png|bmp|gif|heic|tiff?|webp)\b", re.IGNORECASE
)
_SEE = re.compile(
    r"\b(?:см\.?|смотри(?:те)?|see|siehe|ver|voir|zob\.?|див\.?|skat\.?|vide)\s+(?:the\s+)?(?:на\s+)?"
    r"(?:фото\w*|photos?|pictures?|pic|скрин\w*|screenshots?|bild\w*|fotos?|imagen|imágenes|image\w*|zdjęci\w+"
    r"|зображення|attēl\w+|imagem|imagens)\b",
    re.IGNORECASE,
)
_ONLY = re.compile(
    r"(?:фото|photo|foto|picture|скрин|скриншот|screenshot|bild|zdjęcie|imagen|imagem|attēls)"
    r"(?:[\s.!]*|\s*(?:прилаг\w+|во? вложени\w+|attached|enclosed|im anhang|adjunt\w+|en pi[eè]ce jointe|w załączniku"
    r"|додаєтьс\w+|pielikumā|em anexo))",
    re.IGNORECASE,
)
#: Texts looked through at once: enough to make it quick, few enough to copy.
_STRETCH = 2_000
_NO_MAIL = re.compile(r"^(?:mailto|tel):", re.IGNORECASE)


_REFERENCE = re.compile(r"(?:https?|ftp|file)://|www\.|[A-Za-z]:\\|\\\\")
#: One of these stands in every promise.
_WORDS = (
    "фото", "скрин", "зображен", "photo", "foto", "pic", "bild", "imag", "imág", "zdję", "attēl", "screenshot",
    ".jp", ".png", ".bmp", ".gif", ".heic", ".tif", ".webp",
)  # fmt: skip


def bind(
    file: str,
    sheet: str,
    table: Table,
    harvest: Harvest,
    marks: Marks,
    media: dict[str, Callable[[], bytes]],
    zone: tzinfo,
) -> None:
    """Give each ticket the pictures, comments and links that stand in its rows; a comment's time is the zone's."""
    _pictures(harvest, marks, media, table)
    _cell_comments(harvest, marks, table, zone)
    _links(harvest, marks, table)
    harvest.notes += list(_missing(file, sheet, table, harvest))


def _pictures(harvest: Harvest, marks: Marks, media: dict[str, Callable[[], bytes]], table: Table) -> None:
    for picture in sorted(marks.pictures, key=lambda one: (one.row, one.column)):
        index = harvest.rows_of.get(picture.row)
        if index is None or not _inside(picture.column, table, harvest):
            continue
        ticket = harvest.tickets[index]
        medium = picture.sha256
        media.setdefault(medium, picture.load)
        one = Attachment(picture.name, picture.sha256, picture.size, cell_name(picture.row, picture.column), medium)
        ticket.attachments = [*ticket.attachments, one]


def _inside(column: int, table: Table, harvest: Harvest) -> bool:
    return harvest.sole or table.left <= column <= table.right


def _cell_comments(harvest: Harvest, marks: Marks, table: Table, zone: tzinfo) -> None:
    for row, column in sorted(marks.comments):
        index = harvest.rows_of.get(row)
        if index is not None and _inside(column, table, harvest):
            ticket = harvest.tickets[index]
            ticket.comments = [
                *ticket.comments,
                *(Comment(one.body, one.author, _aware(one.at, zone)) for one in marks.comments[row, column]),
            ]


def _aware(moment: datetime | None, zone: tzinfo) -> datetime | None:
    return moment.replace(tzinfo=zone) if moment is not None and moment.tzinfo is None else moment


def _links(harvest: Harvest, marks: Marks, table: Table) -> None:
    for (row, column), target in sorted(marks.links.items()):
        index = harvest.rows_of.get(row)
        if index is None or not table.left <= column <= table.right:
            continue
        ticket = harvest.tickets[index]
        if _NO_MAIL.sub("", target) in _texts(ticket):
            continue
        name = f"{table.columns[column - table.left].header} (link)"
        custom = dict(ticket.custom)
        custom[name] = f"{custom[name]}\n{target}" if name in custom else target
        ticket.custom = custom


def _texts(ticket: Ticket) -> set[str | None]:
    person = ticket.requester
    return {
        ticket.id,
        ticket.subject,
        ticket.description,
        person.email,
        person.phone,
        *ticket.custom.values(),
        *(one.body for one in ticket.comments),
    }


def _missing(file: str, sheet: str, table: Table, harvest: Harvest) -> list[Note]:
    """Return a note for each ticket whose text promises a picture that isn't there."""
    bare = [ticket for ticket in harvest.tickets if not ticket.attachments]
    pictured = {column.header: column.column for column in table.columns if column.field == "attachments"}
    notes = []
    for ticket in bare if pictured else []:
        for name, letter in pictured.items():
            text = ticket.custom.get(name)
            if text and not _REFERENCE.match(text):
                cell = ticket.cell(name) or f"{letter}{ticket.source.row}"
                notes.append(_note(file, sheet, ticket, cell, text))
    plain = [column.header for column in table.columns if column.field is None]
    for name, texts in [
        ("subject", [ticket.subject for ticket in bare]),
        ("description", [ticket.description for ticket in bare]),
        ("comments", ["\n".join(one.body for one in ticket.comments) if ticket.comments else None for ticket in bare]),
        *((header, [ticket.custom.get(header) for ticket in bare]) for header in plain),
    ]:
        for index in _promising(texts):
            found = _promise(texts[index] or "")
            if found:
                notes.append(_note(file, sheet, bare[index], bare[index].cell(name), found))
    return notes


def _promising(texts: Sequence[str | None]) -> list[int]:
    """Return the places of the texts that hold a word of pictures; a stretch of texts is looked through at once."""
    found: list[int] = []
    for first in range(0, len(texts), _STRETCH):
        stretch = texts[first : first + _STRETCH]
        whole = "\n".join(filter(None, stretch)).lower()
        present = [word for word in _WORDS if word in whole]
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
