"""Writes an OpenDocument spreadsheet by hand: the format is XML in a zip, and so the bytes stay the same."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
        ("number", "datastyle"),
    )
) + (
    ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
)
STYLES = (
    '<number:date-style style:name="N1"><number:day number:style="long"/><number:text>.</number:text>'
    '<number:month number:style="long"/><number:text>.</number:text><number:year number:style="long"/>'
    "</number:date-style>"
    '<style:style style:name="day" style:family="table-cell" style:data-style-name="N1"/>'
    '<style:style style:name="struck" style:family="table-cell">'
    '<style:text-properties style:text-line-through-style="solid"/></style:style>'
    '<style:style style:name="bold" style:family="table-cell">'
    '<style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="tall" style:family="table-row">'
    '<style:table-row-properties style:row-height="2.1cm" style:use-optimal-row-height="false"/></style:style>'
    '<style:style style:name="shown" style:family="table">'
    '<style:table-properties table:display="true"/></style:style>'
    '<style:style style:name="hidden" style:family="table">'
    '<style:table-properties table:display="false"/></style:style>'
)
MIME = "application/vnd.oasis.opendocument.spreadsheet"


@dataclass
class Cell:
    """A cell with what it carries beside its value."""

    value: Any = None
    style: str = ""
    across: int = 1
    down: int = 1
    comment: tuple[str, str, str] | None = None  # author, ISO time, words
    picture: bytes | None = None
    error: str = ""


@dataclass
class OdsSheet:
    """A sheet: its cells by (row, column), from 1."""

    name: str
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    hidden: bool = False
    hidden_rows: set[int] = field(default_factory=set)


def write_ods(path: Path, sheets: list[OdsSheet]) -> None:
    """Write the sheets with their pictures."""
    pictures: list[bytes] = []
    tables = "".join(_table(sheet, pictures) for sheet in sheets)
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {SPACES} office:version="1.3">'
        f"<office:automatic-styles>{STYLES}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    parts = {"content.xml": content.encode(), "META-INF/manifest.xml": _manifest(len(pictures)).encode()}
    parts |= {f"Pictures/{number}.png": data for number, data in enumerate(pictures, 1)}
    with zipfile.ZipFile(path, "w") as package:
        package.writestr(zipfile.ZipInfo("mimetype"), MIME)
        for name, data in parts.items():
            package.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)


def _table(sheet: OdsSheet, pictures: list[bytes]) -> str:
    covered = {
        (row + down, column + across)
        for (row, column), cell in sheet.cells.items()
        for down in range(cell.down)
        for across in range(cell.across)
        if down or across
    }
    rows = []
    last = max(row for row, _ in sheet.cells)
    for row in range(1, last + 1):
        columns = [column for at, column in {*sheet.cells, *covered} if at == row]
        cells = []
        for column in range(1, max(columns, default=1) + 1):
            if (row, column) in covered:
                cells.append("<table:covered-table-cell/>")
            else:
                cells.append(_cell(sheet.cells.get((row, column), Cell()), pictures))
        look = ' table:visibility="filter"' if row in sheet.hidden_rows else ""
        if any(cell.picture for (at, _), cell in sheet.cells.items() if at == row):
            look += ' table:style-name="tall"'
        rows.append(f"<table:table-row{look}>{''.join(cells)}</table:table-row>")
    style = "hidden" if sheet.hidden else "shown"
    return f'<table:table table:name={quoteattr(sheet.name)} table:style-name="{style}">{"".join(rows)}</table:table>'


def _cell(cell: Cell, pictures: list[bytes]) -> str:
    attributes, text = _value(cell)
    if cell.across > 1 or cell.down > 1:
        spans = f'table:number-columns-spanned="{cell.across}" table:number-rows-spanned="{cell.down}"'
        attributes = f"{attributes} {spans}"
    inside = ""
    if cell.comment:
        author, at, words = cell.comment
        body = f"<dc:creator>{escape(author)}</dc:creator><dc:date>{at}</dc:date><text:p>{escape(words)}</text:p>"
        inside += f"<office:annotation>{body}</office:annotation>"
    if cell.picture:
        pictures.append(cell.picture)
        image = f'<draw:image xlink:href="Pictures/{len(pictures)}.png" xlink:type="simple"/>'
        place = 'svg:x="0.1cm" svg:y="0.1cm" svg:width="2.4cm" svg:height="1.8cm"'
        inside += f'<draw:frame draw:name="Picture {len(pictures)}" {place}>{image}</draw:frame>'
    inside += "".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n")) if text else ""
    return f"<table:table-cell {attributes}>{inside}</table:table-cell>"


def _value(cell: Cell) -> tuple[str, str]:
    style = f'table:style-name="{cell.style}" ' if cell.style else ""
    value = cell.value
    if cell.error:
        kind = 'table:formula="of:=NA()" office:value-type="string" office:string-value="" calcext:value-type="error"'
        return style + kind, cell.error
    match value:
        case None:
            return style, ""
        case datetime():
            return f'{style}office:value-type="date" office:date-value="{value.isoformat()}"', f"{value:%d.%m.%Y %H:%M}"
        case date():
            look = style or 'table:style-name="day" '
            return f'{look}office:value-type="date" office:date-value="{value}"', f"{value:%d.%m.%Y}"
        case time():
            return f'{style}office:value-type="time" office:time-value="PT{value:%HH%MM%SS}"', f"{value:%H:%M}"
        case int() | float():
            return f'{style}office:value-type="float" office:value="{value}"', str(value)
        case _:
            return f'{style}office:value-type="string"', str(value)


def _manifest(pictures: int) -> str:
    files = [("/", MIME), ("content.xml", "text/xml")]
    files += [(f"Pictures/{number}.png", "image/png") for number in range(1, pictures + 1)]
    entries = "".join(f'<m:file-entry m:full-path="{path}" m:media-type="{kind}"/>' for path, kind in files)
    space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    return f'<?xml version="1.0" encoding="UTF-8"?><m:manifest xmlns:m="{space}" m:version="1.3">{entries}</m:manifest>'
