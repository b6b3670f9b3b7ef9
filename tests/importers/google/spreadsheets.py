"""Spreadsheets as Google's API describes them, built from plain values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

EPOCH = datetime(1899, 12, 30)


def cell(value: Any = None, **more: Any) -> dict[str, Any]:
    """Return CellData for a value; `more` adds CellData's own fields (note=…, hyperlink=…)."""
    kind = None
    if value is None:
        return dict(more)
    if isinstance(value, bool):
        effective = {"boolValue": value}
    elif isinstance(value, datetime):
        kind, effective = "DATE_TIME", {"numberValue": (value - EPOCH).total_seconds() / 86400}
    elif isinstance(value, date):
        kind, effective = "DATE", {"numberValue": (datetime(value.year, value.month, value.day) - EPOCH).days}
    elif isinstance(value, time):
        kind, effective = "TIME", {"numberValue": (value.hour * 3600 + value.minute * 60 + value.second) / 86400}
    elif isinstance(value, int | float):
        effective = {"numberValue": value}
    else:
        effective = {"stringValue": value}
    data: dict[str, Any] = {"effectiveValue": effective, "userEnteredValue": effective, "formattedValue": str(value)}
    if kind:
        data["effectiveFormat"] = {"numberFormat": {"type": kind}}
    return data | more


def sheet(title: str, rows: Sequence[Sequence[Any]], *, sheet_id: int = 0, **more: Any) -> dict[str, Any]:
    """Return a Sheet of cells (values, or CellData made by `cell`); trailing blanks are cut, as Google does."""
    data = []
    for row in rows:
        cells = [value if isinstance(value, Mapping) else cell(value) for value in row]
        while cells and not cells[-1]:
            cells.pop()
        data.append({"values": cells} if cells else {})
    properties = {
        "sheetId": sheet_id,
        "title": title,
        "sheetType": "GRID",
        "gridProperties": {"rowCount": max(len(rows), 1), "columnCount": 26},
    } | more.pop("properties", {})
    block = {"rowData": data} | more.pop("block", {})
    return {"properties": properties, "data": [block]} | more


def spreadsheet(title: str, *sheets: dict[str, Any], zone: str = "Europe/Moscow", **more: Any) -> dict[str, Any]:
    """Return a Spreadsheet."""
    return {"properties": {"title": title, "locale": "ru_RU", "timeZone": zone}, "sheets": list(sheets)} | more
