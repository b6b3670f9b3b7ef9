"""The sample logs read as their writer meant them: each fate, field, picture, finding and double, against its truth."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from sheet2desk import importers, layout, matching, validators
from sheet2desk.finding import Finding
from sheet2desk.log import Log
from sheet2desk.profile_file import load_profile
from sheet2desk.ticket import Ticket

SAMPLES = Path(__file__).parent.parent / "samples"
ZONE = ZoneInfo("Europe/Moscow")
BRACKETS = ("bracket-defects.xlsx", "bracket-defects-later.xlsx")
WITH_FATES = (*BRACKETS, "helpdesk.csv", "facilities.ods")
#: Where a truth that is named after what it means may stand in a ticket.
PLACES = {
    "text": ("subject", "description"),
    "remark": ("comments",),
    "Примечание": ("comments",),
    "comment": ("comments",),
}
CLEAN = {
    "id": "Ticket",
    "created_at": "Created",
    "requester.name": "Requester",
    "requester.email": "Email",
    "subject": "Subject",
    "category": "Category",
    "assignee": "Assignee",
    "first_response_at": "First response",
    "solved_at": "Resolved",
    "satisfaction": "Rating",
}


@cache
def truth_of(sample: str) -> dict[str, Any]:
    """Return the truth beside a sample."""
    return json.loads((SAMPLES / "truth" / f"{sample.split('.')[0]}.json").read_text(encoding="utf-8"))


@cache
def read(sample: str) -> Log:
    """Return the log of a sample, read with the samples' profile."""
    (ref,) = importers.expand([str(SAMPLES / sample)])
    return layout.lay_out(importers.read(ref), load_profile(SAMPLES / "sheet2desk.toml"), ZONE, now_of(sample))


@cache
def findings_of(sample: str) -> list[Finding]:
    """Return what check finds in a sample."""
    return validators.check(read(sample), load_profile(SAMPLES / "sheet2desk.toml"), now_of(sample))


def now_of(sample: str) -> datetime:
    """Return the moment at which the sample's truth holds."""
    return datetime.fromisoformat(truth_of(sample).get("now", "2026-04-01T10:00:00+03:00"))


def known(sample: str) -> Iterator[tuple[dict[str, Any], Ticket]]:
    """Yield each true ticket with the one read from its row."""
    read_ones = {(ticket.source.sheet, ticket.source.row): ticket for ticket in read(sample).tickets}
    for truth in truth_of(sample)["tickets"]:
        yield truth, read_ones[truth["sheet"], truth["row"]]


def value_of(ticket: Ticket, name: str) -> Any:
    """Return a field by its name, moments as ISO text; custom ones by their header."""
    if name.startswith("requester."):
        return getattr(ticket.requester, name.removeprefix("requester."))
    if name in ticket.custom or not hasattr(ticket, name):
        return ticket.custom.get(name)
    value = getattr(ticket, name)
    return value.isoformat() if hasattr(value, "isoformat") else value


@pytest.mark.parametrize("sample", WITH_FATES)
def test_fates(sample: str) -> None:
    """Every row of every log sheet has the fate that its writer meant."""
    got = {sheet.name: {row.row: str(row.fate) for row in sheet.rows} for sheet in read(sample).sources[0].sheets}
    fates = truth_of(sample)["fates"]
    fates = fates if isinstance(next(iter(fates.values())), dict) else {next(iter(got)): fates}
    for sheet, rows in fates.items():
        assert got[sheet] == {int(row): fate for row, fate in rows.items()}, sheet


@pytest.mark.parametrize("sample", BRACKETS)
def test_bracket_tickets(sample: str) -> None:
    """Every field of every request of the bracket log is what happened, and nothing is made up."""
    _compare(sample, required=("id", "status", "priority", "created_at", "first_response_at", "solved_at", "due_at"))


def test_helpdesk_tickets() -> None:
    """Every field of the help desk's export arrives."""
    _compare("helpdesk.csv", required=("status", "priority", "description", "satisfaction"), offset="+03:00")


def test_facilities_tickets() -> None:
    """Every field of the caretaker's log arrives, hidden rows and the hidden sheet included."""
    _compare("facilities.ods", required=("status", "priority"), offset="+03:00")


def test_clean_tickets() -> None:
    """Every field of the tidy log arrives."""
    for truth, ticket in known("clean.xlsx"):
        for field, header in CLEAN.items():
            expected = truth.get(header)
            if field.endswith("_at") and expected:
                expected += "+03:00"
            expected = str(expected) if field == "id" else expected
            assert value_of(ticket, field) == expected, (field, truth)


def _compare(sample: str, required: tuple[str, ...], offset: str = "") -> None:
    """Compare each ticket with its truth; `required` are also compared where the truth has none."""
    wrong = []
    for truth, ticket in known(sample):
        for name in {*truth, *required} - {"sheet", "row"}:
            expected = truth.get(name)
            if offset and name.endswith("_at") and expected and "T" in expected:
                expected += offset
            if name in ("comments", *PLACES):
                held = [getattr(ticket, place) for place in PLACES.get(name, ("comments",))]
                said = [comment.body for part in held if isinstance(part, list | tuple) for comment in part]
                got: Any = [*said, *held, *ticket.custom.values()]
                wanted = expected if isinstance(expected, list) else [expected]
                right = all(words in got for words in wanted)
            else:
                got = value_of(ticket, name)
                right = got == expected
            if not right:
                wrong.append(f"{ticket.source} {name}: expected {expected!r}, got {got!r}")
    assert not wrong, "\n".join(wrong[:30])


@pytest.mark.parametrize("sample", [*BRACKETS, "facilities.ods"])
def test_pictures(sample: str) -> None:
    """Every picture arrives at the row that it covers, and none elsewhere."""
    wanted = Counter((picture["sheet"], picture["row"], picture["sha256"]) for picture in truth_of(sample)["pictures"])
    got = Counter(
        (ticket.source.sheet, ticket.source.row, attachment.sha256)
        for ticket in read(sample).tickets
        for attachment in ticket.attachments
    )
    assert got == wanted


@pytest.mark.parametrize("sample", [*BRACKETS, "facilities.ods"])
def test_findings(sample: str) -> None:
    """Each planted or following defect is found at its cell."""
    got = {(finding.rule, finding.location.sheet, _row(finding)) for finding in findings_of(sample)}
    wanted = {(finding["rule"], finding["sheet"], finding["row"]) for finding in truth_of(sample)["findings"]}
    assert wanted <= got, sorted(wanted - got)


@pytest.mark.parametrize("sample", BRACKETS)
def test_no_false_findings(sample: str) -> None:
    """Of the rules that the truth knows, nothing is found that isn't there."""
    truth = truth_of(sample)
    rules = {finding["rule"] for finding in truth["findings"]}
    wanted = {(finding["rule"], finding["sheet"], finding["row"]) for finding in truth["findings"]}
    got = {(finding.rule, finding.location.sheet, _row(finding)) for finding in findings_of(sample)}
    assert {finding for finding in got if finding[0] in rules} - wanted == set()


@pytest.mark.parametrize("sample", BRACKETS)
def test_gaps(sample: str) -> None:
    """Each number that nobody has is found, runs as one."""
    got = [finding.message.split()[0] for finding in findings_of(sample) if finding.rule == "number-gap"]
    assert got == truth_of(sample)["gaps"]


def test_clean_log_has_no_finding() -> None:
    """A tidy log gives no finding at all."""
    assert findings_of("clean.xlsx") == []


@pytest.mark.parametrize("sample", BRACKETS)
def test_doubles(sample: str) -> None:
    """Each request that was entered twice is one cluster, and nothing else is surely a duplicate."""
    truth = truth_of(sample)
    wanted = {frozenset((row["sheet"], row["row"]) for row in group["rows"]) for group in truth["duplicates"]}
    clusters = matching.find_duplicates(read(sample).tickets, load_profile(SAMPLES / "sheet2desk.toml"))
    places = {
        frozenset((member.source.sheet, member.source.row) for member in cluster.members): cluster.verdict
        for cluster in clusters
    }
    assert wanted <= places.keys()
    assert {place for place, verdict in places.items() if verdict == "sure"} <= wanted


def _row(finding: Finding) -> int | None:
    return finding.location.row
