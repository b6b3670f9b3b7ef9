"""Columns that no header tells: what they may be by what the table still lacks, and by the columns beside them."""

from __future__ import annotations

from collections.abc import Sequence

from sheet2desk.layout.dates_in_order import in_order
from sheet2desk.layout.fit import DATE_FIELDS, TEXT_FIELDS
from sheet2desk.layout.header_rules import OTHER
from sheet2desk.layout.meaning import ColumnProfile, cell_text, is_blank
from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.vocabulary import meanings, words
from sheet2desk.layout.names import Heading
from sheet2desk.layout.rivals import CONTACTS, Candidate
from sheet2desk.layout.vocabulary import guesses
from sheet2desk.workbook import Value

_ENDED = frozenset({"solved", "closed"})
#: So many people's names, fewer in letters that are capital in any title ("Printer Jam").
_NAMES, _NAMES_IN_LATIN = 0.75, 0.9
#: One text in every row, or two, may be the name of anything.
_FEWEST_NAMES = 2.5
#: Where a column of phones or addresses stands, somebody's name is missing beside it.
_NAMES_BESIDE_CONTACTS = 0.6
#: Of so few numbers anything may be told.
_FEWEST_NUMBERS = 4
#: Every ticket has a day of creation, save for a slip: so full is its column beside the fullest.
_NEARLY_ALL = 0.75


def look_around(
    heads: Sequence[Heading],
    samples: Sequence[Sequence[Value]],
    seen: Sequence[ColumnProfile],
    chosen: dict[int, Candidate],
    taken: set[str],
) -> None:
    """Give columns whose headers name nothing known the field that the table lacks; changes the last two in place."""
    free = [place for place in range(len(heads)) if place not in chosen and not _is_told(heads[place])]
    _numbers(heads, seen, chosen, taken)
    _opening_day(free, samples, seen, chosen, taken)
    unused = [place for place, head in enumerate(heads) if place not in chosen and _names_no_field(head)]
    _closing_day(unused, samples, seen, chosen, taken)
    _people([place for place in free if not _names_else(heads[place])], samples, seen, chosen, taken)


def _numbers(
    heads: Sequence[Heading], seen: Sequence[ColumnProfile], chosen: dict[int, Candidate], taken: set[str]
) -> None:
    """Whole numbers or codes that rise row by row in the first column number the tickets, under one unknown word.

    More words say what else is numbered ("Таб. №").
    """
    if not heads or "id" in taken or 0 in chosen or not heads[0].text:
        return
    told = guesses(heads[0].text, heads[0].group)
    if len(fold(heads[0].text).split()) > 1 or any(one.score > 0.5 and one.field not in TEXT_FIELDS for one in told):
        return
    own = seen[0]
    counted = own.count >= _FEWEST_NUMBERS and own.filled > _NEARLY_ALL and own.unique > 0.95 and own.increasing > 0.9
    if counted and max(own.integers, own.codes) > 0.9 and own.dates < 0.5:
        chosen[0] = Candidate(0, "id", 0.56, "the first column, and its numbers go up row by row")
        taken.add("id")


def _is_told(head: Heading) -> bool:
    """Whether a header names something, a field of a ticket or not."""
    return not head.text or any(guess.score > 0.65 for guess in guesses(head.text, head.group))


def _names_else(head: Heading) -> bool:
    """Whether a header is, if weakly, a known word for a kind of thing ("Subcategoria", "Project")."""
    return any(guess.field == "category" and guess.score > 0.5 for guess in guesses(head.text, head.group))


def _names_no_field(head: Heading) -> bool:
    """Whether a header names no field of a ticket, be it that it names something else ("Дата возврата").

    The day of the last change is never that of the solution, though only what was solved may have been changed.
    """
    if set(fold(head.text).split()) & words("date_words", "updated_headers"):
        return False
    best = next(iter(guesses(head.text, head.group)), None)
    return bool(head.text) and (best is None or best.field == OTHER or best.score <= 0.65)


def _opening_day(
    free: Sequence[int],
    samples: Sequence[Sequence[Value]],
    seen: Sequence[ColumnProfile],
    chosen: dict[int, Candidate],
    taken: set[str],
) -> None:
    """Of the dates that no header tells those that nearly every row has and no other date goes before are the first."""
    dated = [place for place in free if seen[place].dates > 0.7 and seen[place].count > 2]
    if "created_at" in taken or not dated:
        return
    others = dated + [place for place, one in chosen.items() if one.field in DATE_FIELDS and seen[place].dates > 0.5]
    fullest = max(one.filled for one in seen)  # totals and repeated headers are among the rows
    full = [
        place
        for place in dated
        if seen[place].filled > fullest * _NEARLY_ALL
        and all(in_order(samples[place], samples[other]) >= 0 for other in others if other != place)
    ]
    if full:
        why = "its dates stand in nearly every row, none is before them, and no header names the day of creation"
        chosen[full[0]] = Candidate(full[0], "created_at", 0.57, why)
        taken.add("created_at")


def _closing_day(
    free: Sequence[int],
    samples: Sequence[Sequence[Value]],
    seen: Sequence[ColumnProfile],
    chosen: dict[int, Candidate],
    taken: set[str],
) -> None:
    """Dates that stand where the status says done, and only there, are those of the solution."""
    state = next((place for place, one in chosen.items() if one.field == "status"), None)
    dated = [place for place in free if seen[place].dates > 0.7 and seen[place].count > 2]
    if state is None or "solved_at" in taken:
        return
    agreeing = [place for place in dated if _agrees(samples[place], samples[state])]
    if len(agreeing) == 1:
        why = "its dates stand where the status says done, and only there"
        chosen[agreeing[0]] = Candidate(agreeing[0], "solved_at", 0.66, why)
        taken.add("solved_at")


def _agrees(days: Sequence[Value], states: Sequence[Value]) -> bool:
    """Whether nine of ten rows have a day just where their status is that of an end; both kinds of rows are needed."""
    known = meanings("statuses")
    pairs = [
        (not is_blank(day), known[word] in _ENDED)
        for day, said in zip(days, states, strict=True)
        if (word := fold(cell_text(said))) in known
    ]
    agreed = sum(day == done for day, done in pairs)
    both = min(sum(done for _, done in pairs), sum(not done for _, done in pairs)) >= 2
    return both and agreed * 10 >= len(pairs) * 9


def _people(
    free: Sequence[int],
    samples: Sequence[Sequence[Value]],
    seen: Sequence[ColumnProfile],
    chosen: dict[int, Candidate],
    taken: set[str],
) -> None:
    """Names of people are of who asked, and where that is told, of who does it."""
    for place in free:
        name = next((name for name in ("requester.name", "assignee") if name not in taken), None)
        if name is None:
            return
        latin = any(cell_text(value)[:1].isascii() for value in samples[place] if not is_blank(value))
        enough = _NAMES_IN_LATIN if latin else _NAMES
        if name == "requester.name" and CONTACTS & taken:
            enough = _NAMES_BESIDE_CONTACTS
        several = seen[place].unique * seen[place].count >= _FEWEST_NAMES
        if place in chosen or seen[place].count < 4 or seen[place].names < enough or seen[place].long_text > 0.2:
            continue
        if not several:
            continue
        whom = "who asked" if name == "requester.name" else "who does it"
        why = f"its cells look like people's names, and no other column tells {whom}"
        chosen[place] = Candidate(place, name, 0.56, why)
        taken.add(name)
