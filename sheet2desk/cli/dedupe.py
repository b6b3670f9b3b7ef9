"""`sheet2desk dedupe`: which tickets stand in the log more than once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from typer import Option

from sheet2desk.cli.options import Sources
from sheet2desk.cli.session import Session


def dedupe(
    session: Session,
    sources: Sources,
    *,
    decisions: Annotated[
        Path | None,
        Option("--decisions", metavar="FILE", help="Replay what a reviewer decided.", show_default=False),
    ] = None,
) -> None:
    """Show duplicate clusters, with the reason for each pair. Nothing is deleted."""
    from sheet2desk import matching
    from sheet2desk.views import dedupe as page

    decided = matching.load_decisions(decisions) if decisions is not None else ()
    log = session.read(sources)
    found = matching.search(log.tickets, session.profile, decided)
    session.write(page.view(found, now=session.now, language_name=session.profile.language))
