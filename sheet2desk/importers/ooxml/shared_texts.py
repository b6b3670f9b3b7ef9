"""How much memory the shared strings of a workbook take once python-calamine has copied them into every cell.

A text of 32 KiB that two hundred thousand cells name is a megabyte as a file and six gigabytes in those cells.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from sheet2desk.importers.archive import Archive
from sheet2desk.importers.ooxml.sparse import shared_strings
from sheet2desk.regex import regex

#: What copies may take in one workbook before they are compared with the texts themselves.
_CHEAP_BYTES = 512 << 20
#: Distinct texts are in memory once anyway; copies of them may double that.
_COPIES = 2
#: A text cut by the end of a chunk is carried over up to this many bytes.
_LONGEST_TEXT = 1 << 20
#: A cell cut by the end of a chunk is carried over up to this many bytes.
_LONGEST_CELL = 1 << 16
_SHARED_CELL = regex(rb"""\bt=["']s["'][^>]*><v>(\d{1,9})</v>""")


class SharedTexts:
    """Adds up what the sheets of one workbook copy; counts the texts only when that may matter."""

    def __init__(self, archive: Archive, part: str | None) -> None:
        """Take the archive and its part of shared strings, None where it has none."""
        self._archive = archive
        self._part = part if part is not None and part in archive else None
        self._size = archive.size(part) if self._part and part else 0
        self._lengths: Sequence[int] | None = None
        self._longest = 0
        self._copied = 0

    def swell(self, cells: int, chunks: Iterable[bytes]) -> bool:
        """Return whether copies of the texts into so many cells take too much; `chunks`, the sheet, is seldom read.

        Raises UnreadableSource where the texts that the cells show are beyond the limits.
        """
        allowed = max(_CHEAP_BYTES, _COPIES * self._size) - self._copied
        most = cells * self._size
        if most > allowed and self._part is not None:
            if self._lengths is None:
                self._lengths = _lengths(self._archive, self._part)
                self._longest = max(self._lengths, default=0)
            most = cells * self._longest
            if most > allowed:
                most = self._exact(cells, chunks, self._lengths)
                self._archive.check_text(most)
        if most > allowed:
            return True
        self._copied += most
        return False

    def _exact(self, cells: int, chunks: Iterable[bytes], lengths: Sequence[int]) -> int:
        total = matched = 0
        rest = b""
        for chunk in chain(chunks, (b"<c ",)):
            data = rest + chunk
            end = max(data.rfind(b"<c "), 0)
            rest = data[max(end, len(data) - _LONGEST_CELL) :]
            indices = _SHARED_CELL.findall(data, 0, end)
            matched += len(indices)
            try:
                total += sum(map(lengths.__getitem__, map(int, indices)))
            except IndexError:  # a damaged cell names a text that isn't there
                total += sum(lengths[index] for index in map(int, indices) if index < len(lengths))
        # a cell written in some other way may name the longest
        return total + max(cells - matched, 0) * self._longest


def _lengths(archive: Archive, part: str) -> Sequence[int]:
    """Return the length of each text in bytes or a little more."""
    lengths: list[int] = []
    opened = 0
    rest = b""
    plain = True
    for chunk in archive.chunks(part):
        data = rest + chunk
        *texts, rest = data.split(b"</si>")
        lengths += map(len, texts)
        opened += data.count(b"<si") - rest.count(b"<si")
        plain = b"<!" not in data and len(rest) <= _LONGEST_TEXT
        if not plain:
            break
    if plain and lengths and opened == len(lengths) and b"<si" not in rest:
        return lengths
    return [len(text.encode("utf-8", "replace")) for text in shared_strings(archive, part)]
