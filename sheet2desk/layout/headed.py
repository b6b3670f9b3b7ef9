"""What headings say of the rows below them: a month or a day, or the name of a group."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sheet2desk.data_class import mutable
from sheet2desk.layout.fact_rows import Fact, days_among
from sheet2desk.layout.meaning import cell_text
from sheet2desk.layout.meaning.column import Banner
from sheet2desk.layout.meaning.dates.span import Span
from sheet2desk.layout.meaning.headings import HeadingReader
from sheet2desk.workbook import Value


@mutable
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

    def take_facts(self, facts: Sequence[Fact], row: int) -> str:
        """Let the part of a log begin that a row of facts heads, and its day where it says one; return why.

        Of several days none is taken, and the rows below have none.
        """
        days = days_among(facts)
        if len(days) != 1 or not self.take(days[0], loose=True):
            self.banner = None if days else self.banner
        day = days[0] if len(days) == 1 else None
        text = ", ".join(f"{label}: {cell_text(value)}" for label, value in facts if value is not day)
        self.group = (text, row) if text else None
        return f"facts of the rows below: {text[:60]}" if text else "the day of the rows below"

    @property
    def of_day(self) -> bool:
        """Return whether the rows here stand under a day."""
        return isinstance(self.banner, date)

    def begin_year(self, year: int) -> None:
        """Let a year begin."""
        self.reader.begin_year(year)
        self.banner, self.group = None, None
