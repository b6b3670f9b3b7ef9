"""Which rows are the header of a table: by known words first, else by where text turns into data.

Works on bare rows; merges, where the source has them, only help.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sheet2desk.layout.header_languages import name_the_same
from sheet2desk.layout.header_rules import OTHER
from sheet2desk.layout.header_text import shown
from sheet2desk.layout.kinds import BLANK, DATE, NUMBER, TEXT, is_mute, kind_of
from sheet2desk.layout.vocabulary import exactly, guesses
from sheet2desk.workbook import Range, Value

#: A header begins on one of this many rows of a table.
SEARCHED_ROWS = 25
_SAMPLE = 40
_GENERIC = re.compile(
    r"(?:column|col|field|столбец|столб|колонка|поле|spalte|columna|colonne|kolumna|стовпець|kolonna|coluna|unnamed:?|f|c)[\s_:.]*\d{1,3}",
    re.IGNORECASE,
)
#: Printed forms number their first columns by letters.
_ALPHABETS = ("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "АБВГДЕЖЗИК", "АБВГҐДЕЄЖЗ")
_YEAR = re.compile(r"(?:19|20)\d\d(?:[/\-–]\d{2,4})?\D{0,3}")


@dataclass(slots=True)
class Line:
    """One row as the search sees it."""

    row: int
    values: Sequence[Value]
    kinds: list[str]
    filled: list[int]  # places (from 0) that hold anything

    @property
    def texts(self) -> list[int]:
        """Return the places that hold text."""
        return [i for i in self.filled if self.kinds[i] == TEXT]

    @property
    def data(self) -> list[int]:
        """Return the places that hold numbers, dates or signs for no value."""
        return [i for i in self.filled if self.kinds[i] in (NUMBER, DATE) or is_mute(self.values[i])]


def lines_of(rows: Sequence[tuple[int, Sequence[Value]]]) -> list[Line]:
    """Return the rows with the kind of each of their cells."""
    lines = []
    for row, values in rows:
        kinds = [kind_of(value) for value in values]
        filled = [i for i, kind in enumerate(kinds) if kind != BLANK]
        if filled:
            lines.append(Line(row, values, kinds, filled))
    return lines


def find_header(rows: Sequence[tuple[int, Sequence[Value]]], merges: Sequence[Range] = ()) -> list[int]:
    """Return the sheet rows of the header, top to bottom; [] when the table has none."""
    lines = lines_of(rows[: SEARCHED_ROWS + _SAMPLE])
    if not lines:
        return []
    found = _by_words(lines)
    if found is None:
        found = _by_shape(lines)
    if found is None:
        return []
    top, bottom = found
    top, bottom = _with_numbering(lines, *_with_groups(lines, top, bottom, merges))
    return [line.row for line in lines[top : bottom + 1]]


def known_words(values: Sequence[Value]) -> list[tuple[int, str, float]]:
    """Return (place, field, score) of the cells whose text a header may well be; OTHER counts as known."""
    found = []
    for i, value in enumerate(values):
        if isinstance(value, str) and value and len(value) <= 80:
            text = shown(value)
            if text:
                best = next(iter(guesses(text)), None)
                if best is not None and best.score >= 0.8:
                    found.append((i, best.field, best.score))
    return found


def _by_words(lines: list[Line]) -> tuple[int, int] | None:
    """Return the first row most of whose cells are words that headers are made of."""
    best: tuple[float, int] | None = None
    certain = SEARCHED_ROWS
    for i, line in enumerate(lines[:SEARCHED_ROWS]):
        if i > certain + 2:
            break
        if len(line.filled) < 2 or len(line.texts) < 2:
            continue
        hits = [hit for hit in known_words(line.values) if not _is_value(line, hit[0], lines)]
        fields = {name for _, name, _ in hits}
        share = len(hits) / len(line.filled)
        if len(fields - {OTHER}) < 2 or (share < 0.5 and len(hits) < 4):
            continue
        if any(_continues(line.kinds[k], k, lines[i + 1 :]) for k in line.data) and not is_numbering(line.values):
            continue
        if _stands_among_data(lines, i):
            continue
        score = len(fields) * (0.5 + share / 2)
        if best is None or score > best[0] * (1.0 if _is_finer(lines, best[1], i) else 1.3):
            best = (score, i)
            if share >= 0.6 and len(fields) > 2:
                certain = i
    return None if best is None else (best[1], best[1])


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


def is_generic(text: str) -> bool:
    """Whether a header only numbers its column ("Column3", "Поле 2")."""
    return bool(_GENERIC.fullmatch(text))


def _is_years(line: Line) -> bool:
    cells = [shown(line.values[i]) for i in line.data]
    return bool(cells) and (len(cells) > 1 or len(line.filled) == 1) and all(_YEAR.fullmatch(text) for text in cells)


def is_numbering(values: Sequence[Value]) -> bool:
    """Whether a row only numbers the columns: 1, 2, 3 … (at least three, in order)."""
    numbers: list[int] = []
    letters = ""
    for value in values:
        if kind_of(value) == BLANK:
            continue
        text = shown(value).strip("().")
        text = text[:-2] if text.endswith(".0") else text
        if len(text) == 1 and text.isalpha() and not numbers:
            letters += text.upper()
            continue
        if not text.isdecimal():
            return False
        numbers.append(int(text))
    if letters and not any(alphabet.startswith(letters) for alphabet in _ALPHABETS):
        return False
    rising = numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] <= 1 if numbers else True
    return len(numbers) + len(letters) >= 3 and rising


def _is_data(line: Line, below: Sequence[Line] = ()) -> bool:
    """Whether a row looks like figures and dates rather than names, by itself or by what stands below its cells."""
    beyond = [i for i in line.filled if i != line.filled[0]] or line.filled
    data = set(line.data)
    if not data or _is_years(line) or is_numbering(line.values) or _names_figures(line, below):
        return False
    if sum(i in data for i in beyond) * 2 >= len(beyond):
        return True
    return any(line.kinds[i] in (NUMBER, DATE) and _continues(line.kinds[i], i, below) for i in line.filled)


def _names_figures(line: Line, below: Sequence[Line]) -> bool:
    """Whether signs for no value ("x", "f") name columns: texts only, nowhere below, and mostly over figures."""
    if len(line.texts) != len(line.filled) or len(line.filled) < 2:
        return False
    figures = 0
    for place in line.data:
        rows = [other for other in below[:_SAMPLE] if place in other.filled]
        if any(row.values[place] == line.values[place] for row in rows):
            return False
        figures += _continues(NUMBER, place, rows) or _continues(DATE, place, rows)
    return figures * 2 > len(line.data)


def _continues(kind: str, place: int, below: Sequence[Line]) -> bool:
    """Whether a number or date stands over more of its kind: then it is no name of the column."""
    kinds = [line.kinds[place] for line in below[:_SAMPLE] if place < len(line.kinds) and line.kinds[place] != BLANK]
    return len(kinds) >= 2 and sum(one == kind for one in kinds) * 5 >= len(kinds) * 3


def _by_shape(lines: list[Line]) -> tuple[int, int] | None:
    """Return the text rows above the first row of data, where those differ from it."""
    usual = Counter(len(line.filled) for line in lines).most_common(1)[0][0]
    first = next(
        (
            i
            for i, line in enumerate(lines)
            if len(line.filled) > 1
            and len(line.filled) * 2 >= usual
            and _is_data(line, lines[i + 1 :])
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
        and not _is_years(line)
        and not is_numbering(line.values)
        and len(names.texts) == len(names.filled) > len(line.filled) > 2
        and not any(is_mute(names.values[i]) for i in names.filled)
    )


def _is_aside(line: Line) -> bool:
    """Whether a row holds one text in its first cell only: a title or the heading of a group."""
    return len(line.filled) == 1 and line.filled[0] == 0


def _belongs_above(upper: Line, lower: Line) -> bool:
    return lower.row - upper.row <= 2 and (len(upper.filled) > 1 or upper.filled[0] > 0) and not _is_data(upper)


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


def _with_groups(lines: list[Line], top: int, bottom: int, merges: Sequence[Range]) -> tuple[int, int]:
    """Widen the header by group headings above it, sub-headings below it, and generic names above real ones."""
    while bottom + 1 < len(lines) and bottom - top < 2 and _in_two_languages(lines[bottom], lines[bottom + 1]):
        bottom += 1
    while top > 0 and bottom - top < 2 and _in_two_languages(lines[top - 1], lines[top]):
        top -= 1
    while top > 0 and bottom - top < 5 and _is_group_row(lines[top - 1], lines[top], merges):
        top -= 1
        if top > 0 and not merges and _spans_groups(lines[top - 1], lines[top], lines[bottom]):
            top -= 1
    while bottom + 1 < len(lines) and bottom - top < 4 and _is_sub_row(lines[bottom], lines[bottom + 1], merges):
        bottom += 1
    if (
        bottom - top < 3
        and bottom + 1 < len(lines)
        and _explains(lines[bottom], lines[bottom + 1], lines[bottom + 2 :])
    ):
        bottom += 1
    return top, bottom


def _in_two_languages(upper: Line, lower: Line) -> bool:
    return lower.row - upper.row == 1 and name_the_same(upper.values, lower.values)


def _is_group_row(upper: Line, lower: Line, merges: Sequence[Range]) -> bool:
    if lower.row - upper.row > 1 or _is_data(upper):
        return False
    if any(shown(upper.values[i]).endswith(":") for i in upper.filled):
        return False  # labels of what stands beside them, not groups of columns
    if all(is_generic(shown(upper.values[i])) for i in upper.filled) and len(upper.filled) > 1:
        return True
    if len(upper.texts) != len(upper.filled) or any(len(shown(upper.values[i])) > 60 for i in upper.filled):
        return False
    known = any(exactly(shown(upper.values[i])) for i in upper.filled)
    if len(upper.filled) == 1:
        span = next((m for m in merges if m.top == upper.row and m.left - 1 == upper.filled[0]), None)
        width = lower.filled[-1] - lower.filled[0] + 1
        within = span.right - span.left + 1 < width if span is not None else not merges and _is_under(upper, lower)
        return within and upper.filled[0] > lower.filled[0] and known
    holes = [i for i in lower.filled if i not in set(upper.filled)]
    if not holes:
        return False
    spans = [m for m in merges if m.top == upper.row and m.right > m.left]
    if spans:
        covered = {i for span in spans for i in range(span.left - 1, span.right)}
        return known or covered >= set(lower.filled)
    names = [shown(lower.values[i]).casefold() for i in lower.filled]
    uneven = len(upper.filled) < len(lower.filled) or bool(set(upper.filled) - set(lower.filled))
    return uneven and (known or len(set(names)) < len(names))


def _is_under(upper: Line, lower: Line) -> bool:
    """Whether a lone text stands over a name, and another name follows: a group where the source has no merges."""
    place = upper.filled[0]
    return place in lower.filled and place + 1 in lower.filled


def _spans_groups(upper: Line, groups: Line, names: Line) -> bool:
    """Whether the texts over a row of groups span these: several, apart, over names, the first over the first."""
    if groups.row - upper.row > 1 or len(upper.filled) < 2 or len(upper.texts) != len(upper.filled):
        return False
    apart = all(after - before > 1 for before, after in pairwise(upper.filled))
    labels = any(len(shown(upper.values[i])) > 60 or shown(upper.values[i]).endswith(":") for i in upper.filled)
    over = upper.filled[0] == names.filled[0] and set(upper.filled) <= set(names.filled)
    return apart and over and not labels and len(groups.filled) < len(names.filled)


def _is_sub_row(upper: Line, lower: Line, merges: Sequence[Range]) -> bool:
    """Whether the lower row holds names under the upper row's groups: text only, and only beneath a group."""
    if lower.row - upper.row > 1 or len(lower.texts) != len(lower.filled):
        return False
    grouped: set[int] = set()
    parted = False
    for merge in merges:
        if merge.top <= upper.row <= merge.bottom and merge.right > merge.left and merge.bottom < lower.row:
            group = set(range(merge.left - 1, merge.right))
            grouped |= group
            parted = parted or len(group & set(lower.filled)) > 1
    if grouped and not parted:
        return False  # a wide name over one column of values, as in forms of narrow columns
    down = {m.left - 1 for m in merges if m.top <= upper.row < m.bottom}
    if down and any(i in down for i in lower.filled):
        return False
    holes = [i for i in lower.filled if i >= len(upper.values) or upper.kinds[i] == BLANK]
    if len(lower.filled) == 1 and not grouped:
        return False
    within = [i for i in lower.filled if i in grouped]
    if within and len(within) == len(lower.filled):
        return True
    if len(within) * 3 >= len(lower.filled) * 2 and len(within) > 1:
        return sum(bool(exactly(shown(lower.values[i]))) for i in within) * 2 >= len(within)
    return (
        bool(holes)
        and not merges
        and len(lower.filled) < len(upper.filled) + len(holes)
        and len(known_words(lower.values)) * 2 >= len(lower.filled)
        and len(holes) * 3 >= len(lower.filled)
    )


def _explains(upper: Line, lower: Line, below: Sequence[Line]) -> bool:
    """Whether the lower row adds words to the names above: texts only, over columns of figures, and no first cell."""
    first = upper.filled[0]
    if lower.row - upper.row > 1 or len(lower.texts) != len(lower.filled) or first in lower.filled:
        return False
    spread = {i + 1 for i in upper.filled if i + 1 not in upper.filled and i in lower.filled}  # a group, not merged
    if not set(lower.filled) < set(upper.filled) | spread or any(
        len(shown(lower.values[i])) > 30 for i in lower.filled
    ):
        return False
    rows = below[:_SAMPLE]
    if len(rows) < 2 or sum(first in line.filled for line in rows) * 5 < len(rows) * 4:
        return False
    return any(_continues(kind, i, rows) for i in lower.filled for kind in (DATE, NUMBER))


def _with_numbering(lines: list[Line], top: int, bottom: int) -> tuple[int, int]:
    if bottom + 1 < len(lines) and is_numbering(lines[bottom + 1].values):
        bottom += 1
    if top > 0 and is_numbering(lines[top - 1].values):
        top -= 1
    return top, bottom
