"""SpreadsheetML 2003: the XML that Excel 2003 wrote, usually found under the name .xls."""

from __future__ import annotations

import re
from dataclasses import field
from datetime import date, datetime, time, timedelta

from sheet2desk.data_class import mutable
from sheet2desk.errors import UnreadableSource
from sheet2desk.importers.content import Content
from sheet2desk.importers.interface import ReadOptions
from sheet2desk.importers.ooxml.package import local
from sheet2desk.importers.plain_xml import parse_content
from sheet2desk.importers.references import LAST_ROW
from sheet2desk.importers.row_grid import RowGrid
from sheet2desk.importers.serials import from_serial, shows
from sheet2desk.importers.spreadsheet_xml_styles import Styles
from sheet2desk.workbook import (
    LAST_COLUMN,
    CellComment,
    Formulas,
    ListGrid,
    Looks,
    Marks,
    Range,
    Sheet,
    Value,
    Workbook,
)  # fmt: skip

NAME = "xml"

_DAY_ZERO = datetime(1899, 12, 31)
_NAMESPACE = b"urn:schemas-microsoft-com:office:spreadsheet"


def identify(content: Content) -> bool:
    """Return whether the content is XML in the namespace of Excel 2003."""
    start = content.start.replace(b"\0", b"")
    return (
        start.lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t").startswith(b"<") and _NAMESPACE in start and b"Workbook" in start
    )


def read(content: Content, options: ReadOptions) -> Workbook:
    """Return the workbook with all its sheets."""
    reader = _Reader(content.name, options.limits.columns)
    parse_content(content, options, reader.start, reader.end, reader.text)
    if not reader.sheets:
        raise UnreadableSource(
            f"{content.name}: a workbook without a single sheet", help="open it in Excel and save it as .xlsx"
        )
    return Workbook(content.name, NAME, reader.sheets, sha256=content.sha256)


@mutable
class _Open:
    """The sheet that is being read."""

    sheet: Sheet
    rows: dict[int, list[Value]] = field(default_factory=dict)
    row: int = 0
    column: int = 0
    covered: int = 0
    looks: Looks = field(default_factory=Looks)
    column_styles: dict[int, str] = field(default_factory=dict)
    row_style: str = ""
    style: str = ""  # of the cell that is being read


class _Reader:
    def __init__(self, name: str, columns: int) -> None:
        self.sheets: list[Sheet] = []
        self._name = name
        self._columns = columns
        self._open: _Open | None = None
        self._pieces: list[str] = []  # of the open text; joined once, since one text may come in thousands
        self._kind = ""
        self._author = ""
        self._in_comment = False
        self._styles = Styles()
        self._date_1904 = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = local(tag)
        plain = {local(key): value for key, value in attributes.items()}
        if name == "Worksheet":
            self._open = _Open(Sheet(plain.get("Name", ""), ListGrid([]), Marks()))
        elif self._open is None:
            self._date_1904 = self._date_1904 or name == "Date1904"
            self._styles.element(name, plain)
        elif name == "Row":
            self._pieces.clear()
            self._open.row = _number(plain.get("Index"), self._open.row + 1)
            self._open.column = 0
            self._open.row_style = plain.get("StyleID", "")
            if plain.get("Hidden") == "1" or plain.get("Height") == "0":
                self._open.sheet.marks.hidden_rows.add(self._open.row)
        elif name == "Column":
            self._column(plain)
        elif name == "Cell":
            self._cell(plain)
        elif name == "Comment":
            self._in_comment, self._author = True, plain.get("Author", "")
        elif name == "Data":
            self._kind = plain.get("Type", "String")
            self._pieces.clear()
        elif name == "FilterColumn":
            self._open.sheet.marks.filtered = True
        elif name == "Visible":
            self._pieces.clear()

    def _column(self, plain: dict[str, str]) -> None:
        assert self._open is not None
        first = _number(plain.get("Index"), self._open.column + 1)
        self._open.column = min(first + _number(plain.get("Span"), 0), LAST_COLUMN)
        if style := plain.get("StyleID"):
            self._open.column_styles |= dict.fromkeys(range(first, self._open.column + 1), style)
        if plain.get("Hidden") == "1":
            self._open.sheet.marks.hidden_columns.update(range(first, self._open.column + 1))

    def _cell(self, plain: dict[str, str]) -> None:
        opened = self._open
        assert opened is not None
        opened.column = _number(plain.get("Index"), opened.column + opened.covered + 1)
        if opened.column > min(self._columns, LAST_COLUMN) or opened.row > LAST_ROW:
            raise UnreadableSource(
                f"{self._name}: a cell in column {opened.column} of row {opened.row}, beyond the limits",
                help="raise columns under [limits] in the profile, or save it as .xlsx",
            )
        across, down = _number(plain.get("MergeAcross"), 0), _number(plain.get("MergeDown"), 0)
        opened.covered = across
        where = (opened.row, opened.column)
        opened.style = plain.get("StyleID") or opened.row_style or opened.column_styles.get(opened.column, "")
        self._styles.dress(opened.looks, where, opened.style)
        if across or down:
            bottom, right = min(opened.row + down, LAST_ROW), min(opened.column + across, LAST_COLUMN)
            opened.sheet.marks.merges.append(Range(*where, bottom, right))
        if plain.get("HRef"):
            opened.sheet.marks.links[where] = plain["HRef"]
        if plain.get("Formula"):
            formulas = opened.sheet.marks.formulas.setdefault(opened.column, Formulas())
            formulas.count += 1
            formulas.example = formulas.example or plain["Formula"].removeprefix("=")
            opened.sheet.marks.uncached.add(where)  # until its value comes

    def text(self, data: str) -> None:
        self._pieces.append(data)

    def end(self, tag: str) -> None:
        name = local(tag)
        opened = self._open
        if opened is None:
            return
        where = (opened.row, opened.column)
        text = "".join(self._pieces) if name in ("Data", "Visible") else ""
        if name == "Comment":
            self._in_comment = False
        elif name == "Data" and self._in_comment:
            body = text.removeprefix(f"{self._author}:").strip()
            if body:
                opened.sheet.marks.comments.setdefault(where, []).append(CellComment(body, self._author or None))
        elif name == "Data":
            opened.sheet.marks.uncached.discard(where)
            if self._kind == "Error":
                opened.sheet.marks.errors[where] = text.strip()
                value: Value = ""
            else:
                shown = self._styles.number_format(opened.style)
                value = self._value(text, shown)
                if isinstance(value, float) and shown:
                    opened.looks.number_formats[where] = shown
            row = opened.rows.setdefault(opened.row, [])
            row += [""] * (opened.column - len(row))
            row[opened.column - 1] = value
        elif name == "Row":
            opened.covered = 0
        elif name == "Visible":
            opened.sheet.hidden = text.strip() in ("SheetHidden", "SheetVeryHidden")
        elif name == "Worksheet":
            opened.sheet.grid = _grid(opened)
            self.sheets.append(opened.sheet)
            self._open = None

    def _value(self, text: str, shown: str) -> Value:
        """Return what a cell of the open kind holds; a number whose format shows a date is one."""
        if self._kind == "Number":
            try:
                number = float(text)
            except ValueError:
                return text
            return from_serial(number, shown, date_1904=self._date_1904)
        if self._kind == "Boolean":
            return text.strip() == "1"
        return _moment(text, elapsed=shows(shown) == "duration") if self._kind == "DateTime" else text


def _grid(opened: _Open) -> RowGrid:
    for row, _ in opened.sheet.marks.errors:
        opened.rows.setdefault(row, [""])
    return RowGrid(opened.rows, {row for row, _ in opened.sheet.marks.errors}, opened.looks)


def _number(text: str | None, default: int) -> int:
    return int(text) if text is not None and re.fullmatch(r"\d{1,9}", text) else default


def _moment(text: str, *, elapsed: bool) -> date | datetime | time | timedelta | str:
    try:
        moment = datetime.fromisoformat(text.strip()[:23])
    except ValueError:
        return text
    if elapsed:
        return moment - _DAY_ZERO
    if moment.date() == _DAY_ZERO.date():
        return moment.time()  # a time of day alone stands on day 0
    return moment.date() if moment.time() == time(0) else moment
