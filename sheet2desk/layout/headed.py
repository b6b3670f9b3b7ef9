"""What headings say of the rows below them: a month or a day, or the name of a group."""

from __future__ import annotations

from dataclasses import dataclass

from sheet2desk.layout.meaning.column import Banner
from sheet2desk.layout.meaning.dates.span import Span
from sheet2desk.layout.meaning.headings import HeadingReader
from sheet2desk.workbook import Value


@dataclass(slots=True)
class Headings:
    """The headings in force at a row: the month or day, and the group with its row."""

    banner: Banner
    reader: HeadingReader
    group: tuple[str, int] | None = None

    @classmethod
    def under(cls, start: Banner, span: Span | None) -> Headings:
        """Begin with what the titles and the sheet's name give."""
        return cls(start, HeadingReader(start, span))

    def take(self, value: Value, *, loose: bool) -> bool:
        """Let the month or day begin that a lone cell names, where it names one; a group ends with it.

        A heading whose day can't be told leaves the rows below without one.
        """
        heading = self.reader.read(value, loose=loose)
        if heading is None:
            return False
        self.banner, self.group = heading.banner, None
        return True

    def begin_year(self, year: int) -> None:
        """Let a year begin."""
        self.reader.begin_year(year)
        self.banner, self.group = None, None
