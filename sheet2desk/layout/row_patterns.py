"""What the rows of a table show only together: which is the last full one, what is prepared, what a count counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from sheet2desk.layout import prepared, sums
from sheet2desk.layout.cells import Cells
from sheet2desk.layout.fact_rows import Fact, facts_of
from sheet2desk.layout.header_lines import is_numbering
from sheet2desk.layout.header_text import shown
from sheet2desk.layout.kinds import empty
from sheet2desk.layout.meaning import is_blank
from sheet2desk.layout.meaning.banners import names_day, tells_of_stretch
from sheet2desk.layout.row_shape import Shape, texts_of
from sheet2desk.regex import regex
from sheet2desk.workbook import Value

#: Fields of which the first row of a ticket has one, and the rows of what was done about it none.
_CORE = frozenset(
    {"subject", "description", "requester.name", "requester.organization", "requester.email", "requester.phone"}
)
#: Days without a ticket, each with its heading, that may follow one another.
_HEADINGS_IN_A_ROW = 8
#: So few cells make a ticket where no row has more.
_FEWEST_CELLS = 2
#: "Calls of the day: 5".
_LABELLED = regex(r"([^\d:]{3,40}):\s*\d{1,5}(?:[.,]\d+)?\D{0,10}")
#: Of so many full rows fewer than one in so many has a number.
_SEVERAL, _SELDOM = 10, 8
#: So many lone texts make a list.
_A_LIST = 3
#: So many texts alone under so many tickets are tickets, too.
_TEXTS_AT_THE_END, _MANY = 2, 5


class RowPatterns:
    """The rows below a header, looked at as a whole; each question is answered once, when first asked."""

    def __init__(self, cells: Cells, places: range, shape: Shape) -> None:
        self.cells, self.places, self.shape = cells, places, shape
        self.enough = max(3, (shape.usual + 1) // 2)
        self.full = self._last_full()
        if self.full < places.start and shape.usual >= _FEWEST_CELLS:
            self.enough = _FEWEST_CELLS  # "Issue | Status", and nothing more
            self.full = self._last_full()
        self.core = self._core_of_history()
        self._heads: dict[int, bool] | None = None
        self._prepared: set[prepared.Pattern] | None = None
        self._under: bool | None = None

    @cached_property
    def hardly_numbered(self) -> bool:
        """Whether so few rows have a number that no ticket begins with it: somebody gave up counting."""
        place = self.shape.id_place
        if place is None:
            return False
        numbered, most = 0, len(self.places) // _SELDOM
        for own in map(self.own, self.places):
            numbered += not empty(own[place]) and self._is_full(own)
            if numbered > most:
                return False
        full = sum(map(self._is_full, map(self.own, self.places)))
        return full >= _SEVERAL and numbered * _SELDOM < full

    def _is_full(self, own: Sequence[Value]) -> bool:
        return sum(not empty(value) for value in own) >= self.enough

    def own(self, place: int) -> Sequence[Value]:
        """Return a row's cells within the table."""
        return self.cells.rows[place][1][self.shape.left - 1 : self.shape.right]

    def _last_full(self) -> int:
        """Return the place of the last row that is well filled like a ticket."""
        low, high, width = self.shape.left - 1, self.shape.right, self.shape.width
        for place in reversed(self.places):
            own = self.cells.rows[place][1][low:high]
            if width - own.count("") >= self.enough and self._ticket_like(own):
                return place
        return self.places.start - 1

    @cached_property
    def _lone(self) -> list[tuple[int, int, Value]]:
        """Return (row's place, column's place, value) of each row with a single cell."""
        filled = ((at, [(i, value) for i, value in enumerate(self.own(at)) if not empty(value)]) for at in self.places)
        return [(at, *cells[0]) for at, cells in filled if len(cells) == 1]

    @cached_property
    def list_of_texts(self) -> int | None:
        """Return the place of the column that most rows fill and no other: a list of things to do."""
        lone = Counter(column for _, column, _ in self._lone)
        place, count = max(lone.items(), key=lambda one: one[1], default=(-1, 0))
        of_texts = place >= 0 and self.shape.fields[place] in {"subject", "description"}
        return place if of_texts and count * 5 >= len(self.places) * 4 and count >= _A_LIST else None

    @cached_property
    def texts_at_the_end(self) -> frozenset[int]:
        """Return the places of the rows under the last full one that hold a text each: tickets nobody numbered yet.

        Only where they are several, side by side with the tickets, and no row of the table before them is thin.
        """
        shape, tail = self.shape, [place for place in self.places if place > self.full]
        if len(tail) < _TEXTS_AT_THE_END or len(self.places) - len(tail) < _MANY:
            return frozenset()
        if any(not self._ticket_like(self.own(at)) for at in self.places if at < self.full):
            return frozenset()
        rows = [self.cells.rows[place][0] for place in [self.full, *tail]]
        told = [at for at, name in enumerate(shape.fields) if name in {"subject", "description"}]
        return (
            frozenset(tail)
            if rows[-1] - rows[0] == len(tail) and all(self._tells(at, told) for at in tail)
            else frozenset()
        )

    def _tells(self, place: int, told: Sequence[int]) -> bool:
        """Whether a row has a text that no small letter begins where tickets have theirs, and no own field."""
        own = self.own(place)
        texts = [str(own[at]) for at in told if isinstance(own[at], str) and not empty(own[at])]
        own_fields = any(not empty(own[at]) for at in self.shape.own)
        return bool(texts) and not texts[0][:1].islower() and not own_fields

    def _ticket_like(self, own: Sequence[Value]) -> bool:
        """Whether a well-filled row has what tells tickets apart, and tells of something."""
        shape = self.shape
        said = [i for i, value in enumerate(own) if value != "" and not is_blank(value)]
        if shape.anchors and not shape.anchored(own, said):
            return False
        return not shape.matter or any(not empty(own[place]) for place in shape.matter)

    def _core_of_history(self) -> tuple[int, ...]:
        """Return the places that only the numbered row of a ticket fills, where rows without a number tell its history.

        () in a table in which rows without a number are rare, or say whose or what they are.
        """
        shape, place = self.shape, self.shape.id_place
        if place is None or place not in shape.anchors or len(self.places) < 3:
            return ()
        core = tuple(at for at, name in enumerate(shape.fields) if name in _CORE)
        at = shape.left - 1 + place
        rows = [self.cells.rows[one][1] for one in self.places]
        bare = [values for values in rows if values[at] == ""]
        low = shape.left - 1
        filled = [
            one[low : low + shape.width] for one in bare if sum(v != "" for v in one[low : low + shape.width]) > 1
        ]
        if not core or len(filled) < 2 or len(filled) * 10 < len(rows) or len(filled) * 20 > len(rows) * 19:
            return ()
        numbered = [values[low : low + shape.width] for values in rows if values[at] != ""]
        told = sum(any(values[one] != "" for one in core) for values in numbered)
        silent = sum(all(values[one] == "" for one in core) for values in filled)
        return core if told * 5 >= len(numbered) * 4 and silent * 10 >= len(filled) * 9 else ()

    def of_history(self, own: Sequence[Value]) -> bool:
        """Whether a row without a number tells what was done about the ticket above."""
        place = self.shape.id_place
        return bool(self.core) and place is not None and empty(own[place]) and all(empty(own[i]) for i in self.core)

    def heads(self, place: int) -> bool:
        """Whether a name with a count heads the rows below it; all such rows of a table are judged together."""
        if self._heads is None:
            named, tickets = [], []
            for at in self.places:
                own = self.own(at)
                filled = [i for i, value in enumerate(own) if not empty(value)]
                if sums.is_counted_name(own, filled, self.shape) and not sums.told(own, filled, self.shape, ()):
                    named.append((at, _figure(own[filled[-1]])))
                elif len(filled) >= self.enough:
                    tickets.append(at)
            self._heads = sums.heads_or_sums(named, tickets)
        return self._heads.get(place, False)

    def is_prepared(self, own: Sequence[Value]) -> bool:
        """Whether a row holds only what others hold too, beside its number."""
        pattern = prepared.pattern_of(own, self.shape)
        if not pattern:
            return False
        if all(isinstance(value, bool) for _, value in pattern):
            return True
        if self._prepared is None:
            below = [self.own(at) for at in self.places if at > self.full]
            self._prepared = prepared.repeated(below, self.shape)
        return pattern in self._prepared

    def facts_over(self, place: int) -> list[Fact]:
        """Return the facts that a row says of the rows right below it, none when it is anything else."""
        rows = self.cells.rows
        if place + 1 >= len(rows) or rows[place + 1][0] != rows[place][0] + 1:
            return []
        facts = facts_of(self.own(place))
        return facts if facts and not facts_of(self.own(place + 1)) else []

    def repeats_header(self, own: Sequence[Value], filled: Sequence[int]) -> bool:
        """Whether a row says the header again, or one of its lines."""
        shape = self.shape
        if shape.anchored(own, filled):
            return False  # a ticket with what is filled in beforehand
        texts = texts_of(own) if any(isinstance(own[i], str) for i in filled) else {}
        for header in ({place: text for place, text in enumerate(shape.header) if text}, *shape.above):
            alike_ = sum(1 for place, text in texts.items() if header.get(place) == text)
            if alike_ >= 2 and alike_ * 2 > len(filled):
                return True
        return False

    def stands_over_numbers(self, place: int) -> bool:
        """Whether the row is the first under the header, and the next one only numbers the columns."""
        return place == self.places.start and place + 1 in self.places and is_numbering(self.own(place + 1))

    def heads_again(self, place: int) -> bool:
        """Whether the next row says the header again: what stands alone over it heads the part below."""
        if place + 1 not in self.places:
            return False
        below = self.own(place + 1)
        return self.repeats_header(below, [i for i, value in enumerate(below) if not empty(value)])

    def counts_again(self, value: Value) -> bool:
        """Whether a lone text is a label and its figure, as other lone ones of the table are: "Calls of the day: 5"."""
        label = _label(value)
        return bool(label) and self._labels[label] > 1

    @cached_property
    def _labels(self) -> Counter[str]:
        return Counter(_label(value) for _, _, value in self._lone)

    def tells_of_days(self, place: int) -> bool:
        """Whether the row, alone in the table, says something of a stretch of days; headings with one are several."""
        return self._stretches == [place]

    @cached_property
    def _stretches(self) -> list[int]:
        return [at for at, _, value in self._lone if isinstance(value, str) and tells_of_stretch(value)]

    def is_year(self, own: Sequence[Value], place: int, at: int) -> bool:
        """Whether a lone number in the column of numbers is a year over the tickets below, not the number of one."""
        text = shown(own[place])
        if place != self.shape.id_place or not text.isdecimal() or not 1990 <= int(text) < 2100 or at >= self.full:
            return False
        near = [self.own(other)[place] for other in (at - 1, at + 1) if other in self.places]
        return all(not shown(one).isdecimal() or abs(int(shown(one)) - int(text)) > 1 for one in near if not empty(one))

    def undated_below(self, at: int, place: int, *, days_head: bool) -> bool:
        """Whether the row below has no date of its own in this column, or days head rows already: a lone one does."""
        days = days_head and self.shape.fields[place] != "created_at"
        for below in (self.own(other) for other in range(at + 1, min(at + _HEADINGS_IN_A_ROW, self.places.stop))):
            if sum(not empty(value) for value in below) > 1:
                return days or not names_day(below[place])
        return False

    def texts_stand_under(self) -> bool:
        """Whether texts across the table stand under each ticket rather than over groups of them."""
        if self._under is None:
            lone, merged = [], 0
            for place in self.places:
                one = sum(not empty(value) for value in self.own(place)) == 1
                lone.append(one)
                merged += one and self.cells.rows[place][0] in self.cells.across
            texts = sum(lone)
            follow = sum(here and not before for before, here in pairwise(lone))
            between = len(lone) - texts
            enough = follow * 10 >= between * 8 if merged == texts else follow == texts == between > 2
            self._under = texts > 1 and not lone[0] and lone[-1] and enough
        return self._under


def _label(value: Value) -> str:
    """Return the label of a text that is one with a colon and its figure, "" for any other."""
    parts = _LABELLED.fullmatch(value.strip()) if isinstance(value, str) else None
    return parts[1].casefold() if parts else ""


def _figure(value: Value) -> float:
    if isinstance(value, (int, float)):
        return float(value)
    text = shown(value).replace(" ", "").replace(",", ".")
    return float(text) if text.replace(".", "", 1).isdecimal() else 0.0
