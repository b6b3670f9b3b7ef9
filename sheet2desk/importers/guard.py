"""Reading in a guarded child process, for formats whose reader may crash, hang or eat memory on a hostile file."""

from __future__ import annotations

import os
import pickle
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from sheet2desk.data_class import mutable
from sheet2desk.errors import UnreadableSource
from sheet2desk.importers.child import Outcome, SpooledSheet
from sheet2desk.importers.content import Content
from sheet2desk.importers.spool import walk
from sheet2desk.workbook import Value

if TYPE_CHECKING:
    from sheet2desk.config import Limits

_PACKAGE_ROOT = Path(__file__).resolve().parents[2]
_START = "import sys; sys.path.insert(0, sys.argv.pop(1)); from sheet2desk.importers.child import main; main()"
#: What honest files need at most: measured on the largest of the public test files, doubled.
_SAVE_ANEW = "save the workbook anew as .xlsx; if it is really this big"
_BASE_MEMORY = 768 << 20
_BASE_SECONDS = 8
_MEMORY_PER_BYTE = 16
_SECONDS_PER_MIB = 1


class Locked(UnreadableSource):
    """The workbook is encrypted and no password was given."""


@mutable
class Spool:
    """The values of one workbook in a temporary file that vanishes with it."""

    stream: BinaryIO
    sheets: list[SpooledSheet]

    def rows(self, sheet: SpooledSheet) -> Iterator[tuple[int, list[Value]]]:
        """Yield the rows of a sheet that hold anything."""
        return walk(self.stream, sheet.rows)


def read_guarded(content: Content, ending: str, limits: Limits) -> Spool:
    """Return the values of a workbook of the format that `ending` names (".xls"), read by a child under limits.

    Raises UnreadableSource when the reader refuses, crashes, or passes its limits of memory or time; Locked when the
    workbook is encrypted.
    """
    memory = max(_BASE_MEMORY, content.size * _MEMORY_PER_BYTE) * max(limits.unpacked_mib, 1) // 2048
    seconds = min(limits.seconds, _BASE_SECONDS + (content.size >> 20) * _SECONDS_PER_MIB)
    stream = tempfile.TemporaryFile()  # noqa: SIM115 (lives as long as the workbook)
    with tempfile.TemporaryDirectory() as folder:
        path = _with_ending(content, ending, Path(folder))
        command = [
            sys.executable,
            "-c",
            _START,
            str(_PACKAGE_ROOT),
            str(path),
            str(max(memory, 256 << 20)),
            str(seconds),
        ]
        try:
            ended = subprocess.run(  # noqa: S603 (our own interpreter and module)
                command,
                stdin=subprocess.DEVNULL,
                stdout=stream,
                stderr=subprocess.DEVNULL,
                timeout=3 * seconds,
                check=False,
            )
            code = ended.returncode
        except subprocess.TimeoutExpired:
            code = -24
    outcome = read_outcome(stream) if code == 0 else None
    if outcome is None:
        stream.close()
        raise _crash(content.name, code, seconds)
    if outcome.error:
        stream.close()
        error = Locked if outcome.locked else UnreadableSource
        raise error(content.name + outcome.error, help=outcome.help)
    return Spool(stream, outcome.sheets)


def _with_ending(content: Content, ending: str, folder: Path) -> Path:
    """Return a path to the content whose ending is right: calamine chooses its parser by it."""
    if content.path is not None and content.path.suffix.lower() == ending:
        return content.path.absolute()
    path = folder / f"workbook{ending}"
    if content.path is not None:
        try:
            path.symlink_to(content.path.absolute())
            return path
        except OSError:  # Windows grants links to few
            pass
    with path.open("wb") as out, content.open() as source:
        shutil.copyfileobj(source, out)
    return path


def read_outcome(stream: BinaryIO) -> Outcome | None:
    """Return how the child ended, or None when it left no whole outcome."""
    size = stream.seek(0, os.SEEK_END)
    if size < 8:
        return None
    stream.seek(-8, os.SEEK_END)
    offset = int.from_bytes(stream.read(8), "big")
    if offset > size - 8:
        return None
    stream.seek(offset)
    outcome = pickle.load(stream)  # noqa: S301 (written by our own child a moment ago)
    return outcome if isinstance(outcome, Outcome) else None


def _crash(name: str, code: int, seconds: int) -> UnreadableSource:
    if code in (-24, -9):  # SIGXCPU, SIGKILL after it
        return UnreadableSource(
            f"{name}: could not read: the reader took longer than {seconds} s",
            help=f"{_SAVE_ANEW}, raise seconds under [limits] in the profile",
        )
    return UnreadableSource(
        f"{name}: could not read: the reader crashed on it, or needed more memory than allowed",
        help=f"{_SAVE_ANEW}, raise unpacked_mib under [limits] in the profile",
    )
