"""An HTML table, as web exports name .xls."""

from __future__ import annotations

from datetime import date, datetime, time
from html import escape
from typing import Any

from tests.accuracy.model import Book


def write(book: Book) -> bytes:
    """Return the page; options: encoding."""
    encoding = book.options.get("encoding", "utf-8")
    tables = []
    for sheet in book.sheets:
        covered = set()
        lines = []
        width = max(column for _, column in sheet.cells)
        for row in range(1, max(row for row, _ in sheet.cells) + 1):
            cells = []
            for column in range(1, width + 1):
                if (row, column) in covered:
                    continue
                cell = sheet.cells.get((row, column))
                if cell is None:
                    cells.append("<td></td>")
                    continue
                spans = ""
                if cell.down > 1 or cell.across > 1:
                    spans = f' rowspan="{cell.down}" colspan="{cell.across}"'
                    covered |= {(row + down, column + over) for down in range(cell.down) for over in range(cell.across)}
                tag = "th" if cell.bold else "td"
                cells.append(f"<{tag}{spans}>{escape(_text(cell.value)).replace(chr(10), '<br>')}</{tag}>")
            lines.append(f"<tr>{''.join(cells)}</tr>")
        tables.append(f"<table border=1>{''.join(lines)}</table>")
    head = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={encoding}"></head>'
    return f"{head}<body>{''.join(tables)}</body></html>".encode(encoding)


def _text(value: Any) -> str:
    if isinstance(value, datetime):
        return f"{value:%d.%m.%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    return f"{value:%H:%M}" if isinstance(value, time) else str(value)
