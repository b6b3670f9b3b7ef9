"""Sources in, workbooks out: one module a format, chosen by the content and never by the file's ending."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import cast, overload

from sheet2desk.importers.content import Content, read_pipe
from sheet2desk.importers.interface import Importer, ReadOptions, SourceRef
from sheet2desk.importers.merge_bounds import bound_merges
from sheet2desk.importers.sources import LeftOut, expand
from sheet2desk.workbook import Workbook

__all__ = ["IMPORTERS", "Content", "Importer", "LeftOut", "ReadOptions", "SourceRef", "expand", "read", "read_pipe"]


class _Registry(Sequence[Importer]):
    """The importers by name, each loaded when its turn comes: most sources are known by the second."""

    def __init__(self, *names: str) -> None:
        self._names = names

    def __len__(self) -> int:
        return len(self._names)

    @overload
    def __getitem__(self, place: int) -> Importer: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Importer]: ...
    def __getitem__(self, place: int | slice) -> Importer | Sequence[Importer]:
        if isinstance(place, slice):
            return _Registry(*self._names[place])
        return cast("Importer", import_module(f"{__name__}.{self._names[place]}"))


#: Asked in this order; text is what remains.
IMPORTERS: Sequence[Importer] = _Registry(
    "google",
    "excel",
    "excel_binary_zip",
    "excel_binary",
    "opendocument",
    "flat_opendocument",
    "spreadsheet_xml",
    "html_table",
    "delimited",
)


def read(ref: SourceRef, options: ReadOptions | None = None) -> Workbook:
    """Return the workbook that the source holds.

    Raises UnreadableSource with the source's name and what to do, when no importer knows the content or the content is
    damaged, locked or hostile.
    """
    options = options or ReadOptions()
    content = Content(ref)
    if content.members is None:  # an encrypted workbook is no zip
        from sheet2desk.importers import encryption

        if encryption.is_locked(content):
            content = encryption.unlock(content, options.password)
    for importer in IMPORTERS:
        if importer.identify(content):
            workbook = importer.read(content, options)
            bound_merges(workbook)
            return workbook
    from sheet2desk.importers import refusal

    raise refusal.explain(content)
