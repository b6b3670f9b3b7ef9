"""What lets us into a desk: its section of the profile, its secret, and how to wait and to talk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from sheet2desk.config import DeskSettings
from sheet2desk.data_class import frozen
from sheet2desk.desks.http import Http
from sheet2desk.desks.options import Kind, need_url, read_options
from sheet2desk.desks.secret import Secret, need_secret

if TYPE_CHECKING:
    import httpx


@frozen
class Door:
    """All that a desk is made of; `name` is the desk's in the profile. Making a desk of it sends nothing yet."""

    settings: DeskSettings
    secret: Secret | None
    name: str
    sleep: Callable[[float], None]
    transport: httpx.BaseTransport | None = None

    def options(self, kind: type[Kind]) -> Kind:
        """Return the desk's own keys of the profile; ConfigError names the wrong one."""
        return read_options(self.settings, kind, self.name)

    def url(self, without: str = "") -> str:
        """Return the desk's address without this end of it; ConfigError when there is none."""
        return need_url(self.settings, self.name).removesuffix(without)

    def need_secret(self, what: str = "token") -> Secret:
        """Return the secret; ConfigError tells how to give one, by this word for it."""
        return need_secret(self.secret, self.name, what)

    def http(
        self,
        base: str,
        secret: Secret,
        *,
        headers: Mapping[str, str],
        explain: Callable[[Any], str],
        basic: tuple[str, str] | None = None,
        timeout: float = 30.0,
    ) -> Http:
        """Return what talks to the desk at an address; `explain` tells how the desk's errors read."""
        return Http(
            base,
            headers=headers,
            secret=secret,
            explain=explain,
            sleep=self.sleep,
            basic=basic,
            transport=self.transport,
            timeout=timeout,
        )
