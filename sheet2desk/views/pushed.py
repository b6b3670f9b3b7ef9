"""What a push did: a receipt for each ticket."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sheet2desk.formats.document import Block, Column, Document, Heading, Notes, Paragraph, Part, Table
from sheet2desk.views.language import Language, language

if TYPE_CHECKING:
    from sheet2desk.migration import PushResult, Receipt

PARTS = frozenset({Part.DATA, Part.BLOCKS, Part.PAGE, Part.PRINT})


def view(result: PushResult, *, now: datetime, language_name: str = "en") -> Document:
    """Return the document; refused and differing tickets first, since they need somebody."""
    say = language(language_name)
    return Document(
        title=say("Pushed tickets"),
        created=now,
        language=language_name,
        silent=not result.refused and not result.differing,
        data=lambda: {
            "version": 1,
            "run": result.run,
            "desk": result.desk,
            "summary": dict(result.counts),
            "receipts": [_receipt(receipt) for receipt in result.receipts],
            "warnings": list(result.warnings),
        },
        blocks=lambda: list(_blocks(result, say)),
    )


def _receipt(receipt: Receipt) -> dict[str, Any]:
    return {
        "outcome": str(receipt.outcome),
        "key": receipt.key,
        "id": receipt.id,
        "place": receipt.place,
        "remote": receipt.remote,
        "url": receipt.address,
        "reason": receipt.reason,
        "differences": [str(difference) for difference in receipt.differences],
    }


def _blocks(result: PushResult, say: Language) -> Iterator[Block]:
    if result.refused:
        columns = [Column("id", say("ticket")), Column("place", say("place")), Column("reason", say("why"))]
        rows = [(receipt.id, receipt.place, receipt.reason) for receipt in result.refused]
        yield Table(columns, rows, f"{say('refused')}: {say.count(len(rows), 'ticket')}")
    if result.differing:
        yield Heading(say("held otherwise than sent"), 2)
        yield Notes(
            [f"{receipt.place}: {difference}" for receipt in result.differing for difference in receipt.differences]
        )
    if result.warnings:
        yield Notes(list(result.warnings))
    total = ", ".join(f"{count} {say(name)}" for name, count in result.counts.most_common())
    run = say("run {run}: ", run=result.run) if result.run else ""
    yield Paragraph(f"{run}{total or '0'}")
