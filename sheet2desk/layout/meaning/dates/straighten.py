"""Months in Roman numbers made like the others, and letters told that were typed for digits."""

from __future__ import annotations

import re
from typing import Final

from sheet2desk.regex import regex

#: Letters of other alphabets that Roman numbers are typed with.
_LATIN: Final = str.maketrans("ХхІіІӀⅤⅠⅩѴѵ", "XxIiIIVIXVv")
_ROMAN: Final = dict(
    zip(("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"), range(1, 13), strict=True)
)
_ONE_SIGN: Final = {chr(0x2160 + number): number + 1 for number in range(12)} | {
    chr(0x2170 + number): number + 1 for number in range(12)
}
_ENGLISH: Final = (
    "", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_SIGN: Final = r"(?:\s?[.,/\-–]\s?|\s)"
_SIGNS: Final = regex(r"(?<![^\W\d_])[IVXivxХхІі\u2160-\u217f]")
_LETTERS: Final = r"[IVXivxХхІі\u2160-\u217f]{1,4}"
#: A Roman month between a day and a year, before a year, or behind a day that ends the text.
_DAY_MONTH_YEAR: Final = regex(
    rf"(?<![\w.])(\d{{1,2}})(\.?{_SIGN}|)({_LETTERS})(\.?{_SIGN}|)(\d{{4}}|['’]?\d{{2}})(?!\d)"
)
_YEAR_MONTH_DAY: Final = regex(rf"(?<![\w.])(\d{{4}})({_SIGN})({_LETTERS})({_SIGN})(\d{{1,2}})(?!\d)")
_MONTH_YEAR: Final = regex(rf"(?<![\w.])()()({_LETTERS})({_SIGN})(\d{{4}})(?!\d)")
_DAY_MONTH: Final = regex(rf"(?<![\w.])(\d{{1,2}})(\.?{_SIGN})({_LETTERS})(\.?)()(?=$|[\s,(])")
_LOOK_ALIKE: Final = regex(r"[\d./\-][OОoоlIІ]|[OОoоlIІ][\d./\-]")
_TYPED: Final = regex(
    r"(?<![^\W_])(?=[\dOОoоlIІ]*[OОoоlIІ])(?=[OОoоlIІ]*\d)[\dOОoоlIІ]{1,4}(?=[./\-])|(?<=\d[./\-])(?=\d*[OОoоlIІ])[\dOОoоlIІ]{1,4}(?=[./\-]\d|$|\s)"
)


#: What databases write: 05-MAR-24 02.15.30.000000 PM, 20240305T142011Z.
_POINTS: Final = regex(r"(?<=\s)(\d{1,2})\.(\d{2})\.(\d{2})(?:[.,]\d{3,9})?(?=\s[AP]M\b)", re.IGNORECASE)
_RUN: Final = regex(
    r"(?<!\d)(20\d\d)(0[1-9]|1[0-2])([0-3]\d)[T\s]([0-2]\d)([0-5]\d)([0-5]\d)?(?:\.\d+)?(?=Z|[+\-]\d{2}:?\d{2}|$)"
)
#: "вт.05.03.2024": a word and its dot close before the figures.
_CLOSE: Final = regex(r"(?<=[^\W\d_]{2})\.(?=\d)")


def straighten(text: str) -> str:
    """Return the text with a Roman month as a word, and figures that were run together taken apart."""
    text = _CLOSE.sub(". ", _POINTS.sub(r"\1:\2:\3", text))
    text = _RUN.sub(lambda found: f"{found[1]}-{found[2]}-{found[3]} {found[4]}:{found[5]}:{found[6] or '00'}", text)
    if _SIGNS.search(text) is None:
        return text
    for pattern in (_YEAR_MONTH_DAY, _DAY_MONTH_YEAR, _MONTH_YEAR, _DAY_MONTH):
        found = pattern.search(text)
        if found is not None and (month := _month(found[3], found[2], found[4])):
            return f"{text[: found.start()]}{found[1]} {_ENGLISH[month]} {found[5]}{text[found.end() :]}"
    return text


def mistyped(text: str) -> bool:
    """Whether a letter stands where a digit belongs: "14.О3.2024", "I4.03.2024"."""
    return _LOOK_ALIKE.search(text) is not None and _TYPED.search(text) is not None


def _month(written: str, before: str, behind: str) -> int | None:
    """Return the month of a Roman number; small letters are words ("i", "v") unless signs stand on both sides."""
    if written in _ONE_SIGN:
        return _ONE_SIGN[written]
    plain = written.translate(_LATIN)
    if not plain.isupper() and len(plain) < 2 and (not before.strip() or not behind.strip()):
        return None
    return _ROMAN.get(plain.upper())
