"""A sheet that begins in the usual form and doesn't keep to it: no cell is lost, none takes the process down."""

from __future__ import annotations

import pytest

from sheet2desk.config import Limits
from sheet2desk.importers.archive import Archive
from sheet2desk.importers.content import Content
from sheet2desk.importers.interface import SourceRef
from sheet2desk.importers.ooxml import canonical
from tests.importers.test_hostile import MAIN, read, workbook

PLAIN = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 4_000))
ODD = {
    "attributes in another order": '<row r="5000"><c s="0" r="XFD1048576"><v>7</v></c></row>',
    "single quotes": "<row r='5000'><c r='XFD1048576'><v>7</v></c></row>",
    "a prefix": f'<x:row {MAIN.replace("xmlns", "xmlns:x")} r="5000"><x:c r="XFD1048576"><x:v>7</x:v></x:c></x:row>',
    "two blanks": '<row r="5000"><c  r="XFD1048576"><v>7</v></c></row>',
    "a line break": '<row r="5000"><c\nr="XFD1048576"><v>7</v></c></row>',
    "a blank before the sign": '<row r="5000"><c r ="XFD1048576"><v>7</v></c></row>',
    "an escape": '<row r="5000"><c r="&#88;FD1048576"><v>7</v></c></row>',
}


@pytest.mark.parametrize("start", ["", PLAIN], ids=["at once", "late"])
@pytest.mark.parametrize("odd", ODD)
def test_a_far_cell_in_another_form(start: str, odd: str) -> None:
    """python-calamine would ask for 400 GiB and abort; the far cell is read beside the others."""
    rows = dict(read(workbook(start + ODD[odd])).sheets[0].grid.rows())
    assert rows[1_048_576][-1] == 7.0
    assert len(rows) == (3_999 if start else 0) + 1


@pytest.mark.parametrize("reference", ["ZZZZZZZZZZ99999999999999", "A-5", "1", "R1C1", "A1048577"])
def test_what_is_no_reference_stands_nowhere(reference: str, capfd: pytest.CaptureFixture[str]) -> None:
    """Such a cell is left out and told, the others are read, and nobody's backtrace is printed."""
    found = read(workbook(f'{PLAIN}<row r="5000"><c r="{reference}"><v>7</v></c></row>'))
    assert len(list(found.sheets[0].grid.rows())) == 3_999
    assert [note.message for note in found.notes] == [
        "1 cell lies beyond the last row or column of any sheet; left out"
    ]
    assert capfd.readouterr().err == ""


def test_the_end_of_the_probe_is_not_odd() -> None:
    """A tag that the first 64 KiB cut in two made a sheet look odd, and read at a third of the speed."""
    for shift in range(40):
        rows = " " * shift + PLAIN
        archive = Archive(Content(SourceRef("x.xlsx", data=workbook(rows))), Limits())
        first = next(archive.chunks("xl/worksheets/sheet1.xml"))
        archive.close()
        assert len(first) > 1 << 16
        assert not canonical._is_odd(first)
