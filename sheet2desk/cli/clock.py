"""The run's clock and time zone: only the command line reads them from the machine."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sheet2desk.errors import ConfigError


def zone_named(name: str, *, origin: str) -> ZoneInfo:
    """Return the IANA zone of that name.

    Raises ConfigError, naming where the name came from and the nearest known zone.
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        import difflib
        from zoneinfo import available_timezones

        near = difflib.get_close_matches(name, available_timezones(), n=1, cutoff=0.5)
        help = f"did you mean {near[0]}" if near else "name a zone like Europe/Moscow"
        raise ConfigError(f"{origin}: no time zone is named {name}", help=help) from None


def local_zone() -> tuple[ZoneInfo, str]:
    """Return the machine's own zone, and how it was known."""
    name = os.environ.get("TZ", "").removeprefix(":")
    if name:
        try:
            return ZoneInfo(name), "TZ"
        except (ZoneInfoNotFoundError, ValueError, OSError):
            return ZoneInfo("UTC"), f"UTC, since TZ={name} names no known zone"
    link = Path("/etc/localtime")
    try:
        _, found, name = str(link.resolve(strict=True)).partition("zoneinfo/")
        if found:
            return ZoneInfo(name), str(link)
        with link.open("rb") as data:
            return ZoneInfo.from_file(data, key=None), f"{link}, a zone without a name"
    except (OSError, ValueError, ZoneInfoNotFoundError):
        return ZoneInfo("UTC"), "UTC, since this machine names no zone"


def parse_now(text: str) -> datetime:
    """Return the moment given by --now: ISO 8601; without an offset it is wall-clock time in the log's zone.

    Raises ConfigError when it is no moment.
    """
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise ConfigError(f"--now: {text} is no moment in ISO 8601", help="give it as 2024-03-05T09:10") from None


def machine_now() -> datetime:
    """Return the present moment."""
    return datetime.now(UTC)
