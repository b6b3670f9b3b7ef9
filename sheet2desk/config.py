"""The profile, `sheet2desk.toml`: what the program would otherwise decide, and the calendars, SLAs and desks by name.

Everything works without one. These are its plain shapes, which every run needs; profile_file.py reads and checks the
file, with pydantic, where there is one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar, Final, Literal

from sheet2desk.data_class import frozen_by_name

PROFILE_NAME: Final = "sheet2desk.toml"


@frozen_by_name
class Section:
    """A part of the profile; a key it doesn't know is an error."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = {"extra": "forbid"}


@frozen_by_name
class Dates(Section):
    """How text dates are read where the sheet leaves it open; by column header under `columns`."""

    order: Literal["dmy", "mdy", "ymd"] | None = None
    columns: dict[str, Literal["dmy", "mdy", "ymd"]] = field(default_factory=dict)


@frozen_by_name
class SheetSettings(Section):
    """What one sheet is: whether it is read as a log, and where its header stands (rows of the sheet, [] for none)."""

    kind: Literal["log", "other"] | None = None
    header_rows: list[int] | None = None
    columns: dict[str, str] = field(default_factory=dict)


@frozen_by_name
class CalendarSettings(Section):
    """Working time: country of the holidays, weekly hours, breaks, extra days off and on ("2024-05-10")."""

    country: str | None = None
    hours: str | None = None
    breaks: str | None = None
    days_off: list[str] = field(default_factory=list)
    days_on: list[str] = field(default_factory=list)


@frozen_by_name
class Targets(Section):
    """Promised times, in business time: "8h", "90m", "2d" (a day is the calendar's working day)."""

    first_response: str | None = None
    resolution: str | None = None


@frozen_by_name
class SLASettings(Targets):
    """Targets for all tickets, and by priority."""

    priority: dict[Literal["low", "normal", "high", "urgent"], Targets] = field(default_factory=dict)


@frozen_by_name
class Flags(Section):
    """Thresholds of the flags of lost and overdue requests."""

    no_owner: str = "4h"
    stale: str = "5d"


@frozen_by_name
class Route(Section):
    """Where a ticket goes when its condition ("category = брак") holds."""

    assignee: str | None = None
    group: str | None = None


@frozen_by_name
class Duplicates(Section):
    """What the search for duplicates must know about this team."""

    shared_mailboxes: list[str] = field(default_factory=list)
    phone_region: str | None = None  # found from the numbers where nobody says it
    strict: bool = False


@frozen_by_name
class Limits(Section):
    """How much of a source may be read before it is refused as hostile or broken."""

    unpacked_mib: int = 2048
    seconds: int = 600
    rows: int = 1_048_576
    columns: int = 16_384


@frozen_by_name
class GoogleSettings(Section):
    """Who reads Google Sheets: a service account's key file, an OAuth client's file, or an API key (public sheets)."""

    service_account: str | None = None
    oauth_client: str | None = None
    api_key_env: str | None = None
    api_key_file: str | None = None
    origin: str | None = None  # another server that speaks the same REST


@dataclass(init=False, slots=True)
class DeskSettings:
    """One desk; the keys in `extra` belong to the desk's own kind and are checked by it."""

    kind: str
    url: str | None
    token_env: str | None
    token_file: str | None
    extra: Mapping[str, Any]

    def __init__(
        self,
        *,
        kind: str,
        url: str | None = None,
        token_env: str | None = None,
        token_file: str | None = None,
        **extra: Any,
    ) -> None:
        """Take the keys as the profile has them."""
        self.kind, self.url, self.token_env, self.token_file, self.extra = kind, url, token_env, token_file, extra


@frozen_by_name
class Profile(Section):
    """The whole profile. An empty one is what runs without a file."""

    timezone: str | None = None
    language: Literal["en", "ru"] = "en"
    columns: dict[str, str] = field(default_factory=dict)  # field = header, or "col:E"
    values: dict[str, dict[str, str]] = field(default_factory=dict)  # by field: what the sheet says = what it means
    colours: dict[str, str] = field(default_factory=dict)  # fill "RRGGBB" = status
    dates: Dates = field(default_factory=Dates)
    sheets: dict[str, SheetSettings] = field(default_factory=dict)
    calendar: CalendarSettings | None = None
    sla: SLASettings = field(default_factory=SLASettings)
    flags: Flags = field(default_factory=Flags)
    routing: dict[str, Route] = field(default_factory=dict)
    rules: dict[str, Literal["error", "warning", "info", "off"]] = field(default_factory=dict)
    duplicates: Duplicates = field(default_factory=Duplicates)
    limits: Limits = field(default_factory=Limits)
    google: GoogleSettings = field(default_factory=GoogleSettings)
    desks: dict[str, DeskSettings] = field(default_factory=dict)
    path: Path | None = None  # the file it was read from
