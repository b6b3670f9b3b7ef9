"""A month goes by in the bracket maker's log: rows come, rows go, and rows long closed are touched again."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from typing import Any

from builder.bracket_flow import MONTH_NAMES, tell_month, working
from builder.bracket_mess import add_pictures, number_requests, spell_words
from builder.bracket_truth import moment
from builder.request import Request
from builder.stories import Storyteller

LATER = datetime(2026, 5, 4, 10, 0)
LATER_NAMES = (*MONTH_NAMES, "Апрель 2026")


def live_on(months: list[list[Request]]) -> dict[str, Any]:
    """Change the months in place and add April; return what was added, lost, edited and finished."""
    chance = random.Random(20260504)
    finished = _finish_open(months[5])
    edited = _edit_closed(months)
    gone = _lose(months)
    last = max(int(request.number or 0) for month in months for request in month)
    april = tell_month(chance, Storyteller(chance), 2026, 4, LATER)
    number_requests([april], last + 1)
    spell_words([april], chance)
    add_pictures(april, chance, in_cells=2, promised=False)
    months.append(april)
    return {
        "added": [str(request.number) for request in april],
        "gone": gone,
        "edited_after_closing": edited,
        "finished": finished,
    }


def _finish_open(march: list[Request]) -> list[str]:
    """Finish half of what was still open in March."""
    open_ones = [request for request in march if request.status in ("new", "open", "pending") and not request.label]
    for nth, request in enumerate(open_ones[::2]):
        request.responded = request.responded or datetime(2026, 4, 3, 10, 15) + timedelta(hours=nth)
        request.closed = working(datetime(2026, 4, 8, 11, 40) + timedelta(days=2 * nth))
        request.status = "solved"
        request.shown["Статус"] = "решено"
    return [str(request.number) for request in open_ones[::2]]


def _edit_closed(months: list[list[Request]]) -> list[dict[str, Any]]:
    """Touch five rows whose work was over: what nobody could see before."""
    edits: list[dict[str, Any]] = []

    def edit(request: Request, title: str, name: str, value: Any) -> None:
        old = getattr(request, name)
        setattr(request, name, value)
        request.shown.pop(title, None)
        shown = {"old": moment(old) if isinstance(old, datetime) else old, "new": value}
        if isinstance(value, datetime):
            shown["new"] = moment(value)
        edits.append({"ticket": str(request.number), "column": title} | shown)

    closed = [[request for request in month if request.closed and not request.label] for month in months]
    edit(closed[0][1], "Серийный №", "serial", "0099120")
    edit(closed[0][6], "Описание дефекта", "text", "Покупатель нарушил условия монтажа, брак не подтверждён")
    late = closed[1][5]
    edit(late, "Дата закрытия", "closed", late.closed and late.closed - timedelta(days=4))
    slow = closed[2][4]
    edit(slow, "Дата первого ответа", "responded", slow.created and slow.created + timedelta(minutes=20))
    edit(closed[4][7], "Оценка", "rating", 5)
    return edits


def _lose(months: list[list[Request]]) -> list[str]:
    """Delete three rows, each from another month."""
    gone = []
    for month in (months[1], months[3], months[4]):
        plain = (request for request in month[15:] if not (request.label or request.picture or request.expect))
        request = next(plain)
        month.remove(request)
        gone.append(str(request.number))
    return gone
