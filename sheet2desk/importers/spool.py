"""Rows of values in a temporary file: walked as often as wanted, at the memory of a few hundred rows."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from dataclasses import field
from typing import BinaryIO

from sheet2desk.data_class import mutable
from sheet2desk.workbook import Value

_BATCH = 256
_Batch = list[tuple[int, int, list[Value]]]  # row, how many rows are alike, values


@mutable
class Stretch:
    """Where the rows of one sheet lie in the spool, and the last row among them."""

    offset: int = 0
    batches: int = 0
    last_row: int = 0


@mutable
class SpoolWriter:
    """Writes the rows of one sheet after what the spool already holds."""

    stream: BinaryIO
    stretch: Stretch = field(default_factory=Stretch)
    _batch: _Batch = field(default_factory=list)

    def __post_init__(self) -> None:
        """Begin where the spool ends."""
        self.stretch.offset = self.stream.tell()

    def add(self, row: int, values: list[Value], alike: int = 1) -> None:
        """Take a row that holds anything, or the first of several that are alike."""
        self._batch.append((row, alike, values))
        self.stretch.last_row = row + alike - 1
        if len(self._batch) == _BATCH:
            self._flush()

    def close(self) -> Stretch:
        """Write the rest, and return where the rows lie."""
        if self._batch:
            self._flush()
        return self.stretch

    def _flush(self) -> None:
        pickle.dump(self._batch, self.stream, pickle.HIGHEST_PROTOCOL)
        self.stretch.batches += 1
        self._batch = []


def walk(stream: BinaryIO, stretch: Stretch) -> Iterator[tuple[int, list[Value]]]:
    """Yield the rows of a sheet; several walks over one spool may run at once."""
    offset = stretch.offset
    for _ in range(stretch.batches):
        stream.seek(offset)
        batch: _Batch = pickle.load(stream)  # noqa: S301 (written by this program a moment ago)
        offset = stream.tell()
        for row, alike, values in batch:
            for number in range(row, row + alike - 1):
                yield number, values.copy()
            yield row + alike - 1, values
