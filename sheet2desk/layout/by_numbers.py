"""First columns of numbers under headers that don't say of what: numbers of the tickets, or days of a month."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from sheet2desk.layout.claims import Claims
from sheet2desk.layout.fit import DATE_FIELDS, TEXT_FIELDS
from sheet2desk.layout.header_rules import OTHER
from sheet2desk.layout.header_text import shown
from sheet2desk.layout.meaning import is_blank
from sheet2desk.layout.meaning.fold import fold
from sheet2desk.workbook import Value

#: Of so few numbers anything may be told.
_FEWEST_NUMBERS = 4
#: A header that may stand for so many fields is cut too short to tell any: "enc."
_ANYTHING = 5
#: A header that is surer than this names its column outright; below that it may be of any number.
_SURE, _VAGUELY = 0.9, 0.7
#: So many values of a column of numbers of tickets are different.
_NUMBERED = 0.95
#: A column without a name that says what it is was only guessed at.
_GUESSED = 0.6
_FEWEST_DAYS, _LAST_DAY = 4, 31
_HALF = 0.5
#: So full is the column of what every ticket has, save for a slip.
_NEARLY_ALL = 0.75


def number_tickets(claims: Claims) -> None:
    """Whole numbers or codes that rise row by row in the first column number the tickets, under one unknown word.

    More words say what else is numbered ("Таб. №"), unless the column counts the rows one by one.
    """
    first = claims.chosen.get(0)
    if not claims.heads or (first is not None and (first.field != "attachments" or first.score == 1)):
        return
    holder, own = claims.holder("id"), claims.seen[0]
    if holder is not None and holder.score < _VAGUELY and claims.seen[holder.place].unique < _NUMBERED < own.unique:
        if own.codes > _SURE and own.increasing > _SURE and own.filled > _NEARLY_ALL and own.count > _FEWEST_NUMBERS:
            claims.drop(holder)
            claims.lost.pop(0, None)
            claims.give(0, "id", 0.6, "the first column, its codes go up row by row, and those of another come again")
        return
    if "id" in claims.taken:
        return
    if first is not None:
        if min(own.codes, own.increasing, own.unique) > _SURE and own.files == 0 and own.count > _FEWEST_NUMBERS:
            claims.taken.discard("attachments")
            claims.give(0, "id", 0.66, "the first column, and codes that go up row by row, which name no files")
        return
    if _counts_on(claims.samples[0]):
        claims.lost.pop(0, None)
        claims.give(0, "id", 0.57, "the first column, and it counts the rows one by one")
        return
    if not claims.heads[0].text:
        return
    told = {one.field for one in claims.guesses(0) if one.score > 0.5 and one.field not in TEXT_FIELDS}
    with_texts = any(_share_rows(claims, 0, one.place) for one in claims.chosen.values() if one.field in TEXT_FIELDS)
    told -= {OTHER} if with_texts else set()
    if 0 < len(told) < _ANYTHING or len(fold(claims.heads[0].text).split()) > 1:
        return
    many = own.count >= _FEWEST_NUMBERS or (with_texts and own.count > 2)
    counted = many and (own.filled > _NEARLY_ALL or with_texts) and own.unique > 0.95 and own.increasing > 0.9
    if counted and max(own.integers, own.codes) > 0.9 and own.dates < 0.5:
        claims.give(0, "id", 0.56, "the first column, and its numbers go up row by row")


def day_of_month(claims: Claims) -> None:
    """Days of a month that go up row by row in the first column are when the tickets came, where no date says that.

    The month stands over the rows, or is the sheet's; a time of day may stand beside the day.
    """
    holder = claims.holder("created_at")
    first = next((place for place in range(len(claims.heads)) if claims.seen[place].count), None)
    one = claims.chosen.get(first) if first is not None else None
    counted = one is not None and one.field == "id" and one.score < _GUESSED
    if first is None or (one is not None and not counted and (one.field not in DATE_FIELDS or one.score >= _SURE)):
        return
    seen = claims.seen[first]
    weak = (
        holder is not None and holder.score < _GUESSED and claims.seen[holder.place].filled < seen.filled * _NEARLY_ALL
    )
    if not claims.heads[first].text or (holder is not None and not weak and claims.seen[holder.place].clocks < _HALF):
        return
    days = [int(text) for value in claims.samples[first] if (text := shown(value).rstrip(".")).isdecimal()]
    steps = [after - before for before, after in pairwise(days)]
    rising = sum(step >= 0 for step in steps)
    if seen.days < _NEARLY_ALL or len(days) < _FEWEST_DAYS or not all(1 <= day <= _LAST_DAY for day in days):
        return
    if rising < _NEARLY_ALL * len(steps) or sum(step != 1 for step in steps) * 3 < len(steps):
        return  # a count of the rows
    for old in {entry.place: entry for entry in (holder, one) if entry is not None}.values():
        claims.drop(old)
    claims.lost.pop(first, None)
    claims.give(first, "created_at", 0.66, "days of a month that go up row by row, in the first column")


def _counts_on(sample: Sequence[Value]) -> bool:
    """Whether the cells of a column are whole numbers, each one more than that above."""
    numbers = [shown(value) for value in sample if not is_blank(value)]
    if len(numbers) < _FEWEST_NUMBERS or not all(map(str.isdecimal, numbers)):
        return False
    return all(int(after) - int(before) == 1 for before, after in pairwise(numbers))


def _share_rows(claims: Claims, place: int, other: int) -> bool:
    """Whether two columns are filled in just the same rows: a ticket's first, and none of those that go on with it."""
    return all(
        is_blank(one) == is_blank(text) for one, text in zip(claims.samples[place], claims.samples[other], strict=True)
    )
