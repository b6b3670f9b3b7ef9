"""SpreadsheetML 2003, the XML that old exports name .xls."""

from __future__ import annotations

from datetime import date, datetime, time
from xml.sax.saxutils import escape, quoteattr

from tests.accuracy.model import Book, Cell

SPACE = "urn:schemas-microsoft-com:office:spreadsheet"


def write(book: Book) -> bytes:
    """Return the document."""
    sheets = []
    for sheet in book.sheets:
        rows = []
        for row in sorted({row for row, _ in sheet.cells}):
            cells = [_cell(column, sheet.cells[at, column]) for at, column in sorted(sheet.cells) if at == row]
            hidden = ' ss:Hidden="1"' if row in sheet.hidden_rows else ""
            rows.append(f'<Row ss:Index="{row}"{hidden}>{"".join(cells)}</Row>')
        sheets.append(f"<Worksheet ss:Name={quoteattr(sheet.name)}><Table>{''.join(rows)}</Table></Worksheet>")
    styles = (
        '<Styles><Style ss:ID="day"><NumberFormat ss:Format="dd/mm/yyyy"/></Style>'
        '<Style ss:ID="moment"><NumberFormat ss:Format="dd/mm/yyyy\\ hh:mm"/></Style></Styles>'
    )
    head = '<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Excel.Sheet"?>'
    return f'{head}<Workbook xmlns="{SPACE}" xmlns:ss="{SPACE}">{styles}{"".join(sheets)}</Workbook>'.encode()


def _cell(column: int, cell: Cell) -> str:
    spans = (f' ss:MergeAcross="{cell.across - 1}"' if cell.across > 1 else "") + (
        f' ss:MergeDown="{cell.down - 1}"' if cell.down > 1 else ""
    )
    value = cell.value
    if value == "":
        return f'<Cell ss:Index="{column}"{spans}/>'
    style, kind, text = "", "String", str(value)
    if isinstance(value, datetime):
        style, kind, text = ' ss:StyleID="moment"', "DateTime", f"{value:%Y-%m-%dT%H:%M:%S}.000"
    elif isinstance(value, date):
        style, kind, text = ' ss:StyleID="day"', "DateTime", f"{value}T00:00:00.000"
    elif isinstance(value, time):
        kind, text = "String", f"{value:%H:%M}"
    elif isinstance(value, int | float):
        kind = "Number"
    lines = escape(text).replace("\n", "&#10;")
    return f'<Cell ss:Index="{column}"{spans}{style}><Data ss:Type="{kind}">{lines}</Data></Cell>'
