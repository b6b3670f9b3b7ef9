"""SARIF 2.1.0, for code-scanning views: results with the place in the sheet's own words.

A spreadsheet has no lines, so the region's line is the sheet's row and the cell stands in the logical location.
The fingerprint leaves the row out: a row inserted above must not make an old finding new.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from sheet2desk import __version__
from sheet2desk.finding import Finding, Severity
from sheet2desk.formats.document import Document, FindingList, Part, RuleCard
from sheet2desk.formats.json import dumps

NAME = "sarif"
NEEDS = Part.FINDINGS
ENDINGS = (".sarif",)
MACHINE = True

_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render(document: Document) -> Iterator[bytes]:
    """Yield one log with one run."""
    assert document.findings
    yield dumps(_log(document.findings()), indent=True) + b"\n"


def _log(found: FindingList) -> dict[str, Any]:
    numbers = {rule.name: number for number, rule in enumerate(found.rules)}
    seen: Counter[str] = Counter()
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "sheet2desk",
                        "version": __version__,
                        "rules": [_rule(rule) for rule in found.rules],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [_result(finding, numbers, seen) for finding in found.findings],
            }
        ],
    }


def _rule(rule: RuleCard) -> dict[str, Any]:
    return {
        "id": rule.name,
        "shortDescription": {"text": rule.summary},
        "help": {"text": rule.page, "markdown": rule.page},
        "defaultConfiguration": {"level": _LEVEL[rule.severity]},
    }


def _result(finding: Finding, numbers: dict[str, int], seen: Counter[str]) -> dict[str, Any]:
    place = finding.location
    physical: dict[str, Any] = {"artifactLocation": {"uri": quote(place.file.replace("\\", "/"))}}
    if place.row is not None:
        physical["region"] = {"startLine": place.row}
    location: dict[str, Any] = {"physicalLocation": physical}
    logical = "!".join(part for part in (place.sheet, place.cell) if part)
    if logical:
        location["logicalLocations"] = [{"fullyQualifiedName": logical}]
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": _LEVEL[finding.severity],
        "message": {"text": f"{finding.message}; {finding.help}" if finding.help else finding.message},
        "locations": [location],
        "partialFingerprints": {"sheet2desk/v1": _fingerprint(finding, seen)},
    }
    if finding.rule in numbers:
        result["ruleIndex"] = numbers[finding.rule]
    return result


def _fingerprint(finding: Finding, seen: Counter[str]) -> str:
    """Return a name of the finding that outlives moved rows; equal ones are counted."""
    key = "\0".join(
        (finding.rule, finding.location.file, finding.location.sheet or "", finding.ticket or "", finding.message)
    )
    seen[key] += 1
    import hashlib  # loads OpenSSL

    return hashlib.sha256(f"{key}\0{seen[key]}".encode("utf-8", "backslashreplace")).hexdigest()
