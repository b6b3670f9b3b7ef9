"""What every importer offers, and what it is given: one source, its first bytes, and the options of the run."""

from __future__ import annotations

from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from sheet2desk.data_class import frozen
from sheet2desk.workbook import Workbook

if TYPE_CHECKING:
    from sheet2desk.config import Limits
    from sheet2desk.importers.content import Content
    from sheet2desk.importers.google.client import GoogleAccess


@frozen
class SourceRef:
    """One source to read: a file, a Google spreadsheet (address or key in `url`) or bytes that came by a pipe.

    `name` is what every position begins with.
    """

    name: str
    path: Path | None = None
    url: str | None = None
    data: bytes | None = field(default=None, repr=False)

    @property
    def kind(self) -> Literal["file", "google", "bytes"]:
        """Return where the content comes from."""
        if self.url is not None:
            return "google"
        return "file" if self.data is None else "bytes"


def _default_limits() -> Limits:
    from sheet2desk.config import Limits

    return Limits()


@frozen
class ReadOptions:
    """How sources are read in this run: limits, the password of encrypted files, who reads Google Sheets."""

    limits: Limits = field(default_factory=_default_limits)
    password: str | None = field(default=None, repr=False)
    google: GoogleAccess | None = None


class Importer(Protocol):
    """A module that reads one format. Modules are chosen by `identify` alone, in the order of the registry."""

    NAME: str

    def identify(self, content: Content) -> bool:
        """Return whether the content is of this format, judged by its bytes, never by its name."""

    def read(self, content: Content, options: ReadOptions) -> Workbook:
        """Return the workbook.

        Raises UnreadableSource, beginning with the source's name, when the content is damaged, locked or hostile.
        """
