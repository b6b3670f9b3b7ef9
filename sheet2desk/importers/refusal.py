"""What a source is that no importer reads, in words, with what to do about it."""

from __future__ import annotations

import re
from pathlib import Path

from sheet2desk.errors import UnreadableSource
from sheet2desk.importers.content import Content
from sheet2desk.importers.interface import SourceRef
from sheet2desk.regex import regex

_REPLACEMENT = b"\xef\xbf\xbd"
_LFS = b"version https://git-lfs.github.com/spec/"
_OTHER = (
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
)
_ZIP_KINDS = (
    ("word/document.xml", "a Word document"),
    ("ppt/presentation.xml", "a PowerPoint presentation"),
    ("index/document.iwa", "an Apple Numbers or Pages document"),
    ("meta-inf/manifest.mf", "a Java archive"),
)
_OLE_KINDS = (
    ("WordDocument", "a Word document"),
    ("PowerPoint Document", "a PowerPoint presentation"),
    ("__properties_version1.0", "an Outlook message"),
)
#: A crash leaves a few zeros in a text; a binary format has one among this many bytes at the least.
_SPARSE = 500
_FLAT = regex(rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?<office:document[\s>]")
_SAVE_AS = "open it in its own program and save the table as .xlsx or .csv"


def explain(content: Content) -> UnreadableSource:
    """Return the error that says what the content is."""
    what, help_ = _what(content)
    return UnreadableSource(f"{content.name}: {what}", help=help_)


def _what(content: Content) -> tuple[str, str]:
    start = content.start
    if content.ref.kind == "google":
        return "no importer for Google Sheets", "download the spreadsheet as .xlsx and give the file"
    if not start:
        return "the file is empty", "give the file with the log in it; this one may have been cut short while copying"
    if start.startswith(_LFS):
        return "a Git LFS pointer, not the file itself", "run `git lfs pull` in its repository, then try again"
    if is_ruined(start):
        return (
            "a workbook ruined by a program that saved it as text (bytes replaced by EF BF BD)",
            "the content can't be recovered: take the file from a backup or from its sender again",
        )
    for magic, kind in _OTHER:
        if start.startswith(magic):
            return f"{kind}, not a table", _SAVE_AS
    if start.startswith(b"PK"):
        return _zip(content)
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        return _ole(content)
    if _FLAT.search(start):
        return (
            "a flat OpenDocument file, not a spreadsheet",
            _SAVE_AS,
        )
    if re.match(rb"\s*<", start):
        return (
            "a web page or XML without a table",
            "export the log again as .xlsx or .csv; a login page may have been saved in its place",
        )
    if is_binary(start):
        return "not a table in any known format", "save the log as .xlsx or .csv and give that file"
    return "text without a table", "save the log as .xlsx or .csv and give that file"


def _zip(content: Content) -> tuple[str, str]:
    members = content.members
    if members is None:
        return (
            "a damaged zip (cut short or overwritten)",
            "copy or download the file again, or repair it in Excel with Open and Repair",
        )
    if not members:
        return "an empty zip", "give the workbook itself"
    for member, kind in _ZIP_KINDS:
        if member in members:
            return f"{kind}, not a workbook", _SAVE_AS
    if any(member.endswith((".xlsx", ".xls", ".csv", ".ods")) for member in members):
        return "a zip archive with tables in it", "unpack it and give the tables or their folder"
    return "a zip archive, not a workbook", "unpack it and give the table in it"


def _ole(content: Content) -> tuple[str, str]:
    data = content.read()
    for stream, kind in _OLE_KINDS:
        if stream.encode("utf-16-le") in data:
            return f"{kind}, not a workbook", _SAVE_AS
    return "a damaged or unknown Office file without a workbook in it", "open it in Excel and save it as .xlsx"


def is_ruined(start: bytes) -> bool:
    """Return whether these are a binary workbook's bytes after a round trip through a text program."""
    if not start.startswith((b"PK\x03\x04", b"\xef\xbf\xbd\xef\xbf\xbd\x11", b"PK")):
        return False
    return start.count(_REPLACEMENT) > max(3, len(start) // 200)


def is_binary(start: bytes) -> bool:
    """Return whether the bytes are no text in any encoding: control characters that no text file holds."""
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    control = len(re.findall(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]", start))
    zeros = start.count(b"\0")
    if zeros * _SPARSE > len(start):
        halves = start[::2].count(b"\0"), start[1::2].count(b"\0")
        # UTF-16 without a mark: nearly every zero stands in the same half
        return not (max(halves) > 0.15 * len(start) and min(halves) < 0.025 * len(start) + 1)
    return control > max(2, len(start) // 100)


_TAGS = rb"!doctype|!--|\\?xml|html|head|body|table|meta|script|style|div|center|title|link|p|br|h[1-6]|svg|font|form"
_MARKUP = regex(
    rb"(?:\xef\xbb\xbf)?\s*<(?:" + _TAGS + rb")[\s>/]|(?:\xef\xbb\xbf)?\s*<\w+:\w+[\s>]|(?:\xef\xbb\xbf)?\s*<\?xml",
    re.IGNORECASE,
)
_WIDE_MARKUP = regex(rb"(?:\xff\xfe|\xfe\xff)\0?<")


def is_markup(start: bytes) -> bool:
    """Return whether the text is HTML or XML."""
    return bool(_MARKUP.match(start) or _WIDE_MARKUP.match(start))


def looks_like_table(path: Path) -> bool:
    """Return whether some importer takes the file: for folders, where a readme must not stop the run."""
    from sheet2desk.importers import IMPORTERS

    try:
        content = Content(SourceRef(path.name, path=path))
        return any(importer.identify(content) for importer in IMPORTERS)
    except UnreadableSource:
        return False
