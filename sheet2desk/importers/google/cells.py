"""One Google cell: its value as the sheet holds it, and the marks it carries.

Fields of CellData after Google's discovery document, revision 20261019. Serial numbers count days from 1899-12-30
and, unlike Excel's, have no 29 February 1900.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from sheet2desk.regex import regex
from sheet2desk.workbook import CellComment, Formulas, Looks, Marks, Position, Value

EPOCH = datetime(1899, 12, 30)
LAST_SERIAL = 2_958_465  # 9999-12-31
ERRORS = {
    "DIVIDE_BY_ZERO": "#DIV/0!",
    "VALUE": "#VALUE!",
    "REF": "#REF!",
    "NAME": "#NAME?",
    "NUM": "#NUM!",
    "N_A": "#N/A",
    "NULL_VALUE": "#NULL!",
    "LOADING": "Loading...",
}
IMAGE = regex(r"""^=\s*IMAGE\s*\(\s*"([^"]+)\"""", re.IGNORECASE)
CLOCK_OVER_24 = regex(r"\[h+\]", re.IGNORECASE)


def value_of(cell: Mapping[str, Any]) -> Value:
    """Return the cell's effective value; a number shown as a date or time becomes one."""
    effective = cell.get("effectiveValue", {})
    if "stringValue" in effective:
        return str(effective["stringValue"])
    if "boolValue" in effective:
        return bool(effective["boolValue"])
    if "numberValue" in effective:
        number = effective["numberValue"]
        shown_as = cell.get("effectiveFormat", {}).get("numberFormat", {})
        return from_serial(number, shown_as.get("type", ""), shown_as.get("pattern", ""))
    return ""


def from_serial(number: float, kind: str, pattern: str = "") -> Value:
    """Return what a serial number means under a number format of this kind ("DATE", "DATE_TIME", "TIME", …)."""
    if kind not in ("DATE", "DATE_TIME", "TIME") or not -1 < number < LAST_SERIAL:
        return number
    if kind == "TIME" and (CLOCK_OVER_24.search(pattern) or number >= 1):
        return timedelta(days=number)
    moment = EPOCH + timedelta(milliseconds=round(number * 86_400_000))
    if kind == "TIME":
        return time(moment.hour, moment.minute, moment.second)
    return date(moment.year, moment.month, moment.day) if moment.time() == time.min else moment


def mark(marks: Marks, position: Position, cell: Mapping[str, Any]) -> bool:
    """Enter into `marks` what the cell carries beside its value; return whether it shows a picture by =IMAGE()."""
    effective = cell.get("effectiveValue", {})
    if "errorValue" in effective:
        kind = effective["errorValue"].get("type", "ERROR")
        marks.errors[position] = ERRORS.get(kind, cell.get("formattedValue", "#ERROR!"))
    formula = cell.get("userEnteredValue", {}).get("formulaValue")
    picture = IMAGE.match(formula) if formula else None
    if formula:
        column = marks.formulas.setdefault(position[1], Formulas(example=formula.removeprefix("=")))
        column.count += 1
        if not effective and not picture and "formattedValue" not in cell:
            marks.uncached.add(position)
    if cell.get("note"):
        marks.comments.setdefault(position, []).append(CellComment(body=cell["note"]))
    addresses = list(dict.fromkeys([*([picture[1]] if picture else ()), *_links(cell)]))
    if addresses:
        marks.links[position] = " ".join(addresses)
    return picture is not None


def _links(cell: Mapping[str, Any]) -> Iterator[str]:
    if cell.get("hyperlink"):
        yield cell["hyperlink"]
    for run in cell.get("textFormatRuns", ()):
        if uri := run.get("format", {}).get("link", {}).get("uri"):
            yield uri
    for run in cell.get("chipRuns", ()):
        if uri := run.get("chip", {}).get("richLinkProperties", {}).get("uri"):
            yield uri


def look(looks: Looks, position: Position, cell: Mapping[str, Any]) -> None:
    """Enter into `looks` the cell's fill, strike and number format."""
    shown_as = cell.get("effectiveFormat", {})
    fill = _rgb(shown_as.get("backgroundColorStyle", {}).get("rgbColor"))
    if fill != "FFFFFF":
        looks.fills[position] = fill
    if shown_as.get("textFormat", {}).get("strikethrough"):
        looks.struck.add(position)
    pattern = shown_as.get("numberFormat", {}).get("pattern")
    if pattern and "numberValue" in cell.get("effectiveValue", {}):
        looks.number_formats[position] = pattern


def _rgb(colour: Mapping[str, float] | None) -> str:
    """Return "RRGGBB"; Google leaves out parts that are 0, and the whole colour where the cell has none."""
    if colour is None:
        return "FFFFFF"
    return "".join(f"{round(colour.get(part, 0) * 255):02X}" for part in ("red", "green", "blue"))
