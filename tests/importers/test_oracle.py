"""Values and marks held against openpyxl, which reads the same files by other code."""

from __future__ import annotations

import random
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from sheet2desk import importers
from sheet2desk.importers import SourceRef
from tests.importers.builders import png


def build(path: Path, seed: int) -> None:
    rng = random.Random(seed)
    with xlsxwriter.Workbook(str(path)) as book:
        day, moment = book.add_format({"num_format": "dd.mm.yyyy"}), book.add_format({"num_format": "dd.mm.yyyy hh:mm"})
        for name in ("Март", "Апрель & Co"):
            sheet = book.add_worksheet(name)
            top, left = rng.randint(0, 5), rng.randint(0, 30)
            for row in range(top, top + 40):
                for column in range(left, left + rng.randint(1, 12)):
                    kind = rng.randrange(8)
                    if kind == 0:
                        sheet.write_datetime(
                            row, column, datetime(2024, 1, 1) + timedelta(days=rng.randrange(400)), day
                        )
                    elif kind == 1:
                        minutes = timedelta(minutes=rng.randrange(1, 500_000))
                        sheet.write_datetime(row, column, datetime(2024, 1, 1) + minutes, moment)
                    elif kind == 2:
                        sheet.write_number(row, column, rng.choice([5, 5.25, -1e9, 79161234567]))
                    elif kind == 3:
                        sheet.write_formula(row, column, "=NA()", None, rng.choice(["#N/A", "#REF!"]))
                    elif kind == 4:
                        sheet.write_boolean(row, column, rng.random() < 0.5)
                    elif kind == 5:
                        sheet.write_string(row, column, rng.choice(['скоба <a> & "b"', "line\nline", "  x ", "0042"]))
                    elif kind == 6:
                        sheet.write_comment(row, column, f"note {row}", {"author": "Bo"})
                if rng.random() < 0.2:
                    sheet.set_row(row, None, None, {"hidden": True})


def plain(value: Any) -> Any:
    """Return a value of openpyxl as ours: midnights as dates."""
    if isinstance(value, datetime) and value.time() == time(0):
        return value.date()
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


@pytest.mark.parametrize("seed", range(6))
def test_values_and_marks_agree_with_openpyxl(tmp_path: Path, seed: int) -> None:
    """Each cell, error, note and hidden row is what openpyxl finds at that place."""
    path = tmp_path / "log.xlsx"
    build(path, seed)
    workbook = importers.read(SourceRef("log.xlsx", path=path))
    oracle = openpyxl.load_workbook(path, data_only=True)
    assert [sheet.name for sheet in workbook.sheets] == oracle.sheetnames
    for sheet in workbook.sheets:
        ours = {
            (row, n): value for row, values in sheet.grid.rows() for n, value in enumerate(values, 1) if value != ""
        }
        theirs, errors, notes = {}, {}, {}
        for row in oracle[sheet.name].iter_rows():
            for cell in row:
                if cell.comment:
                    notes[cell.row, cell.column] = (cell.comment.text, cell.comment.author)
                if cell.data_type == "e":
                    errors[cell.row, cell.column] = cell.value
                elif cell.value is not None:
                    theirs[cell.row, cell.column] = plain(cell.value)
        assert ours == theirs
        assert all(type(ours[place]) is date for place, value in theirs.items() if type(value) is date)
        assert sheet.marks.errors == errors
        assert {place: (found[0].body, found[0].author) for place, found in sheet.marks.comments.items()} == notes
        heights = oracle[sheet.name].row_dimensions
        assert sheet.marks.hidden_rows == {row for row, dimension in heights.items() if dimension.hidden}


def test_pictures_agree_with_openpyxl(tmp_path: Path) -> None:
    """openpyxl (with Pillow) finds the same pictures at the same anchors."""
    import io

    path = tmp_path / "log.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        for number in range(5):
            sheet.insert_image(
                number * 3, number, "a.png", {"image_data": io.BytesIO(png(number)), "x_scale": 15, "y_scale": 15}
            )
    ours = [
        (picture.row, picture.column) for picture in importers.read(SourceRef("l", path=path)).sheets[0].marks.pictures
    ]
    images = openpyxl.load_workbook(path).active._images
    assert ours == [(image.anchor._from.row + 1, image.anchor._from.col + 1) for image in images]
