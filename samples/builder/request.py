"""One request of the bracket maker's log: what happened, and what the cells show of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

COLUMNS = (
    "№", "Дата обращения", "Время", "Заявитель", "Телефон", "E-mail", "Организация", "Изделие", "Серийный №",
    "Описание дефекта", "Фото", "Категория", "Приоритет", "Ответственный", "Статус", "Дата первого ответа", "Срок",
    "Дата закрытия", "Оценка", "Примечание",
)  # fmt: skip
LETTERS = {title: chr(65 + i) for i, title in enumerate(COLUMNS)}

STATUS_WORDS = {
    "new": "новая",
    "open": "в работе",
    "pending": "ждём клиента",
    "solved": "решено",
    "closed": "закрыто",
}
PRIORITY_WORDS = {"low": "низкий", "normal": "средний", "high": "высокий", "urgent": "срочно"}


@dataclass
class Request:
    """What happened. None = nobody wrote it down. `shown` overrides what a cell holds, by column title."""

    created: datetime | date | None
    name: str | None
    text: str | None
    number: int | str | None = None
    phone: str | None = None
    email: str | None = None
    organization: str | None = None
    product: str | None = None
    serial: str | None = None
    category: str | None = None
    priority: str | None = None
    assignee: str | None = None
    status: str | None = None
    responded: datetime | None = None
    due: date | None = None
    closed: datetime | date | None = None
    rating: int | None = None
    note: str | None = None
    kind: str | None = None  # of the defect
    picture: str | None = None  # "floating", "in-cell", "low" (floating, begun in the row above)
    sheet: str = ""
    row: int = 0
    shown: dict[str, Any] = field(default_factory=dict)
    expect: list[tuple[str, str]] = field(default_factory=list)  # (rule, column title)
    label: str = ""  # by which mess functions and the later log find a planted case

    def cells(self) -> dict[str, Any]:
        """Return what each cell holds, by column title; blank cells are left out."""
        created = self.created
        plain: dict[str, Any] = {
            "№": self.number,
            "Дата обращения": created.date() if isinstance(created, datetime) else created,
            "Время": timedelta(hours=created.hour, minutes=created.minute) if isinstance(created, datetime) else None,
            "Заявитель": self.name,
            "Телефон": self.phone,
            "E-mail": self.email,
            "Организация": self.organization,
            "Изделие": self.product,
            "Серийный №": self.serial,
            "Описание дефекта": self.text,
            "Категория": self.category,
            "Приоритет": PRIORITY_WORDS.get(self.priority or ""),
            "Ответственный": self.assignee,
            "Статус": STATUS_WORDS.get(self.status or ""),
            "Дата первого ответа": self.responded,
            "Срок": self.due,
            "Дата закрытия": self.closed,
            "Оценка": self.rating,
            "Примечание": self.note,
        }
        return {title: value for title, value in (plain | self.shown).items() if value is not None}
