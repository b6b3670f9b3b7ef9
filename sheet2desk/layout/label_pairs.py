"""The pairs of label and value in one row of a form or a card."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import field

from sheet2desk.data_class import mutable
from sheet2desk.layout.cells import Cells
from sheet2desk.layout.header_text import key, shown, without_brackets
from sheet2desk.layout.kinds import empty
from sheet2desk.layout.label_names import LONGEST, is_known_name, is_label, names_next, names_of
from sheet2desk.layout.label_values import is_said_of
from sheet2desk.regex import regex
from sheet2desk.workbook import Value, column_letter

#: Cells that show whether labels and values share theirs, and labels among them that must be known.
_SEEN, _FEWEST_KNOWN = 400, 3
_LONGEST_PAIR = 2000
_INSIDE = regex(r"([^:\n]{2,40}):\s*(\S.*)", re.DOTALL)


@mutable
class Pair:
    """A label and the value that stands beside it ("" when nothing does)."""

    row: int
    column: int  # of the value, from 1
    label: str
    value: Value
    more: list[tuple[int, Value]] = field(default_factory=list)  # further lines of the value: (row, value)
    below: int = 0  # how many rows under its label the value stands


def label_within(value: Value) -> re.Match[str] | None:
    """Return the label (1) and the value (2) of a cell that holds both: "Status: closed"."""
    return _INSIDE.fullmatch(value.strip()) if isinstance(value, str) and len(value) < _LONGEST_PAIR else None


def labels_within(cells: Cells) -> frozenset[str]:
    """Return the labels of cards whose cells hold label and value both, in comparable form: those that come again.

    There are some where most cells of a sheet are such, and enough of their labels are known.
    """
    filled = [value for _, values in cells.rows[:_SEEN] for value in values if not empty(value)]
    parts = [found for found in map(label_within, filled) if found is not None]
    if len(parts) * 5 < len(filled) * 4:
        return frozenset()
    said = Counter(key(shown(found[1])) for found in parts)
    again = frozenset(label for label, count in said.items() if count > 1)
    known = sum(bool(names_of(label)) for label in again)
    return (
        again if known >= _FEWEST_KNOWN and sum(said[label] for label in again) * 4 >= len(parts) * 3 else frozenset()
    )


def pairs_in(
    row: int,
    values: Sequence[Value],
    columns: Collection[int],
    repeats: Mapping[int, Collection[str]],
    within: Collection[str] = (),
) -> tuple[list[Pair], int]:
    """Return the pairs of a row, and how many of its labels stand directly before another label.

    In cards one under another `repeats` says by place which texts are the labels: what stands beside one is its value;
    `within` are labels that stand in one cell with their values.
    """
    filled = [i for i, value in enumerate(values) if not empty(value)]
    pairs: list[Pair] = []
    crowded = 0
    at = 0
    while at < len(filled):
        place = filled[at]
        value = values[place]
        again = _comes_again(value, place, repeats)
        named = names_next(value)
        if again or named or (place in columns and (is_label(value) or _stands_as_label(values, filled, at))):
            following = filled[at + 1] if at + 1 < len(filled) else None
            text = shown(value).rstrip(":").strip()
            if following is None or (again and _comes_again(values[following], following, repeats)):
                pairs.append(Pair(row, place + 2, text, ""))
                at += 1
            elif not again and (
                names_next(values[following])
                or (
                    following in columns
                    and is_known_name(values[following])
                    and not named
                    and not is_said_of(value, values[following])
                )
            ):
                crowded += not named
                pairs.append(Pair(row, place + 2, text, ""))
                at += 1
            else:
                pairs.append(Pair(row, following + 1, text, values[following]))
                at += 2
            continue
        inside = label_within(value)
        if inside is not None and (names_of(shown(inside[1])) or key(shown(inside[1])) in within):
            pairs.append(Pair(row, place + 1, shown(inside[1]), inside[2]))
        at += 1
    return pairs, crowded


def unpaired_in(row: int, values: Sequence[Value], found: Sequence[Pair]) -> list[Pair]:
    """Return what else stands in a row of pairs: an unknown label with its value, or a value with its column's name."""
    told = {shown(value) for pair in found for value in (pair.label, f"{pair.label}:")}
    held = {pair.column for pair in found if not empty(pair.value)}
    first = min(pair.column for pair in found)
    rest = [
        (i + 1, value)
        for i, value in enumerate(values)
        if not empty(value) and i + 1 > first and i + 1 not in held and shown(value) not in told
    ]
    pairs: list[Pair] = []
    while rest:
        column, value = rest.pop(0)
        named = isinstance(value, str) and len(value) <= LONGEST
        if named and not any(map(str.isdigit, without_brackets(str(value)))) and rest and rest[0][0] == column + 1:
            pairs.append(Pair(row, rest[0][0], shown(value).rstrip(":").strip(), rest[0][1]))
            rest.pop(0)
        else:
            pairs.append(Pair(row, column, f"col_{column_letter(column)}", value))
    return pairs


def _comes_again(value: Value, place: int, repeats: Mapping[int, Collection[str]]) -> bool:
    return isinstance(value, str) and key(value) in repeats.get(place, ())


def _stands_as_label(values: Sequence[Value], filled: Sequence[int], at: int) -> bool:
    """Whether an unknown text stands where labels do, with a value to its right."""
    value = values[filled[at]]
    if not isinstance(value, str) or len(value) > LONGEST or any(sign.isdigit() for sign in value):
        return False
    return at + 1 < len(filled) and not is_label(values[filled[at + 1]])
