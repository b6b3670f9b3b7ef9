"""`sheet2desk init`: a profile to begin with."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from typer import Option

from sheet2desk.cli import console
from sheet2desk.cli.options import Sources
from sheet2desk.cli.session import Session
from sheet2desk.errors import ConfigError

PROFILE = "sheet2desk.toml"


def init(
    session: Session,
    sources: Sources,
    *,
    force: Annotated[bool, Option("--force", help="Overwrite a profile that is there.")] = False,
) -> None:
    """Write a profile with what inspect decided, every unsure line commented out.

    It goes to sheet2desk.toml in this folder, or to --output FILE; `-o -` shows it. With it the same log gives the same
    result, on any machine.
    """
    from sheet2desk.views import profile as page

    target = session.options.output or (PROFILE if session.options.format is None else "-")
    if target != "-" and Path(target).exists() and not force:
        raise ConfigError(
            f"{target}: there is a profile already", help="add --force to overwrite it, or name another file with -o"
        )
    log = session.read(sources, all_or_nothing=True)
    named, local = session.named_zone
    session.write(page.view(log, now=session.now, timezone=named, local_zone=local), output=target)
    if target != "-":
        console.remark(f"wrote {target}: look at the lines behind a #, then run `sheet2desk check`")
