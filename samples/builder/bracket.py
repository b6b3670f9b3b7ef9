"""The bracket maker's log, and the same log a month on."""

from __future__ import annotations

from pathlib import Path

from builder.bracket_book import make_chance, write_book
from builder.bracket_flow import MONTH_NAMES, NOW, tell_months
from builder.bracket_later import LATER, LATER_NAMES, live_on
from builder.bracket_mess import make_mess
from builder.bracket_truth import write_truth
from builder.request import Request


def build_bracket_logs(folder: Path) -> None:
    """Write bracket-defects.xlsx and bracket-defects-later.xlsx, each with its truth."""
    months = _months()
    written = write_book(folder / "bracket-defects.xlsx", MONTH_NAMES, months)
    write_truth(folder / "truth" / "bracket-defects.json", months, written, NOW)
    later = _months()
    changes = live_on(later)
    written = write_book(folder / "bracket-defects-later.xlsx", LATER_NAMES, later)
    write_truth(folder / "truth" / "bracket-defects-later.json", later, written, LATER, changes)


def _months() -> list[list[Request]]:
    chance = make_chance()
    months = tell_months(chance)
    make_mess(months, chance)
    return months
