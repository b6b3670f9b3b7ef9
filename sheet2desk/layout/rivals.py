"""Columns that claim the same field: which of them is it, and what the other one may be instead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from sheet2desk.layout.bare_who import named_before_bare, who_and_the_text
from sheet2desk.layout.claims import ENOUGH, Claims
from sheet2desk.layout.composed import speaks_of
from sheet2desk.layout.dates_in_order import in_order
from sheet2desk.layout.fit import DATE_FIELDS
from sheet2desk.layout.header_text import shown
from sheet2desk.layout.letter_scales import are_classes
from sheet2desk.layout.meaning import ColumnProfile
from sheet2desk.layout.meaning.contact import CONTACTS
from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.given_names import share_of_named
from sheet2desk.layout.meaning.persons import share_of_persons
from sheet2desk.layout.meaning.vocabulary import listed
from sheet2desk.layout.names import Heading
from sheet2desk.layout.recorders import records
from sheet2desk.layout.vocabulary import guesses
from sheet2desk.layout.ways import ways_of_asking
from sheet2desk.workbook import Value

#: So many numbers are those of requests, be it that other rows have none.
_MANY_NUMBERS = 20
#: A column of texts that so much fewer rows fill leaves too many requests without any.
_MOST = 0.8
#: Numbers of the tickets are nearly all different, nearly all go up, and are several.
_NUMBERED, _RISING, _SEVERAL = 0.95, 0.9, 3
_PEOPLE = ("assignee", "requester.name")
#: Shares of cells with a figure, and written like names.
_FIGURES, _NONE = 0.8, 0.1
_SURE = 0.8
#: Names of people have so few words; of a title's cells so few are written like names, and nearly all differ.
_WORDS_OF_A_NAME, _FEW_NAMES, _DIFFERENT = 2.4, 0.4, 0.8
_MANY = 5
_FEW_PHONES = 0.3
#: A name of less than this is one only where nothing better is there.
_WEAKLY = 0.7
#: "Space Name" is vaguely that of a person.
_VAGUELY = 0.6
#: So few cells of a client's column name people where it is a firm.
_FEW_PERSONS = 0.34
_ALL = 0.98
_HALF = 0.5


def settle(claims: Claims) -> None:
    """Look again at each column that lost its field to another one."""
    _better_numbers(claims)
    _sparse_numbers(claims)
    _fuller_contacts(claims)
    _fuller_opening(claims)
    _fuller_texts(claims)
    _names_before_codes(claims)
    named_before_bare(claims)
    who_and_the_text(claims)
    _titles_before_people(claims)
    ways_of_asking(claims)
    _states_before_texts(claims)
    _client_and_contact(claims)
    _shorter_text(claims)
    _second_subject(claims)
    _longer_subject(claims)
    _classes(claims)
    _firms(claims)
    _second_names(claims)
    _second_dates(claims)
    _day_behind_its_end(claims)
    _emptier_end(claims)


def _better_numbers(claims: Claims) -> None:
    """Beside a column that only counts the rows another one of numbers is the tickets' own."""
    holder = claims.holder("id")
    if holder is None:
        return
    leads = 0 in claims.rivals("id") and _go_up(claims.seen[0]) and not _counts_rows(claims.samples[0])
    if leads and not _go_up(claims.seen[holder.place]):
        claims.pass_on(holder, 0, "and its numbers go up row by row")
        return
    if not _counts_rows(claims.samples[holder.place]):
        return
    for place in sorted(claims.rivals("id")):
        seen = claims.seen[place]
        own = claims.lost[place].score > 0.8 and seen.count >= 2 and seen.unique > 0.9
        if own and not _counts_rows(claims.samples[place]) and not _ordered(claims.heads, place):
            claims.pass_on(holder, place, "and the other numbers only count rows")
            return


def _go_up(seen: ColumnProfile) -> bool:
    return seen.unique > _NUMBERED and seen.increasing > _RISING and seen.count > _SEVERAL and seen.filled > _MOST


def _ordered(heads: Sequence[Heading], place: int) -> bool:
    """Whether a column numbers orders in a log of complaints: of all orders a few are complained of."""
    if not listed("orders", "orders") & set(fold(heads[place].text).split()):
        return False
    begins = tuple(listed("orders", "complaints"))
    return any(word.startswith(begins) for head in heads for word in fold(head.text).split())


def _counts_rows(sample: Sequence[Value]) -> bool:
    """Whether the cells count: whole numbers from 1 on, a step apart, which may begin anew."""
    numbers = [text for value in sample if value != "" and (text := shown(value).rstrip("."))]
    if len(numbers) < 2 or not all(text.isdecimal() for text in numbers) or int(numbers[0]) > 2:
        return False
    steps = Counter(int(after) - int(before) for before, after in pairwise(numbers))
    step, times = steps.most_common(1)[0]
    return step > 0 and times * 5 >= len(numbers) * 3


def _sparse_numbers(claims: Claims) -> None:
    """Take the number from a column that few of the rows with a day of creation fill: a "Key" of a door."""
    holder = claims.holder("id")
    dated = next((place for place, one in claims.chosen.items() if one.field == "created_at"), None)
    if holder is None or dated is None:
        return
    own = claims.seen[holder.place]
    if own.filled * 2 < claims.seen[dated].filled and own.count < _MANY_NUMBERS:
        claims.drop(holder)


def _fuller_contacts(claims: Claims) -> None:
    """Of two columns of phones or addresses the one that most rows fill is the requester's."""
    for place, rival in list(claims.lost.items()):
        if rival.field not in CONTACTS or place in claims.chosen:
            continue
        holder = claims.holder(rival.field)
        if holder is None:
            continue
        held, own = claims.seen[holder.place], claims.seen[place]
        if rival.score >= _SURE and held.filled * 2 < own.filled:
            claims.pass_on(holder, place, "and more rows fill it than the other")
        elif rival.field == "requester.phone" and held.phones < _FEW_PHONES and own.phones > 1 - _FEW_PHONES:
            claims.pass_on(holder, place, "and the other one holds numbers within a house")


def _fuller_opening(claims: Claims) -> None:
    """Every ticket was opened one day: of two columns that name it the one that most rows fill."""
    holder = claims.holder("created_at")
    for place in claims.rivals("created_at") if holder is not None else ():
        seen = claims.seen[place]
        if holder is not None and seen.dates > 0.7 and claims.seen[holder.place].filled * 2 < seen.filled:
            claims.pass_on(holder, place, "and more rows fill it than the other")
            return


def _fuller_texts(claims: Claims) -> None:
    """Every ticket says what it is about: of two columns that do, the one that most rows fill."""
    for name in ("subject", "description"):
        holder = claims.holder(name)
        for place in claims.rivals(name) if holder is not None else ():
            seen = claims.seen[place]
            told = claims.lost[place].score >= ENOUGH and seen.words > 1 and max(seen.numbers, seen.dates) < 0.2
            if holder is not None and told and claims.seen[holder.place].filled < seen.filled * _MOST:
                claims.pass_on(holder, place, "and more rows fill it than the other")
                break


def _names_before_codes(claims: Claims) -> None:
    """Of two columns of one person, the number and the name, the name is it: "Encargado_cod", "Encargado_dsc"."""
    for name in _PEOPLE:
        holder = claims.holder(name)
        if holder is None or claims.seen[holder.place].figures < _FIGURES or claims.seen[holder.place].names > _NONE:
            continue
        named = [place for place in claims.rivals(name) if claims.seen[place].names > _FIGURES]
        if named:
            claims.pass_on(holder, named[0], "and it holds the names that the other has numbers for")


def _titles_before_people(claims: Claims) -> None:
    """A "Name" of several words, another in each row, is that of the request where another column names people."""
    holder = claims.holder("requester.name")
    if holder is None:
        return
    own = claims.seen[holder.place]
    wordy = own.words > _WORDS_OF_A_NAME and max(own.names, own.figures) < _FEW_NAMES and own.unique > _DIFFERENT
    constant = own.count > _MANY and own.unique * own.count < 2
    people = [
        place
        for place in claims.rivals("requester.name")
        if _may_name_people(claims.seen[place]) and not records(claims.heads[place])
    ]
    if not people or not (wordy or constant):
        return
    claims.pass_on(holder, people[0], "and the other one names no people")
    named = speaks_of(claims.heads[holder.place].text, "name")
    if wordy and named and "subject" not in claims.taken:
        del claims.lost[holder.place]
        claims.give(holder.place, "subject", 0.75, "the name of a request, for another column names who asked")


def _may_name_people(seen: ColumnProfile) -> bool:
    return seen.words <= _WORDS_OF_A_NAME and max(seen.figures, seen.links, seen.codes) < 0.3 and seen.length < 40


def _states_before_texts(claims: Claims) -> None:
    """Of two columns that are headed like a status ("Gemacht", "Stand") the one that says some is it."""
    holder = claims.holder("status")
    if holder is None or claims.seen[holder.place].statuses + claims.seen[holder.place].marks > _FEW_NAMES:
        return
    place = max(claims.rivals("status"), key=lambda one: claims.seen[one].statuses, default=None)
    if place is not None and claims.seen[place].statuses > _HALF:
        claims.pass_on(holder, place, "and the other one holds no words of a status")


def _client_and_contact(claims: Claims) -> None:
    """A client beside a contact person is the organization that the person speaks for."""
    holder, rivals = claims.holder("requester.name"), claims.rivals("requester.name")
    if not rivals or holder is None or "requester.organization" in claims.taken:
        return
    rival = rivals[0]
    text = claims.holder("description") or claims.holder("subject")
    if text is not None and holder.place < text.place < rival:
        return  # behind what happened stands who sees to it
    told = claims.lost[rival].score > _VAGUELY
    if claims.seen[holder.place].figures > _HALF or share_of_named(claims.samples[holder.place]) > _HALF:
        return  # places, or people by their names
    speaks = fold(claims.heads[rival].text) in listed("contact_persons", "persons")
    nobody = share_of_persons(claims.samples[holder.place]) < _FEW_PERSONS
    firm = _may_be_firm(claims, holder.place) or (speaks and nobody)
    if told and firm and not _may_be_firm(claims, rival):
        claims.chosen[rival] = claims.lost.pop(rival)
        why = f"a client beside a contact person ({claims.heads[rival].name})"
        claims.give(holder.place, "requester.organization", 0.75, why)


def _firms(claims: Claims) -> None:
    """A client whose cells are names of firms is an organization, where no other column is."""
    holder = claims.holder("requester.name")
    if holder is None or "requester.organization" in claims.taken or claims.seen[holder.place].firms < 0.6:
        return
    if _may_be_firm(claims, holder.place):
        claims.taken.discard("requester.name")
        why = f"{holder.reason}, and its cells are names of firms"
        claims.give(holder.place, "requester.organization", holder.score, why)


def _longer_subject(claims: Claims) -> None:
    """A "brief description" much longer than the "Issue" beside it describes that: brief is what people call it."""
    subject, text = claims.holder("subject"), claims.holder("description")
    if subject is None or text is None or not speaks_of(claims.heads[subject.place].text, "text"):
        return
    short, long = claims.seen[text.place], claims.seen[subject.place]
    if min(short.count, long.count) > 2 and short.length * 1.5 < long.length and short.words > 1:
        why = "of two texts on what happened it is the {} one"
        claims.give(subject.place, "description", min(subject.score, _SURE), why.format("longer"))
        claims.give(text.place, "subject", min(text.score, _SURE), why.format("shorter"))


def _classes(claims: Claims) -> None:
    """A class or kind whose cells are the letters A to C is one of urgency, where no column tells that."""
    if "priority" in claims.taken:
        return
    kind = claims.holder("category")
    unnamed = [place for place in claims.free() if speaks_of(claims.heads[place].text, "kind")]
    for place in [*([kind.place] if kind is not None else []), *unnamed]:
        if are_classes(claims.samples[place]):
            if place in claims.chosen:
                claims.taken.discard(claims.chosen[place].field)
            claims.give(place, "priority", 0.66, "its cells are classes from A to C, and no column tells urgency")
            return


def _may_be_firm(claims: Claims, place: int) -> bool:
    return any(guess.field == "requester.organization" for guess in claims.guesses(place))


def _shorter_text(claims: Claims) -> None:
    """Of two columns that tell what happened the much shorter one, a line of its own in each row, is the subject."""
    holder, rivals = claims.holder("description"), claims.rivals("description")
    if holder is None or "subject" in claims.taken or len(rivals) != 1:
        return
    seen = claims.seen
    detailed = [place for place in (holder.place, rivals[0]) if gives_details(claims.heads[place])]
    if len(detailed) == 1:
        (long,) = detailed
        short = rivals[0] if long == holder.place else holder.place
        claims.lost.pop(rivals[0])
        claims.give(long, "description", holder.score, f"{holder.reason}, and it gives the details")
        claims.give(short, "subject", min(holder.score, 0.8), "another column gives the details of what happened")
        return
    short, long = sorted((holder.place, rivals[0]), key=lambda place: seen[place].length)
    if seen[short].figures > _FIGURES and seen[short].words < 2:
        return  # "Claim $" beside "Claim"
    if seen[short].unique < 0.7 or seen[short].length * 1.5 > seen[long].length:
        return
    if seen[short].words < 3 and speaks_of(claims.heads[short].text, "reason"):
        return  # a few words on why are a kind
    score = min(holder.score, claims.lost.pop(rivals[0]).score)
    claims.give(long, "description", score, f"{holder.reason}, and it is the longer text")
    claims.give(short, "subject", min(score, 0.8), "of two texts on what happened it is the shorter one")


def gives_details(head: Heading) -> bool:
    """Whether a header is of the longer of two texts on what happened."""
    folded = fold(head.text)
    return bool(folded) and not listed("report_headers", "details").isdisjoint({folded, folded.split()[0]})


def _second_subject(claims: Claims) -> None:
    """Of two columns that name what it is about the longer text describes it; a weak name beside a sure one is none."""
    holder, text = claims.holder("subject"), claims.holder("description")
    if holder is None:
        return
    if text is not None and holder.score < _WEAKLY and text.score > _SURE and claims.seen[holder.place].long_text < 0.5:
        claims.drop(holder)  # the "Item" that has the "Problem"
        return
    rivals = [place for place in claims.rivals("subject") if claims.seen[place].words > _WORDS_OF_A_NAME]
    if text is not None or len(rivals) != 1:
        return
    short, long = sorted((holder.place, rivals[0]), key=lambda place: claims.seen[place].length)
    score = claims.lost.pop(rivals[0]).score
    claims.give(short, "subject", holder.score, holder.reason)
    claims.give(long, "description", min(score, 0.8), "of two texts on what it is about it is the longer one")


def _second_names(claims: Claims) -> None:
    """A name grouped with the day of the solution is of the one who solved it."""
    groups = {claims.heads[one.place].group for one in claims.chosen.values() if one.field == "solved_at"} - {""}
    for place in claims.rivals("requester.name"):
        group = claims.heads[place].group
        if "assignee" not in claims.taken and group in groups:
            claims.give(place, "assignee", 0.8, f"a name beside the day of the solution, under {group!r}")
            del claims.lost[place]


def _emptier_end(claims: Claims) -> None:
    """Of two columns that name the end the one that not every row has is it: a form's own times stand in all rows."""
    holder = claims.holder("solved_at")
    for place in claims.rivals("solved_at") if holder is not None else ():
        seen = claims.seen[place]
        if holder is not None and seen.dates > 0.5 and claims.seen[holder.place].filled > _ALL > seen.filled + 0.02:
            claims.pass_on(holder, place, "and the other one stands in every row, solved or not")
            return


def _day_behind_its_end(claims: Claims) -> None:
    """A second "Date" right behind the column that says whether it was done is the day when it was."""
    opened = claims.holder("created_at")
    for place in claims.rivals("created_at") if opened is not None and "solved_at" not in claims.taken else ():
        told = claims.chosen.get(place - 1)
        if told is None or told.field != "status" or claims.seen[place].dates < _HALF:
            continue
        head = claims.heads[place - 1].text
        ends = any(one.field == "solved_at" and one.score > _SURE for one in guesses(head))
        if opened is not None and ends and in_order(claims.samples[opened.place], claims.samples[place]) >= 0:
            claims.give(place, "solved_at", 0.72, f"a further date, right behind {head!r}")
            del claims.lost[place]
            return


def _second_dates(claims: Claims) -> None:
    """Decide "Дата" ×2 by which date comes later."""
    rivals = [place for name in DATE_FIELDS for place in claims.rivals(name) if claims.seen[place].dates > 0.5]
    if len(rivals) != 1:
        return
    (place,) = rivals
    name = claims.lost[place].field
    holder = claims.holder(name)
    if holder is None or name != "created_at" or "solved_at" in claims.taken or holder.score >= 0.9:
        return
    verdict = in_order(claims.samples[holder.place], claims.samples[place])
    first, second = (holder.place, place) if verdict >= 0 else (place, holder.place)
    which = "earlier" if verdict else "first"
    how = "dates in it come later" if verdict else "it stands to the right of the other date"
    score = 0.75 if verdict else ENOUGH
    claims.give(first, "created_at", max(score, min(holder.score, 0.8)), f"of two columns of dates it is the {which}")
    claims.give(second, "solved_at", score, f"of two columns of dates {how}")
    claims.lost.pop(place, None)
