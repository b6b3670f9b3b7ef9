"""Pictures of an OpenDocument sheet: the frames that show them, and where each lies.

Source: OpenDocument 1.3 part 3, sections 10.4.2 (frames) and 10.4.4 (images; of several, the first that can be shown).
"""

from __future__ import annotations

from dataclasses import field

from sheet2desk.data_class import mutable
from sheet2desk.importers.odf.styles import length
from sheet2desk.importers.references import position


@mutable
class Frame:
    """A picture's frame: where it begins (offsets in EMU), how high it is, and the medium it shows."""

    row: int  # 0: it lies on the sheet, not in a cell
    column: int
    href: str = ""
    x: float = 0.0
    y: float = 0.0
    height: float = 0.0
    name: str = ""
    alt: str = ""
    end_row: int = 0  # the last row it reaches, where the file says it: rows that fit their text state no height
    others: list[str] = field(default_factory=list)  # the same picture once more, in another format
    preview: bool = False  # it shows a chart or another document, which is no picture of the sheet's own
    data: str = ""  # the medium itself in base64, where the document is one file


class FrameReader:
    """Follows the elements inside one sheet; `end` returns a frame once it is whole."""

    def __init__(self) -> None:
        """Begin outside any frame."""
        self.open: Frame | None = None
        self._depth = 0
        self._data: list[str] | None = None

    def start(self, name: str, attributes: dict[str, str], row: int, column: int) -> None:
        """Take a start tag; row and column are those of the open cell, 0 outside."""
        if name == "frame":
            self._depth += 1
            if self._depth == 1:
                self.open = Frame(
                    row,
                    column,
                    x=length(attributes.get("svg:x", "")) or 0.0,
                    y=length(attributes.get("svg:y", "")) or 0.0,
                    height=length(attributes.get("svg:height", "")) or 0.0,
                    name=attributes.get("draw:name", ""),
                    end_row=_row_of(attributes.get("table:end-cell-address", "")) if row else 0,
                )
        elif self.open is None:
            return
        elif name == "image":
            href = attributes.get("xlink:href", "")
            if self.open.href and href:
                self.open.others.append(href)
            self.open.href = self.open.href or href
        elif name == "binary-data":
            self._data = []

    def is_preview(self) -> None:
        """Note that the open frame holds a chart or another document; its image only stands in for that."""
        if self.open is not None:
            self.open.preview = True

    def text(self, data: str) -> bool:
        """Take text; return whether it belongs to a medium."""
        if self._data is None:
            return False
        self._data.append(data)
        return True

    def end(self, name: str, text: str) -> Frame | None:
        """Take an end tag and the text before it; return the frame that it closes, if it shows a picture."""
        frame = self.open
        if frame is None:
            return None
        if name == "binary-data" and self._data is not None:
            frame.data = frame.data or "".join(self._data)
            self._data = None
        elif name in ("title", "desc"):
            frame.alt = text
        elif name == "frame":
            self._depth -= 1
            if self._depth == 0:
                self.open = None
                return frame if (frame.href or frame.data) and not frame.preview else None
        return None


def _row_of(address: str) -> int:
    """Return the row of a cell's address ("'Sheet 1'.$I$3"), 0 when it is none."""
    where = position(address.rsplit(".", 1)[-1].replace("$", ""))
    return where[0] if where else 0
