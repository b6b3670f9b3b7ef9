"""Cells as text: as the sheet shows them, cleaned of what nobody sees, and blank when they say nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from sheet2desk.layout.meaning.vocabulary import placeholders
from sheet2desk.regex import regex
from sheet2desk.workbook import Value

_UNSEEN: Final = dict.fromkeys(
    map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202b\u202c\u202d\u202e")
)
_BLANKS: Final = {ord(blank): " " for blank in "\u00a0\u2007\u202f\u2009\u200a\u2002\u2003\u3000"}
_CLEAN: Final = _UNSEEN | _BLANKS | {ord("\r"): "\n"}
_ODD: Final = regex(f"[{''.join(map(chr, _CLEAN))}]")
#: No letter and no digit: dashes, question marks, dots, an unfilled mask. Marks that say something are kept.
_NOTHING: Final = regex(
    r"[\s\-‐‑‒–—―−_.…,:;?¿!/\\|()\[\]{}<>'\"`~*=«»]*\+?[\s\-‐‑‒–—―−_.…,:;?¿!/\\|()\[\]{}<>'\"`~*=«»]*"
)
_MASK: Final = regex(r"\+?\d{0,3}[\s(\-]*[_#]{2,}[\s()\-_#xX]*")
_NO_NUMBER: Final = regex(r"\+?0{3,}|\+?0+(?:[\s().\-]+0+){1,}|\+?\d?[\s(]*0{3}\)?[\s\-]*0{3}[\s\-]*0{2}[\s\-]*0{2}")
#: A longer text says something, whatever it is made of.
_LONGEST_BLANK: Final = 25
_ZERO_FORMAT: Final = regex(r"0{2,}")
#: A point stands for decimals, unless it is quoted or escaped.
_ZERO_GROUPS: Final = regex(
    r"[0]+(?:(?:\\?[\-\s]|\\[./]|\"[^\"]*\")[0]+)+|\"([^\"]*)\"(0+)|(?:\\?([A-Za-zА-я\-#№]))+(0+)"
)


def clean(text: str) -> str:
    """Return the text without zero-width characters and outer blanks; odd blanks and line ends made plain."""
    if text.isascii() and "\r" not in text:
        return text.strip()
    # nothing unseen and no odd blank is printable, and asking so costs half the search
    if not text.isprintable() and _ODD.search(text):
        text = text.replace("\r\n", "\n").translate(_CLEAN)
    return text.strip()


def cell_text(value: Value, number_format: str | None = None) -> str:
    """Return a cell as the sheet shows it: 17.0 → "17", with the format "00000" → "00017", a date as ISO."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, float)):
        return number_text(value, number_format)
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat("seconds" if value.second else "minutes")
    return _hours(value)


def number_text(value: float, number_format: str | None = None) -> str:
    """Return a number digit for digit; a format of zeros pads it, no format rounds it."""
    if isinstance(value, float) and (value != value or value in (float("inf"), float("-inf"))):
        return str(value)
    if value % 1 == 0:
        digits = str(int(value))
        return _padded(digits, number_format) if number_format and value >= 0 else digits
    text = repr(value)
    if "e" in text:
        return format(value, ".17f").rstrip("0") if abs(value) < 1 else format(value, "f")
    return text


def _padded(digits: str, number_format: str) -> str:
    shown = number_format.split(";")[0]
    if _ZERO_FORMAT.fullmatch(shown):
        return digits.zfill(len(shown))
    if not _ZERO_GROUPS.fullmatch(shown):
        return digits
    zeros = shown.count("0")
    padded = digits.zfill(zeros)
    lead, rest = padded[: len(padded) - zeros], list(padded[len(padded) - zeros :])
    out: list[str] = []
    for sign in shown.replace('"', "").replace("\\", ""):
        if sign == "0":
            out.append(lead + rest.pop(0))
            lead = ""
        else:
            out.append(sign)
    return "".join(out)


def _hours(value: timedelta) -> str:
    seconds = round(value.total_seconds())
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{sign}{hours}:{minutes:02}" + (f":{seconds:02}" if seconds else "")


def is_blank(value: Value) -> bool:
    """Whether a cell says nothing: empty, unseen characters only, or a placeholder ("-", "н/д", an unfilled mask).

    A plus sign alone is a mark and an exclamation mark a priority, so neither is blank; nor is a word that can be a
    value somewhere ("нет", "NA", "x"): `means_nothing` decides those by field.
    """
    if not isinstance(value, str):
        return False
    return not value or (len(value) < _LONGEST_BLANK and _says_nothing(clean(value)))


def said(texts: Iterable[str]) -> dict[str, str | None]:
    """Return what each text says: as `cell_text` shows it, None where it `is_blank`; both in one look."""
    found: dict[str, str | None] = {}
    for text in texts:
        shown = clean(text)
        found[text] = None if len(text) < _LONGEST_BLANK and _says_nothing(shown) else shown
    return found


def said_by(values: Collection[Value]) -> dict[Value, str | None]:
    """Return what each distinct cell says, as `said` does of texts; TRUE and FALSE must be texts among them."""
    texts: Mapping[Any, str | None] = said(value for value in values if isinstance(value, str))
    found: dict[Value, str | None] = dict(texts)
    numbers = [value for value in values if type(value) is float]
    found |= zip(numbers, whole_numbers(numbers) or map(cell_text, numbers), strict=True)
    found |= {value: cell_text(value) for value in values if value not in found}
    return found


def whole_numbers(numbers: Collection[float]) -> list[str] | None:
    """Return numbers as `cell_text` does, at a fraction of its cost: the ids of a log; None where one has decimals."""
    return list(map(str, map(int, numbers))) if all(map(float.is_integer, numbers)) else None


def _says_nothing(text: str) -> bool:
    if not text:
        return True
    first = text[0]
    if first.isalpha():
        return text.casefold() in placeholders("always")
    if first.isdigit() and (first not in "078" or (text.isdecimal() and text.strip("0"))):
        return False
    if _NOTHING.fullmatch(text):
        return "+" not in text and "!" not in text and "*" not in text
    if text.casefold() in placeholders("always"):
        return True
    return bool(_MASK.fullmatch(text)) or (len(text) >= 7 and bool(_NO_NUMBER.fullmatch(text)))


def means_nothing(value: Value) -> bool:
    """Whether a cell says nothing in a column of dates, numbers, addresses or people, where "нет" can't be a value."""
    if not isinstance(value, str):
        return False
    return is_blank(value) or (len(value) < _LONGEST_BLANK and clean(value).casefold() in placeholders("maybe"))
