"""Cell comments: the notes of all Excel versions, and the threads of Excel 365 with their people and times."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import field
from datetime import datetime

from sheet2desk.data_class import mutable
from sheet2desk.importers.archive import Archive
from sheet2desk.importers.escapes import decode_escapes
from sheet2desk.importers.ooxml.package import Relation, local
from sheet2desk.importers.references import position
from sheet2desk.importers.xml_events import parse_part
from sheet2desk.workbook import CellComment, Position

#: What Excel puts into the note of a threaded comment, for versions that don't know threads.
_STUB = "[Threaded comment]"


@mutable
class _Open:
    """The comment that is being read."""

    where: Position | None = None
    author: str | None = None
    at: datetime | None = None
    text: list[str] = field(default_factory=list)


def read_comments(
    archive: Archive, sheet_relations: Iterable[Relation], people: dict[str, str]
) -> dict[Position, list[CellComment]]:
    """Return the comments of a sheet by cell; where a cell has a thread, its stub among the notes is left out."""
    notes: dict[Position, list[CellComment]] = {}
    threads: dict[Position, list[CellComment]] = {}
    for relation in sheet_relations:
        if relation.external or relation.target not in archive:
            continue
        if relation.kind == "comments":
            _notes(archive, relation.target, notes)
        elif relation.kind == "threadedComment":
            _threads(archive, relation.target, people, threads)
    for where, thread in threads.items():
        notes[where] = [note for note in notes.get(where, []) if not note.body.startswith(_STUB)] + thread
    return notes


def read_people(archive: Archive, part: str | None) -> dict[str, str]:
    """Return the display names of those who wrote in threads, by id."""
    people: dict[str, str] = {}

    def start(tag: str, attributes: dict[str, str]) -> None:
        if local(tag) == "person":
            people[attributes.get("id", "")] = attributes.get("displayName", "")

    if part is not None and part in archive:
        parse_part(archive, part, start)
    return people


def _notes(archive: Archive, part: str, found: dict[Position, list[CellComment]]) -> None:
    authors: list[str] = []
    path: list[str] = []
    current = _Open()

    def start(tag: str, attributes: dict[str, str]) -> None:
        name = local(tag)
        path.append(name)
        if name == "author":
            authors.append("")
        elif name == "comment":
            number = attributes.get("authorId", "")
            author = authors[int(number)] if number.isdigit() and int(number) < len(authors) else ""
            current.where, current.author = position(attributes.get("ref", "")), author.strip() or None
            current.text.clear()

    def text(data: str) -> None:
        if path[-1] == "author":
            authors[-1] += data
        elif path[-1] == "t" and "rPh" not in path:
            current.text.append(data)

    def end(_: str) -> None:
        if path.pop() == "comment" and current.where is not None:
            body = _without_signature(decode_escapes("".join(current.text)), current.author)
            if body:
                found.setdefault(current.where, []).append(CellComment(body, current.author))

    parse_part(archive, part, start, end, text)


def _without_signature(body: str, author: str | None) -> str:
    """Drop the bold first line "Author:" that Excel writes into each new note."""
    if author and body.startswith(f"{author}:"):
        body = body[len(author) + 1 :]
    return body.strip()


def _threads(archive: Archive, part: str, people: dict[str, str], found: dict[Position, list[CellComment]]) -> None:
    current = _Open()
    inside = False

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal inside
        name = local(tag)
        if name == "threadedComment":
            current.where = position(attributes.get("ref", ""))
            current.author = people.get(attributes.get("personId", "")) or None
            current.at = _moment(attributes.get("dT", ""))
            current.text.clear()
        inside = name == "text"

    def text(data: str) -> None:
        if inside:
            current.text.append(data)

    def end(tag: str) -> None:
        nonlocal inside
        inside = False
        if local(tag) == "threadedComment" and current.where is not None:
            body = decode_escapes("".join(current.text)).strip()
            if body:
                found.setdefault(current.where, []).append(CellComment(body, current.author, current.at))

    parse_part(archive, part, start, end, text)


def _moment(text: str) -> datetime | None:
    match = re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", text)
    if not match:
        return None
    try:
        return datetime.fromisoformat(match.group())
    except ValueError:
        return None
