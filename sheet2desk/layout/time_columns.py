"""Columns of times of day, and the date that each of them belongs to."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from sheet2desk.layout.claims import Candidate, Claims
from sheet2desk.layout.fit import DATE_FIELDS
from sheet2desk.layout.header_rules import OTHER
from sheet2desk.layout.meaning import ColumnProfile
from sheet2desk.layout.meaning.dates.clock_headers import is_clock, names_clock, names_length
from sheet2desk.layout.names import Heading
from sheet2desk.layout.vocabulary import guesses
from sheet2desk.workbook import column_letter

#: Why a second column feeds a date.
TIME_OF_DAY: Final = "times of day,"
#: Where the date of a time column stands, nearest first.
_NEAR: Final = (-1, 1, -2)
#: How surely a header names a date: by words of its own, or by such as "start" and "end".
_STRONG: Final = 0.8
_WEAK: Final = 0.5
#: A column of nothing but times beside a date, under a word as short as "at" in any language, is its time.
_NEARLY_ALL: Final = 0.9
_AT: Final = 3
#: The share of times between six and twenty-one o'clock that lengths of time rarely reach.
_DAYTIME: Final = 0.7
#: So many cells of a column are days.
_MOSTLY: Final = 0.7
_HALF: Final = 0.5


def recognise_days(heads: Sequence[Heading], seen: Sequence[ColumnProfile]) -> None:
    """Count short days as dates where another column of the table is surely one of such days: "7.1." beside "9.1."."""
    if not any(_is_of_short_days(head, one) for head, one in zip(heads, seen, strict=True)):
        return
    for one in seen:
        days = one.yearless + one.short
        if one.dates < _MOSTLY < one.dates + days and one.clocks < _HALF:
            one.dates += days


def _is_of_short_days(head: Heading, seen: ColumnProfile) -> bool:
    if seen.yearless + seen.short <= _MOSTLY or seen.clocks > _HALF:
        return False
    return seen.dates > _MOSTLY or any(one.field in DATE_FIELDS for one in guesses(head.text, head.group)[:1])


def recognise_times(head: Heading, seen: ColumnProfile) -> None:
    """Count "14-30", "9.15", 8.05 and 1430 as times of day where the whole column and its header speak for it."""
    if seen.loose_clocks + seen.clocks < 0.9 or seen.loose_clocks == 0 or names_length(head.text):
        return
    if seen.numbers > 0.9 and (seen.daytime < 1 - _DAYTIME or (seen.quarters > 0.9 and seen.integers < 1)):
        return  # "Hrs at bench": 0.5, 1.5, 4.25
    named = names_clock(head.text) or names_clock(head.group)
    if named or (seen.never_days > 0 and seen.numbers == 0):
        seen.clocks += seen.loose_clocks
        seen.days = max(0.0, seen.days - seen.loose_clocks)
        seen.dates = max(0.0, seen.dates - seen.loose_clocks)


def join_times(claims: Claims, left: int) -> None:
    """Give each column of times of day the date that it names, or the one that it stands beside.

    One that names a date without a column of its own is a time of the day that a heading or the row's beginning gives.
    Lengths of time, and times of something else than the ticket's, are left alone.
    """
    heads, seen, chosen = claims.heads, claims.seen, claims.chosen
    dates = {one.field: place for place, one in chosen.items() if one.field in DATE_FIELDS and seen[place].clocks < 0.5}
    times = [place for place in range(len(heads)) if _holds_times(seen[place], chosen.get(place))]
    for place in [place for place in times if _speaks_of_else(heads[place]) and not _fixed(chosen.get(place))]:
        times.remove(place)
        chosen.pop(place, None)
    _times_of_arrival(claims, times, dates)
    timed: set[str] = set()
    for place in times:
        named = _named(heads[place]) if not _fixed(chosen.get(place)) else []
        wanted = next((name for name in named if name in dates and name not in timed), None)
        sole = len(dates) == 1
        if wanted is not None and (sole or _is_own(heads[place], heads[dates[wanted]], place, dates[wanted])):
            _give(place, wanted, dates[wanted], chosen, left, sure=True)
            timed.add(wanted)
    for place in times:
        if place in chosen and chosen[place].reason.startswith(TIME_OF_DAY):
            continue
        one = chosen.get(place)
        named = _named(heads[place]) or _named(heads[place], least=_WEAK)
        named = [one.field] if one is not None and _fixed(one) else named
        own = next((name for name in named if name not in dates and name not in timed), None)
        if own is not None and one is not None and one.field == own:
            one.reason = f"{TIME_OF_DAY} of the day that a heading gives: {one.reason}"
            timed.add(own)
            continue
        wanted = _beside(place, dates, timed)
        if wanted is None and len(dates) == len(times) == 1 and is_clock(heads[place].text):
            wanted = next(iter(dates))
        if wanted is None:
            _drop(place, chosen, dates)
            continue
        beside = seen[place].clocks > _NEARLY_ALL and len(heads[place].text) <= _AT  # "Anruf am | um"
        sure = names_clock(heads[place].text) or wanted in named or not heads[place].text or beside
        if sure or (len(times) == 1 and seen[place].daytime > _DAYTIME):
            _give(place, wanted, dates[wanted], chosen, left, sure=sure)
            timed.add(wanted)


def _times_of_arrival(claims: Claims, times: Sequence[int], dates: Collection[str]) -> None:
    """Let the first column named only "time" be when the tickets came, where no other column says that."""
    heads, chosen = claims.heads, claims.chosen
    if "created_at" in dates or any(one.field == "created_at" for one in chosen.values()):
        return
    place = next((at for at in times if at not in chosen and (names_clock(heads[at].text) or not heads[at].text)), None)
    if place is None or any(at < place for at in times) or names_length(heads[place].text):
        return
    if heads[place].text and not any(guess.field == "created_at" for guess in claims.guesses(place)):
        return
    reason = f"{TIME_OF_DAY} of the day that a heading gives: the first of the columns of times, and no date beside it"
    chosen[place] = Candidate(place, "created_at", 0.6, reason)


def _holds_times(seen: ColumnProfile, one: Candidate | None) -> bool:
    return seen.clocks >= 0.6 and seen.dates <= 0.3 and (one is None or one.field in DATE_FIELDS)


def _fixed(one: Candidate | None) -> bool:
    """Whether the profile names the column."""
    return one is not None and one.score >= 1.0


def _named(head: Heading, least: float = _STRONG) -> list[str]:
    """Return the dates that a header names, best first."""
    # "Dates › Time" is the time of the date beside it, whatever the word over both says
    said = guesses(head.text) if names_clock(head.text) and not _tells(head.group) else guesses(head.text, head.group)
    return [guess.field for guess in said if guess.field in DATE_FIELDS and guess.score >= least]


def _tells(group: str) -> bool:
    """Whether a group names one moment ("Opened"), not the dates of a request in general."""
    best = next(iter(guesses(group)), None) if group else None
    return best is not None and best.field in DATE_FIELDS and best.field != "due_at"


def _is_own(head: Heading, date_head: Heading, place: int, at: int) -> bool:
    """Whether a header that names a date belongs to its column: close to it, or alike."""
    return abs(place - at) <= 3 or bool(set(head.text.casefold().split()) & set(date_head.text.casefold().split()))


def _speaks_of_else(head: Heading) -> bool:
    """Whether a header speaks of a length of time, or a time of something else than the ticket's."""
    said = guesses(head.text, head.group)
    if is_clock(head.text) or any(one.whole and one.field in DATE_FIELDS for one in said):
        return False  # "год." is a year in Russian, and an hour in Ukrainian
    return names_length(head.text) or bool(said and said[0].field == OTHER and said[0].score > 0.8)


def _beside(place: int, dates: dict[str, int], timed: set[str]) -> str | None:
    for step in _NEAR:
        for name, at in dates.items():
            if at == place + step and name not in timed:
                return name
    return None


def _give(place: int, field: str, at: int, chosen: dict[int, Candidate], left: int, *, sure: bool) -> None:
    reason = f"{TIME_OF_DAY} joined to the dates in column {column_letter(left + at)}"
    chosen[place] = Candidate(place, field, 0.9 if sure else 0.6, reason)


def _drop(place: int, chosen: dict[int, Candidate], dates: dict[str, int]) -> None:
    """Leave a column of times alone whose date another column is."""
    one = chosen.get(place)
    if one is not None and dates.get(one.field, place) != place:
        del chosen[place]
