"""One cell of a column of times: the time of day that it holds, or why it holds none."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Final

from sheet2desk.data_class import frozen
from sheet2desk.layout.meaning.dates.clock import loose_clock
from sheet2desk.layout.meaning.dates.parse import parse
from sheet2desk.layout.meaning.dates.reading import Clock
from sheet2desk.workbook import Value

_DAY: Final = 86_400


@frozen
class CellTime:
    """The time of a cell, or `why` it has none; `beside` is text that stands next to the time."""

    clock: Clock | None = None
    why: str = ""
    beside: str = ""
    next_day: bool = False  # 24:00
    offset: int | None = None


_NONE: Final = CellTime(why="is no time of day")


def time_of_cell(value: Value, *, dotted: bool = False, bare: bool = True) -> CellTime:
    """Return the time of day that a cell holds: a real time, a fraction of a day, a text.

    `dotted` columns hold numbers such as 8.05 for five past eight; `bare` hours ("9 ч") are times and not lengths.
    """
    if isinstance(value, (datetime, time)):
        return CellTime((value.hour, value.minute, value.second, value.microsecond))
    if isinstance(value, timedelta):
        return _of_seconds(value.total_seconds())
    if isinstance(value, bool):
        return _NONE
    if isinstance(value, (int, float)):
        return _dotted(value) if dotted else (_of_seconds(value * _DAY) if 0 <= value < 1 else _NONE)
    return _of_text(value, dotted=dotted, bare=bare) if isinstance(value, str) else _NONE


def _of_text(text: str, *, dotted: bool, bare: bool) -> CellTime:
    loose = loose_clock(text)
    if loose is not None:
        return CellTime(loose)
    reading = parse(text)
    if reading.kind in {"several", "range"}:
        return CellTime(why="holds several times")
    if reading.kind == "time" and reading.bare and not bare:
        return CellTime(why="can be a time of day or a length of time")
    if reading.kind == "time":
        return CellTime(reading.clock, beside=reading.beside, next_day=bool(reading.shift), offset=reading.offset)
    digits = text.strip()
    if digits.isascii() and digits.isdigit() and (len(digits) == 4 or (dotted and len(digits) == 3)):
        return _of_run(int(digits))
    if digits.isascii() and digits.replace(".", "", 1).replace(",", "", 1).isdigit():
        number = float(digits.replace(",", "."))
        return _of_seconds(number * _DAY) if number < 1 and not digits.isdigit() else _NONE
    return _NONE


def _dotted(value: float) -> CellTime:
    """Read 8.05 as five past eight and 1430 as half past two; 9.5 can be ten to ten as well as half past nine."""
    if value % 1 == 0:
        return _of_run(int(value)) if value >= 100 else CellTime(why="names an hour without its minutes")
    hours, _, minutes = repr(value).partition(".")
    if len(minutes) == 1:
        return CellTime(why=f"can be {hours}:{minutes}0, or {hours} and {minutes} tenths of an hour")
    if len(minutes) == 2 and int(hours) < 24 and int(minutes) < 60:
        return CellTime((int(hours), int(minutes), 0, 0))
    return _of_seconds(value * _DAY) if 0 <= value < 1 else _NONE


def _of_run(number: int) -> CellTime:
    hours, minutes = divmod(number, 100)
    return CellTime((hours, minutes, 0, 0)) if hours < 24 and minutes < 60 else _NONE


def _of_seconds(total: float) -> CellTime:
    seconds = round(total)
    if not 0 <= seconds < _DAY:
        return CellTime(why="is longer than a day, so it is no time of day") if seconds >= _DAY else _NONE
    return CellTime((seconds // 3600, seconds // 60 % 60, seconds % 60, 0))
