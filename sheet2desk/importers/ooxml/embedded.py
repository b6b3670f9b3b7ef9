"""Files that were put onto a sheet as objects (a letter, another workbook): told, since they can't be taken along."""

from __future__ import annotations

from sheet2desk.data_class import mutable
from sheet2desk.finding import Location, Note
from sheet2desk.importers.archive import Archive
from sheet2desk.importers.ooxml.package import local
from sheet2desk.importers.xml_events import parse_bytes
from sheet2desk.workbook import cell_name

_MOST_DIGITS = 7


@mutable
class Embedded:
    """One embedded file: the program it belongs to, the cell (from 1) it begins over or 0, the picture it shows."""

    program: str = ""
    row: int = 0
    column: int = 0
    preview: str = ""  # relation id


def read_embedded(archive: Archive, part: str, edges: bytes) -> list[Embedded]:
    """Return the files embedded in a sheet; `edges` is its XML without the rows."""
    if b"oleObject" not in edges:
        return []
    found: dict[str, Embedded] = {}
    path: list[str] = []
    current = Embedded()
    text = ""

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal current, text
        name = local(tag)
        path.append(name)
        text = ""
        if name == "oleObject":
            # written twice: once for versions that know anchors, once for those that don't
            current = found.setdefault(attributes.get("shapeId", str(len(found))), Embedded())
            current.program = attributes.get("progId", "")
        elif name == "objectPr":
            current.preview = next((value for key, value in attributes.items() if local(key) == "id"), "")

    def take(data: str) -> None:
        nonlocal text
        text += data

    def end(_: str) -> None:
        name = path.pop()
        if name in ("row", "col") and path[-1:] == ["from"] and text.strip().isdigit() and len(text) <= _MOST_DIGITS:
            number = int(text) + 1
            current.row, current.column = (number, current.column) if name == "row" else (current.row, number)

    parse_bytes(archive, part, edges, start, end, take)
    return list(found.values())


def note_of(file: str, sheet: str, one: Embedded) -> Note:
    """Return what to tell of an embedded file."""
    where = Location(file, sheet, one.row, cell_name(one.row, one.column)) if one.row and one.column else None
    program = f" ({one.program})" if one.program else ""
    message = f"a file embedded in the sheet{program} isn't taken along: save it beside the log and name it in the row"
    return Note("unread-part", where or Location(file, sheet), message)
