"""Links that formulas make."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from sheet2desk import importers
from sheet2desk.importers import SourceRef
from sheet2desk.importers.ooxml import link_formulas


@pytest.mark.parametrize(
    ("formula", "target"),
    [
        ('HYPERLINK("https://example.com/1","one")', "https://example.com/1"),
        ('HYPERLINK("say ""hi""")', 'say "hi"'),
        ("HYPERLINK(A2,B2)", "ticket 7"),
        ('HYPERLINK( "https://example.com/" & $B$2 , "x")', "https://example.com/17"),
        ('_xlfn.IMAGE("https://example.com/a.png")', "https://example.com/a.png"),
        (
            'IFERROR(__xludf.DUMMYFUNCTION("IMAGE(""https://example.com/b.png"")"),"")',
            "https://example.com/b.png",
        ),
        ("HYPERLINK(C9)", None),
        ("HYPERLINK(VLOOKUP(A1,B:C,2))", None),
        ("HYPERLINK(Archive!A1)", None),
        ("SUM(A1)", None),
        ('HYPERLINK("a"&' + '"b"&' * 5000 + '"c")', None),
    ],
)
def test_targets(formula: str, target: str | None) -> None:
    """A text, a cell, both joined; anything else makes no link, and a blank cell neither."""
    parts = link_formulas.parse(formula)
    rows = [(2, ["ticket 7", 17.0])]
    found = link_formulas.resolve({(1, 1): parts}, rows) if parts else {}
    assert found.get((1, 1)) == target


def test_a_formula_copied_down_names_each_rows_own_cell(tmp_path: Path) -> None:
    """Excel writes a formula that was filled down once; the copies link to their own row's cell, `$` stays."""
    path = tmp_path / "log.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_string("D1", "https://example.com/")
        for row in range(3):
            sheet.write(row, 0, f"T-{row + 1}")
            sheet.write_formula(row, 1, "=HYPERLINK($D$1&A1)" if not row else f"=copy{row}", None, "open")
    import io
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(out, "w") as target:
        for info in source.infolist():
            data = source.read(info)
            if info.filename.endswith("sheet1.xml"):
                text = data.decode().replace("<f>HYPERLINK", '<f t="shared" ref="B1:B3" si="0">HYPERLINK')
                for row in (1, 2):
                    assert f"<f>copy{row}</f>" in text
                    text = text.replace(f"<f>copy{row}</f>", '<f t="shared" si="0"/>')
                data = text.encode()
            target.writestr(info.filename, data)
    found = importers.read(SourceRef("log.xlsx", data=out.getvalue()))
    assert found.sheets[0].marks.links == {(row, 2): f"https://example.com/T-{row}" for row in (1, 2, 3)}


def test_pictures_from_the_web_are_told(tmp_path: Path) -> None:
    """IMAGE of an address keeps the address, and says that the picture isn't in the file."""
    path = tmp_path / "log.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("Лог").write_formula("A1", '=_xlfn.IMAGE("https://example.com/a.png")', None, "x")
    found = importers.read(SourceRef("log.xlsx", path=path))
    assert found.sheets[0].marks.links == {(1, 1): "https://example.com/a.png"}
    assert [(note.rule, note.location.sheet) for note in found.notes] == [("unread-part", "Лог")]
