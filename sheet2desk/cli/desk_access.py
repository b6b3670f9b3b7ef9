"""The way to a desk: the profile's settings, the secret from file or environment, the journal of this machine."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer import Option

from sheet2desk.cli import console
from sheet2desk.cli.session import Session
from sheet2desk.errors import ConfigError

if TYPE_CHECKING:
    from sheet2desk.config import DeskSettings
    from sheet2desk.desks.interface import Desk
    from sheet2desk.log import Log
    from sheet2desk.migration.journal import Journal

WORTH_SAYING = 2.0  # seconds; nobody wonders about a shorter wait

To = Annotated[str, Option("--to", metavar="DESK", help="The desk, by its name in the profile.", show_default=False)]
JournalPlace = Annotated[
    str | None,
    Option(
        "--journal",
        metavar="PLACE",
        envvar="SHEET2DESK_JOURNAL",
        help="Where runs are written down: a file, or a postgresql:// URL shared by a team.",
        show_default=False,
    ),
]


def open_desk(session: Session, name: str, *, offline: bool = False) -> Desk:
    """Return the desk that the profile gives that name; nothing is sent yet. `offline` needs no secret.

    Raises ConfigError when the profile has no such desk, naming the nearest one, or when its secret isn't there.
    """
    from sheet2desk import desks
    from sheet2desk.desks.secret import Secret

    settings = _settings(session, name)
    secret = Secret("") if offline else desks.find_secret(settings, name, os.environ)

    def wait(seconds: float) -> None:
        if seconds >= WORTH_SAYING:
            console.remark(f"desk {name}: waiting {seconds:.0f} s, as the desk asks or for it to come back")
        time.sleep(seconds)

    return desks.connect(settings, secret, name=name, sleep=wait)


def read_log(session: Session, sources: list[str]) -> Log:
    """Return the whole log; rows that an earlier push refused stand where they came from."""
    from sheet2desk.formats.spreadsheet_guard import unguarded
    from sheet2desk.migration import restore_places

    log = session.read(sources, all_or_nothing=True)
    restored = restore_places(log, unguarded)
    if restored:
        console.detail(f"{restored} of the tickets were refused before and keep the place that they came from")
    return log


def open_journal(place: str | None, *, only_look: bool = False) -> Journal:
    """Return the journal at the place given, or this user's own; when only looking, none is made."""
    from sheet2desk.migration import open_journal

    where = place or str(_own_journal())
    if only_look and "://" not in where and not Path(where).exists():
        where = ":memory:"
    return open_journal(where)


def _settings(session: Session, name: str) -> DeskSettings:
    import difflib

    known = session.profile.desks
    if name in known:
        return known[name]
    where = session.profile.path or "no profile"
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.4)
    if near:
        help = f"did you mean {near[0]}"
    elif known:
        help = f"the profile names {', '.join(known)}"
    else:
        help = f"add a section [desks.{name}] to the profile; `sheet2desk desks` lists the kinds and their settings"
    raise ConfigError(f"{where}: no desk is named {name}", help=help)


def _own_journal() -> Path:
    if sys.platform == "win32":
        state = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    else:
        state = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state")
    return state / "sheet2desk" / "journal.sqlite"
