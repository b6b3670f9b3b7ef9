"""One column of dates while its cells that hold less than a date are completed."""

from __future__ import annotations

from dataclasses import field
from datetime import date

from sheet2desk.data_class import mutable
from sheet2desk.layout.meaning.column import Context
from sheet2desk.layout.meaning.dates.decide import DateColumn
from sheet2desk.layout.meaning.dates.outcome import Outcome, quoted, said_beside
from sheet2desk.layout.meaning.dates.reading import Reading
from sheet2desk.layout.meaning.dates.span import Span

#: Outcomes by the index of their cell.
Completed = dict[int, Outcome]


@mutable
class OpenCell:
    """A cell whose year is open: the (month, day) pairs that it can mean, and the years that the title allows."""

    index: int
    text: str
    reading: Reading
    pairs: list[tuple[int, int]]
    why: str = ""


@mutable
class Work:
    """One column while its cells are completed."""

    column: DateColumn
    context: Context
    span: Span | None
    known: list[int | None]  # days, as far as they are known
    bare: bool = False  # days of creation are bare numbers, so others may be
    found: Completed = field(default_factory=dict)
    open: list[OpenCell] = field(default_factory=list)
    hints: dict[str, None] = field(default_factory=dict)  # where years, months and days came from
    headed: set[int] = field(default_factory=set)  # bare days that took the month of a heading
    timed: set[int] = field(default_factory=set)  # lone times that took a day

    def settle(self, index: int, text: str, reading: Reading, day: date, hint: str) -> None:
        """Give a cell its day."""
        name = self.column.column.field
        notes = said_beside(text, reading, day, name)
        if not reading.fits_weekday(day) and reading.weekday_sure:
            self.refuse(index, text, f"names a day of the week that {day.isoformat()} has not", "ambiguous-date")
            return
        self.found[index] = Outcome(reading.at(day, self.context.zone), text, notes)
        self.known[index] = day.toordinal()
        self.hints[hint] = None

    def refuse(self, index: int, text: str, why: str, rule: str = "ambiguous-date") -> None:
        """Leave a cell blank, with the reason."""
        self.found[index] = Outcome(None, text, [(rule, f"{quoted(text)} {why}")])
