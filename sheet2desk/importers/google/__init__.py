"""Google Sheets, read through gspread: the sheet's own zone and locale, hidden rows, notes, comments, links.

Pictures inside cells or floating over them do not come through Google's API (they look like empty cells); the
workbook says so in a note, and the sheet saved as .xlsx brings them.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sheet2desk.errors import UnreadableSource
from sheet2desk.finding import Location, Note
from sheet2desk.importers.google.cells import look, mark, value_of
from sheet2desk.importers.google.client import GoogleAccess, explain, open_client
from sheet2desk.importers.google.fetch import Block, blocks, outline, threads
from sheet2desk.importers.interface import ReadOptions
from sheet2desk.workbook import ListGrid, Looks, Marks, Position, Range, Sheet, Value, Workbook, cell_name

if TYPE_CHECKING:
    from sheet2desk.importers.content import Content

NAME = "google"


def identify(content: Content) -> bool:
    """Return whether the source is a Google Sheet's address or key."""
    return content.ref.kind == NAME


def read(content: Content, options: ReadOptions) -> Workbook:
    """Return the spreadsheet behind the source's address; errors as `read_spreadsheet`."""
    return read_spreadsheet(content.ref.url or "", options.google or GoogleAccess())


def read_spreadsheet(address: str, access: GoogleAccess) -> Workbook:
    """Read a Google Sheet by its URL or key.

    Raises UnreadableSource (not shared, not there), ConfigError (credentials), SourceUnavailable (quota, network).
    """
    import orjson
    from gspread.exceptions import APIError, NoValidUrlKeyFound
    from gspread.utils import extract_id_from_url

    try:
        key = extract_id_from_url(address) if "/" in address else address
    except NoValidUrlKeyFound:
        raise UnreadableSource(
            f"{address}: not the address of a Google Sheet", help="copy the address from the browser"
        ) from None
    client, share_with = open_client(access)
    try:
        spreadsheet = outline(client.http_client, key)
        properties = [sheet["properties"] for sheet in spreadsheet["sheets"]]
        grids = [sheet for sheet in properties if sheet.get("sheetType", "GRID") == "GRID"]
        parts: dict[int, list[Block]] = defaultdict(list)
        digest = hashlib.sha256(orjson.dumps(spreadsheet))
        for sheet_id, block in blocks(client.http_client, key, grids):
            digest.update(orjson.dumps(block))
            parts[sheet_id].append(block)
    except APIError as trouble:
        raise explain(trouble, address, share_with) from trouble
    about = spreadsheet["properties"]
    name = about.get("title") or key
    shown: dict[str, Position] = {}
    sheets = [
        _sheet(spreadsheet, sheet, parts[sheet["properties"].get("sheetId", 0)], shown)
        for sheet in spreadsheet["sheets"]
    ]
    return Workbook(
        file=name,
        format=NAME,
        sheets=sheets,
        notes=_unread(name, sheets, shown),
        sha256=digest.hexdigest(),
        timezone=about.get("timeZone"),
        locale=about.get("locale"),
    )


def _sheet(
    spreadsheet: Mapping[str, Any], sheet: Mapping[str, Any], parts: Sequence[Block], shown: dict[str, Position]
) -> Sheet:
    """Return one sheet; `shown` is told of the first cell that shows a picture by its address."""
    properties = sheet["properties"]
    if properties.get("sheetType", "GRID") != "GRID":
        return Sheet(properties["title"], ListGrid([]), hidden=properties.get("hidden", False), kind="chart")
    marks = Marks(filtered="basicFilter" in sheet)
    marks.merges = [_range(merge) for merge in sheet.get("merges", ())]
    looks = Looks()
    values: list[list[Value]] = []
    for block in parts:
        first = _take(block, values, marks, looks)
        if first:
            shown.setdefault(properties["title"], first)
    for place, comments in threads(spreadsheet, sheet).items():
        marks.comments.setdefault(place, []).extend(comments)
    return Sheet(properties["title"], ListGrid(values, look=looks), marks, hidden=properties.get("hidden", False))


def _take(block: Block, values: list[list[Value]], marks: Marks, looks: Looks) -> Position | None:
    """Enter one block of cells, whose rows and columns count from its own start; return its first =IMAGE() cell."""
    first: Position | None = None
    top, left = block.get("startRow", 0), block.get("startColumn", 0)
    for index, row in enumerate(block.get("rowData", ()), top):
        cells = row.get("values", ())
        while len(values) < index:
            values.append([])
        values.append([""] * left + [value_of(cell) for cell in cells])
        for column, cell in enumerate(cells, left + 1):
            if cell:
                if mark(marks, (index + 1, column), cell):
                    first = first or (index + 1, column)
                look(looks, (index + 1, column), cell)
    marks.hidden_rows |= _hidden(block.get("rowMetadata", ()), top)
    marks.hidden_columns |= _hidden(block.get("columnMetadata", ()), left)
    return first


def _hidden(lines: Sequence[Mapping[str, bool]], first: int) -> set[int]:
    return {
        index for index, line in enumerate(lines, first + 1) if line.get("hiddenByUser") or line.get("hiddenByFilter")
    }


def _range(merge: Mapping[str, int]) -> Range:
    """Return our range for a GridRange, whose ends are from 0 and exclusive."""
    return Range(
        merge.get("startRowIndex", 0) + 1,
        merge.get("startColumnIndex", 0) + 1,
        merge["endRowIndex"],
        merge["endColumnIndex"],
    )


def _unread(file: str, sheets: Sequence[Sheet], shown: Mapping[str, Position]) -> list[Note]:
    """Say what Google's API keeps back: pictures of every kind; only those shown by =IMAGE() can be told."""
    notes = [
        Note(
            "unread-part",
            Location(file, sheet.name, shown[sheet.name][0], cell_name(*shown[sheet.name])),
            "from this cell on, pictures shown by =IMAGE() are kept as links, not as files",
        )
        for sheet in sheets
        if sheet.name in shown
    ]
    return [
        *notes,
        Note(
            "unread-part",
            Location(file),
            "Google's API gives no pictures in cells or over them; save the sheet as .xlsx if it has any",
        ),
    ]
