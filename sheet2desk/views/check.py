"""The findings of all rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from sheet2desk.finding import Finding, Severity
from sheet2desk.formats.document import Block, Document, FindingList, Paragraph, Part, Remark, Remarks, RuleCard
from sheet2desk.log import Log
from sheet2desk.views.language import Language, language

PARTS = frozenset({Part.DATA, Part.BLOCKS, Part.PAGE, Part.FINDINGS})


def view(
    log: Log,
    findings: Sequence[Finding],
    rules: Sequence[RuleCard],
    *,
    now: datetime,
    language_name: str = "en",
    limit: int | None = None,
) -> Document:
    """Return the document; `limit` cuts the list of findings, never the totals."""
    say = language(language_name)
    shown = findings if limit is None else findings[:limit]
    truncated = len(shown) < len(findings)
    totals = _totals(log, findings, say)
    return Document(
        title=say("Findings"),
        created=now,
        language=language_name,
        silent=not findings,
        data=lambda: _data(log, findings, shown, truncated=truncated),
        blocks=lambda: list(_blocks(findings, shown, totals, say)),
        findings=lambda: FindingList(shown, rules, totals, truncated),
    )


def _data(log: Log, findings: Sequence[Finding], shown: Sequence[Finding], *, truncated: bool) -> dict[str, Any]:
    severities = Counter(finding.severity for finding in findings)
    return {
        "version": 1,
        "summary": {
            "rows": log.rows,
            "tickets": len(log.tickets),
            "errors": severities[Severity.ERROR],
            "warnings": severities[Severity.WARNING],
            "infos": severities[Severity.INFO],
            "rules": dict(sorted(Counter(finding.rule for finding in findings).items())),
        },
        "findings": [finding_value(finding) for finding in shown],
        "truncated": truncated,
    }


def finding_value(finding: Finding) -> dict[str, Any]:
    """Return a finding as the contract has it (docs/definitions.md)."""
    place = finding.location
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "file": place.file,
        "sheet": place.sheet,
        "cell": place.cell,
        "row": place.row,
        "ticket": finding.ticket,
        "message": finding.message,
        "help": finding.help,
    }


def _blocks(findings: Sequence[Finding], shown: Sequence[Finding], totals: str, say: Language) -> Iterator[Block]:
    if shown:
        yield Remarks(list(_remarks(shown, say)))
    if len(shown) < len(findings):
        cut = len(findings) - len(shown)
        yield Paragraph(say("{more} not shown: raise --limit", more=say.count(cut, "more finding")))
    yield Paragraph(totals)


def _remarks(findings: Sequence[Finding], say: Language) -> Iterator[Remark]:
    """Yield a line a finding; the same advice is given once a rule, where it first applies."""
    advised: set[tuple[str, str]] = set()
    for finding in findings:
        advice = (finding.rule, finding.help)
        help = "" if advice in advised else say.message(finding.help)
        advised.add(advice)
        yield Remark(
            f"{finding.location}: {say(finding.severity.value)}: {say.message(finding.message)} ({finding.rule})",
            help,
            finding.severity,
        )


def _totals(log: Log, findings: Sequence[Finding], say: Language) -> str:
    read = say("{rows} read, {tickets}", rows=say.count(log.rows, "row"), tickets=say.count(len(log.tickets), "ticket"))
    if not findings:
        return f"{read}: " + say("nothing found")
    severities = Counter(finding.severity for finding in findings)
    counted = ", ".join(say.count(severities[kind], kind.value) for kind in Severity if severities[kind])
    return f"{read}: {counted}"
