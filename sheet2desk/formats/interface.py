"""What a format is: a module with these names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from sheet2desk.formats.document import Document, Part


class Format(Protocol):
    """A way to write a document down."""

    @property
    def NAME(self) -> str:  # noqa: N802
        """Return the word for `--format`."""

    @property
    def NEEDS(self) -> Part:  # noqa: N802
        """Return the part of a document that it writes."""

    @property
    def ENDINGS(self) -> tuple[str, ...]:  # noqa: N802
        """Return the file endings that stand for it in `--output` (".csv"), the usual one first."""

    @property
    def MACHINE(self) -> bool:  # noqa: N802
        """Return whether programs read it: UTF-8 everywhere, never translated, printed even when quiet."""

    def render(self, document: Document) -> Iterable[str] | Iterable[bytes]:
        """Yield the document piece by piece; bytes where the format fixes its encoding."""
