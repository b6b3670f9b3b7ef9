"""The scale that a column of ratings counts on: to 5 or to 10, the best at which end."""

from __future__ import annotations

import math
from typing import Final

from sheet2desk.data_class import frozen
from sheet2desk.layout.meaning.column import Column, Context
from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.legend import explained
from sheet2desk.layout.meaning.text import cell_text, is_blank
from sheet2desk.layout.meaning.vocabulary import words
from sheet2desk.layout.meaning.words import sense_of
from sheet2desk.regex import regex
from sheet2desk.workbook import Value

_NUMBER: Final = regex(r"-?\d+(?:[.,]\d+)?")
_RANGE: Final = regex(
    r"(?<![\d.])([01])\s*(?:-|–|—|…|\.\.\.?|до|по|to|bis|a|à|até|al|do|až|līdz|iki|tot|till)\s*(\d{1,3})(?![\d.])"
)
_OUT_OF: Final = regex(
    r"(?:из|із|з|max\.?|макс\.?|sur|out of|von|/)\s*(\d{1,3})(?!\d)"
    r"|(?<!\d)(\d{1,3})\s*-?\s*(?:балл|бальн|point|punkt|stern|star)"
)
_FEW_SHARES: Final = 3
_PERCENT: Final = regex(r"(\d{1,3}(?:[.,]\d+)?)\s*%")
_END: Final = regex(r"(?<!\d)(\d{1,2})\s*(?:=|–|—|-|:)\s*([^\W\d_][^\d,;/()]*)")


@frozen
class Scale:
    """A scale from 1 to `top`, shares of the whole where `top` is 1; `worst_first` unless 1 is the best mark.

    `trouble` says why nobody can tell what the scale is.
    """

    top: int
    reason: str
    worst_first: bool = True
    trouble: str = ""

    def of(self, number: float) -> float | None:
        """Return a mark on the scale of 1 to 5, None where it is off this scale or the scale can't be told.

        Of 10, marks are halved and rounded up: 10 and 9 are 5, 2 and 1 are 1 (and so is the 0 of a scale from 0).
        """
        if self.trouble:
            return None
        if self.top == 1:
            return max(1, math.ceil(round(number * 5, 6))) if 0 <= number <= 1 else None
        if self.top == 10:
            lowest = 0 if "from 0" in self.reason else 1
            found: float = max(1, math.ceil(number / 2))
            return found if lowest <= number <= 10 else None
        if not 1 <= number <= self.top:
            return None
        if self.worst_first:
            return int(number) if number == int(number) else number
        return max(1, 6 - int(number)) if number == int(number) else None


def scale_of(column: Column, context: Context) -> Scale:
    """Return the scale that a column's header, a legend or its own numbers show."""
    said, last = _said(column, context)
    header = column.header.casefold()
    top, bottom = _top(header)
    if said is not None and (top or last) <= 6:
        return Scale(top or last, "" if said else "1 is the best mark, as the sheet says", worst_first=said)
    if top == 10:
        return Scale(10, f"1 to 10{' from 0' if bottom == 0 else ''}, as the header says; halved and rounded up")
    if top is not None and top != 5:
        return Scale(top, "", trouble=f"stands on a scale of {top}, which has no place on the scale of 1 to 5")
    if top is None and _is_school_mark(column.header):
        trouble = "may be a school mark, of which 1 is the best, or a rating, of which 5 is: no legend says which"
        return Scale(5, "", trouble=trouble)
    if top is None and _holds_shares(column):
        return Scale(1, "shares of the whole, as its numbers show: of 5, rounded up")
    if top is None and _counts_to_ten(column):
        return Scale(10, "1 to 10, as its numbers show; halved and rounded up")
    return Scale(5, "")


def _top(header: str) -> tuple[int | None, int]:
    span = _RANGE.search(header)
    if span is not None:
        return int(span[2]), int(span[1])
    out_of = _OUT_OF.search(header)
    if out_of is not None:
        return int(out_of[1] or out_of[2]), 1
    return (10, 0) if "nps" in fold(header).split() else (None, 1)


def _said(column: Column, context: Context) -> tuple[bool | None, int]:
    """Return whether the worst mark comes first, as the header or a legend says ("1 = sehr gut"), and the last mark."""
    ends = {int(number): sense for number, word in _END.findall(column.header) if (sense := sense_of(word, "ratings"))}
    if not ends:
        numbers = {cell_text(value) for value in set(column.values) if value != "" and _number(value) is not None}
        if 1 < len(numbers) <= 10:
            found = explained(numbers | {"1", "5"}, context, "ratings")
            ends = {int(text): sense for text, sense in found.items() if text.isdigit()}
    marks = {number: int(sense.meaning) for number, sense in ends.items()}
    last = max(marks, default=0)
    if 1 in marks and marks[1] != 3:
        return marks[1] < 3, max(last, 5)
    return (marks[last] > 3 if last >= 4 and marks[last] != 3 else None), max(last, 5)


def _is_school_mark(header: str) -> bool:
    return bool(set(fold(header).split()) & words("marks", "school_headers"))


def share_of(value: Value) -> float | None:
    """Return a share between 0 and 1: of a percentage as text, or a fraction as a cell with such a format holds it."""
    if isinstance(value, str):
        percent = _PERCENT.fullmatch(value.strip())
        return float(percent[1].replace(",", ".")) / 100 if percent else None
    number = _number(value)
    return number if number is not None and 0 <= number <= 1 else None


def _holds_shares(column: Column) -> bool:
    """Whether a column holds nothing but shares, several of them no whole ones."""
    shares = [share_of(value) for value in column.values if not is_blank(value)]
    return None not in shares and sum(share is not None and 0 < share < 1 for share in shares) >= _FEW_SHARES


def _counts_to_ten(column: Column) -> bool:
    """Whether a column counts to 10: a fifth of its numbers, two at least, lie beyond 5, none beyond 10."""
    numbers = [number for value in column.values if (number := _number(value)) is not None]
    beyond = sum(5 < number <= 10 for number in numbers)
    return beyond >= 2 and beyond * 5 >= len(numbers) and max(numbers) <= 10


def _number(value: Value) -> float | None:
    if isinstance(value, str):
        text = cell_text(value)
        return float(text.replace(",", ".")) if _NUMBER.fullmatch(text) else None
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None
