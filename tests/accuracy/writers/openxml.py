"""xlsx by XlsxWriter: looks, pictures, notes, links, hidden things."""

from __future__ import annotations

import io
from datetime import date, datetime, time
from typing import Any

import xlsxwriter

from tests.accuracy.model import Book, Cell, Sheet
from tests.accuracy.pictures import draw
from tests.accuracy.writers import patches

PICTURE_ROW_PIXELS, ROW_PIXELS = 84, 20


def write(book: Book) -> bytes:
    """Return the workbook; options: epoch1904, strict."""
    stream = io.BytesIO()
    out = xlsxwriter.Workbook(stream, {"date_1904": book.options.get("epoch1904", False), "in_memory": True})
    looks: dict[tuple[Any, ...], Any] = {}
    for sheet in book.sheets:
        page = out.add_worksheet(sheet.name)
        for (row, column), cell in sorted(sheet.cells.items()):
            _put(out, page, looks, row - 1, column - 1, cell)
        tall = {row for row, _, _ in sheet.pictures}
        for row in tall:
            page.set_row_pixels(row - 1, PICTURE_ROW_PIXELS)
        for row, column, picture in sheet.pictures:
            if picture.anchor == "in-cell":
                page.embed_image(row - 1, column - 1, "photo.png", {"image_data": io.BytesIO(picture.data)})
            elif picture.anchor != "wps":
                above = PICTURE_ROW_PIXELS if row - 1 in tall else ROW_PIXELS
                y_offset = above - 6 if picture.low else 3
                spot = {"x_offset": 2, "y_offset": y_offset, "image_data": io.BytesIO(picture.data)}
                page.insert_image(row - 2 if picture.low else row - 1, column - 1, "photo.png", spot)
        for row in sheet.hidden_rows:
            page.set_row(row - 1, None, None, {"hidden": True})
        for column in sheet.hidden_columns:
            page.set_column(column - 1, column - 1, None, None, {"hidden": True})
        if sheet.filtered:
            last = max(row for row, _ in sheet.cells)
            page.autofilter(0, 0, last - 1, max(column for _, column in sheet.cells) - 1)
        if sheet.hidden:
            page.hide()
        if book.options.get("decorated"):
            _decorate(out, page, sheet)
    out.close()
    return patches.apply(book, stream.getvalue())


def _decorate(out: Any, page: Any, sheet: Sheet) -> None:
    """Add what holds no ticket: a logo in the page's header, a chart on the sheet, a sheet that is a chart."""
    logo = io.BytesIO(draw(1))
    page.set_header("&L&G", {"image_left": "logo.png", "image_data_left": logo})
    for place in (page, out.add_chartsheet(f"Chart {sheet.name}")):
        chart = out.add_chart({"type": "column"})
        chart.add_series({"values": f"='{sheet.name}'!$A$3:$A$9"})
        if place is page:
            place.insert_chart("AA2", chart)
        else:
            place.set_chart(chart)


def _put(out: Any, page: Any, looks: dict[tuple[Any, ...], Any], row: int, column: int, cell: Cell) -> None:
    look = _look(out, looks, cell)
    if cell.down > 1 or cell.across > 1:
        page.merge_range(row, column, row + cell.down - 1, column + cell.across - 1, "", look)
    value = cell.value
    if cell.link:
        page.write_url(row, column, cell.link, look, str(value))
    elif cell.error:
        page.write_formula(row, column, cell.formula, look, cell.error)
    elif cell.formula:
        page.write_formula(row, column, cell.formula, look, value)
    elif isinstance(value, datetime | date | time):
        page.write_datetime(row, column, value, look)
    elif isinstance(value, bool):
        page.write_boolean(row, column, value, look)
    elif isinstance(value, int | float):
        page.write_number(row, column, value, look)
    elif value == "":
        page.write_blank(row, column, None, look)
    else:
        page.write_string(row, column, value, look)
    for author, words in cell.remarks:
        if not cell.threaded:
            page.write_comment(row, column, words, {"author": author})


def _look(out: Any, looks: dict[tuple[Any, ...], Any], cell: Cell) -> Any:
    number_format = cell.number_format or DEFAULT_FORMATS.get(type(cell.value), "")
    key = (number_format, cell.fill, cell.struck, cell.bold)
    if not any(key):
        return None
    if key not in looks:
        properties: dict[str, Any] = {"bold": cell.bold, "font_strikeout": cell.struck}
        if number_format:
            properties["num_format"] = number_format
        if cell.fill:
            properties["bg_color"] = f"#{cell.fill}"
        looks[key] = out.add_format(properties)
    return looks[key]


DEFAULT_FORMATS = {datetime: "dd.mm.yyyy hh:mm", date: "dd.mm.yyyy", time: "hh:mm"}
