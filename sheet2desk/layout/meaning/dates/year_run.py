"""Days without a year placed so that the rows of a column follow one another, where only one way does that."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

#: How much further the rows must jump under any other year, in days, for one to be taken.
_MARGIN: Final = 150
#: A day that lies further than this from both of its neighbours proves nothing.
_FAR: Final = 150
#: Days that a row may lie behind the one before it and still follow it.
_SLACK: Final = 15
_YEAR: Final = 365
#: How near to the row above a row lies that goes on beyond the title's time, and how far it may go.
_CLOSE: Final = 60
_BEYOND: Final = 92


def smoothest(choices: Sequence[Sequence[int]]) -> list[int | None]:
    """Return for each row the day number that keeps the whole run shortest, None where another is about as good.

    `choices` are the days that each row can mean, in the order of the rows; one day where it is known. Where all days
    have several ways and none is better, all are None.
    """
    if not choices:
        return []
    ahead = _costs(choices)
    behind = _costs(choices[::-1])[::-1]
    chosen: list[int | None] = []
    for options, before, after in zip(choices, ahead, behind, strict=True):
        ranked = sorted((one + other, day) for one, other, day in zip(before, after, options, strict=True))
        clear = len(ranked) == 1 or ranked[1][0] - ranked[0][0] >= _MARGIN
        chosen.append(ranked[0][1] if clear else None)
    return [
        None if len(options) > 1 and day is not None and not _near(day, place, choices, chosen) else day
        for place, (day, options) in enumerate(zip(chosen, choices, strict=True))
    ]


def _costs(choices: Sequence[Sequence[int]]) -> list[list[float]]:
    """Return the shortest way up to each choice."""
    found: list[list[float]] = [[0.0] * len(choices[0])]
    for before, options in pairwise(choices):
        known = found[-1]
        found.append([min(cost + abs(day - old) for cost, old in zip(known, before, strict=True)) for day in options])
    return found


def _near(day: int, place: int, choices: Sequence[Sequence[int]], chosen: Sequence[int | None]) -> bool:
    """Whether a row beside it lies near, or it lies between both."""
    beside = [chosen[other] for other in (place - 1, place + 1) if 0 <= other < len(choices)]
    known = [other for other in beside if other is not None]
    if not known:
        return len(choices) == 1
    return min(abs(day - other) for other in known) <= _FAR or (len(known) == 2 and min(known) <= day <= max(known))


def runs(days: Sequence[int | None]) -> bool:
    """Whether the days of a column run in one direction, but for one step in ten."""
    known = [day for day in days if day is not None]
    steps = [later - earlier for earlier, later in pairwise(known)]
    up, down = sum(step > _SLACK for step in steps), sum(step < -_SLACK for step in steps)
    return min(up, down) * 10 <= len(steps)


def run_beyond(days: Sequence[int | None], least: int, last: int) -> set[int]:
    """Return the rows that go on beyond the time from `least` to `last`: a January right behind December's last days.

    A run that begins again more than once is one of groups, and goes on nowhere.
    """
    rows = [(index, day) for index, day in enumerate(days) if day is not None]
    found: set[int] = set()
    wraps = 0
    before: int | None = None
    for index, day in rows:
        if before is not None:
            near = min((day, day + _YEAR, day - _YEAR), key=lambda other: abs(other - (before or 0)))
            if near != day and abs(near - before) <= _CLOSE:
                wraps += before is not None and least <= before <= last
                if not least <= near <= last and min(abs(near - last), abs(near - least)) <= _BEYOND:
                    found.add(index)
                    before = near
                    continue
        before = day
    return found if wraps == 1 else set()
