"""Delimited text: any delimiter, encoding, quoting, preamble."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime, time
from typing import Any

from tests.accuracy.model import Book


def write(book: Book) -> bytes:
    """Return the text; options: delimiter, encoding, quoting, date_pattern, trailing, newline, bare_blanks."""
    (sheet,) = book.sheets
    options = book.options
    delimiter = options.get("delimiter", ",")
    rows = max(row for row, _ in sheet.cells)
    width = max(column for _, column in sheet.cells)
    text = io.StringIO()
    writer = csv.writer(
        text,
        delimiter=delimiter,
        lineterminator=options.get("newline", "\r\n"),
        quoting=options.get("quoting", csv.QUOTE_MINIMAL),
        quotechar=None if options.get("quoting") == csv.QUOTE_NONE else '"',
    )
    for row in range(1, rows + 1):
        values = [""] * width
        for column in range(1, width + 1):
            cell = sheet.cells.get((row, column))
            if cell:
                values[column - 1] = _text(cell.value, options.get("date_pattern", "%d.%m.%Y"))
        if options.get("bare_blanks") and not any(values):
            text.write(options.get("newline", "\r\n"))
            continue
        writer.writerow(values + [""] * options.get("trailing", 0))
    return text.getvalue().encode(options.get("encoding", "utf-8"))


def _text(value: Any, pattern: str) -> str:
    if isinstance(value, datetime):
        return value.strftime(f"{pattern} %H:%M")
    if isinstance(value, date):
        return value.strftime(pattern)
    return f"{value:%H:%M}" if isinstance(value, time) else str(value)
