"""Statuses by fill colour: what a legend, the profile or the other rows say a colour means."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from sheet2desk.layout.meaning.column import Column, Context, Meaning
from sheet2desk.layout.meaning.text import cell_text, is_blank
from sheet2desk.layout.meaning.words import Sense, sense_of
from sheet2desk.log import WordReading
from sheet2desk.ticket import STATUSES
from sheet2desk.workbook import Grid, Position, column_letter

#: Rows that must carry a colour and a written status before the colour speaks for rows without one.
_ENOUGH: Final = 3


def colour_statuses(column: Column, context: Context, meaning: Meaning) -> None:
    """Fill in the statuses that only a colour shows; `raw` then names the colour."""
    empty = {text for text in column.texts if is_blank(text)} | {""}
    blank = [index for index, value in enumerate(column.values) if value in empty]
    if not blank:
        return
    fills = context.looks().fills
    if not fills:
        return
    number = _column_number(column.letter)
    by_row = _row_fills(fills, context.rows, number)
    if not by_row:
        return
    legend = {
        colour.upper().lstrip("#"): Sense(word, "the profile says so")
        for colour, word in context.profile.colours.items()
    }
    legend = _legend(context) | legend
    for colour, sense in _pattern(by_row, context.rows, meaning).items():
        legend.setdefault(colour, sense)
    _apply(blank, by_row, legend, column, context, meaning)


def _apply(
    blank: Sequence[int],
    by_row: Mapping[int, str],
    legend: Mapping[str, Sense],
    column: Column,
    context: Context,
    meaning: Meaning,
) -> None:
    counts: Counter[tuple[str, Sense]] = Counter()
    unknown: Counter[str] = Counter()
    first: dict[str, int] = {}
    if meaning.raw is None:
        meaning.raw = [None] * len(meaning.values)
    for index in blank:
        colour = by_row.get(context.rows[index])
        if colour is None:
            continue
        sense = legend.get(colour)
        if sense is None or sense.meaning not in STATUSES:
            unknown[colour] += 1
            first.setdefault(colour, index)
            continue
        meaning.values[index] = sense.meaning
        meaning.raw[index] = f"fill #{colour}"
        counts[colour, sense] += 1
    for (colour, sense), count in counts.most_common():
        meaning.words.append(WordReading("status", f"fill #{colour}", sense.meaning, count, sense.reason))
    if legend or len(unknown) < 2:
        return
    for colour, count in unknown.most_common():
        # one colour over most rows is the table's own dress, not a sign
        if count * 2 < len(meaning.values):
            rows = "row" if count == 1 else "rows"
            message = f"the fill #{colour} of {count} {rows} without a status may mean one: no legend says which"
            meaning.notes.append(context.note("unknown-status", column.letter, first[colour], message))


def _row_fills(fills: Mapping[Position, str], rows: Sequence[int], status: int) -> dict[int, str]:
    """Return the colour of each ticket row: of its status cell, else the one colour of most of its filled cells."""
    wanted = set(rows)
    cells: defaultdict[int, Counter[str]] = defaultdict(Counter)
    found: dict[int, str] = {}
    for (row, column), colour in fills.items():
        if row not in wanted:
            continue
        if column == status:
            found[row] = colour.upper()
        cells[row][colour.upper()] += 1
    for row, colours in cells.items():
        if row not in found and len(colours) == 1:
            found[row] = next(iter(colours))
    return found


def _pattern(by_row: Mapping[int, str], rows: Sequence[int], meaning: Meaning) -> dict[str, Sense]:
    """Return the colours whose rows always carry one written status, which no other colour shares by chance."""
    seen: defaultdict[str, Counter[str]] = defaultdict(Counter)
    plain: Counter[str] = Counter()
    for row, status in zip(rows, meaning.values, strict=True):
        if status is None:
            continue
        if row in by_row:
            seen[by_row[row]][status] += 1
        else:
            plain[status] += 1
    found: dict[str, Sense] = {}
    for colour, statuses in seen.items():
        status, count = statuses.most_common(1)[0]
        elsewhere = sum(other[status] for name, other in seen.items() if name != colour) + plain[status]
        if len(statuses) == 1 and count >= _ENOUGH and (len(seen) > 1 or plain) and elsewhere <= count * 3:
            found[colour] = Sense(status, f"all {count} rows of this colour with a written status say {status}")
    # banding: a colour set in which every colour means the same says nothing
    return found if len({sense.meaning for sense in found.values()}) > 1 or plain or len(seen) > len(found) else {}


def _legend(context: Context) -> dict[str, Sense]:
    """Return the colours that a legend explains: a coloured cell that holds a status word, or has it to its right."""
    found: dict[str, set[tuple[str, str]]] = {}
    tickets = set(context.rows)
    for place, grid in enumerate(context.legends):
        fills = grid.looks().fills
        if not fills:
            continue
        for colour, word, status in _legend_cells(grid, fills, tickets if place == 0 else set()):
            found.setdefault(colour, set()).add((status, word))
    legend: dict[str, Sense] = {}
    for colour, senses in found.items():
        if len({status for status, _ in senses}) == 1:
            status, word = sorted(senses)[0]
            legend[colour] = Sense(status, f'the legend says "{word}"')
    return legend


def _legend_cells(grid: Grid, fills: Mapping[Position, str], tickets: set[int]) -> list[tuple[str, str, str]]:
    found: list[tuple[str, str, str]] = []
    for row, values in grid.rows():
        table = _table_end(values) if row in tickets else 0
        for column, value in enumerate(values, 1):
            if column <= table or is_blank(value) or not isinstance(value, str):
                continue
            text = cell_text(value).strip("-–—: ")
            sense = sense_of(text, "statuses") if len(text) < 40 else None
            if sense is None:
                continue
            own, left = fills.get((row, column)), fills.get((row, column - 1))
            beside = left is not None and (column < 2 or len(values) < column - 1 or is_blank(values[column - 2]))
            colour = left if beside and left is not None else own
            if colour is not None:
                found.append((colour.upper(), text, sense.meaning))
    return found


def _table_end(values: Sequence[object]) -> int:
    """Return the last column of the table in a ticket row: what follows its first gap stands beside the table."""
    filled = [column for column, value in enumerate(values, 1) if value != ""]
    return max(
        (column for column in filled if column - 1 in filled or column - 2 in filled),
        default=filled[0] if filled else 0,
    )


def _column_number(letter: str) -> int:
    number = 0
    for sign in letter:
        number = number * 26 + ord(sign) - 64
    return number


def letter_of(column: int) -> str:
    """Return the column's letter."""
    return column_letter(column)
