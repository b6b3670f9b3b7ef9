"""From cells to tickets: where the tables are, what each row is, which column is which field, what a cell means."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from sheet2desk.config import Profile
    from sheet2desk.log import Log
    from sheet2desk.workbook import Workbook


def lay_out(workbook: Workbook, profile: Profile, zone: ZoneInfo, now: datetime, *, strict: bool = True) -> Log:
    """Return the tickets of a workbook, the fate of each of its rows, and how each column was understood.

    Raises ConfigError when the profile names a column that no sheet has; without `strict` that is a note instead.
    """
    from sheet2desk.layout.workbook_reading import read_workbook

    return read_workbook(workbook, profile, zone, now, strict=strict)
