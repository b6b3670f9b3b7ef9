"""Columns that no header tells: what they may be by what the table still lacks, and by the columns beside them."""

from __future__ import annotations

from collections.abc import Sequence

from sheet2desk.layout.by_numbers import day_of_month, number_tickets
from sheet2desk.layout.by_people import is_else, people_around
from sheet2desk.layout.by_traces import contact_beside, firms_by_words, people_by_traces
from sheet2desk.layout.claims import Claims
from sheet2desk.layout.composed import speaks_of
from sheet2desk.layout.dates_in_order import in_order
from sheet2desk.layout.ended import says_ended
from sheet2desk.layout.fit import DATE_FIELDS
from sheet2desk.layout.header_rules import OTHER
from sheet2desk.layout.meaning import ColumnProfile, cell_text, is_blank
from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.vocabulary import listed, words
from sheet2desk.layout.names import Heading
from sheet2desk.layout.outcomes import tells_outcome, tells_work
from sheet2desk.layout.rivals import gives_details
from sheet2desk.layout.ways import unnamed_ways
from sheet2desk.workbook import Value

#: A header that is surer than this names its column outright, and from this on something else.
_SURE, _ELSE = 0.9, 0.75
#: Texts that tell what happened have so many words and are so many; of more columns of texts nobody knows which does.
_FEWEST_WORDS, _FEWEST_TEXTS, _MOST_TEXTS = 1.8, 6, 2
_HALF = 0.5
_WORDS_OF_A_SENTENCE = 2.5
#: A column of so many words, most of them known ones of a status, tells it.
_SPOKEN, _FEWEST_STATES = 0.55, 5
_FEWEST_TICKS = 2
_OFTEN, _A_WORD_OR_TWO, _LETTER, _FEW_FIGURES = 0.65, 1.8, 1.3, 0.3
#: Every ticket has a day of creation, save for a slip: so full is its column beside the fullest.
_NEARLY_ALL = 0.75


def look_around(claims: Claims) -> None:
    """Give columns whose headers name nothing known the field that the table lacks."""
    free = [place for place in claims.free() if not _is_told(claims, place)]
    number_tickets(claims)
    _term(claims, [place for place in claims.free() if _names_no_field(claims, place)])
    day_of_month(claims)
    _opening_day(claims, free)
    further = [place for place in claims.rivals("created_at") if "created_at" in claims.taken]
    _closing_day(claims, [place for place in claims.free() if place in further or _names_no_field(claims, place)])
    _planned_day(claims, further)
    unknown = [place for place in free if not _names_else(claims, place)]
    _states(claims)
    _levels(claims)
    unnamed_ways(claims)
    people_around(claims, unknown)
    _texts(claims, unknown)
    _remarks(claims)
    _details(claims)
    people_by_traces(claims)
    contact_beside(claims)
    firms_by_words(claims)


def _is_told(claims: Claims, place: int) -> bool:
    """Whether a header names something, a field of a ticket or not."""
    undated = claims.seen[place].dates + claims.seen[place].days < 0.1  # "Repair by" over names is no term
    return not claims.heads[place].text or any(
        guess.score > 0.65 and not (undated and guess.field in DATE_FIELDS) for guess in claims.guesses(place)
    )


def _names_else(claims: Claims, place: int) -> bool:
    """Whether a header is, if weakly, a known word for a kind of thing ("Subcategoria", "Project")."""
    return any(guess.field == "category" and guess.score > 0.5 for guess in claims.guesses(place))


def _names_no_field(claims: Claims, place: int) -> bool:
    """Whether a header names no field of a ticket, be it that it names something else ("Дата возврата").

    The day of the last change is never that of the solution, though only what was solved may have been changed.
    """
    text = claims.heads[place].text
    if set(fold(text).split()) & words("date_words", "updated_headers"):
        return False
    best = next(iter(claims.guesses(place)), None)
    return bool(text) and (best is None or best.field == OTHER or best.score <= 0.65)


def _opening_day(claims: Claims, free: Sequence[int]) -> None:
    """Of the dates that no header tells those that nearly every row has and no other date goes before are the first."""
    seen, samples = claims.seen, claims.samples
    lost = [place for place in claims.free() if place in claims.lost and claims.lost[place].field in DATE_FIELDS]
    dated = [place for place in {*free, *lost} if seen[place].dates > 0.7 and seen[place].count > 2]
    if "created_at" in claims.taken or not dated:
        return
    given = [place for place, one in claims.chosen.items() if one.field in DATE_FIELDS and seen[place].dates > 0.5]
    fullest = max(one.filled for one in seen)  # totals and repeated headers are among the rows
    full = [
        place
        for place in dated
        if seen[place].filled > fullest * _NEARLY_ALL
        and all(in_order(samples[place], samples[other]) >= 0 for other in dated + given if other != place)
    ]
    if full:
        why = "its dates stand in nearly every row, none is before them, and no header names the day of creation"
        claims.give(full[0], "created_at", 0.57, why)


def _term(claims: Claims, free: Sequence[int]) -> None:
    """Dates under a header that ends with a word for "until" are a term: "Must be right by".

    So are those after the creation where any word of it speaks of one: "Review due", "Termin 14 dni".
    """
    opened = claims.holder("created_at")
    for place in free:
        text = claims.heads[place].text
        last = fold(text).rpartition(" ")
        told = [guess for guess in claims.guesses(place) if guess.field == OTHER and guess.score > _ELSE]
        dated = claims.seen[place].dates > 0.7 and claims.seen[place].count > 2
        if "due_at" in claims.taken or not dated or any(guess.whole for guess in told):
            continue
        if not told and last[0] and speaks_of(last[2], "until"):  # "Гарантия до"
            claims.give(place, "due_at", 0.7, f'its cells are dates, and its header ends with "{last[2]}"')
            continue
        later = opened is not None and in_order(claims.samples[opened.place], claims.samples[place]) > 0
        if later and _speaks_of_term(text):
            claims.lost.pop(place, None)
            claims.give(place, "due_at", 0.6, "its header speaks of a term, and its dates come after the creation")


def _speaks_of_term(header: str) -> bool:
    """Whether a header has a word for a term, and none for what holds or is paid up to a day."""
    spoken = any(speaks_of(header, meaning) for meaning in ("due", "until"))
    return spoken and words("date_words", "valid_headers").isdisjoint(fold(header).split())


def _closing_day(claims: Claims, free: Sequence[int]) -> None:
    """Dates that stand where the status says done, and only there, are those of the solution."""
    state = next((place for place, one in claims.chosen.items() if one.field == "status"), None)
    dated = [place for place in free if claims.seen[place].dates > 0.7 and claims.seen[place].count > 2]
    if state is None or "solved_at" in claims.taken:
        return
    agreeing = [place for place in dated if _agrees(claims.samples[place], claims.samples[state])]
    if len(agreeing) == 1:
        claims.give(agreeing[0], "solved_at", 0.66, "its dates stand where the status says done, and only there")
        return
    answer = claims.holder("first_response_at")
    if agreeing or answer is None or speaks_of(claims.heads[answer.place].text, "first"):
        return
    if claims.seen[answer.place].dates > 0.7 and _agrees(claims.samples[answer.place], claims.samples[state]):
        claims.taken.discard("first_response_at")
        why = "days of an answer, which stand where the status says done, and only there"
        claims.give(answer.place, "solved_at", 0.66, why)


def _planned_day(claims: Claims, further: Sequence[int]) -> None:
    """A further "Date" in nearly every row, never before that of creation, is a term where another one is the end."""
    opened = claims.holder("created_at")
    left = [place for place in further if place not in claims.chosen]
    if opened is None or "due_at" in claims.taken or "solved_at" not in claims.taken or len(left) != 1:
        return
    (place,) = left
    seen = claims.seen[place]
    full = seen.dates > 0.7 and seen.filled >= claims.seen[opened.place].filled * _NEARLY_ALL
    if full and in_order(claims.samples[opened.place], claims.samples[place]) > 0:
        claims.give(place, "due_at", 0.58, "a further date in nearly every row, after that of creation")


def _agrees(days: Sequence[Value], states: Sequence[Value]) -> bool:
    """Whether nine of ten rows have a day just where their status is that of an end; both kinds of rows are needed."""
    pairs = [
        (not is_blank(day), ended)
        for day, said in zip(days, states, strict=True)
        if (ended := says_ended(fold(cell_text(said)))) is not None
    ]
    agreed = sum(day == done for day, done in pairs)
    both = min(sum(done for _, done in pairs), sum(not done for _, done in pairs)) >= 2
    return both and agreed * 10 >= len(pairs) * 9


def _states(claims: Claims) -> None:
    """Words of a status that come again and again tell it, whatever their header says, where no other column does."""
    if "status" in claims.taken:
        return
    spoken = [
        place
        for place in claims.free()
        if claims.seen[place].statuses > (_NEARLY_ALL if tells_outcome(claims.heads[place].text) else _SPOKEN)
        and claims.seen[place].count >= _FEWEST_STATES
        and claims.seen[place].figures < _FEW_FIGURES
    ]
    text = claims.holder("description") or claims.holder("subject")
    ticked = [
        place
        for place in claims.free()
        if not claims.heads[place].text
        and text is not None
        and place > text.place
        and claims.seen[place].marks + claims.seen[place].denials > _SPOKEN
        and claims.seen[place].count > _FEWEST_TICKS
    ]
    if not spoken and len(ticked) == 1:
        claims.give(ticked[0], "status", 0.56, "ticks and denials behind what happened, under no name")
        return
    if len(spoken) == 1 and (claims.seen[spoken[0]].unique < _OFTEN or claims.seen[spoken[0]].words < _A_WORD_OR_TWO):
        claims.give(spoken[0], "status", 0.6, "its cells are words of a status, and no other column tells it")


def _levels(claims: Claims) -> None:
    """Words of a priority that come again tell it, whatever their header says; so do few numbers under one of a level.

    Where no other column does.
    """
    if "priority" in claims.taken:
        return
    told = [
        place
        for place in claims.free()
        if claims.heads[place].text
        and (names_level(claims.heads[place].text) or not _names_thing(claims, place))
        and claims.seen[place].count >= _FEWEST_STATES
        and 1 < claims.seen[place].unique * claims.seen[place].count < claims.seen[place].count * _NEARLY_ALL
        and (claims.seen[place].priorities > _NEARLY_ALL or _counts_levels(claims, place))
    ]
    if len(told) == 1:
        claims.give(told[0], "priority", 0.6, "its cells are levels, and no other column tells how urgent it is")


def _names_thing(claims: Claims, place: int) -> bool:
    """Whether a header surely names something else than a field: the size of a room is no level of urgency."""
    return claims.names_other(place, _ELSE)


def _counts_levels(claims: Claims, place: int) -> bool:
    """Whether a column holds the figures 1 to 5, or a letter each, under a header that speaks of a level."""
    seen = claims.seen[place]
    lettered = seen.length < _LETTER and seen.words == 1 and max(seen.marks, seen.denials, seen.figures) < _HALF
    return names_level(claims.heads[place].text) and (seen.ratings > _NEARLY_ALL or lettered)


def names_level(header: str) -> bool:
    """Whether a header says nothing but that its cells are levels; "Water level" says of what."""
    said = [word for word in fold(header).split() if not word.isdecimal()]
    return bool(said) and set(said) <= listed("level_words", "levels")


def _details(claims: Claims) -> None:
    """Beside a subject alone a text that its header calls details, or steps to see it again, is the description."""
    if "subject" not in claims.taken or "description" in claims.taken:
        return
    told = [
        place
        for place in claims.free()
        if _tells_steps(claims.heads[place]) and claims.seen[place].words >= _FEWEST_WORDS
    ]
    if len(told) == 1:
        claims.give(told[0], "description", 0.66, "its header calls it the details of the subject beside it")


def _tells_steps(head: Heading) -> bool:
    words = fold(head.text).split()
    return gives_details(head) or not listed("report_headers", "steps").isdisjoint(words)


def _texts(claims: Claims, free: Sequence[int]) -> None:
    """Where no column tells what a request is about, the unknown one of texts does; of two side by side the longer one.

    The shorter one is then the subject.
    """
    if {"subject", "description"} & claims.taken:
        return
    texts = [
        place
        for place in claims.free()
        if (place in free or gives_details(claims.heads[place]) or speaks_of(claims.heads[place].text, "what"))
        and _may_tell(claims.seen[place])
    ]
    if not texts:
        texts = [place for place in claims.free() if _must_tell(claims, place)]
    if len(texts) > _MOST_TEXTS:
        texts = [place for place in texts if not _names_else_made(claims, place)]
    if not texts or len(texts) > _MOST_TEXTS:
        return
    why = "its cells are texts, and no other column tells what happened"
    long = max(texts, key=lambda place: claims.seen[place].length)
    claims.give(long, "description", 0.57, why)
    if len(texts) > 1 and abs(texts[1] - texts[0]) == 1:
        short = texts[0] if long == texts[1] else texts[1]
        claims.give(short, "subject", 0.57, f"{why}, and it is the shorter one of two")


def _names_else_made(claims: Claims, place: int) -> bool:
    """Whether a header says, be it weakly, that it names no field: "Kur"."""
    best = next(iter(claims.guesses(place)), None)
    return best is not None and best.field == OTHER and not speaks_of(claims.heads[place].text, "what")


def _remarks(claims: Claims) -> None:
    """Remarks that nearly every row has tell what happened where nothing else does, unless they are called remarks."""
    if {"subject", "description"} & claims.taken:
        return
    remarks = [
        place
        for place, one in claims.chosen.items()
        if one.field == "comments" and not tells_work(claims.heads[place].text)
    ]
    weak = [place for place in remarks if claims.chosen[place].score < _SURE]
    remarks = weak or remarks
    if len(remarks) != 1:
        return
    if not weak and any(_may_tell(claims.seen[place]) for place in claims.free()):
        return  # they are called remarks, and another column may tell it
    if claims.seen[remarks[0]].filled > _NEARLY_ALL and _may_tell(claims.seen[remarks[0]]):
        one = claims.chosen[remarks[0]]
        why = f"{one.reason}, and no other column tells what happened"
        claims.give(one.place, "description", min(one.score, 0.66), why)


def _may_tell(seen: ColumnProfile) -> bool:
    """Whether a column's cells are texts of some words, many of them different."""
    told = seen.words >= _FEWEST_WORDS and seen.filled > _HALF and seen.unique * seen.count >= _FEWEST_TEXTS
    known = max(seen.names, seen.firms, seen.emails, seen.phones, seen.codes, is_else(seen))
    return told and known < _HALF


def _must_tell(claims: Claims, place: int) -> bool:
    """Whether a column's cells are sentences, another in nearly each row: a log has one of these, however headed."""
    seen = claims.seen[place]
    spoken = seen.words >= _WORDS_OF_A_SENTENCE and seen.figures < _HALF and seen.unique > _NEARLY_ALL
    return spoken and _may_tell(seen) and not tells_outcome(claims.heads[place].text)
