"""Statuses and priorities by fill colour: what a legend, the profile or the other rows say a colour means."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, Final

from sheet2desk.layout.meaning.colour_legend import colour_legend, speaks_of_colours
from sheet2desk.layout.meaning.column import Column, Context, Meaning, tells_status
from sheet2desk.layout.meaning.no_colour import said_of_no_colour
from sheet2desk.layout.meaning.sense import Sense
from sheet2desk.layout.meaning.text import is_blank
from sheet2desk.log import WordReading
from sheet2desk.ticket import PRIORITIES, STATUSES
from sheet2desk.workbook import Position, column_number

#: Rows that must carry a colour and a written status before the colour speaks for rows without one.
_ENOUGH: Final = 3
#: Shares of rows: a status may be that of most, a priority seldom is.
_ALL, _HALF = 0.9, 0.5
#: What `raw` says of a row whose status is that nobody filled it.
NO_FILL: Final = "no fill"
_WORDS: Final = {"status": STATUSES, "priority": PRIORITIES}


def colour_statuses(column: Column, context: Context, meaning: Meaning) -> None:
    """Fill in the statuses that only a colour shows; `raw` then names the colour."""
    empty = {text for text in column.texts if is_blank(text)} | {""}
    blank = [index for index, value in enumerate(column.values) if value in empty]
    if not blank:
        return
    fills = context.looks().fills
    if not fills:
        return
    legend = _legend(context)
    by_row = _row_fills(fills, context, column_number(column.letter), legend)
    if not by_row or _is_dress(legend, by_row, context, _ALL):
        return
    explained = bool(legend)
    for colour, sense in _pattern(by_row, context.rows, meaning).items():
        legend.setdefault(colour, sense)
    if meaning.raw is None:
        meaning.raw = [None] * len(meaning.values)
    _apply(blank, by_row, legend, column.letter, context, meaning, meaning.values, meaning.raw, explained=explained)


def colours_alone(columns: Sequence[Column], context: Context, meanings: Mapping[str, Meaning]) -> None:
    """Give tickets the statuses that a legend reads from the fill of their rows, where no column holds any.

    They go to `extra` of the first column, as what is said by the row and by none of its cells.
    """
    if not columns or tells_status(columns, meanings):
        return
    ended = next((meanings[column.letter].values for column in columns if column.field == "solved_at"), None)
    told = bool(context.profile.colours) or speaks_of_colours(context)
    fills = context.looks().fills if told or ended is not None else {}
    legend = _legend(context) if told and fills else {}
    by_row = _row_fills(fills, context, 0, legend) if fills else {}
    explained = bool(legend)
    if not legend and ended is not None:
        legend = _of_the_solved(by_row, context.rows, ended)
    if not legend:
        return
    if not any(colour in legend for colour in by_row.values()) or _is_dress(legend, by_row, context, _ALL):
        return
    meaning = meanings[columns[0].letter]
    values: list[Any] = [None] * len(context.rows)
    raw: list[str | None] = [None] * len(context.rows)
    letter = columns[0].letter
    _apply(range(len(values)), by_row, legend, letter, context, meaning, values, raw, explained=explained)
    _unfilled(fills, context, meaning, values, raw)
    meaning.extra["status"] = values
    meaning.extra_raw["status"] = raw


def _of_the_solved(by_row: Mapping[int, str], rows: Sequence[int], ended: Sequence[Any]) -> dict[str, Sense]:
    """Return the colour that just the rows with a day of solution have, where the others have another or none."""
    solved = [by_row.get(row) for row, day in zip(rows, ended, strict=True) if day is not None]
    others = {by_row.get(row) for row, day in zip(rows, ended, strict=True) if day is None}
    colours = set(solved)
    if len(solved) < _ENOUGH or len(colours) != 1 or None in colours or not others or colours & others:
        return {}
    reason = f"all {len(solved)} rows of this colour have a day of solution, and no others"
    return {str(colours.pop()): Sense("solved", reason)}


def _unfilled(
    fills: Mapping[Position, str], context: Context, meaning: Meaning, values: list[Any], raw: list[str | None]
) -> None:
    """Give rows without any fill the status that the legend has for them."""
    filled = {row for row, _ in fills}
    bare = [index for index, row in enumerate(context.rows) if row not in filled]
    sense = said_of_no_colour(context) if bare else None
    if sense is None:
        return
    for index in bare:
        values[index], raw[index] = sense.meaning, NO_FILL
    meaning.words.append(WordReading("status", NO_FILL, sense.meaning, len(bare), sense.reason))


def coloured_priorities(columns: Sequence[Column], context: Context, meanings: Mapping[str, Meaning]) -> None:
    """Give tickets the priorities that a legend or a sentence reads from their fill, where no cell says one.

    Without a column of priorities they go to `extra` of the first column, as what is said by the row.
    """
    if not columns or not speaks_of_colours(context, "priorities"):
        return
    fills = context.looks().fills
    legend = colour_legend(context, "priorities") if fills else {}
    own = next((column for column in columns if column.field == "priority"), None)
    by_row = _row_fills(fills, context, column_number(own.letter) if own else 0, legend) if legend else {}
    if not any(colour in legend for colour in by_row.values()) or _is_dress(legend, by_row, context, _HALF):
        return
    letter = own.letter if own else columns[0].letter
    meaning = meanings[letter]
    nothing: list[str | None] = [None] * len(context.rows)
    values: list[Any] = meaning.values if own else list(nothing)
    raw = meaning.raw if own and meaning.raw is not None else nothing
    blank = [at for at, value in enumerate(values) if value is None and raw[at] is None]
    _apply(blank, by_row, legend, letter, context, meaning, values, raw, "priority")
    if own:
        meaning.raw = raw
    else:
        meaning.extra["priority"] = values
        meaning.extra_raw["priority"] = raw


def _is_dress(legend: Mapping[str, Sense], by_row: Mapping[int, str], context: Context, most: float) -> bool:
    """Whether the one colour that a legend seems to explain is the table's own: it lies over more rows than `most`."""
    told = sum(colour in legend for colour in by_row.values())
    return len(legend) == 1 and not context.profile.colours and told > most * len(context.rows)


def _legend(context: Context) -> dict[str, Sense]:
    legend = colour_legend(context)
    for colour, word in context.profile.colours.items():
        legend[colour.upper().lstrip("#")] = Sense(word, "the profile says so")
    return legend


def _apply(
    blank: Sequence[int],
    by_row: Mapping[int, str],
    legend: Mapping[str, Sense],
    letter: str,
    context: Context,
    meaning: Meaning,
    values: list[Any],
    raw: list[str | None],
    field: str = "status",
    *,
    explained: bool = False,
) -> None:
    counts: Counter[tuple[str, Sense]] = Counter()
    unknown: Counter[str] = Counter()
    first: dict[str, int] = {}
    for index in blank:
        colour = by_row.get(context.rows[index])
        if colour is None:
            continue
        sense = legend.get(colour)
        if sense is None or sense.meaning not in _WORDS[field]:
            unknown[colour] += 1
            first.setdefault(colour, index)
            continue
        values[index] = sense.meaning
        raw[index] = f"fill #{colour}"
        counts[colour, sense] += 1
    for (colour, sense), count in counts.most_common():
        meaning.words.append(WordReading(field, f"fill #{colour}", sense.meaning, count, sense.reason))
    if not explained and (legend or len(unknown) < 2):
        return
    why = "the legend says it in no known words" if explained else "no legend says which"
    for colour, count in unknown.most_common():
        # one colour over most rows is the table's own dress, not a sign
        if count * 2 < len(values):
            rows = "row" if count == 1 else "rows"
            message = f"the fill #{colour} of {count} {rows} without a status may mean one: {why}"
            meaning.notes.append(context.note("unknown-status", letter, first[colour], message))


def _row_fills(
    fills: Mapping[Position, str], context: Context, status: int, legend: Mapping[str, Sense]
) -> dict[int, str]:
    """Return the colour of each ticket row: of its status cell, else the only one, or the only one of the legend's.

    What stands beside the table, such as the legend itself, colours no ticket.
    """
    wanted = set(context.rows)
    cells: defaultdict[int, set[str]] = defaultdict(set)
    found: dict[int, str] = {}
    for (row, column), colour in fills.items():
        if row not in wanted or column > context.last_column:
            continue
        if column == status:
            found[row] = colour.upper()
        cells[row].add(colour.upper())
    for row, colours in cells.items():
        if found.get(row) in legend:
            continue
        told = colours & legend.keys()
        if len(told) == 1 or (row not in found and len(colours) == 1):
            found[row] = next(iter(told or colours))
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
