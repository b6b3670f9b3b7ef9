"""Labels with their values beside them: forms, and cards one under another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import field
from itertools import pairwise

from sheet2desk.data_class import mutable
from sheet2desk.layout.cells import Cells
from sheet2desk.layout.header_rules import OTHER
from sheet2desk.layout.header_text import key, shown
from sheet2desk.layout.kinds import DATE, NUMBER, empty, kind_of
from sheet2desk.layout.label_names import LONGEST, is_known_name, is_label, names_next, names_of
from sheet2desk.layout.label_pairs import Pair, labels_within, pairs_in, unpaired_in
from sheet2desk.layout.label_values import is_said_of
from sheet2desk.layout.vocabulary import exactly
from sheet2desk.workbook import Value

_TELLING = frozenset(
    {"id", "subject", "description", "created_at", "requester.name", "requester.email", "requester.phone"}
)
#: A form has so many labels side by side at most where another line of it has one.
_MOST_IN_A_LINE = 5
#: A row of labels holds so many cells beside its pairs at most.
_MOST_BESIDE = 3
_NUMBERS = {2: "two", 3: "three", 4: "four"}
#: Rows that show which columns hold labels.
_SEEN = 400


@mutable
class Card:
    """The pairs of one ticket."""

    pairs: list[Pair]
    bottom: int  # last row of the sheet that belongs to it

    @property
    def top(self) -> int:
        """Return the row of its first pair."""
        return self.pairs[0].row


@mutable
class Labelled:
    """A sheet of labels and values."""

    cards: list[Card]
    aside: list[int]  # rows that hold no pair and go on with none
    texts: dict[int, str] = field(default_factory=dict)  # what such a row says
    headers: frozenset[int] = frozenset()  # rows that name the lines of all cards
    heads: dict[int, str] = field(default_factory=dict)  # rows that head the cards below, and what they say
    lines: int = 2  # of each card, where a header names them

    @property
    def layout(self) -> str:
        """Return the layout's name."""
        if self.headers:
            return f"{_NUMBERS[self.lines]}-lines"
        return "cards" if len(self.cards) > 1 else "form"


def find_cards(cells: Cells) -> Labelled | None:
    """Return the cards or the form that a sheet is made of, None when it is something else."""
    if not cells.rows or len(cells.rows) > 20_000 or cells.width > 60:
        return None
    pairs: list[Pair] = []
    unpaired: list[Pair] = []
    aside: list[int] = []
    beside = over = 0
    above = _labels_above(cells)
    if above is not None:
        return above
    repeated = _repeats_labels(cells)
    within = labels_within(cells)
    if not (repeated or within) and any(_is_header(values) for _, values in cells.rows[:30]):
        return None
    columns = set() if within else _label_columns(cells)
    if repeated:
        again = {at for at in range(cells.width) if _says_few([values[at] for _, values in cells.rows], 2)}
        columns = again or columns
    repeats = _repeats_of(cells, columns) if repeated else {}
    if not (columns or within) or _begins_with_figures(cells) or _has_columns_of_figures(cells):
        return None
    for row, values in cells.rows:
        if not (repeated or within) and _is_header(values):
            return None
        found, crowded = pairs_in(row, values, columns, repeats, within)
        if crowded >= 2 or (crowded and sum(not empty(value) for value in values) > 3):
            return None
        beside += crowded
        over += sum(not empty(value) for value in values) > 2 * len(found) + _MOST_BESIDE
        if len(found) == 1 and not pairs and found[0].value == "" and not any(names_next(value) for value in values):
            found = []  # a title made of a label's words
        if pairs and _stands_under(values, pairs[-1], row) and not any(exactly(pair.label) for pair in found):
            place = pairs[-1].column - 2
            pairs[-1].value, pairs[-1].column, pairs[-1].below = values[place], place + 1, 1
        elif found:
            pairs += found
            unpaired += unpaired_in(row, values, found)
        elif pairs and _goes_on(values, pairs[-1], row):
            pairs[-1].more.append((row, next(value for value in values if not empty(value))))
        else:
            aside.append(row)
        if len(aside) > 12 and len(aside) > len(pairs):
            return None
    if over * 2 > len(cells.rows):
        return None  # the rows of a table, a word of which is a known label
    known = {name for pair in pairs for name in names_of(pair.label)}
    if repeated:  # labels that come again card by card are labels, be it that "Date" alone names its field weakly
        known |= {guess.field for pair in pairs for guess in exactly(pair.label)[:1]}
    rows = {pair.row for pair in pairs} | {row for pair in pairs for row, _ in pair.more}
    if len(known - {OTHER}) < 3 or len(known & _TELLING) < 2 or len(rows) < 3:
        return None
    if sum(pair.value != "" for pair in pairs) * 2 < len(pairs):
        return None
    sure = sum(1 for pair in pairs if names_of(pair.label))
    if sure * 2 < len(pairs) or len(rows) * 5 < (len(rows) + len(aside)) * 3 or beside * 3 > len(pairs):
        return None
    pairs = sorted([*pairs, *unpaired], key=lambda pair: (pair.row, pair.column))
    cards = [card for band in _bands(pairs) for card in _cards(band, cells.rows[-1][0])]
    lone = set(aside)
    texts = {
        row: shown(next((value for value in values if not empty(value)), ""))
        for row, values in cells.rows
        if row in lone
    }
    return Labelled(sorted(cards, key=lambda card: (card.top, card.pairs[0].column)), aside, texts)


def _bands(pairs: Sequence[Pair]) -> list[list[Pair]]:
    """Part the pairs of cards that stand beside each other: where most rows say their label again further right."""
    rows: dict[int, list[Pair]] = {}
    for pair in pairs:
        rows.setdefault(pair.row, []).append(pair)
    starts: Counter[int] = Counter()
    again = 0
    for row in rows.values():
        first = key(row[0].label)
        same = [pair.column for pair in row if key(pair.label) == first]
        again += len(same) > 1
        starts.update(same)
    if again * 5 < len(rows) * 3:
        return [list(pairs)]
    lefts = sorted(column for column, count in starts.items() if count * 2 > again)
    bands: list[list[Pair]] = [[] for _ in lefts]
    for pair in pairs:
        bands[max(sum(left <= pair.column for left in lefts) - 1, 0)].append(pair)
    return [band for band in bands if band]


def _begins_with_figures(cells: Cells) -> bool:
    """Whether many rows begin with a number or a date, as the rows of a table do and labels never."""
    firsts = [kind_of(next((value for value in values if value != ""), "")) for _, values in cells.rows[:100]]
    return sum(kind in (NUMBER, DATE) for kind in firsts) * 10 > len(firsts) * 3


def _repeats_labels(cells: Cells) -> bool:
    """Whether the first column says a few labels again and again, as cards one under another do and no table does."""
    return _says_few([next((value for value in values if not empty(value)), "") for _, values in cells.rows[:_SEEN]])


def _says_few(column: Sequence[Value], fewest: int = 3) -> bool:
    """Whether three quarters of a column's cells are a few labels, so many at least, each of which comes again."""
    filled = [value for value in column if not empty(value)]
    said = Counter(key(value) for value in filled if isinstance(value, str) and len(value) <= LONGEST)
    again = {text: count for text, count in said.items() if count > 1}
    known = sum(bool(names_of(text)) for text in again)
    return len(again) >= fewest and known >= fewest - 1 and sum(again.values()) * 4 >= len(filled) * 3


def _has_columns_of_figures(cells: Cells) -> bool:
    """Whether several columns hold figures or dates only, but for their names: no columns of labels and values do."""
    filled: Counter[int] = Counter()
    figures: Counter[int] = Counter()
    for _, values in cells.rows[:100]:
        for place, value in enumerate(values):
            if not empty(value):
                filled[place] += 1
                figures[place] += kind_of(value) in (NUMBER, DATE)
    return sum(count > 3 and figures[place] > 3 and figures[place] + 2 >= count for place, count in filled.items()) > 1


def _labels_above(cells: Cells) -> Labelled | None:
    """Return the form whose labels stand over their values: at least two rows of labels, a row of values under each."""
    if len(cells.rows) > 60:
        return None
    pairs: list[Pair] = []
    aside: list[int] = []
    at = 0
    while at < len(cells.rows):
        row, values = cells.rows[at]
        named = [i for i, value in enumerate(values) if not empty(value)]
        under = cells.rows[at + 1] if at + 1 < len(cells.rows) else None
        if not named or not all(is_label(values[i]) for i in named) or under is None or under[0] != row + 1:
            if pairs:
                return None
            aside.append(row)
            at += 1
            continue
        if any(not empty(value) and i not in named for i, value in enumerate(under[1])) or all(
            empty(value) or is_label(value) for value in under[1]
        ):
            return None
        pairs += [Pair(row, i + 1, shown(values[i]).rstrip(":").strip(), under[1][i], below=1) for i in named]
        at += 2
    known = {name for pair in pairs for name in names_of(pair.label)}
    rows = {pair.row for pair in pairs}
    widths = Counter(pair.row for pair in pairs)
    if max(widths.values(), default=0) > _MOST_IN_A_LINE and min(widths.values()) == 1:
        return None  # a table of one row, and below it what its drop-down lists offer
    if (
        len(rows) < 2
        or len({key(pair.label) for pair in pairs}) < len(pairs)
        or len(known - {OTHER}) < 4
        or len(known & _TELLING) < 2
    ):
        return None
    return Labelled(_cards(pairs, cells.rows[-1][0]), aside)


def _is_header(values: Sequence[Value]) -> bool:
    """Whether a row is made of names only, as the header of a table is."""
    filled = [value for value in values if not empty(value)]
    if len(filled) < 3 or sum(isinstance(value, str) for value in filled) * 2 < len(filled):
        return False
    said = [False, *(is_said_of(label, value) for label, value in pairwise(filled))]
    names = [is_label(value) and not names_next(value) and not known for value, known in zip(filled, said, strict=True)]
    if sum(names) * 4 >= len(filled) * 3 or (len(filled) > 3 and all(names[:2])):
        return True
    known = [
        own or (not one and isinstance(value, str) and not names_next(value) and bool(exactly(shown(value))))
        for own, value, one in zip(names, filled, said, strict=True)
    ]
    return len(filled) > 3 and any(all(known[at : at + 3]) for at in range(len(known) - 2))


def _label_columns(cells: Cells) -> set[int]:
    """Return the places (from 0) of the columns in which labels stand: at least two, and most of their texts."""
    labels: Counter[int] = Counter()
    texts: Counter[int] = Counter()
    known: Counter[int] = Counter()
    for _, values in cells.rows[:_SEEN]:
        for place, value in enumerate(values):
            if isinstance(value, str) and value and not empty(value):
                texts[place] += 1
                labels[place] += is_label(value)
                known[place] += is_known_name(value)
    found = {
        place
        for place, count in labels.items()
        if (count * 2 >= texts[place] or (count and known[place] == texts[place]))
        and (max(count, known[place]) > 1 or texts[place] == 1)
    }
    return found | {place for place, count in labels.items() if count and _stand_behind_pairs(cells, place, found)}


def _stand_behind_pairs(cells: Cells, place: int, columns: Collection[int]) -> bool:
    """Whether each text of a column stands behind a label and its value, as the labels of a form's second pairs do.

    "Tenant | A. Poe | | Unit | 2B"
    """
    rows = [values for _, values in cells.rows[:_SEEN] if not empty(values[place])]
    lefts = [column for column in columns if column < place - 1]
    return (
        place not in columns
        and place - 1 not in columns
        and len(rows) > 1
        and bool(lefts)
        and all(isinstance(values[place], str) and len(str(values[place])) <= LONGEST for values in rows)
        and all(any(isinstance(values[column], str) and values[column] for column in lefts) for values in rows)
        and any(place + 1 < len(values) and not empty(values[place + 1]) for values in rows)
    )


def _repeats_of(cells: Cells, columns: Collection[int]) -> dict[int, set[str]]:
    """Return the texts that come again in the columns of labels, by place: the labels of cards."""
    found: dict[int, set[str]] = {}
    for place in columns:
        said = Counter(key(text) for _, values in cells.rows if isinstance(text := values[place], str))
        found[place] = {text for text, count in said.items() if text and count > 1}
    return found


def _stands_under(values: Sequence[Value], last: Pair, row: int) -> bool:
    """Whether a row holds nothing but the value of the label right above it, which has none to its right."""
    filled = [i for i, value in enumerate(values) if not empty(value)]
    return last.value == "" and not last.below and row == last.row + 1 and filled == [last.column - 2]


def _goes_on(values: Sequence[Value], last: Pair, row: int) -> bool:
    filled = [i for i, value in enumerate(values) if not empty(value)]
    end = last.more[-1][0] if last.more else last.row + last.below
    return len(filled) == 1 and filled[0] + 1 == last.column and row == end + 1


def _cards(pairs: Sequence[Pair], last_row: int) -> list[Card]:
    """Part the pairs into cards: a label that this card already has begins the next one.

    Of one form few labels come again: "Time" behind the day when it was reported, and behind the day when it was done.
    """
    said = Counter(key(pair.label) for pair in pairs)
    again = sum(count > 1 for count in said.values())
    if again * 3 < len(said):
        return [Card(list(pairs), last_row)]
    groups: list[list[Pair]] = []
    seen: set[str] = set()
    first = key(pairs[0].label)
    for pair in pairs:
        label = key(pair.label)
        if not groups or (label in seen and (label == first or first not in seen or len(seen) > 2)):
            groups.append([])
            seen = set()
        groups[-1].append(pair)
        seen.add(label)
    cards = []
    for i, group in enumerate(groups):
        bottom = groups[i + 1][0].row - 1 if i + 1 < len(groups) else last_row
        cards.append(Card(group, bottom))
    return cards
