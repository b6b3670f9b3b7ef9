"""A text of a closed vocabulary: what it means, by which likeness, or nothing when that isn't certain."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache, lru_cache
from typing import Final

from sheet2desk.layout.meaning.abbreviations import expanded
from sheet2desk.layout.meaning.dates.parse import parse
from sheet2desk.layout.meaning.fold import fold, squeeze
from sheet2desk.layout.meaning.sense import Sense
from sheet2desk.layout.meaning.slips import misspelt, nears_other
from sheet2desk.layout.meaning.spellings import is_contested, meanings, romanized, spaced, squeezed
from sheet2desk.layout.meaning.trails import has_arrow, last_of_trail
from sheet2desk.layout.meaning.vocabulary import phrases
from sheet2desk.layout.transliteration import bare_of_latin
from sheet2desk.regex import regex

_PARTS: Final = regex(r"\s*[/|\\;\n•·]\s*|\s+[-–—→>=]+\s+|\s*[()\[\]]\s*|,\s+|:\s+|[.!]\s+(?=[^\W\d_]{3})")
_CUT: Final = regex(r"[/|\\;\n]")
_DATE: Final = regex(r"\(?\b\d{1,4}[./\-]\d{1,2}(?:[./\-]\d{2,4})?\.?(?:\s*г\.?)?(?:,?\s+\d{1,2}:\d{2}(?::\d{2})?)?\)?")
_AND: Final = regex(r"\s*[&+]\s*|\s+(?:и|й|та|and|und|et|y|e|i|en|a|ir|un|och|és|ve)\s+", re.IGNORECASE)
#: The number of a status in its list: "1-new", "2 in progress".
_COUNTED: Final = regex(r"^\d{1,2}\s*(?:[-–—.):_]\s*|\s)(?=[^\W\d_]{2})")
_FEW_WORDS: Final = 5
#: Why a listed abbreviation means what it does.
_SUCH: Final = "a known word of such a column"
_LONGEST: Final = 60
#: A title before a name has so few letters.
_TITLE: Final = 3
#: The statuses by whose words a text may begin that goes on with for whom or what.
_UNFINISHED: Final = frozenset({"pending", "open"})
_BEGUN: Final = ("pending", "open", "new", "solved", "closed")


@lru_cache(maxsize=8192)
def sense_of(text: str, vocabulary: str) -> Sense | None:
    """Return the meaning of a text in the vocabulary ("statuses"), None where it has none or more than one."""
    whole = _single(text, vocabulary)
    if whole is not None:
        return whole
    trail = last_of_trail(text, lambda part: _single(part, vocabulary))
    if trail is not None or has_arrow(text):
        return trail
    bare = without_date(text)
    if bare != text:
        dated = _single(bare, vocabulary)
        if dated is not None:
            return Sense(dated.meaning, f"{dated.reason}, a date beside it")
    named = _beside_number_or_name(bare, vocabulary)
    if named is not None:
        return named
    parts = [part for part in _PARTS.split(bare) if part and fold(part)]
    if len(parts) > 1:
        return _of_parts(parts, vocabulary, cut=bool(_CUT.search(bare))) or _without_what(bare, vocabulary)
    joined = _without_what(bare, vocabulary) or _joined(bare, vocabulary) or _opening(bare, vocabulary)
    if joined is not None and nears_other(squeeze(fold(bare)), joined.meaning, vocabulary):
        return None
    return joined or _said_twice(bare, vocabulary)


def _said_twice(text: str, vocabulary: str) -> Sense | None:
    """Read "ok réglé": two known words side by side that mean the same."""
    tokens = fold(text).split()
    table = meanings(vocabulary)
    for place in range(1, len(tokens) if len(tokens) <= _FEW_WORDS else 0):
        first, second = (table.get(" ".join(part)) for part in (tokens[:place], tokens[place:]))
        if first is not None and first == second:
            return Sense(first, "two known words that mean the same")
    return None


def _beside_number_or_name(text: str, vocabulary: str) -> Sense | None:
    """Read "2 - in progress" by its word, and "closed Petrov", "Kowalski robi" by what is no name."""
    if vocabulary != "statuses":
        return None
    rest = _COUNTED.sub("", text)
    if rest != text:
        sense = _single(rest, vocabulary)
        return Sense(sense.meaning, "a known word behind its number") if sense is not None and sense.sure else None
    tokens = text.split()
    if not 2 <= len(tokens) <= _FEW_WORDS:
        return None
    for name, others in ((tokens[0], tokens[1:]), (tokens[-1], tokens[:-1])):
        if (
            name.istitle()
            and not any(other[:1].isupper() for other in others[1:])
            and fold(name) not in meanings(vocabulary)
        ):
            meaning = meanings(vocabulary).get(fold(" ".join(others)))
            if meaning is not None:
                return Sense(meaning, f'a known word beside the name "{name}"')
    return None


def without_date(text: str) -> str:
    """Return the text without the dates that stand in it."""
    bare = _DATE.sub(" ", text)
    if bare != text or len(text) > _LONGEST or not any(sign.isdigit() for sign in text):
        return bare
    reading = parse(text)
    dated = reading.kind == "date" or (reading.kind == "partial" and reading.lacks == "year")
    return reading.beside if dated and reading.beside else text


def half_of_pair(text: str, vocabulary: str) -> Sense | None:
    """Return the meaning of "Rep. fertig / repaired" from the half that is known, of two between a slash."""
    halves = [half for half in re.split(r"\s*[/|\\\n]\s*", text) if fold(half)]
    if len(halves) != 2:
        return None
    senses = [sense for half in halves if (sense := _part(half, vocabulary)) is not None]
    if len(senses) != 1 or any(_turns(half) for half in halves):
        return None
    return Sense(senses[0].meaning, "one half of a pair of languages, as other cells of the column have them")


def _without_what(text: str, vocabulary: str) -> Sense | None:
    """Read "new ticket", "высокий приоритет" and "закрыто клиентом" without the words that change nothing."""
    folded = f" {fold(text)} "
    rest = folded
    for beside in _beside(vocabulary):
        if beside in rest:
            rest = rest.replace(beside, " ")
    rest = rest.strip()
    if not rest or rest == folded.strip():
        return None
    meaning = meanings(vocabulary).get(rest)
    if meaning is not None:
        return Sense(meaning, "a known word with what it is about")
    short = expanded(text, rest, vocabulary)
    return Sense(short.meaning, f"{short.reason}, with what it is about") if short is not None else None


@cache
def _beside(vocabulary: str) -> tuple[str, ...]:
    """Return the words that change nothing, the longest first, so that none is cut out of another."""
    return tuple(sorted((f" {word} " for word in phrases("beside", vocabulary)), key=lambda word: -len(word)))


def _opening(text: str, vocabulary: str) -> Sense | None:
    """Read "waiting for the supplier": the beginning says the status, the rest only for whom or what."""
    if vocabulary != "statuses":
        return None
    folded = f"{fold(text)} "
    begun = [
        (len(opening), -place, opening, meaning)
        for place, meaning in enumerate(_BEGUN)
        if folded.startswith(_openings(meaning))
        for opening in _openings(meaning)
        if folded.startswith(opening)
    ]
    if begun:
        _, _, opening, meaning = max(begun)
        if _turns_later(folded.removeprefix(opening)):
            return None
        return Sense(meaning, f'begins with "{opening.strip()}"')
    return None if _turns_later(folded) else _goes_on(folded.split())


def _goes_on(tokens: Sequence[str]) -> Sense | None:
    """Read "в обработке у технолога": a known word of work that isn't over, then by whom, where or until when."""
    for place in range(len(tokens) - 1, 0, -1):
        meaning = meanings("statuses").get(" ".join(tokens[:place]))
        if meaning in _UNFINISHED and tokens[place] in phrases("beside", "prepositions"):
            return Sense(meaning, f'begins with "{" ".join(tokens[:place])}"')
    return None


@cache
def _openings(meaning: str) -> tuple[str, ...]:
    return tuple(f"{opening} " for opening in phrases("begins", meaning))


def _of_parts(parts: Sequence[str], vocabulary: str, *, cut: bool) -> Sense | None:
    """Read "in Arbeit / в работе" and "закрыто (дубль)": all known parts must agree, the first or the last be known.

    Where a stroke cuts the text, its halves are two values, and the first must be known.
    """
    senses = [_part(part, vocabulary) for part in parts]
    if vocabulary == "priorities" and not cut and senses[0] is not None and senses[0].sure and " " in parts[-1]:
        return Sense(senses[0].meaning, "its first part is known, the rest explains it")
    known = {sense.meaning for sense in senses if sense is not None}
    last = senses[-1]
    if len(known) != 1 or (senses[0] is None and (cut or last is None)):
        return None
    if senses[0] is None and last is not None and not last.sure and len(parts[0]) <= _TITLE:
        return None  # "Dr. Kļava"
    meaning = known.pop()
    unknown = [part for sense, part in zip(senses, parts, strict=True) if sense is None]
    if any(_turns(part, meaning) for part in unknown):
        return None
    if unknown and all(len(fold(part)) == 1 for sense, part in zip(senses, parts, strict=True) if sense is not None):
        return None  # "L. Hoffmann"
    if senses[0] is None and any(_begins_otherwise(part, meaning, vocabulary) for part in unknown):
        return None
    known_one = "all its parts agree" if not unknown else f"its {'first' if senses[0] else 'last'} part is known"
    return Sense(meaning, known_one)


def _begins_otherwise(part: str, meaning: str, vocabulary: str) -> bool:
    """Whether an unknown part begins with a word of another meaning: "решено не полностью, не закрыто"."""
    first, *_ = fold(part).split()
    return bool(meanings(vocabulary).get(first, meaning) != meaning)


def _joined(text: str, vocabulary: str) -> Sense | None:
    """Read "done & tested": all joined parts known and agreeing; "resolved and closed" has come to its end."""
    parts = [part for part in _AND.split(text) if fold(part)]
    if len(parts) < 2:
        return None
    senses = [_single(part, vocabulary) for part in parts]
    known = {sense.meaning for sense in senses if sense is not None}
    if not known:
        return None
    if None in senses:
        first = senses[0]
        unknown = [part for sense, part in zip(senses, parts, strict=True) if sense is None]
        if first is None or not first.sure or len(known) > 1 or any(_turns(part) for part in unknown):
            return None
        if any(_part(part, vocabulary) is not None for part in unknown):
            return None
        return Sense(first.meaning, "its first part is known")
    if len(known) == 1 or known == {"solved", "closed"}:
        return Sense("closed" if "closed" in known else known.pop(), "all its parts agree")
    return None


def _part(text: str, vocabulary: str) -> Sense | None:
    return _single(text, vocabulary) or _without_what(text, vocabulary) or _opening(text, vocabulary)


def _turns(part: str, meaning: str = "") -> bool:
    """Whether a part takes back what another said: "решено, но не полностью", but not "new, not seen yet"."""
    first, *rest = fold(part).split()
    if rest and first in phrases("turns", "lacks"):
        return False  # "closed, no reply": why it was closed
    denies = first in phrases("turns", "negations") and meaning != "new"
    return denies or first in phrases("turns", "buts")


def _turns_later(folded: str) -> bool:
    return any(word in phrases("turns", "buts") for word in folded.split())


def _single(text: str, vocabulary: str, spoken: Collection[str] = ()) -> Sense | None:
    folded = fold(text)
    if not folded:
        return None
    table = meanings(vocabulary)
    if folded in table:
        return Sense(table[folded], "a known word", sure=True)
    if folded in phrases("others", vocabulary) or is_contested(folded, vocabulary):
        return None
    denial, _, denied = folded.partition(" ")
    if denied and denial in phrases("turns", "negations") and table.get(denied) in {"solved", "closed"}:
        return Sense("open", f'a known word, denied: "{folded}"')
    short = squeeze(folded)
    if short in squeezed(vocabulary):
        return Sense(table[spaced(short, vocabulary)], "a known word, spaced otherwise")
    if len(folded) > _LONGEST:
        return None
    if folded.isascii() and (latin := romanized(vocabulary).get(bare_of_latin(short))) is not None:
        return Sense(latin, "a known word in Latin letters")
    short_for = expanded(text, folded, vocabulary, spoken)
    slip = misspelt(folded, short, vocabulary)
    if short_for is not None and slip is not None and short_for.meaning != slip.meaning:
        return short_for if short_for.reason == _SUCH else None
    if short_for is not None and short_for.reason != _SUCH and nears_other(short, short_for.meaning, vocabulary):
        return None
    return short_for or slip
