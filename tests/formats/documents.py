"""Documents for the snapshots of formats: small, with everything in them that formats stumble over."""

from __future__ import annotations

from datetime import UTC, date, datetime

from sheet2desk.finding import Finding, Location, Severity
from sheet2desk.formats.document import (
    Bar,
    Bars,
    Column,
    Document,
    FindingList,
    Heading,
    Notes,
    Paragraph,
    Remark,
    Remarks,
    RuleCard,
    Table,
    Verbatim,
)

MOMENT = datetime(2024, 3, 5, 9, 10, tzinfo=UTC)

TABLE = Table(
    [
        Column("ticket", "Ticket"),
        Column("subject", "Subject"),
        Column("count", "Count", "number"),
        Column("due", "Due", "moment"),
    ],
    [
        ("0042", "a | b\nsecond line *bold* <script>", 1.10, MOMENT),
        ("=1+1", "@cmd and \x1b[31mred", 3, date(2024, 3, 5)),
        ("-7", None, -3, None),
    ],
    "Tickets & more",
)

RULES = [
    RuleCard(
        "invalid-date", Severity.ERROR, "A date that is none", "A date that is none.\n\nWhat it finds:\n    31.02."
    ),
    RuleCard("missing-subject", Severity.WARNING, "No subject", "No subject."),
]

FINDINGS = [
    Finding(
        "invalid-date",
        Severity.ERROR,
        '31.02.2024 is no date: "February", 100 %',
        Location("log, one.xlsx", "Март", 17, "E17"),
        "write the date",
        "17",
    ),
    Finding("missing-subject", Severity.WARNING, "the subject\nis blank", Location("b.csv", None, 3), "write one"),
    Finding("missing-subject", Severity.INFO, "the whole file", Location("b.csv"), ""),
]


def blocks() -> list[object]:
    """Return one block of each kind."""
    return [
        Heading("A heading with `code` | pipe", 2),
        Paragraph("Words <b>in</b> a_paragraph."),
        Notes(["first", "second & last"]),
        TABLE,
        Table([Column("a", "Nothing")], []),
        Bars("Bars", [Bar("one", 1, "1"), Bar("a label that is much longer than the room it has", 4, "4 h")]),
        Remarks([Remark("log.csv!3: it is wrong", "mend it", Severity.ERROR), Remark("also this")]),
        Verbatim("kept\n    as it is ``` here"),
    ]


def document(language: str = "en", findings: list[Finding] | None = None) -> Document:
    """Return a document that has every part."""
    found = FINDINGS if findings is None else findings
    return Document(
        title="Report <of> all & everything",
        created=MOMENT,
        language=language,
        data=lambda: {"version": 1, "when": MOMENT, "day": date(2024, 3, 5), "text": "Март", "none": None},
        blocks=blocks,  # type: ignore[arg-type]
        records=lambda: TABLE,
        findings=lambda: FindingList(found, RULES, "3 findings: 1 error, 1 warning, 1 info"),
        tickets=lambda: iter([{"id": "0042", "created_at": MOMENT}, {"id": None, "created_at": date(2024, 3, 5)}]),
    )
