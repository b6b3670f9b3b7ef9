"""What the records of one sheet of an old workbook say beside its values."""

from __future__ import annotations

import struct
from dataclasses import field

from sheet2desk.data_class import mutable
from sheet2desk.importers.geometry import EMU_PER_PIXEL, EMU_PER_POINT, Axis
from sheet2desk.importers.references import LAST_ROW
from sheet2desk.importers.xls import hyperlink
from sheet2desk.importers.xls.blips import Blip
from sheet2desk.importers.xls.book import Book
from sheet2desk.importers.xls.drawing import place
from sheet2desk.importers.xls.formulas import example
from sheet2desk.importers.xls.records import CONTINUE, ERRORS, Stream, text
from sheet2desk.workbook import LAST_COLUMN, CellComment, Formulas, Marks, Position

_ROW, _COLUMN, _FILTERED = (0x0208, 0x0008), 0x007D, 0x009B
_DEFAULT_HEIGHT, _DEFAULT_WIDTH = (0x0225, 0x0025), 0x0055
_ERROR, _FORMULA, _SHARED = (0x0205, 0x0005), (0x0006, 0x0206, 0x0406), 0x04BC
_NOTE, _OBJECT, _TEXT, _DRAWING, _IMAGE, _LINK = 0x001C, 0x005D, 0x01B6, 0x00EC, 0x007F, 0x01B8
_EMU_PER_TWIP = EMU_PER_POINT / 20
_RECALCULATE_ON_LOAD = 0x02
_PICTURE, _BITMAP = 8, 9
#: A link over a range is one link a cell; beyond this only its first cell carries it.
_LINKED_CELLS = 10_000
_MOST_LINKS = 200_000


@mutable
class OldPicture:
    """A picture kept the way of Excel 95: in the sheet, behind the object that shows it."""

    corners: tuple[int, ...]  # left, its share in 1/1024, top, its share in 1/256, right and bottom alike
    image: bytearray = field(default_factory=bytearray)

    def blip(self) -> Blip | None:
        """Return the medium, or None when it is of another kind than a bitmap."""
        kind = int.from_bytes(self.image[:2], "little")
        return Blip(".bmp", bytes(self.image[8:])) if kind == _BITMAP and len(self.image) > 24 else None


@mutable
class SheetRecords:
    """What the sheet says. `blank` are the formulas whose stored result is 0 or an empty text, `results` all others."""

    found: bool = False
    marks: Marks = field(default_factory=Marks)
    blank: set[Position] = field(default_factory=set)
    results: int = 0
    drawing: bytearray = field(default_factory=bytearray)
    old_pictures: list[OldPicture] = field(default_factory=list)
    heights: dict[int, float] = field(default_factory=dict)
    widths: dict[int, float] = field(default_factory=dict)
    default_height: float = 255.0  # twips
    default_width: float = 8.43  # characters
    lost_notes: int = 0

    def rows(self) -> Axis:
        """Return the rows as lengths."""
        heights = {row: height * _EMU_PER_TWIP for row, height in self.heights.items()}
        heights |= dict.fromkeys(self.marks.hidden_rows, 0.0)
        return Axis(self.default_height * _EMU_PER_TWIP, heights, LAST_ROW)

    def columns(self) -> Axis:
        """Return the columns as lengths; seven pixels a character of the standard font, five for the edges."""
        widths = {column: round(width * 7) * float(EMU_PER_PIXEL) for column, width in self.widths.items()}
        widths |= dict.fromkeys(self.marks.hidden_columns, 0.0)
        return Axis((self.default_width * 7 + 5) * EMU_PER_PIXEL, widths, LAST_COLUMN)


def read_sheet(stream: Stream, offset: int, book: Book) -> SheetRecords:
    """Return what the sheet that begins there says; `found` is False when none does."""
    reader = _Reader(book)
    for number, body in stream.part(offset):
        reader.take(number, body)
    reader.close()
    reader.sheet.found |= any(True for _ in stream.part(offset))
    return reader.sheet


class _Reader:
    """Takes the records in order; joins the pieces that belong together: notes and their texts, continued records."""

    def __init__(self, book: Book) -> None:
        self.sheet = SheetRecords()
        self._book = book
        self._previous = 0
        self._object = 0
        self._texts: dict[int, _Text] = {}
        self._text: _Text | None = None
        self._notes: list[tuple[Position, int, str]] = []  # cell, object, author

    def take(self, number: int, body: bytes) -> None:
        """Take a record."""
        if number == CONTINUE:
            self._continue(body)
            return
        self._previous = number
        if number in _FORMULA and len(body) >= 22:
            self._formula(body)
        elif number in _ROW and len(body) >= 16:
            self._row(body)
        elif number in _ERROR and len(body) >= 8:
            if body[7]:
                self.sheet.marks.errors[_cell(body)] = ERRORS.get(body[6], "#ERROR")
        elif number == _SHARED and len(body) >= 10:
            self._example(body[8:], body[4] + 1)
        elif number == _COLUMN and len(body) >= 10:
            self._column(body)
        elif number == _LINK and len(body) >= 32:
            self._link(body)
        else:
            self._beside(number, body)

    def _beside(self, number: int, body: bytes) -> None:
        if number == _FILTERED:
            self.sheet.marks.filtered = True
        elif number in _DEFAULT_HEIGHT and len(body) >= 4:
            self.sheet.default_height = float(int.from_bytes(body[2:4], "little") & 0x7FFF)
        elif number == _DEFAULT_WIDTH and len(body) >= 2:
            self.sheet.default_width = float(int.from_bytes(body[:2], "little"))
        elif number == _DRAWING:
            self.sheet.drawing += body
        elif number == _OBJECT and len(body) >= 12:
            self._take_object(body)
        elif number == _IMAGE:
            if self.sheet.old_pictures:
                self.sheet.old_pictures[-1].image[:] = body
        elif number == _TEXT and len(body) >= 14:
            letters, runs = struct.unpack_from("<HH", body, 10)
            self._text = self._texts[self._object] = _Text(letters, runs)
        elif number == _NOTE and len(body) >= 6:
            self._note(body)

    def _continue(self, body: bytes) -> None:
        if self._previous == _TEXT and self._text is not None and self._text.wants:
            self._text.take(body)
        elif self._previous in (_DRAWING, _OBJECT, _TEXT):
            # a long drawing goes on behind the objects that it shows
            self.sheet.drawing += body
        elif self._previous == _IMAGE and self.sheet.old_pictures:
            self.sheet.old_pictures[-1].image += body

    def _take_object(self, body: bytes) -> None:
        if body[:2] == b"\x15\x00":
            self._object = int.from_bytes(body[6:8], "little")
        elif len(body) >= 26:
            kind, self._object = struct.unpack_from("<HH", body, 4)
            if kind == _PICTURE:
                self.sheet.old_pictures.append(OldPicture(struct.unpack_from("<8H", body, 10)))

    def _row(self, body: bytes) -> None:
        row = int.from_bytes(body[:2], "little") + 1
        height = int.from_bytes(body[6:8], "little")
        if body[12] & 0x20:
            self.sheet.marks.hidden_rows.add(row)
        elif not height & 0x8000:
            self.sheet.heights[row] = float(height)

    def _column(self, body: bytes) -> None:
        first, last, width = struct.unpack_from("<HHH", body)
        columns = range(first + 1, min(last, 255) + 2)
        self.sheet.widths.update(dict.fromkeys(columns, width / 256))
        if body[8] & 1:
            self.sheet.marks.hidden_columns.update(columns)

    def _formula(self, body: bytes) -> None:
        where = _cell(body)
        self.sheet.marks.formulas.setdefault(where[1], Formulas()).count += 1
        if self._book.version >= 5:
            self._example(body[20:], where[1])
        special = body[6] if body[12:14] == b"\xff\xff" else -1
        if special == 2:
            self.sheet.marks.errors[where] = ERRORS.get(body[8], "#ERROR")
        elif special == 3 or (body[6:14] == bytes(8) and body[14] & _RECALCULATE_ON_LOAD):
            self.sheet.blank.add(where)
        else:
            self.sheet.results += 1

    def _example(self, body: bytes, column: int) -> None:
        formulas = self.sheet.marks.formulas.setdefault(column, Formulas())
        if not formulas.example:
            formulas.example = example(body[2 : 2 + int.from_bytes(body[:2], "little")])

    def _link(self, body: bytes) -> None:
        top, bottom, left, right = struct.unpack_from("<4H", body)
        named = hyperlink.target(body[8:])
        links = self.sheet.marks.links
        if not named or bottom < top or right < left:
            return
        if (bottom - top + 1) * (right - left + 1) > _LINKED_CELLS or len(links) > _MOST_LINKS:
            bottom, right = top, left
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                links[row + 1, column + 1] = named

    def _note(self, body: bytes) -> None:
        row, column, last = struct.unpack_from("<HHH", body)
        if self._book.version >= 8:
            author = text(body, 8, None, wide_length=True) if len(body) > 11 else ""
            self._notes.append(((row + 1, column + 1), int.from_bytes(body[6:8], "little"), author))
            return
        written = body[6 : 6 + last].decode(self._book.codec or "cp1252", "replace")
        if row == 0xFFFF and self._notes:  # the note before goes on
            where, _, before = self._notes[-1]
            self._notes[-1] = (where, -1, before + written)
        else:
            self._notes.append(((row + 1, column + 1), -1, written))

    def close(self) -> None:
        """Give the notes their texts, which stand at the objects that show them."""
        for where, shown_by, author in self._notes:
            if shown_by < 0:
                body, author = author, ""
            else:
                written = self._texts.get(shown_by)
                body = written.text if written else ""
                if written is None:
                    self.sheet.lost_notes += 1
            body = body.replace("\r\n", "\n").replace("\r", "\n")
            body = body.strip("\0 \n").removeprefix(f"{author}:" if author else "").strip()
            if body:
                self.sheet.marks.comments.setdefault(where, []).append(CellComment(body, author.strip() or None))


class _Text:
    """The text of an object: letters, then their formats, in the continued records behind it."""

    def __init__(self, letters: int, runs: int) -> None:
        self.text = ""
        self._letters = letters
        self._runs = runs

    @property
    def wants(self) -> bool:
        """Return whether more of it must follow."""
        return self._letters > 0 or self._runs > 0

    def take(self, body: bytes) -> None:
        """Take a continued record."""
        if self._letters > 0 and body:
            wide = body[0] & 1
            piece = body[1:].decode("utf-16-le" if wide else "latin-1", "replace")[: self._letters]
            self.text += piece
            # letters beyond the first plane count twice
            self._letters -= (len(body) - 1) // (2 if wide else 1)
        else:
            self._letters = 0
            self._runs -= max(len(body), 1)


def _cell(body: bytes) -> Position:
    row, column = struct.unpack_from("<HH", body)
    return row + 1, column + 1


def corner(sheet: SheetRecords, corners: tuple[int, ...]) -> tuple[float, float, float]:
    """Return left, top and height of an old picture on the sheet, in EMU."""
    left, dx, top, dy, _, _, bottom, dy2 = corners
    rows = sheet.rows()
    begin = place(rows, top, dy / 256)
    return place(sheet.columns(), left, dx / 1024), begin, place(rows, bottom, dy2 / 256) - begin
