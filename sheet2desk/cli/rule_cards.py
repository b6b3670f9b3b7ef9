"""The rules of the registry as cards: name, severity, first line and page of each module."""

from __future__ import annotations

from sheet2desk.formats.document import RuleCard


def rule_cards() -> list[RuleCard]:
    """Return a card for each rule, by name."""
    from sheet2desk import validators
    from sheet2desk.validators.interface import page

    pages = sorted((page(rule) for rule in validators.RULES), key=lambda page: page.name)
    return [RuleCard(page.name, page.severity, page.headline.rstrip("."), page.text) for page in pages]
