"""Reading one source is broken off when it takes more time or memory than its size can explain; the others go on."""

from __future__ import annotations

import signal
import time
from pathlib import Path

import pytest

from sheet2desk.cli import bounds
from sheet2desk.config import Limits
from sheet2desk.errors import UnreadableSource
from sheet2desk.importers import SourceRef
from tests.conftest import write_csv

pytestmark = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="this system has no such timer")
HEADER = "Ticket,Created,Requester,Subject,Status"


def _busy(seconds: float) -> None:
    until = time.process_time() + seconds
    while time.process_time() < until:
        sum(range(1000))


def test_a_source_that_takes_too_long_is_named(monkeypatch):
    """What no reader's own limit caught ends by the timer; the key to raise is named, and raising it helps."""
    monkeypatch.setattr(bounds, "_BASE_SECONDS", 0.1)
    source = SourceRef("slow.csv", data=b"x")
    with (
        pytest.raises(UnreadableSource, match=r"slow\.csv: could not read: it takes longer") as caught,
        bounds.bounded(source, Limits()),
    ):
        _busy(5)
    assert "raise seconds under [limits]" in caught.value.help
    with bounds.bounded(source, Limits(seconds=6000)):
        _busy(0.3)
    _busy(0.2)  # the timer is off again


def test_a_reader_cannot_take_the_timer_for_its_own_error(monkeypatch):
    """An `except Exception` in somebody's reader doesn't swallow it."""

    def read() -> None:
        try:
            _busy(5)
        except Exception:  # noqa: BLE001
            raise AssertionError("swallowed") from None

    monkeypatch.setattr(bounds, "_BASE_SECONDS", 0.1)
    with pytest.raises(UnreadableSource), bounds.bounded(SourceRef("slow.csv", data=b"x"), Limits()):
        read()


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="this system doesn't say what a process holds")
def test_a_source_that_takes_too_much_memory_is_named(monkeypatch):
    """Memory that the size of the source can't explain ends the reading, and is given back."""
    monkeypatch.setattr(bounds, "_BASE_MEMORY", 50 << 20)
    held = []

    def read() -> None:
        held.extend(bytes(range(256)) * (10 << 12) for _ in range(200))

    with (
        pytest.raises(UnreadableSource, match=r"big\.csv: could not read: it takes more than 50 MiB") as caught,
        bounds.bounded(SourceRef("big.csv", data=b"x"), Limits()),
    ):
        read()
    assert len(held) < 100
    assert "unpacked_mib" in caught.value.help


def test_the_other_sources_are_still_read(cli, tmp_path, monkeypatch):
    """One hostile source in a command costs an exit code and two lines, not the result."""
    from sheet2desk import importers

    real = importers.read

    def read(ref, options=None):
        if ref.name == "slow.csv":
            _busy(5)
        return real(ref, options)

    monkeypatch.setattr(bounds, "_BASE_SECONDS", 1.0)
    monkeypatch.setattr(importers, "read", read)
    good = write_csv(tmp_path / "good.csv", HEADER, "1,2024-03-04,Ann Smith,Printer is dead,open")
    slow = write_csv(tmp_path / "slow.csv", HEADER, "2,2024-03-04,Ann Smith,Scanner is dead,open")
    ran = cli("import", slow, good)
    assert ran.code == 2
    assert ran.out.count(b"\n") == 1
    assert ran.err.startswith("error: slow.csv: could not read: it takes longer than 1 s\nhelp: ")
