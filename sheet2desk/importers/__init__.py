"""Sources in, workbooks out: one module a format, chosen by the content and never by the file's ending."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from sheet2desk.importers import (
    delimited,
    encryption,
    excel,
    excel_binary,
    excel_binary_zip,
    google,
    html_table,
    opendocument,
    spreadsheet_xml,
)
from sheet2desk.importers.content import Content
from sheet2desk.importers.interface import Importer, ReadOptions, SourceRef
from sheet2desk.importers.sources import LeftOut, expand
from sheet2desk.workbook import Workbook

__all__ = ["IMPORTERS", "Content", "Importer", "LeftOut", "ReadOptions", "SourceRef", "expand", "read"]

#: Asked in this order; text is what remains.
IMPORTERS: Sequence[Importer] = cast(
    "Sequence[Importer]",
    (google, excel, excel_binary_zip, excel_binary, opendocument, spreadsheet_xml, html_table, delimited),
)


def read(ref: SourceRef, options: ReadOptions | None = None) -> Workbook:
    """Return the workbook that the source holds.

    Raises UnreadableSource with the source's name and what to do, when no importer knows the content or the content is
    damaged, locked or hostile.
    """
    from sheet2desk.importers import refusal

    options = options or ReadOptions()
    content = Content(ref)
    if encryption.is_locked(content):
        content = encryption.unlock(content, options.password)
    for importer in IMPORTERS:
        if importer.identify(content):
            return importer.read(content, options)
    raise refusal.explain(content)
