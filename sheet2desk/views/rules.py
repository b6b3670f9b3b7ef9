"""The rules: all of them in a list, or one with its page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sheet2desk.formats.document import Block, Column, Document, Paragraph, Part, RuleCard, Table
from sheet2desk.views.page import page_blocks

PARTS = frozenset({Part.DATA, Part.BLOCKS})


def view(rules: Sequence[RuleCard], *, now: datetime, name: str | None = None) -> Document:
    """Return the list of the rules, or the page of the one named."""
    chosen = [rule for rule in rules if name in (None, rule.name)]
    return Document(
        title=name or "rules",
        created=now,
        data=lambda: {
            "version": 1,
            "rules": [
                {"name": rule.name, "severity": rule.severity.value, "summary": rule.summary, "page": rule.page}
                for rule in chosen
            ],
        },
        blocks=lambda: _list(chosen) if name is None else page_blocks(f"{name} ({chosen[0].severity})", chosen[0].page),
    )


def _list(rules: Sequence[RuleCard]) -> list[Block]:
    columns = [Column("name", "rule"), Column("severity", "severity"), Column("summary", "what it finds")]
    return [
        Table(columns, [(rule.name, rule.severity.value, rule.summary) for rule in rules]),
        Paragraph("`sheet2desk rules NAME` explains one; [rules] in the profile changes a severity or turns one off"),
    ]
