"""What stands beside a log and is none of its columns: a list of choices, counts, a legend."""

from __future__ import annotations

from collections.abc import Sequence

from sheet2desk.layout.cells import Cells
from sheet2desk.layout.header_text import key
from sheet2desk.layout.kinds import TEXT, empty, kind_of
from sheet2desk.layout.row_shape import is_figure
from sheet2desk.layout.row_words import begins
from sheet2desk.workbook import Value

_WIDEST = 3
#: A block that two empty columns part from the log is none of its columns.
_GAP = 2
_FEWEST = 3
#: A sign that is explained is so long at most.
_SIGNS = 4


def stands_beside(cells: Cells, main: tuple[int, int], block: tuple[int, int]) -> bool:
    """Whether a narrow block of columns beside the log, an empty column between, is a thing of its own.

    Its cells follow one another from its top and each says something else, whatever the rows of the log beside them
    hold: the words of a column of the log, the same with their counts, or more of them than the log has rows.
    """
    left, right = block
    if right - left + 1 > _WIDEST:
        return False
    lines = [(row, values[left - 1 : right], values[main[0] - 1 : main[1]]) for row, values in cells.rows]
    held = [i for i, (_, own, _) in enumerate(lines) if any(not empty(value) for value in own)]
    if len(held) < _FEWEST or held[-1] - held[0] + 1 > len(held) + 1:
        return False
    texts = [_first(lines[i][1]) for i in held]
    if begins(texts[0], "notes", 400) and len(held) < len(lines):
        return True
    items = [key(str(text)) for text in texts if isinstance(text, str) and not empty(text)]
    if len(items) < len(held) or len(set(items)) < len(items):
        return False
    last = max(
        (i for i, (_, _, beside) in enumerate(lines) if sum(not empty(value) for value in beside) > 1), default=0
    )
    beyond = held[-1] > last
    counted = [any(is_figure(value) for value in lines[i][1][1:]) for i in held[1:]]
    if right > left and sum(counted) * 5 >= len(counted) * 4:
        return beyond or held[-1] < last
    spoken = _words_of(lines)
    met = sum(any(item in column for column in spoken) for item in items[1:])
    ends_early = held[-1] + 2 <= last and len(items) > _FEWEST
    apart = left - main[1] > _GAP
    if apart and (ends_early or (len(items) >= _FEWEST and held[-1] < last) or _explains([lines[i][1] for i in held])):
        return True
    if right == left and met * 3 >= len(items[1:]) * 2 and (beyond or ends_early or met == len(items[1:])):
        return True
    return beyond and met * 3 >= len(items[1:])


def _explains(block: Sequence[Sequence[Value]]) -> bool:
    """Whether a block says of a few signs each what they mean: "H | high"."""
    filled = [[value for value in values if not empty(value)] for values in block]
    return all(
        len(pair) == 2 and all(isinstance(value, str) for value in pair) and len(str(pair[0])) <= _SIGNS
        for pair in filled
    )


def _first(values: Sequence[Value]) -> Value:
    return next((value for value in values if not empty(value)), "")


def _words_of(lines: Sequence[tuple[int, Sequence[Value], Sequence[Value]]]) -> list[set[str]]:
    """Return the texts of each column of the log that has few of them."""
    width = max(len(beside) for _, _, beside in lines)
    found = []
    for place in range(width):
        texts = [
            key(str(beside[place]))
            for _, _, beside in lines
            if place < len(beside) and kind_of(beside[place]) == TEXT and len(str(beside[place])) < 40
        ]
        found.append(set(texts))
    return found
