"""Links that a formula makes: HYPERLINK and IMAGE of a text, of a cell, or of texts and cells joined by `&`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from sheet2desk.data_class import frozen
from sheet2desk.importers.references import LAST_ROW
from sheet2desk.regex import regex
from sheet2desk.workbook import LAST_COLUMN, Position, Value, column_number

_START = regex(r"\s*(?:_xlfn\.)?(?:HYPERLINK|IMAGE)\(\s*", re.IGNORECASE)
_IMAGE = regex(r"\s*(?:(?:_xlfn\.)?IMAGE\(|.{0,40}DUMMYFUNCTION\(\"IMAGE\()", re.IGNORECASE)
#: A formula of Google Sheets that its export keeps as text.
_QUOTED_START = regex(r'DUMMYFUNCTION\("(?:HYPERLINK|IMAGE)\(""((?:[^"])*)""', re.IGNORECASE)
_TEXT = regex(r'"((?:[^"]|"")*)"\s*')
_BLANKS = regex(r"\s*")
_CELL = regex(r"(\$?)([A-Z]{1,3})(\$?)([1-9]\d{0,6})\s*(?![(!\w.:])", re.IGNORECASE)

_LONGEST = 8_192  # signs that Excel allows in a formula


def shows_picture(formula: str) -> bool:
    """Return whether the formula shows a picture from the web: IMAGE of Excel, or of Google Sheets in its export."""
    return _IMAGE.match(formula) is not None


@frozen
class CellPart:
    """A cell whose value is a part of the link's target; which of its coordinates stay when the formula is copied."""

    row: int
    column: int
    fixed_row: bool
    fixed_column: bool


Parts = tuple[str | CellPart, ...]


def parse(formula: str) -> Parts | None:
    """Return what the target is joined from, or None when the formula makes no link or a link of something else."""
    if len(formula) > _LONGEST:
        return None
    start = _START.match(formula)
    if start is None:
        quoted = _QUOTED_START.search(formula)
        return (quoted.group(1),) if quoted else None
    parts: list[str | CellPart] = []
    place = start.end()
    while True:
        text, cell = _TEXT.match(formula, place), _CELL.match(formula, place)
        if text:
            parts.append(text.group(1).replace('""', '"'))
        elif cell:
            row, column = int(cell.group(4)), column_number(cell.group(2))
            parts.append(CellPart(row, column, bool(cell.group(3)), bool(cell.group(1))))
        else:
            return None
        place = (text or cell).end()  # type: ignore[union-attr]
        after = formula[place : place + 1]
        if after in (",", ")"):
            return tuple(parts)
        if after != "&":
            return None
        place = _BLANKS.match(formula, place + 1).end()  # type: ignore[union-attr]


def copied(parts: Parts, down: int, across: int) -> Parts:
    """Return the parts as they read in a copy of the formula so many rows down and columns across."""
    return tuple(
        part
        if isinstance(part, str)
        else CellPart(
            part.row if part.fixed_row else part.row + down,
            part.column if part.fixed_column else part.column + across,
            part.fixed_row,
            part.fixed_column,
        )
        for part in parts
    )


def resolve(formulas: Mapping[Position, Parts], rows: Iterable[tuple[int, Sequence[Value]]]) -> dict[Position, str]:
    """Return the targets by cell; those of a blank cell are left out. `rows` is walked only when a cell is named."""
    wanted = {
        (part.row, part.column): ""
        for parts in formulas.values()
        for part in parts
        if isinstance(part, CellPart) and 1 <= part.row <= LAST_ROW and 1 <= part.column <= LAST_COLUMN
    }
    if wanted:
        by_row: dict[int, list[int]] = {}
        for row, column in wanted:
            by_row.setdefault(row, []).append(column)
        for row, values in rows:
            for column in by_row.get(row, ()):
                if column <= len(values):
                    wanted[row, column] = _shown(values[column - 1])
    found = {}
    for where, parts in formulas.items():
        named = [part if isinstance(part, str) else wanted.get((part.row, part.column), "") for part in parts]
        cells = [piece for part, piece in zip(parts, named, strict=True) if isinstance(part, CellPart)]
        if all(cells) and any(named):
            found[where] = "".join(named)
    return found


def _shown(value: Value) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
