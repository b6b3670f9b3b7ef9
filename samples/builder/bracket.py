"""The bracket maker's log, and the same log a month on."""

from __future__ import annotations

from pathlib import Path

from builder.bracket_book import make_chance, write_book
from builder.bracket_flow import MONTH_NAMES, tell_months
from builder.bracket_mess import make_mess
from builder.bracket_truth import write_truth


def build_bracket_logs(folder: Path) -> None:
    """Write bracket-defects.xlsx and its truth."""
    chance = make_chance()
    months = tell_months(chance)
    make_mess(months, chance)
    written = write_book(folder / "bracket-defects.xlsx", MONTH_NAMES, months)
    write_truth(folder / "truth" / "bracket-defects.json", "bracket-defects.xlsx", months, written)
