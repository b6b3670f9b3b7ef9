"""Which column is which field: header words weighed against content, each field given once, everything said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from sheet2desk.layout.asked_twice import asked_again
from sheet2desk.layout.by_dates import correct_dates, dates_by_order
from sheet2desk.layout.by_header import NAMED, NUMBER_WORDS, by_header
from sheet2desk.layout.by_side import people_by_side
from sheet2desk.layout.by_table import look_around, names_level
from sheet2desk.layout.claims import ENOUGH, SURE, Candidate, Claims
from sheet2desk.layout.composed import speaks_of
from sheet2desk.layout.fit import TEXT_FIELDS, by_content, by_place
from sheet2desk.layout.header_beside import guesses_at
from sheet2desk.layout.header_lines import is_generic
from sheet2desk.layout.header_options import lists_kinds, lists_ways
from sheet2desk.layout.header_rules import OTHER
from sheet2desk.layout.header_text import key, words
from sheet2desk.layout.kinds_and_texts import part_kinds_from_texts
from sheet2desk.layout.known_headers import extent
from sheet2desk.layout.letter_scales import is_own_scale
from sheet2desk.layout.meaning import ColumnProfile, profile_column
from sheet2desk.layout.meaning.contact import CONTACTS
from sheet2desk.layout.meaning.meeting_statuses import before_day, days_in_order, meeting_day
from sheet2desk.layout.named_entries import number_and_name
from sheet2desk.layout.names import Heading
from sheet2desk.layout.outcomes import OUTCOME, tells_outcome
from sheet2desk.layout.owners import doer_before_owner
from sheet2desk.layout.patients import practice_before_patient
from sheet2desk.layout.recorders import customer_before_recorder
from sheet2desk.layout.rivals import settle
from sheet2desk.layout.romanized import in_own_letters
from sheet2desk.layout.time_columns import join_times, recognise_days, recognise_times
from sheet2desk.layout.vocabulary import Guess, gives_scale, guesses, in_part
from sheet2desk.layout.ways import took_in
from sheet2desk.log import ColumnReading
from sheet2desk.regex import regex
from sheet2desk.workbook import Value, column_letter

#: A word of so few letters is one of many languages.
_SHORT = 4
#: From this on a header names something else.
_ELSE = 0.8
#: So many different texts in a column without a header tell what happened, be it that they come again.
_FEWEST_TEXTS = 6
#: So many cells of a column of ratings lie on the scale that its header gives.
_ON_SCALE = 0.8
#: Fields that their own words give away.
_BY_WORDS = frozenset({"status", "channel"})


_DAY = regex(r"(?<!\d)(?:20\d{6}|\d{1,4}[./\-]\d{1,2}[./\-]\d{2,4}|[0-3]?\d[./][0-3]?\d\.?)(?![\d./])")
#: Why a column of remarks headed by a day is one of comments.
MEETING = "headed by a date: what was said of the ticket that day"


def map_columns(
    heads: Sequence[Heading],
    samples: Sequence[Sequence[Value]],
    left: int,
    fixed: Mapping[int, str],
    *,
    headed: bool,
    foreign: bool = False,
) -> list[ColumnReading]:
    """Return how each column is understood; `fixed` is what the profile says (place from 0 → field).

    Under a foreign header the unknown names count as none: content and place alone say what such a column may be.
    """
    seen = [profile_column(sample) for sample in samples]
    heads = in_own_letters(heads)
    for head, profile in zip(heads, seen, strict=True):
        recognise_times(head, profile)
    recognise_days(heads, seen)
    main, spoken = _languages(heads)
    told = [headed and bool(head.text) and not (foreign and not guesses(head.text, head.group)) for head in heads]
    claims = Claims(heads, samples, seen)
    for place, name in fixed.items():
        claims.give(place, name, 1.0, "named in the profile")
    for one in _ranked(heads, _candidates(heads, seen, samples, main, spoken, told)):
        if one.place in claims.chosen or one.score < ENOUGH:
            continue
        if one.field in claims.taken:
            claims.lost.setdefault(one.place, one)
            continue
        claims.give(one.place, one.field, one.score, one.reason)
    settle(claims)
    number_and_name(claims)
    customer_before_recorder(claims)
    practice_before_patient(claims)
    doer_before_owner(claims)
    part_kinds_from_texts(claims)
    _single_text(claims, headed=headed and not foreign)
    _single_date(claims)
    correct_dates(claims)
    people_by_side(claims)
    look_around(claims)
    dates_by_order(claims)
    join_times(claims, left)
    _confirm(claims)
    return asked_again(heads, samples, [_reading(place, claims, left) for place in range(len(heads))])


def _ranked(heads: Sequence[Heading], found: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates, surest first; of "Who" twice the first one asked, and the second did it."""
    again = Counter(key(head.text) for head in heads)
    return sorted(
        found,
        key=lambda one: (
            -round(one.score, 3),
            one.place,
            one.field == "assignee" and again[key(heads[one.place].text)] > 1,
        ),
    )


def _candidates(
    heads: Sequence[Heading],
    seen: Sequence[ColumnProfile],
    samples: Sequence[Sequence[Value]],
    main: str | None,
    spoken: frozenset[str],
    told_by_name: Sequence[bool],
) -> list[Candidate]:
    found: list[Candidate] = []
    told = any(
        guess.whole and guess.field in TEXT_FIELDS for head in heads for guess in guesses(head.text, head.group)[:1]
    )
    series = _series_of_days(heads)
    for place, head in enumerate(heads):
        if (
            (place in series or meeting_day(head.text) is not None)
            and seen[place].dates < 0.5
            and seen[place].numbers < 0.5
        ):
            found.append(Candidate(place, "comments", 0.9, MEETING))
            continue
        if seen[place].count == 0 and any((head.text, head.group) == (one.text, one.group) for one in heads[:place]):
            continue  # the rest of a wide merged name
        bare = not told_by_name[place]
        said = guesses_at(heads, place, spoken)
        named = [] if bare or is_generic(head.text) else _named(head.text, said, main, spoken)
        found += by_header(place, named, seen[place])
        known = bool(named) and named[0].score >= 0.8
        if is_own_scale(head.text, samples[place]):
            found.append(Candidate(place, "priority", 0.9, "the header is the scale that its cells are of"))
            continue
        if lists_ways(head.text, samples[place]):
            found.append(Candidate(place, "channel", 0.9, "the header lists the ways that its cells choose from"))
            continue
        if not (known and named[0].field != OTHER) and lists_kinds(head.text, samples[place]):
            found.append(Candidate(place, "category", 0.85, "the header lists the kinds that its cells choose from"))
        if not known and gives_scale(head.text) and seen[place].ratings > _ON_SCALE:
            urgent = names_level(head.text) or any(guess.field == "priority" for guess in said)
            name = "priority" if urgent else "satisfaction"
            found.append(Candidate(place, name, 0.75, "the header gives a scale, and its cells lie on it"))
        if known and named[0].field == OTHER and not any(one.place == place for one in found):
            rising = seen[place].increasing > 0.9 or seen[place].length < 6
            papers = speaks_of(head.text, "number") and speaks_of(head.text, "paper")
            if place == 0 and seen[place].unique > 0.95 and rising and papers:
                found.append(Candidate(place, "id", 0.66, "the first column, and its numbers go up row by row"))
            if _numbers(head.text) and speaks_of(head.text, "caller") and seen[place].phones > 0.8:
                found.append(Candidate(place, "requester.phone", 0.66, "numbers of those who call: they are phones"))
            answered = speaks_of(head.text, "respond") or speaks_of(head.text, "address")
            if seen[place].emails > 0.8 and speaks_of(head.text, "mail") and answered:
                found.append(Candidate(place, "requester.email", 0.66, "addresses for the answer"))
            if named[0].made:  # of "Where are we?" and "Came in by" only the words are known
                ways = [way for way in by_content(seen[place]) if way[0] in _BY_WORDS]
                found += [Candidate(place, *way) for way in ways]
            continue
        elsewhere = known and named[0].field not in TEXT_FIELDS
        if place == 0 and not elsewhere and _counts_tickets(head.text, seen[place]):
            reason = "the first column, and its numbers go up row by row"
            found.append(Candidate(place, "id", 0.6, reason))
        ways = by_place(seen[place], first=place == 0) if bare else by_content(seen[place])
        for name, score, reason in ways:
            if told and any(told_by_name) and name == "description":
                continue  # where headers name the texts, what spills over into nameless columns isn't the main one
            if name == "channel" and took_in(head, samples[place]):
                continue  # "Opened by"
            if name in CONTACTS and known and named[0].field == "assignee":
                continue  # they are those of who does it, and no mail may go there as to who asked
            if not any(guess.field == name and guess.score >= ENOUGH for guess in named):
                found.append(Candidate(place, name, score - (0.08 if known else 0), reason))
    return found


def _series_of_days(heads: Sequence[Heading]) -> set[int]:
    """Return the columns whose headers are the same words with another day each ("Meeting: 2024-03-05")."""
    found: dict[str, dict[int, str]] = {}
    for place, head in enumerate(heads):
        rest, days = _DAY.subn("", head.text)
        rest = rest if days == 1 else before_day(head.text)
        if rest:
            found.setdefault(key(rest), {})[place] = head.text
    alike = {
        place for rest, named in found.items() if rest and len(set(named.values())) == len(named) > 1 for place in named
    }
    return alike | days_in_order([head.text for head in heads])


def _counts_tickets(header: str, seen: ColumnProfile) -> bool:
    """Whether a column under a header of unknown words numbers the tickets: codes, or figures that it calls numbers."""
    if seen.unique <= 0.95 or seen.increasing <= 0.9 or seen.count < 5 or seen.words > 1.5:
        return False
    return (seen.codes > 0.9 and (seen.numbers < 0.1 or _numbers(header))) or (seen.integers > 0.9 and _numbers(header))


def _numbers(header: str) -> bool:
    return any(word.rstrip(".") in NUMBER_WORDS for word in words(header))


def _named(header: str, said: Sequence[Guess], main: str | None, spoken: frozenset[str]) -> Sequence[Guess]:
    """Return the guesses of the table's languages; where only another one knows the name, what its parts mean here."""
    own = in_language(said, main, spoken)
    if own or not said:
        return own
    return [guess for guess in in_part(header, spoken) if guess.languages & spoken]


def in_language(named: Sequence[Guess], main: str | None, spoken: frozenset[str] = frozenset()) -> list[Guess]:
    """Return the guesses without those that only another language than the table's makes ("firma", "nota").

    A short word is anything in a language that nobody speaks here: "CEP" is a post code, but a phone in Turkish, and
    "host" is a guest in Slovak.
    """
    own = [guess for guess in named if guess.whole and main in guess.languages]
    if own:
        return [guess for guess in named if not guess.whole or main in guess.languages or _beside(guess, own, spoken)]
    known = spoken | {"en"}
    return [
        guess
        for guess in named
        if guess.field not in CONTACTS | {"requester.name"}
        or not spoken
        or not guess.whole
        or len(guess.term) > _SHORT
        or not guess.languages.isdisjoint(known)
    ]


def _beside(guess: Guess, own: Sequence[Guess], spoken: frozenset[str]) -> bool:
    """Whether a guess is of another language that the table speaks, and surer: "Тема / Summary"."""
    return bool(guess.languages & spoken) and guess.score > max(one.score for one in own)


def _languages(heads: Sequence[Heading]) -> tuple[str | None, frozenset[str]]:
    """Return the language that most headers are in, and all that the table speaks where enough headers show it."""
    votes: Counter[str] = Counter()
    for head in heads:
        own = {name for guess in guesses(head.text, head.group) if guess.whole for name in guess.languages}
        votes.update(own)
    if not votes:
        return None, frozenset()
    main = max(votes, key=lambda name: (votes[name], extent(name), name))
    most = votes[main]
    return main, frozenset(name for name, count in votes.items() if count * 2 >= most) if most > 2 else frozenset()


def _single_text(claims: Claims, *, headed: bool) -> None:
    """Without any column of texts the longest one that nobody named is the description."""
    if claims.taken & {"subject", "description"}:
        return
    seen = claims.seen
    free = [
        place
        for place in claims.free()
        if seen[place].count >= 3
        and (seen[place].long_text > 0.5 or (not headed and _may_be_text(seen[place])))
        and (seen[place].unique > 0.5 or (not headed and seen[place].unique * seen[place].count >= _FEWEST_TEXTS))
        and not claims.names_other(place, _ELSE)
    ]
    why = "no other column holds texts, and these are the longest"
    if not free:
        free = [place for place in claims.free() if _tells_reasons(claims.heads[place], seen[place])]
        why = "no other column tells what happened, and these are the reasons"
    if free:
        claims.give(max(free, key=lambda one: seen[one].length), "description", 0.6, why)


def _tells_reasons(head: Heading, seen: ColumnProfile) -> bool:
    figures = max(seen.numbers, seen.dates, seen.codes, seen.names)
    told = seen.count >= 3 and seen.unique > 0.6 and figures < 0.5
    return told and len(words(head.text)) <= 2 and speaks_of(head.text, "reason")


def _single_date(claims: Claims) -> None:
    """The only column of dates, when no header names the date of creation and its own names nothing else."""
    dated = [place for place, one in enumerate(claims.seen) if max(one.dates, one.real_dates) > 0.7 and one.count > 2]
    if "created_at" in claims.taken or len(dated) != 1 or dated[0] in claims.chosen:
        return
    if not claims.names_other(dated[0], 0.5):
        claims.give(dated[0], "created_at", 0.58, "the only column of dates, and its header names no other")


def _may_be_text(seen: ColumnProfile) -> bool:
    spoken = seen.words > 1.5 or seen.length >= 7  # some scripts part no words
    return spoken and max(seen.names, seen.dates, seen.numbers, seen.codes, seen.emails, seen.phones) < 0.5


def _confirm(claims: Claims) -> None:
    """A vague header ("Дата") is sure enough when its cells fit and no other column reads the same."""
    wanted = {one.field for place, one in claims.lost.items() if place not in claims.chosen}
    for place, one in claims.chosen.items():
        vague = ENOUGH <= one.score < SURE and one.reason == NAMED
        if vague and one.field == "created_at" and one.field not in wanted and claims.seen[place].dates > 0.8:
            one.score = 0.8
            one.reason += ", its cells are dates, and no other column reads the same"


def _reading(place: int, claims: Claims, left: int) -> ColumnReading:
    letter, name = column_letter(left + place), claims.heads[place].name
    one, lost = claims.chosen.get(place), claims.lost.get(place)
    if (
        one is not None
        and one.field == "comments"
        and one.score < 1
        and one.reason != MEETING
        and tells_outcome(claims.heads[place].text)
    ):
        return ColumnReading(letter, name, None, 0.9, OUTCOME)
    if one is not None:
        return ColumnReading(letter, name, one.field, round(min(one.score, 1.0), 2), one.reason)
    if claims.seen[place].count == 0:
        return ColumnReading(letter, name, None, 1.0, "nothing stands in it")
    if lost is not None:
        why = f"reads as {lost.field} too, which another column feeds better: kept as custom"
        return ColumnReading(letter, name, None, 0.6, why)
    return ColumnReading(letter, name, None, 0.9, "names no field of a ticket: kept as custom")
