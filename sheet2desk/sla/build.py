"""The calendar that a profile describes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sheet2desk.errors import ConfigError
from sheet2desk.sla import hours
from sheet2desk.sla.business_time import Calendar
from sheet2desk.sla.days import SpecialDays
from sheet2desk.sla.origin import settings_of

if TYPE_CHECKING:
    from sheet2desk.config import CalendarSettings

DEFAULT_HOURS: Final = "Mon-Fri 09:00-18:00"


def build_calendar(
    settings: CalendarSettings | None, zone: tzinfo, years: Iterable[int] = (), path: Path | None = None
) -> Calendar:
    """Return the calendar of a profile's [calendar], its table made for `years` (it grows by itself beyond them).

    Without settings time runs around the clock. Raises ConfigError naming the profile's `path` and the key that can't
    be read.
    """
    if settings is None:
        week = hours.parse_hours("24x7", "hours")
        calendar = Calendar(week, SpecialDays(None), zone, "24 × 7 (the profile has no [calendar])")
    else:
        with settings_of(path):
            calendar = _calendar(settings, zone)
    wanted = list(years)
    if wanted:
        calendar.prepare(min(wanted), max(wanted))
    return calendar


def _calendar(settings: CalendarSettings, zone: tzinfo) -> Calendar:
    week = hours.parse_hours(settings.hours if settings.hours is not None else DEFAULT_HOURS, "[calendar] hours")
    special = SpecialDays(settings.country, settings.days_off, settings.days_on)
    special.check()
    words = ["24 × 7" if week == hours.parse_hours("24x7", "hours") else hours.describe(week)]
    if settings.hours is None:
        words[0] += " (the default)"
    net = week
    if settings.breaks and settings.breaks.strip():
        net = hours.without(week, hours.parse_hours(settings.breaks, "[calendar] breaks"))
        if not any(net):
            raise ConfigError(
                "[calendar] breaks: no working time is left", help="make the breaks shorter than the hours"
            )
        words.append(f"breaks {settings.breaks.strip()}")
    if special.country:
        words.append(f"holidays and moved working days of {special.country}")
    else:
        words.append("no holidays")
    if special.off:
        words.append(f"{len(special.off)} day{'s' if len(special.off) > 1 else ''} off of its own")
    if special.on:
        words.append(f"{len(special.on)} working day{'s' if len(special.on) > 1 else ''} of its own")
    return Calendar(net, special, zone, ", ".join(words))
