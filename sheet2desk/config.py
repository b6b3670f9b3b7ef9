"""The profile, `sheet2desk.toml`: what the program would otherwise decide, and the calendars, SLAs and desks by name.

Everything works without one. Unknown keys are refused with the nearest known one; secrets never stand in it.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BaseModel, ConfigDict, Field, ValidationError, ValidationInfo, field_validator

from sheet2desk.errors import ConfigError
from sheet2desk.ticket import FIELDS, PRIORITIES, STATUSES

PROFILE_NAME = "sheet2desk.toml"

#: What the words of a field may mean; None: any text.
_MEANINGS: Final[Mapping[str, tuple[str, ...] | None]] = {
    "status": STATUSES,
    "priority": PRIORITIES,
    "satisfaction": ("1", "2", "3", "4", "5"),
    "category": None,
    "channel": None,
    "assignee": None,
    "requester.name": None,
    "requester.organization": None,
}


class Section(BaseModel):
    """A part of the profile; a key it doesn't know is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Dates(Section):
    """How text dates are read where the sheet leaves it open; by column header under `columns`."""

    order: Literal["dmy", "mdy", "ymd"] | None = None
    columns: dict[str, Literal["dmy", "mdy", "ymd"]] = {}


class SheetSettings(Section):
    """What one sheet is: whether it is read as a log, and where its header stands (rows of the sheet, [] for none)."""

    kind: Literal["log", "other"] | None = None
    header_rows: list[int] | None = None
    columns: dict[str, str] = {}


class CalendarSettings(Section):
    """Working time: country of the holidays, weekly hours, breaks, extra days off and on ("2024-05-10")."""

    country: str | None = None
    hours: str | None = None
    breaks: str | None = None
    days_off: list[str] = []
    days_on: list[str] = []


class Targets(Section):
    """Promised times, in business time: "8h", "90m", "2d" (a day is the calendar's working day)."""

    first_response: str | None = None
    resolution: str | None = None


class SLASettings(Targets):
    """Targets for all tickets, and by priority."""

    priority: dict[Literal["low", "normal", "high", "urgent"], Targets] = {}


class Flags(Section):
    """Thresholds of the flags of lost and overdue requests."""

    no_owner: str = "4h"
    stale: str = "5d"


class Route(Section):
    """Where a ticket goes when its condition ("category = брак") holds."""

    assignee: str | None = None
    group: str | None = None


class Duplicates(Section):
    """What the search for duplicates must know about this team."""

    shared_mailboxes: list[str] = []
    phone_region: str = "RU"
    strict: bool = False


class Limits(Section):
    """How much of a source may be read before it is refused as hostile or broken."""

    unpacked_mib: int = 2048
    seconds: int = 600
    rows: int = 1_048_576
    columns: int = 16_384


class GoogleSettings(Section):
    """Who reads Google Sheets: a service account's key file, an OAuth client's file, or an API key (public sheets)."""

    service_account: str | None = None
    oauth_client: str | None = None
    api_key_env: str | None = None
    api_key_file: str | None = None
    origin: str | None = None  # another server that speaks the same REST


class DeskSettings(BaseModel):
    """One desk; keys beyond these belong to the desk's own kind and are checked by it."""

    model_config = ConfigDict(extra="allow", frozen=True)

    kind: str
    url: str | None = None
    token_env: str | None = None
    token_file: str | None = None

    @property
    def extra(self) -> Mapping[str, Any]:
        """Return the keys that only this kind of desk knows."""
        return self.model_extra or {}


class Profile(Section):
    """The whole profile. An empty one is what runs without a file."""

    timezone: str | None = None
    language: Literal["en", "ru"] = "en"
    columns: dict[str, str] = {}  # field = header, or "col:E"
    values: dict[str, dict[str, str]] = {}  # by field: what the sheet says = what it means
    colours: dict[str, str] = {}  # fill "RRGGBB" = status
    dates: Dates = Dates()
    sheets: dict[str, SheetSettings] = {}
    calendar: CalendarSettings | None = None
    sla: SLASettings = SLASettings()
    flags: Flags = Flags()
    routing: dict[str, Route] = {}
    rules: dict[str, Literal["error", "warning", "info", "off"]] = {}
    duplicates: Duplicates = Duplicates()
    limits: Limits = Limits()
    google: GoogleSettings = GoogleSettings()
    desks: dict[str, DeskSettings] = {}
    path: Path | None = Field(default=None, exclude=True)

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, name: str | None) -> str | None:
        if name is not None:
            try:
                ZoneInfo(name)
            except (ZoneInfoNotFoundError, ValueError) as trouble:
                raise ValueError(f"no time zone is named {name}") from trouble
        return name

    @field_validator("columns", "values", mode="before")
    @classmethod
    def _requester_by_parts(cls, named: Any, info: ValidationInfo) -> Any:
        """Take `requester.name = …` without quotes, which TOML reads as a table, and `requester` alone as its name."""
        if not isinstance(named, dict) or "requester" not in named:
            return named
        inside = named["requester"]
        # [values.requester] may hold the words themselves: texts, where its parts would be tables.
        by_parts = isinstance(inside, dict) and (
            info.field_name == "columns" or not any(isinstance(value, str) for value in inside.values())
        )
        flat = (
            {f"requester.{part}": value for part, value in inside.items()} if by_parts else {"requester.name": inside}
        )
        return {key: value for key, value in named.items() if key != "requester"} | flat

    @field_validator("columns")
    @classmethod
    def _known_fields(cls, columns: dict[str, str]) -> dict[str, str]:
        for name in columns:
            _expect(name, FIELDS, "field")
        return columns

    @field_validator("values")
    @classmethod
    def _known_meanings(cls, values: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
        for name, words in values.items():
            _expect(name, tuple(_MEANINGS), "field of words")
            allowed = _MEANINGS[name]
            for meaning in words.values():
                if allowed is not None:
                    _expect(meaning, allowed, name)
        return values

    @field_validator("colours")
    @classmethod
    def _known_statuses(cls, colours: dict[str, str]) -> dict[str, str]:
        for meaning in colours.values():
            _expect(meaning, STATUSES, "status")
        return colours


def _expect(name: str, known: tuple[str, ...], what: str) -> None:
    """Refuse a name that isn't known, with the nearest that is."""
    if name not in known:
        near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
        hint = f"did you mean {near[0]}" if near else f"known: {', '.join(known)}"
        raise ValueError(f"no {what} is named {name}, {hint}")


def load_profile(path: Path) -> Profile:
    """Read a profile.

    Raises ConfigError, naming the file, the key and the nearest known key, when it can't be read or holds a wrong key.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as trouble:
        raise ConfigError(
            f"{path}: {(trouble.strerror or 'cannot be read').lower()}", help="name a profile that exists"
        ) from trouble
    except UnicodeDecodeError as trouble:
        raise ConfigError(f"{path}: not UTF-8 at byte {trouble.start}", help="save the profile as UTF-8") from trouble
    except tomllib.TOMLDecodeError as trouble:
        raise ConfigError(
            f"{path}: not TOML: {_lower(str(trouble))}", help="mend that line of the profile"
        ) from trouble
    try:
        return Profile.model_validate(data | {"path": path})
    except ValidationError as trouble:
        raise _explain(path, trouble) from None


def _explain(path: Path, trouble: ValidationError) -> ConfigError:
    first = trouble.errors(include_url=False, include_context=False, include_input=True)[0]
    # "[key]" is pydantic's word for the key itself of a table whose keys are a closed list.
    keys = [str(key) for key in first["loc"] if key != "[key]"]
    section = "".join(f"[{'.'.join(keys[:-1])}] " if keys[:-1] else "")
    where = f"{path}: {section}{keys[-1] if keys else 'profile'}"
    if first["type"] == "extra_forbidden":
        known = _known_keys(keys[:-1])
        near = difflib.get_close_matches(keys[-1], known, n=1, cutoff=0.5)
        return ConfigError(
            f"{where}: unknown key", help=f"did you mean {near[0]}" if near else f"known keys: {', '.join(known)}"
        )
    message = _lower(first["msg"].removeprefix("Value error, "))
    if first["type"] == "literal_error":
        known = re.findall(r"'([^']+)'", message)
        near = difflib.get_close_matches(str(first["input"]), known, n=1, cutoff=0.5)
        wrong = "unknown key" if "[key]" in first["loc"] else f"{first['input']} is not known"
        return ConfigError(
            f"{where}: {wrong}", help=f"did you mean {near[0]}" if near else f"write one of {', '.join(known)}"
        )
    return ConfigError(f"{where}: {message}", help="mend that key of the profile")


def _known_keys(section: list[str]) -> list[str]:
    model: type[BaseModel] = Profile
    for key in section:
        field = model.model_fields.get(key)
        kinds = _models(field.annotation) if field else None
        if kinds is not None:
            model = kinds
    return sorted(name for name in model.model_fields if name != "path")


def _models(annotation: Any) -> type[BaseModel] | None:
    """Return the section that an annotation leads to: `X`, `X | None` or `dict[str, X]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in reversed(getattr(annotation, "__args__", ())):
        found = _models(part)
        if found is not None:
            return found
    return None


def _lower(message: str) -> str:
    return message[:1].lower() + message[1:]
