"""What was taken back of a run, and what stays."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from sheet2desk.formats.document import Block, Column, Document, Paragraph, Part, Table
from sheet2desk.views.language import Language, language

if TYPE_CHECKING:
    from sheet2desk.migration import UndoResult

PARTS = frozenset({Part.DATA, Part.BLOCKS})


def view(result: UndoResult, *, now: datetime, language_name: str = "en") -> Document:
    """Return the document; tickets that stay are listed with the reason."""
    say = language(language_name)
    return Document(
        title=say("Run taken back"),
        created=now,
        language=language_name,
        silent=not result.kept,
        data=lambda: {
            "version": 1,
            "run": result.run,
            "desk": result.desk,
            "tickets": [
                {
                    "key": ticket.key,
                    "remote": ticket.remote,
                    "url": ticket.address,
                    "place": ticket.place,
                    "removed": ticket.removed,
                    "reason": ticket.reason,
                }
                for ticket in result.tickets
            ],
        },
        blocks=lambda: list(_blocks(result, say)),
    )


def _blocks(result: UndoResult, say: Language) -> Iterator[Block]:
    if result.kept:
        columns = [Column("remote", say("in the desk")), Column("place", say("place")), Column("reason", say("why"))]
        rows = [(ticket.remote, ticket.place, ticket.reason) for ticket in result.kept]
        yield Table(columns, rows, say("kept"))
    yield Paragraph(
        say(
            "run {run}: {removed} removed, {kept} kept",
            run=result.run,
            removed=say.count(len(result.removed), "ticket"),
            kept=len(result.kept),
        )
    )
