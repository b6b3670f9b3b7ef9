"""A log of any length for the tests that break pushes: every third ticket has a comment, every fifth a picture."""

from __future__ import annotations

import hashlib
from datetime import timedelta

from sheet2desk.log import Fate, Log, RowFate, SheetReading, SourceReading
from sheet2desk.ticket import Comment, Requester, Source, Ticket
from tests.migration.bracket import at, picture

STATUSES = ("new", "open", "pending", "solved", "closed")


def long_log(count: int) -> Log:
    """Return a log of so many tickets, the same each time."""
    media = {}
    tickets = []
    for number in range(1, count + 1):
        created = at(1, 9) + timedelta(hours=5 * number)
        solved = STATUSES[number % 5] in ("solved", "closed")
        files = ()
        if number % 5 == 0:
            content = b"\x89PNG\r\n\x1a\n" + number.to_bytes(4) * 500
            files = (picture(f"скол-{number}.png", content, f"H{number + 1}"),)
            media[hashlib.sha256(content).hexdigest()] = lambda content=content: content
        tickets.append(
            Ticket(
                Source("long.xlsx", "Лог", number + 1),
                id=str(number),
                subject=f"Дефект кронштейна {number}",
                description=f"Партия {number}, скол у отверстия",
                requester=Requester(None, f"person{number % 7}@example.com"),
                status=STATUSES[number % 5],
                created_at=created,
                solved_at=created + timedelta(hours=3) if solved else None,
                comments=(Comment("проверено", "ОТК", created),) if number % 3 == 0 else (),
                attachments=files,
            )
        )
    rows = [RowFate(1, Fate.HEADER, "header"), *(RowFate(row, Fate.TICKET, "request") for row in range(2, count + 2))]
    sheet = SheetReading("Лог", "log", header_rows=[1], rows=rows)
    return Log([SourceReading("long.xlsx", "xlsx", [sheet], sha256="10" * 32)], tickets, [], media)
