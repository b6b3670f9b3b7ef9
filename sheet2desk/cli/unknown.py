"""A name given on the command line that must be one of a few."""

from __future__ import annotations

from collections.abc import Sequence

from sheet2desk.errors import ConfigError


def known_name(name: str, known: Sequence[str], *, kind: str, command: str) -> str:
    """Return the name when it is known.

    Raises ConfigError with the nearest known one, or with where they are listed.
    """
    if name in known:
        return name
    import difflib

    near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
    help = f"did you mean {near[0]}" if near else f"`sheet2desk {command}` lists them"
    raise ConfigError(f"no {kind} is named {name}", help=help)
