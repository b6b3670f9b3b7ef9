"""Sheets written as text, a line a row with its fate: how the shapes of many logs are kept short enough to read.

A line is the row's fate, then its cells between bars. A number is a number, `2024-03-05` a date; `>` carries a merge on
to the right, `^` one down. `blank` is an empty row. `-- Name` begins a sheet, `-- Name (other)` one that is no log.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from sheet2desk.workbook import Range, Sheet, Value
from tests.layout.workbooks import sheet

FOLDER = Path(__file__).parent / "structures"


@dataclass
class Page:
    """One sheet as written, and the fates of its rows."""

    name: str
    other: bool = False
    rows: list[list[Value]] = field(default_factory=list)
    merges: list[Range] = field(default_factory=list)
    fates: dict[int, str] = field(default_factory=dict)

    def sheet(self, *, right: int = 0, down: int = 0, text: bool = False) -> Sheet:
        """Return the sheet; moved by so many columns and rows, and with every cell as text, as a CSV has it."""
        rows: list[list[Value]] = [[""] * right + (list(map(_as_text, row)) if text else row) for row in self.rows]
        merges = [Range(m.top + down, m.left + right, m.bottom + down, m.right + right) for m in self.merges]
        return sheet([[] for _ in range(down)] + rows, self.name, merges=merges)


@dataclass
class Structure:
    """A workbook of a certain shape."""

    name: str
    pages: list[Page] = field(default_factory=list)


def load() -> list[Structure]:
    """Return all structures, in the order of their files."""
    found: list[Structure] = []
    for path in sorted(FOLDER.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("== "):
                found.append(Structure(f"{path.stem}:{line[3:].split(':')[0]}"))
            elif line.startswith("-- "):
                name = line[3:].removesuffix(" (other)")
                found[-1].pages.append(Page(name, name != line[3:]))
            elif line.strip():
                if not found[-1].pages:
                    found[-1].pages.append(Page("Лист1"))
                _add(found[-1].pages[-1], line)
    return found


def _add(page: Page, line: str) -> None:
    fate, *texts = line.split("|")
    row = len(page.rows) + 1
    values: list[Value] = []
    for text in texts:
        first, *covered = text.replace("> ", ">").replace(" >", ">").strip().split(">")
        column = len(values) + 1
        if first.strip() == "^":
            _down(page, row, column)
        values.append("" if first.strip() == "^" else _value(first.strip()))
        if covered:
            values += [""] * len(covered)
            page.merges.append(Range(row, column, row, column + len(covered)))
    page.rows.append(values)
    if fate.strip() not in ("blank", ""):
        page.fates[row] = fate.strip()


def _down(page: Page, row: int, column: int) -> None:
    above = next((m for m in page.merges if m.left == column and m.bottom == row - 1), None)
    if above is not None:
        page.merges.remove(above)
    page.merges.append(Range(above.top if above else row - 1, column, row, above.right if above else column))


def _value(text: str) -> Value:
    if re.fullmatch(r"-?\d+(\.\d+)?", text) and not re.fullmatch(r"0\d+", text):
        return float(text)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return date.fromisoformat(text)
    return {"TRUE": True, "FALSE": False}.get(text, text)


def _as_text(value: Value) -> Value:
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else str(value).replace(".", ",")
    return value.strftime("%d.%m.%Y") if isinstance(value, date) else value
