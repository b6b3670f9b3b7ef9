"""A cell that keeps its own history: "новая → в работе → закрыта", a line a day; the latest step is the meaning."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from sheet2desk.layout.meaning.sense import Sense
from sheet2desk.regex import regex

_ARROW: Final = regex(r"\s*(?:→|⇒|➔|➜|->|=>|>>|»)\s*")
_DAY: Final = regex(r"(?<!\d)(\d{1,2})\.(\d{1,2})(?:\.(\d{2,4}))?(?!\d)\.?(?:\s*г\.?)?(?:\s+\d{1,2}:\d{2})?")


def last_of_trail(text: str, single: Callable[[str], Sense | None]) -> Sense | None:
    """Return the meaning of the last step of a trail whose steps are all known, None where it is no trail."""
    steps = _ARROW.split(text)
    if len(steps) > 1:
        senses = [single(_DAY.sub(" ", step)) for step in steps]
        if all(senses) and (last := senses[-1]) is not None:
            return Sense(last.meaning, "the last step of a trail")
        return None
    return _by_days([line for line in text.split("\n") if line.strip()], single)


def has_arrow(text: str) -> bool:
    """Whether a text is written as a trail."""
    return _ARROW.search(text) is not None


def _by_days(lines: list[str], single: Callable[[str], Sense | None]) -> Sense | None:
    if len(lines) < 2:
        return None
    found = []
    for line in lines:
        day = _DAY.search(line)
        sense = single(_DAY.sub(" ", line)) if day is not None else None
        if day is None or sense is None:
            return None
        found.append((int(day[3] or 0), int(day[2]), int(day[1]), sense))
    days = [step[:3] for step in found]
    if days == sorted(set(days)):
        return Sense(found[-1][3].meaning, "the latest day of its lines")
    if days == sorted(set(days), reverse=True):
        return Sense(found[0][3].meaning, "the latest day of its lines")
    return None
