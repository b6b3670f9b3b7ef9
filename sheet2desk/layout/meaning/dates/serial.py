"""Numbers that are dates: Excel serials, Unix epochs, 20240312 written together, a bare day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Final

from sheet2desk.layout.meaning.dates.reading import Reading

_FIRST: Final = date(1899, 12, 30)
#: Serials of 1954 to 2119; Unix seconds of 2001 to 2100 (a phone number of ten digits is never in a date column).
_SERIALS: Final = (20_000, 80_500)
_SECONDS: Final = (946_684_800, 4_102_444_800)


def of_number(value: float) -> Reading:
    """Return what a number in a date column can mean; its scale says of which kind it is."""
    if value != value or value <= 0:
        return Reading("words", beside=str(value))
    if _SERIALS[0] <= value < _SERIALS[1]:
        return of_serial(value)
    for scale in (1, 1_000, 1_000_000):
        if _SECONDS[0] * scale <= value < _SECONDS[1] * scale:
            return _of_epoch(value / scale)
    whole = value % 1 == 0
    if whole and 1 <= value <= 31:
        return Reading("partial", (0, 0, int(value)), lacks="month")
    if whole and 19_500_101 <= value <= 21_001_231:
        return _of_run(str(int(value)))
    if whole and 195_001_010_000 <= value <= 210_012_312_359:
        return _of_run(f"{int(value)}00")
    if whole and 19_500_101_000_000 <= value <= 21_001_231_235_959:
        return _of_run(str(int(value)))
    if value < 32:
        reading = _of_digits_with_point(repr(value))
        if reading.kind == "partial" and repr(value).endswith(".1"):
            reading.also = (10,)  # the number 12.10 is shown as 12.1
        return reading
    return Reading("words", beside=repr(value))


def of_serial(value: float) -> Reading:
    """Return the date of an Excel serial (1900 system), to the second."""
    days = int(value)
    seconds = round((value - days) * 86_400)
    if seconds == 86_400:
        days, seconds = days + 1, 0
    day = _FIRST + timedelta(days=days)
    clock = (seconds // 3600, seconds // 60 % 60, seconds % 60, 0) if value % 1 != 0 else None
    return Reading("date", (day.year, day.month, day.day), ("ymd",), "serial", clock)


def of_digits(text: str) -> Reading:
    """Return what a text of digits, perhaps with one point or comma, can mean."""
    if text.isdigit():
        if len(text) == 8 and not 19_500_101 <= int(text) <= 21_001_231:
            day, month, year = text[:2], text[2:4], text[4:]
            return Reading("date", (int(day), int(month), int(year)), ("dmy", "mdy"), "run")
        if len(text) > 2 and text[0] == "0":
            return Reading("words", beside=text)
        return of_number(int(text))
    plain = text.replace(",", ".")
    if len(plain.split(".")[0]) >= 5:
        return of_number(float(plain))
    return _of_digits_with_point(plain)


def _of_epoch(seconds: float) -> Reading:
    at = datetime.fromtimestamp(seconds, UTC)
    clock = (at.hour, at.minute, at.second, at.microsecond)
    return Reading("date", (at.year, at.month, at.day), ("ymd",), "epoch", clock, 0)


def _of_run(digits: str) -> Reading:
    parts = (int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    clock = None
    if len(digits) == 14:
        clock = (int(digits[8:10]), int(digits[10:12]), int(digits[12:14]), 0)
        if clock[0] > 23 or clock[1] > 59 or clock[2] > 59:
            return Reading("wrong")
    return Reading("date", parts, ("ymd",), "run", clock)


def _of_digits_with_point(text: str) -> Reading:
    """Read "12.03": a day and a month that Excel or the writer left without a year ("12.1" may be 12.10)."""
    first, _, second = text.partition(".")
    if 1 <= len(first) <= 2 and 1 <= len(second) <= 2 and 1 <= int(first) <= 31:
        return Reading("partial", (0, int(first), int(second)), ("dmy", "mdy"), ".", lacks="year")
    return Reading("words", beside=text)
