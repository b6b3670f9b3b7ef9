"""The calls that read one spreadsheet: its outline, then its cells in blocks; and the sheet's comments.

Two calls read a usual log; never one a row (Google allows 60 reads a minute and person).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from sheet2desk.workbook import CellComment, Position

OUTLINE = (
    "properties(title,locale,timeZone),"
    "sheets(properties(sheetId,title,index,sheetType,hidden,gridProperties(rowCount,columnCount)),merges,basicFilter(range),"
    "commentAnchors(anchorId,range)),"
    "comments(anchorId,headPost(author,content,createTime,deleted),replies(author,content,createTime,deleted))"
)
CELLS = (
    "sheets(properties(sheetId),data(startRow,startColumn,"
    "rowMetadata(hiddenByUser,hiddenByFilter),columnMetadata(hiddenByUser,hiddenByFilter),"
    "rowData.values(userEnteredValue,effectiveValue,formattedValue,note,hyperlink,chipRuns,textFormatRuns,"
    "effectiveFormat(numberFormat,backgroundColorStyle,textFormat.strikethrough))))"
)
CELLS_A_CALL = 500_000  # about 100 MB of JSON at the worst

Block = Mapping[str, Any]  # GridData


def outline(http: Any, key: str) -> Mapping[str, Any]:
    """Return the spreadsheet without its cells: title, zone, sheets, merges, filters, and the comments we may see."""
    return dict(
        http.spreadsheets_get(
            key, {"fields": OUTLINE, "commentsViewMode": "COMMENTS_VIEW_MODE_DEFAULT_FOR_CURRENT_ACCESS"}
        )
    )


def blocks(http: Any, key: str, sheets: list[Mapping[str, Any]]) -> Iterator[tuple[int, Block]]:
    """Yield (sheet id, block of cells): all sheets in one call when they are small, else in blocks of rows."""
    sizes = {sheet["sheetId"]: sheet.get("gridProperties", {}) for sheet in sheets}
    if sum(grid.get("rowCount", 0) * grid.get("columnCount", 0) for grid in sizes.values()) <= CELLS_A_CALL:
        yield from _ask(http, key, None)
        return
    for sheet in sheets:
        rows, columns = (sizes[sheet["sheetId"]].get(name, 0) for name in ("rowCount", "columnCount"))
        step = max(CELLS_A_CALL // max(columns, 1), 1)
        title = sheet["title"].replace("'", "''")
        for first in range(1, rows + 1, step):
            yield from _ask(http, key, f"'{title}'!{first}:{min(first + step - 1, rows)}")


def _ask(http: Any, key: str, part: str | None) -> Iterator[tuple[int, Block]]:
    answer = http.spreadsheets_get(key, {"fields": CELLS} | ({"ranges": part} if part else {}))
    for sheet in answer.get("sheets", ()):
        for block in sheet.get("data", ()):
            yield sheet["properties"].get("sheetId", 0), block


def threads(spreadsheet: Mapping[str, Any], sheet: Mapping[str, Any]) -> dict[Position, list[CellComment]]:
    """Return the comment threads of one sheet by the cell that they are anchored to."""
    places = {
        anchor["anchorId"]: (
            anchor.get("range", {}).get("startRowIndex", 0) + 1,
            anchor.get("range", {}).get("startColumnIndex", 0) + 1,
        )
        for anchor in sheet.get("commentAnchors", ())
    }
    found: dict[Position, list[CellComment]] = {}
    for thread in spreadsheet.get("comments", ()):
        place = places.get(thread.get("anchorId", ""))
        if place:
            posts = [thread.get("headPost", {}), *thread.get("replies", ())]
            found[place] = [_comment(post) for post in posts if post.get("content") and not post.get("deleted")]
    return found


def _comment(post: Mapping[str, Any]) -> CellComment:
    author = post.get("author", {})
    written = post.get("createTime")
    return CellComment(
        body=post["content"],
        author=author.get("displayName"),
        at=datetime.fromisoformat(written) if written else None,
    )
