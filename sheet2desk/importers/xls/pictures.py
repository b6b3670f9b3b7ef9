"""The pictures of an old workbook: its store of media, and what each sheet shows of it."""

from __future__ import annotations

from sheet2desk.finding import Location, Note
from sheet2desk.importers.geometry import Span
from sheet2desk.importers.xls.blips import read_store
from sheet2desk.importers.xls.book import Book
from sheet2desk.importers.xls.drawing import DrawingReader
from sheet2desk.importers.xls.sheet import SheetRecords, corner
from sheet2desk.workbook import Picture, Position, cell_name


class BookPictures:
    """Binds media to cells; `notes` says what can't be had, `unplaced` what no sheet shows."""

    def __init__(self, file: str, book: Book) -> None:
        """Take the name of the source and its first part."""
        self.notes: list[Note] = []
        self._file = file
        self._store = read_store(bytes(book.drawing_group))
        self._digests: dict[int, tuple[str, int]] = {}
        self._old = 0

    def of_sheet(self, name: str, records: SheetRecords) -> list[Picture]:
        """Return the pictures of a sheet by row and column."""
        pictures = self._old_pictures(name, records)
        reader = DrawingReader(records.rows(), records.columns())
        reader.read(bytes(records.drawing))
        for shown in reader.shown:
            where = (shown.row, shown.column)
            blip = self._store[shown.medium - 1] if shown.medium <= len(self._store) else None
            if blip is None:
                self._missing(name, where, f"the picture {shown.name or 'here'} is named but not in the file")
                continue
            if shown.medium not in self._digests:
                self._digests[shown.medium] = blip.digest()
            sha256, size = self._digests[shown.medium]
            file_name = f"image{shown.medium}{blip.ending}"
            pictures.append(Picture(*where, file_name, sha256, size, "floating", blip.medium, shown.alt))
        return sorted(pictures, key=lambda picture: (picture.row, picture.column))

    def _old_pictures(self, name: str, records: SheetRecords) -> list[Picture]:
        found = []
        for old in records.old_pictures:
            left, top, height = corner(records, old.corners)
            where = (records.rows().covered_most(Span(top, height)), records.columns().at(left))
            blip = old.blip()
            if blip is None:
                self._missing(name, where, "a picture in the way of Excel 95 that can't be read; save it as .xlsx")
                continue
            self._old += 1
            found.append(Picture(*where, f"bitmap{self._old}.bmp", *blip.digest(), "floating", blip.medium))
        return found

    def _missing(self, sheet: str, where: Position, message: str) -> None:
        self.notes.append(Note("missing-picture", Location(self._file, sheet, where[0], cell_name(*where)), message))

    def unplaced(self) -> list[Note]:
        """Return a note for each medium that the workbook counts as shown and that stands on no cell."""
        return [
            Note(
                "unplaced-picture",
                Location(self._file),
                f"the picture image{number}{blip.ending} lies in the file but stands on no cell",
            )
            for number, blip in enumerate(self._store, 1)
            if blip is not None and blip.shown and number not in self._digests
        ]
