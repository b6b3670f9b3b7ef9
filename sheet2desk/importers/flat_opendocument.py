"""Flat OpenDocument spreadsheets (.fods): the whole document in one XML file, its pictures in base64."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
import tempfile
from functools import partial

from sheet2desk.errors import UnreadableSource
from sheet2desk.finding import Location, Note
from sheet2desk.importers.content import Content
from sheet2desk.importers.interface import ReadOptions
from sheet2desk.importers.odf.content_part import ContentReader
from sheet2desk.importers.odf.frames import Frame
from sheet2desk.importers.odf.sheets import build_sheet
from sheet2desk.importers.odf.styles import StyleSheet
from sheet2desk.importers.plain_xml import parse_content
from sheet2desk.regex import regex
from sheet2desk.workbook import Picture, Position, Workbook, cell_name

NAME = "fods"

_ROOT = regex(rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<office:document[\s>]", re.DOTALL)
_MIME = b"application/vnd.oasis.opendocument.spreadsheet"
_MAGIC = (
    (b"\x89PNG", ".png"), (b"\xff\xd8\xff", ".jpg"), (b"GIF8", ".gif"), (b"BM", ".bmp"), (b"II*\0", ".tif"),
    (b"MM\0*", ".tif"), (b"\xd7\xcd\xc6\x9a", ".wmf"), (b"\x01\0\0\0", ".emf"), (b"VCLMTF", ".svm"),
    (b"<svg", ".svg"), (b"<?xml", ".svg"), (b"RIFF", ".webp"),
)  # fmt: skip


def identify(content: Content) -> bool:
    """Return whether the content is one XML file that says it is an OpenDocument spreadsheet."""
    start = content.start
    return _ROOT.match(start) is not None and (_MIME in start or b"<office:spreadsheet" in start)


def read(content: Content, options: ReadOptions) -> Workbook:
    """Return the workbook with all its sheets, hidden ones too."""

    def refuse(what: str) -> UnreadableSource:
        return UnreadableSource(
            f"{content.name}: {what}, more than the limits allow", help="save it anew in LibreOffice as .ods"
        )

    styles = StyleSheet()
    spool = tempfile.TemporaryFile()  # noqa: SIM115 (lives as long as the workbook)
    reader = ContentReader(spool, styles, refuse)
    reader.bytes_read = lambda: content.size
    parse_content(content, options, reader.start, reader.end, reader.text)
    if not reader.tables:
        raise UnreadableSource(
            f"{content.name}: an OpenDocument file without a sheet", help="give a spreadsheet (.ods or .fods)"
        )
    media = _Media(content.name)
    sheets = [build_sheet(table, spool, styles, reader.filters, media) for table in reader.tables]
    return Workbook(content.name, NAME, sheets, media.notes, sha256=content.sha256)


class _Media:
    """The media inside the document."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.notes: list[Note] = []
        self._count = 0

    def missing(self, sheet: str, where: Position, message: str) -> None:
        """Note a cell whose picture can't be had."""
        self.notes.append(Note("missing-picture", Location(self.file, sheet, where[0], cell_name(*where)), message))

    def of_frame(self, sheet: str, where: Position, frame: Frame) -> Picture | None:
        """Return the picture that the frame shows; None, with a note, when its medium isn't whole."""
        try:
            medium = base64.b64decode("".join(frame.data.split()), validate=True)
        except (binascii.Error, ValueError):
            medium = b""
        if not medium:
            self.missing(sheet, where, f"the picture {frame.name or 'here'} is named but not in the file")
            return None
        self._count += 1
        ending = next((ending for magic, ending in _MAGIC if medium.startswith(magic)), ".bin")
        return Picture(
            where[0],
            where[1],
            f"image{self._count}{ending}",
            hashlib.sha256(medium).hexdigest(),
            len(medium),
            "frame",
            partial(bytes, medium),
            frame.alt or frame.name,
        )
