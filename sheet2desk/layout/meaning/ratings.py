"""The satisfaction column: 1 to 5 as numbers, stars, "5/5", "отлично"; what is off the scale is said."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from sheet2desk.layout.meaning.column import Column, Context, Meaning
from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.rating_scales import Scale, scale_of, share_of
from sheet2desk.layout.meaning.text import cell_text, means_nothing
from sheet2desk.layout.meaning.vocabularies import overrides
from sheet2desk.layout.meaning.vocabulary import load, phrases
from sheet2desk.layout.meaning.words import sense_of
from sheet2desk.log import WordReading
from sheet2desk.regex import regex
from sheet2desk.workbook import Value

_STARS: Final = regex(r"[★⭐🌟*✭✩☆✰️\s]+")
_OF: Final = regex(
    r"(\d+(?:[.,]\d+)?)\s*(?:[★⭐]\s*)?(?:/|из|із|з|of|out of|von|de|sur|di|su|na|no|z|ze|iš|van|av|aus|\\)\s*(\d+)"
    r"(?:\s*[^\W\d_]{1,10}\.?|\s*[★⭐])?",
    re.IGNORECASE,
)
_NUMBER: Final = regex(r"-?\d+(?:[.,]\d+)?")
_SIGNED: Final = regex(r"([1-5])\s?[+\-–−]{1,2}")
_NAMED: Final = regex(
    r"(?:на\s+)?(\d+(?:[.,]\d+)?)\s*-?(?:[★⭐]|stars?|stern(?:e)?|estrellas?|étoiles?|stell[ae]|sterren|ster|hvězd\w*|hviezd\w*|зв[её]зд\w*"
    r"|зірк\w*|зорк\w*|жұлдыз\w*|балл?\w*|бал\w*|ball\w*|gwiazd\w*|pkt|punkt\w*|zvaigzn\w*|žvaigžd\w*|bal\w*|estrelas?|bod\w*|punt\w*|pont\w*"
    r"|points?|punkte?|punten|pts?|б|поін\w*)\.?",
    re.IGNORECASE,
)
_EXPLAINED: Final = regex(r"(\d)\s*[-–—.:=(]\s*([^\d]+?)\)?|([^\d]+?)\s*[-–—:=(]\s*(\d)\)?")
#: "3/5 (took long)", "5/5 - lovely": what stands behind a rating with its scale.
_REMARKED: Final = regex(r"(\d+(?:[.,]\d+)?)\s*/\s*(5|10)\s*(?:[(\[].+[)\]]|[,;–—-]\s*[^\W\d_].*)", re.DOTALL)
_OFF: Final = "is off the scale of 1 to 5"


def understand_rating(column: Column, context: Context) -> Meaning:
    """Return ratings as int or float between 1 and 5."""
    own = overrides(context.profile.values.get("satisfaction", {}))
    scale = scale_of(column, context)
    meaning = Meaning([None] * len(column.values), [None] * len(column.values))
    raw: list[str | None] = meaning.raw or []
    known: dict[tuple[type, Value], tuple[float | None, str | None, str, str]] = {}
    counts: Counter[tuple[str, str, str]] = Counter()
    for index, value in enumerate(column.values):
        if value == "" or _says_nothing(value):
            continue
        key = (type(value), value)
        if key not in known:
            known[key] = _rating(value, own, scale)
        rating, trouble, text, reason = known[key]
        meaning.values[index] = rating
        if (rating is None or text != f"{rating:g}") and (isinstance(value, str) or rating is None or reason):
            raw[index] = text
        if trouble:
            meaning.notes.append(context.note("rating-out-of-range", column.letter, index, f'"{text[:60]}" {trouble}'))
        if reason and rating is not None:
            counts[text, f"{rating:g}", reason] += 1
    meaning.words = [
        WordReading("satisfaction", word, sense, count, why) for (word, sense, why), count in counts.most_common()
    ]
    return meaning


def _says_nothing(value: Value) -> bool:
    if not isinstance(value, str):
        return False
    text = cell_text(value)
    if _face(text) is not None:
        return False
    return (means_nothing(value) and text != "0") or fold(text) in phrases("others", "unrated")


def _rating(value: Value, own: dict[str, str], scale: Scale) -> tuple[float | None, str | None, str, str]:
    """Return (rating, trouble, the sheet's text, reason) of one distinct cell."""
    text = cell_text(value)
    mine = own.get(fold(text) or text)
    if mine is not None and _NUMBER.fullmatch(mine):
        return _plain(float(mine)), None, text, "the profile says so"
    share = share_of(value) if scale.top == 1 else None
    if share is not None and (of_five := scale.of(share)) is not None:
        return of_five, None, text, scale.reason
    number, top, reason = _figures(text)
    if number is None:
        return None, "is no rating", text, ""
    if top and top != 5:
        if top == 10 and 0 < number <= 10:
            return Scale(10, "").of(number), None, text, f"{number:g} of 10, halved and rounded up"
        return None, f"counts to {top:g}, not to 5", text, ""
    if reason and not reason.startswith("points"):
        return (_plain(number), None, text, reason) if 1 <= number <= 5 else (None, _OFF, text, "")
    found = scale.of(number)
    if found is None:
        return None, scale.trouble or _OFF, text, ""
    return found, None, text, scale.reason or reason


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
    signed = _SIGNED.fullmatch(text)
    if signed is not None:
        return float(signed[1]), None, "a number with a plus or minus, which is left aside"
    explained = _EXPLAINED.fullmatch(text)
    if explained is not None:
        number, word = (explained[1], explained[2]) if explained[1] else (explained[4], explained[3])
        sense = sense_of(word, "ratings")
        if sense is None and "satisf" not in word and not any(map(str.isalpha, word)):
            return None, None, ""
        if sense is None or sense.meaning == number:
            return float(number), None, "a number with its word"
        return None, None, ""
    remarked = _REMARKED.fullmatch(text)
    if remarked is not None:
        return float(remarked[1].replace(",", ".")), float(remarked[2]), "of 5, with a remark"
    face = _face(text)
    if face is not None:
        return float(face), None, "a face"
    sense = sense_of(text, "ratings")
    if sense is not None:
        return float(sense.meaning), None, sense.reason
    return None, None, ""


def _face(text: str) -> int | None:
    found: int | None = load("marks")["faces"].get(text.replace("\ufe0f", ""))
    return found


def _plain(number: float) -> float:
    return int(number) if number == int(number) else number
