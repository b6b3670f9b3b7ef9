"""The reasons of a pair in words, each with the bits it adds, and the same for machines."""

from __future__ import annotations

from typing import Any

from sheet2desk.matching import copies, verdict, vetoes
from sheet2desk.matching.levels import NAMES, Levels, gap_hours
from sheet2desk.matching.record import Record
from sheet2desk.matching.score import Comparison


def rule_in_words(rule: str) -> str:
    """Return what a rule's name stands for."""
    return copies.RULES.get(rule) or verdict.RULES[rule]


def reasons(
    a: Record, b: Record, rule: str, found: tuple[str, ...], evidence: list[Comparison], prior: float
) -> tuple[str, ...]:
    """Return the reasons: the rule first, then each comparison with its weight, the prior, the vetoes."""
    lines = [f"{rule_in_words(rule)} ({rule})"]
    lines += [f"{_in_words(line, a, b)} {line.weight:+.1f}" for line in evidence]
    if evidence:
        lines.append(f"prior {prior:+.1f}")
    lines += [f"against it: {vetoes.WORDS[veto]} ({veto})" for veto in found]
    lines += normalised(a, b)
    return tuple(lines)


def normalised(a: Record, b: Record) -> list[str]:
    """Return "raw → normal (rule)" for values that agree only after normalising."""
    changes = []
    for contact in sorted(a.contacts & b.contacts):
        rule, field = ("e-mail", "email") if "@" in contact else ("phone", "phone")
        raws = {getattr(record.ticket.requester, field) or "" for record in (a, b)}
        if len(raws) > 1:
            changes.append(f"{' / '.join(sorted(raws))} → {contact} ({rule})")
    names = {record.ticket.requester.name or "" for record in (a, b)}
    if a.name and a.name == b.name and len(names) > 1:
        changes.append(f"{' / '.join(sorted(names))} → {a.name} (name)")
    return changes


def details(
    rule: str, found: tuple[str, ...], levels: Levels | None, evidence: list[Comparison], prior: float
) -> dict[str, Any]:
    """Return the evidence for machines: levels, m, u and weight of each comparison, the rule, the vetoes."""
    return {
        "rule": rule,
        "vetoes": list(found),
        "prior": round(prior, 3),
        "levels": {name: level for name, level in zip(Levels._fields, levels, strict=True) if level >= 0}
        if levels
        else {},
        "comparisons": [
            {"name": line.name, "level": line.level, "m": line.m, "u": line.u, "weight": round(line.weight, 3)}
            for line in evidence
        ],
    }


def _in_words(line: Comparison, a: Record, b: Record) -> str:
    level = NAMES[line.name][line.level]
    if line.name == "requester" and line.level == 0:
        return f"requester's {' and '.join(sorted(_kind(contact) for contact in a.contacts & b.contacts))} equal"
    if line.name == "requester":
        return f"requester's {level}" if level != "different" else "requester different"
    if line.name == "serial":
        shown = f"{'/'.join(sorted(a.serials))} and {'/'.join(sorted(b.serials))}"
        return (
            f"serial {'/'.join(sorted(a.serials & b.serials))} equal" if line.level == 0 else f"serial {level}: {shown}"
        )
    if line.name == "gap":
        hours = gap_hours(a, b) or 0.0
        if hours == 0:
            return "received in the same minute" if a.timed and b.timed else "received on the same day"
        return f"{hours:.1f} h apart" if hours < 48 else f"{hours / 24:.1f} days apart"
    if line.name == "text":
        return "text: the same words" if line.level == 0 else f"text alike {level}"
    return f"{line.name} {level}"


def _kind(contact: str) -> str:
    return "e-mail" if "@" in contact else "phone"
