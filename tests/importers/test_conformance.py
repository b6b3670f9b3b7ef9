"""What every importer promises, on the same small log in each format."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

from sheet2desk import importers
from sheet2desk.errors import UnreadableSource
from sheet2desk.importers import SourceRef
from sheet2desk.workbook import Workbook
from tests.importers.builders import BUILDERS, HEADER, ROWS, TYPED, as_text

ENDINGS = list(BUILDERS)


def read(tmp_path: Path, ending: str, name: str | None = None) -> Workbook:
    path = tmp_path / (name or f"log{ending}")
    BUILDERS[ending][0](path)
    return importers.read(SourceRef(path.name, path=path))


@pytest.mark.parametrize("ending", ENDINGS)
def test_values_stand_where_the_sheet_has_them(tmp_path: Path, ending: str) -> None:
    """A table that begins in B3 comes with its rows and columns; blanks are empty strings; text stays text."""
    workbook = read(tmp_path, ending)
    rows = {row: list(values) for row, values in workbook.sheets[0].grid.rows()}
    assert sorted(rows) == [3, 4, 5, 6]
    assert rows[3][:5] == ["", *HEADER]
    for number, expected in enumerate(ROWS, 4):
        values = [*rows[number], "", "", "", ""][1:5]
        shown = (
            [value if value is not None else "" for value in expected] if ending in TYPED else map(as_text, expected)
        )
        assert values == list(shown)


@pytest.mark.parametrize("ending", sorted(TYPED))
def test_a_date_without_a_time_is_a_date(tmp_path: Path, ending: str) -> None:
    """A day is a `date`, not a midnight."""
    rows = dict(read(tmp_path, ending).sheets[0].grid.rows())
    assert type(rows[4][2]) is date


@pytest.mark.parametrize("ending", ENDINGS)
def test_rows_can_be_walked_again(tmp_path: Path, ending: str) -> None:
    """Two walks give the same rows, also when they run side by side."""
    grid = read(tmp_path, ending).sheets[0].grid
    side_by_side = list(zip(grid.rows(), grid.rows(), strict=True))
    assert all(list(one[1]) == list(other[1]) for one, other in side_by_side)
    assert len(side_by_side) == len(list(grid.rows())) == 4


@pytest.mark.parametrize("ending", ENDINGS)
def test_content_decides_never_the_ending(tmp_path: Path, ending: str) -> None:
    """A file with another format's ending is read by what it is."""
    other = ".xls" if ending != ".xls" else ".xlsx"
    workbook = read(tmp_path, ending, f"wrong{other}")
    assert workbook.format == BUILDERS[ending][1]
    assert len(list(workbook.sheets[0].grid.rows())) == 4


@pytest.mark.parametrize("ending", ENDINGS)
def test_exactly_one_importer_takes_it(tmp_path: Path, ending: str) -> None:
    """Formats don't overlap: the order of the registry settles nothing but text."""
    path = tmp_path / f"log{ending}"
    BUILDERS[ending][0](path)
    content = importers.Content(SourceRef(path.name, path=path))
    assert [importer.NAME for importer in importers.IMPORTERS if importer.identify(content)] == [BUILDERS[ending][1]]


@pytest.mark.parametrize("ending", ENDINGS)
def test_bytes_from_a_pipe_are_read_like_a_file(tmp_path: Path, ending: str) -> None:
    """Content without a path gives the same values, and the workbook carries its hash."""
    path = tmp_path / f"log{ending}"
    BUILDERS[ending][0](path)
    workbook = importers.read(SourceRef("stdin", data=path.read_bytes()))
    assert workbook.file == "stdin"
    assert workbook.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert len(list(workbook.sheets[0].grid.rows())) == 4


@pytest.mark.parametrize("ending", [".xlsx", ".xls", ".ods", ".xml"])
@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_cut_file_is_refused_in_one_line(tmp_path: Path, ending: str, share: float) -> None:
    """Half a file is no workbook: an error with the file's name and a way out, never half the rows."""
    path = tmp_path / f"cut{ending}"
    BUILDERS[ending][0](path)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(UnreadableSource) as caught:
        importers.read(SourceRef(path.name, path=path))
    assert caught.value.message.startswith(f"cut{ending}: ")
    assert caught.value.help
    assert "\n" not in caught.value.message + caught.value.help


@pytest.mark.parametrize("ending", ENDINGS)
def test_readers_print_nothing(tmp_path: Path, ending: str, capfd: pytest.CaptureFixture[str]) -> None:
    """Whatever a file is, stdout and stderr stay empty."""
    path = tmp_path / f"log{ending}"
    BUILDERS[ending][0](path)
    data = bytearray(path.read_bytes())
    for place in range(len(data) // 3, len(data), 37):
        data[place] ^= 0x5A
    for content in (path.read_bytes(), bytes(data)):
        path.write_bytes(content)
        try:
            for sheet in importers.read(SourceRef(path.name, path=path)).sheets:
                list(sheet.grid.rows())
        except UnreadableSource:
            pass
    assert capfd.readouterr() == ("", "")
