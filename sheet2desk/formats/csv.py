"""CSV for spreadsheet programs: one table, machine names in the header, UTF-8 with the mark that Excel needs."""

from __future__ import annotations

import io
from collections.abc import Iterator

from sheet2desk.formats.document import Document, Part
from sheet2desk.formats.spreadsheet_guard import guarded

NAME = "csv"
NEEDS = Part.RECORDS
ENDINGS = (".csv",)
MACHINE = True


def render(document: Document) -> Iterator[bytes]:
    """Yield the header and the rows (RFC 4180, line ends CR LF)."""
    import csv

    assert document.records
    table = document.records()
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    yield b"\xef\xbb\xbf"
    writer.writerow([guarded(column.name) for column in table.columns])
    for row in table.rows:
        writer.writerow([guarded(cell) for cell in row])
        if buffer.tell() > 1 << 16:
            yield _drain(buffer)
    yield _drain(buffer)


def _drain(buffer: io.StringIO) -> bytes:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text.encode("utf-8", "backslashreplace")
