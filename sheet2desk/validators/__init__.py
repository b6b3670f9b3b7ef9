"""Rules: one module a rule; tickets and notes in, findings out."""

from __future__ import annotations

import difflib
from datetime import datetime
from importlib import import_module
from typing import TYPE_CHECKING, Final, cast

from sheet2desk.errors import ConfigError
from sheet2desk.finding import Finding, Severity
from sheet2desk.log import Log
from sheet2desk.validators.findings import sort_by_place
from sheet2desk.validators.interface import Context, Page, Rule, page

if TYPE_CHECKING:
    from sheet2desk.config import Profile

__all__ = ["RULES", "Context", "Page", "Rule", "check", "find_rule", "page"]

_NAMES: Final = (
    "ambiguous-date",
    "bad-encoding",
    "duplicate-id",
    "duplicate-row",
    "error-cell",
    "future-date",
    "hidden-rows",
    "invalid-date",
    "invalid-email",
    "invalid-phone",
    "look-alike-letters",
    "missing-created",
    "missing-picture",
    "missing-requester",
    "missing-subject",
    "mojibake",
    "number-gap",
    "open-with-solved-date",
    "possible-duplicate",
    "profile-drift",
    "rating-out-of-range",
    "rejected-row",
    "response-before-created",
    "restored-value",
    "solved-before-created",
    "solved-without-date",
    "split-value",
    "struck-out-row",
    "swapped-date",
    "text-truncated",
    "uncached-formula",
    "unknown-priority",
    "unknown-status",
    "unplaced-picture",
    "unread-part",
    "unsure-column",
)
RULES: Final[tuple[Rule, ...]] = tuple(
    cast("Rule", import_module(f"{__name__}.{name.replace('-', '_')}")) for name in _NAMES
)


def find_rule(name: str, *, where: str = "") -> Rule:
    """Return the rule of that name; raises ConfigError that names the nearest one."""
    known = {rule.NAME: rule for rule in RULES}
    if name not in known:
        near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
        advice = f"did you mean {near[0]}" if near else "sheet2desk rules lists them"
        raise ConfigError(f"{where}no rule is named {name}", help=advice)
    return known[name]


def check(log: Log, profile: Profile, now: datetime) -> list[Finding]:
    """Return what all rules find, sorted by place; `now` is aware, in the log's zone.

    The profile's [rules] turn a rule off or give all its findings another severity; raises ConfigError when they
    name a rule that doesn't exist.
    """
    for name in profile.rules:
        find_rule(name, where=f"{profile.path or 'profile'}: [rules] ")
    context = Context(profile, now)
    findings: list[Finding] = []
    for rule in RULES:
        setting = profile.rules.get(rule.NAME)
        if setting == "off":
            continue
        found = rule.check(log, context)
        findings += found if setting is None else (_with_severity(finding, Severity(setting)) for finding in found)
    return sort_by_place(log, findings)


def _with_severity(finding: Finding, severity: Severity) -> Finding:
    return Finding(finding.rule, severity, finding.message, finding.location, finding.help, finding.ticket)
