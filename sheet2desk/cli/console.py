"""Words to the user, on stderr: trouble, remarks, questions. Results go through output.py."""

from __future__ import annotations

import os
import sys

from sheet2desk.data_class import mutable


@mutable
class Manner:
    """How much is said in this run, and whether in colour."""

    quiet: bool = False
    verbose: bool = False
    colour: bool = True


#: Set once, by the options of the command, before it does anything.
manner = Manner()


def say(text: str) -> None:
    """Print words that aren't the result."""
    try:
        print(text, file=sys.stderr, flush=True)  # noqa: T201 - this is the place that prints
    except (OSError, ValueError):
        # Nobody listens any more; the result still matters.
        return


def remark(text: str) -> None:
    """Say something useful to know, unless the run is quiet."""
    if not manner.quiet:
        say(text)


def detail(text: str) -> None:
    """Say something only a curious user wants, under --verbose."""
    if manner.verbose:
        say(text)


def trouble(message: str, help: str = "") -> None:
    """Say what went wrong in one line, and in a second one what to do next."""
    say(f"{_paint('error:', '31')} {_one_line(message)}")
    if help:
        say(f"{_paint('help:', '36')} {_one_line(help)}")


def on_terminal() -> bool:
    """Return whether a person watches stderr."""
    return sys.stderr.isatty()


def _paint(text: str, colour: str) -> str:
    plain = not manner.colour or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or not on_terminal()
    return text if plain else f"\x1b[1;{colour}m{text}\x1b[0m"


def _one_line(text: str) -> str:
    from sheet2desk.formats.display import one_line

    return one_line(" ".join(text.split()))
