"""The guarded child: limits hold, crashes are told, values come back as they were."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from sheet2desk.config import Limits
from sheet2desk.errors import UnreadableSource
from sheet2desk.importers import Content, SourceRef, guard
from tests.importers.builders import build_xls, build_xlsx


def content(path: Path) -> Content:
    return Content(SourceRef(path.name, path=path))


def test_values_come_back_through_the_spool(tmp_path: Path) -> None:
    """What the child read is what the parent hands on, whatever the file is called."""
    build_xls(tmp_path / "log.dat")
    spool = guard.read_guarded(content(tmp_path / "log.dat"), ".xls", Limits())
    rows = dict(spool.rows(spool.sheets[0]))
    assert sorted(rows) == [3, 4, 5, 6]
    assert rows[4][1] == "0001"


def test_a_child_over_its_memory_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The child may not take more memory than allowed; what it leaves is a message."""
    import openpyxl

    book = openpyxl.Workbook()
    book.active["A1"], book.active["XFD1048576"] = 1, 2
    book.save(tmp_path / "far.xlsx")
    with pytest.raises(UnreadableSource, match=r"far\.xlsx: could not read: the reader crashed"):
        guard.read_guarded(content(tmp_path / "far.xlsx"), ".xlsx", Limits())


def test_a_child_over_its_time_is_told(tmp_path: Path) -> None:
    """Processor time is bounded by the profile's seconds."""
    build_xlsx(tmp_path / "log.xlsx")
    with pytest.raises(UnreadableSource, match="longer than 0 s") as caught:
        guard.read_guarded(content(tmp_path / "log.xlsx"), ".xlsx", Limits(seconds=0))
    assert "seconds" in caught.value.help


def test_a_spool_cut_short_is_no_outcome() -> None:
    """A child that died while writing leaves nothing that is taken for a result."""
    assert guard.read_outcome(io.BytesIO(b"")) is None
    assert guard.read_outcome(io.BytesIO(b"rubbish" + (10**6).to_bytes(8, "big"))) is None
