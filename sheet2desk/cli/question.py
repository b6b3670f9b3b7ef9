"""Questions before something is changed far away: only where a person can answer."""

from __future__ import annotations

import sys

from sheet2desk.errors import ConfigError


def ask(question: str, *, otherwise: str) -> bool:
    """Return the answer to a yes-or-no question.

    Raises ConfigError, with what to do `otherwise`, where stdin is no terminal and nobody could answer.
    """
    import typer

    if not sys.stdin.isatty():
        raise ConfigError("nobody is there to answer", help=otherwise)
    return typer.confirm(question, err=True)
