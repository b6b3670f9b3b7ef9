"""`sheet2desk check`: the findings of all rules, for people and for CI."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from typer import Option

from sheet2desk.cli.options import Sources
from sheet2desk.cli.session import Session, in_github_actions


class FailOn(StrEnum):
    """From which severity on findings make the exit code 1."""

    ERROR = "error"
    WARNING = "warning"
    NEVER = "never"


def check(
    session: Session,
    sources: Sources,
    *,
    fail_on: Annotated[FailOn, Option("--fail-on", help="Exit 1 from this severity on.")] = FailOn.ERROR,
    limit: Annotated[
        int | None, Option("--limit", min=0, metavar="N", help="Show at most N findings.", show_default=False)
    ] = None,
) -> int:
    """Find what is wrong with the log, duplicates included.

    In a GitHub workflow the findings come out as annotations unless --format says otherwise; for the whole list use
    `--format markdown >> "$GITHUB_STEP_SUMMARY"`.
    """
    from sheet2desk import validators
    from sheet2desk.cli.rule_cards import rule_cards
    from sheet2desk.finding import Severity
    from sheet2desk.views import check as page

    if in_github_actions():
        session.use_default_format("github")
    log = session.read(sources)
    findings = validators.check(log, session.profile, session.now)
    session.write(
        page.view(log, findings, rule_cards(), now=session.now, language_name=session.profile.language, limit=limit)
    )
    grave = {FailOn.ERROR: {Severity.ERROR}, FailOn.WARNING: {Severity.ERROR, Severity.WARNING}, FailOn.NEVER: set()}
    return int(any(finding.severity in grave[fail_on] for finding in findings))
