"""The bytes of one source, and the few facts about them that tell formats apart."""

from __future__ import annotations

import hashlib
import io
import zipfile
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

from sheet2desk.errors import UnreadableSource
from sheet2desk.importers.interface import SourceRef

HEAD = 1 << 16
#: What comes by a pipe has no size and is held in memory; a file of any honest size needn't be.
_MOST_PIPED = 256 << 20


class Content:
    """A source opened for reading: its name, its first bytes and its members when it is a zip.

    A Google spreadsheet has no bytes here: `start` is empty and `size` 0.
    """

    def __init__(self, ref: SourceRef, data: bytes | None = None) -> None:
        """Take the source, or bytes that stand in its place (a decrypted workbook)."""
        self.ref = ref
        self.name = ref.name
        self._data = ref.data if data is None else data
        self.path: Path | None = None
        if self._data is None and ref.path is not None:
            try:
                if ref.path.is_file():
                    self.path = ref.path
                else:
                    with ref.path.open("rb") as pipe:
                        self._data = read_pipe(ref.name, pipe)
            except OSError as trouble:
                raise unreadable_file(ref.name, trouble) from trouble

    @cached_property
    def size(self) -> int:
        """Return the number of bytes."""
        if self._data is not None:
            return len(self._data)
        return self.path.stat().st_size if self.path else 0

    @cached_property
    def start(self) -> bytes:
        """Return the first 64 KiB."""
        if self.ref.kind == "google":
            return b""
        with self.open() as stream:
            return stream.read(HEAD)

    @cached_property
    def members(self) -> frozenset[str] | None:
        """Return the names of the zip's members in lower case with forward slashes, or None when it is no whole zip."""
        if not self.start.startswith(b"PK"):
            return None
        try:
            with self.open() as stream, zipfile.ZipFile(stream) as archive:
                return frozenset(name.replace("\\", "/").lower().lstrip("/") for name in archive.namelist())
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
            return None

    @cached_property
    def sha256(self) -> str:
        """Return the hash of all bytes, hexadecimal."""
        if self.ref.kind == "google":
            return ""
        with self.open() as stream:
            digest = hashlib.sha256()
            while chunk := stream.read(1 << 20):
                digest.update(chunk)
            return digest.hexdigest()

    def open(self) -> BinaryIO:
        """Return a new seekable stream over the bytes; the caller closes it.

        Raises UnreadableSource when the file has gone or may not be read.
        """
        if self._data is not None:
            return io.BytesIO(self._data)
        assert self.path is not None
        try:
            return self.path.open("rb")
        except OSError as trouble:
            raise unreadable_file(self.name, trouble) from trouble

    def read(self) -> bytes:
        """Return all bytes."""
        if self._data is not None:
            return self._data
        with self.open() as stream:
            return stream.read()


def read_pipe(name: str, pipe: BinaryIO) -> bytes:
    """Return all that comes out of a pipe or a device; raises UnreadableSource when it doesn't end within measure."""
    pieces = []
    size = 0
    while piece := pipe.read(1 << 20):
        size += len(piece)
        if size > _MOST_PIPED:
            raise UnreadableSource(
                f"{name}: more than {_MOST_PIPED >> 20} MiB by a pipe", help="save it as a file and give that"
            )
        pieces.append(piece)
    return b"".join(pieces)


def unreadable_file(name: str, trouble: OSError) -> UnreadableSource:
    """Return the error for a file that the system won't give."""
    if isinstance(trouble, FileNotFoundError):
        return UnreadableSource(f"{name}: no such file", help="check the path")
    if isinstance(trouble, PermissionError):
        return UnreadableSource(
            f"{name}: no permission to read it", help="ask for the right to read the file, or copy it"
        )
    reason = (trouble.strerror or "it can't be opened").lower()
    return UnreadableSource(f"{name}: {reason}", help="check that the file opens in another program")
