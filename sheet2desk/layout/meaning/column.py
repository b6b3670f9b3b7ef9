"""What a column's reading leans on, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import field
from dataclasses import field as field_of
from datetime import date, datetime
from operator import itemgetter
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from sheet2desk.data_class import mutable
from sheet2desk.finding import Location, Note
from sheet2desk.log import DateReading, WordReading
from sheet2desk.workbook import LAST_COLUMN, Grid, Looks, Marks, Value

if TYPE_CHECKING:
    from sheet2desk.config import Profile
    from sheet2desk.layout.meaning.dates.span import Span

#: (year, month) or a day that a banner or a sheet's name gives to the rows below it.
Banner = date | tuple[int, int] | None


@mutable
class Context:
    """What a column's reading may lean on; `ids` and `banners` are aligned with `rows`, the sheet's own rows.

    `looks` costs a pass over the sheet, so it is asked for only where a look carries meaning. `legends` are the grids
    in which a colour legend may stand: the sheet's own first, then those of sheets that aren't logs.
    """

    file: str
    sheet: str
    profile: Profile
    zone: ZoneInfo
    now: datetime
    rows: Sequence[int]
    ids: Sequence[str | None]
    banners: Sequence[Banner]
    looks: Callable[[], Looks]
    marks: Marks
    legends: Sequence[Grid] = ()
    lent: Mapping[str, tuple[str, str]] = field(default_factory=dict)  # header → (order of dates, sheet that proves it)
    span: Span | None = None  # the time that the sheet's name or title gives to dates without a year
    speaks_day_first: bool = False  # the headers are in a language that writes the day first; set by `understand`
    last_column: int = LAST_COLUMN  # of the table, from 1; set by `understand`
    cyrillic: bool = False  # the headers are in Cyrillic letters; set by `understand`
    by_number: Sequence[int] | None = None  # indexes in the order of the ticket numbers, where that isn't the rows' own
    legend_lines: Sequence[tuple[int, list[tuple[int, str]]]] | None = None  # found once, by `legend.legend_lines`

    def note(self, rule: str, letter: str, index: int, message: str) -> Note:
        """Return a note on the cell of this column in the ticket row `index`."""
        row = self.rows[index]
        ticket = self.ids[index] if index < len(self.ids) else None
        return Note(rule, Location(self.file, self.sheet, row, f"{letter}{row}"), message, ticket)

    def column_note(self, rule: str, letter: str, message: str) -> Note:
        """Return a note on a column as a whole, placed on its first and last ticket row."""
        first, last = self.rows[0], self.rows[-1]
        return Note(rule, Location(self.file, self.sheet, first, f"{letter}{first}:{letter}{last}"), message)


@mutable
class Column:
    """One source column: its cells aligned with `Context.rows`, "" for a blank; `field` None for a custom column.

    What all its readers ask of the cells as a whole is found once: a log is as large as its cells.
    """

    field: str | None
    header: str
    letter: str
    values: list[Value]
    _kinds: frozenset[type] | None = field_of(default=None, init=False, repr=False, compare=False)
    _texts: dict[str, None] | None = field_of(default=None, init=False, repr=False, compare=False)
    _starts: set[str] | None = field_of(default=None, init=False, repr=False, compare=False)

    @property
    def kinds(self) -> frozenset[type]:
        """Return the types of its cells."""
        if self._kinds is None:
            self._kinds = frozenset(map(type, self.values))
        return self._kinds

    @property
    def texts(self) -> Set[str]:
        """Return the distinct texts among its cells, blanks left out.

        They keep the order of the cells: a walk in the order of a set would fetch each text of a long log from afar.
        """
        if self._texts is None:
            if self.kinds <= {str}:
                self._texts = dict.fromkeys(self.values)  # type: ignore[arg-type]
            else:
                self._texts = dict.fromkeys(value for value in self.values if isinstance(value, str))
            self._texts.pop("", None)
        return self._texts.keys()

    @property
    def starts(self) -> set[str]:
        """Return the first characters of its texts: a few, which spare a look at each text."""
        if self._starts is None:
            self._starts = set(map(itemgetter(0), self.texts))
        return self._starts

    def forget(self) -> None:
        """Let go of what was found of the cells as a whole: for a long log that is half as much as its cells."""
        self._texts = self._starts = None


@mutable
class Meaning:
    """What a column means, aligned with `Context.rows`.

    `raw` holds the sheet's text where the value interprets it. `extra` holds further fields that were taken out of
    this column ("requester.phone" out of "ФИО, телефон"), `extra_raw` what the sheet says of those.
    """

    values: list[Any]
    raw: list[str | None] | None = None
    dates: DateReading | None = None
    words: list[WordReading] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    extra: dict[str, list[Any]] = field(default_factory=dict)
    extra_raw: dict[str, list[str | None]] = field(default_factory=dict)


def tells_status(columns: Sequence[Column], meanings: Mapping[str, Meaning]) -> bool:
    """Whether a column holds statuses, or one was taken out of a column already."""
    return any(column.field == "status" for column in columns) or any(
        "status" in one.extra for one in meanings.values()
    )


def one_each(values: Sequence[Value]) -> Sequence[Value]:
    """Return the cells with TRUE and FALSE as text, so that equal keys mean equal cells (True == 1 in Python)."""
    if bool not in set(map(type, values)):
        return values
    return [("TRUE" if value else "FALSE") if isinstance(value, bool) else value for value in values]
