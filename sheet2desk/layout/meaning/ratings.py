"""The satisfaction column: 1 to 5 as numbers, stars, "5/5", "отлично"; what is off the scale is said."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from sheet2desk.layout.meaning.column import Column, Context, Meaning
from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.text import cell_text, means_nothing
from sheet2desk.layout.meaning.vocabularies import overrides
from sheet2desk.layout.meaning.words import sense_of
from sheet2desk.log import WordReading
from sheet2desk.workbook import Value

_STARS: Final = re.compile(r"[★⭐🌟*✭✩☆✰️\s]+")
_OF: Final = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:/|из|з|of|out of|von|de|sur|na|no|z|aus|\\)\s*(\d+)", re.IGNORECASE)
_NUMBER: Final = re.compile(r"-?\d+(?:[.,]\d+)?")
_NAMED: Final = re.compile(
    r"(\d+(?:[.,]\d+)?)\s*(?:[★⭐]|stars?|stern(?:e)?|estrellas?|étoiles?|зв[её]зд\w*|зірк\w*|балл?\w*|бал\w*|gwiazd\w*|zvaigzn\w*|estrelas?"
    r"|points?|punkte?|pts?|б)\.?",
    re.IGNORECASE,
)
_EXPLAINED: Final = re.compile(r"(\d)\s*[-–—.:=(]\s*([^\d]+?)\)?")
_OFF: Final = "is off the scale of 1 to 5"


def understand_rating(column: Column, context: Context) -> Meaning:
    """Return ratings as int or float between 1 and 5."""
    own = overrides(context.profile.values.get("satisfaction", {}))
    wide = _counts_to_ten(column)
    meaning = Meaning([None] * len(column.values), [None] * len(column.values))
    raw: list[str | None] = meaning.raw or []
    known: dict[tuple[type, Value], tuple[float | None, str | None, str, str]] = {}
    counts: Counter[tuple[str, str, str]] = Counter()
    for index, value in enumerate(column.values):
        if value == "" or (means_nothing(value) and cell_text(value) != "0"):
            continue
        key = (type(value), value)
        if key not in known:
            known[key] = _rating(value, own, wide=wide)
        rating, trouble, text, reason = known[key]
        meaning.values[index] = rating
        if isinstance(value, str) and rating is not None and text == f"{rating:g}":
            pass
        elif isinstance(value, str) or rating is None:
            raw[index] = text
        if trouble:
            meaning.notes.append(context.note("rating-out-of-range", column.letter, index, f'"{text[:60]}" {trouble}'))
        if reason and rating is not None:
            counts[text, f"{rating:g}", reason] += 1
    meaning.words = [
        WordReading("satisfaction", word, sense, count, why) for (word, sense, why), count in counts.most_common()
    ]
    return meaning


def _rating(value: Value, own: dict[str, str], *, wide: bool) -> tuple[float | None, str | None, str, str]:
    """Return (rating, trouble, the sheet's text, reason) of one distinct cell."""
    text = cell_text(value)
    mine = own.get(fold(text) or text)
    if mine is not None and _NUMBER.fullmatch(mine):
        return _plain(float(mine)), None, text, "the profile says so"
    number, scale, reason = _figures(text)
    if number is None:
        return None, "is no rating", text, ""
    if scale and scale != 5:
        if scale == 10 and 2 <= number <= 10:
            return _plain(number / 2), None, text, f"{number:g} of 10, halved"
        return None, f"counts to {scale:g}, not to 5", text, ""
    if not 1 <= number <= 5:
        return None, _OFF, text, ""
    if wide and not reason:
        return None, "stands in a column that counts to 10, so its place on the scale of 1 to 5 is open", text, ""
    return _plain(number), None, text, reason


def _figures(text: str) -> tuple[float | None, float | None, str]:
    """Return (number, the scale it names, reason where it isn't a plain number)."""
    if _NUMBER.fullmatch(text):
        return float(text.replace(",", ".")), None, ""
    if _STARS.fullmatch(text):
        stars = sum(text.count(star) for star in "★⭐🌟*✭")
        return (float(stars), None, "stars") if stars else (None, None, "")
    of = _OF.fullmatch(text)
    if of is not None:
        return float(of[1].replace(",", ".")), float(of[2]), "of 5"
    named = _NAMED.fullmatch(text)
    if named is not None:
        return float(named[1].replace(",", ".")), None, "points"
    explained = _EXPLAINED.fullmatch(text)
    if explained is not None:
        sense = sense_of(explained[2], "ratings")
        if sense is None or sense.meaning == explained[1]:
            return float(explained[1]), None, "a number with its word"
    sense = sense_of(text, "ratings")
    if sense is not None:
        return float(sense.meaning), None, sense.reason
    return None, None, ""


def _counts_to_ten(column: Column) -> bool:
    """Whether the column is kept on a scale of 10: a fifth of its numbers, three at least, lie beyond 5."""
    numbers = [number for value in column.values if (number := _number(value)) is not None]
    beyond = sum(5 < number <= 10 for number in numbers)
    return beyond >= 3 and beyond * 5 >= len(numbers)


def _number(value: Value) -> float | None:
    if isinstance(value, str):
        text = cell_text(value)
        return float(text.replace(",", ".")) if _NUMBER.fullmatch(text) else None
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None


def _plain(number: float) -> float:
    return int(number) if number == int(number) else number
