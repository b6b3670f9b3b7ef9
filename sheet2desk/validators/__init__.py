"""Rules: one module a rule; tickets and notes in, findings out."""

from __future__ import annotations

import difflib
from datetime import datetime
from typing import TYPE_CHECKING

from sheet2desk.errors import ConfigError
from sheet2desk.finding import Finding, Severity
from sheet2desk.log import Log
from sheet2desk.validators import (
    ambiguous_date,
    bad_encoding,
    duplicate_id,
    duplicate_row,
    error_cell,
    future_date,
    hidden_rows,
    invalid_date,
    invalid_email,
    invalid_phone,
    look_alike_letters,
    missing_created,
    missing_picture,
    missing_requester,
    missing_subject,
    mojibake,
    number_gap,
    open_with_solved_date,
    possible_duplicate,
    profile_drift,
    rating_out_of_range,
    rejected_row,
    response_before_created,
    restored_value,
    solved_before_created,
    solved_without_date,
    split_value,
    struck_out_row,
    swapped_date,
    text_truncated,
    uncached_formula,
    unknown_priority,
    unknown_status,
    unplaced_picture,
    unread_part,
    unsure_column,
)
from sheet2desk.validators.findings import sort_by_place
from sheet2desk.validators.interface import Context, Page, Rule, page

if TYPE_CHECKING:
    from sheet2desk.config import Profile

__all__ = ["RULES", "Context", "Page", "Rule", "check", "find_rule", "page"]

RULES: tuple[Rule, ...] = (
    ambiguous_date,
    bad_encoding,
    duplicate_id,
    duplicate_row,
    error_cell,
    future_date,
    hidden_rows,
    invalid_date,
    invalid_email,
    invalid_phone,
    look_alike_letters,
    missing_created,
    missing_picture,
    missing_requester,
    missing_subject,
    mojibake,
    number_gap,
    open_with_solved_date,
    possible_duplicate,
    profile_drift,
    rating_out_of_range,
    rejected_row,
    response_before_created,
    restored_value,
    solved_before_created,
    solved_without_date,
    split_value,
    struck_out_row,
    swapped_date,
    text_truncated,
    uncached_formula,
    unknown_priority,
    unknown_status,
    unplaced_picture,
    unread_part,
    unsure_column,
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
