"""What a drawing shows beside plain pictures: vectors with a bitmap, links that are kept too, embedded files."""

from __future__ import annotations

import io
import zipfile

from sheet2desk import importers
from sheet2desk.importers import SourceRef
from sheet2desk.workbook import Workbook
from tests.importers.builders import png
from tests.importers.test_hostile import CELL, OFFICE, PACKAGE, workbook

DRAWING = (
    '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"'
    f' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="{OFFICE}">%s</xdr:wsDr>'
)


def _relations(*relations: tuple[str, str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="{id_}" Type="{OFFICE}/{kind}" Target="{target}"'
        + (' TargetMode="External"/>' if target.startswith("file:") else "/>")
        for id_, kind, target in relations
    )
    return f"<Relationships {PACKAGE}>{inner}</Relationships>"


def _picture(row: int, blip: str) -> str:
    return (
        f"<xdr:oneCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{row - 1}</xdr:row>"
        '<xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:ext cx="9525" cy="9525"/><xdr:pic><xdr:nvPicPr>'
        f'<xdr:cNvPr id="1" name="P"/></xdr:nvPicPr><xdr:blipFill>{blip}</xdr:blipFill></xdr:pic></xdr:oneCellAnchor>'
    )


def _read(tail: str, parts: dict[str, str | bytes]) -> Workbook:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook(CELL))) as source, zipfile.ZipFile(out, "w") as target:
        for info in source.infolist():
            text = source.read(info).decode().replace("</worksheet>", f"{tail}</worksheet>")
            target.writestr(info.filename, text.replace("<worksheet ", f'<worksheet xmlns:r="{OFFICE}" '))
        for name, body in parts.items():
            target.writestr(name, body)
    return importers.read(SourceRef("log.xlsx", data=out.getvalue()))


def _with_drawing(body: str, media: dict[str, bytes], *relations: tuple[str, str, str]) -> Workbook:
    return _read(
        '<drawing r:id="d1"/>',
        {
            "xl/worksheets/_rels/sheet1.xml.rels": _relations(("d1", "drawing", "../drawings/drawing1.xml")),
            "xl/drawings/drawing1.xml": DRAWING % body,
            "xl/drawings/_rels/drawing1.xml.rels": _relations(*relations),
            **{f"xl/media/{name}": medium for name, medium in media.items()},
        },
    )


def test_a_vector_and_its_bitmap_are_one_picture() -> None:
    """Office keeps an SVG with a PNG for older versions: the PNG is taken, and the SVG isn't told to stand nowhere."""
    svg = '<a:extLst><a:ext><asvg:svgBlip xmlns:asvg="urn:svg" r:embed="m2"/></a:ext></a:extLst>'
    found = _with_drawing(
        _picture(1, f'<a:blip r:embed="m1">{svg}</a:blip>'),
        {"image1.png": png(), "image2.svg": b"<svg/>"},
        ("m1", "image", "../media/image1.png"),
        ("m2", "image", "../media/image2.svg"),
    )
    assert [picture.name for picture in found.sheets[0].marks.pictures] == ["image1.png"]
    assert found.notes == []


def test_a_link_that_is_kept_too_is_taken() -> None:
    """A picture that is linked and saved with the workbook has both; one that is only linked is told."""
    found = _with_drawing(
        _picture(1, '<a:blip r:link="l1" r:embed="m1"/>') + _picture(2, '<a:blip r:link="l1"/>'),
        {"image1.png": png()},
        ("m1", "image", "../media/image1.png"),
        ("l1", "image", "file:///C:/photos/1.png"),
    )
    assert [(picture.row, picture.name) for picture in found.sheets[0].marks.pictures] == [(1, "image1.png")]
    assert [(note.rule, note.location.cell) for note in found.notes] == [("missing-picture", "A2")]


def test_an_embedded_file_is_told() -> None:
    """A letter put onto the sheet as an object can't be taken along; its preview is no picture that got lost."""
    anchor = (
        '<anchor><from><xdr:col xmlns:xdr="urn:x">1</xdr:col><xdr:row xmlns:xdr="urn:x">4</xdr:row></from>'
        '<to><xdr:row xmlns:xdr="urn:x">9</xdr:row></to></anchor>'
    )
    plain = '<oleObject progId="Word.Document.12" shapeId="1025" r:id="o1"/>'
    full = plain.replace("/>", f'><objectPr r:id="p1">{anchor}</objectPr></oleObject>')
    markup = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    either = f"<mc:AlternateContent {markup}><mc:Choice>{full}</mc:Choice><mc:Fallback>{plain}</mc:Fallback>"
    old = '<oleObject progId="Package" shapeId="1026" r:id="o1"/>'
    found = _read(
        f"<oleObjects>{either}</mc:AlternateContent>{old}</oleObjects>",
        {
            "xl/worksheets/_rels/sheet1.xml.rels": _relations(
                ("o1", "package", "../embeddings/letter.docx"), ("p1", "image", "../media/image1.emf")
            ),
            "xl/embeddings/letter.docx": b"PK",
            "xl/media/image1.emf": b"\1\0\0\0",
        },
    )
    assert [(note.rule, note.location.cell, note.message.split(" isn't")[0]) for note in found.notes] == [
        ("unread-part", "B5", "a file embedded in the sheet (Word.Document.12)"),
        ("unread-part", None, "a file embedded in the sheet (Package)"),
    ]
