"""A zip of parts that may be hostile: names forgiven, sizes bounded while inflating, DTDs refused.

Old writers use backslashes or other case in part names, so parts are found by lower case and forward slashes.
"""

from __future__ import annotations

import hashlib
import time
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, BinaryIO
from xml.parsers import expat

from sheet2desk.errors import UnreadableSource
from sheet2desk.importers.content import Content

if TYPE_CHECKING:
    from sheet2desk.config import Limits

CHUNK = 1 << 20
#: Honest parts deflate to a tenth, at most a fiftieth; the best that deflate can do is a 1032nd.
_BOMB_RATIO = 200
_BOMB_BYTES = 64 << 20
#: Parts other than sheets and shared strings are small in every real workbook.
_WHOLE_PART = 256 << 20
#: What honest workbooks need at most, many times over. Raising `seconds` above its default raises it for all sizes.
_BASE_SECONDS = 8
_SECONDS_PER_MIB = 1
_USUAL_SECONDS = 600


class Archive:
    """The zip of one source. Raises UnreadableSource when it is damaged, encrypted or unpacks beyond the limits."""

    def __init__(self, content: Content, limits: Limits, clock: Callable[[], float] = time.thread_time) -> None:
        """Open the zip and check what it declares; `clock` tells the seconds of processor time that reading took."""
        self.content = content
        self.name = content.name
        self._limit = limits.unpacked_mib << 20
        self._limit_mib = limits.unpacked_mib
        self._unpacked = 0
        self.rewritten: set[str] = set()  # sheets that read only in another form than they have (ooxml/canonical.py)
        try:
            self._stream: BinaryIO = content.open()
            self._zip = zipfile.ZipFile(self._stream)
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as trouble:
            raise self.damaged(str(trouble)) from trouble
        self._parts = {_plain(info.filename): info for info in self._zip.infolist()}
        unpacked = self._check_sizes()
        fair = _BASE_SECONDS + _SECONDS_PER_MIB * (unpacked >> 20)
        self._seconds = min(limits.seconds, fair * max(limits.seconds / _USUAL_SECONDS, 1))
        self._clock = clock
        self._began = clock()

    def _check_sizes(self) -> int:
        """Return the number of bytes that the zip declares to unpack to."""
        total = swollen = 0
        for info in self._parts.values():
            total += info.file_size
            if info.flag_bits & 1:
                raise UnreadableSource(
                    f"{self.name}: the zip is locked with a password", help="unpack it and give the workbook in it"
                )
            if info.file_size > _BOMB_RATIO * max(info.compress_size, 1):
                # a white bitmap packs like a bomb, and a log may hold several
                swollen += 0 if _is_medium(info) else info.file_size
                size = info.file_size if _is_medium(info) else swollen
                if size > _BOMB_BYTES * self._limit_mib / 2048:
                    times = info.file_size // max(info.compress_size, 1)
                    what = "some of its parts unpack" if size > info.file_size else f"{info.filename} unpacks"
                    raise self.too_big(f"{what} to {size >> 20} MiB, {times} times its size")
        if total > self._limit:
            raise self.too_big(f"it unpacks to {total >> 20} MiB")
        return total

    def check_time(self) -> None:
        """Raise UnreadableSource once reading has taken more processor time than a file of this size may."""
        if self._clock() - self._began > self._seconds:
            raise UnreadableSource(
                f"{self.name}: reading takes longer than {self._seconds:.0f} s",
                help="save the workbook anew in Excel; if it is really this slow, raise seconds under [limits]"
                " in the profile",
            )

    def too_big(self, what: str) -> UnreadableSource:
        """Return the error for content beyond the limits."""
        return UnreadableSource(
            f"{self.name}: {what}, more than the limits allow",
            help="if the file is yours and really this big, raise unpacked_mib under [limits] in the profile",
        )

    def check_text(self, size: int) -> None:
        """Raise UnreadableSource when the cells hold more text than may be unpacked, though they share it."""
        if size > self._limit:
            raise self.too_big(f"its cells hold {size >> 20} MiB of text")

    def damaged(self, detail: str = "") -> UnreadableSource:
        """Return the error for a zip that can't be unpacked."""
        tail = f" ({detail[:120].lower()})" if detail else ""
        return UnreadableSource(
            f"{self.name}: a damaged workbook{tail}",
            help="copy or download the file again, or let Excel repair it (Open and Repair)",
        )

    def names(self) -> list[str]:
        """Return the plain names of all parts."""
        return list(self._parts)

    def __contains__(self, part: str) -> bool:
        """Return whether the part is there."""
        return _plain(part) in self._parts

    def size(self, part: str) -> int:
        """Return the declared unpacked size of a part, 0 when it isn't there."""
        info = self._parts.get(_plain(part))
        return info.file_size if info else 0

    def original(self, part: str) -> str:
        """Return the part's name as the zip writes it."""
        return self._parts[_plain(part)].filename

    def chunks(self, part: str) -> Iterator[bytes]:
        """Yield the unpacked bytes of a part, a MiB at a time.

        Raises UnreadableSource when the part is damaged or longer than the limits allow or than the zip declares.
        """
        info = self._parts.get(_plain(part))
        if info is None:
            return
        try:
            with self._zip.open(info) as stream:
                while chunk := stream.read(CHUNK):
                    self.check_time()
                    self._unpacked += len(chunk)
                    if self._unpacked > 4 * self._limit:
                        raise self.too_big(f"it unpacks to more than {self._unpacked >> 20} MiB")
                    yield chunk
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError) as trouble:
            raise self.damaged(str(trouble)) from trouble

    def read(self, part: str) -> bytes:
        """Return a small part whole; b"" when it isn't there."""
        if self.size(part) > _WHOLE_PART:
            raise self.too_big(f"{part} unpacks to {self.size(part) >> 20} MiB")
        return b"".join(self.chunks(part))

    def parse(self, part: str, parser: expat.XMLParserType) -> None:
        """Feed a part to an expat parser; DTDs are refused, malformed XML is UnreadableSource."""
        self.parse_chunks(part, self.chunks(part), parser)

    def parse_chunks(self, part: str, chunks: Iterable[bytes], parser: expat.XMLParserType) -> None:
        """Feed bytes that came out of a part to an expat parser, as `parse` does."""
        for _ in self.parse_stepwise(part, chunks, parser):
            pass

    def parse_stepwise(self, part: str, chunks: Iterable[bytes], parser: expat.XMLParserType) -> Iterator[None]:
        """Feed bytes to a parser as `parse_chunks` does, and yield after each, for what its handlers made of it."""
        parser.StartDoctypeDeclHandler = self._refuse_dtd
        final = True
        try:
            for chunk in chunks:
                parser.Parse(chunk, not final)
                yield
            parser.Parse(b"", final)
        except expat.ExpatError as trouble:
            raise self.damaged(f"{part}: {trouble}") from trouble

    def _refuse_dtd(self, *_: object) -> None:
        raise UnreadableSource(
            f"{self.name}: its XML declares entities, as hostile files do",
            help="save the workbook anew in Excel or LibreOffice and give that file",
        )

    def digest(self, part: str) -> tuple[str, int]:
        """Return the sha256 and the size of a part's unpacked bytes."""
        hash_ = hashlib.sha256()
        size = 0
        for chunk in self.chunks(part):
            hash_.update(chunk)
            size += len(chunk)
        return hash_.hexdigest(), size

    def close(self) -> None:
        """Let the file go."""
        self._zip.close()
        self._stream.close()


def load_part(content: Content, part: str) -> bytes:
    """Return the bytes of one part, opening the zip for it alone."""
    with content.open() as stream, zipfile.ZipFile(stream) as archive:
        for info in archive.infolist():
            if _plain(info.filename) == _plain(part):
                return archive.read(info)
    raise UnreadableSource(
        f"{content.name}: {part} is no longer in it", help="don't change the source while it is read"
    )


def _is_medium(info: zipfile.ZipInfo) -> bool:
    return "/media/" in info.filename or info.filename.startswith("Pictures/")


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()
