"""What the words of a header mean one by one, and the field that they make together.

No list holds all that people write over a column; but "Кто обнаружил", "Dátum vzniku závady" and "Störungsbeschreibung"
are made of a few hundred words a language. These stand, by meaning, in data/header_parts/*.toml; which meanings make
which field is said once for all languages in header_rules.py.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from sheet2desk.data_class import frozen, mutable
from sheet2desk.layout.header_rules import ANYTHING, RULES, Rule
from sheet2desk.layout.header_text import common_start, same_word, words
from sheet2desk.layout.known_headers import spelt_bare
from sheet2desk.layout.word_files import languages_of
from sheet2desk.layout.word_index import table
from sheet2desk.layout.word_table import Table
from sheet2desk.regex import regex

_LONGEST = 14
#: A shorter word without its accents is another one: "né", "ne".
_SPELT_BARE = 5
#: A word this long is still itself with one typing error.
_LONG = 8
#: A header's score falls by this share with each of its words that isn't known.
_UNKNOWN = 0.45
#: What each word between those that a rule needs takes off: "дата заявки на ремонт" is the day of the request.
_APART = 0.04

#: "l'enquête", "dell'anomalia": the word behind the apostrophe is the one that is known.
_ELISION = regex(r"\b(?:l|d|qu|n|s|j|dell|all|nell|sull|dall|un)['’](?=\w)", re.IGNORECASE)

#: A word with a figure beside it.
_VALUE = regex(r"(?:^|\s)\d+(?:\s|$)")
_YES_NO = frozenset({"yesno"})

Meanings = frozenset[str]
_DAY: Meanings = frozenset({"day"})
_NOTHING: Meanings = frozenset()


@mutable
class Language:
    """The words of one language."""

    name: str
    head: str  # where the main word stands: "first", "last" or "either"
    links: frozenset[str]  # words that join others and say nothing
    joints: tuple[str, ...]  # what stands between the parts of a compound; () where words aren't put together
    on: frozenset[str] = frozenset()  # words before a day: "Reparado el", "Meldung am"

    def meanings(self, word: str) -> Meanings:
        """Return what a word means as it is written, the empty set for one that isn't known."""
        found = _all_words().get(word)
        return frozenset(found.get(self.name, "").split()) if found else _NOTHING

    def near(self, start: str) -> list[str]:
        """Return the words that begin with these three letters."""
        found = _all_starts().get(start)
        return found.get(self.name, "").split() if found else []


@cache
def _languages() -> dict[str, Language]:
    return {
        name: Language(name, own["head"], frozenset(own["links"]), tuple(own["joints"]), frozenset(own["on"]))
        for name, own in table("header_parts/languages", work_out_languages).items()
    }


@cache
def _all_words() -> Table:
    """Return word → language → its meanings between blanks."""
    return table("header_parts/words", lambda: work_out()["words"])


@cache
def _all_starts() -> Table:
    """Return three letters → language → the words that begin so between blanks."""
    return table("header_parts/starts", lambda: work_out()["starts"])


def work_out_languages() -> dict[str, Any]:
    """Return how each language puts its headers together, from the word files."""
    return {
        data["language"]: {
            "head": data["head"],
            "links": data["links"],
            "joints": data.get("compounds", {}).get("joints", []),
            "on": data.get("on", []),
        }
        for data in languages_of("header_parts")
    }


@cache
def work_out() -> dict[str, dict[str, dict[str, str]]]:
    """Return the words of all languages, and how they begin, from the word files."""
    words_of: dict[str, dict[str, str]] = {}
    starts_of: dict[str, dict[str, str]] = {}
    for data in languages_of("header_parts"):
        name, parts = data["language"], _parts_of(data)
        starts: dict[str, list[str]] = {}
        for word, meanings in parts.items():
            words_of.setdefault(word, {})[name] = " ".join(meanings)
            starts.setdefault(word[:3], []).append(word)
        for start, known in starts.items():
            starts_of.setdefault(start, {})[name] = " ".join(known)
    return {"words": words_of, "starts": starts_of}


def _parts_of(data: Mapping[str, Any]) -> dict[str, dict[str, None]]:
    parts: dict[str, dict[str, None]] = {}
    for meaning, listed in data["parts"].items():
        for text in listed:
            for word in words(text)[:1]:
                parts.setdefault(word.rstrip("."), {})[meaning] = None
    for word, meanings in list(parts.items()):
        for spelling in spelt_bare(word) if len(word) >= _SPELT_BARE else ():
            parts.setdefault(spelling, dict(meanings))
    return parts


@cache
def _links() -> frozenset[str]:
    return frozenset(word for language in _languages().values() for word in language.links)


@cache
def words_before_days() -> frozenset[str]:
    """Return the words of all languages that stand before a day: "am", "on"."""
    return frozenset(word for language in _languages().values() for word in language.on)


@cache
def _ordinals() -> frozenset[str]:
    """Return the known words that begin with a figure: "1ª", "1st"."""
    return frozenset(word for figure in "0123456789" for word in _all_words().beginning(figure))


def ends_before_day(text: str) -> bool:
    """Whether a header's last word is one that a day follows ("Meldung am"), so that its cells are days."""
    tokens = words(text)
    return len(tokens) > 1 and any(tokens[-1] in language.on for language in _languages().values())


def languages() -> frozenset[str]:
    """Return the languages whose words are known one by one."""
    return frozenset(_languages())


@frozen
class Whole:
    """The field that all words of a header make together."""

    field: str
    score: float
    languages: frozenset[str]
    unknown: int  # words that aren't known


@lru_cache(maxsize=2048)
def composed(text: str, spoken: frozenset[str]) -> tuple[Whole, ...]:
    """Return the fields that the meanings of a header's words make, best first."""
    tokens = [token for token in words(_ELISION.sub("", text)) if not token[0].isdigit() or token in _ordinals()]
    if not tokens or len(tokens) > _LONGEST or (len(tokens) == 1 and _VALUE.search(text)):
        return ()  # "Цех 3" is a value
    asked = text.rstrip().endswith("?")
    best: dict[str, Whole] = {}
    for name, language in _languages().items():
        if not spoken or name in spoken:
            meant, joined = _meant(tokens, language)
            if asked and any("close" in one for one in meant):
                meant.append(_YES_NO)
            for one in _judge(meant, _head(language.head, joined=joined), frozenset({name})):
                _keep(best, one)
    if not any(one.unknown == 0 for one in best.values()):
        meant, joined = _meant_by_any(tokens)
        for one in _judge(meant, _head("either", joined=joined), languages()):
            if one.unknown == 0:
                _keep(best, Whole(one.field, one.score * 0.93, frozenset(), 0))
    return tuple(sorted(best.values(), key=lambda one: -one.score))


def _head(usual: str, *, joined: bool) -> str:
    """Return where the main word stands: "problem with the pump", but "pump problem"."""
    return usual if usual != "either" else "first" if joined else "last"


def speaks_of(text: str, meaning: str) -> bool:
    """Whether any word of a header has this meaning, in any language."""
    return any(meaning in _as_written(token, name) for token in words(text) for name in _languages())


def _keep(best: dict[str, Whole], one: Whole) -> None:
    known = best.get(one.field)
    if known is None or known.score < one.score:
        best[one.field] = one


def _meant(tokens: Sequence[str], language: Language) -> tuple[list[Meanings], bool]:
    """Return the meanings of each word, of a compound those of its parts, the main one as the language has it.

    No meaning stands for an unknown word; also returned is whether words that say nothing themselves join the others.
    """
    found: list[Meanings] = []
    joined = False
    sides = sum(_of_word(token, language.name) == _YES_NO for token in tokens)
    for place, token in enumerate(tokens):
        last = place and place == len(tokens) - 1
        known = _DAY if last and token in language.on else _of_word(token, language.name)
        if known and (known != _YES_NO or sides > 1):
            found.append(known)
        elif known or token.rstrip(".") in _links():
            joined |= bool(found)
        else:
            parts = _parts(token.rstrip("."), language, 2) if language.joints else None
            found += reversed(parts) if parts else (frozenset(),)
    return found, joined


def _meant_by_any(tokens: Sequence[str]) -> tuple[list[Meanings], bool]:
    """Return the meanings of each word in any language, as in a header in two of them."""
    found: list[Meanings] = []
    joined = False
    for token in tokens:
        known = frozenset(meaning for name in _languages() for meaning in _as_written(token, name))
        if known or token.rstrip(".") not in _links():
            found.append(known)
        else:
            joined |= bool(found)
    return found, joined


@lru_cache(maxsize=8192)
def _as_written(token: str, name: str) -> Meanings:
    return _languages()[name].meanings(token.rstrip("."))


@lru_cache(maxsize=16384)
def _of_word(token: str, name: str) -> Meanings:
    """Return what a word means in a language: as it is written, abbreviated, or with another ending."""
    exact = _as_written(token, name)
    if exact:
        return exact
    language = _languages()[name]
    if token.endswith("."):
        stem = token[:-1]
        if len(stem) < 3:
            return frozenset()
        near = [word for word in language.near(stem[:3]) if word.startswith(stem)]
        return frozenset(meaning for word in near for meaning in language.meanings(word))
    near = [word for word in language.near(token[:3]) if _is_form(token, word)]
    if not near:
        return _misspelt(token, language)
    longest = max(common_start(token, word) for word in near)
    return frozenset(
        meaning for word in near if common_start(token, word) == longest for meaning in language.meanings(word)
    )


def _misspelt(token: str, language: Language) -> Meanings:
    """Return what a long word means that is one typing error away from a single known one."""
    alike = [word for word in language.near(token[:3]) if len(word) >= _LONG and abs(len(word) - len(token)) < 2]
    if len(token) < _LONG or not alike:
        return frozenset()
    from rapidfuzz.distance import OSA

    slips = {language.meanings(word) for word in alike if OSA.distance(token, word, score_cutoff=1) == 1}
    return slips.pop() if len(slips) == 1 else frozenset()


def _is_form(word: str, known: str) -> bool:
    """Whether a word differs from the known one in its ending only.

    "работе" is a form of "работа", not of "работник"; "estimate" and "estimated" are two words.
    """
    if not same_word(word, known) or (word.endswith("d") != known.endswith("d") and word.isascii()):
        return False
    common = common_start(word, known)
    tails = len(word) - common, len(known) - common
    return sum(tails) <= 3 or max(tails) <= 2


def _parts(word: str, language: Language, depth: int) -> list[Meanings] | None:
    """Return the meanings of a compound's parts, the last one first, None when it isn't made of known words."""
    for cut in range(3, len(word) - 1):
        last = language.meanings(word[cut:])
        if not last or (len(word) - cut < 3 and "number" not in last):
            continue
        for joint in language.joints:
            start = word[:cut].removesuffix(joint) if joint else word[:cut]
            if joint and start == word[:cut]:
                continue
            known = language.meanings(start)
            if known:
                return [last, known]
            further = _parts(start, language, depth - 1) if depth and len(start) > 6 else None
            if further:
                return [last, *further]
    return None


def _judge(meant: Sequence[Meanings], head: str, names: frozenset[str]) -> list[Whole]:
    unknown = sum(not one for one in meant)
    if unknown == len(meant) or unknown > len(meant) - unknown + 1:
        return []
    found: list[Whole] = []
    for rule in RULES:
        places = _places(rule, meant, head)
        if places is None or (unknown and not rule.headed):
            continue
        if rule.may is not ANYTHING and not all(
            i in places or not one or one & rule.may or one & set(rule.needs) for i, one in enumerate(meant)
        ):
            continue
        apart = max(places) - min(places) + 1 - len(places)
        score = rule.score * (1 - _UNKNOWN * unknown / len(meant)) - _APART * apart
        found.append(Whole(rule.field, score, names, unknown))
    return found


def _places(rule: Rule, meant: Sequence[Meanings], head: str) -> tuple[int, ...] | None:
    """Return a place of its own for each meaning that the rule needs, None when one has none."""
    return _headed(rule.needs, meant, head) if rule.head else _assign(rule.needs, meant, ())


def _headed(needs: Sequence[str], meant: Sequence[Meanings], head: str) -> tuple[int, ...] | None:
    """Return the places for "defect of the part", None for "part with the defect"."""
    main, other = (meant[0], meant[-1]) if head == "first" else (meant[-1], meant[0])
    if needs[0] not in main or needs[0] in other or any(not one for one in meant):
        return None
    return _assign(needs, meant, ())


def _assign(needs: Sequence[str], meant: Sequence[Meanings], taken: tuple[int, ...]) -> tuple[int, ...] | None:
    if not needs:
        return taken
    for i, one in enumerate(meant):
        if needs[0] in one and i not in taken:
            found = _assign(needs[1:], meant, (*taken, i))
            if found is not None:
                return found
    return None
