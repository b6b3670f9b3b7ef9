"""Which days are worked: the country's holidays and moved working days, and the profile's own days off and on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from sheet2desk.errors import ConfigError

if TYPE_CHECKING:
    from holidays import HolidayBase


class SpecialDays:
    """Days that differ from their weekday; a country's are loaded year by year, when asked for."""

    def __init__(self, country: str | None, days_off: Sequence[str] = (), days_on: Sequence[str] = ()) -> None:
        """Take the country ("RU", "DE-BY") and the profile's own days; raise ConfigError for what is no day."""
        self.country = country.strip() if country else None
        self.off = frozenset(_days(days_off, "[calendar] days_off"))
        self.on = frozenset(_days(days_on, "[calendar] days_on"))
        both = self.off & self.on
        if both:
            raise ConfigError(
                f"[calendar] days_on: {min(both)} is also in days_off", help="keep the day in one of the two lists"
            )
        self.holidays: set[date] = set()
        self.moved: set[date] = set()
        self.years: set[int] = set()
        self.unknown_years: set[int] = set()

    def check(self) -> None:
        """Raise ConfigError for a country, or a part of it, whose holidays nobody knows."""
        if self.country is not None:
            self._country([])

    def load(self, years: Iterable[int]) -> None:
        """Load the country's days of these years; a year that its data lacks is kept in `unknown_years`."""
        wanted = set(years) - self.years
        self.years |= wanted
        if self.country is None or not wanted:
            return
        known = self._country(sorted(wanted))
        found = {day for day in known if day.year in wanted}
        self.holidays |= found
        self.moved |= {day for day in known.weekend_workdays if day.year in wanted}
        self.unknown_years |= wanted - {day.year for day in found}

    def _country(self, years: list[int]) -> HolidayBase:
        import holidays

        code, _, part = (self.country or "").replace("_", "-").partition("-")
        for spelling in dict.fromkeys((part.upper(), part, part.title())):  # "BY", but also "Bavaria"
            try:
                return holidays.country_holidays(code.upper(), subdiv=spelling or None, years=years)
            except NotImplementedError:
                continue
        raise ConfigError(
            f"[calendar] country: no holidays are known for {self.country}",
            help='write a country as its two letters ("RU"), a part of it behind a hyphen ("DE-BY")',
        )

    def worked(self, day: date) -> bool | None:
        """Return True for an extra working day, False for a day off, None for a day like any of its weekday."""
        if day in self.off:
            return False
        if day in self.on or day in self.moved:
            return True
        return False if day in self.holidays else None


def _days(texts: Sequence[str], key: str) -> list[date]:
    """Read "2024-05-10" and "2024-12-30..2025-01-08" (both ends included)."""
    days: list[date] = []
    for text in texts:
        ends = [_day(part.strip(), text, key) for part in text.split("..", 1)]
        if ends[-1] < ends[0]:
            raise ConfigError(f"{key}: {text!r} ends before it begins", help="exchange the two days")
        days += [ends[0] + timedelta(step) for step in range((ends[-1] - ends[0]).days + 1)]
    return days


def _day(part: str, text: str, key: str) -> date:
    try:
        return datetime.strptime(part, "%Y-%m-%d").date()
    except ValueError:
        raise ConfigError(
            f"{key}: {text!r} is no day", help='write days as "2024-05-10" or "2024-12-30..2025-01-08"'
        ) from None
