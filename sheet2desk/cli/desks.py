"""`sheet2desk desks`: the kinds of help desk, and the page of each."""

from __future__ import annotations

from typing import Annotated

from typer import Argument

from sheet2desk.cli.session import Session
from sheet2desk.cli.unknown import known_name


def desks(
    session: Session,
    name: Annotated[str | None, Argument(help="The kind of desk to explain.", show_default=False)] = None,
) -> None:
    """List the help desks that tickets can be pushed to, or explain one: what it keeps, what it loses, its settings."""
    from sheet2desk import desks as room
    from sheet2desk.views import desks as page

    cards = [page.DeskCard(kind, title, room.page(kind)) for kind, title in room.DESKS.items()]
    if name is not None:
        known_name(name, [card.kind for card in cards], kind="desk", command="desks")
    session.write(page.view(cards, now=session.now, kind=name))
