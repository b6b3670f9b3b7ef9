"""The keys of `[desks.<name>]`: those that every desk knows, and how a wrong one is told."""

from __future__ import annotations

import difflib
from dataclasses import fields
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from sheet2desk.config import DeskSettings
from sheet2desk.errors import ConfigError


class Options(BaseModel):
    """Keys of every kind of desk; each kind adds its own.

    The tables answer what the desk can't know: the sheet's word = the desk's word.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    log: str | None = None  # name of the log in every key; the file's name without its ending when not given
    requester_fallback: str | None = None  # e-mail for tickets whose requester has none
    statuses: dict[str, str] = {}  # "pending" = "stalled"
    priorities: dict[str, int | str] = {}  # "urgent" = 90
    assignees: dict[str, str] = {}  # "Иванов И. И." = "ivanov@example.com"
    groups: dict[str, str] = {}  # "Quality" = the desk's queue or group
    fields: dict[str, str] = {}  # "satisfaction" or a header of the sheet = the desk's custom field


class ServerOptions(Options):
    """Keys of desks that people run themselves, on machines of any speed."""

    timeout: float = Field(default=30.0, gt=0)  # seconds to wait for an answer


Kind = TypeVar("Kind", bound=Options)


def read_options(settings: DeskSettings, kind: type[Kind], name: str) -> Kind:
    """Check the desk's own keys; ConfigError names the wrong key and the nearest known one."""
    try:
        return kind.model_validate(dict(settings.extra))
    except ValidationError as trouble:
        first = trouble.errors(include_url=False, include_context=False, include_input=False)[0]
    keys = [str(key) for key in first["loc"]]
    known = sorted({*kind.model_fields, *(key.name for key in fields(DeskSettings))} - {"extra"})
    where = f"[desks.{name}] {'.'.join(keys)}"
    if first["type"] == "extra_forbidden":
        near = difflib.get_close_matches(keys[0], known, n=1, cutoff=0.5)
        raise ConfigError(
            f"{where}: unknown key", help=f"did you mean {near[0]}" if near else f"known keys: {', '.join(known)}"
        )
    if first["type"] == "missing":
        raise ConfigError(f"{where}: missing", help=f"a desk of kind {settings.kind} needs {keys[0]} in the profile")
    message = first["msg"].removeprefix("Value error, ")
    raise ConfigError(f"{where}: {message[:1].lower()}{message[1:]}", help="mend that key of the profile")


def need_url(settings: DeskSettings, name: str) -> str:
    """Return the desk's address without a slash at its end; ConfigError when it is missing or no web address."""
    url = (settings.url or "").rstrip("/")
    if not url.startswith(("http://", "https://")):
        raise ConfigError(
            f"[desks.{name}] url: {'missing' if not url else 'not a web address'}",
            help="give the desk's address, like https://desk.example.com",
        )
    return url
