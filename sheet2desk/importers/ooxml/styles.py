"""Cell formats: which style index means which fill, strike and number format; theme and indexed colours resolved.

Source: ECMA-376 part 1, 18.8 (styles), 18.8.19 (tint), 18.8.27 (the indexed palette).
"""

from __future__ import annotations

import colorsys
from dataclasses import field

from sheet2desk.data_class import mutable
from sheet2desk.importers.archive import Archive
from sheet2desk.importers.ooxml.package import local
from sheet2desk.importers.ooxml.workbook_part import BookPart
from sheet2desk.importers.serials import BUILT_IN
from sheet2desk.importers.xml_events import parse_part

_FIRST_EIGHT = ["000000", "FFFFFF", "FF0000", "00FF00", "0000FF", "FFFF00", "FF00FF", "00FFFF"]
PALETTE = [
    *_FIRST_EIGHT, *_FIRST_EIGHT,
    "800000", "008000", "000080", "808000", "800080", "008080", "C0C0C0", "808080",
    "9999FF", "993366", "FFFFCC", "CCFFFF", "660066", "FF8080", "0066CC", "CCCCFF",
    "000080", "FF00FF", "FFFF00", "00FFFF", "800080", "800000", "008080", "0000FF",
    "00CCFF", "CCFFFF", "CCFFCC", "FFFF99", "99CCFF", "FF99CC", "CC99FF", "FFCC99",
    "3366FF", "33CCCC", "99CC00", "FFCC00", "FF9900", "FF6600", "666699", "969696",
    "003366", "339966", "003300", "333300", "993300", "993366", "333399", "333333",
]  # fmt: skip
_OFFICE_THEME = ["FFFFFF", "000000", "EEECE1", "1F497D", "4F81BD", "C0504D", "9BBB59", "8064A2", "4BACC6", "F79646"]
_THEME_ORDER = ["lt1", "dk1", "lt2", "dk2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink"]


@mutable
class Styles:
    """What each cell format looks like, by its index; "" where it says nothing."""

    fills: list[str] = field(default_factory=list)  # "RRGGBB", white left out
    struck: list[bool] = field(default_factory=list)
    formats: list[str] = field(default_factory=list)  # "General" left out


@mutable
class _Fill:
    pattern: str = "none"
    front: str = ""
    back: str = ""

    def colour(self) -> str:
        """Return the colour that the eye sees: of a solid fill its front, of a pattern the front too, thinned never."""
        if self.pattern in ("none", ""):
            return ""
        chosen = self.front if self.front or self.pattern == "solid" else self.back
        return "" if chosen in ("FFFFFF", "") else chosen


def read_styles(archive: Archive, book: BookPart) -> Styles:
    """Return the looks of the workbook's cell formats."""
    part = book.related("styles")
    if part is None or part not in archive:
        return Styles()
    reader = _Reader(read_theme(archive, book))
    reader.palette = _custom_palette(archive, part) or PALETTE
    parse_part(archive, part, reader.start, reader.end)
    found = Styles()
    for fill, font, number_format in reader.cells:
        found.fills.append(reader.fills[fill].colour() if fill < len(reader.fills) else "")
        found.struck.append(reader.strikes[font] if font < len(reader.strikes) else False)
        shown = reader.formats.get(number_format, "")
        found.formats.append("" if shown.lower() == "general" else shown)
    return found


class _Reader:
    """Collects fills, fonts, number formats and cell formats from the styles part."""

    def __init__(self, theme: list[str]) -> None:
        self.palette = PALETTE
        self.fills: list[_Fill] = []
        self.strikes: list[bool] = []
        self.formats = dict(BUILT_IN)
        self.cells: list[tuple[int, int, int]] = []
        self._theme = theme
        self._path: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = local(tag)
        self._path.append(name)
        if "dxfs" in self._path:
            return
        if name == "fill":
            self.fills.append(_Fill())
        elif name == "patternFill" and self.fills:
            self.fills[-1].pattern = attributes.get("patternType", "solid" if attributes else "none")
        elif name in ("fgColor", "bgColor") and self.fills:
            colour = self._colour(attributes)
            if name == "fgColor":
                self.fills[-1].front = colour
            else:
                self.fills[-1].back = colour
        elif name == "color" and "gradientFill" in self._path and self.fills:
            fill = self.fills[-1]
            fill.pattern, fill.front = "solid", self._colour(attributes) or fill.front
        elif name == "font" and "fonts" in self._path:
            self.strikes.append(False)
        elif name == "strike" and self.strikes:
            self.strikes[-1] = attributes.get("val", "1") not in ("0", "false")
        elif name == "numFmt":
            self.formats[_index(attributes, "numFmtId")] = attributes.get("formatCode", "")
        elif name == "xf" and "cellXfs" in self._path:
            self.cells.append(tuple(_index(attributes, key) for key in ("fillId", "fontId", "numFmtId")))  # type: ignore[arg-type]

    def end(self, _: str) -> None:
        self._path.pop()

    def _colour(self, attributes: dict[str, str]) -> str:
        if "rgb" in attributes:
            colour = attributes["rgb"][-6:].upper()
        elif "theme" in attributes:
            number = _index(attributes, "theme")
            colour = self._theme[number] if number < len(self._theme) else ""
        elif "indexed" in attributes:
            number = _index(attributes, "indexed")
            colour = self.palette[number] if number < len(self.palette) else ""
        else:
            return ""
        return tinted(colour, attributes.get("tint", "")) if len(colour) == 6 else ""


def _index(attributes: dict[str, str], key: str) -> int:
    value = attributes.get(key, "0")
    return int(value) if value.isdigit() and len(value) < 10 else 0


def tinted(colour: str, tint: str) -> str:
    """Return the colour made lighter (tint above 0) or darker (below), by its lightness in HLS."""
    try:
        amount = float(tint) if tint else 0.0
        red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4))
    except ValueError:
        return colour
    if not amount:
        return colour
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + amount) if amount < 0 else light * (1 - amount) + amount
    parts = colorsys.hls_to_rgb(hue, min(max(light, 0.0), 1.0), saturation)
    return "".join(f"{round(part * 255):02X}" for part in parts)


def read_theme(archive: Archive, book: BookPart) -> list[str]:
    """Return the theme's colours by number; the usual ones where the book has none."""
    part = book.related("theme")
    if part is None or part not in archive:
        return _OFFICE_THEME
    colours: dict[str, str] = {}
    path: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        name = local(tag)
        if path and path[-1] in _THEME_ORDER and "clrScheme" in path:
            value = attributes.get("lastClr") or attributes.get("val", "")
            colours.setdefault(path[-1], value.upper())
        path.append(name)

    parse_part(archive, part, start, lambda _: path.pop())
    return [colours.get(name, "") for name in _THEME_ORDER] if colours else _OFFICE_THEME


def _custom_palette(archive: Archive, part: str) -> list[str]:
    colours: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if local(tag) == "rgbColor":
            colours.append(attributes.get("rgb", "")[-6:].upper())

    parse_part(archive, part, start)
    return colours
