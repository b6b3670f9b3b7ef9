"""Columns that claim the same field: which of them is it, and what the other one may be instead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sheet2desk.layout.composed import speaks_of
from sheet2desk.layout.dates_in_order import in_order
from sheet2desk.layout.fit import DATE_FIELDS
from sheet2desk.layout.header_text import shown
from sheet2desk.layout.meaning import ColumnProfile
from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.vocabulary import listed
from sheet2desk.layout.names import Heading
from sheet2desk.layout.vocabulary import guesses
from sheet2desk.workbook import Value

#: So many numbers are those of requests, be it that other rows have none.
_MANY_NUMBERS = 20
#: A header must speak this surely for a field to be given to its column.
ENOUGH = 0.55
CONTACTS = frozenset({"requester.phone", "requester.email"})


@dataclass(slots=True)
class Candidate:
    """A field that a column may feed."""

    place: int
    field: str
    score: float
    reason: str


def holder_of(chosen: Mapping[int, Candidate], field: str) -> Candidate | None:
    """Return the column that feeds a field; None where there is none, or where the profile itself names it."""
    return next((one for one in chosen.values() if one.field == field and one.score < 1), None)


def settle(
    heads: Sequence[Heading],
    samples: Sequence[Sequence[Value]],
    seen: Sequence[ColumnProfile],
    chosen: dict[int, Candidate],
    lost: dict[int, Candidate],
    taken: set[str],
) -> None:
    """Look again at each column in `lost`, whose field another one in `chosen` feeds; changes all three in place."""
    _better_numbers(heads, samples, seen, chosen, lost)
    _sparse_numbers(seen, chosen, taken)
    _fuller_contacts(seen, chosen, lost)
    _ways_of_asking(seen, chosen, lost)
    _client_and_contact(heads, chosen, lost, taken)
    _shorter_text(heads, seen, chosen, lost, taken)
    _firms(heads, seen, chosen, taken)
    _second_names(heads, chosen, lost, taken)
    _second_dates(samples, seen, chosen, lost, taken)


def _better_numbers(
    heads: Sequence[Heading],
    samples: Sequence[Sequence[Value]],
    seen: Sequence[ColumnProfile],
    chosen: dict[int, Candidate],
    lost: dict[int, Candidate],
) -> None:
    """Beside a column that only counts the rows another one of numbers is the tickets' own."""
    holder = holder_of(chosen, "id")
    if holder is None or not _counts_rows(samples[holder.place]):
        return
    for place, rival in sorted(lost.items()):
        own = rival.field == "id" and rival.score > 0.8 and place not in chosen and seen[place].count >= 2
        if own and seen[place].unique > 0.9 and not _counts_rows(samples[place]) and not _ordered(heads, place):
            chosen[place] = Candidate(
                place, "id", rival.score, f"{rival.reason}, and the other numbers only count rows"
            )
            lost[holder.place] = chosen.pop(holder.place)
            del lost[place]
            return


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


def _sparse_numbers(seen: Sequence[ColumnProfile], chosen: dict[int, Candidate], taken: set[str]) -> None:
    """Take the number from a column that few of the rows with a day of creation fill: a "Key" of a door."""
    holder = holder_of(chosen, "id")
    dated = next((place for place, one in chosen.items() if one.field == "created_at"), None)
    if holder is None or dated is None:
        return
    if seen[holder.place].filled * 2 < seen[dated].filled and seen[holder.place].count < _MANY_NUMBERS:
        del chosen[holder.place]
        taken.discard("id")


def _fuller_contacts(seen: Sequence[ColumnProfile], chosen: dict[int, Candidate], lost: dict[int, Candidate]) -> None:
    """Of two columns of phones or addresses the one that most rows fill is the requester's."""
    for place, rival in list(lost.items()):
        if rival.field not in CONTACTS or place in chosen or rival.score < 0.8:
            continue
        holder = holder_of(chosen, rival.field)
        if holder is not None and seen[holder.place].filled * 2 < seen[place].filled:
            chosen[place] = replace(rival, reason=f"{rival.reason}, and more rows fill it than the other")
            lost[holder.place] = chosen.pop(holder.place)
            del lost[place]


def _ways_of_asking(seen: Sequence[ColumnProfile], chosen: dict[int, Candidate], lost: dict[int, Candidate]) -> None:
    """Of two columns that are headed like a channel ("Vía", "Medio") the one whose cells are channels is it."""
    holder = holder_of(chosen, "channel")
    rivals = [place for place, one in lost.items() if one.field == "channel" and place not in chosen]
    if holder is None or not rivals:
        return
    place = max(rivals, key=lambda one: seen[one].channels)
    if seen[place].channels > 0.4 and seen[holder.place].channels < 0.1:
        chosen[place] = replace(lost.pop(place), reason="its cells are ways in which a request comes")
        del chosen[holder.place]


def _client_and_contact(
    heads: Sequence[Heading], chosen: dict[int, Candidate], lost: dict[int, Candidate], taken: set[str]
) -> None:
    """A client beside a contact person is the organization that the person speaks for."""
    rival = next((place for place, one in lost.items() if one.field == "requester.name" and place not in chosen), None)
    holder = holder_of(chosen, "requester.name")
    if rival is None or holder is None or "requester.organization" in taken:
        return
    head, other = heads[holder.place], heads[rival]
    if any(guess.field == "requester.organization" for guess in guesses(head.text, head.group)) and not any(
        guess.field == "requester.organization" for guess in guesses(other.text, other.group)
    ):
        chosen[rival] = lost.pop(rival)
        why = f"a client beside a contact person ({other.name})"
        chosen[holder.place] = Candidate(holder.place, "requester.organization", 0.75, why)
        taken.add("requester.organization")


def _firms(
    heads: Sequence[Heading], seen: Sequence[ColumnProfile], chosen: dict[int, Candidate], taken: set[str]
) -> None:
    """A client whose cells are names of firms is an organization, where no other column is."""
    holder = holder_of(chosen, "requester.name")
    if holder is None or "requester.organization" in taken or seen[holder.place].firms < 0.6:
        return
    head = heads[holder.place]
    if any(guess.field == "requester.organization" for guess in guesses(head.text, head.group)):
        why = f"{holder.reason}, and its cells are names of firms"
        chosen[holder.place] = Candidate(holder.place, "requester.organization", holder.score, why)
        taken.discard("requester.name")
        taken.add("requester.organization")


def _shorter_text(
    heads: Sequence[Heading],
    seen: Sequence[ColumnProfile],
    chosen: dict[int, Candidate],
    lost: dict[int, Candidate],
    taken: set[str],
) -> None:
    """Of two columns that tell what happened the much shorter one, a line of its own in each row, is the subject."""
    holder = holder_of(chosen, "description")
    rivals = [place for place, one in lost.items() if one.field == "description" and place not in chosen]
    if holder is None or "subject" in taken or len(rivals) != 1:
        return
    short, long = sorted((holder.place, rivals[0]), key=lambda place: seen[place].length)
    if seen[short].unique < 0.7 or seen[short].length * 1.5 > seen[long].length:
        return
    if seen[short].words < 3 and speaks_of(heads[short].text, "reason"):
        return  # a few words on why are a kind
    score = min(holder.score, lost[rivals[0]].score)
    del lost[rivals[0]]
    chosen[long] = Candidate(long, "description", score, f"{holder.reason}, and it is the longer text")
    chosen[short] = Candidate(short, "subject", min(score, 0.8), "of two texts on what happened it is the shorter one")
    taken.add("subject")


def _second_names(
    heads: Sequence[Heading], chosen: dict[int, Candidate], lost: dict[int, Candidate], taken: set[str]
) -> None:
    """A name grouped with the day of the solution is of the one who solved it."""
    groups = {heads[one.place].group for one in chosen.values() if one.field == "solved_at"} - {""}
    for place, rival in list(lost.items()):
        head = heads[place]
        if "assignee" in taken or rival.field != "requester.name" or place in chosen or head.group not in groups:
            continue
        why = f"a name beside the day of the solution, under {head.group!r}"
        chosen[place] = Candidate(place, "assignee", 0.8, why)
        taken.add("assignee")
        del lost[place]


def _second_dates(
    samples: Sequence[Sequence[Value]],
    seen: Sequence[ColumnProfile],
    chosen: dict[int, Candidate],
    lost: dict[int, Candidate],
    taken: set[str],
) -> None:
    """Decide "Дата" ×2 by which date comes later."""
    rivals = [
        place
        for place, one in lost.items()
        if place not in chosen and one.field in DATE_FIELDS and seen[place].dates > 0.5
    ]
    if len(rivals) != 1:
        return
    (place,) = rivals
    holder = holder_of(chosen, lost[place].field)
    if holder is None or lost[place].field != "created_at" or "solved_at" in taken or holder.score >= 0.9:
        return
    verdict = in_order(samples[holder.place], samples[place])
    first, second = (holder.place, place) if verdict >= 0 else (place, holder.place)
    how = "dates in it come later" if verdict else "it stands to the right of the other date"
    score = 0.75 if verdict else ENOUGH
    chosen[first] = Candidate(
        first,
        "created_at",
        max(score, min(holder.score, 0.8)),
        f"of two columns of dates it is the {'earlier' if verdict else 'first'}",
    )
    chosen[second] = Candidate(second, "solved_at", score, f"of two columns of dates {how}")
    taken.add("solved_at")
    lost.pop(place, None)
