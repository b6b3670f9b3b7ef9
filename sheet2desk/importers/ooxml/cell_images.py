"""Pictures in cells as WPS Office (Kingsoft) keeps them: `DISPIMG("ID_…")` and the part cellimages.xml."""

from __future__ import annotations

from sheet2desk.data_class import frozen
from sheet2desk.importers.archive import Archive
from sheet2desk.importers.ooxml.package import local, relations
from sheet2desk.importers.ooxml.workbook_part import BookPart
from sheet2desk.importers.xml_events import parse_part


@frozen
class CellImage:
    """A picture of cellimages.xml: its medium's part and the file name that WPS keeps in the description."""

    medium: str
    description: str


def read_cell_images(archive: Archive, book: BookPart) -> dict[str, CellImage]:
    """Return the pictures by the id that DISPIMG names."""
    part = next((relation.target for relation in book.relations.values() if relation.kind.lower() == "cellimage"), None)
    if part is None or part not in archive:
        return {}
    known = relations(archive, part)
    found: dict[str, CellImage] = {}
    name = description = ""

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal name, description
        element = local(tag)
        if element == "cNvPr":
            name, description = attributes.get("name", ""), attributes.get("descr", "")
        elif element == "blip":
            id_ = next((value for key, value in attributes.items() if local(key) == "embed"), "")
            if name and id_ in known and not known[id_].external:
                found[name] = CellImage(known[id_].target, description)

    parse_part(archive, part, start)
    return found
