"""Business minutes in words."""

from __future__ import annotations

from sheet2desk.views.language import Language


def duration(minutes: float, say: Language) -> str:
    """Return minutes as people say them: "45 min", "26 h 40 min"; a part of a minute is cut off."""
    sign = "-" if minutes < 0 else ""
    hours, rest = divmod(int(abs(minutes)), 60)
    if not hours:
        return f"{sign}{rest} {say('min')}"
    return f"{sign}{hours} {say('h')}" + (f" {rest} {say('min')}" if rest else "")
