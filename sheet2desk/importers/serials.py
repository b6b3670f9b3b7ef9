"""Numbers that a format shows as dates: the serial dates of spreadsheets, and which formats make a number one."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from sheet2desk.regex import regex
from sheet2desk.workbook import Value

#: Number formats that every workbook knows without stating them (ECMA-376 part 1, 18.8.30).
BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    14: "mm-dd-yy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm",
    21: "h:mm:ss", 22: "m/d/yy h:mm", 37: "#,##0 ;(#,##0)", 38: "#,##0 ;[Red](#,##0)", 39: "#,##0.00;(#,##0.00)",
    40: "#,##0.00;[Red](#,##0.00)", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mmss.0", 48: "##0.0E+0", 49: "@",
    **dict.fromkeys((27, 30, 36, 50, 57), "m/d/yy"),
}  # fmt: skip
_QUIET = regex(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_ELAPSED = regex(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_DATE_PARTS = regex(r"[ymdhs]", re.IGNORECASE)


@lru_cache(maxsize=1024)
def shows(number_format: str) -> str:
    """Return what the format makes of a number: "date", "duration" or "number"."""
    bare = _QUIET.sub("", number_format.split(";")[0])
    if _ELAPSED.search(bare):
        return "duration"
    if re.search(r"general", bare, re.IGNORECASE):
        return "number"
    return "date" if _DATE_PARTS.search(bare) else "number"


def from_serial(number: float, number_format: str, *, date_1904: bool) -> Value:
    """Return the value that the format shows: a date without a time as `date`, a time of day alone as `time`."""
    kind = shows(number_format)
    if kind == "number":
        return number
    if kind == "duration":
        return timedelta(days=number)
    if 0 <= number < 1 and not date_1904:
        seconds = round(number * 86_400 * 1000) / 1000
        if seconds >= 86_400:
            return number
        return (datetime.min + timedelta(seconds=seconds)).time() if seconds else time(0)
    # 1900 is no leap year, though the serials count its 29 February
    days = number + 1462 if date_1904 else (number if number >= 60 else number + 1)
    try:
        moment = datetime(1899, 12, 30) + timedelta(milliseconds=round(days * 86_400_000))
    except OverflowError:
        return number
    return _without_midnight(moment)


def _without_midnight(moment: datetime) -> date | datetime:
    return moment.date() if moment.time() == time(0) else moment
