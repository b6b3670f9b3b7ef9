"""Encrypted workbooks: opened with the password that was given, or refused with the way to give one."""

from __future__ import annotations

import io
import struct
from xml.parsers.expat import ExpatError

from sheet2desk.errors import UnreadableSource
from sheet2desk.importers import excel_binary
from sheet2desk.importers.content import Content
from sheet2desk.importers.xls import records
from sheet2desk.regex import regex

_SPINS = regex(rb'spinCount="(\d{1,12})"')
_MOST_SPINS = 2_000_000  # Excel writes 100,000
#: A damaged header surfaces as whatever msoffcrypto stumbled over.
_STUMBLES = (
    ValueError,
    KeyError,
    IndexError,
    TypeError,
    AttributeError,
    AssertionError,
    OSError,
    EOFError,
    ArithmeticError,
    struct.error,
    ExpatError,
)
_PACKAGE = "EncryptedPackage".encode("utf-16-le")


def is_locked(content: Content) -> bool:
    """Return whether the content is an encrypted workbook: OOXML in an OLE file, or .xls with a password record."""
    if not content.start.startswith(excel_binary.OLE):
        return False
    if _PACKAGE in content.read():
        return True
    if not excel_binary.identify(content):
        return False
    try:
        return records.is_locked(excel_binary.stream(content))
    except UnreadableSource:
        return False  # damaged: its reader says so


def unlock(content: Content, password: str | None) -> Content:
    """Return the content decrypted.

    Raises UnreadableSource when no password was given, it is wrong, or the way of encryption isn't known. Some
    workbooks are locked with Excel's own default password; they open without one.
    """
    import msoffcrypto
    from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError, ParseError

    data = content.read()
    spins = _SPINS.search(data)
    if spins and int(spins.group(1)) > _MOST_SPINS:
        raise UnreadableSource(
            f"{content.name}: encrypted so that opening it would take hours, as hostile files are",
            help="open it in Excel, remove the password and save it again",
        )
    for attempt in (password, "VelvetSweatshop") if password else ("VelvetSweatshop",):
        out = io.BytesIO()
        try:
            locked = msoffcrypto.OfficeFile(io.BytesIO(data))
            locked.load_key(password=attempt)
            locked.decrypt(out)
        except (InvalidKeyError, DecryptionError, FileFormatError, ParseError, *_STUMBLES):
            continue
        plain = Content(content.ref, out.getvalue())
        if plain.start.startswith((b"PK", excel_binary.OLE)):
            return plain
    if password:
        raise UnreadableSource(
            f"{content.name}: encrypted, and the password doesn't open it",
            help="check the password in the file that --password-file names",
        )
    raise UnreadableSource(f"{content.name}: encrypted", help="give its password with --password-file FILE")
