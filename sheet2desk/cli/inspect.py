"""`sheet2desk inspect`: what is in a log, and how it is understood."""

from __future__ import annotations

from typing import Annotated

from typer import Option

from sheet2desk.cli.options import Sources
from sheet2desk.cli.session import Session


def inspect(
    session: Session,
    sources: Sources,
    *,
    brief: Annotated[bool, Option("--brief", help="Leave plain ticket rows out of the row list.")] = False,
) -> None:
    """Show what is in it: sheets, tables, columns, dates, words, and the fate of every row."""
    from sheet2desk.views import inspect as page

    log = session.read(sources, need_log=False)
    session.write(page.view(log, now=session.now, language_name=session.profile.language, brief=brief))
