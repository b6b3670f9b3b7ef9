"""JUnit XML: a suite a sheet, a failing case a finding, and one passing case where nothing was found."""

from __future__ import annotations

from collections.abc import Iterator

from sheet2desk.finding import Finding
from sheet2desk.formats.document import Document, Part
from sheet2desk.formats.markup import escape_content
from sheet2desk.regex import regex

NAME = "junit"
NEEDS = Part.FINDINGS
ENDINGS = (".xml",)
MACHINE = True

_NOT_XML = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_IN_ATTRIBUTES = {ord('"'): "&quot;", ord("\n"): "&#10;", ord("\r"): "&#13;", ord("\t"): "&#9;"}


def render(document: Document) -> Iterator[bytes]:
    """Yield the suites, UTF-8."""
    assert document.findings
    found = document.findings().findings
    suites: dict[str, list[Finding]] = {}
    for finding in found:
        name = "!".join(part for part in (finding.location.file, finding.location.sheet) if part)
        suites.setdefault(name, []).append(finding)
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<testsuites name="sheet2desk" tests="{len(found) or 1}" failures="{len(found)}">\n'
    ).encode()
    for name, findings in suites.items():
        yield f'  <testsuite name={_attribute(name)} tests="{len(findings)}" failures="{len(findings)}">\n'.encode()
        for finding in findings:
            yield _case(name, finding).encode()
        yield b"  </testsuite>\n"
    if not suites:
        yield (
            b'  <testsuite name="sheet2desk" tests="1" failures="0">\n'
            b'    <testcase classname="sheet2desk" name="no findings"/>\n  </testsuite>\n'
        )
    yield b"</testsuites>\n"


def _case(suite: str, finding: Finding) -> str:
    text = escape_content(_clean(f"{finding}\nhelp: {finding.help}" if finding.help else str(finding)))
    return (
        f"    <testcase classname={_attribute(suite)} name={_attribute(f'{finding.rule} {finding.location}')}>\n"
        f"      <failure type={_attribute(finding.severity)} message={_attribute(finding.message)}>"
        f"{text}</failure>\n    </testcase>\n"
    )


def _attribute(text: str) -> str:
    return f'"{escape_content(_clean(text)).translate(_IN_ATTRIBUTES)}"'


def _clean(text: str) -> str:
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
