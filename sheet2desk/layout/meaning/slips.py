"""Words with a typing error, where no word of another meaning is as near."""

from __future__ import annotations

from typing import Final

from sheet2desk.layout.meaning.fold import squeeze
from sheet2desk.layout.meaning.given_names import is_given_name
from sheet2desk.layout.meaning.sense import Sense
from sheet2desk.layout.meaning.spellings import is_token, meanings, spaced, squeezed
from sheet2desk.layout.meaning.vocabulary import phrases
from sheet2desk.regex import regex

_DOUBLE: Final = regex(r"(\w)\1")
#: A word this short is too near to others to be taken with a typing error.
_SHORTEST: Final = 5
#: Nobody lists longer ones.
_LONGEST: Final = 40
#: A shorter word is as likely a slip as a word of its own.
_SHORT: Final = 2
#: From here on two errors still leave no doubt which word is meant.
_LONG: Final = 9
#: Letters of which each is in some Cyrillic alphabets only: nobody types another one for them twice in a word.
_OF_SOME_ALPHABETS: Final = frozenset("ђѓєѕіїјљњћќўџґ")
#: Two words that differ in so few of their last letters are forms of one.
_LONGEST_ENDING: Final = 3


def misspelt(folded: str, short: str, vocabulary: str) -> Sense | None:
    """Return the meaning of a word with one typing error, two in a long one; the first letter is never wrong.

    "отправлено" is as near to "исправлено" as a slip, but people begin the word that they mean.
    """
    if folded in phrases("others", vocabulary) or is_given_name(folded):
        return None
    if len(short) < _SHORTEST:
        return _transposed(short, vocabulary)
    from rapidfuzz import process
    from rapidfuzz.distance import OSA, Prefix

    limit = 1 if len(short) < _LONG else 2
    nearest: dict[str, tuple[int, str]] = {}
    table, known = meanings(vocabulary), squeezed(vocabulary)
    alike = known.beginning(short[0]) + known.beginning(short[1] + short[0])
    for word, found, _ in process.extract(
        short, alike, scorer=OSA.distance, processor=None, score_cutoff=limit + 1, limit=None
    ):
        meaning, away = table[spaced(word, vocabulary)], round(found)
        if len(word) >= _SHORTEST - 1 and away < nearest.get(meaning, (99, ""))[0]:
            nearest[meaning] = (away, word)
    ranked = sorted((distance, meaning, word) for meaning, (distance, word) in nearest.items())
    if not ranked or ranked[0][0] > limit:
        return None
    if len(ranked) > 1 and ranked[1][0] <= ranked[0][0]:
        # "cerado" is as near to "creado" as to "cerrado", but a double letter written once is the usual slip
        dropped = [near for near in ranked if near[0] == 1 and len(near[2]) > len(short)]
        ranked = [near for near in dropped if _is_doubled(near[2], short)]
        if len(ranked) != 1 or len(dropped) > 1:
            return None
    distance, meaning, word = ranked[0]
    if _negated(folded, word) or (" " in folded and not _slips_within_words(folded, word, distance, vocabulary)):
        return None
    if _figures(short) != _figures(word):
        return None  # "3_done" is no "30 done"
    if is_token(folded, vocabulary) and Prefix.similarity(short, word) + _LONGEST_ENDING < len(word):
        return None  # a word of its own, be it that alone it says nothing: "failed" is no "filed"
    if distance > 1 and (set(word) - set(short)) & _OF_SOME_ALPHABETS:
        return None  # "приварено" is no "прихваћено"
    count = "one typing error" if distance == 1 else "two typing errors"
    return Sense(meaning, f'{count} away from "{spaced(word, vocabulary)}"')


def _figures(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def nears_other(short: str, meaning: str, vocabulary: str) -> bool:
    """Whether a text without its blanks is one typing error away from a known phrase of another meaning."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    if not _SHORTEST <= len(short) <= _LONGEST:
        return False
    table = meanings(vocabulary)
    near = process.extract(
        short, squeezed(vocabulary).beginning(short[0]), scorer=OSA.distance, processor=None, score_cutoff=1, limit=None
    )
    return any(table[spaced(word, vocabulary)] != meaning for word, _, _ in near)


def _slips_within_words(folded: str, word: str, distance: int, vocabulary: str) -> bool:
    """Whether each word of a text is the known phrase's, or a slip of one, and of none that denies.

    "really poor" is two letters from "really good", and "now fixed" one from "not fixed".
    """
    from rapidfuzz.distance import OSA

    known = spaced(word, vocabulary)
    if known.count(" ") != folded.count(" "):
        return distance == 1 and len(word) >= _LONG
    denials = phrases("turns", "negations")
    for own, one in zip(folded.split(), known.split(), strict=True):
        if own == one:
            continue
        if OSA.distance(own, one) > (1 if len(one) < _LONG else 2):
            return False
        if (own in denials) != (one in denials) and len(own) > _SHORT and is_token(own, vocabulary):
            return False
    return True


def _is_doubled(known: str, short: str) -> bool:
    """Whether a text is a known word with its double letters written once."""
    return len(known) > len(short) and _DOUBLE.sub(r"\1", known) == _DOUBLE.sub(r"\1", short)


def _transposed(short: str, vocabulary: str) -> Sense | None:
    """Read a short word with two neighbouring letters exchanged ("opne")."""
    if len(short) != 4:
        return None
    table, known = meanings(vocabulary), squeezed(vocabulary)
    ways = {
        table[spaced(word, vocabulary)]
        for place in range(3)
        if (word := short[:place] + short[place + 1] + short[place] + short[place + 2 :]) in known
    }
    if len(ways) != 1:
        return None
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    near = process.extract(short, known.beginning(""), scorer=OSA.distance, processor=None, score_cutoff=1, limit=None)
    if len({table[spaced(word, vocabulary)] for word, _, _ in near if len(word) > 3}) > 1:
        return None
    return Sense(ways.pop(), "two letters exchanged")


def _negated(folded: str, word: str) -> bool:
    """Whether one of two near words is the other with a "not" before it ("gelost", "ungelost")."""
    return _without_not_is(squeeze(folded), word) or _without_not_is(word, squeeze(folded))


def _without_not_is(longer: str, shorter: str) -> bool:
    from rapidfuzz.distance import OSA

    denials = phrases("turns", "negations") | phrases("turns", "prefixes")
    rests = [longer.removeprefix(no) for no in denials if longer.startswith(no)]
    return any(len(rest) >= 3 and OSA.distance(rest, shorter) < OSA.distance(longer, shorter) for rest in rests)
