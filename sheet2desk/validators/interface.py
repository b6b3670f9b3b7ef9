"""What a rule is: a module with a name, a severity, a page (its docstring) and one function."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from sheet2desk.data_class import frozen, mutable
from sheet2desk.finding import Finding, Severity
from sheet2desk.log import Log

if TYPE_CHECKING:
    from sheet2desk.config import Profile


@mutable
class Context:
    """What rules may know beside the log: the profile, and the moment that counts as now (aware, in the log's zone)."""

    profile: Profile
    now: datetime


class Rule(Protocol):
    """One rule. Its module docstring is the page that `sheet2desk rules NAME` prints."""

    NAME: str
    SEVERITY: Severity

    def check(self, log: Log, context: Context, /) -> Iterator[Finding]:
        """Yield what is wrong, each finding with its place and the next thing to do."""


def rule_name(module: str) -> str:
    """Return the rule's name from its module's: "sheet2desk.validators.future_date" → "future-date"."""
    return module.rpartition(".")[2].replace("_", "-")


@frozen
class Page:
    """A rule's page: the headline, and its parts by heading, in order."""

    name: str
    severity: Severity
    headline: str
    parts: dict[str, str] = field(default_factory=dict)
    text: str = ""


def page(rule: Rule) -> Page:
    """Return the page of a rule: the docstring's first line and what stands below each of its headings."""
    text = (rule.__doc__ or "").strip()
    lines = text.splitlines()
    parts: dict[str, list[str]] = {}
    heading = ""
    for line in lines[1:]:
        if line.endswith(":") and not line.startswith(" "):
            heading = line[:-1]
            parts[heading] = []
        elif heading:
            parts[heading].append(line.removeprefix("    "))
    bodies = {heading: "\n".join(body).strip("\n") for heading, body in parts.items()}
    return Page(rule.NAME, rule.SEVERITY, lines[0] if lines else "", bodies, text)
