"""The rows among which a header is looked for, and what one row shows by itself: names, numbering, or data."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sheet2desk.data_class import mutable
from sheet2desk.layout.header_text import key, shown
from sheet2desk.layout.kinds import BLANK, DATE, NUMBER, TEXT, is_mute, kind_of
from sheet2desk.layout.meaning.vocabulary import listed
from sheet2desk.layout.vocabulary import guesses
from sheet2desk.regex import regex
from sheet2desk.workbook import Value

#: So many rows show what a column holds.
SAMPLE = 40
#: Stands for a field with the names of what a report of a defect consists of: "Steps to reproduce".
PART = "part of a report"
_GENERIC = regex(
    r"(?:column|col|field|столбец|столб|колонка|поле|spalte|columna|colonne|kolumna|стовпець|kolonna|coluna|unnamed:?|f|c)[\s_:.]*\d{1,3}",
    re.IGNORECASE,
)
#: Printed forms number their first columns by letters.
_ALPHABETS = ("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "АБВГДЕЖЗИК", "АБВГҐДЕЄЖЗ")
_YEAR = regex(r"(?:19|20)\d\d(?:[/\-–]\d{2,4})?\D{0,3}")


@mutable
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


def known_words(values: Sequence[Value]) -> list[tuple[int, str, float]]:
    """Return (place, field, score) of the cells whose text a header may well be; OTHER and PART count as known."""
    found = []
    for i, value in enumerate(values):
        if isinstance(value, str) and value and len(value) <= 80:
            text = shown(value)
            if text:
                best = next(iter(guesses(text)), None)
                if key(text) in listed("report_headers", "parts"):
                    found.append((i, PART, 1.0))
                elif best is not None and best.score >= 0.8:
                    found.append((i, best.field, best.score))
    return found


def is_generic(text: str) -> bool:
    """Whether a header only numbers its column ("Column3", "Поле 2")."""
    return bool(_GENERIC.fullmatch(text))


def is_years(line: Line) -> bool:
    """Whether the figures of a row are years, which name columns of figures."""
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


def is_data(line: Line, below: Sequence[Line] = ()) -> bool:
    """Whether a row looks like figures and dates rather than names, by itself or by what stands below its cells."""
    beyond = [i for i in line.filled if i != line.filled[0]] or line.filled
    data = set(line.data)
    if not data or is_years(line) or is_numbering(line.values) or _names_figures(line, below):
        return False
    if sum(i in data for i in beyond) * 2 >= len(beyond):
        return True
    return any(line.kinds[i] in (NUMBER, DATE) and continues(line.kinds[i], i, below) for i in line.filled)


def _names_figures(line: Line, below: Sequence[Line]) -> bool:
    """Whether signs for no value ("x", "f") name columns: texts only, nowhere below, and mostly over figures."""
    if len(line.texts) != len(line.filled) or len(line.filled) < 2:
        return False
    figures = 0
    for place in line.data:
        rows = [other for other in below[:SAMPLE] if place in other.filled]
        if any(row.values[place] == line.values[place] for row in rows):
            return False
        figures += continues(NUMBER, place, rows) or continues(DATE, place, rows)
    return figures * 2 > len(line.data)


def continues(kind: str, place: int, below: Sequence[Line]) -> bool:
    """Whether a number or date stands over more of its kind: then it is no name of the column."""
    kinds = [line.kinds[place] for line in below[:SAMPLE] if place < len(line.kinds) and line.kinds[place] != BLANK]
    return len(kinds) >= 2 and sum(one == kind for one in kinds) * 5 >= len(kinds) * 3
