"""Columns to tickets: values understood column by column, then put together row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field, replace
from datetime import date, datetime
from itertools import islice, repeat
from typing import Any
from zoneinfo import ZoneInfo

from sheet2desk.config import Profile
from sheet2desk.data_class import mutable
from sheet2desk.finding import Note
from sheet2desk.heap import trim
from sheet2desk.layout.asked_twice import take_again
from sheet2desk.layout.cells import Cells
from sheet2desk.layout.kinds import empty
from sheet2desk.layout.legend_rows import LegendRows
from sheet2desk.layout.meaning import Column, Context, Meaning, cell_text, is_blank, understand
from sheet2desk.layout.meaning.colour_legend import speaks_of_colours
from sheet2desk.layout.meaning.column import Banner, one_each
from sheet2desk.layout.meaning.dates.span import Span
from sheet2desk.layout.meaning.meeting_statuses import is_yearless, meeting_day
from sheet2desk.layout.meaning.named_places import CUSTOM
from sheet2desk.layout.meaning.text import said_by, whole_numbers
from sheet2desk.layout.meaning.understand import TIME_PREFIX
from sheet2desk.layout.table import Table
from sheet2desk.layout.ticked_statuses import merge_ticks
from sheet2desk.layout.time_columns import TIME_OF_DAY
from sheet2desk.log import ColumnReading, DateReading, WordReading
from sheet2desk.ticket import Comment, Requester, Source, Ticket
from sheet2desk.workbook import Grid, Looks, Marks, Value, cell_name

#: Fields whose text in a further row of the ticket is joined on; others move up only where the ticket has none.
_JOINED = frozenset({"subject", "description", "comments", "attachments", "tags"})
#: Fields that are no text: what a further row says there is kept beside them under the column's header.
_TYPED = frozenset(
    {"id", "status", "priority", "created_at", "first_response_at", "solved_at", "due_at", "satisfaction"}
)
#: Fields of a ticket in its own order, those before its requester apart.
_FIRST = ("id", "subject", "description")
_THEN = (
    "assignee", "status", "priority", "channel", "category", "created_at", "first_response_at", "solved_at", "due_at",
    "satisfaction",
)  # fmt: skip

#: From so many tickets on the memory of their cells is worth giving back before the tickets are built.
_LONG = 20_000
#: Rows that are turned into columns at once: of many more each cell would be fetched from afar.
_STRETCH = 500


@mutable
class Surroundings:
    """What the tickets of a sheet are read with."""

    file: str
    sheet: str
    profile: Profile
    zone: ZoneInfo
    now: datetime
    marks: Marks
    looks: Callable[[], Looks]
    legends: Sequence[Grid] = ()  # where a legend of colours may stand
    sisters: Sequence[Grid] = ()  # and where on other logs, if there is none in these
    lent: Mapping[str, tuple[str, str]] = field(default_factory=dict)  # header → (order of dates, sheet that proves it)
    span: Span | None = None  # the time that the sheet's name or title gives to dates without a year


@mutable
class Harvest:
    """The tickets of a table and what was seen on the way."""

    tickets: list[Ticket] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    dates: dict[str, DateReading] = field(default_factory=dict)
    words: list[WordReading] = field(default_factory=list)
    rows_of: dict[int, int] = field(default_factory=dict)  # any row of a ticket -> its place in `tickets`
    cells_of: dict[tuple[int, int], int] = field(default_factory=dict)  # the same of (row, column) on a board
    sole: bool = True  # no other table stands beside this one

    def at(self, row: int, column: int) -> int | None:
        """Return the place of the ticket that a cell belongs to; on a board it is the card above in its column."""
        if not self.cells_of:
            return self.rows_of.get(row)
        above = [spot for spot in self.cells_of if spot[1] == column and spot[0] <= row]
        return self.cells_of[max(above)] if above else None


def gather(cells: Cells, table: Table, around: Surroundings) -> Harvest:
    """Return the tickets of a table."""
    rows = cells.rows
    places = table.body.tickets
    if not places:
        return Harvest()
    numbers = [rows[place][0] for place in places]
    values = _turned([rows[place][1] for place in places], table.left - 1, len(table.columns))
    _blank_errors(values, table, numbers, around.marks)
    moved, joined = _continuations(cells, table, values)
    for index, spots in take_again(table.columns, table.heads, values, numbers, table.left).items():
        moved.setdefault(index, {}).update(spots)
    if around.legends:
        own = LegendRows(cells, places, around.legends[0])
        around = replace(around, legends=[own, *around.legends[1:]])
    if len(table.columns) == cells.width:
        cells.hand_over(places)
    columns, ticks = merge_ticks(table.columns, values, numbers)
    for index, cell in ticks.items():
        moved.setdefault(index, {})["status"] = cell
    harvest = gather_columns(columns, values, numbers, table.body.banners, around, joined)
    for index, spots in moved.items():
        harvest.tickets[index].places = spots
    harvest.rows_of.update(zip(numbers, range(len(numbers)), strict=True))
    for index, further in table.body.more.items():
        for place in further:
            harvest.rows_of[rows[place][0]] = index
    for index, group in enumerate(table.body.groups):
        if group is not None:
            add_custom(harvest.tickets[index], "group", group[0])
    if table.body.across:
        for index, further in table.body.more.items():
            for place in further:
                if place in table.body.across:
                    spot = cell_name(rows[place][0], table.left)
                    _add_text(harvest.tickets[index], table.body.across[place], spot)
    return harvest


def _turned(rows: Sequence[Sequence[Value]], low: int, count: int) -> list[list[Value]]:
    """Return `count` columns of the rows from column `low` on; a stretch at a time, while its rows lie near at hand."""
    columns: list[list[Value]] = [[] for _ in range(count)]
    for first in range(0, len(rows), _STRETCH):
        parts = islice(zip(*rows[first : first + _STRETCH], strict=True), low, low + count)
        for column, part in zip(columns, parts, strict=True):
            column += part
    return columns


def _add_text(ticket: Ticket, text: str, spot: str) -> None:
    """Put a text that stands across the table under a ticket where it says nothing yet, else among its comments."""
    if ticket.description is None:
        ticket.description = text
        ticket.places = {**(ticket.places or {}), "description": spot}
    else:
        ticket.comments = [*ticket.comments, Comment(text, None, None)]


def gather_columns(
    columns: Sequence[ColumnReading],
    values: list[list[Value]],
    numbers: Sequence[int],
    banners: Sequence[Banner],
    around: Surroundings,
    joined: Mapping[tuple[int, int], str] | None = None,
) -> Harvest:
    """Return the tickets of columns that are aligned with `numbers`, the sheet's own rows of the tickets.

    `joined` holds texts of further rows by (ticket, column), to follow the ticket's own. The `values` are used up.
    """
    harvest = Harvest()
    read = [
        Column(_asked_for(column), column.header, column.column, cells)
        for column, cells in zip(columns, values, strict=True)
    ]
    ids = _ids(read, len(numbers))
    context = Context(
        file=around.file,
        sheet=around.sheet,
        profile=around.profile,
        zone=around.zone,
        now=around.now,
        rows=numbers,
        ids=ids,
        banners=banners,
        looks=around.looks,
        marks=around.marks,
        legends=around.legends,
        span=around.span,
        lent=around.lent,
    )
    if around.sisters and not any(speaks_of_colours(context, name) for name in ("statuses", "priorities")):
        context.legends, context.legend_lines = [*context.legends, *around.sisters], None
    meanings = understand(read, context)
    for letter, meaning in meanings.items():
        harvest.notes += meaning.notes
        harvest.words += meaning.words
        if meaning.dates is not None:
            harvest.dates[letter] = meaning.dates
    apart: list[tuple[int, str, str]] = []
    for (index, place), text in (joined or {}).items():
        column = columns[place]
        meaning = meanings[column.column]
        old = meaning.values[index]
        if column.field in _TYPED or (old is not None and column.field and column.field not in _JOINED):
            further = [line for line in text.split("\n") if line != str(old)]
            if further:
                apart.append((index, column.header, "\n".join(further)))
        elif old is None:
            meaning.values[index] = text
        elif str(old) != text:
            meaning.values[index] = f"{old}\n{text}"
    # the cells have been understood: in a long log they would make the peak together with the tickets
    del context, ids
    values.clear()
    for known in read:
        known.values = []
    if len(numbers) >= _LONG:
        trim()
    harvest.tickets = _build(read, meanings, numbers, around)
    for index, header, text in apart:
        add_custom(harvest.tickets[index], header, text)
    return harvest


def _asked_for(column: ColumnReading) -> str | None:
    return f"{TIME_PREFIX}{column.field}" if column.reason.startswith(TIME_OF_DAY) else column.field


def add_custom(ticket: Ticket, name: str, text: str) -> None:
    """Put a text among the ticket's own fields, under what already has that name."""
    known = ticket.custom.get(name)
    ticket.custom = {**ticket.custom, name: text if known is None else f"{known}\n{text}"}


def _blank_errors(values: list[list[Value]], table: Table, numbers: Sequence[int], marks: Marks) -> None:
    if not marks.errors:
        return
    index_of = {row: i for i, row in enumerate(numbers)}
    for row, column in marks.errors:
        if row in index_of and table.left <= column <= table.right:
            values[column - table.left][index_of[row]] = ""


def _ids(columns: Sequence[Column], count: int) -> list[str | None]:
    for column in columns:
        if column.field == "id":
            values: Sequence[Any] = one_each(column.values)
            numbers: list[Any] | None = whole_numbers(values) if column.kinds == {float} else None
            return numbers or list(map(said_by(set(values)).get, values))
    return [None] * count


def _continuations(
    cells: Cells, table: Table, values: list[list[Value]]
) -> tuple[dict[int, dict[str, str]], dict[tuple[int, int], str]]:
    """Return what the further rows of tickets add: cells moved up into blanks, and texts to join on."""
    moved: dict[int, dict[str, str]] = {}
    joined: dict[tuple[int, int], str] = {}
    low = table.left - 1
    for index, further in table.body.more.items():
        for at in further:
            if at in table.body.across:
                continue
            row, line = cells.rows[at]
            for place, column in enumerate(table.columns):
                value = line[low + place]
                if empty(value) or is_blank(value):
                    continue
                if column.field not in _JOINED and empty(values[place][index]):
                    values[place][index] = value
                    moved.setdefault(index, {})[column.field or column.header] = cell_name(row, table.left + place)
                    continue
                if (row, table.left + place) in cells.given:
                    continue
                text = cell_text(value)
                key = (index, place)
                joined[key] = f"{joined[key]}\n{text}" if key in joined else text
    return moved, joined


def _build(
    columns: Sequence[Column], meanings: dict[str, Meaning], numbers: Sequence[int], around: Surroundings
) -> list[Ticket]:
    """Return the tickets; `meanings` are used up."""
    count = len(numbers)
    by_field: dict[str, list[Any]] = {}
    raws: dict[str, list[str | None]] = {}
    letters: dict[str, str] = {}
    custom: list[tuple[str, list[Any]]] = []
    remarks: list[tuple[date | None, list[Any]]] = []
    times: list[tuple[str, Column, Meaning]] = []
    for column in columns:
        meaning = meanings.pop(column.letter, None)
        if meaning is None:
            continue
        name = column.field
        if name and name.startswith(TIME_PREFIX):
            times.append((name.removeprefix(TIME_PREFIX), column, meaning))
            continue
        letters.setdefault(name or column.header, column.letter)
        if name == "comments":
            values = meaning.values
            if meeting_day(column.header) is None and is_yearless(column.header):  # a day that gives no time
                values = [value and f"{column.header}: {value}" for value in values]
            remarks.append((meeting_day(column.header), values))
        elif name is None or name == "attachments" or name in by_field:
            custom.append((column.header, meaning.values))
        else:
            by_field[name] = meaning.values
        if name and meaning.raw is not None:
            raws.setdefault(name, meaning.raw)
        for extra, extra_values in meaning.extra.items():
            if extra.startswith(CUSTOM):
                custom.append((extra.removeprefix(CUSTOM), extra_values))
            elif extra not in by_field:
                by_field[extra] = extra_values
                letters.setdefault(extra, column.letter)
                if extra in meaning.extra_raw:
                    raws.setdefault(extra, meaning.extra_raw[extra])
            else:
                custom.append((f"{column.header} ({extra})", extra_values))
    for name, column, meaning in times:
        if name in meaning.extra:
            by_field[name] = meaning.extra[name]
            letters.setdefault(name, column.letter)
        moments = by_field.get(name, ())
        left = [
            None if isinstance(moment, datetime) else text for moment, text in zip(moments, meaning.values, strict=True)
        ]
        if any(text is not None for text in left):
            custom.append((column.header, left))
    blank: list[Any] = [None] * count
    people = [by_field.get(f"requester.{part}", blank) for part in ("name", "email", "phone", "organization")]
    requesters = map(Requester, *people)
    customs = _dicts(custom, count)
    raw = _dicts(list(raws.items()), count)
    custom.clear()  # with the tickets these columns would make the peak
    raws.clear()
    if count >= _LONG:
        trim()
    comments = _comments(remarks, count)
    sources = map(Source, repeat(around.file), repeat(around.sheet), numbers)
    first = [by_field.get(name, blank) for name in _FIRST]
    then = [by_field.get(name, blank) for name in _THEN]
    tags: Iterable[Sequence[str]] = map(_tags, by_field["tags"]) if "tags" in by_field else repeat((), count)
    tickets = list(
        map(Ticket, sources, *first, requesters, *then, tags, comments, repeat(()), customs, raw, repeat(letters))
    )
    assert len(tickets) == count, "a column is shorter than its table"
    return tickets


def _tags(value: Any) -> Sequence[str]:
    if not value:
        return ()
    if isinstance(value, str):
        parts = value.replace(";", ",").replace("\n", ",").split(",")
        if len(parts) == 1 and value.count("#") > 1:
            parts = value.split()
        return [tag for part in parts if (tag := part.strip().lstrip("#").strip())]
    return list(value)


def _dicts(columns: Sequence[tuple[str, Sequence[Any]]], count: int) -> list[dict[str, str]]:
    found: list[dict[str, str]] = [{} for _ in range(count)]
    for name, values in columns:
        for one, value in zip(found, _as_texts(values), strict=True):
            if value is not None:
                one[name] = value
    return found


def _as_texts(values: Sequence[Any]) -> Sequence[str | None]:
    if set(map(type, values)) <= {str, type(None)}:
        return values
    return [value if value is None or isinstance(value, str) else cell_text(value) for value in values]


def _comments(columns: Sequence[tuple[date | None, Sequence[Any]]], count: int) -> list[Sequence[Comment]]:
    if not columns:
        return [()] * count
    days = [day for day, _ in columns]
    rows = zip(*(values for _, values in columns), strict=True)
    nothing = (None,) * len(columns)  # what most tickets of a long log have
    return [
        ()
        if row == nothing
        else [_comment(value, day) for day, value in zip(days, row, strict=True) if value is not None]
        for row in rows
    ]


def _comment(value: Any, day: date | None) -> Comment:
    if isinstance(value, Comment):
        return value
    return Comment(value if isinstance(value, str) else cell_text(value), None, day)
