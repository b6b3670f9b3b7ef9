"""Writers: a finished book to bytes, one module a format. None of them is used by the reader."""

from __future__ import annotations

from collections.abc import Callable

from tests.accuracy.model import Book
from tests.accuracy.writers import biff, delimited, hypertext, opendocument, openxml, plain_openxml, xml2003

WRITERS: dict[str, Callable[[Book], bytes]] = {
    "xlsx": openxml.write,
    "openpyxl": plain_openxml.write,
    "xls": biff.write,
    "ods": opendocument.write,
    "csv": delimited.write,
    "html": hypertext.write,
    "xml2003": xml2003.write,
}


def write(book: Book) -> bytes:
    """Return the bytes of the file."""
    return WRITERS[book.writer](book)
