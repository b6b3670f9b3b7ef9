"""The desks: all kinds in a list, or one with its page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sheet2desk.data_class import frozen
from sheet2desk.formats.document import Block, Column, Document, Paragraph, Part, Table
from sheet2desk.views.page import page_blocks

PARTS = frozenset({Part.DATA, Part.BLOCKS})


@frozen
class DeskCard:
    """A kind of desk: the word for the profile, its name, and its page."""

    kind: str
    title: str
    page: str


def view(desks: Sequence[DeskCard], *, now: datetime, kind: str | None = None) -> Document:
    """Return the list of the desks, or the page of the one named."""
    chosen = [desk for desk in desks if kind in (None, desk.kind)]
    return Document(
        title=kind or "desks",
        created=now,
        data=lambda: {
            "version": 1,
            "desks": [{"name": desk.kind, "title": desk.title, "page": desk.page} for desk in chosen],
        },
        blocks=lambda: _list(chosen) if kind is None else page_blocks(chosen[0].title, chosen[0].page),
    )


def _list(desks: Sequence[DeskCard]) -> list[Block]:
    columns = [Column("kind", "kind"), Column("title", "desk")]
    return [
        Table(columns, [(desk.kind, desk.title) for desk in desks]),
        Paragraph("`sheet2desk desks KIND` explains one: what it keeps, what it loses, and its part of the profile"),
    ]
