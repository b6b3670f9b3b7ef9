"""Says in which file a wrong setting stands."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sheet2desk.errors import ConfigError


@contextmanager
def settings_of(path: Path | None) -> Iterator[None]:
    """Put the profile's path before the message of a ConfigError raised inside."""
    try:
        yield
    except ConfigError as trouble:
        if path is None:
            raise
        raise ConfigError(f"{path}: {trouble.message}", help=trouble.help) from None
