"""Which field a header's words name: exactly, in part, abbreviated, or misspelt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from sheet2desk.data_class import frozen
from sheet2desk.layout.composed import composed, ends_before_day, speaks_of
from sheet2desk.layout.header_pairs import completed, side_by_side
from sheet2desk.layout.header_rules import OTHER
from sheet2desk.layout.header_slips import near_headers, whole_compound
from sheet2desk.layout.header_text import key, same_word, without_brackets, words
from sheet2desk.layout.known_headers import BARE, STRONG, Term, Vocabulary, links, load, units
from sheet2desk.layout.unspaced import is_unspaced
from sheet2desk.regex import regex

#: Between the names of one column in two languages, or of two things in one: "Статус / Status", "ФИО, каб.".
_ALTERNATIVES = regex(
    r"\s*[/|]\s*|\s*[,;+&]\s+|\s(?:or|oder|ou|или|або|o|ó|lub|vai|nebo|alebo|eller|veya|vagy|и|and|und|et|y|e|i|та)\s"
)
#: Between the headings of a column, one above the other.
_LEVEL = " › "
#: A unit behind a comma; in brackets "godz." may as well ask for the hour.
_UNIT = regex(r"\w\s*,\s*(?:ч|мин|сек|сут|дн|хв|h|hrs?|mins?|std|uur|dk|sa)\.?\s*$", re.IGNORECASE)
#: "(1-5)", "1..10", "/5".
_SCALE = regex(r"\b[01]\s?(?:[-–—/…]|\.{2,3}|to|до|bis|à|a|do)\s?(?:[3-9]|10)\b|/\s?(?:5|10)\b", re.IGNORECASE)
#: So sure a name with the heading right above it needs none of the headings over that.
_TOLD = 0.92
#: So sure a name says by itself what its column holds.
_OWN = 0.85
#: So short a word beside a requester's is that of a flat, a room or a post.
_SHORT = 9
#: A header with a sign of money is of an amount.
_MONEY = regex(r"[€$£₽₴¥₹]")
_IN_BRACKETS = regex(r"\(([^()]*)\)")
_SPACED = regex(r"\s[/|]\s")
_IDENTITIES = frozenset({"id", "code", "cod", "codigo", "código", "код", "rut", "инн"})
#: What a question of so few words asks about when it ends in a mark: whether it is done.
_DONE = frozenset({"solved_at", "first_response_at", "assignee"})
_FEW_WORDS = 2
#: Words by which a header says that its cells only number or name something.
_CODES = frozenset({"id", "no", "nr", "number", "code", "номер", "код", "url", "link", "ссылка"})


@frozen
class Guess:
    """A field that a header may name, how sure (0 to 1), by which known words, whether these are the whole header."""

    field: str
    score: float
    term: str
    languages: frozenset[str]
    whole: bool
    made: bool = False  # by what its words mean one by one


_NO_GUESS = Guess("", 0.0, "", frozenset(), whole=False)


@lru_cache(maxsize=2048)
def guesses(header: str, group: str = "", spoken: frozenset[str] = frozenset()) -> tuple[Guess, ...]:
    """Return the fields that a header may name, best first; `group` is the heading above it, if there is one.

    Where the languages `spoken` in the table are given, words of others count as a whole header only, not as parts.
    """
    found: dict[str, Guess] = {}
    _collect(found, header, spoken)
    if group:
        sure = [guess for guess in found.values() if guess.whole and guess.score >= 0.95]
        less = 0.96 if len(sure) == 1 else 0.93  # a name that says one thing says it under "Termine", too
        found = {name: replace(guess, score=guess.score * less) for name, guess in found.items()}
        # the heading right above says more than those over it: "Сведения о заявке › Даты › поступления"
        for above in dict.fromkeys((group.rpartition(_LEVEL)[2], group)):
            for text in (f"{above} {header}", f"{header} {above}"):
                _collect(found, text, spoken, apart=False)
            if _LEVEL in group and any(name != OTHER and one.score > _TOLD for name, one in found.items()):
                break
        _own_moment(found, header, group, spoken)
        _own_name(found, header, group, spoken)
        _taken_on(found, header, group, spoken)
    if "requester.name" in found and any(_is_firm(part) for part in _IN_BRACKETS.findall(header)):
        found["requester.organization"] = replace(found["requester.name"], field="requester.organization")
        del found["requester.name"]
    _asked(found, header)
    _set_apart(found, header, [word.rstrip(".") for word in words(header)])
    if _MONEY.search(header):
        found = {OTHER: Guess(OTHER, 0.95, header, frozenset(), whole=False)}
    if group and _describes_thing(header, group.rpartition(_LEVEL)[2]):
        found = {OTHER: Guess(OTHER, 0.95, f"{group} {header}", frozenset(), whole=False)}
    return tuple(sorted(found.values(), key=lambda guess: -guess.score))


def _asked(found: dict[str, Guess], header: str) -> None:
    """Let "Закрыт?" and "Répondu ?" ask whether, not when or by whom, where no word of theirs asks that."""
    best = max(found.values(), key=lambda guess: guess.score, default=None)
    if best is None or best.field not in _DONE or not header.rstrip().endswith("?"):
        return
    if len(words(header)) <= _FEW_WORDS and not any(speaks_of(header, meaning) for meaning in ("who", "when", "day")):
        found["status"] = replace(best, field="status", score=min(best.score + 0.005, 0.985))


def _own_moment(found: dict[str, Guess], header: str, group: str, spoken: frozenset[str]) -> None:
    """Let a name of one moment go before that of its group, where this is but a word for terms: "Сроки › Ответили"."""
    own = next(iter(guesses(header, "", spoken)), None)
    over = next(iter(exactly(group.rpartition(_LEVEL)[2])), None)
    if own is None or over is None or over.field != "due_at" or own.field == "due_at":
        return
    if own.field.endswith("_at") and own.score >= 0.8 and "due_at" in found and found["due_at"].score < 0.95:
        found["due_at"] = replace(found["due_at"], score=min(found["due_at"].score, own.score * 0.9))


def _own_name(found: dict[str, Guess], header: str, group: str, spoken: frozenset[str]) -> None:
    """Let a name of its own go before what its group says with or without it: "Заявка водителя › Водитель"."""
    own = next(iter(guesses(header, "", spoken)), None)
    over = next(iter(guesses(group.rpartition(_LEVEL)[2], "", spoken)), None)
    if own is None or over is None or own.score < _OWN or own.field in {over.field, OTHER} or over.field not in found:
        return
    if own.field in found and found[over.field].made and found[own.field].score < found[over.field].score:
        found[over.field] = replace(found[over.field], score=found[own.field].score * 0.9)


def _taken_on(found: dict[str, Guess], header: str, group: str, spoken: frozenset[str]) -> None:
    """Let "accepted" under a word for the work be when that was taken on: "Ремонт › Принята"."""
    own = next(iter(guesses(header, "", spoken)), None)
    above = group.rpartition(_LEVEL)[2]
    if own is None or own.field != "created_at" or own.score < _OWN or not own.whole or "created_at" not in found:
        return
    asked = any(speaks_of(above, meaning) for meaning in ("matter", "open", "caller", "opener"))
    if asked or not any(speaks_of(above, meaning) for meaning in ("work", "doing")):
        return
    told = found.pop("created_at")
    if told.score > found.get("first_response_at", _NO_GUESS).score:
        found["first_response_at"] = replace(told, field="first_response_at")


def _is_firm(text: str) -> bool:
    """Whether a text is nothing but a word for a firm, as in "Client (company)"."""
    return any(guess.field == "requester.organization" and guess.score > 0.9 for guess in exactly(text))


def _describes_thing(header: str, group: str) -> bool:
    """Whether a bare name or description stands under a thing that a request is about: "Part › Description"."""
    bare = words(header)
    return (
        len(bare) <= 2
        and any(speaks_of(header, meaning) for meaning in ("text", "title", "name", "kind"))
        and not any(speaks_of(header, meaning) for meaning in ("matter", "happen", "caller", "opener"))
        and speaks_of(group, "aside")
        and not any(speaks_of(group, meaning) for meaning in ("matter", "caller", "open", "work"))
    )


def _collect(found: dict[str, Guess], text: str, spoken: frozenset[str], *, apart: bool = True) -> None:
    part = _exact(text, brackets=True) or _exact(whole_compound(text), brackets=True)
    if not part:
        part = [replace(guess, score=guess.score * 0.99) for guess in _exact(text, brackets=False)]
        part += _alternatives(text, spoken) if apart else []
        part += _in_two_languages(text) if apart else []
        if not part or key(text) != key(text, brackets=False):
            part = _by_brackets(part, in_part(text, spoken, part))
    for guess in part:
        known = found.get(guess.field)
        if known is None or known.score < guess.score:
            found[guess.field] = guess
        elif known.score == guess.score:
            found[guess.field] = replace(known, languages=known.languages | guess.languages)


def _by_brackets(told: list[Guess], parts: list[Guess]) -> list[Guess]:
    """Return all guesses, where brackets say which of its fields a word names: "Закрыто (дата)", "Закрыто (да/нет)"."""
    best = max((guess for guess in parts if guess.made), key=lambda guess: guess.score, default=None)
    if best is None or best.score < 0.9 or (best.field != "status" and not best.field.endswith("_at")):
        return told + parts
    return [guess if guess.field == best.field else replace(guess, score=guess.score * 0.93) for guess in told] + parts


def _alternatives(text: str, spoken: frozenset[str]) -> list[Guess]:
    """Return what the names say that stand beside one another: in two languages, or of two things in one column."""
    names = completed([name for name in _ALTERNATIVES.split(without_brackets(text)) if words(name)])
    if not 2 <= len(names) <= 4 or all(speaks_of(words(name)[-1], "yesno") for name in names[-2:]):
        return []  # "Gelöst j/n" asks one thing
    told = [[replace(guess, score=guess.score * 0.97) for guess in _named(name, spoken)] for name in names]
    if not any(told):
        return []
    if not all(told) and not _SPACED.search(text):
        # "Morador/apto.": who asked, and a place beside the name
        caller = [guess for guess in told[0] if guess.field == "requester.name"]
        return caller if len(names) == 2 and len(names[1]) <= _SHORT else []
    places = [one for one in told if _names_nothing(one)]
    if places and all(_says_little(name, one) for name, one in zip(names, told, strict=True) if one not in places):
        return places[0]
    guessed = [guess for one in told for guess in one if not _names_nothing(one)]
    return guessed or [guess for one in told for guess in one]


def _in_two_languages(text: str) -> list[Guess]:
    told = side_by_side(text, lambda name: [(one.field, one.languages) for one in exactly(name) if one.score > 0.9])
    return [Guess(name, 0.95, text, languages, whole=False) for name, languages in told.items()]


def _says_little(name: str, told: Sequence[Guess]) -> bool:
    """Whether a name beside that of a place or thing only goes with it: "Room / area", "Номер / помещение"."""
    return key(name) in _CODES or all(guess.field in {OTHER, "category"} for guess in told)


def _named(text: str, spoken: frozenset[str]) -> list[Guess]:
    made, surest = _made(text, spoken)
    return _exact(text, brackets=True) or [guess for guess in made if surest]


def _names_nothing(told: Sequence[Guess]) -> bool:
    """Whether a name is known not to be that of a field."""
    return any(guess.field == OTHER and guess.score >= max(one.score for one in told) for guess in told)


def _made(text: str, spoken: frozenset[str]) -> tuple[list[Guess], float]:
    """Return what the meanings of a text's words make together, and the best score for which all words were needed."""
    found: list[Guess] = []
    surest = 0.0
    less = 1.0
    for form in dict.fromkeys((text, without_brackets(text))):
        for one in composed(form, spoken):
            found.append(Guess(one.field, one.score * less, text, one.languages, whole=False, made=True))
            if not one.unknown:
                surest = max(surest, one.score * less)
        if surest:
            break
        less = 0.97
    return found, surest


def in_part(text: str, spoken: frozenset[str], told: Sequence[Guess] = ()) -> list[Guess]:
    """Return what parts of a header name; what all of its words make together goes before fewer of them."""
    made, surest = _made(text, spoken)
    fields = {guess.field for guess in made}
    parts = _ending(text) or _partial(text, spoken)
    if told:
        made = [guess for guess in made if guess.field != OTHER]
    elif not surest and not any(guess.score >= 0.8 for guess in (*made, *parts)):
        parts += _misspelt(text, spoken)
    return made + [guess for guess in parts if guess.field in fields or guess.score >= _needed(guess, surest)]


def _needed(guess: Guess, surest: float) -> float:
    """Return the score that known words need beside what all words of the header make: more than one of them."""
    return surest + 0.03 if " " in guess.term else 1.0 if surest else 0.0


def exactly(text: str) -> list[Guess]:
    """Return the fields that a text names as a whole, without looking for parts or misspellings: cheap."""
    return _exact(text, brackets=True)


def _exact(text: str, *, brackets: bool) -> list[Guess]:
    wanted = key(text, brackets=brackets)
    terms, less = load().exact(wanted), 0.0
    if not terms:
        terms, less = load().plain(wanted.translate(BARE)), 0.01
    return [
        Guess(term.field, term.strength - less, term.text, frozenset({term.language}), whole=True) for term in terms
    ]


def _ending(text: str) -> list[Guess]:
    """Return what the end of a header without blanks names: of a compound ("客户投诉内容") the last part is the thing.

    The longest known ending decides; one that names only weakly ("日期") leaves open which of its fields it is.
    """
    last = next(iter(words(text)[-1:]), "")
    if not is_unspaced(last):
        return []
    for start in range(len(last) - 1):
        terms = load().exact(last[start:])
        if terms:
            return [
                Guess(term.field, term.strength * 0.86, term.text, frozenset({term.language}), whole=False)
                for term in terms
                if term.strength >= STRONG
            ]
    return []


def _partial(text: str, spoken: frozenset[str]) -> list[Guess]:
    vocabulary = load()
    tokens = list(words(text))
    if all(token.rstrip(".") in links() for token in tokens) or len(tokens) > 16:
        return []
    near: dict[int, Term] = {}
    for token in tokens:
        for term in vocabulary.beginning(token[:3].rstrip(".")):
            near[id(term)] = term
        if token.endswith(".") and len(token) < 4:
            near |= {
                id(term): term
                for start in vocabulary.starts.beginning(token[:-1])
                for term in vocabulary.beginning(start)
            }
    found: dict[str, Guess] = {}
    for term in near.values():
        if spoken and term.language not in spoken:
            continue
        score = _overlap(tokens, term, vocabulary)
        if score > 0 and (term.field not in found or found[term.field].score < score):
            found[term.field] = Guess(term.field, score, term.text, frozenset({term.language}), whole=False)
    return list(found.values())


def _overlap(tokens: list[str], term: Term, vocabulary: Vocabulary) -> float:
    """Return how well a header's words name the term: all of the term must be in them."""
    wanted = term.wanted
    if not wanted:
        return 0.0
    matched: set[int] = set()
    for token in wanted:
        place = next((i for i, word in enumerate(tokens) if i not in matched and same_word(word, token)), None)
        if place is None:
            return 0.0
        matched.add(place)
    if len(wanted) == 1 and not set(term.tokens) - set(wanted) <= {word.rstrip(".") for word in tokens}:
        return 0.0  # "your number" is a phone; any other number isn't
    weights = [
        0.3 if word[0].isdigit() else 0.0 if i not in matched and word.rstrip(".") in links() else 1.0
        for i, word in enumerate(tokens)
    ]
    coverage = sum(weights[i] for i in matched) / sum(weights)
    if len(wanted) > 1:
        trust = 0.7
    else:
        kinds = vocabulary.naming.get(wanted[0], 0)
        trust = 0.8 if kinds <= 1 and len(wanted[0]) > 3 else 0.55 if kinds == 2 else 0.2
    inexact = 0.0
    if not all(token in tokens for token in wanted):
        if len(wanted) == 1 and sum(weights) > 2 and all(tokens[i].isascii() and tokens[i][-1] != "." for i in matched):
            trust = 0.2  # "estimate of work to do" is not about who worked
        # "reported" is a word of its own, and no slip of "reporter"
        plurals = {f"{token}s" for token in wanted} | {token.removesuffix("s") for token in wanted}
        same = set(wanted) | (plurals if term.language == "en" else set())
        own = any(tokens[i] in vocabulary.naming and tokens[i] not in same for i in matched)
        inexact = 0.15 if own else 0.04
    joining = {word for word in tokens if word.rstrip(".") in links()}
    said = set(term.tokens) - set(wanted)
    if joining and said and not joining & said:
        inexact += 0.06  # "erledigt von" is not "erledigt am"
    return term.strength * (coverage + (1 - coverage) * trust) - inexact


def _misspelt(text: str, spoken: frozenset[str]) -> list[Guess]:
    """Return the guesses for a header with typing errors."""
    return [
        Guess(term.field, term.strength * likeness - 0.05, term.text, frozenset({term.language}), whole=False)
        for near, likeness in near_headers(text)
        for term in load().exact(near)
        if not spoken or term.language in spoken
    ]


def gives_scale(header: str) -> bool:
    """Whether a header says on which scale its cells lie: "Client's face (1-5)"."""
    return _SCALE.search(header) is not None


def _set_apart(found: dict[str, Guess], header: str, tokens: Sequence[str]) -> None:
    """Take back what is somebody else's: the agent's phone is not the requester's, a problem's code no problem."""
    if any(token in _CODES for token in tokens):
        for name in ("subject", "description", "comments", "category", "status", "requester.name", "assignee"):
            if name in found and not found[name].whole:
                del found[name]
    if any(token in _IDENTITIES for token in tokens):
        for name in ("requester.phone", "requester.email"):
            if name in found and not found[name].whole:
                del found[name]
    if "satisfaction" in found and gives_scale(header) and "priority" not in found:
        # a scale says the same in every language in which the word is known, even as that of a note
        known = frozenset().union(*(guess.languages for guess in found.values()))
        found["satisfaction"] = replace(found["satisfaction"], score=0.985, languages=known)
    in_units = _UNIT.search(header) is not None
    timed = sum(token in units() for token in tokens) or in_units
    if in_units:
        found.pop("satisfaction", None)
    if timed and timed < len(tokens):
        # "HR_ABERTURA" is known as a whole
        times = [one for name, one in found.items() if name.endswith("_at") and (in_units or not one.whole)]
        for one in times:
            del found[one.field]
        if times:
            found[OTHER] = replace(max(times, key=lambda guess: guess.score), field=OTHER)
    if any(name.endswith("_at") for name in found) and ends_before_day(" ".join(tokens)):
        for name in [name for name, one in found.items() if not name.endswith("_at") and not one.whole]:
            del found[name]
    agent = found.get("assignee")
    for name in ("requester.email", "requester.phone"):
        own = found.get(name)
        if agent and own and not own.whole and agent.score > 0.5:
            del found[name]
            found.pop("assignee", None)
            found.setdefault(OTHER, Guess(OTHER, 0.9, own.term, own.languages, whole=False))
