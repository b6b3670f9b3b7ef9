"""Which rows are the header of a table: by known words first, else by where text turns into data.

Works on bare rows; merges, where the source has them, only help.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sheet2desk.layout.fit import TEXT_FIELDS
from sheet2desk.layout.header_levels import with_groups, with_numbering
from sheet2desk.layout.header_lines import (
    SAMPLE,
    Line,
    continues,
    is_data,
    is_generic,
    is_numbering,
    is_years,
    known_words,
    lines_of,
)  # fmt: skip
from sheet2desk.layout.header_rules import OTHER
from sheet2desk.layout.header_text import shown
from sheet2desk.layout.kinds import DATE, NUMBER, TEXT, is_mute
from sheet2desk.layout.meaning.meeting_statuses import days_in_order
from sheet2desk.layout.vocabulary import exactly
from sheet2desk.workbook import Range, Value

#: No header has so many rows.
_MOST_LEVELS = 7
#: A header begins on one of this many rows of a table.
SEARCHED_ROWS = 25
#: One name over so many rows of several cells is a header; it must be surely known.
_FEWEST_ROWS, _OUTRIGHT = 3, 0.9


def find_header(rows: Sequence[tuple[int, Sequence[Value]]], merges: Sequence[Range] = ()) -> list[int]:
    """Return the sheet rows of the header, top to bottom; [] when the table has none."""
    lines = lines_of(rows[: SEARCHED_ROWS + SAMPLE])
    if not lines:
        return []
    found = _by_words(lines)
    if found is None:
        found = _by_shape(lines) or _by_its_only_name(lines)
    if found is None:
        return []
    if found[1] - found[0] >= _MOST_LEVELS:
        return []  # so many rows of texts are rows of something else
    top, bottom = with_numbering(lines, *with_groups(lines, *found, merges))
    if bottom - top >= _MOST_LEVELS:
        top, bottom = found
    return [line.row for line in lines[top : bottom + 1]]


def _by_words(lines: list[Line]) -> tuple[int, int] | None:
    """Return the first row most of whose cells are words that headers are made of."""
    best: tuple[float, int] | None = None
    certain = SEARCHED_ROWS
    for i, line in enumerate(lines[:SEARCHED_ROWS]):
        if i > certain + 2:
            break
        if len(line.filled) < 2 or len(line.texts) < 2:
            continue
        if any(continues(line.kinds[k], k, lines[i + 1 :]) for k in line.data) and not is_numbering(line.values):
            continue
        if _stands_among_data(lines, i) or _stands_under_names(lines, i) or _says_what_rows_say(lines, i):
            continue
        hits = [hit for hit in known_words(line.values) if not _is_value(line, hit[0], lines)]
        fields = {name for _, name, _ in hits}
        days = days_in_order([shown(value) for value in line.values])
        share = len(hits) / max(1, sum(_could_be_known(line, place) for place in line.filled if place not in days))
        if len(fields - {OTHER}) < 2 or (share < 0.5 and len(hits) < 4):
            continue
        score = len(fields) * (0.5 + share / 2)
        if best is None or score > best[0] * (1.0 if _is_finer(lines, best[1], i) else 1.3):
            best = (score, i)
            if share >= 0.6 and len(fields) > 2:
                certain = i
    return None if best is None else (best[1], best[1])


def _could_be_known(line: Line, place: int) -> bool:
    """Whether a cell of a header names anything: "Column5" does not, nor do the days of meetings."""
    if line.kinds[place] == DATE:
        return NUMBER in line.kinds or line.kinds.count(DATE) < 2
    return not (line.kinds[place] == TEXT and is_generic(shown(line.values[place])))


def _is_finer(lines: Sequence[Line], upper: int, lower: int) -> bool:
    """Whether a row lies under another one of names, without a gap or a figure, and has more of them."""
    between = lines[upper : lower + 1]
    return (
        lower - upper < 4
        and lines[lower].row - lines[upper].row == lower - upper
        and all(len(line.texts) == len(line.filled) for line in between)
        and len(lines[lower].filled) > len(lines[upper].filled)
    )


def _is_value(line: Line, place: int, lines: Sequence[Line]) -> bool:
    """Whether a known word is what the cells of its column say ("done"), not its name; a repeated header aside."""
    value = line.values[place]
    same = [other for other in lines if place in other.filled and other.values[place] == value and other is not line]
    own = [line.values[k] for k in line.filled]
    return sum(not _repeats(own, other) for other in same) > 1


def _stands_among_data(lines: Sequence[Line], at: int) -> bool:
    """Whether most rows above are as full as this one: then it is one of them, whatever words are in it."""
    wide = sum(len(line.filled) * 3 >= len(lines[at].filled) * 2 and len(line.filled) > 1 for line in lines[:at])
    return wide > 3 and wide * 2 > at


def _says_what_rows_say(lines: Sequence[Line], at: int) -> bool:
    """Whether a row has a cell that other rows have as well, and one as full stands above it: it is one of them."""
    line = lines[at]
    full = any(len(upper.filled) >= len(line.filled) for upper in lines[:at])
    return full and any(_is_value(line, place, lines) for place in line.texts)


def _stands_under_names(lines: Sequence[Line], at: int) -> bool:
    """Whether a row with a figure or a day lies under a row of different texts over all its cells: it is data."""
    line = lines[at]
    if not any(line.kinds[k] in (NUMBER, DATE) for k in line.filled) or is_numbering(line.values) or is_years(line):
        return False
    for upper in lines[:at]:
        names = {upper.values[k] for k in upper.texts}
        if len(names) == len(upper.filled) > len(line.filled) and set(line.filled) <= set(upper.filled):
            return True
    return False


def _by_shape(lines: list[Line]) -> tuple[int, int] | None:
    """Return the text rows above the first row of data, where those differ from it."""
    usual = Counter(len(line.filled) for line in lines).most_common(1)[0][0]
    first = next(
        (
            i
            for i, line in enumerate(lines)
            if len(line.filled) > 1
            and len(line.filled) * 2 >= usual
            and is_data(line, lines[i + 1 :])
            and not _stands_over_names(lines, i)
        ),
        None,
    )
    if first is None:
        return _text_table(lines)
    bottom = first - 1
    while bottom >= 0 and _is_aside(lines[bottom]):
        bottom -= 1
    while bottom > 0 and _is_thin_data(lines[bottom], lines[bottom - 1]):
        bottom -= 1
    if bottom < 0 or bottom >= SEARCHED_ROWS:
        return None
    top = bottom
    while top > 0 and not _is_aside(lines[top - 1]) and _belongs_above(lines[top - 1], lines[top]):
        top -= 1
    return top, bottom


def _by_its_only_name(lines: list[Line]) -> tuple[int, int] | None:
    """Return the first row where it names the one column of texts below and leaves the others without a name."""
    first, *rows = lines
    if len(first.filled) != 1 or len(first.texts) != 1 or len(rows) < _FEWEST_ROWS:
        return None
    (place,) = first.filled
    below = [line for line in rows[:SAMPLE] if place in line.texts]
    named = any(one.field in TEXT_FIELDS and one.score > _OUTRIGHT for one in exactly(shown(first.values[place])))
    wide = sum(len(line.filled) > 1 for line in rows[:SAMPLE])
    return (0, 0) if named and len(below) * 5 >= len(rows[:SAMPLE]) * 4 and wide * 2 > len(rows[:SAMPLE]) else None


def _stands_over_names(lines: Sequence[Line], at: int) -> bool:
    """Whether a row with figures is part of a title that the delimiter cut: below it come names, and then the data."""
    if at + 4 >= len(lines):
        return False
    names, *rows = lines[at + 1 : at + 5]
    return (
        len(names.filled) > 1
        and len(names.texts) == len(names.filled) != len(lines[at].filled)
        and all(row.filled == names.filled and len(row.data) == len(row.filled) for row in rows)
    )


def _is_thin_data(line: Line, names: Line) -> bool:
    """Whether a row with a figure or two is the first of the data: the row above it is fuller, and texts only."""
    figures = any(line.kinds[i] in (NUMBER, DATE) for i in line.filled)
    return (
        figures
        and not is_years(line)
        and not is_numbering(line.values)
        and len(names.texts) == len(names.filled) > len(line.filled) > 2
        and not any(is_mute(names.values[i]) for i in names.filled)
    )


def _is_aside(line: Line) -> bool:
    """Whether a row holds one text in its first cell only: a title or the heading of a group."""
    return len(line.filled) == 1 and line.filled[0] == 0


def _belongs_above(upper: Line, lower: Line) -> bool:
    return lower.row - upper.row <= 2 and (len(upper.filled) > 1 or upper.filled[0] > 0) and not is_data(upper)


def _text_table(lines: list[Line]) -> tuple[int, int] | None:
    """Return the first full row of a table of texts alone, when it stands apart from the rows below it."""
    widths = Counter(len(line.filled) for line in lines)
    usual = max(widths, key=lambda width: (widths[width], width))
    for i, line in enumerate(lines[:SEARCHED_ROWS]):
        if len(line.filled) < max(2, usual - 1):
            continue
        own = [line.values[k] for k in line.filled]
        below = [other for other in lines[i + 1 :] if not _repeats(own, other)]
        if not below:
            return None
        repeated = sum(
            1
            for k in line.filled
            if any(k < len(other.values) and other.values[k] == line.values[k] for other in below)
        )
        longest = max(len(str(line.values[k])) for k in line.filled)
        return None if repeated * 3 >= len(line.filled) or longest > 60 else (i, i)
    return None


def _repeats(names: Sequence[Value], line: Line) -> bool:
    """Whether a row says the header again, as over each part of a table."""
    return len(names) > 2 and sum(value in names for value in line.values if value != "") * 2 >= len(names)
