"""Stable names of columns: sub-headings joined to their group, repeats numbered, unnamed ones by their letter."""

from __future__ import annotations

from collections.abc import Sequence

from sheet2desk.data_class import mutable
from sheet2desk.layout.header_lines import is_generic, is_numbering
from sheet2desk.layout.header_text import key, shown
from sheet2desk.layout.kinds import empty
from sheet2desk.layout.vocabulary import guesses
from sheet2desk.regex import regex
from sheet2desk.workbook import Range, Value, column_letter

JOINER = " › "
_EDGES = regex(r"^[\s*:!]+|[\s*:!]+$")


@mutable
class Heading:
    """What stands above a column: its stable name, the last heading and the groups above that."""

    name: str
    text: str
    group: str


def headings(
    rows: Sequence[Sequence[Value]], numbers: Sequence[int], merges: Sequence[Range], left: int, right: int
) -> list[Heading]:
    """Return a heading for each column from `left` to `right` (from 1); `numbers` are the sheet's own rows."""
    spans = [merge for merge in merges if merge.right > merge.left and numbers and numbers[0] <= merge.bottom]
    spans = [merge for merge in spans if merge.top <= numbers[-1]]
    levels = [
        _level(values, number, spans, left, right)
        for values, number in zip(rows, numbers, strict=True)
        if not is_numbering(values)
    ]
    if not spans:
        levels = _spread_groups(levels)
    named = [level for level in levels if not all(is_generic(text) for text in level if text)]
    found: list[Heading] = []
    used: dict[str, int] = {}
    for place in range(right - left + 1):
        parts: list[str] = []
        for level in named or levels:
            if level[place] and (not parts or key(parts[-1]) != key(level[place])):
                parts.append(level[place])
        text = JOINER.join(parts)
        name = text or f"col_{column_letter(left + place)}"
        used[name] = used.get(name, 0) + 1
        unique = name if used[name] == 1 else f"{name}_{used[name]}"
        while used[name] > 1 and unique in used:
            used[name] += 1
            unique = f"{name}_{used[name]}"
        used.setdefault(unique, 1)
        found.append(Heading(unique, parts[-1] if parts else "", JOINER.join(parts[:-1])))
    return found


def _level(values: Sequence[Value], number: int, spans: Sequence[Range], left: int, right: int) -> list[str]:
    """Return one header row's texts; a merged group's text stands over each column it spans."""
    texts = [
        "" if i >= len(values) or empty(values[i]) else _EDGES.sub("", shown(values[i])) or shown(values[i])
        for i in range(left - 1, right)
    ]
    for merge in spans:
        if merge.top == number and left <= merge.left <= right:
            for column in range(merge.left, min(merge.right, right) + 1):
                texts[column - left] = texts[merge.left - left]
    return texts


def _spread_groups(levels: list[list[str]]) -> list[list[str]]:
    """Without merges a group's text stands over the blank cells to its right, as far as the names below fit it."""
    spread = [list(level) for level in levels]
    for depth, level in enumerate(levels[:-1]):
        group = ""
        for place, text in enumerate(level):
            below = next((lower[place] for lower in levels[depth + 1 :] if lower[place]), "")
            if text:
                group = text if below else ""
            elif any(upper[place] for upper in levels[:depth]) or not below or not _fits(group, below):
                group = ""
            spread[depth][place] = text or group
    return spread


def _fits(group: str, name: str) -> bool:
    """Whether a name may stand under a group: it says nothing by itself, or something of the same kind."""
    if not group:
        return False
    own = next(iter(guesses(name)), None)
    if own is None or not own.whole:
        return True
    above = next(iter(guesses(group)), None)
    return above is None or above.field.split(".")[0] == own.field.split(".")[0] or own.score < 0.9
