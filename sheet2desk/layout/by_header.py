"""Which fields a column may feed by what its header names, as far as its cells agree."""

from __future__ import annotations

from collections.abc import Sequence

from sheet2desk.layout.claims import ENOUGH, Candidate
from sheet2desk.layout.composed import speaks_of
from sheet2desk.layout.fit import DATE_FIELDS, fit
from sheet2desk.layout.header_rules import OTHER
from sheet2desk.layout.header_text import key
from sheet2desk.layout.meaning import ColumnProfile
from sheet2desk.layout.meaning.contact import CONTACTS
from sheet2desk.layout.vocabulary import Guess

#: Words by which a header says that it numbers something.
NUMBER_WORDS = frozenset(
    {
        "no", "nr", "номер", "number", "número", "numero", "numéro", "nummer", "numer", "numurs", "číslo", "č",
        "numara", "sorszám", "编号", "编码", "序号", "編號", "番号", "번호",
    }
)  # fmt: skip
#: Of a column that numbers the requests so many values stand once.
_NUMBERED = 0.95
#: A cell of so many signs may hold a phone with a name.
_SHORTEST_WITH_PHONE = 9
_AS_LONG_AS_PHONES = 10
#: So many cells of phones or addresses are those of who asked, be the header one of a person.
_CONTACTS = 0.7
#: A header with a word of its own ("Werkzeug-Nr.", "Рег. № лифта") reads as a number of tickets less surely.
_NUMBERS_TICKETS = 0.88
_PEOPLE = frozenset({"requester.name", "assignee"})
_MOSTLY, _RARELY = 0.7, 0.2
#: Why a column is what its whole header is a known word for.
NAMED = "the header names it"


def by_header(place: int, named: Sequence[Guess], seen: ColumnProfile) -> list[Candidate]:
    """Return what the header of a column names, each with how surely, and what its cells make of it instead."""
    best_other = max((guess.score for guess in named if guess.field == OTHER), default=0.0)
    found = []
    for guess in named:
        dated = guess.field in DATE_FIELDS and guess.score >= 0.8 and seen.dates > 0.7
        if guess.field == OTHER or (best_other >= guess.score and not dated):
            continue
        factor, doubt = fit(guess.field, seen)
        if guess.field == "requester.name" and not guess.whole and _names_places(seen):
            factor, doubt = 0.5, "its cells are numbers, and no names"
        if guess.field in _PEOPLE and not guess.whole and max(seen.codes, seen.dates, seen.days) > _MOSTLY:
            factor, doubt = 0.5, "its cells are codes or days, and no people"
        if guess.field == "attachments" and not guess.whole and _names_no_file(seen):
            continue  # "Exhibit" is no exhibit of evidence
        if guess.field == "id" and guess.score < _NUMBERS_TICKETS and not guess.whole and seen.unique <= _NUMBERED:
            continue  # "Werkzeug-Nr." numbers something else, and its values come again
        if guess.field == "id" and key(guess.term) in NUMBER_WORDS and seen.phones > 0.8 and _dialled(seen):
            factor, doubt = 0.6, "its cells are phone numbers, in no order"
            found.append(Candidate(place, "requester.phone", guess.score * 0.8, doubt))
        elif guess.field == "id" and key(guess.term) in NUMBER_WORDS and seen.integers > 0.9 and seen.increasing < 0.6:
            factor, doubt = (0.62, "its numbers go up and down") if seen.count > 4 else (factor, doubt)
        numbered = (seen.codes > 0.85 and seen.fractions < 0.3) or (seen.integers > 0.9 and seen.increasing > 0.9)
        if guess.field == "description" and numbered and seen.unique > _NUMBERED and seen.words < 1.2:
            found.append(Candidate(place, "id", guess.score * 0.95, "the header names a request, its cells are codes"))
        if (
            guess.field == "status"
            and not guess.whole
            and not doubt
            and seen.count > 4
            and seen.statuses + seen.marks == 0
        ):
            factor, doubt = 0.7, "none of its cells is a known word of a status"
        if (
            guess.field == "status"
            and doubt
            and not (guess.whole or guess.made)
            and min(seen.integers, seen.ratings) > 0.9
        ):
            factor = 0.5  # "Ст." is short for other words, too
        told = seen.statuses + seen.marks + seen.denials + seen.dates + seen.days + seen.numbers + seen.whens
        if guess.field == "status" and told < _RARELY and seen.unique > _MOSTLY and speaks_of(guess.term, "close"):
            factor, doubt = 0.5, "its cells tell what was done"
        if guess.field == "comments" and _tells_status(named, seen) and not doubt:
            factor, doubt = 0.9, "its cells are words of a status"
            found.append(Candidate(place, "status", guess.score * 0.91, f"{doubt}, under the name of a result"))
        if guess.field == "comments" and seen.marks > 0.6:
            found.append(
                Candidate(place, "status", guess.score * 0.7, "its cells are ticks, under the name of remarks")
            )
        if guess.field == "comments" and min(seen.ratings, seen.integers) > 0.9 and seen.count > 3:
            factor, doubt = 0.5, "its cells are marks from 1 to 5"
        if guess.field == "comments" and seen.ratings > 0.7 and max(seen.numbers, seen.statuses) < 0.3:
            factor, doubt = 0.9, "its cells are words of a rating"
            found.append(Candidate(place, "satisfaction", guess.score * 0.91, f"{doubt}, under the name of an answer"))
        days = seen.days if seen.numbers + seen.integers < 0.3 else 0.0
        if guess.field == "status" and max(seen.dates, days) > 0.5 and speaks_of(guess.term, "close"):
            factor, doubt = 0.6, "its cells are days"
            found.append(Candidate(place, "solved_at", guess.score * 0.9, "its cells are days, under a word for done"))
        if guess.field == "status" and seen.dates > 0.7 and speaks_of(guess.term, "respond"):
            why = "its cells are days, under a word for answered"
            found.append(Candidate(place, "first_response_at", guess.score * 0.9, why))
        ticked = seen.marks > 0.6 or (seen.marks + seen.denials + seen.statuses > 0.6 and seen.marks > seen.dates)
        if guess.field == "solved_at" and guess.score >= 0.8 and ticked:
            why = "its cells are ticks, under the name of an end"
            found.append(Candidate(place, "status", guess.score * 0.9, why))
        how = NAMED if guess.whole else f'the header reads like "{guess.term}"'
        score = guess.score * factor
        if guess.field in DATE_FIELDS and seen.clocks > 0.6 and seen.dates < 0.3 and score >= ENOUGH:
            score = max(ENOUGH, score * 0.6)  # a column of days goes before one of times
        found.append(Candidate(place, guess.field, score, f"{how}, but {doubt}" if doubt else how))
        if doubt and guess.field == "tags" and seen.codes > 0.9:
            found.append(Candidate(place, "id", 0.66, "the tags of things that were brought in, each its own number"))
        if doubt and guess.field in {"channel", "requester.name"} and seen.phones + seen.emails > _CONTACTS:
            name = "requester.phone" if seen.phones >= seen.emails else "requester.email"
            found.append(Candidate(place, name, guess.score * 0.9, doubt))
        person = any(other.field == "requester.name" for other in named) and seen.channels < 0.5
        if doubt and guess.field in CONTACTS and person:
            why = "the header names a person and a way to reach them in one cell"
            found.append(Candidate(place, "requester.name", guess.score * 0.95, why))
    return found


def _dialled(seen: ColumnProfile) -> bool:
    """Whether numbers that may be phones are: in no order, or as long as only phones are."""
    return seen.increasing < 0.7 or seen.length >= _AS_LONG_AS_PHONES


def _names_places(seen: ColumnProfile) -> bool:
    return seen.figures > 0.8 and seen.names < 0.1 and seen.words < 2.5 and seen.length < _SHORTEST_WITH_PHONE


def _names_no_file(seen: ColumnProfile) -> bool:
    return seen.files + seen.links + seen.marks + seen.denials + seen.integers == 0 and seen.count > 4


def _tells_status(named: Sequence[Guess], seen: ColumnProfile) -> bool:
    """Whether a column under the name of a result holds words of a status: nearly all, or few words again and again."""
    if seen.count <= 3:
        return seen.statuses == 1 and (seen.count > 1 or any(speaks_of(guess.term, "result") for guess in named))
    if seen.statuses > 0.7:
        return True
    again = seen.unique < 0.6 and seen.words < 2 and seen.count > 7
    return again and seen.statuses >= 0.5 and any(guess.field == "status" for guess in named)
