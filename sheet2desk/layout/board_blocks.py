"""Cards of a board that stand over several rows each: blocks of as many rows, blank ones between."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sheet2desk.layout.meaning import cell_text
from sheet2desk.workbook import Value

#: (row, column, what stands there)
Spot = tuple[int, int, Value]


def join_blocks(spots: Sequence[Spot]) -> tuple[list[Spot], frozenset[int]]:
    """Return the cards with the lines of their block joined, and the rows that go on with a card.

    Where the rows don't stand in blocks of one height, all is returned as it stands.
    """
    blocks: list[list[int]] = []
    for row in sorted({row for row, _, _ in spots}):
        if blocks and row == blocks[-1][-1] + 1:
            blocks[-1].append(row)
        else:
            blocks.append([row])
    height = len(blocks[0]) if blocks else 0
    if len(blocks) < 2 or height < 2 or any(len(block) != height for block in blocks):
        return list(spots), frozenset()
    first = {row: block[0] for block in blocks for row in block}
    lines: defaultdict[tuple[int, int], list[Value]] = defaultdict(list)
    for row, column, value in sorted(spots, key=lambda spot: spot[:2]):
        lines[first[row], column].append(value)
    joined = [
        (row, column, found[0] if len(found) == 1 else "\n".join(map(cell_text, found)))
        for (row, column), found in sorted(lines.items())
    ]
    return joined, frozenset(row for row, top in first.items() if row != top)
