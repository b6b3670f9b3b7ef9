"""A place for tickets in a real desk: what every test of a push needs, whichever desk it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sheet2desk import desks
from sheet2desk.config import DeskSettings
from sheet2desk.desks.interface import Desk
from sheet2desk.desks.secret import Secret


@dataclass(frozen=True)
class Place:
    """An empty queue or project; `log` is a name of the log that nothing else in the desk has."""

    log: str
    plain: dict[str, Any]
    token: str
    keys: Callable[[], list[str]]
    touch: Callable[[str], None]  # as another agent would change a ticket
    mailed: Callable[[], set[str]]

    def settings(self, **more: object) -> DeskSettings:
        """Return the profile's section for this place."""
        return DeskSettings(**(self.plain | {"log": self.log} | more))

    def desk(self, **more: object) -> Desk:
        """Return the desk."""
        return desks.connect(self.settings(**more), Secret(self.token), name="quality")


def as_written(settings: DeskSettings) -> dict[str, object]:
    """Return a desk's keys as the profile has them."""
    own = {key: getattr(settings, key) for key in ("kind", "url", "token_env", "token_file")}
    return own | dict(settings.extra)
