"""Pictures of an Office Open XML workbook: where each stands, and which are missing."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

from sheet2desk import importers
from sheet2desk.importers import SourceRef
from tests.importers.builders import png
from tests.importers.written import build, first, patch


def test_floating_pictures_belong_to_the_row_they_cover_most(tmp_path: Path) -> None:
    """Anchors and row heights decide, not the corner; the same medium twice is two pictures."""
    picture, other = png(), png(10)

    def write(book: Any, sheet: Any) -> None:
        sheet.set_row(3, 60)
        for cell, data, offset in (("B2", picture, 0), ("C3", other, 17), ("D9", picture, 0)):
            options = {"image_data": io.BytesIO(data), "y_offset": offset, "y_scale": 40, "x_scale": 30}
            sheet.insert_image(cell, "фото.png", options)

    marks = first(tmp_path, write).marks
    digests = [hashlib.sha256(data).hexdigest() for data in (picture, other, picture)]
    assert [(found.row, found.column) for found in marks.pictures] == [(2, 2), (4, 3), (9, 4)]
    assert [found.sha256 for found in marks.pictures] == digests
    assert [found.load() for found in marks.pictures] == [picture, other, picture]
    assert {found.kind for found in marks.pictures} == {"floating"}


def test_pictures_in_cells(tmp_path: Path) -> None:
    """A picture placed in a cell is no error, and its row is a row."""

    def write(book: Any, sheet: Any) -> None:
        sheet.embed_image("B3", "a.png", {"image_data": io.BytesIO(png()), "description": "скол"})
        sheet.embed_image("B5", "a.png", {"image_data": io.BytesIO(png())})
        sheet.write_formula("D1", "=NA()", None, "#N/A")

    sheet = first(tmp_path, write)
    assert [(found.row, found.kind) for found in sheet.marks.pictures] == [(3, "in-cell"), (5, "in-cell")]
    assert sheet.marks.errors == {(1, 4): "#N/A"}
    assert [row for row, _ in sheet.grid.rows()] == [1, 3, 5]


@pytest.mark.parametrize("anchor", ["oneCellAnchor", "absoluteAnchor"])
def test_anchors_without_an_end_cell(tmp_path: Path, anchor: str) -> None:
    """One-cell and absolute anchors find their row by lengths."""

    def write(book: Any, sheet: Any) -> None:
        sheet.set_default_row(20)
        sheet.insert_image("B7", "a.png", {"image_data": io.BytesIO(png()), "x_scale": 20, "y_scale": 20})

    build(tmp_path / "a.xlsx", write)
    place = {
        "oneCellAnchor": "<xdr:from><xdr:col>1</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>6</xdr:row>"
        "<xdr:rowOff>0</xdr:rowOff></xdr:from>",
        "absoluteAnchor": f'<xdr:pos x="700000" y="{6 * 20 * 12700 + 1000}"/>',
    }[anchor]

    def change(text: str) -> str:
        text = re.sub(r"<xdr:from>.*?</xdr:to>", f'{place}<xdr:ext cx="190500" cy="190500"/>', text)
        return re.sub(r"xdr:twoCellAnchor( [^>]*)?>", f"xdr:{anchor}>", text)

    found = patch(tmp_path / "a.xlsx", "xl/drawings/drawing1.xml", change).sheets[0].marks.pictures
    assert [(picture.row, picture.column) for picture in found] == [(7, 2)]


def test_pictures_in_groups_are_placed_inside_the_group(tmp_path: Path) -> None:
    """A group spans rows 1 to 10; its picture fills the lower tenth, so it stands in row 10."""

    def write(book: Any, sheet: Any) -> None:
        sheet.insert_image("A1", "a.png", {"image_data": io.BytesIO(png()), "y_scale": 200, "x_scale": 20})

    build(tmp_path / "g.xlsx", write)

    def change(text: str) -> str:
        group = (
            "<xdr:grpSp><xdr:grpSpPr><a:xfrm><a:off x='0' y='0'/><a:ext cx='100' cy='1000'/><a:chOff x='0' y='0'/>"
            "<a:chExt cx='100' cy='1000'/></a:xfrm></xdr:grpSpPr>"
        )
        text = text.replace("<xdr:pic>", group + "<xdr:pic>").replace("</xdr:pic>", "</xdr:pic></xdr:grpSp>")
        spot = '<a:xfrm><a:off x="0" y="910"/><a:ext cx="100" cy="80"/></a:xfrm>'
        return re.sub(r"(<xdr:spPr>)<a:xfrm>.*?</a:xfrm>", rf"\1{spot}", text)

    found = patch(tmp_path / "g.xlsx", "xl/drawings/drawing1.xml", change).sheets[0].marks.pictures
    assert [picture.row for picture in found] == [10]


def test_a_medium_that_no_cell_shows_is_told(tmp_path: Path) -> None:
    """Taken pictures and told media add up to what lies in the file; header pictures are no content."""

    def write(book: Any, sheet: Any) -> None:
        sheet.insert_image("A1", "a.png", {"image_data": io.BytesIO(png())})
        sheet.set_header("&C&G", {"image_center": "logo.png", "image_data_center": io.BytesIO(png(99))})

    path = tmp_path / "u.xlsx"
    assert build(path, write).notes == []
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/media/image77.emf", b"emf")
    notes = importers.read(SourceRef("u.xlsx", path=path)).notes
    assert [(note.rule, "image77.emf" in note.message) for note in notes] == [("unplaced-picture", True)]


def test_a_picture_that_is_not_in_the_file_is_told_at_its_cell(tmp_path: Path) -> None:
    """An anchor whose medium is gone is a finding, not a crash."""

    def write(book: Any, sheet: Any) -> None:
        sheet.insert_image("C4", "a.png", {"image_data": io.BytesIO(png())})

    path = tmp_path / "gone.xlsx"
    build(path, write)
    workbook = patch(path, "xl/drawings/_rels/drawing1.xml.rels", lambda text: text.replace("image1.png", "image9.png"))
    assert [(note.rule, str(note.location)) for note in workbook.notes if note.rule == "missing-picture"] == [
        ("missing-picture", "gone.xlsx!Лог!C4")
    ]
