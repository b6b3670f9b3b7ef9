"""Dates as Chinese, Japanese and Korean write them, put into the figures that everybody else's dates are made of."""

from __future__ import annotations

import re
from typing import Final

from sheet2desk.regex import regex

_DAY: Final = regex(r"(\d{4}|\d{2})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日号號일]?")
_NO_YEAR: Final = regex(r"(?<![\d年년])(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日号號일]")
_MONTH: Final = regex(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월](?:份)?")
_CLOCK: Final = regex(r"(\d{1,2})\s?[时時点點시]\s?(?:(\d{1,2})\s?[分분]?)?(?:\s?(\d{1,2})\s?[秒초])?")
_HALF: Final = regex(r"(上午|午前|오전|凌晨|早上|下午|午後|오후|晚上)\s?(\d{1,2}:\d{2}(?::\d{2})?)")
_AFTER_NOON: Final = frozenset({"下午", "午後", "오후", "晚上"})
_SIGNS: Final = regex("[年月时時点點上下午凌早晚년월시오]")

_ENGLISH: Final = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def in_figures(text: str) -> str:
    """Return the text with such dates and times as figures: "2024年3月5日 下午3:20" → "2024-3-5 3:20 PM"."""
    if not _SIGNS.search(text):
        return text
    text = _DAY.sub(_day, text)
    text = _MONTH.sub(r"\1-\2 ", text)
    text = _NO_YEAR.sub(_named, text)
    text = _CLOCK.sub(_clock, text)
    return " ".join(_HALF.sub(_halved, text).split())


def _day(found: re.Match[str]) -> str:
    year = found[1] if len(found[1]) == 4 else f"20{found[1]}"
    return f"{year}-{found[2]}-{found[3]} "


def _named(found: re.Match[str]) -> str:
    month = int(found[1])
    return f"{int(found[2])} {_ENGLISH[month]} " if 1 <= month <= 12 else found[0]


def _clock(found: re.Match[str]) -> str:
    seconds = f":{found[3]:0>2}" if found[3] else ""
    return f"{found[1]}:{found[2] or '00':0>2}{seconds}"


def _halved(found: re.Match[str]) -> str:
    if int(found[2].split(":")[0]) > 12:
        return found[2]
    return f"{found[2]} {'PM' if found[1] in _AFTER_NOON else 'AM'}"
