"""Rows of sums: by their words, by the group above them, by their stars, by what their figures add up to."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from sheet2desk.layout.header_text import key, shown
from sheet2desk.layout.kinds import DATE, NUMBER, TEXT, empty, kind_of
from sheet2desk.layout.row_shape import RUNS_ON, Shape, is_figure
from sheet2desk.layout.row_words import begins, beyond, ends
from sheet2desk.regex import regex
from sheet2desk.workbook import Value

_STARS = regex(r"\*{1,4}")
#: A count with its noun, or a word with its count: "7 meldingen", "выполнено: 5".
_COUNTED = regex(r"\D{0,20}\d[\d\s.,]*(?:\D{0,14}|%)")
#: Two counts in one cell: "16 / 11".
_TWO_COUNTS = regex(r"\d+\s*[/|]\s*\d+")
#: So many words behind a total's own still name what is summed.
_NAMED = 4
#: A figure that is the number of so many rows is no accident.
_FEWEST_COUNTED = 4


def told(own: Sequence[Value], filled: Sequence[int], shape: Shape, before: Sequence[Value]) -> str:
    """Return why a row holds sums only, "" when it may be something else; `before` is the ticket row above it."""
    texts = [i for i in filled if kind_of(own[i]) == TEXT]
    figures = [i for i in filled if is_figure(own[i])]
    if not texts or shape.sure_anchors(own, filled) > 1:
        return ""
    if _labels_and_figures(own, filled):
        return "labels with a colon and their figures"
    first = texts[0]
    dates = [i for i in filled if kind_of(own[i]) == DATE]
    if len(texts) + len(figures) < len(filled) and not (
        figures and len(dates) == 1 and _opens(own[first], "totals", 1)
    ):
        return ""
    name = shown(own[first])
    others = [i for i in filled if i != first and i not in dates]
    if _STARS.fullmatch(name):
        return f"{name!r} and sums" if figures and not shape.anchored(own, filled) else ""
    if not all(_sums(own[i]) for i in others) or _of_a_ticket(own, first, others, shape):
        return ""
    if begins(own[first], "totals"):
        lone = not others and shape.fields[first] in RUNS_ON and first > 0
        return "" if lone and not _plain_total(own[first]) else f"begins with {name!r} and holds sums only"
    numbered = shape.id_place in others and shape.id_place is not None and shape.id_place < first
    if not others or (numbered and shape.fits(shape.id_place or 0, own[shape.id_place or 0])):
        return ""
    if _plain(own[first], "figures") or ends(own[first], "totals") or ends(own[first], "figures"):
        return f"{name!r} and figures only"
    if _opens(own[first], "figures") and _repeats(before, first, name):
        return f"{name!r} and figures only"
    if _repeats(before, first, name) and len(figures) == len(others):
        return f"{name!r} names the group above, and figures stand beside it"
    return ""


def _labels_and_figures(own: Sequence[Value], filled: Sequence[int]) -> bool:
    """Whether a row is made of pairs only: "Calls: | 12 | Open: | 2"."""
    pairs = list(zip(filled[::2], filled[1::2], strict=False))
    return len(filled) == 2 * len(pairs) and all(
        isinstance(own[label], str) and shown(own[label]).endswith(":") and kind_of(own[figure]) == NUMBER
        for label, figure in pairs
    )


def _sums(value: Value) -> bool:
    if isinstance(value, bool):
        return False
    if kind_of(value) == NUMBER or begins(value, "totals") or _plain(value, "figures"):
        return True
    if not isinstance(value, str) or len(value) >= 30:
        return False
    return bool(_COUNTED.fullmatch(value.strip()) or _TWO_COUNTS.fullmatch(value.strip()))


def _of_a_ticket(own: Sequence[Value], first: int, others: Sequence[int], shape: Shape) -> bool:
    """Whether the text is what a numbered ticket is about: its number stands before it, and it says more than a sum."""
    place = shape.id_place
    rest = beyond(own[first], "totals")
    return (
        place in others and place is not None and place < first and bool(rest) and bool(shape.fits(place, own[place]))
    )


def _plain_total(value: Value) -> bool:
    rest = beyond(value, "totals")
    return rest is not None and (
        not rest or any(part[:1].isdigit() for part in rest) or str(value).rstrip().endswith(":")
    )


def _plain(value: Value, name: str) -> bool:
    rest = beyond(value, name)
    return rest is not None and not rest


def _opens(value: Value, name: str, most: int = _NAMED) -> bool:
    rest = beyond(value, name)
    return rest is not None and len(rest) <= most


def _repeats(before: Sequence[Value], place: int, name: str) -> bool:
    """Whether a text repeats what the same column says in the ticket above, and adds a word to it."""
    if place >= len(before) or not isinstance(before[place], str) or empty(before[place]):
        return False
    group, own = key(str(before[place])), key(name)
    if len(group) < 2 or not 0 < len(own) - len(group) < 20 or len(own.split()) - len(group.split()) > 2:
        return False
    return own.startswith(group + " ") or own.endswith(" " + group)


def adds_up(value: Value, column: Sequence[Value]) -> bool:
    """Whether a figure is the sum, the mean or the number of the figures above it."""
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        return False
    figures = [one for one in column if isinstance(one, (int, float)) and not isinstance(one, bool)]
    if not figures:
        return False
    total = sum(figures)
    return len(figures) > 1 and any(
        abs(value - one) < 1e-6 * max(1.0, abs(one)) for one in (total, total / len(figures))
    )


def is_label_and_figures(own: Sequence[Value], said: Sequence[int]) -> bool:
    """Whether a row holds one text, and only figures behind it."""
    return len(said) > 1 and kind_of(own[said[0]]) == TEXT and all(is_figure(own[i]) for i in said[1:])


def is_count_of_rows(own: Sequence[Value], said: Sequence[int], tickets: int) -> bool:
    """Whether a row holds a text and the number of tickets above it: "Jobs this month | 17"."""
    counted = len(said) == 2 and tickets >= _FEWEST_COUNTED and kind_of(own[said[0]]) == TEXT
    return counted and shown(own[said[1]]) == str(tickets)


def is_odd_label(own: Sequence[Value], said: Sequence[int], shape: Shape) -> bool:
    """Whether a row holds a text where tickets have a number or a day, and one figure: "Calls today | 25"."""
    if len(said) != 2 or kind_of(own[said[0]]) != TEXT or not is_figure(own[said[1]]):
        return False
    return shape.fits(said[0], own[said[0]]) is False and not shape.anchored(own, said)


def is_counted_name(own: Sequence[Value], said: Sequence[int], shape: Shape) -> bool:
    """Whether a thin row holds a text in place of a ticket's first cell and figures only: a heading, or a sum."""
    if not 2 <= len(said) <= 3 or len(said) > max(2.0, shape.usual / 2):
        return False
    first, *others = said
    if kind_of(own[first]) != TEXT or not all(is_figure(own[i]) for i in others):
        return False
    counted = shape.ones.issuperset(others) and not shape.anchored(own, said)
    if (shape.fields[first] in RUNS_ON and not (first == 0 and counted)) or any(kind_of(own[i]) == DATE for i in said):
        return False
    if first == shape.id_place:
        return shape.fits(first, own[first]) is False
    return first == 0 and not shape.anchored(own, said)


def heads_or_sums(named: Sequence[tuple[int, float]], tickets: Sequence[int]) -> dict[int, bool]:
    """Return for each counted name (place, figure) whether it heads the rows below it rather than sums those above.

    `tickets` are the places of the tickets. A name over the first ticket heads it, one under the last sums; between
    them it is told by which of the figures count the tickets above, and which those below.
    """
    if not tickets or not named:
        return {place: False for place, _ in named}
    over = any(place < tickets[0] for place, _ in named)
    under = any(place > tickets[-1] for place, _ in named)
    places = [tickets[0] - 1, *(place for place, _ in named), tickets[-1] + 1]
    between = [sum(low < at < high for at in tickets) for low, high in pairwise(places)]
    below = sum(between[i + 1] == figure for i, (_, figure) in enumerate(named))
    above = sum(between[i] == figure for i, (_, figure) in enumerate(named))
    heads = over if over != under else below > above
    return {place: (heads or (over and place < tickets[0])) and place < tickets[-1] for place, _ in named}
