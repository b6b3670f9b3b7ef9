"""Columns of dates under headers that don't say of what: which it is, their order row by row tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sheet2desk.layout.claims import Candidate, Claims
from sheet2desk.layout.composed import speaks_of
from sheet2desk.layout.dates_in_order import in_order
from sheet2desk.layout.ended import says_ended
from sheet2desk.layout.fit import DATE_FIELDS
from sheet2desk.layout.header_rules import OTHER
from sheet2desk.layout.header_text import words
from sheet2desk.layout.meaning import cell_text, is_blank
from sheet2desk.layout.meaning.fold import fold
from sheet2desk.workbook import Value

#: So many cells are dates, of more than two.
_DATED, _FEW = 0.7, 2
#: Every ticket was opened, and some are not yet done.
_FULL, _PARTLY = 0.75, 0.97
#: A header of more words says what it dates: "Date of the last service".
_WORDS = 2
_SURE, _WEAKLY = 0.9, 0.79
#: What a header says of days that were still to come when the request came in.
_COMING = ("plan", "due", "until")
#: What comes after the creation, and how surely a header must name it to be believed against its days.
_LATER = {"first_response_at": 0.8, "solved_at": 0.94}
#: So often a day stands where the status says done, and not where it says otherwise.
_MOSTLY, _RARELY = 0.6, 0.5
_HALF = 0.5
_ENOUGH_STATES = 2


def correct_dates(claims: Claims) -> None:
    """Take a moment from columns whose dates can't be those, and give it to the one whose are."""
    _not_before_the_creation(claims)
    _earlier_opening(claims)


def dates_by_order(claims: Claims) -> None:
    """Give columns of dates that no header tells the moment that the table lacks."""
    _not_before_the_creation(claims)
    _first(claims)
    _last(claims)
    _between(claims)


def _not_before_the_creation(claims: Claims) -> None:
    """Days before those of the creation end nothing, and answer nothing.

    The goods went out before they were complained of, and a form is begun before it is sent. Where the header names the
    moment outright they are errors that `check` tells, row by row.
    """
    opened = claims.holder("created_at")
    for name, outright in _LATER.items():
        later = claims.holder(name)
        if later is None or opened is None or later.score > outright:
            continue
        if in_order(claims.samples[opened.place], claims.samples[later.place]) < 0:
            claims.drop(later)


def _earlier_opening(claims: Claims) -> None:
    """Of two columns that may name the creation the one whose dates come first is it, if no fewer rows have it."""
    opened = claims.holder("created_at")
    if opened is None or opened.score >= _SURE:
        return
    for place in claims.rivals("created_at"):
        seen = claims.seen[place]
        first = in_order(claims.samples[place], claims.samples[opened.place]) > 0
        if first and seen.dates > _DATED and seen.filled >= claims.seen[opened.place].filled:
            claims.pass_on(opened, place, "and its dates come first")
            return


def _first(claims: Claims) -> None:
    """Where no column tells when the tickets came, dates that nearly all rows have and none goes before do."""
    if "created_at" in claims.taken:
        return
    fullest = max((one.filled for one in claims.seen), default=0)
    dated = [place for place in range(len(claims.heads)) if _is_dated(claims, place)]
    for place in _undecided(claims):
        others = [other for other in dated if other != place]
        full = claims.seen[place].filled >= fullest * _FULL
        if full and all(in_order(claims.samples[place], claims.samples[other]) >= 0 for other in others):
            claims.give(place, "created_at", 0.56, "dates in nearly every row, and none stands before them")
            return
    answer = claims.holder("first_response_at")
    if answer is None or answer.score > _WEAKLY or answer.place not in dated or _answers(claims, answer.place):
        _first_in_order(claims, dated, fullest)
        return
    full = claims.seen[answer.place].filled >= fullest * _FULL
    if full and all(in_order(claims.samples[answer.place], claims.samples[other]) >= 0 for other in dated):
        claims.taken.discard("first_response_at")
        claims.give(answer.place, "created_at", 0.6, f"{answer.reason}, and no day stands before it")


def _first_in_order(claims: Claims, dated: Sequence[int], fullest: float) -> None:
    """Days that go up row by row are when the tickets came, whatever a header calls them: "Session"."""
    for place in claims.free():
        seen, sample = claims.seen[place], claims.samples[place]
        coded = max(seen.codes - seen.yearless, seen.numbers) > _HALF
        if place not in dated or seen.filled < fullest * _FULL or coded:
            continue
        if _surely_else(claims, place) or (speaks_of(claims.heads[place].text, "day") and _dates_else(claims, place)):
            continue
        ahead = all(in_order(sample, claims.samples[other]) >= 0 for other in dated if other != place)
        if ahead and in_order(sample[:-1], sample[1:]) > 0:
            claims.lost.pop(place, None)
            claims.give(place, "created_at", 0.55, "days in nearly every row, which go up row by row")
            return


def _answers(claims: Claims, place: int) -> bool:
    """Whether a header says in so many words that somebody answered or set out: "Выехали в"."""
    text = claims.heads[place].text
    return any(speaks_of(text, meaning) for meaning in ("first", "respond")) and not speaks_of(text, "open")


def _last(claims: Claims) -> None:
    """Where no column tells when they were done, later dates that not every row has do: those on the right."""
    opened, text = claims.holder("created_at"), _text(claims)
    if opened is None or "solved_at" in claims.taken:
        return
    start = max(opened.place, text.place if text is not None else 0)
    for place in sorted(_undecided(claims), reverse=True):
        later = in_order(claims.samples[opened.place], claims.samples[place]) > 0
        partly = claims.seen[place].filled < claims.seen[opened.place].filled * _PARTLY
        if place > start and later and partly and _fits_states(claims, place):
            claims.give(place, "solved_at", 0.57, "the last dates of a row, after the creation, which some rows lack")
            return
    dated = [place for place in range(len(claims.heads)) if _is_dated(claims, place)]
    for place in sorted(claims.free(), reverse=True):
        if place not in dated or place < start or _surely_else(claims, place):
            continue
        latest = all(in_order(claims.samples[other], claims.samples[place]) >= 0 for other in dated if other != place)
        later = in_order(claims.samples[opened.place], claims.samples[place]) > 0
        partly = claims.seen[place].filled < claims.seen[opened.place].filled * _PARTLY
        if latest and later and partly and _fits_states(claims, place):
            claims.lost.pop(place, None)
            claims.give(place, "solved_at", 0.55, "the last and latest dates of a row, which some rows lack")
            return


def _surely_else(claims: Claims, place: int) -> bool:
    """Whether a header names something else as a whole, or days that were still to come."""
    text = claims.heads[place].text
    told = claims.names_other(place, _SURE, or_whole=True)
    return told or any(speaks_of(text, meaning) for meaning in _COMING)


def _between(claims: Claims) -> None:
    """Dates between the creation and the end are when somebody first came or answered."""
    opened, ended = claims.holder("created_at"), claims.holder("solved_at")
    if opened is None or ended is None or "first_response_at" in claims.taken:
        return
    for place in _undecided(claims):
        after = in_order(claims.samples[opened.place], claims.samples[place])
        before = in_order(claims.samples[place], claims.samples[ended.place])
        if min(after, before) > 0:
            claims.give(place, "first_response_at", 0.56, "dates between the creation and the end")
            return


def _undecided(claims: Claims) -> Iterator[int]:
    """Return the columns of dates that have no field, and whose headers don't say at length what they date."""
    for place in claims.free():
        text = claims.heads[place].text
        lost = claims.lost.get(place)
        if not text or not _is_dated(claims, place) or len(words(text)) > _WORDS:
            continue
        if any(speaks_of(text, meaning) for meaning in (*_COMING, "day", "happen", "length")):
            continue
        if _dates_else(claims, place):
            continue
        if lost is None or lost.field not in DATE_FIELDS or lost.score < _SURE:
            yield place


def _dates_else(claims: Claims, place: int) -> bool:
    """Whether a header surely names something else, and no moment of a ticket with it: "Warranty"."""
    told = {guess.field for guess in claims.guesses(place) if guess.score > _HALF}
    return OTHER in told and not told & DATE_FIELDS


def _is_dated(claims: Claims, place: int) -> bool:
    seen = claims.seen[place]
    return seen.dates > _DATED and seen.count > _FEW and seen.clocks < _RARELY


def _text(claims: Claims) -> Candidate | None:
    return claims.holder("description") or claims.holder("subject")


def _fits_states(claims: Claims, place: int) -> bool:
    """Whether days stand rather where the status says done, as far as it says anything."""
    state = claims.holder("status")
    if state is None:
        return True
    return _told(claims.samples[place], claims.samples[state.place])


def _told(days: Sequence[Value], states: Sequence[Value]) -> bool:
    dated: dict[bool, list[bool]] = {True: [], False: []}
    for day, said in zip(days, states, strict=True):
        ended = says_ended(fold(cell_text(said)))
        if ended is not None:
            dated[ended].append(not is_blank(day))
    done, going = dated[True], dated[False]
    fits = len(done) < _ENOUGH_STATES or sum(done) >= len(done) * _MOSTLY
    return fits and (len(going) < _ENOUGH_STATES or sum(going) <= len(going) * _RARELY)
