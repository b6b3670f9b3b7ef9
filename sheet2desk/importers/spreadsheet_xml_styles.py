"""How a style of SpreadsheetML 2003 makes a cell look: its fill, whether it is struck, its number format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace

from sheet2desk.data_class import frozen, mutable
from sheet2desk.workbook import Looks, Position

#: Formats that Excel 2003 states by name ("XML Spreadsheet Reference"): their letters are not those of days and months.
_NAMED = {
    "General": "", "General Number": "", "Yes/No": "", "True/False": "", "On/Off": "", "Fixed": "0.00",
    "Standard": "#,##0.00", "Currency": "#,##0.00", "Euro Currency": "#,##0.00", "Percent": "0.00%",
    "Scientific": "0.00E+00",
    "General Date": "m/d/yyyy h:mm", "Long Date": "d mmmm yyyy", "Medium Date": "d-mmm-yy", "Short Date": "m/d/yyyy",
    "Long Time": "h:mm:ss", "Medium Time": "h:mm AM/PM", "Short Time": "h:mm",
}  # fmt: skip


@frozen
class _Style:
    fill: str = ""  # "RRGGBB", "" for none and for white
    struck: bool = False
    number_format: str = ""


@mutable
class Styles:
    """The styles of a workbook by name; a style has what it doesn't state from its parent."""

    _known: dict[str, _Style] = field(default_factory=dict)
    _open: str = ""

    def element(self, name: str, plain: Mapping[str, str]) -> None:
        """Take in one element of <Styles>, its attributes without their namespace."""
        if name == "Style":
            self._open = plain.get("ID", "")
            self._known[self._open] = self._known.get(plain.get("Parent", ""), _Style())
            return
        style = self._known.get(self._open, _Style())
        if name == "Interior":
            colour = plain.get("Color", "").lstrip("#").upper()
            fill = colour if plain.get("Pattern", "None") != "None" and len(colour) == 6 else ""
            self._known[self._open] = replace(style, fill="" if fill == "FFFFFF" else fill)
        elif name == "Font":
            self._known[self._open] = replace(style, struck=plain.get("StrikeThrough") == "1")
        elif name == "NumberFormat":
            shown = plain.get("Format", "")
            self._known[self._open] = replace(style, number_format=_NAMED.get(shown, shown))

    def number_format(self, name: str) -> str:
        """Return the number format of a style, "" for the general one."""
        return self._known.get(name, _Style()).number_format

    def dress(self, looks: Looks, position: Position, name: str) -> None:
        """Enter into `looks` the fill of a cell of this style, and whether it is struck."""
        style = self._known.get(name)
        if style is None:
            return
        if style.fill:
            looks.fills[position] = style.fill
        if style.struck:
            looks.struck.add(position)
