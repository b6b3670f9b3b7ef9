"""Workbooks that a test writes itself and reads, whole or with one part changed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import xlsxwriter

from sheet2desk import importers
from sheet2desk.importers import SourceRef
from sheet2desk.workbook import Sheet, Workbook

Write = Callable[[Any, Any], None]


def build(path: Path, write: Write, **options: Any) -> Workbook:
    with xlsxwriter.Workbook(str(path), options) as book:
        write(book, book.add_worksheet("Лог"))
    return importers.read(SourceRef(path.name, path=path))


def first(tmp_path: Path, write: Write, **options: Any) -> Sheet:
    return build(tmp_path / "log.xlsx", write, **options).sheets[0]


def cells(sheet: Sheet) -> dict[tuple[int, int], Any]:
    return {
        (row, column): value
        for row, values in sheet.grid.rows()
        for column, value in enumerate(values, 1)
        if value != ""
    }


def patch(path: Path, part: str, change: Callable[[str], str]) -> Workbook:
    """Rewrite one part of a workbook and read it."""
    out = io.BytesIO()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for info in source.infolist():
            data = source.read(info)
            target.writestr(info.filename, change(data.decode()).encode() if info.filename == part else data)
    path.write_bytes(out.getvalue())
    return importers.read(SourceRef(path.name, path=path))
