"""Styles of an OpenDocument spreadsheet as far as they carry meaning: fills, strikes, number formats, sizes.

Source: OpenDocument 1.3 part 3, sections 16 and 20. Lengths come out in EMU.
"""

from __future__ import annotations

import re
from dataclasses import field, replace

from sheet2desk.data_class import frozen, mutable
from sheet2desk.importers.ooxml.package import local
from sheet2desk.regex import regex

_UNITS = {"cm": 360_000.0, "mm": 36_000.0, "in": 914_400.0, "pt": 12_700.0, "pc": 152_400.0, "px": 9_525.0}
_LENGTH = regex(r"(-?\d+(?:\.\d+)?)\s*(cm|mm|in|pt|pc|px)")


@frozen
class Style:
    """One style: what it says itself, and whose child it is."""

    parent: str = ""
    fill: str | None = None  # "RRGGBB", "" for none
    struck: bool | None = None
    shown: bool = True  # of a sheet
    height: float | None = None  # of a row
    width: float | None = None  # of a column
    data: str | None = None  # the name of its number format


@mutable
class StyleSheet:
    """The styles by family and name; fed with the events of styles.xml and content.xml."""

    styles: dict[tuple[str, str], Style] = field(default_factory=dict)
    formats: dict[str, str] = field(default_factory=dict)  # number formats by name, as Excel would write them
    media: set[str] = field(default_factory=set)  # parts that styles show, in lower case: headers, footers, backgrounds
    _open: tuple[str, str] | None = None
    _format: str = ""
    _literal: str | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take a start tag."""
        name = local(tag)
        if "xlink:href" in attributes:
            self.media.add(attributes["xlink:href"].removeprefix("./").lower())
        if name in ("style", "default-style"):
            family = attributes.get("style:family", "")
            self._open = (family, attributes.get("style:name", "") if name == "style" else "")
            self.styles[self._open] = Style(
                attributes.get("style:parent-style-name", ""), data=attributes.get("style:data-style-name")
            )
        elif tag == "number:number-style":
            self._format = attributes.get("style:name", "")
            self.formats[self._format] = ""
        elif self._format:
            self._number(name, attributes)
        elif self._open is None:
            return
        elif name == "table-cell-properties":
            colour = attributes.get("fo:background-color")
            if colour is not None:
                self._set(fill=colour[1:].upper() if re.fullmatch(r"#[0-9a-fA-F]{6}", colour) else "")
        elif name == "text-properties":
            line = attributes.get("style:text-line-through-style") or attributes.get("style:text-line-through-type")
            if line is not None:
                self._set(struck=line != "none")
        elif name == "table-properties":
            self._set(shown=attributes.get("table:display", "true") != "false")
        elif name == "table-row-properties":
            self._set(height=length(attributes.get("style:row-height", "")))
        elif name == "table-column-properties":
            self._set(width=length(attributes.get("style:column-width", "")))

    def _number(self, name: str, attributes: dict[str, str]) -> None:
        if name == "number":
            digits, decimals = (
                min(int(text), 40) if text.isdigit() and len(text) < 9 else 0
                for text in (attributes.get(f"number:{key}", "") for key in ("min-integer-digits", "decimal-places"))
            )
            grouped = attributes.get("number:grouping") == "true"
            whole = "#,##0" if grouped else "0" * digits or "0"
            self.formats[self._format] += whole + ("." + "0" * decimals if decimals else "")
        elif name == "text":
            self._literal = ""

    def text(self, data: str) -> None:
        """Take text: only that of number formats matters."""
        if self._literal is not None:
            self._literal += data

    def end(self, tag: str) -> None:
        """Take an end tag."""
        if tag == "number:number-style":
            self._format = ""
        elif self._literal is not None and local(tag) == "text":
            if self._literal:
                self.formats[self._format] += '"' + self._literal.replace('"', "") + '"'
            self._literal = None
        if local(tag) in ("style", "default-style"):
            self._open = None

    def _set(self, **said: object) -> None:
        assert self._open is not None
        self.styles[self._open] = replace(self.styles[self._open], **said)  # type: ignore[arg-type]

    def fill(self, name: str) -> str:
        """Return the fill of a cell style, its parents asked too; white and none are ""."""
        for style in self._line(name):
            if style.fill is not None:
                return "" if style.fill == "FFFFFF" else style.fill
        return ""

    def struck(self, name: str) -> bool:
        """Return whether a cell style strikes its text out."""
        return next((style.struck for style in self._line(name) if style.struck is not None), False)

    def number_format(self, name: str) -> str:
        """Return the number format of a cell style as Excel would write it, "" when it says no more than the number."""
        data = next((style.data for style in self._line(name) if style.data is not None), "")
        shown = self.formats.get(data, "")
        return "" if shown == "0" else shown

    def _line(self, name: str) -> list[Style]:
        line: list[Style] = []
        while (style := self.styles.get(("table-cell", name))) is not None and len(line) < 20:
            line.append(style)
            if not name:
                break
            name = style.parent
        return line


def length(text: str) -> float | None:
    """Return a length like "0.452cm" in EMU, or None when it is none."""
    match = _LENGTH.fullmatch(text.strip())
    return float(match.group(1)) * _UNITS[match.group(2)] if match else None
