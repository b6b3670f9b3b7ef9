"""What a cell can hold beside plain text, numbers and dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Formatted:
    """A number that its format shows otherwise: 42731 as "0042731"."""

    number: float
    number_format: str


@dataclass(frozen=True)
class Filled:
    """A cell that speaks by its colour ("RRGGBB")."""

    colour: str
    text: str = ""


@dataclass(frozen=True)
class Formula:
    """A formula with the result that Excel stored; "{row}" stands for the cell's own row."""

    formula: str
    result: date | float | str


@dataclass(frozen=True)
class InCellPicture:
    """A picture placed in the cell itself."""

    data: bytes
