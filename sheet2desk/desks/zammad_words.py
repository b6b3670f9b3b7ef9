"""Zammad's words: groups, states and priorities as this server names them, dates, errors, and keys as numbers."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

from sheet2desk.desks.options import Options
from sheet2desk.errors import ConfigError

STATES: Final = {"new": "new", "open": "open", "pending": "open", "solved": "closed", "closed": "closed"}
PRIORITIES: Final = {"low": "1 low", "normal": "2 normal", "high": "3 high", "urgent": "3 high"}
LONGEST: Final = 60  # characters of a ticket's number


class Words:
    """What the server knows, by name."""

    def __init__(
        self,
        groups: Mapping[str, Any] | None = None,
        states: Mapping[str, Any] | None = None,
        priorities: Mapping[str, Any] | None = None,
    ) -> None:
        self.groups = groups or {}
        self._states = states or {}
        self._priorities = priorities or {}

    def states(self, options: Options) -> dict[str, str]:
        """Return the state of each status."""
        return STATES | options.statuses

    def priorities(self, options: Options) -> dict[str, int | str]:
        """Return the priority of each priority."""
        return {**PRIORITIES, **options.priorities}

    def needs_date(self, state: str) -> bool:
        """Return whether a state is one that Zammad wants a date for."""
        return state.startswith("pending")

    def check(self, options: Options, group: str, name: str) -> None:
        """Raise ConfigError for a group, state or priority that the server doesn't have."""
        for what, words, there in (
            ("group", {"": group, **options.groups}, self.groups),
            ("state", self.states(options), self._states),
            ("priority", self.priorities(options), self._priorities),
        ):
            for meaning, word in words.items():
                if word not in there:
                    where = {"group": "groups", "state": "statuses", "priority": "priorities"}[what]
                    raise ConfigError(
                        f"desk {name}: Zammad has no {what} {word}{f' for {meaning}' if meaning else ''}",
                        help=f"name one in {where} of the profile; there are {', '.join(sorted(there)) or 'none'}",
                    )


def number_of(key: str) -> str:
    """Return the ticket's number for a key: the key itself, a longer one cut and told apart by its digest."""
    if len(key) <= LONGEST:
        return key
    return f"{key[: LONGEST - 17]}~{hashlib.sha256(key.encode()).hexdigest()[:16]}"


def show_date(moment: datetime) -> str:
    """Return a moment (UTC) as Zammad takes it."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def read_date(text: str | None) -> str:
    """Return Zammad's date, which has milliseconds, in the form it is sent in; "" when it is not set."""
    return show_date(datetime.fromisoformat(text).astimezone(UTC)) if text else ""


def explain(body: Any) -> str:
    """Return what an error of Zammad says: {"error": …, "error_human": …}."""
    if not isinstance(body, dict):
        return ""
    said = [str(body[name]) for name in ("error", "error_human") if body.get(name)]
    return " / ".join(dict.fromkeys(said))
