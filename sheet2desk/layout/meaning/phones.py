"""Phones, digit for digit: floats given their digits back, several in one cell kept and said."""

from __future__ import annotations

import re
from typing import Final

from sheet2desk.layout.meaning.column import Column, Context, Meaning
from sheet2desk.layout.meaning.text import cell_text, means_nothing
from sheet2desk.regex import regex
from sheet2desk.workbook import Value

_SCIENTIFIC: Final = regex(r"\+?(\d)[.,](\d+)\s?[EeЕе]\s?\+?(\d{1,2})")
_WHOLE_FLOAT: Final = regex(r"(\+?\d{5,15})[.,]0+")
#: What a link or a spreadsheet's text mark puts before a phone.
_PREFIX: Final = regex(r"^(?:(?:tel|callto|sms|wa)\s*:\s*(?://)?|['’`](?=[+\d(]))", re.IGNORECASE)
_ONE: Final = regex(r"\+?\(?\d[\d\s().\-–‑]{4,}\d")
PHONE: Final = regex(
    r"(?<![\w.@+])(?:0\d{2,5}\s?/\s?\d{3,9}(?:[\s\-]\d{2,5}){0,2}(?![\w@])|(?:(?:\+\s?\d{1,3}|00\d{1,3})[\s\-.]{0,2}(?:\(\d{1,5}\)|\d{1,5})|\d?[\s\-.]{0,2}(?:\(\d{2,5}\)|\d{2,5}))"
    r"(?:[\s\-–‑.]{0,2}\d{1,4}){1,5}(?![\w@]))"
    r"(?:\s?(?:доб|ext|внутр?|вн|x|durchwahl|int|poste|wew)\.?\s?\d{1,6})?",
    re.IGNORECASE,
)
_BETWEEN: Final = regex(r"[,;/|\n]|\s(?:и|или|and|or|und|oder|y|o|et|ou|i|lub|та|або|un|vai|e)\s")
#: A name without a phone, where other cells of the column have both.
_ALONE: Final = regex(r"[^\W\d_][^\d@;/|]{2,40}")
_LETTER: Final = regex(r"[^\W\d_]")
_DIGITS_AT_RISK: Final = 2**53


def understand_phone(column: Column, context: Context, formats: list[str | None] | None = None) -> Meaning:
    """Return phones as text; notes say which had to be restored and which cells hold more than one."""
    texts = {text: _phone(text, None) for text in column.texts if not means_nothing(text)}
    nothing = (None, None, "")
    numbers: dict[tuple[type, Value, str | None], tuple[str | None, str | None, str]] = {}
    found: list[tuple[str | None, str | None, str]] = []
    for index, value in enumerate(column.values):
        if isinstance(value, str):
            found.append(texts.get(value, nothing))
            continue
        shown = formats[index] if formats else None
        key = (type(value), value, shown)
        if key not in numbers:
            numbers[key] = _phone(value, shown)
        found.append(numbers[key])
    meaning = Meaning([text for text, _, _ in found])
    for index, (_, rule, message) in enumerate(found):
        if rule is not None:
            meaning.notes.append(context.note(rule, column.letter, index, message))
            if rule == "restored-value":
                if meaning.raw is None:
                    meaning.raw = [None] * len(column.values)
                meaning.raw[index] = cell_text(column.values[index])
    _take_names(column, context, meaning)
    return meaning


def _take_names(column: Column, context: Context, meaning: Meaning) -> None:
    """Give names and addresses that stand beside phones to their own fields ("ФИО, телефон" under a phone's header)."""
    from sheet2desk.layout.meaning.contact import take_apart

    taken: dict[int, tuple[str | None, str | None]] = {}
    lettered = {text for text in set(meaning.values) if text is not None and _LETTER.search(text)}
    if not lettered:
        return
    raw = meaning.raw or [None] * len(column.values)
    for index, text in enumerate(meaning.values):
        if text not in lettered or not any(map(str.isalpha, text)):
            continue
        name, phone, email = take_apart(text)
        if phone and (name or email) and phone != text:
            taken[index] = name, email
            raw[index] = raw[index] or text
            meaning.values[index] = phone
    if not taken:
        return
    meaning.raw = raw
    if sum(bool(name) for name, _ in taken.values()) > 1:
        for index, text in enumerate(meaning.values):
            if text is not None and _ALONE.fullmatch(text) and all(word[0].isupper() for word in text.split()):
                taken[index], raw[index], meaning.values[index] = (text, None), text, None
    for place, field in enumerate(("requester.name", "requester.email")):
        if any(parts[place] for parts in taken.values()):
            meaning.extra[field] = [
                taken[index][place] if index in taken else None for index in range(len(column.values))
            ]
    say_taken_apart(column, context, meaning, sorted(taken), "into a phone and what stands beside it")


def say_taken_apart(column: Column, context: Context, meaning: Meaning, taken: list[int], where: str) -> None:
    """Say once for the column that its cells are taken apart when nearly all are, else at each cell."""
    filled = sum(value is not None for value in meaning.values)
    if len(taken) > 3 and len(taken) * 10 >= filled * 9:
        meaning.notes.insert(
            0, context.column_note("split-value", column.letter, f"{len(taken)} cells taken apart {where}")
        )
        return
    for index in taken:
        text = cell_text(column.values[index])
        meaning.notes.append(context.note("split-value", column.letter, index, f'"{text[:60]}" taken apart {where}'))


def _phone(value: Value, shown: str | None) -> tuple[str | None, str | None, str]:
    """Return (phone, rule, message) of one cell."""
    text = cell_text(value, shown)
    if isinstance(value, float) and abs(value) >= _DIGITS_AT_RISK:
        return (
            None,
            "restored-value",
            f"the number {text} has more digits than a spreadsheet keeps, so its last ones are lost",
        )
    if not isinstance(value, str):
        return text, None, ""
    bare = _PREFIX.sub("", text)
    if bare != text:
        found = _phone(bare, None)
        return found if found[1] or found[0] is None else (bare, None, "")
    scientific = _SCIENTIFIC.fullmatch(text)
    if scientific is not None:
        return _restored(text, scientific)
    whole = _WHOLE_FLOAT.fullmatch(text)
    if whole is not None:
        return whole[1], "restored-value", f'"{text}" was a number; its digits are {whole[1]}'
    if _BETWEEN.search(text) and len(several(text)) > 1:
        return text, "split-value", f'"{text[:60]}" holds {len(several(text))} phones, kept as written'
    return text, None, ""


def _restored(text: str, found: re.Match[str]) -> tuple[str | None, str | None, str]:
    digits, power = found[1] + found[2], int(found[3])
    if len(digits.rstrip("0")) > power + 1:
        return None, "restored-value", f'"{text}" is a number with a fraction, and no phone has one'
    digits = digits[: power + 1]
    if len(digits) < power + 1 - _round_zeros(digits, power):
        return (
            None,
            "restored-value",
            f'"{text}" has lost its last digits to a number format; nothing in the cell gives them back',
        )
    return (
        digits.ljust(power + 1, "0"),
        "restored-value",
        f'"{text}" was shown as a number; its digits are {digits.ljust(power + 1, "0")}',
    )


def _round_zeros(digits: str, power: int) -> int:
    """Return how many trailing zeros a phone may have lost: one, when nothing but a last zero is missing."""
    return 1 if power + 1 - len(digits) == 1 and power >= 9 else 0


def several(text: str) -> list[str]:
    """Return the phones that a text holds, cut at commas, semicolons, slashes and line ends."""
    parts = _BETWEEN.split(text)
    return [part.strip() for part in parts if sum(map(str.isdigit, part)) >= 5 and _ONE.search(part)]
