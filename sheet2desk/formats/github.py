"""GitHub annotations: workflow commands that show findings beside a change.

GitHub shows ten annotations of a kind a step and drops the others without a word, so at most nine go out, and one
last line with the totals.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from sheet2desk.finding import Finding, Severity
from sheet2desk.formats.document import Document, Part

NAME = "github"
NEEDS = Part.FINDINGS
ENDINGS = ()
MACHINE = False

_SHOWN = 9
_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(document: Document) -> Iterator[bytes]:
    """Yield workflow commands, the gravest first."""
    assert document.findings
    found = document.findings()
    shown: Counter[str] = Counter()
    for finding in sorted(found.findings, key=lambda finding: list(Severity).index(finding.severity)):
        level = _LEVEL[finding.severity]
        shown[level] += 1
        if shown[level] <= _SHOWN:
            yield _command(level, finding)
    if not found.findings:
        return
    hidden = sum(max(0, count - _SHOWN) for count in shown.values())
    more = f"; {hidden} more not shown here, see --format json or markdown" if hidden else ""
    yield f"::notice title=sheet2desk::{_data(found.summary + more)}\n".encode()


def _command(level: str, finding: Finding) -> bytes:
    place = finding.location
    properties = [f"title={_property(finding.rule)}", f"file={_property(place.file)}"]
    if place.row is not None:
        properties.append(f"line={place.row}")
    message = f"{place}: {finding.message}" + (f" (help: {finding.help})" if finding.help else "")
    return f"::{level} {','.join(properties)}::{_data(message)}\n".encode("utf-8", "backslashreplace")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
