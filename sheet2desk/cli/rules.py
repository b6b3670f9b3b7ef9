"""`sheet2desk rules`: the rules, and the page of each."""

from __future__ import annotations

from typing import Annotated

from typer import Argument

from sheet2desk.cli.session import Session
from sheet2desk.cli.unknown import known_name


def rules(
    session: Session,
    name: Annotated[str | None, Argument(help="The rule to explain.", show_default=False)] = None,
) -> None:
    """List the rules of `check`, or explain one: what it finds, why it matters, how to mend it."""
    from sheet2desk.cli.rule_cards import rule_cards
    from sheet2desk.views import rules as page

    cards = rule_cards()
    if name is not None:
        known_name(name, [card.name for card in cards], kind="rule", command="rules")
    session.write(page.view(cards, now=session.now, name=name))
