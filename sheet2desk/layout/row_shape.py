"""What is usual in the rows of a table: how many cells they fill, which columns, and with what kind of thing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import field

from sheet2desk.data_class import mutable
from sheet2desk.layout.header_text import key, shown
from sheet2desk.layout.kinds import BLANK, DATE, NUMBER, TEXT, empty, is_mute, kind_of
from sheet2desk.layout.meaning import is_blank
from sheet2desk.layout.outcomes import OUTCOME
from sheet2desk.log import ColumnReading
from sheet2desk.workbook import Value

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
DATED = frozenset({"created_at", "first_response_at", "solved_at", "due_at"})
#: Fields whose text may go on in the rows below.
RUNS_ON = frozenset({"subject", "description", "comments", "attachments", "tags"})
#: Fields that a row needs one of to tell a request, rather than a number with what was filled in beforehand.
_MATTER = ("created_at", "description", "subject", "requester.name", "comments")
_LONGEST_ID = 20
#: Numbers above it may be days as spreadsheets count them.
_SERIAL = 20_000
_DIGITS = 12
#: A column has a kind when this share of its cells has it.
_KIND_SHARE = 0.85


@mutable
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
    kinds: list[str | None] = field(default_factory=list)  # by place: the kind that nearly all of its cells have
    anchors: tuple[int, ...] = ()  # places that tell tickets apart and most rows fill: number, date
    matter: tuple[int, ...] = ()  # places of which a ticket fills at least one
    above: list[dict[int, str]] = field(default_factory=list)  # comparable texts by place of each row of the header
    titles: set[str] = field(default_factory=set)  # comparable texts over the header
    ones: frozenset[int] = frozenset()  # places where each ticket counts as 1
    wordiest: list[int] = field(default_factory=list)  # by place: the most words that a ticket has there
    capital: list[bool] = field(default_factory=list)  # by place: whether nearly all texts begin with a capital

    @property
    def width(self) -> int:
        """Return the number of columns."""
        return self.right - self.left + 1

    @property
    def first(self) -> int:
        """Return the place of the first column that has a name or is filled, where a blank one stands before it."""
        return next((place for place, name in enumerate(self.header) if name or place in self.often), 0)

    def fits(self, place: int, value: Value) -> bool | None:
        """Return whether a cell is what its column usually holds; None where the column or the cell leaves it open."""
        if place == self.id_place and self.id_shapes:
            return alike(value) in self.id_shapes
        usual, kind = self.kinds[place], kind_of(value)
        if usual is None or kind == BLANK or is_mute(value):
            return None
        if kind == usual:
            return True
        open_ = kind != TEXT or (usual != TEXT and any(sign.isdigit() for sign in str(value)))
        return None if open_ and usual != TEXT else False

    def is_id(self, value: Value) -> bool:
        """Whether a lone cell in the column of numbers is one of them, not the heading of a group ("Цех 5")."""
        kind = kind_of(value)
        if kind in (NUMBER, DATE):
            return kind == NUMBER
        own = alike(value)
        if not self.id_shapes:
            return len(own) < _LONGEST_ID
        return any(own == one or (len(own) > 2 and one.startswith(own)) for one in self.id_shapes)

    def anchored(self, own: Sequence[Value], said: Sequence[int]) -> bool:
        """Whether a row has a number or a date like those of the tickets."""
        return any(
            place in said
            and self.fits(place, own[place]) is not False
            and (place == self.id_place or self._dates(place, own[place]))
            for place in self.anchors
        )

    def sure_anchors(self, own: Sequence[Value], said: Sequence[int]) -> int:
        """Return in how many of the columns that tell tickets apart a row has just what they hold."""
        return sum(
            place in said
            and self.fits(place, own[place]) is True
            and (place == self.id_place or kind_of(own[place]) == DATE)
            for place in self.anchors
        )

    def _dates(self, place: int, value: Value) -> bool:
        """Whether a cell may date a ticket: a date, a serial number, a number where days stand as numbers."""
        if isinstance(value, str) and value.strip().isdecimal() and len(value) < _DIGITS:
            value = int(value)  # delimited text has its numbers as text
        if isinstance(value, (int, float)):
            return self.kinds[place] == NUMBER or value > _SERIAL
        return kind_of(value) != TEXT or any(sign.isdigit() for sign in str(value))

    def misfits(self, own: Sequence[Value], said: Sequence[int]) -> int:
        """Return how many cells of a row are not what their columns hold."""
        return sum(self.fits(place, own[place]) is False for place in said)


def shape_of(
    rows: Sequence[tuple[int, list[Value]]], left: int, columns: Sequence[ColumnReading], header: Sequence[str]
) -> Shape:
    """Return what is usual in the table, from a sample of its rows."""
    width = len(columns)
    step = max(1, len(rows) // 400)
    sample = [values[left - 1 : left - 1 + width] for _, values in rows[::step]]
    counts = [width - values.count("") for values in sample]
    full = [count for count in counts if count > 1]
    usual = _median(full) if full else 1
    own = {place for place, column in enumerate(columns) if column.field in _OWN}
    real = [
        values
        for values, count in zip(sample, counts, strict=True)
        if count >= max(2, usual / 2) and (not own or any(values[place] != "" for place in own))
    ]
    often = {place for place in range(width) if real and _mostly_filled([values[place] for values in real])}
    fields = [column.field or ("comments" if column.reason == OUTCOME else None) for column in columns]
    id_place = fields.index("id") if "id" in fields else None
    runs_on = {place for place, name in enumerate(fields) if name in RUNS_ON or (name is None and place not in often)}
    shape = Shape(left, left + width - 1, list(header), fields, usual, often, id_place, own, runs_on)
    rich = _rich(real, counts)
    shape.usual = max(usual, _median([width - list(values).count("") for values in rich])) if rich else usual
    held = [[values[place] for values in rich] for place in range(width)]
    shape.kinds = [_kind(column) for column in held]
    shape.wordiest = [max((len(str(value).split()) for value in set(column)), default=0) for column in held]
    shape.capital = [_begins_big(column) for column in held]
    dated = {place for place, name in enumerate(fields) if name in DATED}
    shape.ones = frozenset(place for place, column in enumerate(held) if _counts_one(column))
    usually = {place for place, column in enumerate(held) if _mostly_filled(column)}
    shape.anchors = tuple(place for place in sorted(own & usually) if place == id_place or place in dated)
    if id_place is not None:
        dates = [place for place in shape.anchors if place != id_place and shape.kinds[place] == DATE]
        sure = [values for values in rich if any(kind_of(values[place]) == DATE for place in dates)] if dates else rich
        shape.id_shapes = _id_shapes([values[id_place] for values in sure or rich])
    shape.matter = tuple(
        place for name in _MATTER for place, field_ in enumerate(fields) if field_ == name and place in usually
    )
    return shape


def _median(counts: Sequence[int]) -> float:
    """Return the middle one; to load `statistics` takes longer than to look at a table."""
    ordered, half = sorted(counts), len(counts) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def _mostly_filled(values: Sequence[Value]) -> bool:
    return len(values) - values.count("") >= 0.6 * len(values)


def _rich(real: Sequence[Sequence[Value]], counts: Sequence[int]) -> Sequence[Sequence[Value]]:
    """Return the rows that fill about as much as the fullest do: rows prepared for tickets to come are none of them."""
    fullest = sorted(counts)[len(counts) * 9 // 10] if counts else 0
    rich = [values for values in real if len(values) - list(values).count("") >= 0.6 * fullest]
    return rich or real


def _kind(values: Sequence[Value]) -> str | None:
    """Return the kind of a column's cells, None when they are mixed or few."""
    counts: Counter[str] = Counter()
    for value, count in Counter(values).items():
        if not is_blank(value) and not is_mute(value):
            counts[kind_of(value)] += count
    counts.pop(BLANK, None)
    total = sum(counts.values())
    if total < 2:
        return None
    kind, most = counts.most_common(1)[0]
    return kind if most >= _KIND_SHARE * total or (total <= 6 and most > 1 and total - most == 1) else None


def _begins_big(values: Sequence[Value]) -> bool:
    """Whether nearly all texts of a column begin with a capital, of those whose script has any."""
    first = [value.lstrip()[:1] for value in values if isinstance(value, str)]
    small, big = sum(map(str.islower, first)), sum(map(str.isupper, first))
    return big >= _KIND_SHARE * (small + big)


def _id_shapes(ids: Sequence[Value]) -> set[str]:
    """Return the ids with their digits made alike; where most have digits, a word among them is no id."""
    shapes = [alike(value) for value in ids if not is_blank(value)]
    numbered = [shape for shape in shapes if "9" in shape]
    return set(numbered if len(numbered) * 5 >= len(shapes) * 3 else shapes)


def _counts_one(values: Sequence[Value]) -> bool:
    """Whether a column holds a 1 for each ticket, so that sums of it count them."""
    ones = sum(value == 1 and not isinstance(value, bool) for value in values)
    return ones > 1 and ones * 2 > len(values)


def alike(value: Value) -> str:
    """Return an id with its digits made alike: numbers "9", "ИНЦ-0042" as "инц-9"."""
    return re.sub(r"\d+", "9", shown(value).casefold())


def texts_of(values: Sequence[Value]) -> dict[int, str]:
    """Return the comparable texts of a row by place."""
    return {place: key(shown(value)) for place, value in enumerate(values) if not empty(value)}


def is_figure(value: Value) -> bool:
    """Whether a cell holds a number and nothing else; a box that is ticked or not is none."""
    return kind_of(value) == NUMBER and not isinstance(value, bool)
