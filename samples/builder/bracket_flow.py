"""Six months of requests as they happened, before people wrote them down badly."""

from __future__ import annotations

import random
from datetime import date, datetime, time, timedelta

from builder.cast import CHIEF, PEOPLE, PRODUCTS, STAFF
from builder.request import Request
from builder.stories import Storyteller

NOW = datetime(2026, 4, 1, 10, 0)
MONTHS = ((2025, 10), (2025, 11), (2025, 12), (2026, 1), (2026, 2), (2026, 3))
MONTH_NAMES = ("Октябрь 2025", "Ноябрь 2025", "Декабрь 2025", "Январь 2026", "Февраль 2026", "Март 2026")
REQUESTS_A_MONTH = 29
HOURS = (8, 9, 9, 10, 10, 11, 11, 12, 13, 14, 14, 15, 16, 16, 17, 18)
NOTES = ("звонил дважды", "акт отправлен", "ждём образец", "замена со склада", "вернули деньги", "повторное обращение?")
HOLIDAYS = {
    *(date(2026, 1, day) for day in range(1, 12)),
    *(date(2025, 11, day) for day in (2, 3, 4)),
    date(2025, 12, 31), date(2026, 2, 23), date(2026, 3, 9),
}  # fmt: skip


def tell_months(chance: random.Random) -> list[list[Request]]:
    """Return the requests of each month, in the order in which they came."""
    tell = Storyteller(chance)
    return [tell_month(chance, tell, year, month, NOW) for year, month in MONTHS]


def tell_month(chance: random.Random, tell: Storyteller, year: int, month: int, now: datetime) -> list[Request]:
    """Return the requests of one month, as far as they had come along by `now`."""
    days = [day for day in _days(year, month) if day.weekday() < 5 and day not in HOLIDAYS]
    moments = sorted(_moment(chance, chance.choice(days)) for _ in range(REQUESTS_A_MONTH))
    return [_request(chance, tell, moment, now) for moment in moments]


def working(moment: datetime) -> datetime:
    """Return the moment itself when people work then, else the next morning at which they do."""
    while moment.weekday() > 4 or moment.date() in HOLIDAYS or moment.hour >= 18:
        moment = datetime.combine(moment.date() + timedelta(days=1), time(9, moment.minute))
    return max(moment, moment.replace(hour=9, minute=moment.minute)) if moment.hour < 9 else moment


def _request(chance: random.Random, tell: Storyteller, moment: datetime, now: datetime) -> Request:
    person = chance.choice(PEOPLE)
    product, letter = chance.choice(PRODUCTS)
    request = Request(created=moment, name=person.name, text=None, product=product)
    if chance.random() < 0.76:
        request.category = "брак"
        request.kind, request.text = tell.defect()
        request.assignee = CHIEF if chance.random() < 0.6 else chance.choice(STAFF)
    else:
        request.category, request.text = tell.question(product)
        request.assignee = chance.choice(STAFF)
    if person.organization != "частное лицо" and chance.random() < 0.6:
        request.organization = person.organization
    if chance.random() < 0.5:
        request.email = person.email
    if chance.random() < 0.55 or not request.email:
        request.phone = person.phone
    if request.kind and chance.random() < 0.5:
        request.serial = f"{'00' if letter == '0' else letter}{chance.randint(10_000, 99_999)}"
    if chance.random() < 0.35:
        request.priority = chance.choice(("low", "normal", "normal", "high", "high", "urgent"))
    _answer(chance, request, moment, now)
    return request


def _answer(chance: random.Random, request: Request, moment: datetime, now: datetime) -> None:
    """Let the request live: answered, worked on, solved, rated, as far as there was time before `now`."""
    quick = {"urgent": 1, "high": 3, "normal": 6, "low": 12, None: 5}[request.priority]
    request.responded = working(moment + timedelta(minutes=chance.randint(20, 110) * quick))
    closed = working(request.responded + timedelta(hours=chance.randint(2, 30) * quick))
    if chance.random() < 0.2:
        request.due = (moment + timedelta(days=chance.choice((3, 5, 7, 10)))).date()
    lasting = chance.random() < (0.32 if now - moment < timedelta(days=31) else 0.06)
    if request.responded > now:
        request.responded, request.status = None, "new"
    elif closed > now or lasting:
        request.status = chance.choice(("open", "open", "pending"))
    else:
        request.status = chance.choice(("solved", "solved", "closed"))
        request.closed = closed
        if chance.random() < 0.2:
            request.rating = chance.choice((2, 3, 4, 4, 5, 5, 5))
    if chance.random() < 0.12:
        request.note = chance.choice(NOTES)


def _days(year: int, month: int) -> list[date]:
    first = date(year, month, 1)
    return [day for day in (first + timedelta(days=n) for n in range(31)) if day.month == month]


def _moment(chance: random.Random, day: date) -> datetime:
    return datetime.combine(day, time(chance.choice(HOURS), chance.randint(0, 59)))
