"""Flat OpenDocument: one XML file, its pictures inside it; what belongs to charts is nobody's row or picture."""

from __future__ import annotations

import base64
import hashlib

import pytest

from sheet2desk import importers
from sheet2desk.errors import UnreadableSource
from sheet2desk.importers import SourceRef
from sheet2desk.workbook import Workbook
from tests.importers.builders import png

NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"), ("table", "table"), ("text", "text"), ("draw", "drawing"), ("style", "style"),
        ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"),
    )
)  # fmt: skip


def fods(rows: str, *, styles: str = "", prologue: str = "") -> Workbook:
    text = (
        f'<?xml version="1.0" encoding="UTF-8"?>{prologue}'
        f'<office:document {NAMES} office:mimetype="application/vnd.oasis.opendocument.spreadsheet">'
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>"
        f'<table:table table:name="S">{rows}</table:table></office:spreadsheet></office:body></office:document>'
    )
    return importers.read(SourceRef("log.fods", data=text.encode()))


def cell(text: str, inside: str = "", attributes: str = "") -> str:
    return (
        f'<table:table-cell office:value-type="string" {attributes}><text:p>{text}</text:p>{inside}</table:table-cell>'
    )


def frame(medium: bytes, inside: str = "") -> str:
    data = base64.encodebytes(medium).decode()
    return (
        f'<draw:frame svg:height="0.3cm" draw:name="P1">{inside}'
        f"<draw:image><office:binary-data>{data}</office:binary-data></draw:image></draw:frame>"
    )


def test_a_picture_lies_in_its_row() -> None:
    """Its bytes are those that the base64 holds; its ending comes from them."""
    row = f"<table:table-row>{cell('a')}</table:table-row>"
    sheet = fods(row + f"<table:table-row>{cell('b', frame(png()))}</table:table-row>").sheets[0]
    (picture,) = sheet.marks.pictures
    assert (picture.row, picture.column, picture.name, picture.alt) == (2, 1, "image1.png", "P1")
    assert picture.load() == png()
    assert picture.sha256 == hashlib.sha256(png()).hexdigest()
    assert [values for _, values in sheet.grid.rows()] == [["a"], ["b"]]


def test_a_chart_is_neither_rows_nor_a_picture() -> None:
    """A flat file writes a chart with its own table into the cell, and a preview of it beside."""
    inner = "<table:table table:name='local'><table:table-row><table:table-cell/></table:table-row></table:table>"
    chart = frame(png(), f"<draw:object><office:document>{inner}</office:document></draw:object>")
    workbook = fods(
        f"<table:table-row>{cell('a', chart)}{cell('b')}</table:table-row><table:table-row>{cell('c')}"
        "</table:table-row>"
    )
    assert workbook.sheets[0].marks.pictures == []
    assert [values for _, values in workbook.sheets[0].grid.rows()] == [["a", "b"], ["c"]]
    assert workbook.notes == []


def test_a_broken_picture_is_told() -> None:
    """What isn't base64 is a picture that is named and missing."""
    broken = frame(png()).replace("<office:binary-data>", "<office:binary-data>???")
    workbook = fods(f"<table:table-row>{cell('a', broken)}</table:table-row>")
    assert workbook.sheets[0].marks.pictures == []
    assert [(note.rule, note.location.cell) for note in workbook.notes] == [("missing-picture", "A1")]


def test_styles_stand_in_the_same_file() -> None:
    """Fills come from the automatic styles above the body."""
    style = (
        '<style:style style:name="f" style:family="table-cell">'
        '<style:table-cell-properties fo:background-color="#ff8080"/></style:style>'
    )
    styled = cell("a", attributes='table:style-name="f"')
    sheet = fods(f"<table:table-row>{styled}</table:table-row>", styles=style).sheets[0]
    assert sheet.grid.looks().fills == {(1, 1): "FF8080"}


def test_hostile_ones_are_refused() -> None:
    """Entities, and a whole grid claimed by a few bytes."""
    with pytest.raises(UnreadableSource):
        fods("", prologue='<!DOCTYPE x [<!ENTITY a "b">]>')
    full = cell("x", attributes='table:number-columns-repeated="16384"')
    with pytest.raises(UnreadableSource, match="claimed by repetition"):
        fods(f'<table:table-row table:number-rows-repeated="1048576">{full}</table:table-row>')


def test_zeros_that_only_the_text_of_a_number_shows() -> None:
    """Some writers give no style: what the cell shows says how many figures a number has."""
    rows = "".join(
        f'<table:table-row><table:table-cell office:value-type="float" office:value="{value}"><text:p>{text}</text:p>'
        "</table:table-cell></table:table-row>"
        for value, text in ((17, "00017"), (18, "18"), (0, "0"))
    )
    grid = fods(rows).sheets[0].grid
    assert [values for _, values in grid.rows()] == [[17.0], [18.0], [0.0]]
    assert grid.looks().number_formats == {(1, 1): "00000"}
