"""The fate of every row below a header, from how the whole table is filled and never from one weak sign."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from sheet2desk.layout.cells import Cells
from sheet2desk.layout.header import is_numbering
from sheet2desk.layout.header_text import key, shown
from sheet2desk.layout.kinds import DATE, NUMBER, TEXT, empty, kind_of
from sheet2desk.layout.meaning import day_of, is_blank, month_of
from sheet2desk.layout.meaning.column import Banner
from sheet2desk.layout.row_words import begins
from sheet2desk.log import ColumnReading, Fate, RowFate
from sheet2desk.workbook import Value, cell_name

#: Fields that say whose ticket a row is: a row that fills one of them is no continuation.
_OWN = frozenset(
    {
        "id",
        "created_at",
        "requester.name",
        "requester.email",
        "requester.phone",
        "status",
        "due_at",
        "solved_at",
        "assignee",
    }
)
_DATED = frozenset({"created_at", "first_response_at", "solved_at", "due_at"})
#: A cell longer than this repeats no header.
_LONG_NAME = 60
#: Fields whose text may go on in the rows below.
_RUNS_ON = frozenset({"subject", "description", "comments", "attachments", "tags"})


@dataclass(slots=True)
class Body:
    """What the rows below the header are: their fates, and the tickets with the context they stand in.

    `tickets` are places in `Cells.rows`; `banners` and `groups` are aligned with them; `more` gives the places of the
    rows that go on with a ticket.
    """

    fates: list[RowFate] = field(default_factory=list)
    tickets: list[int] = field(default_factory=list)
    banners: list[Banner] = field(default_factory=list)
    groups: list[tuple[str, int] | None] = field(default_factory=list)
    more: dict[int, list[int]] = field(default_factory=dict)


@dataclass(slots=True)
class Shape:
    """What is usual in this table."""

    left: int  # first column, from 1
    right: int
    header: list[str]  # comparable header texts by place
    fields: list[str | None]
    usual: float  # filled cells in a usual row
    often: set[int]  # places that most rows fill
    id_place: int | None
    own: set[int]
    runs_on: set[int]
    id_shapes: set[str] = field(default_factory=set)  # the ids of the table with their digits made alike

    @property
    def width(self) -> int:
        """Return the number of columns."""
        return self.right - self.left + 1


def shape_of(
    rows: Sequence[tuple[int, list[Value]]], left: int, columns: Sequence[ColumnReading], header: Sequence[str]
) -> Shape:
    """Return what is usual in the table, from a sample of its rows."""
    width = len(columns)
    step = max(1, len(rows) // 400)
    sample = [values[left - 1 : left - 1 + width] for _, values in rows[::step]]
    counts = [width - values.count("") for values in sample]
    full = [count for count in counts if count > 1]
    usual = median(full) if full else 1
    own = {place for place, column in enumerate(columns) if column.field in _OWN}
    real = [
        values
        for values, count in zip(sample, counts, strict=True)
        if count >= max(2, usual / 2) and (not own or any(values[place] != "" for place in own))
    ]
    often = {place for place in range(width) if real and sum(values[place] != "" for values in real) >= 0.6 * len(real)}
    fields = [column.field for column in columns]
    id_place = fields.index("id") if "id" in fields else None
    runs_on = {place for place, name in enumerate(fields) if name in _RUNS_ON or (name is None and place not in often)}
    shapes = set() if id_place is None else {_alike(values[id_place]) for values in real if not empty(values[id_place])}
    return Shape(left, left + width - 1, list(header), fields, usual, often, id_place, own, runs_on, shapes)


def _alike(value: Value) -> str:
    """Return an id with its digits made alike: numbers "9", "ИНЦ-0042" as "инц-9"."""
    return re.sub(r"\d+", "9", shown(value).casefold())


def classify(
    cells: Cells, places: range, shape: Shape, marked: frozenset[int] | set[int], start: Banner, year: int | None
) -> Body:
    """Return the fate of the rows at `places`; rows in `marked` (sheet numbers) carry pictures or comments."""
    judge = _Judge(cells, shape, marked, year)
    judge.banner = start
    judge.run(places)
    return judge.body


class _Judge:
    """Walks down the rows and keeps what stands above."""

    def __init__(self, cells: Cells, shape: Shape, marked: frozenset[int] | set[int], year: int | None) -> None:
        self.cells, self.shape, self.marked, self.year = cells, shape, marked, year
        self.body = Body()
        self.banner: Banner = None
        self.group: tuple[str, int] | None = None
        self.last = 0
        self.same = _same_ticket(cells, shape)

    def run(self, places: range) -> None:
        rows, shape, body = self.cells.rows, self.shape, self.body
        low, high, width = shape.left - 1, shape.right, shape.width
        whole = low == 0 and high == self.cells.width
        enough = max(3, (shape.usual + 1) // 2)
        checks = [(low + place, text) for place, text in enumerate(shape.header) if text][:2]
        last = self._last_full(places, enough)
        ticket = Fate.TICKET  # a member of an enumeration costs a search each time it is asked for
        across, down = self.cells.across, self.same
        fates, tickets = body.fates, body.tickets
        for place in places:
            row, values = rows[place]
            own = values if whole else values[low:high]
            filled = width - own.count("")
            if filled >= enough and row not in across and row not in down and not self._odd(values, checks, low):
                tickets.append(place)
                body.banners.append(self.banner)
                body.groups.append(self.group)
                fates.append(RowFate(row, ticket, "fills the columns of a ticket"))
                self.last = row
                continue
            fate, reason = self._judge(row, own, place, below=place < last)
            self._take(place, row, fate, reason)

    def _last_full(self, places: range, enough: float) -> int:
        for place in reversed(places):
            own = self.cells.rows[place][1][self.shape.left - 1 : self.shape.right]
            if self.shape.width - own.count("") >= enough:
                return place
        return places.start - 1

    @staticmethod
    def _odd(values: Sequence[Value], checks: Sequence[tuple[int, str]], low: int) -> bool:
        """Whether a well-filled row may still be a repeated header, a total or a row of column numbers."""
        for place, text in checks:
            value = values[place]
            short = isinstance(value, str) and 0 < len(value) < _LONG_NAME
            if short and str(value).strip()[:1].casefold() in (text[:1], "№", "#") and key(str(value)) == text:
                return True
        first = next((value for value in values[low:] if value != ""), "")
        if isinstance(first, str):
            return len(first) < 60 and not first[0].isdigit() and begins(first, "totals")
        return first == 1 and is_numbering(values[low:])

    def _take(self, place: int, row: int, fate: Fate, reason: str) -> None:
        body = self.body
        if fate is Fate.TICKET:
            body.tickets.append(place)
            body.banners.append(self.banner)
            body.groups.append(self.group)
        elif fate is Fate.CONTINUATION:
            body.more.setdefault(len(body.tickets) - 1, []).append(place)
        body.fates.append(RowFate(row, fate, reason))
        if fate in (Fate.TICKET, Fate.CONTINUATION):
            self.last = row

    def _judge(self, row: int, own: Sequence[Value], place: int, *, below: bool) -> tuple[Fate, str]:
        filled = [i for i, value in enumerate(own) if not empty(value)]
        said = [i for i in filled if not is_blank(own[i])]
        if not filled and row in self.marked:
            return Fate.TICKET, "carries a picture or a comment"
        if not filled:
            outside = any(not empty(value) for value in self.cells.rows[place][1])
            return (
                Fate.NOTE,
                "stands beside the table" if outside else "nothing but blanks, errors, or what a merge covers",
            )
        if self._is_header(own, filled):
            return Fate.HEADER, "repeats the header"
        if is_numbering(own) and len(filled) == self.shape.width:
            return Fate.HEADER, "only numbers the columns"
        if row in self.same and self.body.tickets:
            return Fate.CONTINUATION, "the number above is merged down over this row"
        if self._is_total(own, filled):
            return Fate.TOTAL, f"begins with {shown(own[filled[0]])!r} and holds sums only"
        if self._is_count(own, said):
            return Fate.TOTAL, f"{shown(own[said[0]])!r} where the numbers stand, and a sum beside it"
        if not said:
            return (
                (Fate.TICKET, "carries a picture or a comment")
                if row in self.marked
                else (Fate.NOTE, "nothing but placeholders")
            )
        if len(said) == 1:
            return self._single(row, own, said[0], place, below=below)
        if self._goes_on(row, said):
            return Fate.CONTINUATION, "no number or date of its own, and its text goes on from the row above"
        if not below and self._is_closing(own, said):
            return Fate.NOTE, "a remark under the table"
        return Fate.TICKET, "fills columns of a ticket" + (
            "" if len(said) >= self.shape.usual / 2 else f", if only {len(said)}"
        )

    def _is_header(self, own: Sequence[Value], filled: Sequence[int]) -> bool:
        if not any(self.shape.header):
            return False
        alike = sum(
            1
            for i in filled
            if isinstance(own[i], str) and self.shape.header[i] and key(str(own[i])) == self.shape.header[i]
        )
        return alike >= 2 and alike * 2 > len(filled)

    def _is_total(self, own: Sequence[Value], filled: Sequence[int]) -> bool:
        first = next((i for i in filled if kind_of(own[i]) == TEXT), None)
        if first is None or not begins(own[first], "totals"):
            return False
        others = [i for i in filled if i != first]
        return all(
            kind_of(own[i]) == NUMBER
            or begins(own[i], "totals")
            or (isinstance(own[i], str) and len(str(own[i])) < 12 and any(sign.isdigit() for sign in str(own[i])))
            for i in others
        )

    def _is_count(self, own: Sequence[Value], said: Sequence[int]) -> bool:
        """Whether a thin row holds a word in place of a ticket's number and figures only ("Calls | 12")."""
        shape = self.shape
        if not 2 <= len(said) <= 3 or len(said) * 2 > shape.usual or said[0] != shape.id_place:
            return False
        word, *others = (own[i] for i in said)
        numbered = bool(shape.id_shapes) and all("9" in text for text in shape.id_shapes)
        return (
            numbered
            and isinstance(word, str)
            and not any(sign.isdigit() for sign in word)
            and all(kind_of(value) == NUMBER for value in others)
        )

    def _single(self, row: int, own: Sequence[Value], place: int, at: int, *, below: bool) -> tuple[Fate, str]:
        value = own[place]
        text = shown(value)
        spans = self.cells.across.get(row, [])
        merged = any(m.left <= place + self.shape.left <= m.right and m.right > m.left for m in spans)
        cell = cell_name(row, place + self.shape.left)
        if row in self.marked and not merged and not self._goes_on(row, [place]):
            return Fate.TICKET, "one cell, and a picture or a comment"
        context = self._context(value)
        dated = self.shape.fields[place] in _DATED and not merged
        if context is not None and (not dated or (place == 0 and self._undated_below(at, place))):
            self.banner = context
            self.group = None
            return Fate.BANNER, f"one {'merged ' if merged else ''}cell: {text}"
        if place == self.shape.id_place and not merged and self._is_id(value):
            return Fate.TEMPLATE, "a number, and nothing else filled in"
        if begins(value, "totals") or (kind_of(value) == NUMBER and not below and place != self.shape.id_place):
            return Fate.TOTAL, f"one cell: {text}"
        if begins(value, "notes", 400) or text.startswith(("*", "**", "NB")):
            return Fate.NOTE, f"one cell that is a remark: {cell}"
        if (
            merged
            or (place == 0 and self.shape.fields[place] not in _RUNS_ON)
            or (place <= 1 and self.shape.id_place == 0 and self.shape.fields[place] not in _RUNS_ON and False)
        ):
            if not below:
                return Fate.NOTE, f"one {'merged ' if merged else ''}cell under the table: {cell}"
            if len(text) > 80 or (text.endswith(".") and len(text.split()) > 4):
                return Fate.NOTE, f"one cell that is a remark: {cell}"
            self.group = (text, row)
            return Fate.BANNER, f"one {'merged ' if merged else ''}cell heads the rows below: {text[:60]}"
        if self._goes_on(row, [place]):
            return Fate.CONTINUATION, "its text goes on from the row above"
        if not below and kind_of(value) == TEXT and row > self.last + 1:
            return Fate.NOTE, f"one cell under the table: {cell}"
        return Fate.TICKET, "fills one column of a ticket"

    def _undated_below(self, at: int, place: int) -> bool:
        """Whether the row below has no date of its own in this column, so that a lone date heads it."""
        rows = self.cells.rows
        if at + 1 >= len(rows):
            return False
        below = rows[at + 1][1][self.shape.left - 1 : self.shape.right]
        return empty(below[place]) and sum(not empty(value) for value in below) > 1

    def _is_id(self, value: Value) -> bool:
        """Whether a lone cell in the column of numbers is one of them, not the heading of a group ("Цех 5")."""
        kind = kind_of(value)
        if kind == NUMBER:
            return True
        return kind != DATE and (
            _alike(value) in self.shape.id_shapes if self.shape.id_shapes else len(shown(value)) < 20
        )

    def _context(self, value: Value) -> Banner:
        """Return the month or day that a heading gives, completed by the year known from above."""
        from datetime import date, datetime

        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        if not isinstance(value, str):
            return None
        month = month_of(value)
        if month is not None:
            year, number = month
            self.year = year or self.year
            return (self.year, number) if self.year and number else None
        day = day_of(value)
        if isinstance(day, tuple):
            return date(self.year, *day) if self.year else None
        if day is not None:
            self.year = day.year
        return day

    def _goes_on(self, row: int, said: Sequence[int]) -> bool:
        """Whether a row's text belongs to the ticket above: it fills texts only, nothing that tells tickets apart."""
        shape = self.shape
        if not self.body.tickets or row != self.last + 1:
            return False
        if any(i in shape.own for i in said):
            return False
        anchors = shape.own & shape.often
        if not anchors:
            return False
        texts = [i for i in said if shape.fields[i] in _RUNS_ON]
        if shape.id_place in shape.often and shape.id_place is not None:
            return bool(texts) or len(said) < shape.usual / 2
        return bool(texts) and len(said) <= 2 and len(anchors) >= 2

    def _is_closing(self, own: Sequence[Value], said: Sequence[int]) -> bool:
        """Whether a thin row under the last ticket is a signature, a legend or a remark."""
        return begins(own[said[0]], "notes", 200) and len(said) < max(3, self.shape.usual / 2)


def _same_ticket(cells: Cells, shape: Shape) -> set[int]:
    """Return the rows over which a number is merged down from above."""
    if shape.id_place is None:
        return set()
    column = shape.left + shape.id_place
    return {
        row
        for merge in cells.down
        if merge.left <= column <= merge.right
        for row in range(merge.top + 1, merge.bottom + 1)
    }
