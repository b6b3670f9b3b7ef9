"""What no writer makes: other anchors, WPS cell pictures, threaded comments, strict names; done to the zip's parts."""

from __future__ import annotations

import io
import re
import zipfile
from xml.sax.saxutils import escape

from tests.accuracy.model import Book, letter

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
THREADS = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
STRICT = (
    ("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main"),
    (RELATIONS, "http://purl.oclc.org/ooxml/officeDocument/relationships"),
    ("http://schemas.openxmlformats.org/drawingml/2006/main", "http://purl.oclc.org/ooxml/drawingml/main"),
    (
        "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing",
        "http://purl.oclc.org/ooxml/drawingml/spreadsheetDrawing",
    ),
)


def apply(book: Book, data: bytes) -> bytes:
    """Return the package with what the book asks for beyond its writer."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    kinds = {picture.anchor for sheet in book.sheets for _, _, picture in sheet.pictures}
    if kinds & {"one-cell", "absolute"}:
        _anchors(parts, "one-cell" if "one-cell" in kinds else "absolute")
    if "grouped" in kinds:
        _group(parts)
    if "emf" in kinds:
        _rename_media(parts, "emf", "image/x-emf")
    if "wps" in kinds:
        _wps(book, parts)
    if any(cell.threaded for sheet in book.sheets for cell in sheet.cells.values()):
        _threads(book, parts)
    if book.options.get("strict"):
        _strict(parts)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return stream.getvalue()


def _anchors(parts: dict[str, bytes], kind: str) -> None:
    """Turn two-cell anchors into one-cell ones, or into positions on the sheet with rows of one height."""
    for name in [name for name in parts if re.fullmatch(r"xl/drawings/drawing\d+\.xml", name)]:
        text = parts[name].decode()

        def change(match: re.Match[str]) -> str:
            body = match[2]
            extent = re.search(r'<a:ext cx="(\d+)" cy="(\d+)"/>', body)
            offset = re.search(r'<a:off x="(\d+)" y="(\d+)"/>', body)
            assert extent
            assert offset
            body = re.sub(r"<xdr:to>.*?</xdr:to>", "", body)
            size = f'<xdr:ext cx="{extent[1]}" cy="{extent[2]}"/>'
            start = re.search(r"<xdr:from>.*?</xdr:from>", body)
            assert start
            if kind == "one-cell":
                return f"<xdr:oneCellAnchor>{body.replace(start[0], start[0] + size)}</xdr:oneCellAnchor>"
            spot = f'<xdr:pos x="{offset[1]}" y="{offset[2]}"/>'
            return f"<xdr:absoluteAnchor>{body.replace(start[0], spot + size)}</xdr:absoluteAnchor>"

        parts[name] = re.sub(r"<xdr:twoCellAnchor([^>]*)>(.*?)</xdr:twoCellAnchor>", change, text).encode()


def _group(parts: dict[str, bytes]) -> None:
    """Wrap each picture in a group of shapes."""
    group = '<xdr:grpSp><xdr:nvGrpSpPr><xdr:cNvPr id="99" name="Group"/><xdr:cNvGrpSpPr/></xdr:nvGrpSpPr><xdr:grpSpPr/>'
    for name in [name for name in parts if name.startswith("xl/drawings/drawing")]:
        text = parts[name].decode()
        parts[name] = re.sub(r"(<xdr:pic>.*?</xdr:pic>)", rf"{group}\1</xdr:grpSp>", text).encode()


def _rename_media(parts: dict[str, bytes], ending: str, kind: str) -> None:
    """Give the pictures another ending: their bytes are the picture's identity, whatever they are called."""
    for name in [name for name in parts if name.startswith("xl/media/")]:
        parts[name.replace(".png", f".{ending}")] = parts.pop(name)
    for name in [name for name in parts if name.startswith("xl/drawings/_rels/")]:
        parts[name] = parts[name].replace(b".png", f".{ending}".encode())
    types = parts["[Content_Types].xml"].decode()
    default = f'<Default Extension="{ending}" ContentType="{kind}"/>'
    parts["[Content_Types].xml"] = re.sub(r"(<Types[^>]*>)", rf"\1{default}", types, count=1).encode()


def _wps(book: Book, parts: dict[str, bytes]) -> None:
    """Put pictures into cells as WPS does: a formula that names an entry of cellimages.xml."""
    entries, relations, number = [], [], 0
    for index, sheet in enumerate(book.sheets, 1):
        path = f"xl/worksheets/sheet{index}.xml"
        text = parts[path].decode()
        for row, column, picture in sheet.pictures:
            if picture.anchor != "wps":
                continue
            number += 1
            name = f"ID_{number:032X}"
            parts[f"xl/media/wps{number}.png"] = picture.data
            target = f'Target="media/wps{number}.png"'
            relations.append(f'<Relationship Id="rId{number}" Type="{RELATIONS}/image" {target}/>')
            entries.append(
                f'<etc:cellImage><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="{number}" name="{name}" descr="photo"/>'
                f'<xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rId{number}"/></xdr:blipFill>'
                f"<xdr:spPr/></xdr:pic></etc:cellImage>"
            )
            cell = (
                f'<c r="{letter(column)}{row}" t="str"><f>_xlfn.DISPIMG("{name}",1)</f><v>=DISPIMG("{name}",1)</v></c>'
            )
            text = _insert_cell(text, row, column, cell)
        parts[path] = text.encode()
    spaces = (
        'xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData" '
        'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
        f'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="{RELATIONS}"'
    )
    parts["xl/cellimages.xml"] = f"<etc:cellImages {spaces}>{''.join(entries)}</etc:cellImages>".encode()
    parts["xl/_rels/cellimages.xml.rels"] = _relations(relations)
    _declare(parts, "/xl/cellimages.xml", "application/vnd.wps-officedocument.cellimage+xml")
    _relate(parts, "xl/_rels/workbook.xml.rels", "http://www.wps.cn/officeDocument/2020/cellImage", "cellimages.xml")
    if b'Extension="png"' not in parts["[Content_Types].xml"]:
        types = parts["[Content_Types].xml"].decode()
        default = '<Default Extension="png" ContentType="image/png"/>'
        parts["[Content_Types].xml"] = re.sub(r"(<Types[^>]*>)", rf"\1{default}", types, count=1).encode()


def _threads(book: Book, parts: dict[str, bytes]) -> None:
    """Add threaded comments with authors and times."""
    people: dict[str, str] = {}
    for index, sheet in enumerate(book.sheets, 1):
        entries = []
        for (row, column), cell in sorted(sheet.cells.items()):
            if not cell.threaded:
                continue
            first = ""
            for nth, (author, words) in enumerate(cell.remarks):
                person = people.setdefault(author, f"{{00000000-0000-0000-0000-{len(people) + 1:012d}}}")
                own = f"{{11111111-0000-0000-{nth:04d}-{row:06d}{column:06d}}}"
                parent = f' parentId="{first}"' if first else ""
                first = first or own
                entries.append(
                    f'<threadedComment ref="{letter(column)}{row}" dT="2026-02-0{nth + 1}T10:15:00.00" '
                    f'personId="{person}" id="{own}"{parent}><text>{escape(words)}</text></threadedComment>'
                )
        if entries:
            path = f"xl/threadedComments/threadedComment{index}.xml"
            parts[path] = f'<ThreadedComments xmlns="{THREADS}">{"".join(entries)}</ThreadedComments>'.encode()
            _declare(parts, f"/{path}", "application/vnd.ms-excel.threadedcomments+xml")
            kind = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
            where = f"xl/worksheets/_rels/sheet{index}.xml.rels"
            _relate(parts, where, kind, f"../threadedComments/threadedComment{index}.xml")
    persons = "".join(
        f'<person displayName="{escape(name)}" id="{own}" userId="{escape(name)}" providerId="None"/>'
        for name, own in people.items()
    )
    parts["xl/persons/person.xml"] = f'<personList xmlns="{THREADS}">{persons}</personList>'.encode()
    _declare(parts, "/xl/persons/person.xml", "application/vnd.ms-excel.person+xml")
    kind = "http://schemas.microsoft.com/office/2017/10/relationships/person"
    _relate(parts, "xl/_rels/workbook.xml.rels", kind, "persons/person.xml")


def _strict(parts: dict[str, bytes]) -> None:
    for name, part in parts.items():
        if name.endswith((".xml", ".rels")) and name != "[Content_Types].xml":
            text = part.decode()
            for loose, strict in STRICT:
                text = text.replace(loose, strict)
            parts[name] = text.encode()


def _insert_cell(text: str, row: int, column: int, cell: str) -> str:
    """Put a cell into its row's XML, in order of columns."""
    found = re.search(rf'<row r="{row}"[^>]*>(.*?)</row>', text)
    assert found, f"row {row} has no cells yet"
    own = re.compile(rf'<c r="{letter(column)}{row}"[^>]*?(/>|>.*?</c>)')
    body = own.sub("", found[1])
    spot = len(body)
    for match in re.finditer(r'<c r="([A-Z]+)\d+"', body):
        if (len(match[1]), match[1]) > (len(letter(column)), letter(column)):
            spot = match.start()
            break
    return text.replace(found[0], found[0].replace(found[1], body[:spot] + cell + body[spot:]))


def _relations(entries: list[str]) -> bytes:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{"".join(entries)}</Relationships>'.encode()


def _relate(parts: dict[str, bytes], path: str, kind: str, target: str) -> None:
    entry = f'<Relationship Id="rIdX{len(parts)}" Type="{kind}" Target="{target}"/>'
    text = parts.get(path, _relations([])).decode()
    parts[path] = text.replace("</Relationships>", f"{entry}</Relationships>").encode()


def _declare(parts: dict[str, bytes], path: str, kind: str) -> None:
    types = parts["[Content_Types].xml"].decode()
    entry = f'<Override PartName="{path}" ContentType="{kind}"/>'
    parts["[Content_Types].xml"] = types.replace("</Types>", f"{entry}</Types>").encode()
