"""Rows of facts over a part of a log: "Date: | 02.03.2024 | Shift: | 2 | On duty: | Lang", over each day's tickets."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sheet2desk.layout.header_text import shown
from sheet2desk.layout.kinds import empty
from sheet2desk.layout.meaning.banners import day_reading
from sheet2desk.layout.meaning.fold import fold
from sheet2desk.layout.meaning.vocabulary import listed
from sheet2desk.workbook import Value

#: A label and what stands beside it.
Fact = tuple[str, Value]

_LONGEST_LABEL = 40


def facts_of(own: Sequence[Value]) -> list[Fact]:
    """Return the facts that a row is made of, label by label; none when it is anything else."""
    filled = [value for value in own if not empty(value)]
    inside = [_inside(value) for value in filled]
    told = [fact for fact in inside if fact is not None]
    if len(filled) > 1 and all(inside) and days_among(told):
        return told  # without a day it may be a ticket whose cells begin with a word and a colon
    labels, values = filled[::2], filled[1::2]
    if not values or len(labels) != len(values) or any(_is_colon(value) for value in values):
        return []
    if not all(isinstance(label, str) and len(label) <= _LONGEST_LABEL for label in labels):
        return []
    if not all(map(_is_colon, labels)):
        return []
    facts = [(shown(label).rstrip(":").strip(), value) for label, value in zip(labels, values, strict=True)]
    return facts if len(facts) > 1 or days_among(facts) else []


def days_among(facts: Sequence[Fact]) -> list[Value]:
    """Return the values that may be the day of the rows below: all that are days, or those named so if any is."""
    days = [(label, value) for label, value in facts if _is_day(value)]
    named = [value for label, value in days if fold(label) in listed("title_words", "day")]
    return named or [value for _, value in days]


def _is_day(value: Value) -> bool:
    return isinstance(value, date) or (isinstance(value, str) and day_reading(value, loose=False) is not None)


def _is_colon(value: Value) -> bool:
    return isinstance(value, str) and value.rstrip().endswith(":")


def _inside(value: Value) -> Fact | None:
    """Return the fact that one cell holds: "Shift: 2"; a time of day is none."""
    if not isinstance(value, str) or len(value) > 2 * _LONGEST_LABEL:
        return None
    label, colon, said = shown(value).partition(":")
    spoken = 1 < len(label.strip()) <= _LONGEST_LABEL and label.strip()[-1].isalpha() and said[:1].isspace()
    return (label.strip(), said.strip()) if colon and spoken and said.strip() else None
