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
        "attachments": {
            "log": result.files.log,
            "same_sha256": result.files.equal,
            "same_name_and_size": result.files.by_name,
            "left_out": result.files.left_out,
            "missing": result.files.missing,
        },
        "sources": [{"file": file, "sha256": sha256} for file, sha256 in result.sources.items()],
        "fates": dict(result.fates),
        "rows": [
            {"file": row.file, "sheet": row.sheet, "row": row.row, "fate": row.fate, "remote": row.remote}
            for row in result.rows
        ],
        "loses": list(result.loses),
    }


def _blocks(result: Verification, now: datetime, say: Language) -> Iterator[Block]:
    yield Heading(say("log and desk {desk}, {now}", desk=result.desk, now=f"{now:%Y-%m-%d %H:%M %z}".strip()), 1)
    yield Paragraph(
        say(
            "{checked} compared, {missing} missing, {differing} differing",
            checked=say.count(result.checked, "ticket"),
            missing=len(result.missing),
            differing=len(result.differing),
        )
    )
    yield from _troubles(result, say)
    yield from _totals(result, say)
    sources = [Column("file", say("file")), Column("sha256", "SHA-256")]
    yield Table(sources, list(result.sources.items()), say("what was compared with the desk"))
    if result.loses:
        yield Heading(say("what this desk does not keep"), 2)
        yield Notes(list(result.loses))
    yield Paragraph(say("checked by: ______________________   date: ____________   signature: ______________________"))


def _troubles(result: Verification, say: Language) -> Iterator[Block]:
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


def _totals(result: Verification, say: Language) -> Iterator[Block]:
    for by, words in result.totals.items():
        columns = [Column(by, say(by)), Column("log", say("log"), "number"), Column("desk", say("desk"), "number")]
        rows = [(word or say("(none)"), *counts) for word, counts in words.items()]
        total = (say("sum"), sum(row[1] for row in rows), sum(row[2] for row in rows))
        yield Table(columns, [*rows, total], say(f"tickets by {by}"))
    files = result.files
    if files.log:
        kinds = {
            "same SHA-256": files.equal,
            "same name and size (the desk gives no bytes)": files.by_name,
            "left out, as announced": files.left_out,
            "missing": files.missing,
        }
        columns = [Column("attachments", say("attachments")), Column("count", say("number"), "number")]
        shown = [(say(kind), count) for kind, count in kinds.items() if count]
        yield Table(columns, [*shown, (say("sum"), files.log)], say("attachments of the log"))
    columns = [Column("fate", say("rows")), Column("count", say("number"), "number")]
    fates = [(say(fate), count) for fate, count in result.fates.items() if count]
    yield Table(columns, [*fates, (say("sum"), sum(result.fates.values()))], say("what became of each row"))
