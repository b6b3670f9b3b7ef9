"""People by traces of their names, under headers that no word list knows: "Bench", "Up the ladder", "Puppet dad"."""

from __future__ import annotations

from sheet2desk.layout.by_people import WHOM, is_else, missing_roles
from sheet2desk.layout.by_side import assigns
from sheet2desk.layout.claims import Claims
from sheet2desk.layout.composed import speaks_of
from sheet2desk.layout.header_text import key
from sheet2desk.layout.meaning import cell_text, is_blank
from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.persons import share_of_persons
from sheet2desk.layout.meaning.vocabulary import words
from sheet2desk.layout.recorders import records

_FEWEST_NAMED = 3
_WORDS_OF_A_NAME = 2.5
_HALF = 0.5
#: A third of the texts with a name make a column of people where a role is missing.
_TRACES = 0.33
#: So many of a column's words are capital, and so few of them different, where staff come again and again.
_CAPITAL, _AGAIN = 0.6, 0.7
#: So few cells of a client's column name people where it is a firm.
_FEW_PERSONS = 0.34
#: So sure are roles that only the place of a column tells.
_BY_PLACE = 0.62
#: From this on the parts of a header name something else.
_ELSEWHERE = 0.9


def people_by_traces(claims: Claims) -> None:
    """Short cells that hold names are those of whom no other column tells, on their side of the text.

    "Keith", "apprentice Zoe" and "agency" stand behind what happened, whatever the trade calls who does it.
    """
    text = claims.holder("description") or claims.holder("subject")
    for place in claims.free():
        missing, seen = missing_roles(claims, place), claims.seen[place]
        if not missing or seen.count < _FEWEST_NAMED or seen.words > _WORDS_OF_A_NAME or seen.long_text > 0.2:
            continue
        if is_else(seen) > 0.3 or _told_else(claims, place) or records(claims.heads[place]):
            continue
        name = "assignee" if text is None and seen.unique < _HALF and "assignee" in missing else missing[0]
        if name == "assignee" and text is not None and place < text.place:
            continue  # whom it concerns: the child, the driver
        if share_of_persons(claims.samples[place]) >= _TRACES or (name == "assignee" and _crew(claims, place)):
            claims.lost.pop(place, None)
            why = f"some of its cells are names of people, and no other column tells {WHOM[name]}"
            claims.give(place, name, 0.55, why)
    _turn_by_text(claims)


def _turn_by_text(claims: Claims) -> None:
    """People before what happened asked, and those behind it see to it, where only their place tells who asked."""
    text = claims.holder("description") or claims.holder("subject")
    asks, works = claims.holder("requester.name"), claims.holder("assignee")
    if text is None or asks is None or works is None or not works.place < text.place < asks.place:
        return
    if asks.score < _BY_PLACE and not assigns(claims, works.place):
        why = "people {} what happened"
        claims.give(works.place, "requester.name", 0.57, why.format("before"))
        claims.give(asks.place, "assignee", 0.57, why.format("behind"))


def contact_beside(claims: Claims) -> None:
    """People right beside a client whose cells name nobody speak for it: the client is an organization."""
    holder = claims.holder("requester.name")
    if holder is None or "requester.organization" in claims.taken:
        return
    if speaks_of(claims.heads[holder.place].text, "who") or claims.seen[holder.place].figures > _HALF:
        return
    if share_of_persons(claims.samples[holder.place]) > _FEW_PERSONS:
        return
    for place in (holder.place + 1, holder.place - 1):
        if place not in claims.free() or claims.seen[place].filled < claims.seen[holder.place].filled * _HALF:
            continue
        seen, lost = claims.seen[place], claims.lost.get(place)
        if _told_else(claims, place) and (lost is None or lost.field not in {"requester.name", "id"}):
            continue
        if seen.words < _WORDS_OF_A_NAME and share_of_persons(claims.samples[place]) > _HALF:
            claims.lost.pop(place, None)
            claims.give(
                place, "requester.name", 0.6, f"people beside {claims.heads[holder.place].name}, who speak for it"
            )
            why = f"{claims.heads[place].name} beside it names the people who speak for it"
            claims.give(holder.place, "requester.organization", 0.6, why)
            return


def firms_by_words(claims: Claims) -> None:
    """Short cells before the text of which many hold a word for a house or a firm are the organizations that asked."""
    text = claims.holder("description") or claims.holder("subject")
    if text is None or "requester.organization" in claims.taken:
        return
    for place in claims.free():
        seen = claims.seen[place]
        if place > text.place or seen.count < _FEWEST_NAMED or seen.words > 4 or _told_else(claims, place):
            continue
        if seen.figures > 0.3:
            continue  # rooms, of which some have a name
        cells = {cell_text(value) for value in claims.samples[place] if not is_blank(value)}
        if sum(_names_firm(cell) for cell in cells) > _TRACES * len(cells):
            claims.give(place, "requester.organization", 0.55, "many of its cells hold a word for a house or a firm")
            return


def _names_firm(text: str) -> bool:
    folded = fold(text).split()
    return not words("firms", "forms").isdisjoint(folded) or any(speaks_of(word, "org") for word in folded)


def _crew(claims: Claims, place: int) -> bool:
    """Whether a column behind the text holds a few capital words again and again, where another tells who asked."""
    seen, names = claims.seen[place], [cell_text(value) for value in claims.samples[place] if not is_blank(value)]
    if "requester.name" not in claims.taken or seen.unique > _AGAIN or seen.count <= _FEWEST_NAMED:
        return False
    if any(guess.score > _HALF and guess.field not in WHOM for guess in claims.guesses(place)):
        return False
    capital = sum(word[:1].isupper() and word[1:2].islower() and len(word.split()) < 3 for word in names)
    return capital > _CAPITAL * len(names)


def _told_else(claims: Claims, place: int) -> bool:
    """Whether a header names something that is none of those people."""
    text = claims.heads[place].text
    told = claims.names_other(place, _ELSEWHERE, or_whole=True)
    lost = claims.lost.get(place)
    same = lost is not None and any(
        key(text) == key(claims.heads[one.place].text) for one in claims.chosen.values() if one.field == lost.field
    )
    other = (
        not same
        and lost is not None
        and (lost.field not in WHOM or (lost.field in claims.taken and lost.score > _ELSEWHERE))
    )
    known = bool(text) and all(
        any(speaks_of(word, meaning) for meaning in ("aside", "matter")) for word in text.split()
    )
    return told or other or known or any(speaks_of(text, meaning) for meaning in ("sign", "address"))
