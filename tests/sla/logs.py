"""Small logs for the tests of flags and KPIs."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sheet2desk import profile_file
from sheet2desk.config import CalendarSettings, Profile
from sheet2desk.log import Log
from sheet2desk.ticket import Source, Ticket

MOSCOW = ZoneInfo("Europe/Moscow")
COLUMNS = {
    "id": "A", "created_at": "B", "first_response_at": "C", "solved_at": "D", "due_at": "E", "assignee": "F",
    "status": "G", "priority": "H", "satisfaction": "I", "category": "J",
}  # fmt: skip


def at(text: str, zone: ZoneInfo = MOSCOW) -> datetime:
    """Return a moment: "2024-03-05 09:10"."""
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def ticket(row: int = 2, *, without: tuple[str, ...] = (), sheet: str = "log", **fields: Any) -> Ticket:
    """Return a ticket of a sheet that has all columns but those `without`."""
    columns = {name: letter for name, letter in COLUMNS.items() if name not in without}
    return Ticket(Source("a.xlsx", sheet, row), columns=columns, **fields)


def log_of(*tickets: Ticket) -> Log:
    return Log(tickets=list(tickets))


def profile_of(*, country: str | None = None, breaks: str | None = None, **sections: Any) -> Profile:
    """Return a profile of Mon-Fri 09:00-18:00."""
    calendar = CalendarSettings(country=country, hours="Mon-Fri 09:00-18:00", breaks=breaks)
    return replace(profile_file.profile_of(sections), calendar=calendar)
