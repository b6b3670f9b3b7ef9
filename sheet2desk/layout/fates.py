"""The fate of every row below a header, from how the whole table is filled and never from one weak sign."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

from sheet2desk.data_class import mutable
from sheet2desk.layout import asides, sums
from sheet2desk.layout.cells import Cells, merged_from_above
from sheet2desk.layout.headed import Headings
from sheet2desk.layout.header_lines import is_numbering
from sheet2desk.layout.header_text import key, shown
from sheet2desk.layout.kinds import DATE, NUMBER, TEXT, empty, kind_of
from sheet2desk.layout.meaning import is_blank
from sheet2desk.layout.meaning.banners import tells_more
from sheet2desk.layout.meaning.column import Banner
from sheet2desk.layout.meaning.dates.span import Span
from sheet2desk.layout.prepared import counts_on
from sheet2desk.layout.row_patterns import RowPatterns
from sheet2desk.layout.row_shape import DATED, RUNS_ON, Shape, is_figure
from sheet2desk.layout.row_words import begins, numbers_a_page, opening, stands_alone, starts
from sheet2desk.log import Fate, RowFate
from sheet2desk.workbook import Value, cell_name

#: What has more words tells something, and heads nothing.
_LONG_HEADING = 7
#: A cell longer than this repeats no header.
_LONG_NAME = 60
_NOTHING_OF_A_TICKET = ("totals", "notes", "closings", "examples", "pages")


@mutable
class Body:
    """What the rows below the header are: their fates, and the tickets with the context they stand in.

    `tickets` are places in `Cells.rows`; `banners` and `groups` are aligned with them; `more` gives the places of the
    rows that go on with a ticket, `across` the text of those among them that hold one across the table.
    """

    fates: list[RowFate] = field(default_factory=list)
    tickets: list[int] = field(default_factory=list)
    banners: list[Banner] = field(default_factory=list)
    groups: list[tuple[str, int] | None] = field(default_factory=list)
    more: dict[int, list[int]] = field(default_factory=dict)
    across: dict[int, str] = field(default_factory=dict)


def classify(
    cells: Cells, places: range, shape: Shape, marked: frozenset[int] | set[int], start: Banner, span: Span | None
) -> Body:
    """Return the fate of the rows at `places`; rows in `marked` (sheet numbers) carry pictures or comments."""
    judge = _Judge(cells, places, shape, marked, Headings.under(start, span))
    judge.run()
    return judge.body


class _Judge:
    """Walks down the rows and keeps what stands above."""

    def __init__(
        self, cells: Cells, places: range, shape: Shape, marked: frozenset[int] | set[int], headings: Headings
    ) -> None:
        self.cells, self.places, self.shape, self.marked, self.headings = cells, places, shape, marked, headings
        self.body = Body()
        self.last = 0  # row of the last ticket, or of what goes on with it
        self.headed = 0  # row of the last header that was said again
        self.since = 0  # how many tickets stood above the last sum, header or heading
        self.continued: set[int] = set()  # places in which texts went on
        self.closing: Fate | None = None  # what the last row under the table was
        self.same = merged_from_above(cells, None if shape.id_place is None else shape.left + shape.id_place)
        self.rows = RowPatterns(cells, places, shape)
        self.checks = [(place, text) for place, text in enumerate(shape.header) if text][:2]

    def run(self) -> None:
        """Give each row its fate."""
        rows, shape, body, headings = self.cells.rows, self.shape, self.body, self.headings
        low, high, width = shape.left - 1, shape.right, shape.width
        whole = low == 0 and high == self.cells.width
        last = self.rows.full
        ticket = Fate.TICKET  # a member of an enumeration costs a search each time it is asked for
        across, down, enough = self.cells.across, self.same, self.rows.enough
        fates, tickets = body.fates, body.tickets
        near = self.places.start + asides.NEAR_HEADER
        first, second = _pair(shape.anchors)
        one, other, third = (*shape.matter, *[shape.matter[0]] * 3)[:3] if shape.matter else (0, 0, 0)
        told, anchored = bool(shape.matter), bool(shape.anchors)
        numbered = shape.id_place if self.rows.core else None
        for place in self.places:
            row, values = rows[place]
            own = values if whole else values[low:high]
            if (
                width - own.count("") >= enough
                and row not in across
                and row not in down
                and near <= place <= last
                and (not anchored or own[first] != "" or own[second] != "")
                and (numbered is None or own[numbered] != "")
                and (not told or own[one] != "" or own[other] != "" or own[third] != "")
                and not self._odd(own)
            ):
                tickets.append(place)
                body.banners.append(headings.banner)
                body.groups.append(headings.group)
                fates.append(RowFate(row, ticket, "fills the columns of a ticket"))
                self.last = row
                continue
            fate, reason = self._judge(row, own, place)
            self._take(place, row, fate, reason)

    def _odd(self, own: Sequence[Value]) -> bool:
        """Whether a well-filled row may still be a repeated header, a total, a remark or a row of column numbers."""
        for place, text in self.checks:
            value = own[place]
            short = isinstance(value, str) and 0 < len(value) < _LONG_NAME
            if short and str(value).strip()[:1].casefold() in (text[:1], "№", "#") and key(str(value)) == text:
                return True
        first = next((value for value in own if value != ""), "")
        if isinstance(first, str):
            if len(first) < 4 and not first.isalpha() and (first.strip("().").isdigit() or not first[0].isalnum()):
                return True
            return (
                first[0] in "-=_*~—–"
                or first[-1] == ":"
                or ": " in first[:40]
                or (len(first) < 400 and not first[0].isdigit() and opening(first) in starts(*_NOTHING_OF_A_TICKET))
            )
        return first == 1 and is_numbering(own)

    def _take(self, place: int, row: int, fate: Fate, reason: str) -> None:
        body = self.body
        if fate is Fate.TICKET:
            body.tickets.append(place)
            body.banners.append(self.headings.banner)
            body.groups.append(self.headings.group)
        elif fate is Fate.CONTINUATION:
            body.more.setdefault(len(body.tickets) - 1, []).append(place)
            self.continued |= {at for at, value in enumerate(self.rows.own(place)) if not empty(value)}
        else:
            if fate in (Fate.TOTAL, Fate.NOTE) and place > self.rows.full:
                self.closing = fate
            if fate is Fate.HEADER:
                self.headed = row
            if fate in (Fate.TOTAL, Fate.BANNER, Fate.HEADER):
                self.since = len(body.tickets)
        body.fates.append(RowFate(row, fate, reason))
        if fate in (Fate.TICKET, Fate.CONTINUATION):
            self.last = row

    def _judge(self, row: int, own: Sequence[Value], place: int) -> tuple[Fate, str]:
        shape = self.shape
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
        if self.rows.repeats_header(own, filled):
            return Fate.HEADER, "repeats the header"
        if place < self.rows.full and (facts := self.rows.facts_over(place)):
            return Fate.BANNER, self.headings.take_facts(facts, row)
        if is_numbering(own) and len(filled) == shape.width:
            return Fate.HEADER, "only numbers the columns"
        if self.rows.stands_over_numbers(place) and all(kind_of(own[i]) == TEXT for i in said):
            return Fate.HEADER, "says what to enter, over the numbers of the columns"
        if row in self.same and self.body.tickets:
            return Fate.CONTINUATION, "the number above is merged down over this row"
        aside = self._aside(own, filled, said, place)
        if aside is not None:
            return aside
        if not said:
            return (
                (Fate.TICKET, "carries a picture or a comment")
                if row in self.marked
                else (Fate.NOTE, "nothing but placeholders")
            )
        if self.rows.is_prepared(own):
            return Fate.TEMPLATE, "only what is prepared for every row"
        if len(said) == 1:
            return self._single(row, own, said[0], place)
        if self.rows.of_history(own) and row == self.last + 1 and self.body.tickets:
            return Fate.CONTINUATION, "no number, and what was done about the ticket above"
        if place < self.rows.full and asides.heads_in_two(own, said, shape):
            name = " ".join(shown(own[i]) for i in said)
            self.headings.group = (name, row)
            return Fate.BANNER, f"two cells head the rows below: {name[:60]}"
        if place in self.rows.texts_at_the_end:
            return Fate.TICKET, "its text and no number, as the other rows at the table's end"
        if self._goes_on(row, own, said):
            return Fate.CONTINUATION, "no number or date of its own, and its text goes on from the row above"
        if place > self.rows.full and self._closes(row, own, said):
            return self._closing_fate(own, said)
        if len(filled) >= self.rows.enough:
            return Fate.TICKET, "fills the columns of a ticket"
        return Fate.TICKET, "fills columns of a ticket" + (
            "" if len(said) >= shape.usual / 2 else f", if only {len(said)}"
        )

    def _aside(
        self, own: Sequence[Value], filled: Sequence[int], said: Sequence[int], place: int
    ) -> tuple[Fate, str] | None:
        """Return the fate of a row that shows by itself that it is no ticket."""
        shape = self.shape
        if asides.is_rule(own, filled):
            return Fate.NOTE, "only draws a line"
        listed = place > self.rows.full and self.closing is Fate.NOTE and not begins(own[filled[0]], "totals")
        if listed and sums.is_label_and_figures(own, said) and not shape.anchored(own, said):
            return Fate.NOTE, "among the remarks under the table"
        reason = sums.told(own, filled, shape, self._ticket_above())
        if reason:
            return Fate.TOTAL, reason
        if not said:
            return None
        if shape.id_place == said[0] and len(said) == 2 and stands_alone(own[said[0]], "totals"):
            return Fate.TOTAL, f"{shown(own[said[0]])!r} where the tickets have their number"
        if asides.runs(own, said, shape.titles):
            return Fate.NOTE, "repeats the title, or numbers the page"
        if asides.nothing_came(own, said, shape):
            return Fate.NOTE, "says that nothing came in"
        if place < self.places.start + asides.NEAR_HEADER:
            if asides.is_example(own, said, shape):
                return Fate.NOTE, "an example of how to fill the log"
            if asides.is_hint(own, said, shape):
                return Fate.NOTE, "says what to enter in each column"
        if sums.is_counted_name(own, said, shape):
            return self._counted(own, said, place)
        if shape.id_place not in said and sums.is_count_of_rows(own, said, len(self.body.tickets) - self.since):
            return Fate.TOTAL, f"{shown(own[said[0]])!r} and the number of the tickets above"
        if sums.is_odd_label(own, said, shape):
            return Fate.TOTAL, f"{shown(own[said[0]])!r} where a number or a day stands, and its figure"
        if all(is_figure(own[i]) for i in said) and not shape.anchored(own, said):
            return self._bare_figures(own, said, place)
        if len(said) > 1 and not shape.anchored(own, said):
            if asides.is_remark(own, said, shape):
                return Fate.NOTE, f"begins with the word of a remark: {shown(own[said[0]])[:40]}"
            if place > self.rows.full and asides.is_signature(own, filled):
                return Fate.NOTE, "a signature"
        return None

    def _ticket_above(self) -> Sequence[Value]:
        return self.rows.own(self.body.tickets[-1]) if self.body.tickets else ()

    def _counted(self, own: Sequence[Value], said: Sequence[int], place: int) -> tuple[Fate, str]:
        """Return the fate of a name with a count: all such rows of a table are judged together."""
        name = shown(own[said[0]])
        if self.rows.heads(place):
            self.headings.group = (name, self.cells.rows[place][0])
            return Fate.BANNER, f"heads the rows below, with their count or sum: {name[:60]}"
        return Fate.TOTAL, f"{name!r} where a ticket begins, and a sum beside it"

    def _bare_figures(self, own: Sequence[Value], said: Sequence[int], place: int) -> tuple[Fate, str] | None:
        """Return the fate of a row of figures alone: a total under the table, or where they add up."""
        if self.shape.id_place in said and len(said) == 1:
            return None
        if self.rows.is_prepared(own):
            return Fate.TEMPLATE, "only what is prepared for every row"
        tickets = self.body.tickets[self.since :]
        columns = [[self.rows.own(at)[i] for at in tickets] for i in said]
        if len(said) == 1 and tickets and counts_on(own[said[0]], columns[0], place - tickets[-1]):
            return Fate.TEMPLATE, "the next number of its column, and nothing else filled in"
        if any(sums.adds_up(own[i], column) for i, column in zip(said, columns, strict=True)):
            return Fate.TOTAL, "the sum of the figures above"
        lone = len(said) == 1 and said[0] not in self.shape.own and self.shape.kinds[said[0]] == NUMBER
        if lone or (place > self.rows.full and len(said) * 2 <= self.shape.usual):
            return Fate.TOTAL, f"figures only: {', '.join(shown(own[i]) for i in said)}"
        return None

    def _single(self, row: int, own: Sequence[Value], place: int, at: int) -> tuple[Fate, str]:
        shape, value = self.shape, own[place]
        text, below, leads = shown(value), at < self.rows.full, place <= shape.first
        spans = self.cells.across.get(row, [])
        merged = any(m.left <= place + shape.left <= m.right and m.right > m.left for m in spans)
        cell = cell_name(row, place + shape.left)
        if not merged and place == self.rows.list_of_texts:
            return Fate.TICKET, "its text alone, as most rows of the table"
        if not merged and at in self.rows.texts_at_the_end:
            return Fate.TICKET, "its text alone, as the other rows at the table's end"
        if row in self.marked and not merged and not self._goes_on(row, own, [place]):
            return Fate.TICKET, "one cell, and a picture or a comment"
        if (merged or leads) and self.body.tickets and self.rows.texts_stand_under():
            self.body.across[at] = text
            return Fate.CONTINUATION, "one text across, under each ticket"
        if self.rows.counts_again(value):
            return Fate.TOTAL, f"one cell, a label and its figure, as in other rows: {text}"
        starred = text.startswith("*") and tells_more(text)
        if below and (starred or (begins(value, "notes", 400) and text.endswith(":"))):
            return Fate.NOTE, f"one cell that is a remark: {cell}"
        dated = shape.fields[place] in DATED and not merged
        heads = below and (not dated or (leads and self.rows.undated_below(at, place, days_head=self.headings.of_day)))
        heads = heads and (leads or merged or not (tells_more(text) and self._goes_on(row, own, [place])))
        if below and (merged or leads) and self.rows.tells_of_days(at):
            return Fate.NOTE, f"one cell that says something of some days: {cell}"
        if heads and self.headings.take(value, loose=merged or leads):
            return Fate.BANNER, f"one {'merged ' if merged else ''}cell: {text}"
        if self.rows.is_year(own, place, at):
            self.headings.begin_year(int(float(str(value))))
            return Fate.BANNER, f"one cell, a year: {text}"
        if place == shape.id_place and not merged and shape.is_id(value):
            return Fate.TEMPLATE, "a number, and nothing else filled in"
        if dated and kind_of(value) == DATE:
            return Fate.TEMPLATE, "a date, and nothing else filled in"
        if kind_of(value) == NUMBER and not below and place != shape.id_place:
            return Fate.TOTAL, f"one cell: {text}"
        if numbers_a_page(value):
            return Fate.NOTE, f"numbers a page: {text}"
        if self._is_remark(value, place, below=below) or text.startswith(("*", "**", "NB")):
            return Fate.NOTE, f"one cell that is a remark: {cell}"
        if below and self.rows.heads_again(at):
            self.headings.group = (text, row)
            return Fate.BANNER, f"one cell over the header again: {text[:60]}"
        aside = below and not merged and not leads and place not in self.continued
        if aside and asides.is_wordier(value, place, shape):
            return Fate.NOTE, f"one cell, wordier than its column in any ticket: {cell}"
        if merged or (leads and shape.fields[place] not in RUNS_ON):
            return self._across(row, place, text, merged=merged, below=below)
        if self._goes_on(row, own, [place]):
            return Fate.CONTINUATION, "its text goes on from the row above"
        if asides.is_out_of_place(value, place, shape):
            return Fate.NOTE, f"one text where a number or a day stands: {cell}"
        if below and asides.is_no_value(value, place, shape):
            return self._across(row, place, text, merged=False, below=True)
        under = row > max(self.last, self.headed) + 1 or shape.fits(place, value) is False or self.closing is not None
        if not below and kind_of(value) == TEXT and under:
            return Fate.NOTE, f"one cell under the table: {cell}"
        return Fate.TICKET, "fills one column of a ticket"

    def _is_remark(self, value: Value, place: int, *, below: bool) -> bool:
        """Whether a lone text is a remark by its first word; in a column of texts its whole must be one."""
        if begins(value, "notes", 400):
            return not (self.shape.fields[place] in RUNS_ON and place > 0 and below)
        return stands_alone(value, "closings") or (not below and begins(value, "closings", 400))

    def _across(self, row: int, place: int, text: str, *, merged: bool, below: bool) -> tuple[Fate, str]:
        """Return the fate of one text over the table's width, or in its first column."""
        how = "merged " if merged else ""
        cell = cell_name(row, place + self.shape.left)
        if not below:
            return Fate.NOTE, f"one {how}cell under the table: {cell}"
        spoken = len(text.split())
        if len(text) > 80 or spoken > _LONG_HEADING or (text.endswith((".", "!")) and spoken > 4):
            return Fate.NOTE, f"one cell that is a remark: {cell}"
        self.headings.group = (text, row)
        return Fate.BANNER, f"one {how}cell heads the rows below: {text[:60]}"

    def _goes_on(self, row: int, own: Sequence[Value], said: Sequence[int]) -> bool:
        """Whether a row's text belongs to the ticket above: it fills texts only, nothing that tells tickets apart."""
        shape = self.shape
        if not self.body.tickets or row != self.last + 1:
            return False
        if self.rows.hardly_numbered and len(said) >= self.rows.enough:
            return False
        leading = min(shape.often, default=0)
        if any(i in shape.own for i in said) or (leading in said and shape.fields[leading] not in RUNS_ON):
            return False
        if leading in said and not (shape.capital[leading] and shown(own[leading])[:1].islower()):
            return False  # a row that begins with its text, as each ticket does
        anchors = shape.own & shape.often
        if len(anchors) < 2 and len(said) == 1 and asides.runs_on(self._ticket_above(), own, said[0], shape):
            return True
        if not anchors:
            return False
        texts = [i for i in said if shape.fields[i] in RUNS_ON]
        if shape.id_place in shape.often and shape.id_place is not None:
            return bool(texts) or len(said) < shape.usual / 2
        return bool(texts) and len(said) <= 2 and len(anchors) >= 2

    def _closes(self, row: int, own: Sequence[Value], said: Sequence[int]) -> bool:
        """Whether a thin row under the last ticket is a signature, a legend or a remark."""
        shape = self.shape
        if row > self.last + 1 and not shape.anchored(own, said) and asides.is_other_header(own, said):
            return True
        if len(said) >= max(3, shape.usual / 2):
            return False
        known = any(i in shape.own and shape.fits(i, own[i]) for i in said[1:])
        if begins(own[said[0]], "notes", 200) and (shape.fits(said[0], own[said[0]]) is False or not known):
            return True
        return (
            not shape.anchored(own, said)
            and (row > self.last + 1 or self.closing is not None)
            and (shape.misfits(own, said) > 0 or self.closing is not None)
        )

    def _closing_fate(self, own: Sequence[Value], said: Sequence[int]) -> tuple[Fate, str]:
        if sums.is_label_and_figures(own, said) and self.closing is Fate.TOTAL:
            return Fate.TOTAL, f"{shown(own[said[0]])!r} and its figure, among the sums under the table"
        return Fate.NOTE, "a remark under the table"


def _pair(places: Sequence[int]) -> tuple[int, int]:
    return (places[0], places[1] if len(places) > 1 else places[0]) if places else (0, 0)
