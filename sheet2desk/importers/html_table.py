"""HTML tables, as web systems export them under the name .xls: each table that isn't layout becomes a sheet."""

from __future__ import annotations

import re
from dataclasses import field
from html.parser import HTMLParser

from sheet2desk.data_class import mutable
from sheet2desk.errors import UnreadableSource
from sheet2desk.importers import encodings
from sheet2desk.importers.content import Content
from sheet2desk.importers.interface import ReadOptions
from sheet2desk.importers.refusal import is_markup
from sheet2desk.importers.row_grid import RowGrid
from sheet2desk.regex import regex
from sheet2desk.workbook import LAST_COLUMN, CellComment, Looks, Marks, Position, Range, Sheet, Value, Workbook

NAME = "html"

_CHARSET = regex(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_COLOUR = regex(r"background(?:-color)?\s*:\s*#?([0-9a-f]{6})\b", re.IGNORECASE)
_BARE_SIGN = regex(r"<(?![A-Za-z/!?])")
_LINE_ENDS = frozenset({"br", "p", "div", "li"})
_MOST_SPANNED = 10_000


def identify(content: Content) -> bool:
    """Return whether the content is HTML with a table in it."""
    if not is_markup(content.start):
        return False
    start = content.start.replace(b"\0", b"").lower()
    if b"<table" in start:
        return b"<tr" in start or b"<tr" in content.read().replace(b"\0", b"").lower()
    is_page = b"<html" in start or b"<!doctype html" in start or b"<body" in start
    return is_page and b"<table" in content.read().replace(b"\0", b"").lower()


def read(content: Content, options: ReadOptions) -> Workbook:
    """Return a sheet for each table of more than one cell; values stay the text that the page shows."""
    data = content.read()
    if len(data) > options.limits.unpacked_mib << 20:
        raise UnreadableSource(
            f"{content.name}: {len(data) >> 20} MiB of HTML, more than the limits allow",
            help="raise unpacked_mib under [limits] in the profile",
        )
    text, encoding = _decode(data)
    reader = _Reader(content.name, min(options.limits.columns, LAST_COLUMN), options.limits.rows)
    # a browser shows such a sign as it is; the parser would search the whole page for its end, each time anew
    reader.feed(_BARE_SIGN.sub("&lt;", text))
    reader.close()
    tables = [table for table in reader.tables if sum(map(len, table.rows.values())) > 1] or reader.tables
    if not tables:
        raise UnreadableSource(
            f"{content.name}: a web page without a table", help="export the log again as .xlsx or .csv"
        )
    sheets = []
    for number, table in enumerate(tables, 1):
        marks = Marks(links=table.links, merges=table.merges, comments=table.notes)
        sheets.append(Sheet(f"Table{number}", RowGrid(table.rows, look=Looks(fills=table.fills)), marks))
    return Workbook(content.name, NAME, sheets, sha256=content.sha256, encoding=encoding)


def _decode(data: bytes) -> tuple[str, str]:
    found = encodings.detect(data)
    declared = _CHARSET.search(data[:4096])
    if declared and not found.name.startswith("utf"):
        name = declared.group(1).decode("ascii", "replace")
        try:
            return data.decode(name), name.lower()
        except (LookupError, UnicodeDecodeError):
            pass  # a wrong declaration: the bytes decide
    return data.decode(found.name, found.errors), found.name


@mutable
class _Table:
    rows: dict[int, list[Value]] = field(default_factory=dict)
    merges: list[Range] = field(default_factory=list)
    links: dict[Position, str] = field(default_factory=dict)
    fills: dict[Position, str] = field(default_factory=dict)
    notes: dict[Position, list[CellComment]] = field(default_factory=dict)
    row: int = 0
    column: int = 0
    taken: set[Position] = field(default_factory=set)
    text: list[str] | None = None
    note: list[str] | None = None  # of an open <comment>, the element that LibreOffice writes a cell's note into

    @property
    def written(self) -> list[str] | None:
        """What text goes into: the open note, else the open cell."""
        return self.text if self.note is None else self.note

    def end_note(self) -> None:
        """Close the open note, if any, and keep it at the cell that it stands in."""
        body = _lines(self.note or [])
        self.note = None
        if body:
            self.notes.setdefault((self.row, self.column), []).append(CellComment(body))


class _Reader(HTMLParser):
    """Collects tables; a table inside a cell becomes a table of its own."""

    def __init__(self, name: str, columns: int, rows: int) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[_Table] = []
        self._name = name
        self._columns = columns
        self._rows = rows
        self._open: list[_Table] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {key: value or "" for key, value in attrs}
        if tag in ("script", "style"):
            self._silent += 1
        elif tag == "table":
            table = _Table()
            self.tables.append(table)
            self._open.append(table)
        elif not self._open:
            return
        elif tag == "tr":
            self._end_cell()
            self._open[-1].row += 1
            self._open[-1].column = 0
        elif tag in ("td", "th"):
            self._begin_cell(attributes)
        elif tag == "comment" and self._open[-1].text is not None:
            self._open[-1].note = []
        elif tag == "a" and self._open[-1].text is not None:
            table = self._open[-1]
            if attributes.get("href"):
                table.links.setdefault((table.row, table.column), attributes["href"])
        elif tag in _LINE_ENDS and self._open[-1].written:
            self._open[-1].written.append("\n")

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        self._end_cell()
        table = self._open[-1]
        table.row = max(table.row, 1)
        table.column += 1
        while (table.row, table.column) in table.taken:
            table.column += 1
        if table.column > self._columns or table.row > self._rows:
            raise UnreadableSource(
                f"{self._name}: a table of more than {self._columns} columns or {self._rows} rows",
                help="raise columns or rows under [limits] in the profile",
            )
        across, down = _span(attributes.get("colspan")), _span(attributes.get("rowspan"))
        if across * down > 1:
            bottom, right = table.row + down - 1, min(table.column + across - 1, self._columns)
            table.merges.append(Range(table.row, table.column, bottom, right))
            if across * down <= _MOST_SPANNED:
                table.taken |= {
                    (row, column)
                    for row in range(table.row, bottom + 1)
                    for column in range(table.column, right + 1)
                    if (row, column) != (table.row, table.column)
                }
        colour = _COLOUR.search(attributes.get("style", "")) or re.match(
            r"#([0-9a-fA-F]{6})$", attributes.get("bgcolor", "")
        )
        if colour and colour.group(1).upper() != "FFFFFF":
            table.fills[table.row, table.column] = colour.group(1).upper()
        table.text = []

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style"):
            self._silent = max(self._silent - 1, 0)
        elif not self._open:
            return
        elif tag in ("td", "th", "tr"):
            self._end_cell()
        elif tag == "comment":
            self._open[-1].end_note()
        elif tag == "table":
            self._end_cell()
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._open and not self._silent and (written := self._open[-1].written) is not None:
            written.append(re.sub(r"[ \t\r\n]+", " ", data))

    def close(self) -> None:
        super().close()
        while self._open:
            self._end_cell()
            self._open.pop()

    def _end_cell(self) -> None:
        table = self._open[-1]
        if table.text is None:
            return
        table.end_note()
        text = _lines(table.text)
        table.text = None
        row = table.rows.setdefault(table.row, [])
        row += [""] * (table.column - len(row))
        row[table.column - 1] = text


def _lines(parts: list[str]) -> str:
    return "\n".join(line.strip(" ") for line in "".join(parts).split("\n")).strip("\n ")


def _span(text: str | None) -> int:
    return min(max(int(text), 1), _MOST_SPANNED) if text is not None and re.fullmatch(r"\d{1,6}", text.strip()) else 1
