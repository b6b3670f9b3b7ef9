"""What a desk holds against the log: a page that a chief engineer can sign."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sheet2desk.formats.document import Block, Column, Document, Heading, Notes, Paragraph, Part, Table
from sheet2desk.views.language import Language, language

if TYPE_CHECKING:
    from sheet2desk.migration import Verification

PARTS = frozenset({Part.DATA, Part.BLOCKS, Part.PAGE, Part.PRINT})


def view(result: Verification, *, now: datetime, language_name: str = "en") -> Document:
    """Return the document: differences and missing tickets, then the control totals."""
    say = language(language_name)
    return Document(
        title=say("Comparison of the log with the desk"),
        created=now,
        language=language_name,
        silent=result.equal,
        data=lambda: _data(result),
        blocks=lambda: list(_blocks(result, now, say)),
    )


def _data(result: Verification) -> dict[str, Any]:
    return {
        "version": 1,
        "desk": result.desk,
        "summary": {"checked": result.checked, "missing": len(result.missing), "differing": len(result.differing)},
        "differences": [
            {
                "key": checked.key,
                "id": checked.action.id,
                "place": checked.action.place,
                "remote": checked.remote,
                "url": checked.address,
                "field": difference.field,
                "expected": difference.expected,
                "found": difference.found,
            }
            for checked in result.differing
            for difference in checked.differences
        ],
        "missing": [
            {
                "key": checked.key,
                "id": checked.action.id,
                "place": checked.action.place,
                "subject": checked.action.subject,
            }
            for checked in result.missing
        ],
        "totals": {
            by: {word: {"log": counts[0], "desk": counts[1]} for word, counts in words.items()}
            for by, words in result.totals.items()
        },
        "fates": dict(result.fates),
        "loses": list(result.loses),
    }


def _blocks(result: Verification, now: datetime, say: Language) -> Iterator[Block]:
    yield Heading(say("log and desk {desk}, {now}", desk=result.desk, now=f"{now:%Y-%m-%d %H:%M}"), 1)
    if result.differing:
        columns = [
            Column("place", say("place")),
            Column("remote", say("in the desk")),
            Column("field", say("field")),
            Column("expected", say("expected")),
            Column("found", say("found")),
        ]
        rows = [
            (checked.action.place, checked.remote, difference.field, difference.expected, difference.found)
            for checked in result.differing
            for difference in checked.differences
        ]
        yield Table(columns, rows, say("differences"))
    if result.missing:
        columns = [Column("place", say("place")), Column("id", say("ticket")), Column("subject", say("subject"))]
        missing = [(checked.action.place, checked.action.id, checked.action.subject) for checked in result.missing]
        yield Table(columns, missing, say("not in the desk"))
    for by, words in result.totals.items():
        columns = [Column(by, say(by)), Column("log", say("log"), "number"), Column("desk", say("desk"), "number")]
        yield Table(
            columns, [(word or say("(none)"), *counts) for word, counts in words.items()], say(f"tickets by {by}")
        )
    columns = [Column("fate", say("rows")), Column("count", say("number"), "number")]
    yield Table(columns, [(say(fate), count) for fate, count in result.fates.items()], say("what became of each row"))
    if result.loses:
        yield Heading(say("what this desk does not keep"), 2)
        yield Notes(list(result.loses))
    yield Paragraph(
        say(
            "{checked} compared, {missing} missing, {differing} differing",
            checked=say.count(result.checked, "ticket"),
            missing=len(result.missing),
            differing=len(result.differing),
        )
    )
