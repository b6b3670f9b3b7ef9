"""Notes of cells in workbooks."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from sheet2desk import importers
from sheet2desk.importers import SourceRef
from sheet2desk.workbook import CellComment


@pytest.mark.parametrize(("author", "read"), [("Анна", "Анна"), (" ", None), ("", None)])
def test_a_blank_author_is_none(tmp_path: Path, author: str, read: str | None) -> None:
    """Office programs that know no name write a blank one: such a note has no author."""
    path = tmp_path / "log.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write("A1", "насос течёт")
        sheet.write_comment("A1", "перезвонить", {"author": author})
    marks = importers.read(SourceRef(str(path), path=path)).sheets[0].marks
    assert marks.comments == {(1, 1): [CellComment("перезвонить", read)]}
