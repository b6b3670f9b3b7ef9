"""Help desks: one module a desk, one line a desk here; `http.py` is the only module that talks.

- `DESKS`: kind → title, in the order in which they are shown; the module of a kind is `sheet2desk.desks.<kind>`,
  its docstring is the page that `sheet2desk desks KIND` prints, its `DESK` the class, made of a `door.Door`.
- `capabilities(kind) -> Capabilities`: what a kind of desk keeps and what it loses, as data.
- `page(kind) -> str`: the page of a kind.
- `find_secret(settings, name, environment) -> Secret`: the token named by `token_file` or `token_env`; the caller
  hands in the environment. ConfigError when it isn't there.
- `connect(settings, secret, *, name="", sleep=time.sleep, transport=None) -> Desk`: a desk to talk to (interface.py).
  Nothing is sent yet. ConfigError names the profile's wrong key and the nearest known one.
"""

from __future__ import annotations

import difflib
import importlib
import time
from collections.abc import Callable, Mapping
from types import ModuleType
from typing import TYPE_CHECKING, Final

from sheet2desk.errors import ConfigError

if TYPE_CHECKING:
    import httpx

    from sheet2desk.config import DeskSettings
    from sheet2desk.desks.interface import Capabilities, Desk
    from sheet2desk.desks.secret import Secret

DESKS: Final = {
    "rt": "Request Tracker 5",
    "redmine": "Redmine 5",
    "roundup": "Roundup 2",
    "django-helpdesk": "django-helpdesk 2",
    "zendesk": "Zendesk",
    "zammad": "Zammad",
    "bitrix24": "Bitrix24",
    "folder": "A folder of JSON Lines, CSV and attachments",
    "openapi": "Any desk with an OpenAPI file",
}


def connect(
    settings: DeskSettings,
    secret: Secret | None,
    *,
    name: str = "",
    sleep: Callable[[float], None] = time.sleep,
    transport: httpx.BaseTransport | None = None,
) -> Desk:
    """Return the desk that the settings describe, without a word to it yet; `name` is its name in the profile.

    Raises ConfigError for an unknown kind, a wrong key, or a missing token.
    """
    from sheet2desk.desks.door import Door

    desk: Desk = module_of(settings.kind).DESK(Door(settings, secret, name or settings.kind, sleep, transport))
    return desk


def capabilities(kind: str) -> Capabilities:
    """Return what a kind of desk keeps and loses."""
    known: Capabilities = module_of(kind).CAPABILITIES
    return known


def page(kind: str) -> str:
    """Return the page of a kind of desk."""
    return (module_of(kind).__doc__ or "").strip()


def module_of(kind: str) -> ModuleType:
    """Return the module of a kind of desk; ConfigError names the nearest kind that there is."""
    if kind not in DESKS:
        near = difflib.get_close_matches(kind, DESKS, n=1, cutoff=0.5)
        raise ConfigError(
            f"no kind of desk is named {kind}", help=f"did you mean {near[0]}" if near else f"kinds: {', '.join(DESKS)}"
        )
    return importlib.import_module(f"sheet2desk.desks.{kind.replace('-', '_')}")


def find_secret(settings: DeskSettings, name: str, environment: Mapping[str, str]) -> Secret | None:
    """Return the token that the profile names (secret.find_secret)."""
    from sheet2desk.desks.secret import find_secret as find

    return find(settings, name, environment)
