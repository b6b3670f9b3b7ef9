"""Times of day that run over midnight: of one ticket, and of the rows under one heading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any, Final

from sheet2desk.layout.meaning.column import Banner

#: A ticket begun before this hour that seems to end before it began is a slip, not a night.
_EVENING: Final = 12
#: Rows under one day go on after midnight only from this hour on.
_LATE: Final = 18
#: And begin there before this one; later they are as likely a row out of place.
_SMALL: Final = 6


def past_midnight(began: Any, ended: Any) -> tuple[datetime, str] | None:
    """Return the end on the next day with what to say, None where a day's times stand in order or make no night."""
    if not isinstance(began, datetime) or not isinstance(ended, datetime) or began.date() != ended.date():
        return None
    if ended >= began or began.hour < _EVENING or ended.hour >= _EVENING:
        return None
    later = ended + timedelta(days=1)
    return later, f"{ended:%H:%M} lies before {began:%H:%M} of its row and is read as of the next day, {later:%Y-%m-%d}"


def nights(moments: Mapping[int, Any], banners: Sequence[Banner]) -> dict[int, tuple[datetime, str]]:
    """Return the rows of a shift that lie after midnight, moved to the next day, with what to say of each.

    `moments` are times that took the day of their heading, by row: 20:15, 23:40, 00:20, 05:10 under one day fall back
    once, from the evening to the morning, and rise before and after.
    """
    found: dict[int, tuple[datetime, str]] = {}
    blocks: dict[Banner, list[int]] = {}
    for index in sorted(moments):
        if isinstance(moments[index], datetime):
            blocks.setdefault(banners[index], []).append(index)
    for rows in blocks.values():
        falls = [later for before, later in pairwise(rows) if moments[later] < moments[before]]
        if len(falls) != 1:
            continue
        last = moments[rows[rows.index(falls[0]) - 1]]
        if last.hour < _LATE or moments[falls[0]].hour >= _SMALL or moments[rows[-1]].hour >= _EVENING:
            continue
        for row in rows[rows.index(falls[0]) :]:
            later_day = moments[row] + timedelta(days=1)
            message = (
                f"{moments[row]:%H:%M} follows {last:%H:%M} under one heading and is read as of {later_day:%Y-%m-%d}"
            )
            found[row] = later_day, message
    return found
