"""The levels of a header: groups over names, names in two languages, words of explanation and numbers under them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from sheet2desk.layout.header_languages import name_the_same
from sheet2desk.layout.header_lines import SAMPLE, Line, continues, is_data, is_generic, is_numbering, known_words
from sheet2desk.layout.header_text import shown
from sheet2desk.layout.kinds import BLANK, DATE, NUMBER
from sheet2desk.layout.vocabulary import exactly
from sheet2desk.workbook import Range, Value


def with_groups(lines: list[Line], top: int, bottom: int, merges: Sequence[Range]) -> tuple[int, int]:
    """Widen the header by group headings above it, sub-headings below it, and generic names above real ones."""
    while bottom + 1 < len(lines) and bottom - top < 2 and _in_two_languages(lines[bottom], lines[bottom + 1]):
        bottom += 1
    while top > 0 and bottom - top < 2 and _in_two_languages(lines[top - 1], lines[top]):
        top -= 1
    grouped = top == bottom and top > 1 and lines[top - 1].row - lines[top - 2].row == 1
    if grouped and _names_again(lines[top - 2 : top], lines[top]):
        top -= 2
    while top > 0 and bottom - top < 5 and _is_group_row(lines[top - 1], lines[top], merges):
        top -= 1
        if top > 0 and not merges and _spans_groups(lines[top - 1], lines[top], lines[bottom]):
            top -= 1
    while bottom + 1 < len(lines) and bottom - top < 4 and _is_sub_row(lines[bottom], lines[bottom + 1], merges):
        bottom += 1
    if bottom + 1 < len(lines) and _are_days_under(lines[bottom], lines[bottom + 1]):
        bottom += 1
    if bottom > top and bottom + 1 < len(lines) and _names_again(lines[top : bottom + 1], lines[bottom + 1]):
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


def _names_again(header: Sequence[Line], lower: Line) -> bool:
    """Whether a row under groups and their names says these names in another language."""
    if lower.row - header[-1].row > 1:
        return False
    lowest: dict[int, Value] = {}
    for line in header:
        lowest |= {place: line.values[place] for place in line.filled}
    return name_the_same([lowest.get(place, "") for place in range(max(lowest) + 1)], lower.values)


def _is_group_row(upper: Line, lower: Line, merges: Sequence[Range]) -> bool:
    if lower.row - upper.row > 1 or is_data(upper):
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
        if span is not None and not any(sign.isdigit() for sign in shown(upper.values[upper.filled[0]])):
            known = known or (span.left - 1 > lower.filled[0] and 1 < span.right - span.left + 1 <= width / 2)
        within = span.right - span.left + 1 < width if span is not None else not merges and _is_under(upper, lower)
        return within and upper.filled[0] > lower.filled[0] and known
    holes = [i for i in lower.filled if i not in set(upper.filled)]
    if not holes:
        return False
    spans = [m for m in merges if m.top == upper.row and m.right > m.left]
    if spans:
        covered = {i for span in spans for i in range(span.left - 1, span.right)}
        parted = len(spans) > 1 and len(spans) == len(upper.filled) and covered <= set(lower.filled)
        return known or parted or covered >= set(lower.filled)
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


def _are_days_under(upper: Line, lower: Line) -> bool:
    """Whether the lower row is nothing but the days of meetings, from a name on over the blank cells beside it."""
    if lower.row - upper.row > 1 or len(lower.filled) < 2 or any(lower.kinds[i] != DATE for i in lower.filled):
        return False
    first, *rest = lower.filled
    return first in upper.filled and first != upper.filled[0] and not set(rest) & set(upper.filled)


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
    rows = below[:SAMPLE]
    if len(rows) < 2 or sum(first in line.filled for line in rows) * 5 < len(rows) * 4:
        return False
    return any(continues(kind, i, rows) for i in lower.filled for kind in (DATE, NUMBER))


def with_numbering(lines: list[Line], top: int, bottom: int) -> tuple[int, int]:
    """Widen the header by a row that only numbers its columns, under it or over it."""
    if bottom + 1 < len(lines) and is_numbering(lines[bottom + 1].values):
        bottom += 1
    if top > 0 and is_numbering(lines[top - 1].values):
        top -= 1
    return top, bottom
