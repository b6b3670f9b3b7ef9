"""The workbook part: which sheets there are, where their parts lie, and how the whole book is kept."""

from __future__ import annotations

from dataclasses import field
from typing import Literal
from xml.parsers import expat

from sheet2desk.data_class import frozen, mutable
from sheet2desk.importers.archive import Archive
from sheet2desk.importers.ooxml.package import Relation, local, relations

Kind = Literal["grid", "chart", "macro", "dialog"]
_KINDS: dict[str, Kind] = {
    "chartsheet": "chart",
    "dialogsheet": "dialog",
    "xlMacrosheet": "macro",
    "xlIntlMacrosheet": "macro",
}


@frozen
class SheetPart:
    """One sheet as the workbook lists it; `part` is empty when the workbook names a part that isn't there."""

    name: str
    part: str
    hidden: bool
    kind: Kind


@mutable
class BookPart:
    """The workbook part as far as reading needs it."""

    part: str
    sheets: list[SheetPart] = field(default_factory=list)
    relations: dict[str, Relation] = field(default_factory=dict)
    date_1904: bool = False
    recalculate: bool = False  # the writer asks whoever opens it to calculate all formulas

    def related(self, kind: str) -> str | None:
        """Return the part of that kind that belongs to the book."""
        return next((relation.target for relation in self.relations.values() if relation.kind == kind), None)

    @property
    def never_calculated(self) -> bool:
        """Return whether the writer asks for a calculation and kept no order of it, as Excel does after its first."""
        return self.recalculate and self.related("calcChain") is None


def read_book(archive: Archive) -> BookPart | None:
    """Return the workbook part, or None when the package has none."""
    part = next(
        (relation.target for relation in relations(archive, "").values() if relation.kind == "officeDocument"), None
    )
    if part is None or part not in archive:
        part = next((name for name in archive.names() if name.endswith("/workbook.xml")), None)
        if part is None:
            return None
    book = BookPart(part, relations=relations(archive, part))

    def start(tag: str, attributes: dict[str, str]) -> None:
        name = local(tag)
        if name == "sheet":
            id_ = next((value for key, value in attributes.items() if local(key) == "id" and ":" in key), "")
            relation = book.relations.get(id_)
            hidden = attributes.get("state", "visible") in ("hidden", "veryHidden")
            kind = _KINDS.get(relation.kind, "grid") if relation else "grid"
            book.sheets.append(SheetPart(attributes.get("name", ""), relation.target if relation else "", hidden, kind))
        elif name == "workbookPr":
            book.date_1904 = attributes.get("date1904") in ("1", "true")
        elif name == "calcPr":
            book.recalculate = attributes.get("fullCalcOnLoad") in ("1", "true")

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    archive.parse(part, parser)
    return book
