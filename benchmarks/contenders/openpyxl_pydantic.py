"""The plain way: openpyxl read-only, a pydantic model a row, the five KPIs at the end."""

import sys
from datetime import datetime

from openpyxl import load_workbook
from pydantic import BaseModel, field_validator

DONE = {"решено", "закрыто", "закрыта", "done"}


class Row(BaseModel):
    number: int
    created: datetime
    status: str
    answered: datetime | None
    due: datetime | None
    solved: datetime | None
    rating: int | None
    rest: list[str | None]

    @field_validator("created", "answered", "due", "solved", mode="before")
    @classmethod
    def _moment(cls, value: object) -> object:
        return datetime.strptime(value, "%d.%m.%Y %H:%M") if isinstance(value, str) else value


def main(path: str) -> None:
    rows = load_workbook(path, read_only=True).active.iter_rows(min_row=2, values_only=True)
    tickets = [
        Row(number=c[0], created=c[1], status=c[14], answered=c[15], due=c[16], solved=c[17], rating=c[18],
            rest=[None if v is None else str(v) for v in (*c[2:14], c[19])])
        for c in rows
    ]  # fmt: skip
    answered = [(t.answered - t.created).total_seconds() / 60 for t in tickets if t.answered]
    solved = [(t.solved - t.created).total_seconds() / 60 for t in tickets if t.solved]
    rated = [t.rating for t in tickets if t.rating]
    print(len(tickets), sum(t.status.lower() in DONE for t in tickets), sum(answered) / len(answered),
          sum(solved) / len(solved), sum(r >= 4 for r in rated) / len(rated))  # fmt: skip


main(sys.argv[1])
