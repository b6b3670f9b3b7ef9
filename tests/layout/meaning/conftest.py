"""A table in memory, and what its columns mean."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from sheet2desk.config import Profile
from sheet2desk.layout.meaning import Column, Context, Meaning, understand
from sheet2desk.workbook import Looks, Marks, column_letter

ZONE = ZoneInfo("Europe/Moscow")


def read(*columns: tuple[Any, ...], **options: Any) -> list[Meaning]:
    """Return the meanings of (field, values[, header]) columns whose first ticket stands in row 2."""
    count = len(columns[0][1])
    context = Context(
        file="log.xlsx",
        sheet="Март",
        profile=options.get("profile", Profile()),
        zone=ZONE,
        now=datetime(2024, 12, 31, 12, tzinfo=ZONE),
        rows=range(2, 2 + count),
        ids=options.get("ids") or [str(number) for number in range(1, count + 1)],
        banners=options.get("banners") or [None] * count,
        span=options.get("span"),
        looks=lambda: options.get("looks") or Looks(),
        marks=Marks(),
        legends=options.get("legends") or (),
    )
    listed = [
        Column(column[0], column[2] if len(column) > 2 else "X", column_letter(place), list(column[1]))
        for place, column in enumerate(columns, 1)
    ]
    found = understand(listed, context)
    return [found[column.letter] for column in listed]


@pytest.fixture(name="read")
def _read() -> Callable[..., list[Meaning]]:
    return read


@pytest.fixture
def one() -> Callable[..., Meaning]:
    """Read a single column: one(field, values, header)."""

    def single(field: str | None, values: Sequence[Any], header: str = "X", **options: Any) -> Meaning:
        return read((field, values, header), **options)[0]

    return single


@pytest.fixture
def rules() -> Callable[[Meaning], list[tuple[str, str | None]]]:
    """Return (rule, cell) of each note."""
    return lambda meaning: [(note.rule, note.location.cell) for note in meaning.notes]
