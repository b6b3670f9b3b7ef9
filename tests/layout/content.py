"""Contents of columns: texts, moments and their rows."""

from __future__ import annotations

from datetime import datetime

TEXTS = [
    "Нет света в кабине",
    "Течёт масло из редуктора",
    "Стучит подвеска слева",
    "Не закрывается люк",
    "Скрипит ремень",
]


def moments(hour: int, *days: int | None) -> list[object]:
    return ["" if day is None else datetime(2024, 3, day, hour) for day in days]


def rows_of(*columns: list[object]) -> list[list[object]]:
    return [list(row) for row in zip(*columns, strict=True)]
