"""Cards and forms to tickets: each label a column, each card a row."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from sheet2desk.finding import Note
from sheet2desk.layout.headed import Headings
from sheet2desk.layout.header_text import key
from sheet2desk.layout.label_names import names_only_id
from sheet2desk.layout.labels import Card, Labelled
from sheet2desk.layout.mapping import map_columns
from sheet2desk.layout.meaning import cell_text, is_blank
from sheet2desk.layout.meaning.column import Banner
from sheet2desk.layout.names import Heading
from sheet2desk.layout.overrides import fixed_columns
from sheet2desk.layout.table import Table
from sheet2desk.layout.tickets import Harvest, Surroundings, add_custom, gather_columns
from sheet2desk.log import ColumnReading, Fate, RowFate
from sheet2desk.workbook import Value, cell_name, column_letter


def labels_of(labelled: Labelled) -> list[str]:
    """Return the labels, repeated ones within a card numbered, in the order in which they come up."""
    names: dict[str, str] = {}
    for card in labelled.cards:
        for name, label, _ in _numbered(card):
            names.setdefault(name, label)
    return list(names.values())


def _numbered(card: Card) -> list[tuple[str, str, int]]:
    """Return (comparable name, stable label, place among the pairs) of each pair of a card."""
    counts: dict[str, int] = {}
    found = []
    for i, pair in enumerate(card.pairs):
        name = key(pair.label)
        counts[name] = counts.get(name, 0) + 1
        suffix = "" if counts[name] == 1 else f"_{counts[name]}"
        found.append((name + suffix, pair.label + suffix, i))
    return found


def read_cards(
    labelled: Labelled, fixed: Mapping[str, str], around: Surroundings, banner: Banner
) -> tuple[Table, Harvest]:
    """Return the cards as a table of one row a card, and its tickets with the true place of each value."""
    labelled, prepared = _without_prepared(labelled)
    labels = labels_of(labelled)
    heads = [Heading(label, label.rsplit("_", 1)[0] if label[-1:].isdigit() else label, "") for label in labels]
    place_of = {key(label): i for i, label in enumerate(labels)}
    values: list[list[Value]] = [[""] * len(labelled.cards) for _ in labels]
    spots: list[dict[int, tuple[int, int]]] = []
    for index, card in enumerate(labelled.cards):
        spot: dict[int, tuple[int, int]] = {}
        for name, label, i in _numbered(card):
            pair = card.pairs[i]
            place = place_of.get(name, place_of.get(key(label), -1))
            spot[place] = (pair.row + pair.below, pair.column)
            values[place][index] = _whole(pair.value, [value for _, value in pair.more])
        spots.append(spot)
    columns = map_columns(heads, values, 1, fixed_columns(fixed, heads, 1), headed=True)
    first = spots[0]
    columns = [
        ColumnReading(f"{i}", one.header, one.field, one.confidence, one.reason) for i, one in enumerate(columns)
    ]
    numbers = [card.top for card in labelled.cards]
    banners, groups = _headed(labelled, banner, around)
    harvest = gather_columns(columns, values, numbers, banners, around)
    for index, group in enumerate(groups):
        if group:
            add_custom(harvest.tickets[index], "group", group)
    rows = {row: index for index, row in enumerate(numbers)}
    harvest.notes = [_moved(note, rows, spots) for note in harvest.notes]
    for index, ticket in enumerate(harvest.tickets):
        ticket.columns = {}
        ticket.places = {
            columns[place].field or columns[place].header: cell_name(*spot) for place, spot in spots[index].items()
        }
    for index, card in enumerate(labelled.cards):
        for row in range(card.top, card.bottom + 1):
            harvest.rows_of[row] = index
    letters = [
        column_letter(first[i][1]) if i in first else column_letter(_anywhere(spots, i)) for i in range(len(labels))
    ]
    harvest.dates = {letters[int(number)]: reading for number, reading in harvest.dates.items()}
    table = Table(0, 0, 1, len(labels), _first_header(labelled), heads)
    table.columns = [replace(one, column=letter) for one, letter in zip(columns, letters, strict=True)]
    table.body.fates = _fates(labelled) + [
        RowFate(row, Fate.TEMPLATE, "a form that nobody filled in")
        for row in sorted({pair.row for card in prepared for pair in card.pairs})
    ]
    return table, harvest


def _first_header(labelled: Labelled) -> list[int]:
    """Return the rows of the header that names the lines of records, without those that say it again."""
    rows = sorted(labelled.headers)
    return [row for row in rows if row - rows[0] < labelled.lines]


def _without_prepared(labelled: Labelled) -> tuple[Labelled, list[Card]]:
    """Return the cards that say something, and those of labels and a number only, as printed for tickets to come."""
    prepared = [
        card
        for card in labelled.cards
        if not any(pair.more or not (is_blank(pair.value) or names_only_id(pair.label)) for pair in card.pairs)
    ]
    if not prepared or len(prepared) == len(labelled.cards):
        return labelled, []
    return replace(labelled, cards=[card for card in labelled.cards if card not in prepared]), prepared


def _headed(labelled: Labelled, start: Banner, around: Surroundings) -> tuple[list[Banner], list[str]]:
    """Return for each card the month or day that the heading over it gives, and the name of its group."""
    headings = Headings.under(start, around.span)
    waiting = sorted(labelled.heads.items(), reverse=True)
    banners: list[Banner] = []
    groups: list[str] = []
    for card in labelled.cards:
        while waiting and waiting[-1][0] < card.top:
            row, text = waiting.pop()
            if not headings.take(text, loose=True):
                headings.group = (text, row)
        banners.append(headings.banner)
        groups.append(headings.group[0] if headings.group else "")
    return banners, groups


def _anywhere(spots: list[dict[int, tuple[int, int]]], place: int) -> int:
    return next(spot[place][1] for spot in spots if place in spot)


def _whole(value: Value, more: list[Value]) -> Value:
    if not more:
        return value
    return "\n".join(cell_text(part) for part in (value, *more) if not is_blank(part))


def _moved(note: Note, rows: dict[int, int], spots: list[dict[int, tuple[int, int]]]) -> Note:
    """Return the note at the true cell: the columns of cards are only numbered."""
    where = note.location
    if where.cell is None or where.row is None or where.row not in rows:
        return replace(note, location=replace(where, cell=None))
    number = where.cell.split(":")[0].removesuffix(str(where.row))
    spot = spots[rows[where.row]].get(int(number)) if number.isdigit() else None
    if spot is None:
        return replace(note, location=replace(where, cell=None))
    return replace(note, location=replace(where, row=spot[0], cell=cell_name(*spot)))


def _fates(labelled: Labelled) -> list[RowFate]:
    found = {row: RowFate(row, Fate.HEADER, "names the lines of the records") for row in labelled.headers}
    first = labelled.cards[0].top
    tops = {card.top for card in labelled.cards}
    several, lines = len(labelled.cards) > 1, bool(labelled.headers)
    further = "the second line of the record above" if lines else "a label and its value, of the ticket above"
    for number, card in enumerate(labelled.cards, 1):
        begun = "begins a record" if lines else f"begins card {number}" if several else "begins the form"
        for pair in card.pairs:
            for row in (pair.row, pair.row + pair.below, *(row for row, _ in pair.more)):
                if row in tops:
                    found.setdefault(row, RowFate(row, Fate.TICKET, begun))
                else:
                    found.setdefault(row, RowFate(row, Fate.CONTINUATION, further))
    headed = [row for row in labelled.aside if row + 1 in tops]
    names = Counter(_unnumbered(labelled.texts.get(row, "")) for row in headed)
    for row in labelled.aside:
        name = _unnumbered(labelled.texts.get(row, ""))
        if row in headed and name and names[name] > 1:
            found[row] = RowFate(row, Fate.BANNER, f"heads a card: {labelled.texts[row][:60]}")
        elif row < min(labelled.headers, default=first):
            found[row] = RowFate(row, Fate.TITLE, "stands over the labels")
        else:
            found[row] = RowFate(row, Fate.NOTE, "no label and no value of one")
    for row, text in labelled.heads.items():
        found[row] = RowFate(row, Fate.BANNER, f"heads the records below: {text[:60]}")
    return [found[row] for row in sorted(found)]


def _unnumbered(text: str) -> str:
    """Return a card's title without its number, comparable: titles of cards differ in nothing else."""
    return re.sub(r"\d+", "", key(text)).strip()
