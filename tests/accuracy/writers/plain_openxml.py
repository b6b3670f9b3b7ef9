"""xlsx by openpyxl: inline or shared strings of another hand, formulas without stored results."""

from __future__ import annotations

import io

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from tests.accuracy.model import Book


def write(book: Book) -> bytes:
    """Return the workbook."""
    out = Workbook()
    out.remove(out.active)
    for sheet in book.sheets:
        page = out.create_sheet(sheet.name)
        for (row, column), cell in sheet.cells.items():
            target = page.cell(row, column)
            target.value = cell.formula or (cell.error or (cell.value if cell.value != "" else None))
            if cell.error:
                target.value, target.data_type = cell.error, "e"
            elif isinstance(cell.value, str) and not cell.formula:
                target.data_type = "s"
            if cell.number_format:
                target.number_format = cell.number_format
            if cell.fill:
                target.fill = PatternFill("solid", fgColor=f"FF{cell.fill}")
            if cell.bold or cell.struck:
                target.font = Font(bold=cell.bold, strike=cell.struck)
            if cell.link:
                target.hyperlink = cell.link
            for author, words in cell.remarks:
                target.comment = Comment(words, author)
            if cell.down > 1 or cell.across > 1:
                page.merge_cells(
                    start_row=row, start_column=column, end_row=row + cell.down - 1, end_column=column + cell.across - 1
                )
        for row in sheet.hidden_rows:
            page.row_dimensions[row].hidden = True
        if sheet.hidden:
            page.sheet_state = "hidden"
    stream = io.BytesIO()
    out.save(stream)
    return stream.getvalue()
