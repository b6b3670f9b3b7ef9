"""Small workbooks of every format with the same content, written by libraries that the readers don't use."""

from __future__ import annotations

import csv
import struct
import zlib
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

HEADER = ["№", "Дата", "Тема", "Закрыта"]
ROWS = [
    ["0001", date(2024, 3, 5), "скоба не подходит", datetime(2024, 3, 6, 14, 30)],
    ["0002", date(2024, 3, 7), "трещина", None],
    ["0003", None, "line one\nline two", datetime(2024, 3, 9, 9, 5)],
]


def png(red: int = 200) -> bytes:
    """Return a picture of one point; another shade is another picture."""

    def part(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    points = zlib.compress(bytes([0, red, 10, 10]))
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", points) + part(b"IEND", b"")


def build_xlsx(path: Path) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Лог")
        day, moment = book.add_format({"num_format": "dd.mm.yyyy"}), book.add_format({"num_format": "dd.mm.yyyy hh:mm"})
        sheet.write_row(2, 1, HEADER)
        for row, (number, created, subject, closed) in enumerate(ROWS, 3):
            sheet.write_string(row, 1, number)
            if created:
                sheet.write_datetime(row, 2, created, day)
            sheet.write_string(row, 3, subject)
            if closed:
                sheet.write_datetime(row, 4, closed, moment)


def build_xls(path: Path) -> None:
    import xlwt

    book = xlwt.Workbook()
    sheet = book.add_sheet("Лог")
    day, moment = xlwt.easyxf(num_format_str="DD.MM.YYYY"), xlwt.easyxf(num_format_str="DD.MM.YYYY HH:MM")
    for column, name in enumerate(HEADER, 1):
        sheet.write(2, column, name)
    for row, (number, created, subject, closed) in enumerate(ROWS, 3):
        sheet.write(row, 1, number)
        if created:
            sheet.write(row, 2, created, day)
        sheet.write(row, 3, subject)
        if closed:
            sheet.write(row, 4, closed, moment)
    book.save(str(path))


def build_ods(path: Path) -> None:
    _open_document().save(str(path))


def build_fods(path: Path) -> None:
    path.write_bytes(_open_document().xml())


def _open_document() -> Any:
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import Table, TableCell, TableRow
    from odf.text import P

    book = OpenDocumentSpreadsheet()
    table = Table(name="Лог")
    table.addElement(TableRow(numberrowsrepeated=2))
    for values in [HEADER, *ROWS]:
        row = TableRow()
        row.addElement(TableCell())
        for value in values:
            if value is None:
                cell = TableCell()
            elif isinstance(value, str):
                cell = TableCell(valuetype="string")
                for line in value.split("\n"):
                    cell.addElement(P(text=line))
            else:
                cell = TableCell(valuetype="date", datevalue=value.isoformat())
                cell.addElement(P(text=value.strftime("%d.%m.%y")))
            row.addElement(cell)
        table.addElement(row)
    book.spreadsheet.addElement(table)
    return book


def build_xml(path: Path) -> None:
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Excel.Sheet"?>',
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
        ' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="Лог"><Table>',
    ]
    for number, values in enumerate([HEADER, *ROWS]):
        lines.append(f'<Row ss:Index="{number + 3}">')
        for column, value in enumerate(values, 2):
            if isinstance(value, str):
                text = value.replace("\n", "&#10;")
                lines.append(f'<Cell ss:Index="{column}"><Data ss:Type="String">{text}</Data></Cell>')
            elif value is not None:
                moment = datetime(value.year, value.month, value.day) if not isinstance(value, datetime) else value
                text = f"{moment.isoformat()}.000"
                lines.append(f'<Cell ss:Index="{column}"><Data ss:Type="DateTime">{text}</Data></Cell>')
        lines.append("</Row>")
    path.write_text("".join(lines) + "</Table></Worksheet></Workbook>", encoding="utf-8")


def as_text(value: object) -> str:
    if isinstance(value, datetime):
        return value.strftime("%d.%m.%Y %H:%M")
    return value.strftime("%d.%m.%Y") if isinstance(value, date) else str(value or "")


def build_html(path: Path) -> None:
    rows = [["", *map(as_text, values)] for values in [[], [], HEADER, *ROWS]]
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>".replace("\n", "<br>") for cell in row) + "</tr>" for row in rows)
    path.write_text(f"<html><meta charset=utf-8><body><table>{body}</table></body></html>", encoding="utf-8")


def build_csv(path: Path) -> None:
    with path.open("w", encoding="cp1251", newline="", errors="replace") as stream:
        writer = csv.writer(stream, delimiter=";")
        writer.writerows([[], [], ["", *HEADER]])
        writer.writerows(["", *map(as_text, values)] for values in ROWS)


#: By the ending; the name of the importer that must take it.
BUILDERS: dict[str, tuple[Callable[[Path], None], str]] = {
    ".xlsx": (build_xlsx, "xlsx"),
    ".xls": (build_xls, "xls"),
    ".ods": (build_ods, "ods"),
    ".fods": (build_fods, "fods"),
    ".xml": (build_xml, "xml"),
    ".html": (build_html, "html"),
    ".csv": (build_csv, "csv"),
}
#: Formats that know dates; in the others every value is text.
TYPED = {".xlsx", ".xls", ".ods", ".fods", ".xml"}
