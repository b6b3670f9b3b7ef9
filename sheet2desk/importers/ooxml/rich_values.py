"""Rich values: what stands behind the `vm` of a cell, above all pictures placed in cells (Excel 365).

cell@vm (from 1) → metadata.xml valueMetadata/bk → rc (t names the metadata type, from 1; v the entry of its
futureMetadata) → rvb@i → rdrichvalue.xml rv → its structure → for `_localImage` the relation to the medium.
Source: MS-XLSX 2.3.6 and files saved by Excel; all indices count from 0 unless said.
"""

from __future__ import annotations

from dataclasses import field

from sheet2desk.data_class import frozen, mutable
from sheet2desk.importers.archive import Archive
from sheet2desk.importers.ooxml.package import local, relations
from sheet2desk.importers.ooxml.workbook_part import BookPart
from sheet2desk.importers.xml_events import parse_part

_IMAGE_KEY = "_rvRel:LocalImageIdentifier"


@frozen
class RichValue:
    """What a `vm` leads to: the structure's name, and for a picture in the cell its medium and alternative text."""

    kind: str
    medium: str = ""  # part
    alt: str = ""
    shown: str = ""  # the text that the cell shows, where the value states one


@mutable
class _Raw:
    structure: int
    values: list[str] = field(default_factory=list)


def read_rich_values(archive: Archive, book: BookPart) -> dict[int, RichValue]:
    """Return the rich values by `vm`; empty when the workbook has none."""
    metadata = book.related("sheetMetadata")
    values_part, structures_part = book.related("rdRichValue"), book.related("rdRichValueStructure")
    if not metadata or not values_part or not structures_part:
        return {}
    entries = _metadata(archive, metadata)
    values = _values(archive, values_part)
    structures = _structures(archive, structures_part)
    media = _media(archive, book.related("richValueRel"))
    found: dict[int, RichValue] = {}
    for vm, index in entries.items():
        if not 0 <= index < len(values) or not 0 <= values[index].structure < len(structures):
            continue
        kind, keys = structures[values[index].structure]
        given = dict(zip(keys, values[index].values, strict=False))
        place = given.get(_IMAGE_KEY, "")
        medium = media[int(place)] if place.isdigit() and int(place) < len(media) else ""
        found[vm] = RichValue(kind, medium, given.get("Text", ""), given.get("_DisplayString", ""))
    return found


def _metadata(archive: Archive, part: str) -> dict[int, int]:
    """Return for each `vm` the index of its rich value."""
    types: list[str] = []
    future: list[int | None] = []  # of XLRICHVALUE: bk -> rvb@i
    cells: list[tuple[int, int]] = []  # valueMetadata: bk -> (t, v) of its rich value
    path: list[str] = []
    collecting = ""

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal collecting
        name = local(tag)
        path.append(name)
        if name == "metadataType":
            types.append(attributes.get("name", ""))
        elif name == "futureMetadata":
            collecting = attributes.get("name", "")
        elif name == "bk" and path[-2] == "futureMetadata" and collecting == "XLRICHVALUE":
            future.append(None)
        elif name == "rvb" and future and collecting == "XLRICHVALUE":
            future[-1] = _index(attributes.get("i", ""))
        elif name == "bk" and path[-2] == "valueMetadata":
            cells.append((0, -1))
        elif name == "rc" and "valueMetadata" in path and cells:
            kind, value = _index(attributes.get("t", "")), _index(attributes.get("v", ""))
            if kind is not None and value is not None and 1 <= kind <= len(types) and types[kind - 1] == "XLRICHVALUE":
                cells[-1] = (kind, value)

    parse_part(archive, part, start, lambda _: path.pop())
    found = {}
    for vm, (_, value) in enumerate(cells, 1):
        index = future[value] if 0 <= value < len(future) else None
        if index is not None:
            found[vm] = index
    return found


def _index(text: str) -> int | None:
    return int(text) if text.isdigit() and len(text) < 10 else None


def _values(archive: Archive, part: str) -> list[_Raw]:
    found: list[_Raw] = []
    inside = False

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal inside
        name = local(tag)
        if name == "rv":
            found.append(_Raw(_index(attributes.get("s", "")) or 0))
        inside = name == "v"
        if inside and found:
            found[-1].values.append("")

    def text(data: str) -> None:
        if inside and found:
            found[-1].values[-1] += data

    parse_part(archive, part, start, _nothing, text)
    return found


def _nothing(_: str) -> None:
    """Ignore an end tag."""


def _structures(archive: Archive, part: str) -> list[tuple[str, list[str]]]:
    found: list[tuple[str, list[str]]] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        name = local(tag)
        if name == "s":
            found.append((attributes.get("t", ""), []))
        elif name == "k" and found:
            found[-1][1].append(attributes.get("n", ""))

    parse_part(archive, part, start)
    return found


def _media(archive: Archive, part: str | None) -> list[str]:
    """Return the media parts in the order of richValueRel.xml; "" for one that can't be followed."""
    if part is None or part not in archive:
        return []
    known = relations(archive, part)
    found: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if local(tag) == "rel":
            id_ = next((value for key, value in attributes.items() if local(key) == "id"), "")
            found.append(known[id_].target if id_ in known and not known[id_].external else "")

    parse_part(archive, part, start)
    return found
