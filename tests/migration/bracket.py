"""A small log of defect requests: Cyrillic, pictures, blanks, old dates, a comment twice; the words are invented."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sheet2desk.config import DeskSettings, Profile, Route
from sheet2desk.log import Fate, Log, RowFate, SheetReading, SourceReading
from sheet2desk.ticket import Attachment, Comment, Requester, Source, Ticket

MOSCOW = ZoneInfo("Europe/Moscow")
CHIP = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20
SKETCH = b"\x01\x00\x00\x00EMF" + bytes(reversed(range(256))) * 10
TICKETS = 7


def at(month: int, day: int, hour: int = 9, minute: int = 30) -> datetime:
    """Return a moment of 2024 in Moscow."""
    return datetime(2024, month, day, hour, minute, tzinfo=MOSCOW)


def picture(name: str, content: bytes, cell: str) -> Attachment:
    """Return an attachment whose medium is its digest."""
    digest = hashlib.sha256(content).hexdigest()
    return Attachment(name, digest, len(content), cell, digest)


def bracket_log() -> Log:
    """Return the log, fresh each time, so that a test may change it."""
    place = [Source("defects.xlsx", "Март", row) for row in range(4, 4 + TICKETS)]
    anna = Requester("Анна Белова", "anna.belova@example.com", "+7 900 000-00-01", "Цех № 2")
    tickets = [
        Ticket(
            place[0],
            id="1",
            subject="Скол на кронштейне КР-40",
            description="Скол 3 мм у отверстия,\nвторая партия подряд 👍",
            requester=anna,
            status="solved",
            priority="urgent",
            channel="телефон",
            category="брак",
            created_at=at(3, 5),
            first_response_at=at(3, 5, 11),
            solved_at=at(3, 7, 16),
            due_at=date(2024, 3, 8),
            satisfaction=4,
            attachments=(picture("скол.png", CHIP, "H4"), picture("эскиз.emf", SKETCH, "I4")),
            custom={"Серийный №": "A0042", "Партия": "007"},
        ),
        Ticket(
            place[1],
            id="2",
            subject="Резьба М8 не калибруется " * 8,
            requester=Requester("Пётр Громов", "petr.gromov@example.com"),
            status="pending",
            created_at=at(3, 4, 8),
            comments=(
                Comment("ждём калибр", "ОТК", at(3, 6)),
                Comment("ждём калибр", "ОТК", at(3, 6)),
                Comment("заказан: {{ новый }} {% калибр %}"),
            ),
        ),
        Ticket(
            place[2],
            id="3",
            subject="Краска отслаивается",
            requester=Requester("Склад"),
            status="new",
            created_at=date(2024, 3, 6),
        ),
        Ticket(
            place[3],
            id="4",
            description="Кривой кронштейн\nпогнут при доставке",
            requester=anna,
            status="closed",
            created_at=at(2, 1),
        ),
        Ticket(
            place[4],
            id="5",
            subject="Нет крепежа 'М6' \\ в коробке",
            requester=Requester("Ольга", "olga@example.com"),
            status="open",
            priority="low",
            created_at=at(3, 9),
            comments=(Comment("выслали", "Склад", date(2024, 3, 10)),),
            attachments=(picture("фото коробки.png", CHIP, "H8"),),
        ),
        Ticket(
            place[5],
            subject="Без номера",
            requester=Requester(None, "noname@example.com"),
            created_at=at(3, 10),
            solved_at=at(3, 11),
        ),
        Ticket(
            place[6],
            subject="Без номера",
            requester=Requester(None, "noname@example.com"),
            created_at=at(3, 10),
            solved_at=at(3, 11),
        ),
    ]
    rows = [RowFate(3, Fate.HEADER, "header"), *(RowFate(source.row, Fate.TICKET, "request") for source in place)]
    sheet = SheetReading("Март", "log", header_rows=[3], rows=rows)
    media = {hashlib.sha256(content).hexdigest(): (lambda content=content: content) for content in (CHIP, SKETCH)}
    return Log([SourceReading("defects.xlsx", "xlsx", [sheet], sha256="5a" * 32)], tickets, [], media)


def bracket_profile(desk: DeskSettings) -> Profile:
    """Return the profile: Moscow, defects go to the chief quality engineer."""
    return Profile(
        timezone="Europe/Moscow",
        routing={"category = Брак": Route(assignee="chief.quality@example.com")},
        desks={"quality": desk},
    )
