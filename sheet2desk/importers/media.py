"""Media of a zipped workbook: hashed once, loaded when asked for."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from functools import partial
from typing import Literal

from sheet2desk.finding import Location, Note
from sheet2desk.importers.archive import Archive, load_part
from sheet2desk.workbook import Picture, Position, cell_name

PictureKind = Literal["floating", "in-cell", "wps", "frame"]

#: How a file of each kind begins; only these are taken for pictures that a sheet could show.
PICTURE_ENDINGS = frozenset(
    [
        ".png",
        ".jpg",
        ".jpeg",
        ".jpe",
        ".jfif",
        ".gif",
        ".bmp",
        ".dib",
        ".tif",
        ".tiff",
        ".emf",
        ".wmf",
        ".emz",
        ".wmz",
        ".svg",
        ".svm",
        ".webp",
        ".heic",
        ".pict",
        ".pct",
        ".wdp",
        ".ico",
    ]
)


class Media:
    """The media of one source; remembers which were bound to a cell, so that the rest can be told."""

    def __init__(self, archive: Archive) -> None:
        """Take the media of this zip."""
        self.file = archive.name
        self._archive = archive
        self._digests: dict[str, tuple[str, int]] = {}
        self.bound: set[str] = set()
        self.notes: list[Note] = []

    def picture(
        self, sheet: str, where: Position, part: str, kind: PictureKind, *, name: str = "", alt: str = ""
    ) -> Picture | None:
        """Return the picture of a cell; None, with a note, when the workbook doesn't hold its medium."""
        if not part or part not in self._archive:
            self.missing(sheet, where, f"the picture {name or part or 'here'} is named but not in the file")
            return None
        key = part.lower()
        if key not in self._digests:
            self._digests[key] = self._archive.digest(part)
        self.bound.add(key)
        sha256, size = self._digests[key]
        load: Callable[[], bytes] = partial(load_part, self._archive.content, part)
        file_name = posixpath.basename(self._archive.original(part).replace("\\", "/"))
        return Picture(where[0], where[1], file_name, sha256, size, kind, load, alt or name)

    def missing(self, sheet: str, where: Position, message: str) -> None:
        """Note a cell whose picture can't be had."""
        self.notes.append(
            Note("missing-picture", Location(self._archive.name, sheet, where[0], cell_name(*where)), message)
        )

    def unplaced(self, parts: list[str]) -> list[Note]:
        """Return a note for each of these media that stands on no cell."""
        return [
            Note(
                "unplaced-picture",
                Location(self._archive.name),
                f"the picture {posixpath.basename(part)} lies in the file but stands on no cell",
            )
            for part in sorted(parts)
            if part.lower() not in self.bound and posixpath.splitext(part)[1].lower() in PICTURE_ENDINGS
        ]
