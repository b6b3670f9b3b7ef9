"""Priorities that mean something only beside each other: numbers, letters, a word beside its own "very"."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from sheet2desk.layout.meaning.fold import TO_LATIN, fold
from sheet2desk.layout.meaning.sense import Sense
from sheet2desk.layout.meaning.vocabulary import languages, phrases
from sheet2desk.layout.meaning.words import sense_of
from sheet2desk.regex import regex

#: P1 is the most urgent wherever levels carry a P; ITIL's scale, with P5 beyond it.
LEVELS: Final = {0: "urgent", 1: "urgent", 2: "high", 3: "normal", 4: "low", 5: "low"}

_NUMBERED: Final = regex(r"(?:[pрPРsS]?\s?)([0-9])(?:\s?[-–—.:)=(/]+\s?|\s+)(.+?)\)?")
_WORDED: Final = regex(r"(.+?)\s?[-–—:(/]\s?([0-9])\)?")
_NUMBER: Final = regex(r"([0-9]+)(?:[.,]0+)?")
_ROMAN: Final = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5}
#: A number or a letter behind the word for a class or a level, of which nobody knows at which end it begins.
_PLACED: Final = regex(
    r"(?:ур(?:овень)?|рівень|level|lvl|stufe|niveau|niv|nivel|nível|livello|poziom|līmenis|úroveň|класс|клас|class|classe|klasse?|clase|klasa|třída"
    r"|кат(?:егория|егорія)?|cat(?:egory|égorie|egoria|egoría)?|kat(?:egorie|egoria|ēgorija)?|группа|група|group|gruppe|groupe|grupo|grupa)"
    r"\.?\s?[-:#№]?\s?([0-9]|[A-DА-ДI]|II|III|IV|V)|([A-DА-Д])\s?[-–—]\s?[^\W\d_]{4,}",
    re.IGNORECASE,
)
_EXPLAINED: Final = regex(r"(?<!\d)([0-9])\s*[=:\-–—]\s*([^\W\d_][^,;/()\d]*)")
#: "urgentísimo", "urgentissimo": the most of what the word before its end says.
_SUPERLATIVE: Final = regex(r"(\w{4,})iss?im[oaei]s?")
_AROUND_NORMAL: Final = ({"high", "low"}, {"urgent", "low"})
LEVELS_UP: Final = ("low", "normal", "high", "urgent")
#: The first of three letters is high, the first of four urgent.
_THREE: Final = ("high", "normal", "low")
_FOUR: Final = ("urgent", "high", "normal", "low")


def scale_of(texts: Collection[str], header: str) -> dict[str, Sense]:
    """Return what numbers mean: as the header or "1 - High" in the column says, else 1 to 4 or 5 with 1 first."""
    named = _from_header(header)
    if named is None:
        return {}
    bare: dict[str, int] = {}
    worded_only: dict[str, int] = {}  # "3 - single user": a number, and a word of the firm's own
    for text in texts:
        numbered = _NUMBERED.fullmatch(text)
        worded = _WORDED.fullmatch(text) if numbered is None else None
        number, word = (numbered[1], numbered[2]) if numbered else (worded[2], worded[1]) if worded else ("", "")
        sense = sense_of(word, "priorities") if word else None
        if sense is not None:
            named[int(number)] = Sense(sense.meaning, f'as "{text}" says')
        elif numbered is not None:
            worded_only[text] = int(number)
        elif (figure := _figure(text)) is not None:
            bare[text] = figure
    numbers = [*named, *bare.values(), *worded_only.values()]
    usual = all(sense.meaning == LEVELS.get(number) for number, sense in named.items())
    if worded_only and usual and min(numbers) >= 1 and max(numbers) in (4, 5):
        named |= {number: Sense(LEVELS[number], f"1 to {max(numbers)}, 1 being the most urgent") for number in numbers}
        bare |= worded_only
    if named:
        found = {text: named[figure] for text, figure in bare.items() if figure in named}
        for text in texts:
            numbered = _NUMBERED.fullmatch(text)
            if numbered is not None and (sense := sense_of(numbered[2], "priorities")) is not None:
                found[text] = sense
        return found
    if bare and min(bare.values()) >= 1 and max(bare.values()) in (4, 5):
        reason = f"1 to {max(bare.values())}, 1 being the most urgent"
        return {text: Sense(LEVELS[figure], reason) for text, figure in bare.items()}
    return {}


def _figure(text: str) -> int | None:
    number = _NUMBER.fullmatch(text)
    if number is not None:
        return int(number[1])
    placed = _PLACED.fullmatch(text)
    sign = (placed[1] or placed[2]).upper() if placed is not None else text
    return int(sign) if sign.isdigit() else _ROMAN.get(sign)


def _from_header(header: str) -> dict[int, Sense] | None:
    """Return the scale that a header explains: "Priority (1=high, 3=low)"; a middle one between its ends is normal.

    None stands for one that is explained in words that aren't known: then nobody knows which end is which.
    """
    named: dict[int, Sense] = {}
    explained = _EXPLAINED.findall(header)
    for number, word in explained:
        sense = sense_of(word.strip(), "priorities") or sense_of(word.split()[0], "priorities")
        if sense is not None:
            named[int(number)] = Sense(sense.meaning, "as the header says")
    if explained and not named:
        return None
    ends = sorted(named)
    if len(ends) != 2 or {named[end].meaning for end in ends} not in _AROUND_NORMAL:
        return named
    between = "between the two that the header names"
    if ends[1] - ends[0] == 2:
        named[ends[0] + 1] = Sense("normal", between)
    elif ends[1] - ends[0] == 4 and {named[end].meaning for end in ends} == {"urgent", "low"}:
        middle = ("high", "normal", "low") if named[ends[0]].meaning == "urgent" else ("low", "normal", "high")
        named |= {ends[0] + 1 + step: Sense(meaning, between) for step, meaning in enumerate(middle)}
    elif ends[1] - ends[0] == 3 and {named[end].meaning for end in ends} == {"urgent", "low"}:
        first = named[ends[0]].meaning == "urgent"
        named[ends[0] + 1] = Sense("high" if first else "normal", between)
        named[ends[0] + 2] = Sense("normal" if first else "high", between)
    return named


def letters_of(texts: Collection[str]) -> dict[str, Sense]:
    """Return what a column of single letters means: A is the first of A to C or A to D, the classes of urgency."""
    signs = {text: sign for text in texts if (sign := _letter(text)) is not None}
    if len(signs) < len(texts):
        return {}
    latin = {text: sign.translate(TO_LATIN) for text, sign in signs.items()}
    for found, row in ((latin, "ABCD"), (signs, "АБВГ")):
        used = set(found.values())
        if {row[0], row[2]} <= used <= set(row):
            levels = _FOUR if row[3] in used else _THREE
            reason = f"{row[0]} to {row[len(levels) - 1]}, {row[0]} being the most urgent"
            return {text: Sense(levels[row.index(sign)], reason) for text, sign in found.items()}
    return {}


def initials_of(texts: Collection[str]) -> dict[str, Sense]:
    """Return what a column of first letters means ("В", "С", "Н"), where all languages that have them agree."""
    signs = {text: fold(text) for text in texts}
    used = set(signs.values())
    if any(len(sign) != 1 for sign in used) or len(used) < (3 if used & set("abcdабвгс") else 2):
        return {}  # A and B may as well be classes
    ways: set[tuple[str, ...]] = set()
    for own in languages().values():
        letters = own.get("initials", {}).get("priorities", ())
        if letters and used <= {fold(letter) for letter in letters}:
            ways.add(tuple(LEVELS_UP[[fold(letter) for letter in letters].index(sign)] for sign in sorted(used)))
    if len(ways) != 1:
        return {}
    meant = dict(zip(sorted(used), ways.pop(), strict=True))
    return {text: Sense(meant[sign], "the first letters of low, normal and high") for text, sign in signs.items()}


def _letter(text: str) -> str | None:
    placed = _PLACED.fullmatch(text)
    sign = (placed[1] or placed[2] or "").upper() if placed is not None else text.upper()
    return sign if len(sign) == 1 and sign in "ABCDАБВГС" else None


def stepped(texts: Collection[str]) -> dict[str, Sense]:
    """Return the words with a stronger one beside them: "urgent" is the level below "very urgent" or an emergency."""
    folded = {fold(text) for text in texts}
    senses = {text: sense for text in folded if (sense := sense_of(text, "priorities")) is not None}
    if any(sense.meaning == "high" for sense in senses.values()):
        return {}  # the level below has a word of its own
    emergency = next((text for text in sorted(folded) if text in phrases("beside", "emergencies")), None)
    found = {
        text: Sense("high", f'the step below "{emergency}"', sure=True)
        for text, sense in senses.items()
        if emergency is not None and sense.meaning == "urgent" and text not in phrases("beside", "emergencies")
    }
    for text in folded:
        most = _SUPERLATIVE.fullmatch(text)
        less = [one for one in senses if most is not None and one != text and one.startswith(most[1])]
        found |= {
            one: Sense("high", f'the step below "{text}"', sure=True) for one in less if senses[one].meaning == "urgent"
        }
    for text in folded:
        first, _, rest = text.partition(" ")
        plain = sense_of(rest, "priorities") if _intensifies(first, texts) else None
        if plain is None:
            continue
        more = sense_of(text, "priorities")
        if more is None and plain.meaning != "normal":
            more = found[text] = Sense("low" if plain.meaning == "low" else "urgent", f'more than "{rest}"')
        if rest in folded and more is not None and plain.meaning == more.meaning == "urgent":
            found[rest] = Sense("high", f'the step below "{text}"', sure=True)
    return found


def _intensifies(word: str, texts: Collection[str]) -> bool:
    """Whether a word makes another one stronger, be it cut short with a dot: "very", "b." for "bardzo"."""
    if word in phrases("beside", "intensifiers"):
        return True
    return word in phrases("beside", "shortened") and any(text.casefold().startswith(f"{word}.") for text in texts)
