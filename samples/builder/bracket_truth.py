"""The truth of a bracket log: fates, tickets, findings, doubles, pictures, as the writer knows them."""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from datetime import date, datetime
from pathlib import Path
from typing import Any

from builder.bracket_book import Written
from builder.request import LETTERS, Request

UTC_OFFSET = "+03:00"
SAME_REQUEST = ("twice", "channels", "pasted", "carried")


def write_truth(
    path: Path,
    months: list[list[Request]],
    written: Written,
    now: datetime,
    changes: dict[str, Any] | None = None,
) -> None:
    """Write what a perfect reader would say of the workbook at `now`, and what changed since the one before."""
    requests = [request for month in months for request in month]
    truth = {
        "file": f"{path.stem}.xlsx",
        "now": now.isoformat() + UTC_OFFSET,
        "fates": {sheet: {str(row): fate for row, fate in fates.items()} for sheet, fates in written.fates.items()},
        "tickets": [ticket(request) for request in requests],
        "pictures": [_picture(picture) for picture in written.pictures],
        "findings": findings(requests, now),
        "gaps": gaps(requests),
        "duplicates": duplicates(requests),
        "number_given_out_twice": [place(request) for request in requests if request.label == "number-reused"],
        "counts": dict(Counter(fate for fates in written.fates.values() for fate in fates.values())),
    }
    if changes:
        truth["changes"] = changes
    path.write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def ticket(request: Request) -> dict[str, Any]:
    """Return the fields that the row means; blank ones are left out."""
    fields = {
        "id": str(request.number),
        "text": request.text,
        "requester.name": request.name,
        "requester.phone": request.phone,
        "requester.email": request.email,
        "requester.organization": request.organization,
        "assignee": request.assignee,
        "status": request.status,
        "priority": request.priority,
        "category": request.category,
        "created_at": moment(request.created),
        "first_response_at": moment(request.responded),
        "solved_at": moment(request.closed),
        "due_at": moment(request.due),
        "satisfaction": request.rating,
        "Изделие": request.product,
        "Серийный №": request.serial,
        "Примечание": request.note,
    }
    where = {"sheet": request.sheet, "row": request.row}
    return where | {name: value for name, value in fields.items() if value is not None}


def moment(value: datetime | date | None) -> str | None:
    """Return the moment as ISO text, with the offset of Moscow; a day stays a day."""
    if isinstance(value, datetime):
        return value.isoformat() + UTC_OFFSET
    return value.isoformat() if value else None


def findings(requests: list[Request], now: datetime) -> list[dict[str, Any]]:
    """Return what must be found: what was planted, and what follows from the values."""
    found = [_at(request, rule, title) for request in requests for rule, title in request.expect]
    for request in requests:
        created, closed, responded = request.created, request.closed, request.responded
        planted = {title for _, title in request.expect}
        finished, unfinished = (request.status in words for words in (("solved", "closed"), ("new", "open", "pending")))
        checks = (
            ("missing-created", "Дата обращения", created is None and "Дата обращения" not in planted),
            ("missing-requester", "Заявитель", not (request.name or request.phone or request.email)),
            ("missing-subject", "Описание дефекта", request.text is None),
            ("solved-before-created", "Дата закрытия", bool(created and closed and closed < created)),
            ("response-before-created", "Дата первого ответа", bool(created and responded and responded < created)),
            ("future-date", "Дата закрытия", bool(closed and closed > now)),
            ("solved-without-date", "Дата закрытия", finished and closed is None),
            ("open-with-solved-date", "Дата закрытия", unfinished and closed is not None),
        )
        found += [_at(request, rule, title) for rule, title, true in checks if true]
    return sorted(found, key=lambda finding: (finding["rule"], finding["sheet"], finding["row"]))


def gaps(requests: list[Request]) -> list[str]:
    """Return the numbers that nobody has, runs as "467-468"."""
    numbers = {int(request.number or 0) for request in requests}
    runs: list[list[int]] = []
    for number in range(min(numbers), max(numbers)):
        if number not in numbers:
            if runs and runs[-1][1] == number - 1:
                runs[-1][1] = number
            else:
                runs.append([number, number])
    return [str(first) if first == last else f"{first}-{last}" for first, last in runs]


def duplicates(requests: list[Request]) -> list[dict[str, Any]]:
    """Return the groups of rows that are one request, with the reason."""
    groups: dict[str, list[Request]] = defaultdict(list)
    for request in requests:
        if request.label.startswith(SAME_REQUEST):
            groups[request.label].append(request)
    return [
        {
            "why": label.rsplit("-", 1)[0] if label[-1].isdigit() else label,
            "rows": [place(request) for request in group],
        }
        for label, group in groups.items()
    ]


def place(request: Request) -> dict[str, Any]:
    """Return where a request stands."""
    return {"sheet": request.sheet, "row": request.row, "id": str(request.number)}


def _at(request: Request, rule: str, title: str) -> dict[str, Any]:
    return {
        "rule": rule,
        "sheet": request.sheet,
        "row": request.row,
        "cell": f"{LETTERS[title]}{request.row}",
        "ticket": str(request.number),
    }


def _picture(picture: dict[str, Any]) -> dict[str, Any]:
    data = picture["bytes"]
    rest = {key: value for key, value in picture.items() if key != "bytes"}
    return rest | {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data)}
