"""Tickets that run over midnight: a lone time before the one at which they began is of the next day."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Final

#: A ticket begun before this hour that seems to end before it began is a slip, not a night.
_EVENING: Final = 12


def past_midnight(began: Any, ended: Any) -> tuple[datetime, str] | None:
    """Return the end on the next day with what to say, None where a day's times stand in order or make no night."""
    if not isinstance(began, datetime) or not isinstance(ended, datetime) or began.date() != ended.date():
        return None
    if ended >= began or began.hour < _EVENING or ended.hour >= _EVENING:
        return None
    later = ended + timedelta(days=1)
    return later, f"{ended:%H:%M} lies before {began:%H:%M} of its row and is read as of the next day, {later:%Y-%m-%d}"
