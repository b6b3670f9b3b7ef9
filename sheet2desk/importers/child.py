"""The guarded child process: reads one workbook by calamine under limits and leaves its values in a spool file.

The spool is its standard output, a file: pickled batches of rows, then a pickled `Outcome`, then the outcome's offset
in eight bytes. A crash leaves a spool without an outcome. Run by guard.py, never by hand.
"""

from __future__ import annotations

import os
import pickle
import sys
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from sheet2desk.data_class import mutable
from sheet2desk.errors import UnreadableSource
from sheet2desk.importers import calamine
from sheet2desk.importers.spool import SpoolWriter, Stretch
from sheet2desk.workbook import Range, Value

if TYPE_CHECKING:
    from python_calamine import CalamineSheet


@mutable
class SpooledSheet:
    """One sheet in the spool: where its rows lie."""

    name: str
    kind: calamine.Kind
    hidden: bool
    rows: Stretch = field(default_factory=Stretch)
    merges: list[Range] = field(default_factory=list)


@mutable
class Outcome:
    """How the reading ended: the sheets, or the message of the error."""

    sheets: list[SpooledSheet] = field(default_factory=list)
    error: str = ""
    help: str = ""
    locked: bool = False


def main() -> None:
    """Read the file named on the command line: path, memory in bytes, seconds of processor time."""
    path, memory, seconds = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    _limit(memory, seconds)
    spool = os.fdopen(1, "wb")
    outcome = Outcome()
    try:
        _read(path, spool, outcome)
    except UnreadableSource as trouble:
        outcome = Outcome(error=trouble.message, help=trouble.help, locked=trouble.message == ": encrypted")
    offset = spool.tell()
    pickle.dump(outcome, spool, pickle.HIGHEST_PROTOCOL)
    spool.write(offset.to_bytes(8, "big"))
    spool.flush()
    os._exit(0)  # freeing calamine's memory cell by cell would only cost time


def _limit(memory: int, seconds: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits; the parent still watches the clock
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _read(path: Path, spool: BinaryIO, outcome: Outcome) -> None:
    workbook = calamine.open_workbook("", path)
    for number, metadata in enumerate(workbook.sheets_metadata):
        kind = calamine.sheet_kind(metadata.typ)
        if kind is None:
            continue
        hidden = not str(metadata.visible).endswith(".Visible")
        spooled = SpooledSheet(metadata.name, kind, hidden)
        outcome.sheets.append(spooled)
        if kind == "grid":
            sheet = calamine.guarded("", lambda number=number: workbook.get_sheet_by_index(number))  # type: ignore[misc]
            calamine.guarded("", lambda sheet=sheet, spooled=spooled: _spool(sheet, spool, spooled))  # type: ignore[misc]


def _spool(sheet: CalamineSheet, spool: BinaryIO, spooled: SpooledSheet) -> None:
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        spooled.merges.append(Range(top + 1, left + 1, bottom + 1, right + 1))
    if sheet.start is None:
        return
    left_pad: list[Value] = [""] * sheet.start[1]
    writer = SpoolWriter(spool)
    for row, values in enumerate(sheet.iter_rows(), 1):
        if any(value != "" for value in values):
            writer.add(row, left_pad + values)
    spooled.rows = writer.close()
