"""Ticket numbers and other codes, digit for digit, as the sheet shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from sheet2desk.layout.meaning.column import Column, Context, Meaning, one_each
from sheet2desk.layout.meaning.fold import LOOK_ALIKES, TO_LATIN
from sheet2desk.layout.meaning.text import cell_text, is_blank, said_by
from sheet2desk.regex import regex
from sheet2desk.workbook import Position, Value

_MIXED: Final = regex(r"[A-Za-z][\w\-]*[А-Яа-яЁёІіЇїЄє]|[А-Яа-яЁёІіЇїЄє][\w\-]*[A-Za-z]")
_CODE: Final = regex(r"[\w\-./№#]*\d[\w\-./№#]*|[A-ZА-ЯЁ]{2,}")
#: Nothing but look-alike letters, figures and signs.
_ONLY_ALIKE: Final = regex(rf"(?:[{''.join(LOOK_ALIKES)}0-9]|[^\w])+")
_FLOAT_TEXT: Final = regex(r"\d+\.0")
_AT_RISK: Final = 10**15
_SAFE: Final = len(str(_AT_RISK)) - 1


def understand_code(column: Column, context: Context, formats: list[str | None] | None = None) -> Meaning:
    """Return ids or custom cells as the sheet shows them; look-alike letters in codes and lost digits are said."""
    is_id = column.field == "id"
    floats = is_id and _exported_floats(column)
    values = one_each(column.values)
    keys: Sequence[Any] = values if formats is None else list(zip(values, formats, strict=True))
    distinct = set(keys)
    known: dict[Any, str | None] = {}
    if formats is None:
        known = said_by(distinct)
        # nothing is wrong with a short text of plain letters and figures, nor with a number of so few digits
        distinct = {key for key, text in known.items() if text and (floats or len(text) > _SAFE or not text.isascii())}
    troubled: dict[Any, tuple[str, str]] = {}
    for key in distinct:
        value, shown = (key, None) if formats is None else key
        if is_blank(value):
            known[key] = None
            continue
        known[key], trouble = _code(value, shown, floats=floats, cyrillic=context.cyrillic)
        if trouble is not None:
            troubled[key] = trouble
    meaning = Meaning(list(map(known.__getitem__, keys)))
    if troubled:
        for index, key in enumerate(keys):
            if key in troubled:
                rule, message = troubled[key]
                meaning.notes.append(context.note(rule, column.letter, index, message))
    if is_id and context.cyrillic:
        _say_variants(column, context, meaning)
    return meaning


def _code(
    value: Value, shown: str | None, *, floats: bool, cyrillic: bool
) -> tuple[str | None, tuple[str, str] | None]:
    text = cell_text(value, shown)
    if isinstance(value, str):
        if floats and _FLOAT_TEXT.fullmatch(text):
            return text[:-2], None
        return text, mixed_letters(text) or (None if cyrillic else _foreign_letters(text))
    if isinstance(value, float) and abs(value) >= _AT_RISK and value % 1 == 0:
        return text, (
            "restored-value",
            f"the number {text} has more digits than a spreadsheet keeps; its last ones may be lost",
        )
    return text, None


def mixed_letters(text: str) -> tuple[str, str] | None:
    """Return a note on a code that mixes two alphabets whose letters look alike ("А-17" with a Latin A inside)."""
    if text.isascii() or len(text) > 200 or not _MIXED.search(text):
        return None
    for token in text.split():
        found = _MIXED.search(token)
        if found is None or not _CODE.fullmatch(token):
            continue
        foreign = {letter for letter in token if ord(letter) > 127 and letter.isalpha()}
        if foreign <= set(LOOK_ALIKES) or {letter for letter in token if letter.isascii() and letter.isalpha()} <= set(
            LOOK_ALIKES.values()
        ):
            return "look-alike-letters", f'"{token}" mixes letters of two alphabets that look alike; kept as written'
    return None


def _foreign_letters(text: str) -> tuple[str, str] | None:
    """Return a note on a code whose letters are all Cyrillic but look Latin, in a sheet that isn't Cyrillic."""
    if text.isascii() or not _ONLY_ALIKE.fullmatch(text) or not any(map(str.isdigit, text)):
        return None
    if not any(map(str.isalpha, text)):
        return None
    return "look-alike-letters", f'"{text[:60]}" is written in Cyrillic letters that look Latin; kept as written'


def _say_variants(column: Column, context: Context, meaning: Meaning) -> None:
    """Say which numbers are written with letters of another alphabet than the same letters in most others."""
    latin: dict[str, int] = {}
    foreign: dict[str, list[int]] = {}
    for index, text in enumerate(meaning.values):
        if text is None or text.isdigit():
            continue
        letters = "".join(letter for letter in text if letter.isalpha())
        if not letters:
            continue
        if letters.isascii():
            latin[letters] = latin.get(letters, 0) + 1
        elif set(letters) <= set(LOOK_ALIKES):
            foreign.setdefault(letters, []).append(index)
    for letters, indexes in foreign.items():
        rivals = latin.get(letters.translate(TO_LATIN), 0)
        if not rivals:
            continue
        for index in indexes if len(indexes) <= rivals else ():
            message = (
                f'"{meaning.values[index]}" is written in another alphabet than {rivals} others '
                "that look the same; kept as written"
            )
            meaning.notes.append(context.note("look-alike-letters", column.letter, index, message))


def _exported_floats(column: Column) -> bool:
    """Whether every number of a text column ends in ".0": an export of floats, not versions."""
    texts = [cell_text(text) for text in column.texts if not is_blank(text)]
    return bool(texts) and all(_FLOAT_TEXT.fullmatch(text) or not any(map(str.isdigit, text)) for text in texts)


def formats_of(column: Column, context: Context, shown: Mapping[Position, str]) -> list[str | None]:
    """Return the number format of each cell of a column."""
    number = 0
    for sign in column.letter:
        number = number * 26 + ord(sign) - 64
    return [shown.get((row, number)) for row in context.rows]
