"""OpenDocument spreadsheets (.ods): one streaming pass over content.xml gives values and all that cells carry."""

from __future__ import annotations

import posixpath
import tempfile

from sheet2desk.errors import UnreadableSource
from sheet2desk.importers.archive import Archive
from sheet2desk.importers.content import Content
from sheet2desk.importers.interface import ReadOptions
from sheet2desk.importers.media import Media
from sheet2desk.importers.odf.content_part import ContentReader
from sheet2desk.importers.odf.frames import Frame
from sheet2desk.importers.odf.sheets import build_sheet
from sheet2desk.importers.odf.styles import StyleSheet
from sheet2desk.importers.xml_events import make_parser, parse_part
from sheet2desk.workbook import Picture, Position, Workbook

NAME = "ods"

_MIME = b"application/vnd.oasis.opendocument.spreadsheet"


def identify(content: Content) -> bool:
    """Return whether the content is a zip with an OpenDocument spreadsheet in it."""
    members = content.members
    if members is None or "content.xml" not in members:
        return False
    return _MIME in content.start or not any(
        kind in content.start for kind in (b"opendocument.text", b"opendocument.presentation")
    )


def read(content: Content, options: ReadOptions) -> Workbook:
    """Return the workbook with all its sheets, hidden ones too."""
    archive = Archive(content, options.limits)
    try:
        if b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise UnreadableSource(
                f"{content.name}: encrypted", help="open it in LibreOffice, remove the password and save it again"
            )
        styles = StyleSheet()
        if "styles.xml" in archive:
            parse_part(archive, "styles.xml", styles.start, styles.end, styles.text)
        spool = tempfile.TemporaryFile()  # noqa: SIM115 (lives as long as the workbook)
        reader = ContentReader(spool, styles, archive.too_big)
        parser = make_parser(reader.start, reader.end, reader.text)
        reader.bytes_read = lambda: parser.CurrentByteIndex
        archive.parse("content.xml", parser)
        if not reader.tables:
            raise UnreadableSource(
                f"{content.name}: an OpenDocument file without a sheet", help="give a spreadsheet (.ods)"
            )
        media = ZippedMedia(archive)
        media.bound |= styles.media  # of headers, footers and backgrounds
        sheets = [build_sheet(table, spool, styles, reader.filters, media) for table in reader.tables]
        media.notes += media.unplaced([name for name in archive.names() if name.startswith("pictures/")])
        return Workbook(content.name, NAME, sheets, media.notes, sha256=content.sha256)
    finally:
        archive.close()


class ZippedMedia(Media):
    """The media that lie beside the content in the zip."""

    def of_frame(self, sheet: str, where: Position, frame: Frame) -> Picture | None:
        """Return the picture that the frame shows; of the preview of a chart, None."""
        part, *others = (posixpath.normpath(href.removeprefix("./")) for href in (frame.href, *frame.others))
        self.bound |= {other.lower() for other in others}
        if part.startswith("ObjectReplacements/"):
            return None
        return self.picture(sheet, where, part, "frame", name=frame.name, alt=frame.alt)
