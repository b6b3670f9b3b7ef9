"""ods by odfpy."""

from __future__ import annotations

import io
from datetime import date, datetime, time
from typing import Any

from odf.draw import Frame, Image
from odf.office import Annotation
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style, TableProperties, TableRowProperties, TextProperties
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P

from tests.accuracy.model import Book, Cell, Picture, Sheet


def write(book: Book) -> bytes:
    """Return the workbook."""
    out = OpenDocumentSpreadsheet()
    struck = Style(name="struck", family="table-cell")
    struck.addElement(TextProperties(textlinethroughstyle="solid"))
    hidden = Style(name="hidden", family="table")
    hidden.addElement(TableProperties(display="false"))
    tall = Style(name="tall", family="table-row")
    tall.addElement(TableRowProperties(rowheight="2cm"))
    for style in (struck, hidden, tall):
        out.automaticstyles.addElement(style)
    for sheet in book.sheets:
        out.spreadsheet.addElement(_table(out, sheet, hidden))
    stream = io.BytesIO()
    out.write(stream)
    return stream.getvalue()


def _table(out: Any, sheet: Sheet, hidden: Any) -> Any:
    table = Table(name=sheet.name, stylename=hidden) if sheet.hidden else Table(name=sheet.name)
    covered = {
        (row + down, column + over)
        for (row, column), cell in sheet.cells.items()
        for down in range(cell.down)
        for over in range(cell.across)
        if down or over
    }
    pictures = {(row, column): picture for row, column, picture in sheet.pictures}
    taken = {*sheet.cells, *covered, *pictures}
    for row in range(1, max(row for row, _ in taken) + 1):
        looks = {"visibility": "collapse"} if row in sheet.hidden_rows else {}
        if any(at == row for at, _ in pictures):
            looks["stylename"] = "tall"
        line = TableRow(**looks)
        for column in range(1, max((column for at, column in taken if at == row), default=1) + 1):
            if (row, column) in covered:
                line.addElement(CoveredTableCell())
            else:
                cell = sheet.cells.get((row, column), Cell())
                line.addElement(_cell(out, cell, pictures.get((row, column))))
        table.addElement(line)
    return table


def _cell(out: Any, cell: Cell, picture: Picture | None) -> Any:
    value = cell.value
    options: dict[str, Any] = {}
    if cell.across > 1 or cell.down > 1:
        options |= {"numbercolumnsspanned": cell.across, "numberrowsspanned": cell.down}
    if cell.struck:
        options["stylename"] = "struck"
    text = str(value)
    if isinstance(value, datetime):
        options |= {"valuetype": "date", "datevalue": value.isoformat()}
        text = f"{value:%d.%m.%Y %H:%M}"
    elif isinstance(value, date):
        options |= {"valuetype": "date", "datevalue": value.isoformat()}
        text = f"{value:%d.%m.%Y}"
    elif isinstance(value, time):
        options |= {"valuetype": "time", "timevalue": f"PT{value:%HH%MM%SS}"}
        text = f"{value:%H:%M}"
    elif isinstance(value, int | float):
        options |= {"valuetype": "float", "value": value}
    elif value != "":
        options["valuetype"] = "string"
    out_cell = TableCell(**options)
    for _, words in cell.remarks:
        note = Annotation()
        note.addElement(P(text=words))
        out_cell.addElement(note)
    if picture:
        frame = Frame(width="2cm", height="1.5cm", x="0.1cm", y="0.1cm")
        frame.addElement(Image(href=out.addPictureFromString(picture.data, "image/png")))
        out_cell.addElement(frame)
    if value != "":
        for part in text.split("\n"):
            out_cell.addElement(P(text=part))
    return out_cell
