"""xls by xlwt: the binary format of old Excel."""

from __future__ import annotations

import io
from datetime import date, datetime, time
from typing import Any

import xlwt

from tests.accuracy.model import Book, Cell

FORMATS = {datetime: "DD.MM.YYYY HH:MM", date: "DD.MM.YYYY", time: "HH:MM"}


def write(book: Book) -> bytes:
    """Return the workbook; options: epoch1904."""
    out = xlwt.Workbook(encoding="utf-8")
    out.dates_1904 = book.options.get("epoch1904", False)
    looks: dict[tuple[str, bool], Any] = {}
    for sheet in book.sheets:
        page = out.add_sheet(sheet.name, cell_overwrite_ok=True)
        for (row, column), cell in sorted(sheet.cells.items()):
            look = _look(looks, cell)
            value = cell.value if cell.value != "" else None
            if cell.down > 1 or cell.across > 1:
                page.write_merge(row - 1, row + cell.down - 2, column - 1, column + cell.across - 2, value, look)
            else:
                page.write(row - 1, column - 1, value, look)
        for row in sheet.hidden_rows:
            page.row(row - 1).hidden = True
        if sheet.hidden:
            page.visibility = 1
    stream = io.BytesIO()
    out.save(stream)
    return stream.getvalue()


def _look(looks: dict[tuple[str, bool], Any], cell: Cell) -> Any:
    key = (cell.number_format or FORMATS.get(type(cell.value), "General"), cell.struck)
    if key not in looks:
        style = xlwt.XFStyle()
        style.num_format_str = key[0]
        style.font.struck_out = cell.struck
        looks[key] = style
    return looks[key]
