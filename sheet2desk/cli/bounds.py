"""Bounds on what reading one source may take, whatever it does to the readers: processor time and memory.

The readers have limits of their own where they know what makes a file expensive. This is the last of them, for what
nobody thought of: a timer that looks now and then, and breaks off the source that took too much. Where the system has
no such timer (Windows) only the readers' own limits hold.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from sheet2desk.errors import UnreadableSource

if TYPE_CHECKING:
    from sheet2desk.config import Limits
    from sheet2desk.importers import SourceRef

#: Honest files take a tenth of this: measured on the largest of the public test files and on generated long logs.
_BASE_SECONDS = 6.0
_SECONDS_PER_MIB = 2.0
_ZIPPED_SECONDS_PER_MIB = 6.0
_BASE_MEMORY = 600 << 20
_MEMORY_PER_BYTE = 64
_USUAL_SECONDS, _USUAL_MIB = 600, 2048  # the profile's limits when nobody sets them
_EVERY = 0.05  # seconds of processor time between two looks


class _Exceeded(BaseException):
    """Raised by the timer; no reader may take it for an error of its own."""


@contextmanager
def bounded(ref: SourceRef, limits: Limits) -> Iterator[None]:
    """Raise UnreadableSource when the body takes more processor time or memory than a source of this size may."""
    # without threads of the same name the timer's exception could hit somebody else
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    size, zipped = _size(ref)
    seconds = _seconds(size, limits, zipped=zipped)
    memory = (_BASE_MEMORY + _MEMORY_PER_BYTE * size) * max(limits.unpacked_mib, 1) // _USUAL_MIB
    began, taken = time.process_time(), _resident()

    def look(_: int, __: FrameType | None) -> None:
        if time.process_time() - began > seconds:
            raise _Exceeded(f"takes longer than {seconds:.0f} s", "seconds")
        if _resident() - taken > memory:
            raise _Exceeded(f"takes more than {memory >> 20} MiB of memory", "unpacked_mib")

    before = signal.signal(signal.SIGPROF, look)
    # again and again: one exception may get lost where Python has nobody to hand it to
    signal.setitimer(signal.ITIMER_PROF, _EVERY, _EVERY)
    try:
        yield
    except _Exceeded as trouble:
        what, key = trouble.args
        raise UnreadableSource(
            f"{ref.name}: could not read: it {what}",
            help=f"save it again from Excel, without what isn't the log; if it is really this big, raise {key} under"
            " [limits] in the profile",
        ) from None
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _seconds(size: int, limits: Limits, *, zipped: bool) -> float:
    rate = _ZIPPED_SECONDS_PER_MIB if zipped else _SECONDS_PER_MIB
    fair = _BASE_SECONDS + rate * size / (1 << 20)
    return min(limits.seconds, fair * max(limits.seconds / _USUAL_SECONDS, 1))


def _size(ref: SourceRef) -> tuple[int, bool]:
    """Return how many bytes the source has, and whether they are packed; a spreadsheet of Google has none here."""
    if ref.data is not None:
        return len(ref.data), ref.data.startswith(b"PK")
    try:
        if ref.path is None or not ref.path.is_file():
            return 64 << 20, False
        with ref.path.open("rb") as stream:
            return ref.path.stat().st_size, stream.read(2) == b"PK"
    except OSError:
        return 0, False


def _resident() -> int:
    """Return the memory that this process holds, 0 where the system doesn't say."""
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return 0
