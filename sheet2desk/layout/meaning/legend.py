"""What a sheet explains beside or under its table, or on a sheet of lists: "S1 = line stopped", "красный - срочно"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from sheet2desk.layout.meaning.column import Context
from sheet2desk.layout.meaning.fold import TO_LATIN, fold
from sheet2desk.layout.meaning.sense import Sense
from sheet2desk.layout.meaning.text import cell_text, is_blank
from sheet2desk.layout.meaning.words import sense_of
from sheet2desk.regex import regex
from sheet2desk.workbook import Value

#: Between the entries of a legend that stands in one cell.
_ENTRIES: Final = regex(r"\s*[;\n()•·|]\s*|,\s+|(?<!\s)\s{2,}(?=[^\s=–—→:-]+\s*(?:=|–|—|→|:|-))")
#: Between what is explained and its explanation.
_MEANS: Final = regex(r"\s*(?:=|–|—|→|:)\s*|\s+-+\s+|(?<=\w)-\s+|\s+-(?=\w)")
#: A sign right before what it means: "✓ done; … in progress".
_SIGNED: Final = regex(r"([^\w\s\-–—•·*.,:;()\"'«»„“”#№]{1,2})\s+([^\W\d_].*)")
_LONGEST_KEY: Final = 40
_LONGEST: Final = 200
#: Of a sheet of lists so many rows are looked at; of the rows of the table itself, for a legend beside it, so many.
_ROWS: Final = 400
BESIDE: Final = 60
#: No line of a legend has more cells.
MOST_ENTRIES: Final = 100

#: A line's texts with their columns, and which of the sheets (0: the table's own) it stands on.
Line = tuple[int, list[tuple[int, str]]]


def explained(texts: Collection[str], context: Context, vocabulary: str) -> dict[str, Sense]:
    """Return what the legends of a workbook say of the texts of a column; what is explained in two ways is left out."""
    wanted: dict[str, list[str]] = {}
    for text in texts:
        if len(text) <= _LONGEST_KEY and (folded := _key(text)):
            wanted.setdefault(folded, []).append(text)
    if not wanted:
        return {}
    found: defaultdict[str, dict[str, Sense]] = defaultdict(dict)
    lists: defaultdict[tuple[int, int], list[tuple[str, str]]] = defaultdict(list)
    for place, line in legend_lines(context):
        for _, text in line:
            for key, word in entries(text):
                for name, meaning in ((key, word), (word, key)):
                    _take(found, wanted, name, meaning, vocabulary)
        for (column, key), (after, word) in pairwise(line):
            if after == column + 1:
                lists[place, column].append((key, word))
    for pairs in lists.values():
        if sum(_key(key) in wanted for key, _ in pairs) > 1 and not any(
            _gainsays(key, word, vocabulary) for key, word in pairs
        ):
            for key, word in pairs:
                _take(found, wanted, key, word, vocabulary)
    return {text: next(iter(senses.values())) for text, senses in found.items() if len(senses) == 1}


def _take(
    found: dict[str, dict[str, Sense]], wanted: Mapping[str, Sequence[str]], name: str, meaning: str, vocabulary: str
) -> None:
    texts = wanted.get(_key(name), ())
    if not texts or len(meaning) > _LONGEST or fold(name) == fold(meaning):
        return
    sense = sense_of(meaning, vocabulary)
    if sense is not None:
        for text in texts:
            found[text].setdefault(sense.meaning, Sense(sense.meaning, f'the legend says "{meaning[:40]}"'))


def _key(text: str) -> str:
    """Return a text as it is compared: folded, a bare sign as it is, a letter as both alphabets have it."""
    folded = fold(text) or text.strip()
    return folded.upper().translate(TO_LATIN).lower() if len(folded) == 1 else folded


def _gainsays(key: str, word: str, vocabulary: str) -> bool:
    """Whether a text is a known word, and what stands beside it says no such thing: two lists, and no legend."""
    sense, told = sense_of(key, vocabulary), sense_of(word, vocabulary)
    return sense is not None and sense.sure and (told is None or told.meaning != sense.meaning)


def entries(text: str) -> Iterator[tuple[str, str]]:
    """Yield (what is explained, explanation) of the entries in one cell: "1 - срочно; 2 - планово"."""
    for entry in _ENTRIES.split(text):
        parts = _MEANS.split(entry, maxsplit=2)
        signed = _SIGNED.fullmatch(parts[-1])
        if signed is not None and len(parts) < 3:
            yield signed[1], signed[2]
        elif len(parts) == 2:
            yield parts[0], parts[1]
        elif len(parts) == 3:  # "Priority: 1 - urgent"
            yield parts[1], parts[2]
            yield parts[0], f"{parts[1]} - {parts[2]}"


def legend_lines(context: Context) -> Sequence[Line]:
    """Return each line in which a legend may stand: over, under and beside the table, and on sheets of lists."""
    if context.legend_lines is None:
        context.legend_lines = list(_lines(context))
    return context.legend_lines


def _lines(context: Context) -> Iterator[Line]:
    tickets = set(context.rows)
    for place, grid in enumerate(context.legends):
        seen = 0
        for row, values in grid.rows():
            inside = place == 0 and row in tickets
            if inside:
                seen += 1
                if seen > BESIDE:
                    continue
            elif place > 0 and row > _ROWS:
                break
            start = min(table_end(values), context.last_column) if inside else 0
            line = [
                (column, cell_text(value))
                for column, value in enumerate(values[start:], start + 1)
                if value != "" and not is_blank(value)
            ]
            if 0 < len(line) <= MOST_ENTRIES:
                yield place, line


def table_end(values: Sequence[Value]) -> int:
    """Return the last column of the table in a ticket row: what follows its first gap stands beside the table."""
    filled = [column for column, value in enumerate(values, 1) if value != ""]
    return max(
        (column for column in filled if column - 1 in filled or column - 2 in filled),
        default=filled[0] if filled else 0,
    )
