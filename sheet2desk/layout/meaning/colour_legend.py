"""A legend of colours: a filled cell that says what its colour means, or has it beside it, or names the colour."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from sheet2desk.layout.meaning.colour_sentences import said_of_colour
from sheet2desk.layout.meaning.column import Context
from sheet2desk.layout.meaning.hues import may_be, named_colour
from sheet2desk.layout.meaning.legend import BESIDE, MOST_ENTRIES, legend_lines, table_end
from sheet2desk.layout.meaning.sense import Sense
from sheet2desk.layout.meaning.text import cell_text, is_blank
from sheet2desk.layout.meaning.words import sense_of
from sheet2desk.regex import regex
from sheet2desk.workbook import Grid, Position, Value

_LONGEST: Final = 80
#: Fewer texts than this in a line can't be a header.
_FEW: Final = 3
_ENTRIES: Final = regex(r"\s*[;\n|•·]\s*|,\s+(?=[^\W\d_]+\s*[-–—=:])")
_LABEL: Final = regex(r"^[^\W\d_]{4,12}\s*:\s+(?=\S)")


def colour_legend(context: Context, vocabulary: str = "statuses") -> dict[str, Sense]:
    """Return the status or priority that each fill means; a fill that is explained in two ways is left out."""
    found: dict[str, dict[str, str]] = {}
    named: dict[str, dict[str, str]] = {}
    tickets = set(context.rows)
    for place, grid in enumerate(context.legends):
        fills = grid.looks().fills
        beside = context.last_column if place == 0 else 0
        for colour, word, status in _cells(grid, fills, tickets if place == 0 else set(), beside, vocabulary):
            found.setdefault(colour, {})[status] = word
    if not found:
        for name, word, status in _named(context, vocabulary):
            named.setdefault(name, {})[status] = word
        found = _filled(named, context)
    return {
        colour: Sense(status, f'the legend says "{word}"')
        for colour, senses in found.items()
        if len(senses) == 1
        for status, word in senses.items()
    }


def speaks_of_colours(context: Context, vocabulary: str = "statuses") -> bool:
    """Whether a line outside the table may be a legend's: cheap, without a look at any fill."""
    return any(_explains([text for _, text in line], vocabulary) for _, line in legend_lines(context))


def explains(texts: Sequence[str]) -> bool:
    """Whether a line explains the colours of statuses or of priorities."""
    return _explains(texts, "statuses") or _explains(texts, "priorities")


def _explains(texts: Sequence[str], vocabulary: str) -> bool:
    """Whether a line explains colours: a header that says "Closed" among others doesn't, nor does a whole table's."""
    if len(texts) > MOST_ENTRIES:
        return False
    told = sum(any(_meaning(entry, vocabulary) is not None for entry in _ENTRIES.split(text)) for text in texts)
    return told > 0 and (len(texts) < _FEW or told * 2 >= len(texts))


def _meaning(text: str, vocabulary: str) -> tuple[str, str] | None:
    """Return (status, the words that say so) of a legend's entry: "решено", "зелёный - решено"."""
    if len(text) > _LONGEST:
        return None
    bare = text.strip("-–—:= ")
    colour, rest = named_colour(bare)
    explained = colour is not None and bool(rest) and rest != bare
    # in "green = done" the colour, which may say how urgent by itself, is only explained
    sense = sense_of(bare, vocabulary) if vocabulary == "statuses" or not explained else None
    if sense is None:
        unlabelled = _LABEL.sub("", bare)
        coloured = said_of_colour(unlabelled, vocabulary)
        sense = coloured[1] if coloured is not None else None
        if sense is None and unlabelled != bare:
            sense = sense_of(unlabelled, vocabulary)
    return (sense.meaning, bare) if sense is not None else None


def _cells(
    grid: Grid, fills: Mapping[Position, str], tickets: set[int], beside: int, vocabulary: str
) -> Iterator[tuple[str, str, str]]:
    """Yield (fill, words, status) of the filled cells that a text in them, to their right or left explains.

    A legend beside the table begins behind the column `beside`, be it in the rows of the header.
    """
    if not fills:
        return
    seen = 0
    for row, values in grid.rows():
        seen += row in tickets
        if row in tickets and seen > BESIDE:
            continue
        table = min(table_end(values), beside) if row in tickets else 0
        texts = _texts(values[table:])
        if texts and not _explains(texts, vocabulary) and 0 < beside < len(values):
            table = max(table, beside)
            texts = _texts(values[table:])
        if not texts or not _explains(texts, vocabulary):
            continue
        for column, value in enumerate(values, 1):
            if column <= table or not isinstance(value, str) or is_blank(value):
                continue
            meaning = _meaning(cell_text(value), vocabulary)
            if meaning is None:
                continue
            colour = _explained(values, column, row, fills)
            if colour is not None:
                yield colour.upper(), meaning[1], meaning[0]


def _texts(values: Sequence[Value]) -> list[str]:
    return [cell_text(value) for value in values if value != "" and not is_blank(value)]


def _explained(values: Sequence[Value], column: int, row: int, fills: Mapping[Position, str]) -> str | None:
    """Return the fill that the text in a cell explains: of the blank cell to its left, its own, to its right."""

    def empty(at: int) -> bool:
        return at < 1 or at > len(values) or is_blank(values[at - 1])

    left, own, right = (fills.get((row, at)) for at in (column - 1, column, column + 1))
    if left is not None and empty(column - 1):
        return left
    if own is not None:
        return own
    if right is not None and empty(column + 1) and empty(column + 2) and column == _first(values):
        return right
    return None


def _first(values: Sequence[Value]) -> int:
    return next((column for column, value in enumerate(values, 1) if not is_blank(value)), 0)


def _named(context: Context, vocabulary: str) -> Iterator[tuple[str, str, str]]:
    """Yield (colour, words, status) of texts that name their colour and fill nothing: "жёлтым - в работе; …"."""
    for _, line in legend_lines(context):
        for _, text in line if _explains([text for _, text in line], vocabulary) else ():
            for entry in _ENTRIES.split(text):
                coloured = said_of_colour(_LABEL.sub("", entry), vocabulary) if len(entry) <= _LONGEST else None
                if coloured is not None and coloured[0]:
                    yield coloured[0], entry, coloured[1].meaning


def _filled(named: Mapping[str, dict[str, str]], context: Context) -> dict[str, dict[str, str]]:
    """Return the named colours as fills: each must be the only one in the table that may be called so."""
    rows = set(context.rows)
    used = {colour.upper() for (row, _), colour in context.looks().fills.items() if row in rows} if named else set()
    found: dict[str, dict[str, str]] = {}
    for name, senses in named.items():
        fitting = [fill for fill in used if may_be(fill, name)]
        others = [fill for fill in fitting if not any(may_be(fill, other) for other in named if other != name)]
        chosen = fitting if len(fitting) == 1 else others
        if len(chosen) == 1:
            found.setdefault(chosen[0], {}).update(senses)
    return found
